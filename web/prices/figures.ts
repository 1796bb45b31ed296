import { AppError } from '#api/kernel/errors.ts'
import { type Figures, reckon } from '#api/revenue/revenue.ts'
import type { Schemas } from '../client/client.ts'
import { fenOf, yuanText } from '../part/money.ts'
import type { Reckoned } from './computation.tsx'

/** The figures of an application as they are typed: yuan, and percent. */
export type Typed = Record<'cost' | 'subsidy' | 'assets' | 'yield' | 'spread' | 'tax', string>

export const NOTHING_TYPED: Typed = { cost: '', subsidy: '0', assets: '0', yield: '', spread: '', tax: '0' }

/** The figures of a period, as they would be typed. */
export const typedOf = (period: Schemas['RevenuePeriod']): Typed => ({
  cost: yuanText(period.costFen), subsidy: yuanText(period.subsidyFen), tax: yuanText(period.taxFen),
  assets: yuanText(period.profitBase === 'assets' ? period.baseFen : 0),
  yield: yuanText(period.bondYieldBps), spread: yuanText(period.spreadBps),
})

/** What the API takes; amounts in yuan have two decimals as percentages have. */
export type Sent = Record<'costFen' | 'subsidyFen' | 'assetsFen' | 'bondYieldBps' | 'spreadBps' | 'taxFen', number>

/** The figures that were typed; undefined where any is none. */
export function sentOf(typed: Typed): Sent | undefined {
  const [costFen, subsidyFen, assetsFen] = [fenOf(typed.cost), fenOf(typed.subsidy), fenOf(typed.assets)]
  const [bondYieldBps, spreadBps, taxFen] = [fenOf(typed.yield), fenOf(typed.spread), fenOf(typed.tax)]
  if (costFen === undefined || subsidyFen === undefined || assetsFen === undefined) return undefined
  if (bondYieldBps === undefined || spreadBps === undefined || taxFen === undefined) return undefined
  return { costFen, subsidyFen, assetsFen, bondYieldBps, spreadBps, taxFen }
}

/** Which of the typed figures are none. */
export const wrongIn = (typed: Typed): (keyof Typed)[] =>
  (['cost', 'subsidy', 'assets', 'yield', 'spread', 'tax'] as const).filter((key) => fenOf(typed[key]) === undefined)

const figuresOf = (sent: Sent): Figures => ({
  costFen: BigInt(sent.costFen), subsidyFen: BigInt(sent.subsidyFen), assetsFen: BigInt(sent.assetsFen),
  taxFen: BigInt(sent.taxFen), bondYieldBps: sent.bondYieldBps, spreadBps: sent.spreadBps,
})

/** The maximum that the figures come to, by the server's own rule; or the code of the rule that refuses them. */
export function reckoned(sent: Sent, carriedFen: number, rules: Schemas['PriceRules']): Reckoned | string {
  try {
    const made = reckon(figuresOf(sent), BigInt(carriedFen), rules)
    const { costFen, subsidyFen, baseFen, profitFen, taxFen, maximumFen, ...rest } = made
    return {
      ...rest,
      costFen: Number(costFen), subsidyFen: Number(subsidyFen), baseFen: Number(baseFen), profitFen: Number(profitFen),
      taxFen: Number(taxFen), carriedFen, maximumFen: Number(maximumFen),
    }
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}
