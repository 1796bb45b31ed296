import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Party } from '#api/cli/road.ts'
import { eventually, platformWithChain } from '#test/support/platform.ts'
import { openWorld, takeTransfer, type World } from '#test/support/story.ts'
import { balancesOf, bytesOf, codeOf, type Deal, deal, newKey, transferOf, usesOf } from './world.ts'

let world: World
let parties: { provider: Party; consumer: Party }
beforeAll(async () => {
  world = await openWorld(await platformWithChain())
  parties = await deal(world)
})

/** Suspends or resumes, and waits for the chain. */
async function measure(act: 'suspend' | 'resume', scope: string, subjectId: string): Promise<void> {
  const body = { act, scope, subjectId, reason: '核查' }
  const { id } = await world.office.regulator.post('/api/supervision/measures', body, z.looseObject({ id: z.string() }))
  const where = { id, state: 'effective' }
  await eventually(() => world.platform.db.measure.findFirst({ where }), `${act} on the chain`)
}

const SUBJECTS: [string, (deal: Deal) => string, string][] = [
  ['agreement', ({ agreementId }) => agreementId, 'transfer.agreement_suspended'],
  ['product', ({ productId }) => productId, 'transfer.product_suspended'],
  ['party', ({ provider }) => provider.id, 'transfer.provider_suspended'],
  ['party', ({ consumer }) => consumer.id, 'transfer.consumer_suspended'],
  ['ledger', () => 'ledger', 'transfer.ledger_suspended'],
]

describe.each(SUBJECTS)('a suspended %s', (scope, subjectOf, code) => {
  it(`refuses a new transfer with ${code}, and takes no money; resumed, it goes on`, async () => {
    const open = await deal(world, { funds: 0 }, parties)
    const before = await balancesOf(open.consumer)
    await measure('suspend', scope, subjectOf(open))
    await expect(takeTransfer(open.consumer, open.agreementId)).rejects.toMatchObject({ status: 422, code })
    expect(await balancesOf(open.consumer)).toEqual(before)
    expect(await usesOf(world, open)).toEqual({ database: 0, chain: 0, reserved: 0 })
    await measure('resume', scope, subjectOf(open))
    expect((await takeTransfer(open.consumer, open.agreementId)).transfer.state).toBe('recorded')
  })

  it('withholds what was recorded and not released: no byte ever, money back, the chain’s count stays', async () => {
    const open = await deal(world, { funds: 0 }, parties)
    const [consumer, provider] = [await balancesOf(open.consumer), await balancesOf(open.provider)]
    const key = newKey()
    const { transfer, content, receipt } = await takeTransfer(open.consumer, open.agreementId, { format: 'csv' }, key)
    await measure('suspend', scope, subjectOf(open))
    await expect(bytesOf(open.consumer, content)).rejects.toMatchObject({ status: 422, code })
    expect(await transferOf(open.consumer, transfer.id)).toMatchObject({ state: 'withheld', releasedAt: null })
    expect(await balancesOf(open.consumer)).toEqual(consumer)
    expect(await balancesOf(open.provider)).toEqual(provider)
    await measure('resume', scope, subjectOf(open))
    for (const headers of [{}, { range: 'bytes=0-0' }])
      expect(await codeOf(bytesOf(open.consumer, content, headers))).toBe('transfer.withheld')
    expect((await takeTransfer(open.consumer, open.agreementId, { format: 'csv' }, key)).transfer).toMatchObject({
      id: transfer.id, state: 'withheld',
    })
    expect(await balancesOf(open.consumer)).toEqual(consumer)
    expect(await usesOf(world, open)).toEqual({ database: 1, chain: 1, reserved: 0 })
    expect(JSON.parse(await open.consumer.client.text(receipt.href))).toMatchObject({ id: transfer.id })
  })

  it('stops what was released before from being read on, and lets it go on afterwards', async () => {
    const open = await deal(world, { funds: 0 }, parties)
    const { transfer, content } = await takeTransfer(open.consumer, open.agreementId)
    const bytes = await bytesOf(open.consumer, content)
    await measure('suspend', scope, subjectOf(open))
    expect(await codeOf(bytesOf(open.consumer, content, { range: 'bytes=1-' }))).toBe(code)
    expect(await transferOf(open.consumer, transfer.id)).toMatchObject({ state: 'released' })
    await measure('resume', scope, subjectOf(open))
    expect(await bytesOf(open.consumer, content, { range: 'bytes=1-' })).toEqual(bytes.subarray(1))
  })
})

it('is withheld once, however many ask at once, and refunded once', async () => {
  const open = await deal(world, { funds: 0 }, parties)
  const before = await balancesOf(open.consumer)
  const { transfer, content } = await takeTransfer(open.consumer, open.agreementId)
  await measure('suspend', 'agreement', open.agreementId)
  const codes = await Promise.all(Array.from({ length: 8 }, () => codeOf(bytesOf(open.consumer, content))))
  expect(codes.toSorted()).toEqual(['transfer.agreement_suspended', ...Array<string>(7).fill('transfer.withheld')])
  expect(await balancesOf(open.consumer)).toEqual(before)
  const where = { subject: transfer.id, eventKind: 'transfer.withheld' }
  expect(await world.platform.db.chainAct.count({ where })).toBe(1)
})
