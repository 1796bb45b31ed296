import { z } from 'zod'
import type { Database, Tx } from '#api/db/client.ts'
import type { ChainAct } from '#api/db/generated/client.ts'
import { inTransaction } from '#api/http/run.ts'
import type { Json } from '#api/kernel/canonical.ts'
import { isFull, takeHappenings } from './beside-the-log.ts'
import { deliver } from './deliver.ts'
import { noticesOf } from './notices.ts'
import type { Happening } from './notification.ts'
import type { Post } from './mail.ts'

const AT_ONCE = 50
const TIMEOUT_MS = 60_000

/** What telling needs: where it reads, and how it writes e-mail if it can. */
export type Telling = { db: Database; clock: () => Date; post: Post | undefined; hasWitness: boolean }

const Body = z.record(z.string(), z.json())

const happeningOf = ({ id, eventKind, subject, at, body, recordIndex }: ChainAct): Happening => ({
  key: id,
  kind: eventKind,
  subject,
  at,
  body: asBody(JSON.parse(body)),
  recordIndex,
})

/** The body of an event: an object of JSON's types, as it was written. */
const asBody = (value: unknown): { [key: string]: Json } => Body.parse(value) as { [key: string]: Json }

/** Tells of the events of the log since the cursor, in its order. Gives how many were seen to. */
export async function tellOfLog(telling: Telling): Promise<number> {
  for (let seen = 0; ; ) {
    const count = await inTransaction(telling.db, (tx) => tellOfNext(tx, telling), TIMEOUT_MS)
    seen += count
    if (count < AT_ONCE) return seen
  }
}

/** The cursor's row is locked: of two at once the second goes on where the first has come to. */
async function tellOfNext(tx: Tx, { clock, post }: Telling): Promise<number> {
  await tx.$queryRaw`select id from notification_cursor where id = 1 for update`
  const { recordIndex } = await tx.notificationCursor.findUniqueOrThrow({ where: { id: 1 } })
  const acts = await tx.chainAct.findMany({
    where: { recordIndex: { gt: recordIndex } },
    orderBy: { recordIndex: 'asc' },
    take: AT_ONCE,
  })
  const newest = acts.at(-1)?.recordIndex
  if (newest == null) return 0
  for (const act of acts) await tell(tx, clock(), happeningOf(act), post)
  await tx.notificationCursor.update({ where: { id: 1 }, data: { recordIndex: newest } })
  return acts.length
}

/** Tells of what waits, of what was decided beside the log, and of what use and time brought about. */
export async function tellOfRest(telling: Telling): Promise<number> {
  const { db, clock, post, hasWitness } = telling
  for (let seen = 0; ; ) {
    const taken = await inTransaction(
      db,
      async (tx) => {
        const happenings = await takeHappenings(tx, clock(), hasWitness)
        for (const happening of happenings) await tell(tx, clock(), happening, post)
        return happenings
      },
      TIMEOUT_MS,
    )
    seen += taken.length
    if (!isFull(taken)) return seen
  }
}

const tell = async (tx: Tx, now: Date, happening: Happening, post: Post | undefined): Promise<void> =>
  deliver(tx, now, happening, await noticesOf(tx, happening), post)
