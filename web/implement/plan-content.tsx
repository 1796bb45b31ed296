import { PLAN_TEXTS } from '#api/authorized-operation/plan.ts'
import type { Schemas } from '../client/client.ts'
import { implementTexts } from '../language/implement.ts'
import { useText } from '../language/language.tsx'
import { sayInstant } from '../part/say.ts'
import { ResourceNames } from '../public-data/resource-names.tsx'
import type { Plan } from './plan-road.tsx'

/** What a plan says in its twelve items. */
export function PlanContent({ plan: { mode, items, resourceIds } }: { plan: Plan }) {
  const { plan: texts, items: names, modes } = useText(implementTexts)
  const empty = <span className="faint">{texts.empty}</span>
  return (
    <section className="card" aria-labelledby="content">
      <h2 id="content">{texts.content}</h2>
      <dl className="implement-items">
        <div><dt>{names.mode}</dt><dd>{modes[mode]}</dd></div>
        {PLAN_TEXTS.map((key) => (
          <div key={key}><dt>{names[key]}</dt><dd>{items[key] ?? empty}</dd></div>
        ))}
        <div>
          <dt>{texts.resources}</dt>
          <dd>{resourceIds.length === 0 ? empty : <ResourceNames ids={resourceIds} />}</dd>
        </div>
        <div>
          <dt>{names.products}</dt>
          <dd>{items.products === undefined ? empty : <ProductList products={items.products} />}</dd>
        </div>
      </dl>
    </section>
  )
}

function ProductList({ products }: { products: NonNullable<Plan['items']['products']> }) {
  const { plan: texts } = useText(implementTexts)
  return (
    <div className="stack">
      {(['welfare', 'industry'] as const).map((kind) => (
        <div key={kind}>
          <span className="soft">{texts[kind]}</span>
          {products[kind].length === 0 ? <> {texts.none}</> : (
            <ul>
              {products[kind].map(({ name, form }) => <li key={name}>{name} <span className="faint">{form}</span></li>)}
            </ul>
          )}
        </div>
      ))}
    </div>
  )
}

type Document = Schemas['OperationPlan']['decision']

/** Public documents as they were recorded, each with its number and its digest. */
export function Documents({ documents }: { documents: [string, Document][] }) {
  const { plan: texts } = useText(implementTexts)
  const told = documents.flatMap(([name, document]) => (document === null ? [] : [{ name, document }]))
  if (told.length === 0) return null
  return (
    <section className="card" aria-labelledby="documents">
      <h2 id="documents">{texts.documents}</h2>
      <dl className="implement-items">
        {told.map(({ name, document: { number, digest, at } }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {number} <span className="faint">{texts.at} {sayInstant(at)}</span>
              {digest !== null && (
                <div className="faint">{texts.digest} <span className="public-mono">{digest}</span></div>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
