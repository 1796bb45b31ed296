import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { participantView } from './find.ts'
import { checkRoles } from './participant.ts'
import type { Apply } from './schema.ts'

/**
 * An organisation asks to be admitted (主体入驻), with the first person who acts for it; one that was rejected may ask
 * again. The ledger learns of it with the decision, since anybody may apply.
 * 依据 GB/T 37932-2025 4.2, 9.1.
 * @throws refused `participant.roles`, conflict `participant.uscc_taken`, `participant.login_taken`
 */
export async function applyForAdmission(ctx: Context, { person, ...organization }: Apply, passwordHash: string) {
  permit(ctx.actor, 'participant.apply')
  checkRoles(organization.roles)
  if (await ctx.tx.person.findUnique({ where: { login: person.login } }))
    throw new AppError('conflict', 'participant.login_taken', '该登录名已被使用')
  const row = await enter(ctx, { ...organization, roles: [...new Set(organization.roles)] })
  await ctx.tx.person.create({
    data: {
      id: newId('psn', ctx.now),
      participantId: row.id,
      login: person.login,
      name: person.name,
      passwordHash,
      duties: [],
      createdAt: ctx.now,
    },
  })
  return participantView(row)
}

/** Enters an application: in the row of the rejected one where there is one, whose people lose their access. */
async function enter(ctx: Context, organization: Omit<Apply, 'person'>) {
  const { uscc } = organization
  const applied = { ...organization, state: 'under_review', createdAt: ctx.now }
  const before = await ctx.tx.participant.findUnique({ where: { uscc } })
  if (!before) return ctx.tx.participant.create({ data: { ...applied, id: newId('ptc', ctx.now) } })
  const { count } = await ctx.tx.participant.updateMany({
    where: { uscc, state: 'rejected' },
    data: { ...applied, decidedAt: null, decidedBy: null, rejectionReason: null },
  })
  if (count !== 1) throw new AppError('conflict', 'participant.uscc_taken', '该统一社会信用代码已经申请入驻')
  await ctx.tx.session.deleteMany({ where: { person: { participantId: before.id } } })
  await ctx.tx.person.updateMany({ where: { participantId: before.id }, data: { enabled: false } })
  return ctx.tx.participant.findUniqueOrThrow({ where: { uscc } })
}
