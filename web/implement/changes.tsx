import { useState } from 'react'
import { CHANGE_ACTS, CHANGE_KINDS } from '#api/authorized-operation/change.ts'
import { MAX_GRANT_YEARS } from '#api/authorized-operation/authorized-operation.ts'
import { BASES, implementTexts } from '../language/implement.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { dayOf, endOf, lastDayOf } from '../part/day.ts'
import { AreaField, TextField } from '../part/form.tsx'
import { sayCount, sayDay } from '../part/say.ts'
import { Choice } from '../public-data/form.tsx'
import { isDigest } from '../part/digest.ts'
import { DigestField } from '../part/digest-field.tsx'
import { wrongWith } from '../public-data/term.ts'
import { ActForm } from '../part/act-form.tsx'
import { ChangeNext } from './change-next.tsx'
import type { GrantActs } from './grant-acts.ts'
import type { GrantSide } from './grant-page.tsx'
import type { Grant } from './grant-row.tsx'
import { ResourcePicker } from './resource-picker.tsx'

type Change = Grant['changes'][number]
type Props = { grant: Grant; side: GrantSide; act: GrantActs['change'] }

export const isOpenChange = (state: Change['state']): boolean => CHANGE_ACTS.abandon.from.some((from) => from === state)

/** Changes of a grant (变更): the one on its way with its next act, and those before. */
export function Changes({ grant, side, act }: Props) {
  const { changes: texts } = useText(implementTexts)
  const [isOpen, setOpen] = useState(false)
  const canPropose = side === 'body' && (grant.state === 'active' || grant.state === 'suspended') &&
    !grant.changes.some(({ state }) => isOpenChange(state))
  if (isOpen) return <Propose grant={grant} side={side} act={act} stop={() => setOpen(false)} />
  return (
    <section className="card stack" aria-labelledby="changes">
      <div className="row between">
        <h2 id="changes">{texts.title}</h2>
        {canPropose && (
          <button type="button" className="button" onClick={() => (act.reset(), setOpen(true))}>{texts.propose}</button>
        )}
      </div>
      {grant.changes.length === 0 ? (
        <p className="soft last">{texts.none} <span className="faint">{texts.lead}</span></p>
      ) : (
        <ul className="implement-said">
          {grant.changes.map((change) => (
            <li key={change.id}>
              <Said change={change} />
              {isOpenChange(change.state) && <ChangeNext key={change.state} change={change} side={side} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const TONES: Record<Change['state'], string> = {
  proposed: 'accent', decided: 'accent', approved: 'accent', accepted: 'accent', filed: 'good', abandoned: '',
}

function Said({ change }: { change: Change }) {
  const { changes: texts, list } = useText(implementTexts)
  const { language } = useLanguage()
  const { what, reason, scope, state, resourceIds, endsAt, createdAt, decisionNo, approvalNo, filingNo } = change
  const numbers = [[texts.decisionNo, decisionNo], [texts.approvalNo, approvalNo], [texts.filingNo, filingNo]]
  return (
    <>
      <div className="row between">
        <strong>{texts.kinds[what]}</strong>
        <span className="row">
          <time className="faint" dateTime={createdAt}>{sayDay(createdAt)}</time>
          <span className={`tag ${TONES[state]}`}>{texts.states[state]}</span>
        </span>
      </div>
      <p>{reason}</p>
      <p className="faint">
        {scope} · {list.resources(sayCount(resourceIds.length, language))} · – {lastDayOf(endsAt)}
        {numbers.map(([name, number]) => number !== null && <span key={name}> · {name} {number}</span>)}
      </p>
    </>
  )
}

function Propose({ grant, act, stop }: Props & { stop: () => void }) {
  const { changes: texts, agreement, next } = useText(implementTexts)
  const [what, setWhat] = useState<(typeof CHANGE_KINDS)[number]>('scope')
  const [reason, setReason] = useState('')
  const [scope, setScope] = useState(grant.scope)
  const [resourceIds, setResources] = useState(grant.resourceIds)
  const [to, setTo] = useState(lastDayOf(grant.endsAt))
  const [agreementDigest, setDigest] = useState('')
  const wrong = wrongWith({ from: dayOf(Date.parse(grant.startsAt)), to }, MAX_GRANT_YEARS)
  const body = { what, reason, scope, resourceIds, agreementDigest, endsAt: endOf(to) }
  const send = () => act.mutate(body, { onSuccess: stop })
  return (
    <ActForm
      title={texts.proposeTitle} lead={texts.lead} basis={BASES.change} submit={texts.submit} error={act.error}
      isBusy={act.isPending}
      lacking={[
        reason.trim() === '' && texts.reason, scope.trim() === '' && agreement.scope,
        resourceIds.length === 0 && texts.resources,
        (to === '' || wrong !== undefined) && agreement.end, !isDigest(agreementDigest) && texts.file2,
      ]}
      send={send} cancel={stop}
    >
      <Choice label={texts.what} names={texts.kinds} values={CHANGE_KINDS} value={what} choose={setWhat} />
      <AreaField
        label={texts.reason} rows={3} maxLength={1000} value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <AreaField
        label={agreement.scope} hint={agreement.scopeHint} rows={3} maxLength={2000} value={scope}
        onChange={({ target }) => setScope(target.value)}
      />
      <ResourcePicker chosen={resourceIds} choose={setResources} />
      <TextField
        label={agreement.end} type="date" value={to} fault={wrong && agreement[wrong]}
        onChange={({ target }) => setTo(target.value)}
      />
      <DigestField value={agreementDigest} change={setDigest} names={{ file: texts.file2, digest: next.fileDigest }} />
    </ActForm>
  )
}
