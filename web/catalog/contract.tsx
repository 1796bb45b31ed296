import type { ReactNode } from 'react'
import { Twin } from '../chart/figure.tsx'
import { useText } from '../language/language.tsx'
import { pricing } from '../language/pricing.ts'
import type { Entry } from './answer.ts'

/** What holds a term of a contract: the chain refuses, the platform's gateway refuses, or an audit finds out. */
type Enforcer = 'chain' | 'gateway' | 'audit'

/** Who enforces each term (谁来执行). */
const ENFORCED = {
  window: 'chain', quota: 'chain', suspension: 'chain', purpose: 'gateway', price: 'gateway',
  resale: 'audit', forbidden: 'audit', deletion: 'audit',
} as const satisfies Record<string, Enforcer>

type Term = keyof typeof ENFORCED

const TERMS: readonly Term[] = ['window', 'quota', 'suspension', 'purpose', 'price', 'resale', 'forbidden', 'deletion']

/** The contract as one sentence with slots, each telling which rule enforces it, and the rules as a table. */
export function ContractPart({ entry }: { entry: Entry }) {
  const price = useText(pricing)
  const { sentence } = price
  const { title, provider, useCases, forbiddenUses, license } = entry
  return (
    <section className="card stack">
      <div><h2>{price.contract}</h2><p className="soft">{price.contractLead}</p></div>
      <p className="contract">
        {provider.name}{sentence.a}{sentence.consumer}{sentence.b}
        <Slot term="window">{sentence.window}</Slot>{sentence.c}
        <Slot term="purpose">{sentence.purpose}{sentence.purposeOf(useCases.join(' / '))}</Slot>{sentence.d}
        <strong>《{title}》</strong>{sentence.e}<Slot term="quota">{sentence.quota}</Slot>{sentence.f}
        <Slot term="price">{sentence.price}</Slot>{sentence.g}<Slot term="resale">{sentence.resale}</Slot>
        {forbiddenUses.length > 0 && sentence.h}
        {forbiddenUses.length > 0 && <Slot term="forbidden">{sentence.purposeOf(forbiddenUses.join(' / '))}</Slot>}
        {sentence.i}<Slot term="deletion">{sentence.deletion}</Slot>{sentence.end}
      </p>
      <p className="soft">{price.license(license)}</p>
      <div className="rules">
        <h3>{price.rules}</h3>
        <Twin
          title={price.rules}
          table={{
            columns: [{ name: price.slot }, { name: price.enforcer }, { name: price.how }],
            rows: TERMS.map((term) => [price.ruleName[term], price.byName[ENFORCED[term]], price.ruleText[term]]),
          }}
        />
      </div>
    </section>
  )
}

function Slot({ term, children }: { term: Term; children: ReactNode }) {
  const price = useText(pricing)
  const by = ENFORCED[term]
  return <span className={`slot ${by}`} title={price.ruleText[term]}>{children}<small>{price.by[by]}</small></span>
}
