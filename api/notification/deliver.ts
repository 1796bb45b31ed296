import type { Tx } from '#api/db/client.ts'
import type { Prisma } from '#api/db/generated/client.ts'
import { newId } from '#api/kernel/ids.ts'
import type { Audience, Happening, Notice } from './notification.ts'
import { enqueueMails } from './outbox.ts'
import type { Post } from './mail.ts'

const PEOPLE_AT_ONCE = 1_000

/** The people of an audience; only whose organisation is admitted, and who have access, can read what they are told. */
function whereOf(audience: Exclude<Audience, { participants: unknown }>): Prisma.PersonWhereInput {
  const admitted = { state: 'admitted' }
  if ('duty' in audience)
    return { duties: { has: audience.duty }, participant: { ...admitted, roles: { has: 'platform' } } }
  if ('everyone' in audience) return { participant: admitted }
  const overseeing = { participant: { ...admitted, roles: { hasSome: ['regulator', 'auditor'] } } }
  return audience.except === undefined ? overseeing : { ...overseeing, id: { not: audience.except } }
}

type Group = { where: Prisma.PersonWhereInput; noticeFor: (participantId: string) => Notice | undefined }

/** Notices by how their people are found: those of organisations together. */
function groupsOf(notices: Notice[]): Group[] {
  const byParty = new Map<string, Notice>()
  const groups: Group[] = []
  for (const notice of notices) {
    if (!('participants' in notice.to)) groups.push({ where: whereOf(notice.to), noticeFor: () => notice })
    else for (const id of notice.to.participants) if (!byParty.has(id)) byParty.set(id, notice)
  }
  if (byParty.size === 0) return groups
  const where = { participantId: { in: [...byParty.keys()] }, participant: { state: 'admitted' } }
  return [...groups, { where, noticeFor: (id) => byParty.get(id) }]
}

/** Writes the rows of everybody who is told of a happening, each once, and the mails of those who want them. */
export async function deliver(
  tx: Tx,
  now: Date,
  happening: Happening,
  notices: Notice[],
  post: Post | undefined,
): Promise<void> {
  for (const { where, noticeFor } of groupsOf(notices)) {
    for (let last = ''; ; ) {
      const people = await tx.person.findMany({
        where: { AND: [where, { enabled: true, id: { gt: last } }] },
        orderBy: { id: 'asc' },
        take: PEOPLE_AT_ONCE,
        select: { id: true, participantId: true },
      })
      const data = people.flatMap(({ id, participantId }) => {
        const notice = noticeFor(participantId)
        return notice ? [rowOf(now, happening, notice, id)] : []
      })
      const rows = await tx.notification.createManyAndReturn({ data, skipDuplicates: true })
      if (post) await enqueueMails(tx, now, rows, post)
      last = people.at(-1)?.id ?? ''
      if (people.length < PEOPLE_AT_ONCE) break
    }
  }
}

const rowOf = (now: Date, { key, at }: Happening, { kind, params, reason }: Notice, personId: string) => ({
  id: newId('ntf', now),
  personId,
  event: key,
  kind,
  params: reason === undefined ? params : { ...params, reason },
  at,
  createdAt: now,
})
