import type { Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { pricesTexts } from '../language/prices.ts'
import { fenOf } from '../part/money.ts'
import { TextField } from '../part/form.tsx'
import { Computation } from './computation.tsx'
import { reckoned, sentOf, type Typed, wrongIn } from './figures.ts'

type Props = {
  typed: Typed
  change: (typed: Typed) => void
  rules: Schemas['PriceRules']
  /** What was earned too much before, where it is known. */
  carriedFen: number
}

/** The figures of a maximum, and what they come to while they are typed. */
export function FigureFields({ typed, change, rules, carriedFen }: Props) {
  const { apply: texts } = useText(pricesTexts)
  const limit = String(rules.spreadLimitBps / 100)
  const sent = sentOf(typed)
  const outcome = sent && reckoned(sent, carriedFen, rules)
  const wrong = (key: keyof Typed, sentence: string) =>
    typed[key] !== '' && wrongIn(typed).includes(key) ? sentence : undefined
  const isOver = (fenOf(typed.spread) ?? 0) > rules.spreadLimitBps
  const isAboveCost = outcome === 'revenue.subsidy'
  const spreadFault = isOver ? texts.overLimit(limit) : wrong('spread', texts.percent)
  const field = (key: keyof Typed, label: string, fault: string | undefined, hint?: string) => (
    <TextField
      label={label} hint={hint} fault={fault} inputMode="decimal" value={typed[key]}
      onChange={({ target }) => change({ ...typed, [key]: target.value })}
    />
  )
  return (
    <>
      <div className="two">
        {field('cost', texts.cost, wrong('cost', texts.money), texts.costHint)}
        {field('subsidy', texts.subsidy, isAboveCost ? texts.overCost : wrong('subsidy', texts.money))}
        {rules.profitBase === 'assets' && field('assets', texts.assets, wrong('assets', texts.money))}
        {field('yield', texts.yield, wrong('yield', texts.percent))}
        {field('spread', texts.spread, spreadFault, texts.spreadHint(limit))}
        {field('tax', texts.tax, wrong('tax', texts.money))}
      </div>
      {outcome !== undefined && typeof outcome !== 'string' && (
        <section className="stack">
          <h4>{texts.preview}</h4>
          <Computation of={outcome} label={texts.previewRegion} />
        </section>
      )}
    </>
  )
}

/** Why the figures can't be sent yet: the names of those that are none or out of bounds. */
export function useLackingFigures(typed: Typed, rules: Schemas['PriceRules']): string[] {
  const { apply: texts } = useText(pricesTexts)
  const sent = sentOf(typed)
  const refused = sent && reckoned(sent, 0, rules)
  if (refused === 'revenue.spread') return [texts.spread]
  if (refused === 'revenue.subsidy') return [texts.subsidy]
  return wrongIn(typed).map((key) => texts[key])
}
