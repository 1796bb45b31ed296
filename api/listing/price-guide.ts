import { type Bps, dividedRoundedUp, type Fen, split, yuan } from '#api/kernel/fen.ts'
import { billRoundedUp, type PricePlan } from '#api/pricing/plan.ts'

/** By what prices are compared: plans of one kind come in other periods and tiers, so each is told for the same use. */
export const MEASURES = {
  one_off: '一次性',
  per_use: '每次交付',
  per_30_days: '每 30 天',
  per_10000_rows: '每 10,000 行',
  per_100_mebibytes: '每 100 MiB',
} as const

export type Measure = keyof typeof MEASURES
export const MEASURE_NAMES = Object.keys(MEASURES) as [Measure, ...Measure[]]

/** What a plan costs by its measure; undefined for what is free. */
export function comparablePrice(plan: PricePlan): { measure: Measure; priceFen: Fen } | undefined {
  switch (plan.kind) {
    case 'free':
      return undefined
    case 'one_off':
      return { measure: 'one_off', priceFen: BigInt(plan.priceFen) }
    case 'per_use':
      return { measure: 'per_use', priceFen: BigInt(plan.priceFen) }
    case 'subscription': {
      const priceFen = dividedRoundedUp(BigInt(plan.priceFen) * 30n, BigInt(plan.periodDays))
      return { measure: 'per_30_days', priceFen }
    }
    case 'per_volume':
      return plan.unit === 'row'
        ? { measure: 'per_10000_rows', priceFen: billRoundedUp(plan, 10_000n) }
        : { measure: 'per_100_mebibytes', priceFen: billRoundedUp(plan, 100n) }
  }
}

/** Fewer than these say nothing of a market. */
export const FEWEST_COMPARABLES = 3

export type Quartiles = { lowerFen: Fen; medianFen: Fen; upperFen: Fen }

/** Quartiles by the nearest rank: each is a price that somebody asks. Null for too few. */
export function quartilesOf(prices: readonly Fen[]): Quartiles | null {
  if (prices.length < FEWEST_COMPARABLES) return null
  const sorted = prices.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const at = (quarters: number): Fen => sorted[Math.ceil((quarters * sorted.length) / 4) - 1] ?? 0n
  return { lowerFen: at(1), medianFen: at(2), upperFen: at(3) }
}

/** What a consumer pays, and how it is shared out: the fee is rounded down, the provider is owed the rest. */
export type Shares = { consumerPaysFen: Fen; feeFen: Fen; providerReceivesFen: Fen }

export function sharesOf(priceFen: Fen, feeBps: Bps): Shares {
  const { fee, rest } = split(priceFen, feeBps)
  return { consumerPaysFen: priceFen, feeFen: fee, providerReceivesFen: rest }
}

/** The prices of other listings by measure: a listing counts once in each, with its lowest. */
export function pricesByMeasure(listings: readonly (readonly PricePlan[])[]): Map<Measure, Fen[]> {
  const prices = new Map<Measure, Fen[]>()
  for (const plans of listings) {
    const lowest = new Map<Measure, Fen>()
    for (const { measure, priceFen } of plans.flatMap((plan) => comparablePrice(plan) ?? [])) {
      const before = lowest.get(measure)
      if (before === undefined || priceFen < before) lowest.set(measure, priceFen)
    }
    for (const [measure, priceFen] of lowest) prices.set(measure, [...(prices.get(measure) ?? []), priceFen])
  }
  return prices
}

/** A guide as one Chinese sentence. */
export function guideSentence(measure: Measure, count: number, quartiles: Quartiles | null, feeBps: Bps): string {
  const label = MEASURES[measure]
  if (quartiles === null) return `按“${label}”计价的可比产品不足 ${FEWEST_COMPARABLES} 个，暂不给出参考价`
  const { lowerFen, medianFen, upperFen } = quartiles
  const { feeFen, providerReceivesFen } = sharesOf(medianFen, feeBps)
  return (
    `${count} 个可比产品${label}的价格中位数为 ${yuan(medianFen)}，中间一半在 ${yuan(lowerFen)} 至 ${yuan(upperFen)} 之间；` +
    `按中位数成交，需方支付 ${yuan(medianFen)}，平台服务费 ${yuan(feeFen)}，贵单位实收 ${yuan(providerReceivesFen)}`
  )
}
