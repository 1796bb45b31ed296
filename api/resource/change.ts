import type { PublicDataResource } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { columnsOf, type Entry, entryOf, entryOfRow } from './entry.ts'
import { resourceView } from './find.ts'
import { ownElements } from './item.ts'
import { checkOwnEntry, claimOwnSources } from './publish.ts'
import { checkAct } from './resource.ts'
import type { ChangeResource, ResourceView } from './schema.ts'
import { releaseSources } from './release-sources.ts'

/**
 * Changes the entry of one's own resource (目录变更): all but its code, as the next version.
 * @throws not_found; conflict `resource.changed` when it is no longer the version that was read; refused
 *   `resource.act_not_allowed`, `resource.consent_given`, `resource.consent_withdrawn`; what `publishResource` refuses
 */
export async function changeResource(ctx: Context, id: string, input: ChangeResource): Promise<ResourceView> {
  permit(ctx.actor, 'resource.change')
  const row = await getOwnResource(ctx, id)
  checkAct('change', row, ctx.now)
  const entry = entryOf(row.code, input)
  checkSharing(row, entry)
  await checkOwnEntry(ctx, entry)
  const columns = columnsOf(entry)
  if (columns.digest === row.digest && row.version === input.version) return resourceView(row, ctx.now)
  const data = { ...columns, version: { increment: 1 }, updatedAt: ctx.now }
  const { count } = await ctx.tx.publicDataResource.updateMany({ where: { id, version: input.version }, data })
  if (count !== 1) throw changedMeanwhile()
  await releaseSources(ctx, droppedElements(id, entryOfRow(row), entry))
  await claimOwnSources(ctx, id, entry)
  const { digest, name, grade, openClass } = columns
  const version = input.version + 1
  await recordEvent(ctx, 'resource.changed', id, {
    resource: id, version, name, grade, openClass, digest, previous: row.digest,
  })
  return resourceView(await ctx.tx.publicDataResource.findUniqueOrThrow({ where: { id } }), ctx.now)
}

export const changedMeanwhile = () => new AppError('conflict', 'resource.changed', '该资源刚被修改，请刷新后重试')

/** A resource of one's own department. @throws not_found for an absent one and for another's */
export async function getOwnResource({ tx, actor }: Context, id: string): Promise<PublicDataResource> {
  const row = await tx.publicDataResource.findUnique({ where: { id } })
  if (!row || row.departmentId !== actor.participantId) throw notFound()
  return row
}

/** The elements that an entry was the source of, and the next one no longer is. */
export function droppedElements(
  resourceId: string,
  before: Entry,
  after: Entry,
): { element: string; resourceId: string }[] {
  const kept = new Set(ownElements(after.items).map(({ element }) => element))
  return ownElements(before.items)
    .filter(({ element }) => !kept.has(element))
    .map(({ element }) => ({ element, resourceId }))
}

/** Whether an entry says the same of the data's source and of the sharing department's consent. */
const isSameSharing = (a: Entry, b: Entry): boolean =>
  a.acquisition === b.acquisition &&
  a.sharing?.fromId === b.sharing?.fromId &&
  a.sharing?.document === b.sharing?.document &&
  a.sharing?.digest === b.sharing?.digest &&
  a.sharing?.until?.getTime() === b.sharing?.until?.getTime()

/** A rule that an entry's sharing stays as it is, and its sentence. */
type Fixed = { rule: 'consent_withdrawn' | 'consent_given'; message: string }

/**
 * What keeps the holder from writing the sharing anew: a consent that the sharing department gave itself is changed by
 * that one alone, and one that it withdrew is given again by it, and not written anew by who lost it.
 */
export function fixedSharing(row: PublicDataResource, entry: Entry): Fixed | undefined {
  if (isSameSharing(entryOfRow(row), entry)) return undefined
  if (row.sharingWithdrawnAt !== null)
    return { rule: 'consent_withdrawn', message: '来源部门已撤回共享同意，获取方式、来源部门和同意文件须待其重新同意，不能自行修改' }
  if (row.sharingGivenAt !== null)
    return { rule: 'consent_given', message: '共享同意由来源部门给出，获取方式、来源部门和同意文件只能由其变更，不能自行修改' }
  return undefined
}

/**
 * 依据 《公共数据资源授权运营实施规范（试行）》第五条.
 * @throws refused `resource.consent_withdrawn`, `resource.consent_given`
 */
function checkSharing(row: PublicDataResource, entry: Entry): void {
  const fixed = fixedSharing(row, entry)
  if (fixed !== undefined)
    throw new AppError('refused', `resource.${fixed.rule}`, fixed.message, {
      basis: '《公共数据资源授权运营实施规范（试行）》第五条',
    })
}
