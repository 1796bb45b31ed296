import type { z } from '@hono/zod-openapi'
import { sha256 } from '#api/kernel/canonical.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { checkDeclaration } from './liability.ts'
import type { Declare, DeclarationView } from './schema.ts'

/**
 * The owner of a resource or version says what nothing else records (责任声明): how it is collected, where it is stored,
 * how it is processed, that it is destroyed.
 * @throws not_found, refused `liability.stage`, `liability.destroyed`, invalid `liability.future`
 */
export async function declareLiability(ctx: Context, input: Declare): Promise<z.input<typeof DeclarationView>> {
  permit(ctx.actor, 'liability.declare')
  const { subject, stage, method, fromAt = ctx.now } = input
  const kind = await lockOwn(ctx, subject)
  const destroyed = await ctx.tx.liabilityEvent.findFirst({ where: { subject, stage: 'destroy' } })
  checkDeclaration(kind, { stage, fromAt, destroyedAt: destroyed?.fromAt ?? null }, ctx.now)
  const id = newId('lia', ctx.now)
  const responsibleId = ctx.actor.participantId
  const source = await recordEvent(ctx, 'liability.declared', subject, {
    declaration: id, subject, stage, responsible: responsibleId, fromAt: fromAt.toISOString(), method: sha256(method),
  })
  await ctx.tx.liabilityEvent.create({
    data: { id, subject, stage, responsibleId, fromAt, source, note: method, createdAt: ctx.now },
  })
  return { id, subject, stage, responsibleId, fromAt: fromAt.toISOString(), method, source }
}

/** One's own resource or version, locked: of two declarations at once the second sees the first. */
async function lockOwn({ tx, actor }: Context, id: string): Promise<'resource' | 'version'> {
  const me = actor.participantId
  const resources = await tx.$queryRaw<unknown[]>`
    select id from public_data_resource where id = ${id} and "departmentId" = ${me} for update`
  if (resources.length > 0) return 'resource'
  const versions = await tx.$queryRaw<unknown[]>`
    select v.id from product_version v join data_product d on d.id = v."productId"
    where v.id = ${id} and d."providerId" = ${me} for update of v`
  if (versions.length > 0) return 'version'
  throw notFound()
}
