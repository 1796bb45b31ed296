import { beforeAll, expect, it } from 'vitest'
import { platformWithChain } from '#test/support/platform.ts'
import { openWorld, takeTransfer, type World } from '#test/support/story.ts'
import { type Deal, deal } from './world.ts'

let world: World
let open: Deal
beforeAll(async () => {
  world = await openWorld(await platformWithChain())
  open = await deal(world, { rows: 700_000 })
}, 60_000)

/** Reads a body as far as it comes, and does something after its first bytes. */
async function readOn(response: Response, meanwhile: () => Promise<unknown>) {
  const reader = response.body?.getReader()
  if (!reader) throw new Error('a content has a body')
  let received = (await reader.read()).value?.length ?? 0
  await meanwhile()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return { received, brokenOff: null }
      received += value.length
    }
  } catch (error) {
    return { received, brokenOff: error }
  }
}

it('a download that is under way breaks off once a gate closes, and can be resumed once it opens again', async () => {
  const { db } = world.platform
  const { transfer, content } = await takeTransfer(open.consumer, open.agreementId, { format: 'original' })
  const verifiedTo = (at: Date | null) => db.participant.update({ where: { id: open.provider.id }, data: { verifiedTo: at } })
  const ask = (headers: Record<string, string> = {}) => open.consumer.client.ask('GET', content, { headers })
  const size = Number((await db.transfer.findUniqueOrThrow({ where: { id: transfer.id } })).sizeBytes)

  const whole = await readOn(await ask(), async () => undefined)
  expect(whole).toEqual({ received: size, brokenOff: null })

  const cut = await readOn(await ask(), () => verifiedTo(new Date(0)))
  expect(cut.brokenOff).toMatchObject({ code: 'gate.g18_identity' })
  expect(cut.received).toBeLessThan(size)
  await expect(ask({ range: `bytes=${cut.received}-` })).rejects.toMatchObject({ code: 'gate.g18_identity' })

  await verifiedTo(null)
  const rest = await readOn(await ask({ range: `bytes=${cut.received}-` }), async () => undefined)
  expect(rest).toEqual({ received: size - cut.received, brokenOff: null })
})
