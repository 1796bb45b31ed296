import { AppError } from '#api/kernel/errors.ts'
import { type Bps, type Fen, shareRoundedDown } from '#api/kernel/fen.ts'
import { addYears } from '#api/resource/resource.ts'

/** The document that all prices of public data follow. */
export const PRICING_NOTICE = '《关于建立公共数据资源授权运营价格形成机制的通知》（发改价格〔2025〕65号）'

/** States of a period of allowed revenue (最高准许收入): applied for, decided on, and closed with what was earned. */
export const REVENUE_STATES = [
  'applied', // 已申请，待核定
  'approved', // 已核定
  'rejected', // 不予核定
  'closed', // 已结清
] as const
export type RevenueState = (typeof REVENUE_STATES)[number]

/** Every act on a period: the state it starts from, and the one it ends in. Time itself closes one that has ended. */
export const REVENUE_ACTS = {
  approve: { from: ['applied'], to: 'approved' }, // 核定
  reject: { from: ['applied'], to: 'rejected' }, // 不予核定
  close: { from: ['approved'], to: 'closed' }, // 到期结清
} as const satisfies Record<string, { from: readonly RevenueState[]; to: RevenueState }>
export type RevenueAct = keyof typeof REVENUE_ACTS

/**
 * The state of a period after `act`.
 * @throws refused `revenue.act_not_allowed` when the act does not start from the period's state
 */
export function revenueStateAfter(act: RevenueAct, { id, state }: { id: string; state: string }): RevenueState {
  const { from, to }: { from: readonly string[]; to: RevenueState } = REVENUE_ACTS[act]
  if (from.includes(state)) return to
  throw new AppError('refused', 'revenue.act_not_allowed', '最高准许收入的当前状态不允许此操作', { id, state, act })
}

/** What the permitted profit is reckoned on (准许利润的基数): the permitted cost, or the effective assets. */
export const PROFIT_BASES = ['cost', 'assets'] as const
export type ProfitBase = (typeof PROFIT_BASES)[number]

/** What the city has to settle, and the platform leaves to its configuration. */
export type RevenueRules = { profitBase: ProfitBase; spreadLimitBps: Bps; authority: 'PROVINCE' | 'CITY_DELEGATED' }

/** The rules as the environment sets them. */
export const rulesOf = (config: {
  PROFIT_BASE: ProfitBase
  PROFIT_SPREAD_LIMIT_BPS: number
  PRICE_AUTHORITY: RevenueRules['authority']
}): RevenueRules => ({
  profitBase: config.PROFIT_BASE, spreadLimitBps: config.PROFIT_SPREAD_LIMIT_BPS, authority: config.PRICE_AUTHORITY,
})

/** What an operator declares, and the price authority examines. */
export type Figures = {
  costFen: Fen
  subsidyFen: Fen
  /** Effective assets; counted where the profit is reckoned on them. */
  assetsFen: Fen
  bondYieldBps: Bps
  spreadBps: Bps
  taxFen: Fen
}

/** The maximum with its parts: what is stored, and laid open line by line. */
export type Reckoning = Omit<Figures, 'assetsFen'> & {
  profitBase: ProfitBase
  baseFen: Fen
  profitFen: Fen
  carriedFen: Fen
  maximumFen: Fen
}

/**
 * The most that may be earned in a period: R_max = C + P + T − carried, with C net of subsidies (准许成本扣除政府补助) and
 * P = base × (y10 + k), rounded down to the fen. Where more is carried than may be earned, nothing may be earned.
 * 依据 发改价格〔2025〕65号.
 * @throws invalid `revenue.subsidy` above the cost; refused `revenue.spread` above the limit
 */
export function reckon(figures: Figures, carriedFen: Fen, { profitBase, spreadLimitBps }: RevenueRules): Reckoning {
  const { costFen, subsidyFen, assetsFen, bondYieldBps, spreadBps, taxFen } = figures
  if (subsidyFen > costFen) throw new AppError('invalid', 'revenue.subsidy', '政府补助不得超过运营成本')
  if (spreadBps > spreadLimitBps)
    throw new AppError('refused', 'revenue.spread', `准许利润率不得高于十年期国债收益率加 ${spreadLimitBps / 100} 个百分点`, {
      basis: PRICING_NOTICE,
    })
  const baseFen = profitBase === 'cost' ? costFen - subsidyFen : assetsFen
  const profitFen = shareRoundedDown(baseFen, bondYieldBps + spreadBps)
  const parts = { costFen, subsidyFen, profitFen, taxFen, carriedFen }
  const allowed = allowedFen(parts)
  const maximumFen = allowed > 0n ? allowed : 0n
  return { ...parts, profitBase, baseFen, bondYieldBps, spreadBps, maximumFen }
}

type Parts = Pick<Reckoning, 'costFen' | 'subsidyFen' | 'profitFen' | 'taxFen' | 'carriedFen'>

/** What the parts come to; less than nothing where more is carried than they allow. */
export const allowedFen = ({ costFen, subsidyFen, profitFen, taxFen, carriedFen }: Parts): Fen =>
  costFen - subsidyFen + profitFen + taxFen - carriedFen

/** What was earned above a period's maximum, and is deducted from the next one's (超收抵减). */
export function excessFen(parts: Parts, realisedFen: Fen): Fen {
  const excess = realisedFen - allowedFen(parts)
  return excess > 0n ? excess : 0n
}

/** The part of its maximum that a period has earned, in percent, rounded down; what is earned of nothing is all. */
export function percentOf(realisedFen: Fen, maximumFen: Fen): number {
  if (realisedFen <= 0n) return 0
  return maximumFen === 0n ? 100 : Number((realisedFen * 100n) / maximumFen)
}

/** At these parts of the maximum, in percent, everybody concerned is told: the first warns, the last one stops. */
export const WARNED_AT = [90, 100] as const

/** The step that a part has reached; 0 below the first. */
export const warningOf = (percent: number): number => WARNED_AT.findLast((step) => percent >= step) ?? 0

type Term = { startsAt: Date; endsAt: Date }

/**
 * The end of the period of a grant that begins at an instant: a year later, or with the grant.
 * @throws invalid `revenue.window` for one that begins outside of its grant, or is over
 */
export function periodEnd(startsAt: Date, grant: Term, now: Date): Date {
  const year = addYears(startsAt, 1)
  const endsAt = year < grant.endsAt ? year : grant.endsAt
  if (startsAt < grant.startsAt || startsAt >= endsAt || endsAt <= now)
    throw new AppError('invalid', 'revenue.window', '期间须在授权期限之内，且尚未结束')
  return endsAt
}

/** Whether two half-open ranges have an instant in common. */
export const overlaps = (a: Term, b: Term): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt
