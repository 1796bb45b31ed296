import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { changedMeanwhile, getOwnResource } from './change.ts'
import { entryOfRow } from './entry.ts'
import { resourceView } from './find.ts'
import { ownElements } from './item.ts'
import { checkAct } from './resource.ts'
import type { ResourceView } from './schema.ts'
import { releaseSources } from './release-sources.ts'

/**
 * Takes one's own resource out of the catalogue (撤下目录条目); its record and its code stay.
 * @throws not_found, refused `resource.act_not_allowed`, refused `resource.in_scope` while a grant that has not ended
 *   names it
 */
export async function withdrawResource(
  ctx: Context,
  id: string,
  { reason }: { reason: string },
): Promise<ResourceView> {
  permit(ctx.actor, 'resource.withdraw')
  const row = await getOwnResource(ctx, id)
  checkAct('withdraw', row, ctx.now)
  const where = { resourceIds: { has: id }, state: { notIn: ['ended', 'handed_over'] }, endsAt: { gt: ctx.now } }
  if ((await ctx.tx.operatingAuthorization.count({ where })) > 0)
    throw new AppError('refused', 'resource.in_scope', '该资源在仍然有效的授权运营范围内，授权终止或变更范围后才能撤下', {
      basis: '《公共数据资源授权运营实施规范（试行）》',
    })
  const { count } = await ctx.tx.publicDataResource.updateMany({
    where: { id, version: row.version, withdrawnAt: null },
    data: { withdrawnAt: ctx.now, updatedAt: ctx.now, version: { increment: 1 } },
  })
  if (count !== 1) throw changedMeanwhile()
  await releaseSources(ctx, ownElements(entryOfRow(row).items).map(({ element }) => ({ element, resourceId: id })))
  const version = row.version + 1
  await recordEvent(ctx, 'resource.withdrawn', id, { resource: id, version, reason, digest: row.digest })
  return resourceView({ ...row, withdrawnAt: ctx.now, updatedAt: ctx.now, version }, ctx.now)
}
