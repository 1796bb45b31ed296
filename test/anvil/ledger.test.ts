import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AgreementView } from '#api/agreement/schema.ts'
import { asHex, hex32 } from '#api/kernel/hex.ts'
import { MeasureView } from '#api/supervision/schema.ts'
import { verifyReceipt } from '#api/verifier/verify.ts'
import { atEnd } from '#test/support/end.ts'
import { platformWithChain } from '#test/support/platform.ts'
import { activeDeal, openWorld, takeTransfer, type World } from '#test/support/story.ts'
import { anvilProgram, CHAIN_ID, startAnvil } from './anvil.ts'

const program = anvilProgram()
if (program === undefined) console.warn('skipped: @foundry-rs/anvil has no program for this machine in node_modules')

const Anchored = z.object({ anchor: z.looseObject({ chainId: z.number() }) })

const digestOf = (bytes: Uint8Array) => hex32(createHash('sha256').update(bytes).digest())

describe.skipIf(program === undefined)('on a second, independent node with a block each second', () => {
  let world: World
  let deal: Awaited<ReturnType<typeof activeDeal>>
  let termsDigest: `0x${string}`

  beforeAll(async () => {
    const anvil = await startAnvil(program ?? '')
    atEnd(anvil.stop)
    world = await openWorld(await platformWithChain({ CHAIN_RPC_URL: anvil.url, CHAIN_ID: String(CHAIN_ID) }))
    deal = await activeDeal(world)
    const agreement = await deal.consumer.client.get(`/api/agreements/${deal.agreementId}`, AgreementView)
    termsDigest = asHex(agreement.termsDigest)
  })

  const onChain = () => world.platform.started.chain.agreementOf(termsDigest)
  const take = () => takeTransfer(deal.consumer, deal.agreementId)
  const measure = (act: 'suspend' | 'resume') =>
    world.office.regulator.post(
      '/api/supervision/measures',
      { act, scope: 'agreement', subjectId: deal.agreementId, reason: '演练' },
      MeasureView,
    )

  it('records transfers before it releases them, and each receipt verifies with the trust file', async () => {
    const trust = await world.visitor.text('/api/provenance/trust')
    for (let n = 1; n <= 3; n++) {
      const answer = await take()
      expect((await onChain()).used).toBe(BigInt(n))
      const bytes = new Uint8Array(await (await deal.consumer.client.ask('GET', answer.content)).arrayBuffer())
      const receipt = await deal.consumer.client.text(answer.receipt.href)
      const report = verifyReceipt(receipt, { content: { sha256: digestOf(bytes), size: bytes.length }, trust })
      expect(report.steps.filter(({ state }) => state !== 'passed')).toEqual([])
      expect(report.verdict).toBe('verified')
      expect(Anchored.parse(JSON.parse(receipt)).anchor.chainId).toBe(CHAIN_ID)
    }
  })

  it('puts what was asked for at once into one block', async () => {
    const answers = await Promise.all([take(), take(), take()])
    expect(new Set(answers.map(({ transfer }) => transfer.transactionHash)).size).toBeLessThan(3)
    expect((await onChain()).used).toBe(6n)
  })

  it('refuses while the agreement is suspended, and goes on once it is resumed', async () => {
    expect((await measure('suspend')).recordIndex).not.toBeNull()
    expect((await onChain()).state).toBe(2)
    await expect(take()).rejects.toMatchObject({ status: 422, code: 'transfer.agreement_suspended' })
    expect((await measure('resume')).recordIndex).not.toBeNull()
    expect((await onChain()).state).toBe(1)
    expect((await take()).transfer.recordIndex).not.toBeNull()
  })

  it('refuses once the agreement is terminated', async () => {
    const path = `/api/agreements/${deal.agreementId}/terminate`
    const ended = await deal.consumer.client.post(path, { reason: '演练结束' }, AgreementView)
    expect(ended.state).toBe('terminated')
    expect((await onChain()).state).toBe(3)
    await expect(take()).rejects.toMatchObject({ status: 422, code: 'transfer.agreement_not_active' })
    expect((await onChain()).used).toBe(7n)
  })
})
