import { Link } from 'react-router'
import { useAddress } from '../client/address.ts'
import { api, type Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { Paging } from '../part/list.tsx'
import { Empty, Loading, Read } from '../part/state.tsx'
import { useResources } from './resource-names.tsx'

type Scenario = Schemas['Scenario']

/** What can be made into a product now, by the gates that the platform asks; for the rest, what is in the way. */
export function Ready() {
  const { operate: texts } = useText(publicDataTexts)
  const {
    values: { cursor },
    change,
  } = useAddress(['cursor'])
  const found = api.useQuery('get', '/api/scenarios', {
    params: { query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) } },
  })
  return (
    <section className="stack" aria-labelledby="ready">
      <div>
        <h2 id="ready">{texts.products}</h2>
        <p className="soft last">{texts.productsLead}</p>
      </div>
      <Read query={found}>
        {({ items, next }) =>
          items.length === 0 && cursor === undefined ? (
            <Empty>{texts.productsEmpty}</Empty>
          ) : (
            <>
              {items.map((scenario) => (
                <Line key={scenario.id} scenario={scenario} />
              ))}
              <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
            </>
          )
        }
      </Read>
    </section>
  )
}

function Line({ scenario }: { scenario: Scenario }) {
  const { operate: texts, purposes, cut, basis } = useText(publicDataTexts)
  const resources = useResources(scenario.resourceIds)
  const { data: gates } = api.useQuery('get', '/api/scenarios/{id}/gates', { params: { path: { id: scenario.id } } })
  const refused = gates?.items.find(({ isOpen }) => !isOpen)
  if (gates === undefined || resources.length < scenario.resourceIds.length)
    return (
      <div className="card">
        <Loading />
      </div>
    )
  return (
    <article className="card public-ready" aria-labelledby={scenario.id}>
      <div>
        <h3 id={scenario.id}>
          {scenario.name} <span className="tag">{purposes[scenario.purposeClass]}</span>
        </h3>
        <p className="soft last">{resources.map(({ name }) => name).join(cut)}</p>
      </div>
      {refused === undefined ? (
        <Link className="button primary" to={`/provide/new?scenario=${scenario.id}`}>
          {texts.make}
          <span className="visually-hidden"> {scenario.name}</span>
        </Link>
      ) : (
        <div>
          <span className="tag accent">{texts.blocked}</span> {refused.sentence}
          {refused.basis !== null && (
            <div className="faint">
              {basis}：{refused.basis}
            </div>
          )}
        </div>
      )}
    </article>
  )
}
