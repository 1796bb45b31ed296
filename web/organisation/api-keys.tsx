import { useState } from 'react'
import { PERSONAL_ACTS } from '#api/participant/participant.ts'
import type { AddApiKey as NewKey } from '#api/participant/schema.ts'
import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { actTexts } from '../language/act.ts'
import { organisationTexts } from '../language/organisation.ts'
import { useText } from '../language/language.tsx'
import { faultsOf, TextField } from '../part/form.tsx'
import { sayDay } from '../part/say.ts'
import { Empty, Read, Refused } from '../part/state.tsx'

/** Acts that need no key. */
const VISITORS = ['participant.apply', 'participant.sign_in', 'participant.sign_out']

/** The name of an act, as its scope is told. */
function useActName(): (act: string) => string {
  const names: Record<string, string> = useText(actTexts)
  return (act) => names[act] ?? act
}

/** API keys: what programs call with, each limited to the acts that were ticked. */
export function ApiKeys() {
  const { apiKeys: texts } = useText(organisationTexts)
  const found = api.useQuery('get', '/api/api-keys')
  return (
    <section className="card stack" aria-labelledby="api-keys">
      <h2 id="api-keys">{texts.title}</h2>
      <p className="soft">{texts.lead}</p>
      <Read query={found}>
        {({ items }) => items.length === 0 ? <Empty>{texts.none}</Empty> : (
          <div className="sheet" tabIndex={0} role="group" aria-labelledby="api-keys">
            <table>
              <thead><tr><th scope="col">{texts.name}</th><th scope="col">{texts.scopes}</th><th scope="col">{texts.expires}</th></tr></thead>
              <tbody>{items.map((key) => <Row key={key.id} apiKey={key} />)}</tbody>
            </table>
          </div>
        )}
      </Read>
      <AddApiKey />
    </section>
  )
}

function Row({ apiKey: { id, name, scopes, expiresAt, revokedAt } }: { apiKey: Schemas['ApiKey'] }) {
  const { apiKeys: texts } = useText(organisationTexts)
  const act = useAct((key: string, headers) => client.POST('/api/api-keys/{id}/revoke', { params: { path: { id: key } }, headers }))
  const nameOf = useActName()
  const isOver = Date.parse(expiresAt) <= Date.now()
  return (
    <tr>
      <td>{name}</td>
      <td>{scopes.map(nameOf).join('、')}</td>
      <td>
        {revokedAt !== null || isOver
          ? <span className="tag danger">{revokedAt === null ? texts.over : texts.revoked}</span>
          : <span className="row"><span className="nowrap">{sayDay(expiresAt)}</span><button type="button" className="button small" disabled={act.isPending} onClick={() => act.mutate(id)}>{texts.revoke}</button></span>}
        {act.error !== null && <Refused error={act.error} />}
      </td>
    </tr>
  )
}

function AddApiKey() {
  const { apiKeys: texts } = useText(organisationTexts)
  const session = useSession()
  const [name, setName] = useState('')
  const [days, setDays] = useState('90')
  const [scopes, setScopes] = useState<string[]>([])
  const act = useAct((body: NewKey, headers) => client.POST('/api/api-keys', { body, headers }))
  const nameOf = useActName()
  const possible = (session?.acts ?? []).filter((one) => !PERSONAL_ACTS.some((personal) => personal === one) && !VISITORS.includes(one))
  const clear = () => (setName(''), setScopes([]))
  const submit = () => act.mutate({ name, days: Number(days), scopes: asScopes(scopes) }, { onSuccess: clear })
  const faults = faultsOf(act.error)
  return (
    <form className="stack" onSubmit={(event) => (event.preventDefault(), submit())}>
      {act.error !== null && <Refused error={act.error} />}
      {act.data !== undefined && <div className="notice good" role="status"><p>{texts.shown}</p><p className="mono"><strong>{act.data.token}</strong></p></div>}
      <div className="pair">
        <TextField label={texts.name} value={name} fault={faults['name']} onChange={({ target }) => setName(target.value)} />
        <TextField label={texts.days} type="number" min={1} max={366} value={days} fault={faults['days']} onChange={({ target }) => setDays(target.value)} />
      </div>
      <fieldset className="plain">
        <legend>{texts.scopes}</legend>
        <div className="pair scopes">
          {possible.map((scope) => (
            <label key={scope} className="choice" title={scope}>
              <input type="checkbox" checked={scopes.includes(scope)}
                onChange={({ target }) => setScopes(target.checked ? [...scopes, scope] : scopes.filter((one) => one !== scope))} />{nameOf(scope)}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="row">
        <button type="submit" className="button primary" disabled={act.isPending || name.trim() === '' || scopes.length === 0}>{texts.add}</button>
        {scopes.length === 0 && <span className="faint">{texts.choose}</span>}
      </div>
    </form>
  )
}

/** The acts that were ticked: safe because they are the server's own words for what the person may do. */
const asScopes = (scopes: string[]) => scopes as NewKey['scopes']
