import { useAddress } from '../client/address.ts'
import { api } from '../client/client.ts'
import { implementTexts } from '../language/implement.ts'
import { useText } from '../language/language.tsx'
import { Paging } from '../part/list.tsx'
import { Empty, Read } from '../part/state.tsx'
import { PlanRow } from './plan-row.tsx'

/** The calls for operators (公开征集) that an operator may answer, and what became of those that it answered. */
export function Calls() {
  const { operator: texts } = useText(implementTexts)
  const { values: { cursor }, change } = useAddress(['cursor'])
  const query = { limit: 20, ...(cursor === undefined ? {} : { cursor }) }
  const found = api.useQuery('get', '/api/plans', { params: { query } })
  return (
    <section className="stack" aria-labelledby="calls">
      <div>
        <h2 id="calls">{texts.title}</h2>
        <p className="soft last">{texts.lead}</p>
      </div>
      <Read query={found}>
        {({ items, next }) =>
          items.length === 0 && cursor === undefined ? <Empty>{texts.none}</Empty> : (
            <>
              <ul className="implement-list">
                {items.map((plan) => <PlanRow key={plan.id} plan={plan} href={`/operate/plans/${plan.id}`} />)}
              </ul>
              <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
            </>
          )}
      </Read>
    </section>
  )
}
