import { useState } from 'react'
import { Link } from 'react-router'
import { useAct } from '../client/act.ts'
import { useAddress } from '../client/address.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useMay } from '../client/session.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { useText } from '../language/language.tsx'
import { resourceTexts } from '../language/resource.ts'
import { ActForm } from '../part/act-form.tsx'
import { AreaField } from '../part/form.tsx'
import { Filter, Paging } from '../part/list.tsx'
import { sayInstant } from '../part/say.ts'
import { Empty, Read } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { Party } from './party.tsx'
import '../review/review.css'
import './public-data.css'
import './catalogue.css'

type Conflict = Schemas['SourceConflict']

/** The page of the implementing body: conflicts about sources (数源争议), which it settles. */
export default function ConflictsPage() {
  const { conflicts: texts } = useText(resourceTexts)
  return (
    <DeskPage title={texts.title} lead={texts.lead} act="source.view_conflicts">
      <Conflicts />
    </DeskPage>
  )
}

/** Conflicts about sources, of all resources or of one; whoever may settles them. */
export function Conflicts({ resourceId }: { resourceId?: string }) {
  const { conflicts: texts, all } = useText(resourceTexts)
  const { values, change } = useAddress(['conflict', 'cursor'])
  const state: Conflict['state'] | undefined = resourceId === undefined ? asState(values.conflict) : 'open'
  const cursor = resourceId === undefined ? values.cursor : undefined
  const query = {
    limit: 20, ...(state === undefined ? {} : { state }), ...(cursor === undefined ? {} : { cursor }),
    ...(resourceId === undefined ? {} : { resourceId }),
  }
  const found = api.useQuery('get', '/api/source-conflicts', { params: { query } })
  return (
    <section className="stack" aria-label={texts.title}>
      {resourceId === undefined ? (
        <Filter label={texts.state} all={all} names={{ open: texts.open, settled: texts.settled }} values={['open', 'settled']}
          value={state} choose={(next) => change({ conflict: next })} />
      ) : (
        <h2>{texts.title}</h2>
      )}
      <Read query={found}>
        {({ items, next }) =>
          items.length === 0 ? <Empty>{texts.none}</Empty> : (
            <>
              {items.map((conflict) => <Shown key={conflict.id} conflict={conflict} />)}
              <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
            </>
          )
        }
      </Read>
    </section>
  )
}

const asState = (text: string | undefined): Conflict['state'] | undefined => (text === 'open' || text === 'settled' ? text : undefined)

function Shown({ conflict }: { conflict: Conflict }) {
  const { conflicts: texts } = useText(resourceTexts)
  const maySettle = useMay('source.settle')
  const [isOpen, setOpen] = useState(false)
  const { element, field, holder, claimant, state, sourceId, reason, createdAt, settledAt } = conflict
  return (
    <article className="card stack">
      <div className="row between">
        <span className="row">
          <h2 className="conflict-title">{field}</h2>
          <span className="public-mono faint">{element}</span>
          <span className={`tag ${state === 'open' ? 'accent' : 'good'}`}>{texts[state]}</span>
        </span>
        <span className="faint">{texts.since} {sayInstant(createdAt)}</span>
      </div>
      <div className="conflict-sides">
        <Side label={texts.holder} side={holder} isSource={sourceId !== null && holder?.resourceId === sourceId} />
        <Side label={texts.claimant} side={claimant} isSource={sourceId !== null && claimant?.resourceId === sourceId} />
      </div>
      {reason !== null && <p className="soft last">{texts.reason}：{reason}{settledAt !== null && ` · ${sayInstant(settledAt)}`}</p>}
      {state === 'open' && maySettle && !isOpen && (
        <div><ActButton className="button primary" onClick={() => setOpen(true)}>{texts.submit}</ActButton></div>
      )}
      {isOpen && <Settle conflict={conflict} close={() => setOpen(false)} />}
    </article>
  )
}

type SideProps = { label: string; side: Conflict['holder']; isSource: boolean }

function Side({ label, side, isSource }: SideProps) {
  const { conflicts: texts } = useText(resourceTexts)
  return (
    <div className={isSource ? 'source' : ''}>
      <p className="faint">{label}{isSource && <> <span className="tag good">{texts.source}</span></>}</p>
      {side === null ? <p>{texts.gone}</p> : (
        <>
          <p><Party id={side.departmentId} /></p>
          <p><Link to={`/resources/${side.resourceId}`}>{side.name}</Link> <span className="public-mono faint">{side.code}</span></p>
        </>
      )}
    </div>
  )
}

function Settle({ conflict: { id, field, holder, claimant }, close }: { conflict: Conflict; close: () => void }) {
  const { conflicts: texts } = useText(resourceTexts)
  const [sourceId, setSource] = useState('')
  const [reason, setReason] = useState('')
  const settling = useAct((body: Schemas['SettleSource'], headers) =>
    client.POST('/api/source-conflicts/{id}/settle', { params: { path: { id } }, body, headers }))
  const lacking = [sourceId === '' && texts.chooseFirst, reason.trim() === '' && texts.reason].filter((one) => one !== false)
  return (
    <ActForm level={3} title={texts.settleTitle(field)} lead={texts.lead} basis="一数一源（《东营市“十四五”数字强市建设规划》三（二））" submit={texts.submit}
      error={settling.error} isBusy={settling.isPending} lacking={lacking}
      send={() => settling.mutate({ sourceId, reason: reason.trim() }, { onSuccess: close })} cancel={close}>
      <fieldset className="plain">
        <legend>{texts.choose}</legend>
        {[holder, claimant].flatMap((side) => side === null ? [] : [
          <label key={side.resourceId} className="choice">
            <input type="radio" name={`source-${id}`} checked={sourceId === side.resourceId} onChange={() => setSource(side.resourceId)} />
            <span><Party id={side.departmentId} /> · {side.name}</span>
          </label>,
        ])}
      </fieldset>
      <AreaField label={texts.reason} hint={texts.reasonHint} rows={2} maxLength={500} value={reason}
        onChange={({ target }) => setReason(target.value)} />
    </ActForm>
  )
}
