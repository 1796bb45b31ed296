import type { ChainAct, Measure } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { ZERO32 } from '#api/kernel/hex.ts'
import { newId } from '#api/kernel/ids.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { enqueueAct } from '#api/provenance/record.ts'
import type { z } from '@hono/zod-openapi'
import type { MeasureView, TakeMeasure } from './schema.ts'
import { LEDGER_SUBJECT, type Scope, SCOPES } from './supervision.ts'

type View = z.input<typeof MeasureView>

/** How a subject is named on the chain, and that it exists. @throws not_found */
async function digestOf({ tx }: Context, scope: Scope, subjectId: string): Promise<{ subjectDigest?: string }> {
  if (scope === 'ledger' && subjectId === LEDGER_SUBJECT) return { subjectDigest: ZERO32 }
  if (scope === 'party' && (await tx.participant.findUnique({ where: { id: subjectId } }))) return {}
  if (scope === 'product' && (await tx.dataProduct.findUnique({ where: { id: subjectId } }))) return {}
  const agreement = scope === 'agreement' && (await tx.agreement.findUnique({ where: { id: subjectId } }))
  if (agreement) return { subjectDigest: agreement.termsDigest }
  throw notFound()
}

/**
 * Waits until no other measure over a thing is being taken: everything, as a whole, has no row that could be locked.
 */
const lockSubject = ({ tx }: Context, scope: Scope, subjectId: string) =>
  tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`measure ${scope} ${subjectId}`}, 0))`

/**
 * Whether a measure may be taken: one suspension of a thing is in force at a time, so that its resumption lifts what
 * its reason imposed and no other's. One that the chain refused stops things here all the same: it can be lifted, and
 * another takes its place.
 * @throws refused `supervision.already_suspended`, `supervision.resuming`, `supervision.unchanged`
 */
async function checkTurn({ tx, now }: Context, { act, scope, subjectId }: TakeMeasure): Promise<void> {
  const inForce = { scope, subjectId, act: 'suspend', endedAt: null }
  const running = await tx.measure.findFirst({ where: inForce, orderBy: { id: 'desc' } })
  if (act === 'suspend' && running && running.state !== 'refused') {
    const message = `该对象已因措施 ${running.id} 处于暂停之中，须先解除该措施，才能再次暂停`
    throw new AppError('refused', 'supervision.already_suspended', message, { measure: running.id })
  }
  if (act === 'suspend') await tx.measure.updateMany({ where: inForce, data: { endedAt: now } })
  else if (!running) throw new AppError('refused', 'supervision.unchanged', '该对象没有被暂停')
  else if (await tx.measure.count({ where: { scope, subjectId, act: 'resume', state: 'pending' } }))
    throw new AppError('refused', 'supervision.resuming', '该对象的恢复正在上链，请等待其结果')
}

/**
 * A regulator suspends or resumes a party, a product, an agreement, or everything, with a reason (交易暂停、恢复).
 * A suspension stops releases here at once, and the chain from its next block on; a resumption counts when the chain
 * has it. 依据 GB/T 37932-2025 7.3 b).
 * @throws not_found, and as `checkTurn`
 */
export async function takeMeasure(ctx: Context, input: TakeMeasure): Promise<View> {
  permit(ctx.actor, 'supervision.measure')
  const { act, scope, subjectId, reason } = input
  const subject = await digestOf(ctx, scope, subjectId)
  await lockSubject(ctx, scope, subjectId)
  await checkTurn(ctx, input)
  const actId = await enqueueAct(ctx, {
    kind: act,
    eventKind: `${scope}.${act === 'suspend' ? 'suspended' : 'resumed'}`,
    subject: subjectId,
    ...subject,
    body: { subject: subjectId, scope, act, reason, by: ctx.actor.participantId },
    arguments: { scope: SCOPES[scope] },
  })
  const row = await ctx.tx.measure.create({
    data: {
      ...input,
      id: newId('mea', ctx.now),
      personId: ctx.actor.personId ?? ctx.actor.participantId,
      state: 'pending',
      actId,
      createdAt: ctx.now,
    },
  })
  if (act === 'suspend') await mark(ctx, row, true)
  return measureView(row, undefined)
}

/** Sets the flag by which the platform itself stops or goes on; everything has no flag of its own but the measure. */
async function mark({ tx }: Context, { scope, subjectId: id }: Measure, suspended: boolean): Promise<void> {
  if (scope === 'party') await tx.participant.update({ where: { id }, data: { suspended } })
  if (scope === 'product') await tx.dataProduct.update({ where: { id }, data: { suspended } })
  if (scope === 'agreement') await tx.agreement.update({ where: { id }, data: { suspended } })
}

/** The chain has the measure. */
export async function completeMeasure(ctx: Context, actId: string): Promise<void> {
  const row = await ctx.tx.measure.update({ where: { actId }, data: { state: 'effective' } })
  if (row.act === 'resume') await lift(ctx, row)
}

async function lift(ctx: Context, row: Measure): Promise<void> {
  await ctx.tx.measure.updateMany({
    where: { scope: row.scope, subjectId: row.subjectId, act: 'suspend', endedAt: null },
    data: { endedAt: ctx.now },
  })
  await mark(ctx, row, false)
}

/** Refusals of a resumption by which the chain says that nothing is stopped there. */
const NOT_STOPPED = ['Ledger_SuspensionUnchanged', 'Ledger_StateUnfit']

/**
 * The chain has refused the measure. What was stopped here stays stopped until it is resumed; a resumption of what the
 * chain never stopped, or what is over there, counts here.
 */
export async function refuseMeasure(ctx: Context, actId: string): Promise<void> {
  const row = await ctx.tx.measure.update({ where: { actId }, data: { state: 'refused' } })
  const { failure } = await ctx.tx.chainAct.findUniqueOrThrow({ where: { id: actId } })
  if (row.act === 'resume' && NOT_STOPPED.includes(failure ?? '')) await lift(ctx, row)
}

const measureView = (row: Measure, act: ChainAct | undefined): View => ({
  id: row.id,
  act: row.act,
  scope: row.scope,
  subjectId: row.subjectId,
  reason: row.reason,
  state: row.state,
  createdAt: row.createdAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
  recordIndex: act?.recordIndex == null ? null : Number(act.recordIndex),
  transactionHash: act?.transactionHash ?? null,
})

export async function listMeasures(ctx: Context, query: PageQuery): Promise<Page<View>> {
  permit(ctx.actor, 'supervision.view_measures')
  const rows = await ctx.tx.measure.findMany(after(query))
  const acts = await ctx.tx.chainAct.findMany({ where: { id: { in: rows.map(({ actId }) => actId) } } })
  const actOf = new Map(acts.map((act) => [act.id, act]))
  return page(rows.map((row) => measureView(row, actOf.get(row.actId))), query.limit)
}

/** One measure as it stands. @throws not_found */
export async function viewMeasure(ctx: Context, id: string): Promise<View> {
  permit(ctx.actor, 'supervision.view_measures')
  const row = await ctx.tx.measure.findUnique({ where: { id } })
  if (!row) throw notFound()
  const act = await ctx.tx.chainAct.findUnique({ where: { id: row.actId } })
  return measureView(row, act ?? undefined)
}
