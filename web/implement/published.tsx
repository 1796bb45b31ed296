import { useAddress } from '../client/address.ts'
import { api, type Schemas } from '../client/client.ts'
import { useMay } from '../client/session.ts'
import { BASES, implementTexts } from '../language/implement.ts'
import { useText } from '../language/language.tsx'
import { lastDayOf } from '../part/day.ts'
import { Page } from '../part/layout.tsx'
import { Paging } from '../part/list.tsx'
import { useNow } from '../part/now.ts'
import { sayDay } from '../part/say.ts'
import { Empty, Read } from '../part/state.tsx'
import { ObjectForm } from './object-form.tsx'
import { PlanTag } from './plan-road.tsx'
import './implement.css'

type Published = Schemas['PublishedPlan']

/** What everybody may read of authorised operations (公示): calls, choices under publicity, selections. */
export default function PublishedPlans() {
  const { published: texts } = useText(implementTexts)
  const { values: { cursor }, change } = useAddress(['cursor'])
  const query = { limit: 20, ...(cursor === undefined ? {} : { cursor }) }
  const found = api.useQuery('get', '/api/public/plans', { params: { query } })
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Read query={found}>
        {({ items, next }) =>
          items.length === 0 && cursor === undefined ? <Empty>{texts.none}</Empty> : (
            <>
              <ul className="implement-list">
                {items.map((plan) => <li key={plan.id}><Card plan={plan} /></li>)}
              </ul>
              <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
            </>
          )}
      </Read>
    </Page>
  )
}

function Card({ plan }: { plan: Published }) {
  const { published: texts, modes, methods, basis } = useText(implementTexts)
  const mayObject = useMay('plan.object')
  const now = useNow()
  const { id, name, mode, state, implementingBody, method, callText, callEndsAt } = plan
  const { operator, choiceReason, publicityEndsAt, selectedAt } = plan
  const isUnderPublicity = state === 'chosen' && publicityEndsAt !== null && Date.parse(publicityEndsAt) > now
  return (
    <article className="card" aria-labelledby={id}>
      <div className="row between">
        <h2 id={id}>{name}</h2>
        <PlanTag state={state} />
      </div>
      <dl className="facts">
        <dt>{texts.body}</dt>
        <dd>{implementingBody} <span className="tag">{modes[mode]}</span></dd>
        {method !== null && (
          <>
            <dt>{texts.method}</dt>
            <dd>
              {methods[method]}{' '}
              {state === 'called' && callEndsAt !== null && (
                <span className="faint">{texts.until(lastDayOf(callEndsAt))}</span>
              )}
            </dd>
          </>
        )}
        {operator !== null && (
          <>
            <dt>{texts.chosen}</dt>
            <dd>
              <strong>{operator}</strong>{' '}
              {state === 'chosen' && publicityEndsAt !== null && (
                <span className="tag accent">{texts.publicityUntil(lastDayOf(publicityEndsAt))}</span>
              )}
              {selectedAt !== null && <span className="faint">{texts.selected(sayDay(selectedAt))}</span>}
            </dd>
          </>
        )}
        {choiceReason !== null && <><dt>{texts.reason}</dt><dd>{choiceReason}</dd></>}
      </dl>
      {state === 'called' && callText !== null && <p className="last implement-text">{callText}</p>}
      {isUnderPublicity && mayObject && <ObjectForm planId={id} />}
      <p className="faint last">{basis}：{BASES.selection}</p>
    </article>
  )
}
