import { useState } from 'react'
import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { agreementTexts } from '../language/agreement.ts'
import { useText } from '../language/language.tsx'
import { TextField } from '../part/form.tsx'
import { Refused } from '../part/state.tsx'
import type { Agreement } from './agreement.tsx'

type Given = Schemas['Sign']

type FieldsProps = { digest: string | undefined; busy: boolean; label: string; send: (given: Given) => void }

/** How an organisation signs: with the key that the platform holds, after its person's password, or with its own key. */
export function SignatureFields({ digest, busy, label, send }: FieldsProps) {
  const { act: texts } = useText(agreementTexts)
  const [isOwn, setOwn] = useState(false)
  const [text, setText] = useState('')
  return (
    <form className="stack" onSubmit={(event) => (event.preventDefault(), send(isOwn ? { signature: text.trim() } : { password: text }))}>
      <p className="soft">{isOwn ? texts.ownKeyLead : texts.signLead}</p>
      <label className="row"><input type="checkbox" checked={isOwn} onChange={({ target }) => (setOwn(target.checked), setText(''))} />{texts.ownKey}</label>
      {isOwn && <p className="mono">{digest}</p>}
      <TextField label={isOwn ? texts.signature : texts.password} type={isOwn ? 'text' : 'password'} value={text}
        autoComplete={isOwn ? 'off' : 'current-password'} onChange={({ target }) => setText(target.value)} />
      <div><button type="submit" className="button primary" disabled={busy || text === ''}>{busy ? texts.busy : label}</button></div>
    </form>
  )
}

/** A party signs the terms as they stand. */
export function SignForm({ agreement: { id }, done }: { agreement: Agreement; done: () => void }) {
  const { act: texts } = useText(agreementTexts)
  const terms = api.useQuery('get', '/api/agreements/{id}/terms', { params: { path: { id } } })
  const act = useAct((body: Given, headers) => client.POST('/api/agreements/{id}/sign', { params: { path: { id } }, body, headers }))
  return (
    <>
      {act.error !== null && <Refused error={act.error} />}
      <SignatureFields digest={terms.data?.digest} busy={act.isPending} label={texts.sign} send={(given) => act.mutate(given, { onSuccess: done })} />
    </>
  )
}
