import type { PublicDataResource, SourceConflict } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { columnsOf, entryOfRow } from './entry.ts'
import { elementOf, type Item } from './item.ts'
import type { ConflictView, SettleSource } from './conflict-schema.ts'
import { changedMeanwhile } from './change.ts'
import { moveClaims } from './release-sources.ts'

/** States of a conflict about a source (数源争议). */
export const CONFLICT_STATES = ['open', 'settled'] as const

/** Every act on a conflict: the states it may start from, and the one it ends in. */
export const CONFLICT_ACTS = {
  settle: { from: ['open'], to: 'settled' }, // 实施机构裁定
} as const satisfies Record<string, { from: readonly string[]; to: string }>

type Side = { id: string; code: string; name: string; departmentId: string }
const sideOf = (id: string, row: Side | undefined): ConflictView['holder'] =>
  row ? { resourceId: id, code: row.code, name: row.name, departmentId: row.departmentId } : null

async function viewsOf({ tx }: Context, rows: SourceConflict[]): Promise<ConflictView[]> {
  const found = await tx.publicDataResource.findMany({
    where: { id: { in: rows.flatMap(({ holderId, claimantId }) => [holderId, claimantId]) } },
    select: { id: true, code: true, name: true, departmentId: true },
  })
  const sides = new Map(found.map((row) => [row.id, row]))
  return rows.map((row) => ({
    id: row.id,
    element: row.element,
    field: row.field,
    holder: sideOf(row.holderId, sides.get(row.holderId)),
    claimant: sideOf(row.claimantId, sides.get(row.claimantId)),
    state: row.state === 'open' ? 'open' : 'settled',
    sourceId: row.sourceId,
    reason: row.reason,
    createdAt: row.createdAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
  }))
}

/** Whether an actor sees the conflicts of all departments: whoever decides on them, and whoever oversees. */
const seesOwnOnly = ({ actor }: Context): boolean =>
  actor.roles.includes('department') && !actor.roles.includes('implementing_body')

/** Conflicts about sources, newest first: a department sees its own. */
export async function listConflicts(
  ctx: Context,
  { state, resourceId, ...query }: PageQuery & { state?: string | undefined; resourceId?: string | undefined },
): Promise<Page<ConflictView>> {
  permit(ctx.actor, 'source.view_conflicts')
  const rows = await ctx.tx.sourceConflict.findMany({
    ...after(query),
    where: {
      ...(seesOwnOnly(ctx) ? { departmentIds: { has: ctx.actor.participantId } } : {}),
      ...(state === undefined ? {} : { state }),
      ...(resourceId === undefined ? {} : { OR: [{ holderId: resourceId }, { claimantId: resourceId }] }),
    },
  })
  return page(await viewsOf(ctx, rows), query.limit)
}

/**
 * The implementing body settles which department an element comes from (一数一源): the claim stays or moves, and the
 * item of the other side counts as got by sharing from now on.
 * @throws not_found, refused `source.act_not_allowed`, invalid `source.not_a_side`, conflict `resource.changed`
 */
export async function settleSource(
  ctx: Context,
  id: string,
  { sourceId, reason }: SettleSource,
): Promise<ConflictView> {
  permit(ctx.actor, 'source.settle')
  const row = await ctx.tx.sourceConflict.findUnique({ where: { id } })
  if (!row) throw notFound()
  if (!CONFLICT_ACTS.settle.from.some((from) => from === row.state))
    throw new AppError('refused', 'source.act_not_allowed', '该数源争议已经裁定', { state: row.state, act: 'settle' })
  if (sourceId !== row.holderId && sourceId !== row.claimantId)
    throw new AppError('invalid', 'source.not_a_side', '数源须是争议双方的资源之一')
  const settled = { state: 'settled', sourceId, reason, settledAt: ctx.now, settledBy: ctx.actor.participantId }
  const { count } = await ctx.tx.sourceConflict.updateMany({ where: { id, state: 'open' }, data: settled })
  if (count !== 1) throw new AppError('conflict', 'source.changed', '该数源争议刚被处理，请刷新后重试')
  if (sourceId === row.claimantId) await moveClaims(ctx, [id])
  const [loserId, losing = ''] =
    sourceId === row.holderId ? [row.claimantId, row.departmentIds[1]] : [row.holderId, row.departmentIds[0]]
  const claims = { element: row.element, state: 'open', claimantId: { not: sourceId } }
  await ctx.tx.sourceConflict.updateMany({
    where: { ...claims, departmentIds: { hasEvery: row.departmentIds } }, data: { ...settled, sourceId },
  })
  const digest = await makeShared(ctx, loserId, row.element)
  await makeOthersShared(ctx, losing, row.element)
  await recordEvent(ctx, 'source.settled', id, {
    conflict: id, element: row.element, source: sourceId, other: loserId, otherDigest: digest, reason,
  })
  const [view] = await viewsOf(ctx, [{ ...row, ...settled }])
  if (!view) throw notFound()
  return view
}

/** The item of the resource that is not the source is got by sharing. @returns the digest of its entry then */
async function makeShared(ctx: Context, resourceId: string, element: string): Promise<string> {
  const row = await ctx.tx.publicDataResource.findUniqueOrThrow({ where: { id: resourceId } })
  const { digest } = await saveShared(ctx, row, element)
  return digest
}

/** A decision binds the department: what its other resources have of the element is got by sharing too. */
async function makeOthersShared(ctx: Context, departmentId: string, element: string): Promise<void> {
  const rows = await ctx.tx.publicDataResource.findMany({
    where: { departmentId, elements: { has: element }, withdrawnAt: null }, orderBy: { id: 'asc' },
  })
  for (const row of rows) {
    const { name, grade, openClass, digest } = await saveShared(ctx, row, element)
    await recordEvent(ctx, 'resource.changed', row.id, {
      resource: row.id, version: row.version + 1, name, grade, openClass, digest, previous: row.digest,
    })
  }
}

async function saveShared(
  ctx: Context,
  row: PublicDataResource,
  element: string,
): Promise<ReturnType<typeof columnsOf>> {
  const entry = entryOfRow(row)
  const isIt = (item: Item) => item.element !== null && elementOf(item.element) === element
  const columns = columnsOf({
    ...entry, items: entry.items.map((item) => (isIt(item) ? { ...item, acquisition: 'shared' as const } : item)),
  })
  const { items, elements, digest } = columns
  const { count } = await ctx.tx.publicDataResource.updateMany({
    where: { id: row.id, version: row.version },
    data: { items, elements, digest, version: { increment: 1 }, updatedAt: ctx.now },
  })
  if (count !== 1) throw changedMeanwhile()
  return columns
}
