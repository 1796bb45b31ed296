import { dueAt } from '#api/deadline/deadline.ts'
import { AppError } from '#api/kernel/errors.ts'
import type { Fen } from '#api/kernel/fen.ts'

const PRICING = '《关于建立公共数据资源授权运营价格形成机制的通知》（发改价格〔2025〕65号）'

/** A range of time, half-open. */
type Term = { startsAt: Date; endsAt: Date }
type Validity = { validFrom: Date; validTo: Date }

/**
 * Until when a grant goes by trial standards (试行收费标准): to the end of its first full year. Afterwards every ceiling
 * counts for a period of allowed revenue.
 */
export const trialEnd = (grant: Pick<Term, 'startsAt'>): Date => dueAt('ceiling_trial', grant.startsAt)

/** Checks a trial standard, which ends with the grant's first year. @throws refused `ceiling.trial_over` */
export function checkTrial(grant: Pick<Term, 'startsAt'>, { validTo }: Pick<Validity, 'validTo'>): void {
  const end = trialEnd(grant)
  if (validTo <= end) return
  throw new AppError(
    'refused', 'ceiling.trial_over',
    '授权运营满一个完整年度后不再执行试行收费标准，须在核定的最高准许收入之内制定上限收费标准',
    { basis: PRICING, trialEndsAt: end.toISOString() },
  )
}

type Period = Term & { authorizationId: string; state: string }

/**
 * Checks that a ceiling may count for a period: the price authority has approved it, it is of the same grant, and the
 * ceiling holds within it.
 * @throws refused `ceiling.no_period`, `ceiling.beyond_period`
 */
export function checkPeriod(period: Period | null, authorizationId: string, { validFrom, validTo }: Validity): void {
  if (period?.state !== 'approved' || period.authorizationId !== authorizationId)
    throw new AppError('refused', 'ceiling.no_period', '上限收费标准须以本授权经核定的最高准许收入为依据', {
      basis: PRICING,
    })
  if (validFrom < period.startsAt || validTo > period.endsAt)
    throw new AppError('refused', 'ceiling.beyond_period', '上限收费标准的有效期须在最高准许收入的期间之内', {
      basis: PRICING, startsAt: period.startsAt.toISOString(), endsAt: period.endsAt.toISOString(),
    })
}

/** A ceiling, and how much of it is foreseen to be sold in the period. */
export type Foreseen = { fen: Fen; quantity: bigint }

/** What ceilings come to where all that is foreseen is sold at them. */
export const foreseenFen = (ceilings: readonly Foreseen[]): Fen =>
  ceilings.reduce((sum, { fen, quantity }) => sum + fen * quantity, 0n)

/**
 * Checks that ceilings times quantities stay within the maximum of their period (Σ 上限 × 预计数量 ≤ 最高准许收入).
 * @throws refused `ceiling.beyond_revenue` with both sums in fen
 */
export function checkWithin(maximumFen: Fen, ceilings: readonly Foreseen[]): void {
  const sum = foreseenFen(ceilings)
  if (sum <= maximumFen) return
  throw new AppError('refused', 'ceiling.beyond_revenue', '各场景上限收费标准与预计数量之积的合计超过了最高准许收入', {
    basis: PRICING, sumFen: sum.toString(), maximumFen: maximumFen.toString(),
  })
}
