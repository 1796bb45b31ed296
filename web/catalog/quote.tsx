import { keepPreviousData } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import { api, type Schemas } from '../client/client.ts'
import { terms } from '../language/catalog.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { pricing } from '../language/pricing.ts'
import { sayCount, sayFen } from '../part/say.ts'
import { Read } from '../part/state.tsx'
import type { Entry } from './answer.ts'
import { type Plan, sayPlan } from './say.ts'

/** What the platform works out at most. */
const MOST = { transfers: 1_000_000_000, days: 1_000_000_000, units: 1_000_000_000_000 }

type Amount = keyof typeof MOST

const MEBIBYTE = 1_048_576

/** What a plan asks for: how often, how long or how much; nothing where the price is one. */
function askedOf(plan: Plan, { version }: Entry): { amount: Amount; first: number } | undefined {
  if (plan.kind === 'per_use') return { amount: 'transfers', first: 10 }
  if (plan.kind === 'subscription') return { amount: 'days', first: 365 }
  if (plan.kind !== 'per_volume') return undefined
  const first = plan.unit === 'row' ? (version.rows ?? 1000) : Math.ceil(version.sizeBytes / MEBIBYTE)
  return { amount: 'units', first: Math.max(1, first) }
}

/** The calculator: what a use costs under a plan, worked out by the very rules that charge it. */
export function Quote({ entry }: { entry: Entry }) {
  const price = useText(pricing)
  const words = useText(terms)
  const [chosen, choose] = useState(0)
  const plan = entry.prices[chosen]?.plan
  const name = useId()
  if (plan === undefined) return null
  return (
    <section className="card quote">
      <h2>{price.quote}</h2>
      {entry.prices.length > 1 && (
        <fieldset className="quote-plans">
          <legend>{price.plan}</legend>
          {entry.prices.map((one, at) => (
            <label key={at}>
              <input type="radio" name={name} checked={at === chosen} onChange={() => choose(at)} /> {sayPlan(one.plan, words)}
            </label>
          ))}
        </fieldset>
      )}
      {plan.kind === 'free' ? <p className="soft">{price.free}</p> : <Worked key={chosen} plan={plan} entry={entry} />}
    </section>
  )
}

/** A text that a person has stopped typing. */
function useSettled(text: string): string {
  const [settled, settle] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => settle(text), 250)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

function Worked({ plan, entry }: { plan: Plan; entry: Entry }) {
  const price = useText(pricing)
  const { language } = useLanguage()
  const asked = askedOf(plan, entry)
  const [typed, setTyped] = useState(String(asked?.first ?? 1))
  const settled = useSettled(typed)
  const id = useId()
  const isSound = (text: string) => asked === undefined || (/^\d{1,13}$/.test(text) && Number(text) <= MOST[asked.amount])
  const usage = { transfers: 0, days: 0, units: 0, ...(asked === undefined ? {} : { [asked.amount]: Number(settled) }) }
  const options = { enabled: isSound(settled), placeholderData: keepPreviousData }
  const quote = api.useQuery('post', '/api/quotes', { body: { plan, ...usage } }, options)
  const { rows } = entry.version
  const isByRow = plan.kind === 'per_volume' && plan.unit === 'row'
  const volume = isByRow ? price.rows : price.mebibytes
  const label = { transfers: price.transfers, days: price.days, units: volume }[asked?.amount ?? 'transfers']
  const hint = isByRow && rows !== null ? price.wholeHint(sayCount(rows, language)) : undefined
  return (
    <>
      {asked !== undefined && (
        <div className="field quote-field">
          <label htmlFor={id}>{label}</label>
          <input
            id={id} className="input number" inputMode="numeric" value={typed} aria-invalid={!isSound(typed)}
            aria-describedby={`${id}-note`}
            onChange={(event) => setTyped(event.target.value.replaceAll(/[,，\s]/g, ''))}
          />
          <span id={`${id}-note`} className={isSound(typed) ? 'hint' : 'fault'}>{isSound(typed) ? hint : price.invalid}</span>
        </div>
      )}
      {isSound(settled) && <Read query={quote}>{(data) => <Bill quote={data} plan={plan} />}</Read>}
    </>
  )
}

const yuan = new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY', minimumFractionDigits: 2, maximumFractionDigits: 6 })

/** Millionths of a yuan as yuan: shown for orientation, the total alone is what counts. */
const sayMicro = (micro: string): string => yuan.format(Number(micro) / 1_000_000)

function Bill({ quote, plan }: { quote: Schemas['Quote']; plan: Plan }) {
  const price = useText(pricing)
  const { language } = useLanguage()
  const names: Record<string, string> = { one_off: price.oneOffLabel, subscription: price.periodLabel, per_use: price.transferLabel }
  const numbers = [price.quantity, price.unitPrice, price.amount]
  return (
    <div className="bill" role="status">
      <p><span className="soft">{price.total}</span> <strong className="number">{sayFen(quote.totalFen)}</strong></p>
      <div className="sheet" role="region" aria-label={price.quote} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{price.part}</th>
              {numbers.map((name) => <th key={name} scope="col" className="number">{name}</th>)}
            </tr>
          </thead>
          <tbody>
            {quote.parts.map(({ label, quantity, unitPriceMicroYuan, amountMicroYuan }, at) => (
              <tr key={label}>
                <td>{names[plan.kind] ?? price.tierLabel(String(at + 1))}</td><td className="number">{sayCount(Number(quantity), language)}</td>
                <td className="number">{sayMicro(unitPriceMicroYuan)}</td><td className="number">{sayMicro(amountMicroYuan)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {plan.kind === 'per_volume' && <p className="faint">{price.rounded}</p>}
    </div>
  )
}
