import { z } from '@hono/zod-openapi'
import { dividedRoundedUp, type Fen, yuan } from '#api/kernel/fen.ts'

const priceFen = z.int().min(1).max(1e13)

/** What one unit costs from a tier's beginning to its end, in millionths of a yuan: 0.0028 yuan a row are 2,800. */
const Tier = z.strictObject({
  /** Last unit of the tier, counted from the agreement's first; null for the last tier, which has no end. */
  upTo: z.int().min(1).max(1e15).nullable(),
  unitPriceMicroYuan: z.int().min(0).max(1e15),
})
export type Tier = z.infer<typeof Tier>

/** Tiers rise strictly, and the last one alone has no end. */
const isLadder = (tiers: Tier[]): boolean =>
  tiers.every(({ upTo }, i) => {
    const last = i === tiers.length - 1
    const before = tiers[i - 1]?.upTo ?? 0
    return last ? upTo === null : upTo !== null && upTo > before
  })

/** A price plan (价格方案): how a listing, and later an agreement, is paid. */
export const PricePlan = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('free') }),
    z.strictObject({ kind: z.literal('one_off'), priceFen }),
    z.strictObject({ kind: z.literal('per_use'), priceFen }),
    z.strictObject({
      kind: z.literal('per_volume'),
      unit: z.enum(['row', 'mebibyte']),
      tiers: z.array(Tier).min(1).max(20).refine(isLadder, '阶梯须逐级递增，且只有最后一级没有上限'),
    }),
    z.strictObject({ kind: z.literal('subscription'), priceFen, periodDays: z.int().min(1).max(366) }),
  ])
  .meta({ id: 'PricePlan' })
export type PricePlan = z.infer<typeof PricePlan>

export type VolumePlan = Extract<PricePlan, { kind: 'per_volume' }>

const MICRO_YUAN_PER_FEN = 10_000n

/** The units of a volume that fall into each tier, in order. */
export function unitsByTier({ tiers }: VolumePlan, units: bigint): { tier: Tier; units: bigint }[] {
  let begin = 0n
  return tiers.map((tier) => {
    const end = tier.upTo === null || BigInt(tier.upTo) > units ? units : BigInt(tier.upTo)
    const within = end > begin ? end - begin : 0n
    begin = end > begin ? end : begin
    return { tier, units: within }
  })
}

/** What a volume costs in all, each tier's price for the units within it; rounded up to the fen, once. */
export function billRoundedUp(plan: VolumePlan, units: bigint): Fen {
  const parts = unitsByTier(plan, units).map((part) => part.units * BigInt(part.tier.unitPriceMicroYuan))
  return dividedRoundedUp(parts.reduce((sum, part) => sum + part, 0n), MICRO_YUAN_PER_FEN)
}

/** What `more` units cost after `used` ones: bills taken apart sum to the bill of the whole. */
export const priceOfUnits = (plan: VolumePlan, used: bigint, more: bigint): Fen =>
  billRoundedUp(plan, used + more) - billRoundedUp(plan, used)

/** The most that one unit of a plan costs, rounded up to the fen: what a ceiling is compared with. */
export function ceilingPrice(plan: PricePlan): Fen {
  switch (plan.kind) {
    case 'free':
      return 0n
    case 'per_volume':
      return plan.tiers.reduce((most, { unitPriceMicroYuan }) => {
        const fen = dividedRoundedUp(BigInt(unitPriceMicroYuan), MICRO_YUAN_PER_FEN)
        return fen > most ? fen : most
      }, 0n)
    default:
      return BigInt(plan.priceFen)
  }
}

const UNIT_NAMES = { row: '行', mebibyte: 'MiB' } as const

/** A unit price in yuan with the digits that it needs: `0.0028 元`. */
const microYuan = (price: number): string => `${(price / 1_000_000).toFixed(6).replace(/\.?0+$/, '')} 元`

/** A price plan as one Chinese sentence. */
export function sentence(plan: PricePlan): string {
  switch (plan.kind) {
    case 'free':
      return '免费'
    case 'one_off':
      return `一次性付费 ${yuan(BigInt(plan.priceFen))}`
    case 'per_use':
      return `每次交付 ${yuan(BigInt(plan.priceFen))}`
    case 'subscription':
      return `每 ${plan.periodDays} 天 ${yuan(BigInt(plan.priceFen))}`
    case 'per_volume':
      return volumeSentence(plan)
  }
}

function volumeSentence({ unit, tiers }: VolumePlan): string {
  const name = UNIT_NAMES[unit]
  const steps = tiers.map(({ upTo, unitPriceMicroYuan }) => {
    const price = `每${name} ${microYuan(unitPriceMicroYuan)}`
    if (tiers.length === 1) return price
    return upTo === null ? `其余${price}` : `至 ${upTo} ${name}${price}`
  })
  return `${tiers.length === 1 ? '按量计费' : '按量累进计费'}：${steps.join('，')}`
}
