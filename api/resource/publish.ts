import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { resourceView } from './find.ts'
import type { PublishResource, ResourceView } from './schema.ts'

/**
 * Publishes a public data resource in the department's catalogue (编目发布).
 * @throws conflict `resource.code_taken` when the code names another resource
 */
export async function publishResource(ctx: Context, input: PublishResource): Promise<ResourceView> {
  permit(ctx.actor, 'resource.publish')
  if (await ctx.tx.publicDataResource.findUnique({ where: { code: input.code } }))
    throw new AppError('conflict', 'resource.code_taken', '该资源代码已被使用')
  const id = newId('res', ctx.now)
  const row = await ctx.tx.publicDataResource.create({
    data: { ...input, id, departmentId: ctx.actor.participantId, createdAt: ctx.now },
  })
  const { code, name, grade, openClass } = row
  await recordEvent(ctx, 'resource.published', id, { resource: id, code, name, grade, openClass })
  return resourceView(row, ctx.now)
}
