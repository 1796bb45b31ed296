import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { resourceView } from './find.ts'
import { checkRegistration } from './resource.ts'
import type { RegisterResource, ResourceView } from './schema.ts'

/**
 * Enters the registration (登记) that the registry granted to a resource. 依据 《公共数据资源登记管理暂行办法》第五条.
 * @throws refused `resource.act_not_allowed` and `resource.registration_term`, invalid `resource.registration_window`,
 *   conflict `resource.registration_taken` when the code stands at another resource, `resource.changed`
 */
export async function registerResource(ctx: Context, id: string, input: RegisterResource): Promise<ResourceView> {
  permit(ctx.actor, 'resource.register')
  const row = await ctx.tx.publicDataResource.findUnique({ where: { id } })
  if (!row || row.departmentId !== ctx.actor.participantId) throw notFound()
  checkRegistration(row, input, ctx.now)
  const { registrationCode, validFrom, validTo } = input
  const holder = await ctx.tx.publicDataResource.findUnique({ where: { registrationCode } })
  if (holder && holder.id !== id)
    throw new AppError('conflict', 'resource.registration_taken', '该登记编码已用于另一个资源')
  const change = { registrationCode, registrationValidFrom: validFrom, registrationValidTo: validTo }
  const read = { registrationCode: row.registrationCode, registrationValidTo: row.registrationValidTo }
  const { count } = await ctx.tx.publicDataResource.updateMany({ where: { id, ...read }, data: change })
  if (count !== 1) throw new AppError('conflict', 'resource.changed', '该资源的登记刚被修改，请刷新后重试')
  await recordEvent(ctx, 'resource.registered', id, {
    resource: id,
    registrationCode,
    validFrom: validFrom.toISOString(),
    validTo: validTo.toISOString(),
  })
  return resourceView({ ...row, ...change }, ctx.now)
}
