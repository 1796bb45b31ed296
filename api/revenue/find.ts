import type { Prisma, RevenuePeriod } from '#api/db/generated/client.ts'
import { CEILING_UNITS } from '#api/authorized-operation/authorized-operation.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { type Fen, fenAsNumber } from '#api/kernel/fen.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { after, page, type Page } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { oversees } from '#api/kernel/sees-all.ts'
import { addYears } from '#api/resource/resource.ts'
import { assert } from '#api/kernel/assert.ts'
import { standingOf } from './realised.ts'
import { excessFen, percentOf, PROFIT_BASES, REVENUE_STATES } from './revenue.ts'
import { AskedFigures, RevenueDocuments, type RevenuePeriodView, type RevenueQuery } from './schema.ts'

/** Periods are seen by their operator, its implementing body, the price authority, and who oversees. */
async function visibleTo({ tx, actor }: Context): Promise<Prisma.RevenuePeriodWhereInput> {
  if (oversees(actor) || actor.roles.includes('price_authority')) return {}
  const grants = await tx.operatingAuthorization.findMany({
    where: { OR: [{ implementingBodyId: actor.participantId }, { operatorId: actor.participantId }] },
    select: { id: true },
  })
  return { authorizationId: { in: grants.map(({ id }) => id) } }
}

/** Periods of allowed revenue, newest first. */
export async function listRevenuePeriods(
  ctx: Context,
  { authorizationId, state, ...query }: RevenueQuery,
): Promise<Page<RevenuePeriodView>> {
  permit(ctx.actor, 'revenue.view')
  const rows = await ctx.tx.revenuePeriod.findMany({
    ...after(query),
    where: {
      AND: [
        await visibleTo(ctx),
        authorizationId === undefined ? {} : { authorizationId },
        state === undefined ? {} : { state },
      ],
    },
  })
  return page(await periodViews(ctx, rows), query.limit)
}

/** One period. @throws not_found for one that the caller may not look at */
export async function getRevenuePeriod(ctx: Context, id: string): Promise<RevenuePeriodView> {
  permit(ctx.actor, 'revenue.view')
  const row = await ctx.tx.revenuePeriod.findFirst({ where: { AND: [{ id }, await visibleTo(ctx)] } })
  if (!row) throw notFound()
  return periodView(ctx, row)
}

/** One period as its parties see it. */
export async function periodView(ctx: Context, row: RevenuePeriod): Promise<RevenuePeriodView> {
  const [view] = await periodViews(ctx, [row])
  assert(view, 'one row has one view')
  return view
}

async function periodViews({ tx, now }: Context, rows: RevenuePeriod[]): Promise<RevenuePeriodView[]> {
  const ids = rows.map(({ id }) => id)
  const grants = await tx.operatingAuthorization.findMany({
    where: { id: { in: rows.map(({ authorizationId }) => authorizationId) } },
  })
  const parties = await tx.participant.findMany({
    where: { id: { in: grants.flatMap(({ operatorId, implementingBodyId }) => [operatorId, implementingBodyId]) } },
    select: { id: true, name: true },
  })
  const ceilings = await tx.scenario.findMany({ where: { ceilingPeriodId: { in: ids } }, orderBy: { id: 'asc' } })
  const standing = await standingOf(tx, ids)
  const nameOf = (id: string) => ({ id, name: parties.find((party) => party.id === id)?.name ?? '' })
  return rows.map((row) => {
    const grant = grants.find(({ id }) => id === row.authorizationId)
    assert(grant, 'a period has its grant')
    const own = ceilings.filter(({ ceilingPeriodId }) => ceilingPeriodId === row.id).map(ceilingView)
    return {
      ...figuresView(row),
      ...earnedView(row, standing.get(row.id) ?? { realisedFen: 0n, heldFen: 0n }, now),
      authorization: {
        id: grant.id, scope: grant.scope, startsAt: grant.startsAt.toISOString(), endsAt: grant.endsAt.toISOString(),
      },
      operator: nameOf(grant.operatorId),
      implementingBody: nameOf(grant.implementingBodyId),
      afterFullYear: addYears(grant.startsAt, 1) <= row.createdAt,
      ceilings: own,
      ceilingsFen: own.reduce((sum, { productFen }) => sum + productFen, 0),
    }
  })
}

function ceilingView(row: Prisma.ScenarioGetPayload<object>): RevenuePeriodView['ceilings'][number] {
  const { id: scenarioId, name, ceilingFen, ceilingUnit, ceilingQuantity } = row
  assert(ceilingFen !== null && ceilingUnit !== null && ceilingQuantity !== null, 'a ceiling of a period is whole')
  return {
    scenarioId, name,
    fen: fenAsNumber(ceilingFen),
    unit: oneOf(CEILING_UNITS, ceilingUnit),
    quantity: Number(ceilingQuantity),
    productFen: fenAsNumber(ceilingFen * ceilingQuantity),
  }
}

/** What is held now is for the period that runs now. */
function earnedView(row: RevenuePeriod, standing: { realisedFen: Fen; heldFen: Fen }, now: Date) {
  const isClosed = row.state === 'closed'
  const isRunning = row.state === 'approved' && row.startsAt <= now && now < row.endsAt
  const realisedFen = row.realisedFen ?? standing.realisedFen
  return {
    realisedFen: fenAsNumber(realisedFen),
    heldFen: fenAsNumber(isRunning ? standing.heldFen : 0n),
    percent: percentOf(realisedFen, row.maximumFen),
    excessFen: isClosed ? fenAsNumber(excessFen(row, realisedFen)) : null,
  }
}

const figuresView = (row: RevenuePeriod) => ({
  id: row.id,
  name: row.name,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  costFen: fenAsNumber(row.costFen),
  subsidyFen: fenAsNumber(row.subsidyFen),
  profitBase: oneOf(PROFIT_BASES, row.profitBase),
  baseFen: fenAsNumber(row.baseFen),
  bondYieldBps: row.bondYieldBps,
  spreadBps: row.spreadBps,
  profitFen: fenAsNumber(row.profitFen),
  taxFen: fenAsNumber(row.taxFen),
  carriedFen: fenAsNumber(row.carriedFen),
  maximumFen: fenAsNumber(row.maximumFen),
  asked: AskedFigures.nullable().parse(row.asked),
  documents: RevenueDocuments.parse(row.documents),
  state: oneOf(REVENUE_STATES, row.state),
  decisionNo: row.decisionNo,
  reason: row.reason,
  warnedPercent: row.warnedPercent,
  createdAt: row.createdAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
})
