import { z } from '@hono/zod-openapi'
import type { Participant, Person } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { getParticipant } from './find.ts'
import { digest } from './schema.ts'
import { NO_PASSWORD } from './secret.ts'

const login = z.string().min(3).max(64).regex(/^\P{Cc}*$/u)

/**
 * Why personal fields go: the organisation has left, or a person asks for it; `request` is the SHA-256 of the paper
 * that asks.
 */
export const Erase = z
  .discriminatedUnion('ground', [
    z.strictObject({ ground: z.literal('left'), request: digest }),
    z.strictObject({
      ground: z.literal('request'),
      request: digest,
      /** Whether the person is the organisation's contact. */
      contact: z.boolean().default(false),
      /** Logins of the persons that ask. */
      logins: z.array(login).max(50).default([]),
    }),
  ])
  .meta({ id: 'ErasePersonalFields' })
export type Erase = z.infer<typeof Erase>

export const ErasureView = z
  .object({ participantId: z.string(), contact: z.boolean(), people: z.number().int() })
  .meta({ id: 'Erasure' })

const BASIS = '《个人信息保护法》第四十七条'
const NOBODY = '（已删除）'
const PSEUDONYM = 'erased.'

/** Agreements that somebody may still act upon. */
const OPEN_AGREEMENTS = ['offered', 'signing', 'signed', 'activating', 'active', 'terminating']

/**
 * Takes the personal fields out of an organisation's rows (个人信息删除): the contact's name and telephone, and names,
 * logins and passwords of persons without access, who keep a pseudonym. What the ledger holds names persons by their
 * identifiers alone, so that every proof stays as it is. 依据 《个人信息保护法》第四十七条.
 * @throws not_found, refused `participant.still_trading`, `person.unknown`, `person.enabled`,
 *   `participant.nothing_to_erase`
 */
export async function eraseParticipantPersonalFields(
  ctx: Context,
  id: string,
  input: Erase,
): Promise<z.input<typeof ErasureView>> {
  permit(ctx.actor, 'participant.erase')
  // Of two at once the second sees what the first has erased.
  await ctx.tx.$queryRaw`select id from participant where id = ${id} for update`
  const row = await getParticipant(ctx, id)
  if (input.ground === 'left') await endAccess(ctx, id)
  const people = await peopleOf(ctx, id, input)
  const contact = (input.ground === 'left' || input.contact) && hasContact(row)
  if (!contact && people.length === 0)
    throw new AppError('refused', 'participant.nothing_to_erase', '没有可以删除的个人信息', { basis: BASIS })
  if (contact) await ctx.tx.participant.update({ where: { id }, data: { contactName: NOBODY, contactPhone: '' } })
  for (const person of people) await erasePerson(ctx, person)
  await recordEvent(ctx, 'person.erased', id, {
    participant: id, ground: input.ground, contact, people: people.map((person) => person.id), request: input.request,
    by: ctx.actor.personId,
  })
  return { participantId: id, contact, people: people.length }
}

const hasContact = ({ contactName, contactPhone }: Participant): boolean =>
  contactName !== NOBODY || contactPhone !== ''

/** An organisation that has left trades no more: nobody of it has access from here on. */
async function endAccess(ctx: Context, id: string): Promise<void> {
  const side = { OR: [{ providerId: id }, { consumerId: id }] }
  const agreement = await ctx.tx.agreement.findFirst({ where: { ...side, state: { in: OPEN_AGREEMENTS } } })
  const granted = { OR: [{ operatorId: id }, { implementingBodyId: id }] }
  const running = { notIn: ['ended', 'handed_over'] }
  const grant = await ctx.tx.operatingAuthorization.findFirst({ where: { ...granted, state: running } })
  if (agreement || grant)
    throw new AppError('refused', 'participant.still_trading', '该单位尚有未结束的合约或授权运营，退出后才能删除', { basis: BASIS })
  await ctx.tx.session.deleteMany({ where: { person: { participantId: id } } })
  await ctx.tx.apiKey.updateMany({ where: { participantId: id, revokedAt: null }, data: { revokedAt: ctx.now } })
  await ctx.tx.person.updateMany({ where: { participantId: id }, data: { enabled: false } })
}

async function peopleOf({ tx }: Context, participantId: string, input: Erase): Promise<Person[]> {
  const own = { participantId, login: { not: { startsWith: PSEUDONYM } } }
  if (input.ground === 'left') return tx.person.findMany({ where: own, orderBy: { id: 'asc' } })
  const logins = [...new Set(input.logins)]
  const people = await tx.person.findMany({ where: { ...own, AND: { login: { in: logins } } }, orderBy: { id: 'asc' } })
  if (people.length < logins.length)
    throw new AppError('refused', 'person.unknown', '该单位没有这样登录名的人员')
  if (people.some(({ enabled }) => enabled))
    throw new AppError('refused', 'person.enabled', '须先停用该人员的账号，再删除其个人信息', { basis: BASIS })
  return people
}

/** The row stays, since events name it; what tells who it was goes, with the address of the person's mails. */
async function erasePerson({ tx }: Context, { id }: Person): Promise<void> {
  const login = PSEUDONYM + id.slice(4)
  await tx.person.update({ where: { id }, data: { name: NOBODY, login, passwordHash: NO_PASSWORD } })
  await tx.notificationSetting.deleteMany({ where: { personId: id } })
  await tx.mail.updateMany({ where: { personId: id, state: 'waiting' }, data: { state: 'dropped' } })
  await tx.mail.updateMany({ where: { personId: id }, data: { address: '', text: '' } })
}
