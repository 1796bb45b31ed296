import type { Person } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { getParticipant } from './find.ts'
import { checkDuties } from './participant.ts'
import type { AddPerson } from './schema.ts'

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

/** Whether the caller's organisation is the platform itself, whose people are the admission's to manage. */
async function isOfStaff(ctx: Context): Promise<boolean> {
  const { roles } = await getParticipant(ctx, ctx.actor.participantId)
  if (!roles.includes('platform')) return false
  if (!ctx.actor.roles.includes('admission'))
    throw new AppError('forbidden', 'person.admission_only', '平台工作人员的账号只能由入驻管理人员增减')
  return true
}

/** What is done to the platform's own staff leaves an event: who, with which duties, by whom, and no names. */
const recordStaff = (ctx: Context, event: 'person.added' | 'person.disabled', { id, duties }: Person) =>
  recordEvent(ctx, event, id, { person: id, duties, by: ctx.actor.personId })

/**
 * Adds a person who acts for the caller's organisation. Duties exist for the platform's staff alone, and are given
 * once, to the new person whom the admission adds: nobody gives them to oneself.
 * @throws conflict `participant.login_taken`, forbidden `person.admission_only`, refused `person.duties`,
 *   `person.duties_apart`
 */
export async function addPerson(
  ctx: Context,
  { login, name, duties }: Omit<AddPerson, 'password'>,
  passwordHash: string,
) {
  permit(ctx.actor, 'participant.manage_people')
  byPersonOnly(ctx)
  const { participantId } = ctx.actor
  const staff = await isOfStaff(ctx)
  if (duties.length > 0 && !staff)
    throw new AppError('refused', 'person.duties', '岗位职责只能授予平台工作人员')
  checkDuties(duties)
  if (await ctx.tx.person.findUnique({ where: { login } }))
    throw new AppError('conflict', 'participant.login_taken', '该登录名已被使用')
  const id = newId('psn', ctx.now)
  const row = await ctx.tx.person.create({
    data: { id, participantId, login, name, duties, passwordHash, createdAt: ctx.now },
  })
  if (staff) await recordStaff(ctx, 'person.added', row)
  return personView(row)
}

export async function listPeople(ctx: Context) {
  permit(ctx.actor, 'participant.manage_people')
  const { participantId } = ctx.actor
  const rows = await ctx.tx.person.findMany({ where: { participantId }, orderBy: { id: 'asc' }, take: 200 })
  return { items: rows.map(personView), next: null }
}

/**
 * Takes a person's access away at once: sessions and the API keys that they made end, sign-in fails.
 * @throws not_found, forbidden `person.admission_only`, refused `person.oneself`
 */
export async function disablePerson(ctx: Context, id: string) {
  permit(ctx.actor, 'participant.manage_people')
  byPersonOnly(ctx)
  const found = await ctx.tx.person.findFirst({ where: { id, participantId: ctx.actor.participantId } })
  if (!found) throw notFound()
  const staff = await isOfStaff(ctx)
  if (id === ctx.actor.personId) throw new AppError('refused', 'person.oneself', '不能停用自己的账号')
  const row = await ctx.tx.person.update({ where: { id }, data: { enabled: false } })
  await ctx.tx.session.deleteMany({ where: { personId: id } })
  await ctx.tx.apiKey.updateMany({ where: { createdBy: id, revokedAt: null }, data: { revokedAt: ctx.now } })
  if (staff && found.enabled) await recordStaff(ctx, 'person.disabled', row)
  return personView(row)
}
