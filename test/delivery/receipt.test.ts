import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import type { Party } from '#api/cli/road.ts'
import { KeyView } from '#api/participant/schema.ts'
import { verifyReceipt } from '#api/verifier/verify.ts'
import { PASSWORD, eventually, platformWithChain } from '#test/support/platform.ts'
import { openWorld, takeTransfer, type World } from '#test/support/story.ts'
import { codeOf, type Deal, deal } from './world.ts'

let world: World
let open: Deal
let trust: string
beforeAll(async () => {
  world = await openWorld(await platformWithChain())
  open = await deal(world)
  trust = await world.visitor.text('/api/provenance/trust')
})

const verdictOf = (receipt: string) => {
  const { steps } = verifyReceipt(receipt, { trust })
  const failed = steps.filter(({ name, state }) => name !== 'content' && state !== 'passed')
  return failed.map(({ name, state }) => [name, state])
}

async function rotateKey({ client }: Party): Promise<void> {
  const { id } = await client.post('/api/keys', { custody: 'platform', password: PASSWORD }, KeyView)
  await eventually(async () => {
    const { items } = await client.get('/api/keys', z.object({ items: z.array(KeyView) }))
    return items.some((key) => key.id === id && key.state === 'registered')
  }, 'the new key on the chain')
}

it('is the same text for provider, consumer, regulator, and for whoever asks again later', async () => {
  const { receipt } = await takeTransfer(open.consumer, open.agreementId)
  const text = await open.consumer.client.text(receipt.href)
  await takeTransfer(open.consumer, open.agreementId)
  for (const client of [open.provider.client, open.consumer.client, world.office.regulator])
    expect(await client.text(receipt.href)).toBe(text)
  expect(verdictOf(text)).toEqual([])
})

it('verifies after both parties have changed their keys, whether it was made before or after', async () => {
  const before = await takeTransfer(open.consumer, open.agreementId)
  const old = await open.consumer.client.text(before.receipt.href)
  await rotateKey(open.provider)
  await rotateKey(open.consumer)
  const after = await takeTransfer(open.consumer, open.agreementId)
  expect(await open.consumer.client.text(before.receipt.href)).toBe(old)
  for (const receipt of [old, await open.consumer.client.text(after.receipt.href)])
    expect(verdictOf(receipt)).toEqual([])
})

it('of many transfers at once verifies for each of them', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map(() => takeTransfer(open.consumer, open.agreementId)))
  for (const { receipt } of answers) expect(verdictOf(await open.consumer.client.text(receipt.href))).toEqual([])
})

it('fails to verify when one of its facts is another', async () => {
  const { receipt } = await takeTransfer(open.consumer, open.agreementId)
  const text = await open.consumer.client.text(receipt.href)
  const changed = text.replace(/"rows":5/, '"rows":6')
  expect(changed).not.toBe(text)
  expect(verdictOf(changed)).not.toEqual([])
})

it('is nobody’s who is no party', async () => {
  const { receipt } = await takeTransfer(open.consumer, open.agreementId)
  const stranger = await world.admit(['provider'], 'platform')
  expect(await codeOf(stranger.client.text(receipt.href))).toBe('not_found')
  expect(await codeOf(world.visitor.text(receipt.href))).toBe('permit.sign_in')
})
