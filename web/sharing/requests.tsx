import { SHARING_STATES } from '#api/sharing/sharing.ts'
import { useAddress } from '../client/address.ts'
import { api, type Schemas } from '../client/client.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { sharingTexts } from '../language/sharing.ts'
import { lastDayOf } from '../part/day.ts'
import { Filter, Paging } from '../part/list.tsx'
import { sayInstant } from '../part/say.ts'
import { Empty, Read } from '../part/state.tsx'
import { RequestActs } from './acts.tsx'
import { Clock } from './clock.tsx'

export type Request = Schemas['SharingRequest']
type Side = 'asked' | 'owned'

/** Requests to share (共享申请): what one asked for, what one is asked for, or all of them for those who oversee. */
export function Requests({ side }: { side?: Side }) {
  const { request: texts, states } = useText(sharingTexts)
  const { values: { state, cursor }, change } = useAddress(['state', 'cursor'])
  const chosen = SHARING_STATES.find((one) => one === state)
  const query = {
    limit: 20, ...(side === undefined ? {} : { side }), ...(chosen === undefined ? {} : { state: chosen }),
    ...(cursor === undefined ? {} : { cursor }),
  }
  const found = api.useQuery('get', '/api/sharing/requests', { params: { query } }, {
    refetchInterval: ({ state: read }) => (read.data?.items.some(({ agreement }) => agreement?.state === 'activating') ? 1_500 : false),
  })
  return (
    <section className="stack" aria-label={texts.shown}>
      <div className="row">
        <Filter label={texts.filter} all={texts.all} names={states} values={SHARING_STATES} value={chosen} choose={(one) => change({ state: one })} />
      </div>
      <Read query={found}>
        {({ items, next }) => items.length === 0 ? <Empty>{side === 'owned' ? texts.emptyOwned : texts.empty}</Empty> : (
          <>
            <ul className="sharing-list">
              {items.map((request) => <li key={request.id}><Shown request={request} side={side} /></li>)}
            </ul>
            <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
          </>
        )}
      </Read>
    </section>
  )
}

const TONES: Partial<Record<Request['state'], string>> = {
  requested: 'accent', approved: 'main', signed: 'main', active: 'good', refused: 'danger',
}

function Shown({ request, side }: { request: Request; side: Side | undefined }) {
  const { request: texts, states, crossings } = useText(sharingTexts)
  const { resource, requester, owner, state, purpose, agreement } = request
  return (
    <article className="card stack">
      <div className="row between">
        <div>
          <h3 className="sharing-name" lang="zh-CN">{resource.name}</h3>
          <span className="soft">
            {side !== 'asked' && <>{texts.from} {requester.name}</>}
            {side === undefined && ' · '}
            {side !== 'owned' && <>{texts.owner} {owner.name}</>}
          </span>
        </div>
        <div className="row">
          {request.crossings.map((one) => <span key={one} className="tag">{crossings[one]}</span>)}
          <span className={`tag ${TONES[state] ?? ''}`}>{states[state]}</span>
        </div>
      </div>
      <p className="sharing-purpose" lang="zh-CN">{purpose}</p>
      <Clock request={request} />
      {request.approvedBy === 'rule' && <p className="faint last">{texts.byRule}</p>}
      {request.reason !== null && <p className="notice wait">{texts.reason}：{request.reason}</p>}
      <Facts request={request} />
      {agreement !== null && !request.isSupplied && state !== 'ended' && state !== 'withdrawn' && side === 'asked' && (
        <p className="faint last">{texts.waitSupply}</p>
      )}
      {side !== undefined && <RequestActs request={request} side={side} />}
    </article>
  )
}

function Facts({ request }: { request: Request }) {
  const { request: texts, levels, cut } = useText(sharingTexts)
  const { language } = useLanguage()
  const { fields, basis, level, district, endsAt, quota, agreement, necessity } = request
  const personal = Object.entries(necessity)
  return (
    <details className="sharing-items" open={request.state === 'requested'}>
      <summary>{texts.shown}</summary>
      <dl className="facts">
        <dt>{texts.from}</dt>
        <dd>{request.requester.name}（{levels[level]}{district === null ? '' : ` · ${district}`}）</dd>
        <dt>{texts.duty}</dt>
        <dd lang="zh-CN">{basis}</dd>
        <dt>{texts.fields}</dt>
        <dd lang="zh-CN">{fields.join(cut)}</dd>
        {personal.length > 0 && <dt>{texts.necessity}</dt>}
        {personal.length > 0 && <dd lang="zh-CN">{personal.map(([field, why]) => <div key={field}>{field}：{why}</div>)}</dd>}
        <dt>{texts.term}</dt>
        <dd>{lastDayOf(endsAt)}</dd>
        <dt>{texts.uses}</dt>
        <dd className="number">{texts.count(agreement?.usedCount ?? 0, quota)}</dd>
        <dt>{texts.asked}</dt>
        <dd lang={language}><time dateTime={request.createdAt}>{sayInstant(request.createdAt)}</time></dd>
        {request.decidedAt !== null && <dt>{texts.decided}</dt>}
        {request.decidedAt !== null && <dd><time dateTime={request.decidedAt}>{sayInstant(request.decidedAt)}</time></dd>}
      </dl>
    </details>
  )
}
