import type { z } from 'zod'
import { newId } from '#api/kernel/ids.ts'
import type { Post } from '#api/notification/mail.ts'
import type { NotificationView } from '#api/notification/schema.ts'
import { tellOfLog, tellOfRest } from '#api/notification/tell.ts'
import type { Member, TestPlatform } from '#test/support/platform.ts'
import { agreementOf, newDeal } from '#test/order/world.ts'

type Told = z.infer<typeof NotificationView>

/** What the telling of notifications is given: no post unless a test has a mailbox. */
export const telling = (p: TestPlatform, post?: Post, hasWitness = false) =>
  ({ db: p.db, clock: p.clock.now, post, hasWitness })

/** Every event that waits counts as one that the chain has, in the order in which they were enqueued. */
export const recordAll = (p: TestPlatform) => p.db.$executeRaw`
  update chain_act set state = 'recorded', "recordIndex" = numbered.index from (
    select id, coalesce((select max("recordIndex") from chain_act), -1) + row_number() over (order by sequence) as index
    from chain_act where state = 'pending') numbered
  where chain_act.id = numbered.id`

/** Tells of all that has happened so far. */
export async function tellAll(p: TestPlatform, post?: Post): Promise<void> {
  await recordAll(p)
  await tellOfLog(telling(p, post))
  await tellOfRest(telling(p, post))
}

/** What a member was told, oldest first. */
export async function toldTo(p: TestPlatform, as: Member): Promise<Told[]> {
  const { body } = await p.request('GET', '/api/notifications?limit=100', { as })
  return (body as { items: Told[] }).items.toReversed()
}

export const kindsTo = async (p: TestPlatform, as: Member): Promise<string[]> =>
  (await toldTo(p, as)).map(({ kind }) => kind)

/** An agreement in force over a listed product, as it stands once the chain has activated it. */
export async function inForce(p: TestPlatform, over: { endsAt?: Date } = {}) {
  const deal = await newDeal(p)
  const agreement = await agreementOf(p, deal, { kind: 'free' }, { state: 'active', ...over })
  return { ...deal, agreement }
}

/** Another person of a member's organisation. */
export async function colleagueOf(p: TestPlatform, { participantId }: Member, enabled = true): Promise<string> {
  const id = newId('psn', p.clock.now())
  const facts = { id, participantId, login: id, passwordHash: '', name: '同事', duties: [], enabled }
  await p.db.person.create({ data: { ...facts, createdAt: p.clock.now() } })
  return id
}
