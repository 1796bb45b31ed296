import type { Tx } from '#api/db/client.ts'
import type { Deadline } from '#api/db/generated/client.ts'
import { isLimitKey, LIMITS } from '#api/deadline/deadline.ts'
import { z } from 'zod'
import type { Happening } from './notification.ts'

export type DeadlineFacts = Pick<Deadline, 'title' | 'dueAt'> & {
  name: string
  english: string
  /** The organisations whose people must act. */
  responsible: string[]
}

const Named = z.object({ deadline: z.string() })

/** A clock, by the event that it was missed, or by its own identifier. */
export async function deadlineFacts(tx: Tx, { body, subject }: Happening): Promise<DeadlineFacts | undefined> {
  const id = Named.safeParse(body).data?.deadline ?? subject
  const row = await tx.deadline.findUnique({ where: { id } })
  if (!row || !isLimitKey(row.limit)) return undefined
  const { name, english } = LIMITS[row.limit]
  const { title, dueAt, responsibleId } = row
  return { title, dueAt, name, english, responsible: await responsibleOf(tx, responsibleId) }
}

/** `platform` is the platform's own organisation. */
async function responsibleOf(tx: Tx, id: string): Promise<string[]> {
  if (id !== 'platform') return [id]
  const own = await tx.participant.findMany({ where: { roles: { has: 'platform' } }, select: { id: true } })
  return own.map((row) => row.id)
}
