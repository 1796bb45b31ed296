import { useState } from 'react'
import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { registrationTexts } from '../language/registration.ts'
import { AreaField } from '../part/form.tsx'
import { sayInstant } from '../part/say.ts'
import { Empty, Read, Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { FileDigest } from '../part/digest-field.tsx'

/** An objection by one's name, with its ground and its evidence. */
export function ObjectForm({ id, close }: { id: string; close: () => void }) {
  const { objections: texts, list } = useText(registrationTexts)
  const [ground, setGround] = useState('')
  const [evidenceDigest, setDigest] = useState('')
  const act = useAct((body: Schemas['RaiseRegistrationObjection'], headers) =>
    client.POST('/api/registrations/{id}/objections', { params: { path: { id } }, body, headers }))
  const lacking = [ground.trim() === '' && texts.ground, evidenceDigest === '' && texts.evidence].filter((one) => one !== false)
  const reason = act.isPending ? list.busy : lacking.length > 0 ? lacking.join('、') : undefined
  if (act.isSuccess) return <p className="notice good" role="status">{texts.sent}</p>
  return (
    <form className="notice stack" aria-label={texts.raise} noValidate onSubmit={(event) => (event.preventDefault(), reason === undefined && act.mutate({ ground, evidenceDigest }))}>
      <p className="last">{texts.lead}</p>
      {act.error !== null && <Refused error={act.error} />}
      <AreaField label={texts.ground} rows={3} maxLength={2000} value={ground} onChange={({ target }) => setGround(target.value)} />
      <FileDigest label={texts.evidence} value={evidenceDigest} change={setDigest} />
      <div className="row">
        <ActButton type="submit" className="button primary" reason={reason}>{texts.send}</ActButton>
        <button type="button" className="button" onClick={close}>{texts.cancel}</button>
      </div>
    </form>
  )
}

const TONES = { open: 'accent', upheld: 'danger', dismissed: '' } as const

/** One's own objections, with their answers. */
export function OwnObjections() {
  const { objections: texts } = useText(registrationTexts)
  const query = api.useQuery('get', '/api/registration-objections')
  return (
    <section className="stack" aria-labelledby="own-objections">
      <h2 id="own-objections">{texts.own}</h2>
      <Read query={query}>
        {({ items }) => items.length === 0 ? <Empty>{texts.none}</Empty> : items.map(({ id, name, ground, state, answer, createdAt }) => (
          <article key={id} className="card registration-objection">
            <div className="row between"><strong>{name}</strong><span className={`tag ${TONES[state]}`}>{texts[state]}</span></div>
            <p>{ground}</p>
            <p className="faint">{sayInstant(createdAt)}</p>
            {answer !== null && <p className="notice last">{texts.answer}：{answer}</p>}
          </article>
        ))}
      </Read>
    </section>
  )
}
