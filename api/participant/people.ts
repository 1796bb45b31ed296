import type { Person } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { getParticipant } from './find.ts'
import type { AddPerson } from './schema.ts'
import { hashPassword } from './secret.ts'

const personView = (row: Person) => ({
  id: row.id,
  login: row.login,
  name: row.name,
  duties: row.duties,
  enabled: row.enabled,
})

const byPersonOnly = (ctx: Context) => {
  if (ctx.actor.personId === null)
    throw new AppError('forbidden', 'session.person_needed', '此操作须由本人登录后完成')
}

/**
 * Adds a person who acts for the caller's organisation; duties exist for the platform's staff alone.
 * @throws conflict `participant.login_taken`, refused `person.duties`
 */
export async function addPerson(ctx: Context, { password, ...person }: AddPerson) {
  permit(ctx.actor, 'participant.manage_people')
  byPersonOnly(ctx)
  const { participantId } = ctx.actor
  const { roles } = await getParticipant(ctx, participantId)
  if (person.duties.length > 0 && !(roles.includes('platform') && ctx.actor.roles.includes('admission')))
    throw new AppError('refused', 'person.duties', '岗位职责只能由平台入驻管理人员授予平台工作人员')
  if (await ctx.tx.person.findUnique({ where: { login: person.login } }))
    throw new AppError('conflict', 'participant.login_taken', '该登录名已被使用')
  const passwordHash = await hashPassword(password)
  const id = newId('psn', ctx.now)
  return personView(
    await ctx.tx.person.create({ data: { ...person, id, participantId, passwordHash, createdAt: ctx.now } }),
  )
}

export async function listPeople(ctx: Context) {
  permit(ctx.actor, 'participant.manage_people')
  const { participantId } = ctx.actor
  const rows = await ctx.tx.person.findMany({ where: { participantId }, orderBy: { id: 'asc' }, take: 200 })
  return { items: rows.map(personView), next: null }
}

/** Takes a person's access away at once: sessions end, sign-in fails. */
export async function disablePerson(ctx: Context, id: string) {
  permit(ctx.actor, 'participant.manage_people')
  byPersonOnly(ctx)
  const row = await ctx.tx.person.findFirst({ where: { id, participantId: ctx.actor.participantId } })
  if (!row) throw notFound()
  if (id === ctx.actor.personId) throw new AppError('refused', 'person.oneself', '不能停用自己的账号')
  await ctx.tx.session.deleteMany({ where: { personId: id } })
  return personView(await ctx.tx.person.update({ where: { id }, data: { enabled: false } }))
}
