import { useState } from 'react'
import { useAct } from '../client/act.ts'
import { api, client } from '../client/client.ts'
import { organisationTexts } from '../language/organisation.ts'
import { useText } from '../language/language.tsx'
import { TextField } from '../part/form.tsx'
import { sayInstant } from '../part/say.ts'
import { Empty, Read, Refused } from '../part/state.tsx'

type NewKey = { custody: 'platform'; password: string } | { custody: 'own'; address: string; signature: string; password: string }

/** The organisation's signing keys (签名密钥) and whose hands they are in. */
export function Keys() {
  const { keys: texts } = useText(organisationTexts)
  const found = api.useQuery('get', '/api/keys')
  return (
    <section className="card stack" aria-labelledby="keys">
      <h2 id="keys">{texts.title}</h2>
      <p className="soft">{texts.lead}</p>
      <Read query={found}>
        {({ items }) => items.length === 0 ? <Empty>{texts.none}</Empty> : (
          <div className="sheet" tabIndex={0} role="group" aria-labelledby="keys">
            <table>
              <thead><tr><th scope="col">{texts.address}</th><th scope="col">{texts.custody}</th><th scope="col">{texts.state}</th></tr></thead>
              <tbody>
                {items.map(({ id, address, custody, state, registeredAt }) => (
                  <tr key={id}>
                    <td className="mono">{address}</td>
                    <td>{texts.held[custody]}</td>
                    <td>{texts.states[state] ?? state}{registeredAt !== null && <span className="faint"> {sayInstant(registeredAt)}</span>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Read>
      <AddKey />
    </section>
  )
}

function AddKey() {
  const { keys: texts } = useText(organisationTexts)
  const [open, setOpen] = useState<'platform' | 'own'>()
  const [address, setAddress] = useState('')
  const [signature, setSignature] = useState('')
  const [password, setPassword] = useState('')
  const isAddress = /^0x[0-9a-fA-F]{40}$/.test(address)
  const message = api.useQuery('get', '/api/keys/message', { params: { query: { address } } }, { enabled: open === 'own' && isAddress, retry: false })
  const act = useAct((body: NewKey, headers) => client.POST('/api/keys', { body, headers }))
  const close = () => (setOpen(undefined), setPassword(''), setSignature(''))
  const submit = () => act.mutate(open === 'own' ? { custody: 'own', address, signature, password } : { custody: 'platform', password }, { onSuccess: close })
  return (
    <>
      <div className="row">
        <button type="button" className="button" aria-expanded={open === 'platform'} onClick={() => setOpen('platform')}>{texts.make}</button>
        <button type="button" className="button" aria-expanded={open === 'own'} onClick={() => setOpen('own')}>{texts.own}</button>
      </div>
      {open !== undefined && (
        <form className="stack" onSubmit={(event) => (event.preventDefault(), submit())}>
          {act.error !== null && <Refused error={act.error} />}
          {open === 'own' && (
            <>
              <TextField label={texts.addressLabel} value={address} spellCheck={false} onChange={({ target }) => setAddress(target.value.trim())} />
              {message.data !== undefined && <><p className="soft">{texts.ownLead}</p><pre>{message.data.message}</pre></>}
              {message.error !== null && message.error !== undefined && <Refused error={message.error} />}
              <TextField label={texts.signature} value={signature} spellCheck={false} onChange={({ target }) => setSignature(target.value.trim())} />
            </>
          )}
          <TextField label={texts.password} type="password" autoComplete="current-password" value={password} onChange={({ target }) => setPassword(target.value)} />
          <div>
            <button type="submit" className="button primary" disabled={act.isPending || password === '' || (open === 'own' && (!isAddress || signature === ''))}>
              {act.isPending ? texts.busy : texts.add}
            </button>
          </div>
        </form>
      )}
    </>
  )
}
