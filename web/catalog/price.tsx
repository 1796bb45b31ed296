import { terms } from '../language/catalog.ts'
import { useText } from '../language/language.tsx'
import { pricing } from '../language/pricing.ts'
import type { Entry } from './answer.ts'
import { ContractPart } from './contract.tsx'
import { Quote } from './quote.tsx'
import { sayPlan, sayPlanSentence } from './say.ts'

/** What it costs, in sentences and worked out, and what a contract over it says. */
export function PriceTab({ entry }: { entry: Entry }) {
  const price = useText(pricing)
  const words = useText(terms)
  return (
    <>
      <section className="stack">
        <div><h2>{price.plans}</h2><p className="soft">{price.plansLead}</p></div>
        <ul className="plans">
          {entry.prices.map(({ plan }, at) => (
            <li key={at} className="card">
              <p className="faint">{words.price[plan.kind]}</p>
              <p className="plan-price">{sayPlan(plan, words)}</p>
              <p className="soft">{sayPlanSentence(plan, words)}</p>
            </li>
          ))}
        </ul>
      </section>
      <Quote entry={entry} />
      <ContractPart entry={entry} />
    </>
  )
}
