import { expect, it } from 'vitest'
import type { Context } from '#api/kernel/context.ts'
import { asHex } from '#api/kernel/hex.ts'
import { delistListing } from '#api/listing/delist.ts'
import { eventsOf } from '#test/support/market.ts'
import { type Answer, eventually, platform } from '#test/support/platform.ts'
import { type Signers, signers, wish } from './world.ts'

const p = await platform()

/** A request that publishes a standing offer of so many uses, signed by the listing's provider. */
async function offerOf({ provider, keys, listingId }: Signers, quota: number): Promise<() => Promise<Answer>> {
  const { startsAt, endsAt } = wish(listingId)
  const body = { plan: 0, quota, startsAt, endsAt }
  const address = `/api/listings/${listingId}/standing-offer`
  const terms = await p.request('POST', `${address}/terms`, { as: provider, body })
  const signature = await keys.provider.sign({ hash: asHex(String((terms.body as { digest: string }).digest)) })
  return () => p.request('POST', address, { as: provider, body: { ...body, sign: { signature } } })
}

/** Publishes while an act upon the listing is done and not committed: the offer has read it as it stood before. */
async function publishDuring(world: Signers, act: (ctx: Context) => Promise<unknown>): Promise<Answer> {
  const publish = await offerOf(world, 5)
  const published = await p.run(world.provider, async (ctx) => {
    await act(ctx)
    const answer = publish()
    await eventually(async () => (await countWaiting()) === 1, 'the offer waits for the listing')
    return { answer }
  })
  return published.answer
}

/** The transactions of this database that wait for a lock of another one. */
async function countWaiting(): Promise<number> {
  const [row] = await p.db.$queryRaw<{ waiting: number }[]>`
    select count(*)::int as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`
  return row?.waiting ?? 0
}

const offered = ({ listingId }: Signers) => p.db.listing.findUniqueOrThrow({ where: { id: listingId } })

it('is published, and published anew in its place', async () => {
  const world = await signers(p)
  expect(await (await offerOf(world, 5))()).toMatchObject({ status: 200, body: { quota: 5 } })
  expect(await (await offerOf(world, 9))()).toMatchObject({ status: 200, body: { quota: 9 } })
  expect(await offered(world)).toMatchObject({ state: 'listed', standingOffer: { quota: 9 } })
})

it('is not published on a listing that was delisted since it was read', async () => {
  const world = await signers(p)
  const { listingId } = world
  const answer = await publishDuring(world, (ctx) => delistListing(ctx, listingId, { reason: '停止更新' }))
  expect(answer).toMatchObject({ status: 409, body: { code: 'listing.changed' } })
  expect(await offered(world)).toMatchObject({ state: 'delisted', standingOffer: null })
  expect(await eventsOf(p, listingId)).not.toContain('listing.standing_offer')
})

it('of two that read the same listing one is published, and the other is turned away', async () => {
  const world = await signers(p)
  const offers = [await offerOf(world, 7), await offerOf(world, 8)]
  const { asked } = await p.db.$transaction(
    async (tx) => {
      await tx.$queryRaw`select id from listing where id = ${world.listingId} for update`
      const both = offers.map((publish) => publish())
      await eventually(async () => (await countWaiting()) === 2, 'both offers wait for the listing')
      return { asked: both }
    },
    { timeout: 30_000 },
  )
  const answers = await Promise.all(asked)
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const quota: unknown = answers.find(({ status }) => status === 200)?.body.quota
  expect(await offered(world)).toMatchObject({ standingOffer: { quota } })
})
