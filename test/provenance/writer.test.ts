import { createWalletClient, http, webSocket } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { AppError } from '#api/kernel/errors.ts'
import { secondsOf } from '#api/kernel/time.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import { asHex } from '#api/kernel/hex.ts'
import { LEDGER_ABI } from '#api/provenance/ledger-abi.ts'
import { haltOn } from '#api/provenance/halt.ts'
import { startWriter, type Writer } from '#api/provenance/writer.ts'
import { MeasureView } from '#api/supervision/schema.ts'
import { verifyReceipt } from '#api/verifier/verify.ts'
import { eventually, platformWithChain } from '#test/support/platform.ts'
import { activeDeal, openWorld, takeTransfer, type World } from '#test/support/story.ts'
import { displace, writerTools } from '#test/support/writer.ts'

let world: World
beforeAll(async () => {
  world = await openWorld(await platformWithChain())
})

/** Acts on the contract with a key of the platform's roles, past the platform itself. */
async function actDirectly(key: 'regulator' | 'recorder', functionName: 'suspend' | 'record', args: unknown[]) {
  const { started } = world.platform
  const url = inject('chainUrl')
  const wallet = createWalletClient({
    account: privateKeyToAccount(started.keys[key]),
    transport: url.startsWith('ws') ? webSocket(url) : http(url),
  })
  const hash = await wallet.writeContract({
    chain: null, address: started.chain.ledger, abi: LEDGER_ABI, functionName, args: args as never,
    gas: 1_000_000n, gasPrice: 0n, type: 'legacy',
  })
  await eventually(() => started.chain.outcome(hash), 'the act on the chain')
}

it('goes on, and proves, after somebody else has left a leaf in the log', async () => {
  const { consumer, agreementId } = await activeDeal(world)
  await takeTransfer(consumer, agreementId)
  const at = BigInt(secondsOf(new Date()))
  await actDirectly('regulator', 'suspend', [0, sha256('somebody else'), sha256('the regulator'), sha256('a body'), at])
  const answer = await takeTransfer(consumer, agreementId)
  const receipt = await eventually(
    () => consumer.client.text(answer.receipt.href).catch(() => undefined),
    'the receipt after a foreign leaf',
  )
  const trust = await world.visitor.text('/api/provenance/trust')
  expect(verifyReceipt(receipt, { trust }).steps.filter(({ state }) => state === 'failed')).toEqual([])
  const { db } = world.platform
  expect(await db.record.count({ where: { reference: { startsWith: 'chain:' } } })).toBe(1)
  const newest = await db.checkpoint.findFirstOrThrow({ orderBy: { size: 'desc' } })
  expect(newest.root).toBe(await world.platform.started.chain.root())
})

it('indexes each leaf of somebody else’s batch, also where subjects, kinds and ids repeat', async () => {
  const { consumer, agreementId } = await activeDeal(world)
  const { db, started: { chain } } = world.platform
  const { termsDigest } = await db.agreement.findUniqueOrThrow({ where: { id: agreementId } })
  const word = (text: string) => sha256(text)
  const at = BigInt(secondsOf(new Date()))
  const transfer = (agreement: string, content: string) =>
    ({ agreement, id: word('the same'), content: word(content), body: word('b'), at, size: 1n })
  const event = (body: string) =>
    ({ subject: word('s'), kind: word('the same kind'), body: word(body), actor: word('a'), at })
  const transfers = [transfer(word('none'), '0'), transfer(termsDigest, '1'), transfer(termsDigest, '2')]
  await actDirectly('recorder', 'record', [await chain.batch(), transfers, [event('1'), event('2')]])
  const { transfer: own } = await takeTransfer(consumer, agreementId)
  expect(own.recordIndex).not.toBeNull()
  const newest = await db.checkpoint.findFirstOrThrow({ orderBy: { size: 'desc' } })
  expect(newest.root).toBe(await chain.root())
})

it('records once what a reverted batch carried, when the chain takes it again', async () => {
  const { consumer, agreementId } = await activeDeal(world)
  const { keys } = world.platform.started
  const right = keys.recorder
  keys.recorder = keys.admin
  const waiting = takeTransfer(consumer, agreementId)
  const { db } = world.platform
  await eventually(() => db.chainTransaction.findFirst({ where: { state: 'reverted' } }), 'a reverted batch')
  keys.recorder = right
  const { transfer } = await waiting
  expect(transfer.recordIndex).not.toBeNull()
  const agreement = await db.agreement.findUniqueOrThrow({ where: { id: agreementId } })
  expect(agreement).toMatchObject({ usedCount: 1n, reservedCount: 0n })
})

it('releases nothing while the history contradicts itself, and goes on when a checkpoint is cosigned', async () => {
  const { consumer, agreementId } = await activeDeal(world)
  const answer = await takeTransfer(consumer, agreementId)
  const { db } = world.platform
  await haltOn(db, new AppError('unavailable', 'witness.unavailable', '见证方暂时无法联系'))
  await consumer.client.ask('GET', answer.content)
  await haltOn(db, new AppError('unavailable', 'witness.refused', '历史分叉', { code: 'witness.fork' }))
  await expect(consumer.client.ask('GET', answer.content)).rejects.toMatchObject({ code: 'ledger.halted', status: 503 })
  await takeTransfer(consumer, agreementId).catch(() => undefined)
  const ask = () => consumer.client.ask('GET', answer.content).catch(() => undefined)
  await eventually(ask, 'the bytes after a cosigned checkpoint')
})

describe('when somebody else has used the nonce of a signed transaction', () => {
  let writing: Awaited<ReturnType<typeof writerTools>>
  let writer: Writer | undefined
  beforeAll(async () => {
    writing = await writerTools(world.platform)
  })
  afterAll(async () => writer?.stop())

  /** A deal that is in force once the writer is stopped: nothing else waits. */
  async function openDeal() {
    writer ??= startWriter(writing)
    const open = await activeDeal(world)
    await writer.stop()
    writer = undefined
    return open
  }

  it('records once what the batch carried, under another nonce and batch', async () => {
    const { consumer, agreementId } = await openDeal()
    const waiting = takeTransfer(consumer, agreementId)
    const foreign = async () => actDirectly('recorder', 'record', [await writing.chain.batch(), [], []])
    const displaced = await displace(writing, foreign)
    writer = displaced.writer
    const { transfer } = await waiting
    const { db } = world.platform
    expect(transfer.transactionHash).not.toBe(displaced.hash)
    expect(await db.record.count({ where: { reference: transfer.id } })).toBe(1)
    const agreement = await db.agreement.findUniqueOrThrow({ where: { id: agreementId } })
    expect(agreement).toMatchObject({ usedCount: 1n, reservedCount: 0n })
    expect((await writing.chain.agreementOf(asHex(agreement.termsDigest))).used).toBe(1n)
  })

  it('brings an act of the contract to it all the same', async () => {
    const { productId } = await openDeal()
    const body = { act: 'suspend', scope: 'product', subjectId: productId, reason: '核查' }
    const measure = world.office.regulator.post('/api/supervision/measures', body, MeasureView)
    const at = BigInt(secondsOf(new Date()))
    const args = [1, sha256('another product'), sha256('the regulator'), sha256('a body'), at]
    writer = (await displace(writing, () => actDirectly('regulator', 'suspend', args))).writer
    expect(await measure).toMatchObject({ state: 'effective' })
  })
})
