import { Link } from 'react-router'
import { api } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { terms } from '../language/catalog.ts'
import { useText } from '../language/language.tsx'
import { listingTexts } from '../language/provider-listing.ts'
import { sayInstant } from '../part/say.ts'
import type { Parts } from './section.tsx'
import { useParents } from './use-sources.ts'

/** Where the data come from, as it was recorded with the product: it can't be changed any more. */
export function OriginSection({ product }: Parts) {
  const { origin: texts } = useText(listingTexts)
  const { sourceMode } = useText(terms)
  const session = useSession()
  const known = useParents()
  const nameOf = (id: string) => known.find((parent) => parent.id === id)?.name ?? id
  const facts = [
    { name: texts.mode, value: <span className="tag main">{sourceMode[product.sourceMode]}</span> },
    { name: texts.note, value: product.sourceNote },
    ...(product.scenarioId === null ? [] : [{ name: texts.scenario, value: <Scenario id={product.scenarioId} /> }]),
    ...(product.parentIds.length === 0
      ? []
      : [{ name: texts.parents, value: product.parentIds.map(nameOf).join('、') }]),
    { name: texts.provider, value: session?.participant.name ?? '' },
    { name: texts.product, value: product.name },
    { name: texts.description, value: product.description },
    { name: texts.created, value: sayInstant(product.createdAt) },
    { name: texts.number, value: <span className="mono">{product.id}</span> },
    { name: texts.basisName, value: texts.basis },
  ]
  return (
    <>
      <p className="soft provider-last">{texts.lead}</p>
      {product.suspended && <p className="notice bad">{texts.suspended}</p>}
      <dl className="card facts">
        {facts.map(({ name, value }) => (
          <div key={name} className="provider-fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section className="card" aria-labelledby="proof">
        <h3 id="proof">{texts.proof}</h3>
        <p>{texts.proofLead}</p>
        <Link to="/verify">{texts.verify}</Link>
      </section>
    </>
  )
}

function Scenario({ id }: { id: string }) {
  const { data } = api.useQuery('get', '/api/scenarios/{id}', { params: { path: { id } } })
  return data?.name ?? id
}
