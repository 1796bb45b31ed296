import { createHash, randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { checkPlatform } from '#api/fsck/check.ts'
import { hex32 } from '#api/kernel/hex.ts'
import { chainId32 } from '#api/kernel/ids.ts'
import { addressOfKey } from '#api/provenance/deploy.ts'
import { openChain } from '#api/provenance/chain.ts'
import { moveLedger } from '#api/provenance/move.ts'
import { type Platform, startPlatform } from '#api/server.ts'
import { MeasureView } from '#api/supervision/schema.ts'
import { verifyReceipt } from '#api/verifier/verify.ts'
import { atEnd } from '#test/support/end.ts'
import { eventually, freePort, platformWithChain } from '#test/support/platform.ts'
import { startProcess } from '#test/support/process.ts'
import { activeDeal, openWorld, takeTransfer, type World } from '#test/support/story.ts'

const OTHER_CHAIN = 370_777
const Current = z.array(z.object({ database: z.string() })).length(1)
const Trust = z.looseObject({ earlier: z.array(z.looseObject({ untilSize: z.number() })).optional() })

let world: World
let deal: Awaited<ReturnType<typeof activeDeal>>
let ended: Awaited<ReturnType<typeof activeDeal>>
let running: Platform
let rpc: { url: string; chainId: number }
const receipts: { text: string; content: { sha256: `0x${string}`; size: number } }[] = []

/** Takes a transfer, downloads it, and keeps its receipt. */
async function trade() {
  const answer = await takeTransfer(deal.consumer, deal.agreementId)
  const bytes = new Uint8Array(await (await deal.consumer.client.ask('GET', answer.content)).arrayBuffer())
  const text = await eventually(
    () => deal.consumer.client.text(answer.receipt.href).catch(() => undefined), 'the receipt',
  )
  receipts.push({ text, content: { sha256: hex32(createHash('sha256').update(bytes).digest()), size: bytes.length } })
  return answer.transfer
}

const settings = ({ url, chainId }: typeof rpc) => ({ rpcUrl: url, chainId, confirmations: 0, feeWei: 0n })
const atRest = () =>
  eventually(async () => {
    const { db } = world.platform
    const newest = await db.checkpoint.findFirst({ orderBy: { size: 'desc' } })
    const waiting = await db.chainAct.count({ where: { state: { in: ['pending', 'submitted'] } } })
    return waiting === 0 && newest?.cosignedAt
  }, 'the log is at rest')

let stopWitness: () => Promise<void>
const move = (to: typeof rpc) => {
  const { db, config, clock } = world.platform
  const { keys } = running
  return moveLedger({ db, keys, platform: config.PLATFORM_NAME, from: settings(rpc), to: settings(to), clock: clock.now })
}

/** The platform as it starts after a move, with its witness on the new chain. */
async function restart(on: typeof rpc) {
  const { config, clock, server } = world.platform
  const [row] = Current.parse(await server.db.$queryRaw`select current_database() as database`)
  const port = await freePort()
  await stopWitness()
  const platform = await startPlatform({
    config: { ...config, CHAIN_RPC_URL: on.url, CHAIN_ID: on.chainId, WITNESS_URL: `http://127.0.0.1:${port}` },
    connection: { ...inject('postgres'), ...row }, clock: clock.now, logger: server.logger,
    onLedger: async ({ logVkey, ledger }) => {
      const witness = await startProcess('api/witness/main.ts', {
        WITNESS_DIR: join(config.DATA_DIR, 'witness'), WITNESS_PORT: String(port), LOG_VKEY: logVkey,
        WITNESS_NAME: `witness.${config.PLATFORM_NAME}`, LEDGER_ADDRESS: ledger, CHAIN_RPC_URL: on.url,
      })
      stopWitness = witness.stop
      atEnd(witness.stop)
    },
  })
  atEnd(platform.stop)
  world.platform.app = platform.app
  ;[running, rpc] = [platform, on]
  await writeFile(join(config.DATA_DIR, 'trust.json'), JSON.stringify(platform.trust()))
}

const audit = async () => {
  const { config, server } = world.platform
  const [row] = Current.parse(await server.db.$queryRaw`select current_database() as database`)
  const connection = { ...inject('postgres'), ...row }
  return checkPlatform({ connection, rpcUrl: rpc.url, dataDir: config.DATA_DIR, isRunning: true, now: new Date() })
}

beforeAll(async () => {
  const platform = await platformWithChain()
  world = await openWorld(platform)
  stopWitness = platform.stopWitness
  ;[running, rpc] = [platform.started, { url: inject('chainUrl'), chainId: platform.config.CHAIN_ID }]
  deal = await activeDeal(world, { quota: 4 })
  ended = await activeDeal(world)
  await ended.consumer.client.post(`/api/agreements/${ended.agreementId}/terminate`, { reason: '到此为止' }, z.unknown())
  await world.office.regulator.post(
    '/api/supervision/measures', { act: 'suspend', scope: 'product', subjectId: ended.productId, reason: '演练' }, MeasureView)
  await trade()
  await atRest()
})

const verdicts = () =>
  receipts.map(({ text, content }) =>
    verifyReceipt(text, { content, trust: JSON.stringify(running.trust()) }).verdict)

describe('a log that moves', () => {
  it('stays where it is while the platform owes the chain something', async () => {
    await running.writer.stop()
    const { db } = world.platform
    const newest = await db.checkpoint.findFirstOrThrow({ orderBy: { size: 'desc' } })
    const open = { where: { size: newest.size }, data: { cosignedAt: null } }
    await db.checkpoint.update(open)
    await expect(move(rpc)).rejects.toMatchObject({ code: 'ledger.not_at_rest' })
    await db.checkpoint.update({ ...open, data: { cosignedAt: newest.cosignedAt } })
    expect(await db.ledgerEpoch.count()).toBe(0)
  })

  it('goes on in a new contract of the same chain: keys, counts, ends and suspensions hold', async () => {
    const older = running.chain
    await running.stop()
    const { epoch, size } = await move(rpc)
    expect(epoch).toBe(1)
    await restart(rpc)
    const { recordIndex } = await trade()
    expect(recordIndex).toBeGreaterThan(Number(size))
    expect(running.chain.ledger).not.toBe(older.ledger)
    const { termsDigest } = await world.platform.db.agreement.findUniqueOrThrow({ where: { id: deal.agreementId } })
    expect(await running.chain.agreementOf(termsDigest as `0x${string}`)).toEqual({ used: 2n, quota: 4n, state: 1 })
    await expect(takeTransfer(ended.consumer, ended.agreementId)).rejects.toMatchObject({ status: 422 })
    const subject = chainId32(ended.productId)
    const data = running.chain.call({ functionName: 'suspend', args: [1, subject, subject, subject, 1n] })
    const refusal = await running.chain.refusal(addressOfKey(running.keys.regulator), data)
    expect(refusal?.name).toBe('Ledger_SuspensionUnchanged')
  })

  it('leaves the old ledger to nobody', async () => {
    const { ledger } = await world.platform.db.ledgerEpoch.findUniqueOrThrow({ where: { epoch: 0 } })
    const older = await openChain(settings(rpc), ledger as `0x${string}`)
    const data = older.call({ functionName: 'record', args: [await older.batch(), [], []] })
    const { keys } = running
    for (const key of [keys.admin, keys.recorder, keys.registrar, keys.regulator])
      expect((await older.refusal(addressOfKey(key), data))?.name).toBe('Roles_Missing')
  })

  it('goes on upon another chain, and receipts of all epochs verify offline by one trust file', async () => {
    await atRest()
    await running.stop()
    const node = await startProcess('api/node/main.ts', {
      NODE_DIR: join(world.platform.config.DATA_DIR, `chain-${randomUUID()}`), NODE_PORT: '0', CHAIN_ID: String(OTHER_CHAIN),
    })
    atEnd(node.stop)
    const other = { url: node.url, chainId: OTHER_CHAIN }
    expect((await move(other)).epoch).toBe(2)
    await restart(other)
    await trade()
    expect(verdicts()).toEqual(['verified', 'verified', 'verified'])
    const chains = receipts.map(({ text }) => (JSON.parse(text) as { anchor: { chainId: number } }).anchor.chainId)
    expect(chains).toEqual([370_500, 370_500, OTHER_CHAIN])
  })

  it('binds each receipt to the contracts of its own epoch', () => {
    const trust = Trust.parse(structuredClone(running.trust()))
    const steps = (given: object) =>
      receipts.map(({ text }) =>
        verifyReceipt(text, { trust: JSON.stringify(given) }).steps.find(({ state }) => state === 'failed')?.name)
    const { earlier = [], ...present } = trust
    expect(steps(present)).toEqual(['anchor', 'anchor', undefined])
    expect(steps({ ...present, earlier: earlier.slice(1) })).toEqual(['anchor', undefined, undefined])
    const late = earlier.map((epoch, i) => ({ ...epoch, untilSize: 1_000_000 + i }))
    expect(steps({ ...present, earlier: late })).toEqual([undefined, 'anchor', 'anchor'])
    expect(steps({ ...present, earlier: earlier.toReversed() })).toEqual(['checkpoint', 'checkpoint', 'checkpoint'])
  })

  it('is one log to the audit and to the trace', async () => {
    await atRest()
    const { findings, verdict, notes } = await audit()
    expect([findings, notes, verdict]).toEqual([[], [], 'clean'])
    const { db } = world.platform
    for (const { id } of await db.transfer.findMany({ where: { agreementId: deal.agreementId } })) {
      const stages = await world.office.regulator.get(`/api/supervision/trace/${id}`, z.looseObject({}))
      expect(JSON.stringify(stages)).toContain(id)
    }
  })

  it('names the row of a closed epoch that was changed', async () => {
    const { db } = world.platform
    const [first] = await db.transfer.findMany({ where: { agreementId: deal.agreementId }, orderBy: { recordIndex: 'asc' } })
    const record = await db.record.findUniqueOrThrow({ where: { index: first?.recordIndex ?? -1n } })
    const entry = Buffer.from(record.entry)
    entry[40] = (entry[40] ?? 0) ^ 1
    await db.record.update({ where: { index: record.index }, data: { entry } })
    const { findings } = await audit()
    await db.record.update({ where: { index: record.index }, data: { entry: record.entry } })
    expect(findings.map(({ place }) => place)).toContainEqual({ table: 'record', row: String(record.index) })
  })
})
