import type { Logger } from 'pino'
import { z } from 'zod'
import type { Database, Tx } from '#api/db/client.ts'
import type { Mail, Notification } from '#api/db/generated/client.ts'
import { newId } from '#api/kernel/ids.ts'
import { type Mailer, type Post, subjectOf, textOf } from './mail.ts'
import { groupOf, isKind, say } from './sentences.ts'
import { GROUPS } from './words.ts'

/** Puts the mails of new notifications into the outbox: for whoever chose their group and has verified an address. */
export async function enqueueMails(tx: Tx, now: Date, rows: Notification[], { url }: Post): Promise<void> {
  const settings = await tx.notificationSetting.findMany({
    where: { personId: { in: rows.map(({ personId }) => personId) }, verifiedAt: { not: null } },
  })
  const settingOf = new Map(settings.map((setting) => [setting.personId, setting]))
  const data = rows.flatMap(({ id, personId, kind, params }) => {
    const setting = settingOf.get(personId)
    if (!setting?.email || !isKind(kind) || !setting.groups.includes(groupOf(kind))) return []
    const { zh, en, href } = say(kind, params)
    const letter = { subject: subjectOf(GROUPS[groupOf(kind)]), text: textOf([zh, en], url + href) }
    return [{ ...waiting(now, personId, setting.email), ...letter, notificationId: id }]
  })
  if (data.length > 0) await tx.mail.createMany({ data })
}

/** What every new mail is: one that leaves at once. */
export const waiting = (now: Date, personId: string, address: string) => ({
  id: newId('eml', now),
  personId,
  address,
  state: 'waiting',
  nextAt: now,
  createdAt: now,
})

const FIRST_WAIT_S = 60
const LONGEST_WAIT_S = 6 * 3600
/** So often a mail is tried that is refused for good, about two hours; one that nobody took is tried for ever. */
const REFUSALS = 8
const ERROR_LENGTH = 500

type Desk = { db: Database; clock: () => Date; logger: Logger; mailer: Mailer }

/**
 * Sends mails that are due, at most so many. Each is taken and its next attempt set before it is handed over, so that
 * a crash sends it again rather than never. One that is refused waits and holds up nobody; when the server itself is
 * away, the others wait for the next look.
 * @returns how many left
 */
export async function sendMails(desk: Desk, atMost: number): Promise<number> {
  let sent = 0
  for (let looked = 0; looked < atMost; looked++) {
    const mail = await takeDue(desk)
    if (!mail) return sent
    const outcome = (await isWanted(desk.db, mail)) ? await send(desk, mail) : await drop(desk.db, mail)
    if (outcome === 'sent') sent++
    if (outcome === 'server_away') return sent
  }
  return sent
}

async function takeDue({ db, clock }: Desk): Promise<Mail | undefined> {
  const now = clock()
  const [mail] = await db.$queryRaw<Mail[]>`
    update mail set attempts = attempts + 1,
      "nextAt" = ${now}::timestamptz
        + make_interval(secs => least(${FIRST_WAIT_S} * power(2, least(attempts, 30)), ${LONGEST_WAIT_S}))
    where id = (select id from mail where state = 'waiting' and "nextAt" <= ${now}
      order by "nextAt", id limit 1 for update skip locked)
    returning *`
  return mail
}

/** A mail goes to the address that its person has now, verified unless it is there to verify it, with access still. */
async function isWanted(db: Database, { personId, address, notificationId }: Mail): Promise<boolean> {
  const setting = await db.notificationSetting.findUnique({ where: { personId } })
  const person = await db.person.findUnique({ where: { id: personId }, select: { enabled: true } })
  const isVerified = setting?.verifiedAt != null
  return person?.enabled === true && setting?.email === address && isVerified === (notificationId !== null)
}

type Outcome = 'sent' | 'dropped' | 'refused' | 'server_away'

async function drop(db: Database, { id }: Mail): Promise<Outcome> {
  await db.mail.update({ where: { id }, data: { state: 'dropped', text: '' } })
  return 'dropped'
}

async function send({ db, clock, logger, mailer }: Desk, mail: Mail): Promise<Outcome> {
  const { id, attempts } = mail
  try {
    await mailer.send(mail)
  } catch (error) {
    const refusal = refusalOf(error)
    const lastError = (error instanceof Error ? error.message : String(error)).slice(0, ERROR_LENGTH)
    const state = refusal === 'for_good' && attempts >= REFUSALS ? 'failed' : 'waiting'
    logger.warn({ mail: id, attempts, err: error }, 'a mail was not taken')
    await db.mail.update({ where: { id }, data: { state, lastError } })
    return refusal === undefined ? 'server_away' : 'refused'
  }
  await db.mail.update({ where: { id }, data: { state: 'sent', sentAt: clock(), text: '', lastError: null } })
  return 'sent'
}

/** How the server refused this recipient or this letter; undefined when it was away, or refused the platform itself. */
function refusalOf(error: unknown): 'for_good' | 'for_now' | undefined {
  const { data } = Refusal.safeParse(error)
  if (!data) return undefined
  return data.responseCode >= 500 ? 'for_good' : 'for_now'
}

const Refusal = z.looseObject({ command: z.enum(['RCPT TO', 'DATA']), responseCode: z.number() })
