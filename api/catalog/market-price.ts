import type { Fen } from '#api/kernel/fen.ts'
import { comparablePrice, type Measure, quartilesOf } from '#api/listing/price-guide.ts'
import type { PricePlan } from '#api/pricing/plan.ts'

/** A concluded and paid deal, as it is compared: at what price, by whom, and under which words. */
export type Deal = { consumerId: string; providerId: string; measure: Measure; priceFen: Fen; words: readonly string[] }

/** Fewer deals, of fewer consumers or providers, would tell what single parties agreed upon. */
export const FEWEST = { deals: 5, consumers: 5, providers: 2 } as const

/** The range of prices that were paid; null where too few made them. */
export type MarketPrice = { deals: number; range: { lowerFen: Fen; medianFen: Fen; upperFen: Fen } | null }

/** An amount by its first two digits, rounded half up: near enough for a market, too rough for a single contract. */
export function roughly(amount: Fen): Fen {
  const unit = 10n ** BigInt(Math.max(0, amount.toString().length - 2))
  return ((amount + unit / 2n) / unit) * unit
}

/**
 * What was paid for comparable products: median and middle half, each consumer counted once by its latest deal, so that
 * no one's own price shows, however much it bought.
 * @param deals the newest first
 */
export function marketPrice(deals: readonly Deal[]): MarketPrice {
  const latest = new Map<string, Fen>()
  for (const { consumerId, priceFen } of deals) if (!latest.has(consumerId)) latest.set(consumerId, priceFen)
  const providers = new Set(deals.map(({ providerId }) => providerId)).size
  const isTooFew = deals.length < FEWEST.deals || latest.size < FEWEST.consumers || providers < FEWEST.providers
  const quartiles = isTooFew ? null : quartilesOf([...latest.values()])
  if (quartiles === null) return { deals: deals.length, range: null }
  const { lowerFen, medianFen, upperFen } = quartiles
  const range = { lowerFen: roughly(lowerFen), medianFen: roughly(medianFen), upperFen: roughly(upperFen) }
  return { deals: deals.length, range }
}

/** A word as it is compared. */
export const plainWord = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Deals by the words of their listing and the themes of their resources, the newest first. */
export type Deals = { of: (words: readonly string[], measure: Measure) => Deal[] }

export function dealsByWord(deals: readonly Deal[]): Deals {
  const byWord = new Map<string, number[]>()
  deals.forEach(({ words }, index) => {
    for (const word of new Set(words.map(plainWord))) byWord.set(word, [...(byWord.get(word) ?? []), index])
  })
  return {
    of: (words, measure) => {
      const found = new Set(words.flatMap((word) => byWord.get(plainWord(word)) ?? []))
      const newestFirst = [...found].toSorted((a, b) => a - b).flatMap((index) => deals[index] ?? [])
      return newestFirst.filter((deal) => deal.measure === measure)
    },
  }
}

/** The measures by which a listing's plans are compared, each once. */
export const measuresOf = (plans: readonly PricePlan[]): Measure[] => [
  ...new Set(plans.flatMap((plan) => comparablePrice(plan)?.measure ?? [])),
]
