import type { RevenuePeriod } from '#api/db/generated/client.ts'
import { isInForce } from '#api/authorized-operation/authorized-operation.ts'
import { closeDeadline } from '#api/deadline/close.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { fenAsNumber } from '#api/kernel/fen.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { grantNotInForce } from './apply.ts'
import { periodView } from './find.ts'
import { type Figures, reckon, type Reckoning, revenueStateAfter, type RevenueRules } from './revenue.ts'
import type { DecideRevenue, RevenuePeriodView } from './schema.ts'
import { carriedInto, lockGrant, savePeriod } from './store.ts'

type Approval = Extract<DecideRevenue, { approved: true }>
type Rejection = Extract<DecideRevenue, { approved: false }>

/**
 * The price authority fixes the maximum of a period by a numbered decision (核定最高准许收入), with the figures applied for
 * or with its own, each change of which is recorded; or doesn't, with a reason. 依据 发改价格〔2025〕65号.
 * @throws not_found, refused `revenue.act_not_allowed`, `revenue.grant_not_in_force`, `revenue.over`,
 *   `revenue.spread`, invalid `revenue.subsidy`, conflict `revenue.changed`
 */
export async function decideRevenue(
  ctx: Context,
  id: string,
  input: DecideRevenue,
  rules: RevenueRules,
): Promise<RevenuePeriodView> {
  permit(ctx.actor, 'revenue.decide')
  const found = await ctx.tx.revenuePeriod.findUnique({ where: { id } })
  if (!found) throw notFound()
  const grant = await lockGrant(ctx, found.authorizationId)
  const row = await ctx.tx.revenuePeriod.findUniqueOrThrow({ where: { id } })
  if (!input.approved) return reject(ctx, row, input)
  const state = revenueStateAfter('approve', row)
  if (!grant || !isInForce(grant, ctx.now)) throw grantNotInForce()
  if (row.endsAt <= ctx.now) throw new AppError('refused', 'revenue.over', '该期间已经结束，不能再核定')
  return approve(ctx, row, input, { state, rules })
}

async function approve(
  ctx: Context,
  row: RevenuePeriod,
  { decisionNo, figures = {}, reason }: Approval,
  { state, rules }: { state: string; rules: RevenueRules },
): Promise<RevenuePeriodView> {
  const carriedFen = await carriedInto(ctx, row.authorizationId, row.startsAt)
  const reckoning = reckon(changed(row, figures), carriedFen, { ...rules, profitBase: baseOf(row) })
  const changes = changesOf(row, reckoning)
  const asked = Object.keys(changes).length === 0 ? {} : { asked: askedOf(row) }
  const decision = { state, decisionNo, reason: reason ?? null, decidedAt: ctx.now }
  const saved = await savePeriod(ctx, row, { ...decision, ...reckoning, ...asked })
  await recordEvent(ctx, 'revenue.approved', row.id, {
    period: row.id,
    authorization: row.authorizationId,
    decisionNo,
    maximumFen: saved.maximumFen.toString(),
    carriedFen: carriedFen.toString(),
    changes,
    reason: reason ?? null,
  })
  await closeDeadline(ctx, { limit: 'ceiling_trial', subject: row.authorizationId })
  return periodView(ctx, saved)
}

async function reject(ctx: Context, row: RevenuePeriod, { reason }: Rejection): Promise<RevenuePeriodView> {
  const state = revenueStateAfter('reject', row)
  const saved = await savePeriod(ctx, row, { state, reason, decidedAt: ctx.now })
  const body = { period: row.id, authorization: row.authorizationId, reason }
  await recordEvent(ctx, 'revenue.rejected', row.id, body)
  return periodView(ctx, saved)
}

/** An application is decided on by the base that it was made by. */
const baseOf = ({ profitBase }: RevenuePeriod) => (profitBase === 'assets' ? 'assets' : 'cost')

/** The figures applied for, with those that the authority sets instead. */
const changed = (row: RevenuePeriod, figures: NonNullable<Approval['figures']>): Figures => ({
  costFen: BigInt(figures.costFen ?? row.costFen),
  subsidyFen: BigInt(figures.subsidyFen ?? row.subsidyFen),
  assetsFen: BigInt(figures.assetsFen ?? row.baseFen),
  taxFen: BigInt(figures.taxFen ?? row.taxFen),
  bondYieldBps: figures.bondYieldBps ?? row.bondYieldBps,
  spreadBps: figures.spreadBps ?? row.spreadBps,
})

const FIGURES = ['costFen', 'subsidyFen', 'baseFen', 'bondYieldBps', 'spreadBps', 'taxFen'] as const

/** Each figure that differs from the one applied for: both, as decimal digits. */
function changesOf(row: RevenuePeriod, set: Reckoning): { [figure: string]: { asked: string; set: string } } {
  const different = FIGURES.filter((figure) => row[figure] !== set[figure])
  return Object.fromEntries(
    different.map((figure) => [figure, { asked: row[figure].toString(), set: set[figure].toString() }]),
  )
}

const askedOf = (row: RevenuePeriod): { [figure: string]: number } =>
  Object.fromEntries(FIGURES.map((figure) => [figure, fenAsNumber(BigInt(row[figure]))]))
