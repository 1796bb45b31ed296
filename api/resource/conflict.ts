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
import { moveClaim } from './source.ts'

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
  if (sourceId === row.claimantId) await moveClaim(ctx, row)
  const loserId = sourceId === row.holderId ? row.claimantId : row.holderId
  const digest = await makeShared(ctx, loserId, row.element)
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
  const entry = entryOfRow(row)
  const isIt = (item: Item) => item.element !== null && elementOf(item.element) === element
  const items = entry.items.map((item) => (isIt(item) ? { ...item, acquisition: 'shared' as const } : item))
  const columns = columnsOf({ ...entry, items })
  await saveItems(ctx, row, columns)
  return columns.digest
}

async function saveItems(
  ctx: Context,
  { id, version }: PublicDataResource,
  { items, digest }: Pick<ReturnType<typeof columnsOf>, 'items' | 'digest'>,
): Promise<void> {
  const data = { items, digest, version: { increment: 1 }, updatedAt: ctx.now }
  const { count } = await ctx.tx.publicDataResource.updateMany({ where: { id, version }, data })
  if (count !== 1) throw changedMeanwhile()
}
