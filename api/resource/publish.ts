import type { SourceConflict } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { checkEntry, columnsOf, type Entry, entryOf } from './entry.ts'
import { resourceView } from './find.ts'
import type { PublishResource, ResourceView } from './schema.ts'
import { claimSources, claimsOf } from './source.ts'

/**
 * Publishes a public data resource in the department's catalogue (编目发布). An element that another department is the
 * source of makes a conflict, and no refusal.
 * @throws conflict `resource.code_taken` when the code names another resource; `resource.…` for what the rules of an
 *   entry refuse; refused `source.decided` for an element that was decided to come from another department
 */
export async function publishResource(ctx: Context, input: PublishResource): Promise<ResourceView> {
  permit(ctx.actor, 'resource.publish')
  if (await ctx.tx.publicDataResource.findUnique({ where: { code: input.code } }))
    throw new AppError('conflict', 'resource.code_taken', '该资源代码已被使用')
  const entry = entryOf(input.code, input)
  await checkOwnEntry(ctx, entry)
  const id = newId('res', ctx.now)
  const row = await ctx.tx.publicDataResource.create({
    data: { ...columnsOf(entry), id, departmentId: ctx.actor.participantId, createdAt: ctx.now },
  })
  const { code, name, grade, openClass, digest } = row
  await recordEvent(ctx, 'resource.published', id, { resource: id, code, name, grade, openClass, digest })
  await claimOwnSources(ctx, id, entry)
  return resourceView(row, ctx.now)
}

/** Checks an entry of one's own department, and that its source by sharing is a department. @throws as `checkEntry` */
export async function checkOwnEntry(ctx: Context, entry: Entry): Promise<void> {
  checkEntry(entry, ctx.actor.participantId)
  if (entry.sharing === null) return
  const where = { id: entry.sharing.fromId, roles: { has: 'department' }, state: 'admitted' }
  if ((await ctx.tx.participant.count({ where })) === 1) return
  throw new AppError('invalid', 'resource.sharing_department', '来源部门须是已入驻的公共管理部门', {
    faults: [{ path: 'sharing.fromId', message: '来源部门须是已入驻的公共管理部门' }],
  })
}

/** Claims the elements of one's own resource. @throws refused `source.decided` */
export async function claimOwnSources(ctx: Context, id: string, { items }: Entry): Promise<void> {
  const { disputed, decided } = await claimSources(ctx, claimsOf({ id, departmentId: ctx.actor.participantId, items }))
  const [first] = decided
  if (first)
    throw new AppError('refused', 'source.decided', decidedMessage(first.field), { field: first.field })
  for (const conflict of disputed) await recordDispute(ctx, conflict)
}

export const decidedMessage = (field: string): string =>
  `实施机构已决定数据项「${field}」的数源为其他部门，请把它的获取方式改为“共享”`

/** Records that a second department claims an element. */
const recordDispute = (ctx: Context, { id, element, holderId, claimantId }: SourceConflict) =>
  recordEvent(ctx, 'source.disputed', id, { conflict: id, element, holder: holderId, claimant: claimantId })
