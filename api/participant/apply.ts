import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { participantView } from './find.ts'
import type { Apply } from './schema.ts'
import { hashPassword } from './secret.ts'

/**
 * An organisation asks to be admitted (主体入驻), with the first person who acts for it.
 * 依据 GB/T 37932-2025 4.2, 9.1.
 * @throws conflict `participant.uscc_taken`, `participant.login_taken`
 */
export async function applyForAdmission(ctx: Context, { person, ...organization }: Apply) {
  permit(ctx.actor, 'participant.apply')
  if (await ctx.tx.participant.findUnique({ where: { uscc: organization.uscc } }))
    throw new AppError('conflict', 'participant.uscc_taken', '该统一社会信用代码已经申请入驻')
  if (await ctx.tx.person.findUnique({ where: { login: person.login } }))
    throw new AppError('conflict', 'participant.login_taken', '该登录名已被使用')
  const id = newId('ptc', ctx.now)
  const roles = [...new Set(organization.roles)]
  const row = await ctx.tx.participant.create({
    data: { ...organization, id, roles, state: 'under_review', createdAt: ctx.now },
  })
  await ctx.tx.person.create({
    data: {
      id: newId('psn', ctx.now),
      participantId: id,
      login: person.login,
      name: person.name,
      passwordHash: await hashPassword(person.password),
      duties: [],
      createdAt: ctx.now,
    },
  })
  await recordEvent(ctx, 'participant.applied', id, { participant: id, roles })
  return participantView(row)
}
