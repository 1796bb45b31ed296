import type { PublicDataResource } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import type { Actor } from '#api/kernel/permit.ts'
import { isGivenFreely, type SourceMode } from './product.ts'

const OPENING = '《山东省公共数据开放办法》'
const SHARING = '《政务信息资源共享管理暂行办法》'

const isSupplier = ({ roles }: Actor): boolean => roles.includes('provider') || roles.includes('operator')

/**
 * Checks a product that a department opens or shares: it is of the department's own resource, as far as this is open
 * or may be shared. Nobody else does either, and a department provides nothing else.
 * @throws refused `product.not_for_departments`, `product.departments_alone`, `product.not_open`, `product.not_shared`,
 *   not_found for a resource of another department, conflict `product.shared_already`
 */
export async function checkDepartmentSource(
  ctx: Context,
  { sourceMode, resourceId }: { sourceMode: SourceMode; resourceId?: string | undefined },
): Promise<void> {
  if (!isGivenFreely(sourceMode) || resourceId === undefined) {
    if (!isSupplier(ctx.actor))
      throw refuse('not_for_departments', '部门只能开放或共享自己的公共数据资源，不以其他来源提供产品', OPENING)
    return
  }
  if (!ctx.actor.roles.includes('department'))
    throw refuse('departments_alone', '只有公共管理部门可以开放或共享公共数据资源', OPENING)
  const resource = await lockResource(ctx, resourceId)
  if (resource?.departmentId !== ctx.actor.participantId) throw notFound()
  if (sourceMode === 'opened') return checkOpen(resource)
  if (resource.shareClass === 'none') throw refuse('not_shared', '该资源的共享属性为不予共享', SHARING)
  if (await findShared(ctx, resourceId))
    throw new AppError('conflict', 'product.shared_already', '该资源已有用于共享的产品，请在原产品下上传新版本')
}

function checkOpen({ openClass }: PublicDataResource): void {
  if (openClass === 'closed') throw refuse('not_open', '该资源的开放属性为不予开放', OPENING)
}

const refuse = (rule: string, message: string, basis: string) =>
  new AppError('refused', `product.${rule}`, message, { basis })

/** A resource, whose products nobody else creates until the transaction ends. */
export async function lockResource({ tx }: Context, id: string): Promise<PublicDataResource | null> {
  await tx.$queryRaw`select id from public_data_resource where id = ${id} for update`
  return tx.publicDataResource.findUnique({ where: { id } })
}

/** The one product by which a resource is shared. */
export const findShared = ({ tx }: Context, resourceId: string) =>
  tx.dataProduct.findFirst({ where: { resourceId, sourceMode: 'shared' } })
