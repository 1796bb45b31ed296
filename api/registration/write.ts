import type { Context } from '#api/kernel/context.ts'
import { recordEvent } from '#api/provenance/record.ts'
import type { Subject } from './subject.ts'

type Written = Pick<Subject, 'kind' | 'id'>

/**
 * Brings to the resource what the gates read of its registration, as its rows have it: the code in force, from its
 * beginning to the end of what it was renewed to; nothing where none is. A product's is read from its rows.
 */
export async function writeRegistration(ctx: Context, subject: Written): Promise<void> {
  const rows = await ctx.tx.registration.findMany({
    where: { subjectId: subject.id, state: 'coded', validTo: { gt: ctx.now } },
    orderBy: { validFrom: 'asc' },
  })
  const [first, last] = [rows[0], rows.at(-1)]
  await remark(ctx, subject)
  if (subject.kind !== 'resource') return
  const root = first?.rootId && (await ctx.tx.registration.findUnique({ where: { id: first.rootId } }))
  const code = (root || first)?.code ?? null
  const [validFrom, validTo] = [first?.validFrom ?? null, last?.validTo ?? null]
  await ctx.tx.publicDataResource.update({
    where: { id: subject.id },
    data: {
      registrationCode: code, registrationValidFrom: validFrom, registrationValidTo: validTo,
      registrationRevokedAt: null,
    },
  })
  if (code === null) return
  await recordEvent(ctx, 'resource.registered', subject.id, {
    resource: subject.id,
    registrationCode: code,
    validFrom: validFrom?.toISOString() ?? null,
    validTo: validTo?.toISOString() ?? null,
  })
}

/** Marks the resource of a revoked code: the code stays to be seen, and counts no more. */
export async function writeRevocation(ctx: Context, subject: Written): Promise<void> {
  await remark(ctx, subject)
  if (subject.kind !== 'resource') return
  await ctx.tx.publicDataResource.update({ where: { id: subject.id }, data: { registrationRevokedAt: ctx.now } })
}

/**
 * Sets or lifts the mark of objection (异议标识) of a thing and of its registrations: it stands while a late objection
 * is open, and after one was upheld until the registration is corrected, revoked or cancelled.
 */
export async function remark({ tx }: Context, { kind, id }: Written): Promise<void> {
  const late = await tx.registrationObjection.count({
    where: {
      isLate: true,
      OR: [
        { state: 'open', registration: { subjectId: id, state: { in: ['coded', 'superseded'] } } },
        { state: 'upheld', registration: { subjectId: id, state: 'coded' } },
      ],
    },
  })
  const isObjected = late > 0
  await tx.registration.updateMany({ where: { subjectId: id, state: 'coded' }, data: { objected: isObjected } })
  if (kind === 'resource')
    await tx.publicDataResource.update({ where: { id }, data: { registrationObjected: isObjected } })
}
