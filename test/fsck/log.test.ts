import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { chainId32 } from '#api/kernel/ids.ts'
import { addressOfKey } from '#api/provenance/deploy.ts'
import { takeTransfer } from '#test/support/story.ts'
import { displace, writerTools } from '#test/support/writer.ts'
import { dropping, foundIn, foundInFile, foundWith, setting, type Traded, tradedPlatform, transferOf, valueOf } from './world.ts'

let traded: Traded
beforeAll(async () => {
  traded = await tradedPlatform()
})

const { transferId, thatTransfer, indexOf } = transferOf(() => traded)

describe('a platform that nobody touched', () => {
  it('is clean in every invariant, and each had something to look at', async () => {
    const { verdict, findings, summaries, notes } = await traded.check()
    expect(findings).toEqual([])
    expect(notes).toEqual([])
    expect(verdict).toBe('clean')
    expect(summaries.map(({ invariant, checked }) => [invariant, checked > 0])).toEqual(
      ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8', 'I9'].map((code) => [code, true]),
    )
    expect(summaries.find(({ invariant }) => invariant === 'I7')?.checked).toBe(12)
  })

  it('is clean while it trades: what is under way is no difference', async () => {
    const { consumer, agreementId } = traded.deal
    const trading = Promise.all(Array.from({ length: 4 }, () => takeTransfer(consumer, agreementId)))
    const results = [await traded.check(), await traded.check()]
    await trading
    results.push(await traded.check())
    expect(results.flatMap(foundIn)).toEqual([])
  })

  it('is checked without the chain as far as it can be, and says what was not', async () => {
    const { verdict, findings, summaries } = await traded.check({ rpcUrl: 'ws://127.0.0.1:9' })
    expect(findings).toEqual([])
    expect(verdict).toBe('unchecked')
    const open = summaries.filter(({ unchecked }) => unchecked !== null).map(({ invariant }) => invariant)
    expect(open).toEqual(['I1', 'I2', 'I3', 'I4', 'I6', 'I7'])
  })
})

describe('I1: transfers and events give their leaves', () => {
  it("names the transfer whose body is not the chain's", async () => {
    expect(await setting(traded, 'transfer', thatTransfer(), `body = replace(body, '"rows":5', '"rows":6')`)).toEqual([
      `I1 表 transfer 行 ${transferId()}`,
    ])
  })

  it('names the transfer whose consumer was changed', async () => {
    const found = await setting(traded, 'transfer', thatTransfer(), `"consumerId" = 'ptc_00000000000000000000000000'`)
    expect(found).toEqual([
      `I1 表 transfer 行 ${transferId()}`,
    ])
  })

  it('names the transfer that the chain has and the database has not', async () => {
    expect(await dropping(traded, 'transfer', thatTransfer())).toEqual([`I1 表 transfer 行 ${transferId()}`])
  })

  it("names the event whose body is not the chain's", async () => {
    const id = await valueOf(traded, `select id from chain_act where "eventKind" = 'order.placed' limit 1`)
    expect(await setting(traded, 'chain_act', `id = '${id}'`, `body = replace(body, 'order', 'Order')`)).toEqual([
      `I1 表 chain_act 行 ${id}`,
    ])
  })

  it('names the event that says a leaf which the log has not', async () => {
    const id = await valueOf(traded, `select id from chain_act where kind = 'event' limit 1`)
    const found = await setting(traded, 'chain_act', `id = '${id}'`, `"recordIndex" = 99999`)
    expect(found).toContain(`I1 表 chain_act 行 ${id}`)
  })
})

describe('I2: index, transactions and log are one', () => {
  it('names the record of which one byte was changed', async () => {
    const index = await indexOf()
    const set = 'entry = set_byte(entry, 40, get_byte(entry, 40) # 1)'
    expect(await setting(traded, 'record', `index = ${index}`, set)).toEqual([`I2 表 record 行 ${index}`])
  })

  it('names the record that is missing', async () => {
    const index = await indexOf()
    expect(await dropping(traded, 'record', `index = ${index}`)).toEqual([`I2 表 record 行 ${index}`])
  })

  it('names the record that the chain has not', async () => {
    const insert = `insert into record (index, kind, entry, leaf, reference, "transactionHash", "blockNumber")
      values (77777, 2, '\\x02', '0x00', 'evt_none', '0x00', 1)`
    const result = await foundWith(traded, insert, 'delete from record where index = 77777')
    expect(foundIn(result)).toEqual(['I2 表 record 行 77777'])
  })

  it('names the transaction that stands in another block', async () => {
    const hash = await valueOf(traded, 'select min(hash) from chain_transaction')
    const set = '"blockNumber" = "blockNumber" + 100000'
    const found = await setting(traded, 'chain_transaction', `hash = '${hash}'`, set)
    expect(found).toEqual([
      `I2 表 chain_transaction 行 ${hash}`,
    ])
  })

  it('names the block whose transaction the database does not know', async () => {
    const hash = await valueOf(traded, 'select min(hash) from chain_transaction')
    const block = await valueOf(traded, `select "blockNumber" from chain_transaction where hash = '${hash}'`)
    expect(await dropping(traded, 'chain_transaction', `hash = '${hash}'`)).toEqual([`I2 区块 ${block}`])
  })
})

describe('I3: roots, tiles, checkpoints and their signatures', () => {
  it('names the tile of which one byte was changed', async () => {
    const set = 'hashes = set_byte(hashes, 100, get_byte(hashes, 100) # 1)'
    expect(await setting(traded, 'tile', 'level = 0 and index = 0', set)).toEqual(['I3 表 tile 行 0/0'])
  })

  it("names the checkpoint whose root is not the log's", async () => {
    const size = await valueOf(traded, 'select min(size) from checkpoint')
    const found = await setting(traded, 'checkpoint', `size = ${size}`, `root = '0x${'1'.repeat(64)}'`)
    expect(found).toEqual([`I3 表 checkpoint 行 ${size}`])
  })

  it('names the checkpoint that is missing', async () => {
    const size = await valueOf(traded, 'select min(size) from checkpoint')
    expect(await dropping(traded, 'checkpoint', `size = ${size}`)).toEqual([`I3 表 checkpoint 行 ${size}`])
  })

  it.each([
    ['the text of the note', `regexp_replace(note, 'block (\\d+)', 'block 9\\1')`],
    ["the log's signature", `regexp_replace(note, '(— [^w]\\S+ .{20})...', '\\1AAA')`],
    ["the witness's signature", `overlay(note placing 'AAAA' from length(note) - 20)`],
  ])('names the checkpoint of which %s was changed', async (_, note) => {
    const size = await valueOf(traded, 'select max(size) from checkpoint where note is not null')
    const found = await setting(traded, 'checkpoint', `size = ${size}`, `note = ${note}`)
    expect(found).toEqual([`I3 表 checkpoint 行 ${size}`])
  })

  it("names the trust file whose code hash is not the chain's", async () => {
    const path = join(traded.platform.config.DATA_DIR, 'trust.json')
    const at = (await readFile(path, 'utf8')).indexOf('"ledgerCodeHash"') + 30
    expect(await foundInFile(traded, path, at)).toEqual(['I3 文件 trust.json'])
  })

  it('names the trust file that can not be used, and leaves the receipts open', async () => {
    const path = join(traded.platform.config.DATA_DIR, 'trust.json')
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.slice(0, -10))
    const result = await traded.check()
    await writeFile(path, text)
    expect(foundIn(result)).toEqual(['I3 文件 trust.json'])
    expect(result.summaries.find(({ invariant }) => invariant === 'I7')?.unchecked).not.toBeNull()
  })
})

describe('I4: the chain enforces, the database agrees', () => {
  const agreement = () => `I4 表 agreement 行 ${traded.deal.agreementId}`
  const that = () => `id = '${traded.deal.agreementId}'`

  it.each([
    ['uses', '"usedCount" = "usedCount" - 1'],
    ['reservations', '"reservedCount" = "reservedCount" + 1'],
    ['window', `"endsAt" = "endsAt" + interval '1 day'`],
    ['quota', 'quota = quota + 1'],
    ['state', `state = 'terminated'`],
    ['signature', `"providerSignature" = "consumerSignature"`],
    ['key', '"providerKeyId" = "consumerKeyId"'],
  ])('names the agreement whose %s were changed', async (_, set) => {
    expect(await setting(traded, 'agreement', that(), set)).toEqual([agreement()])
  })

  it('names the transfer that the chain rejected for another reason', async () => {
    const id = await valueOf(traded, `select id from transfer where state = 'rejected'`)
    expect(await setting(traded, 'transfer', `id = '${id}'`, 'rejection = 5')).toEqual([`I4 表 transfer 行 ${id}`])
  })

  it("names the key that is not the chain's", async () => {
    const where = `"participantId" = '${traded.deal.consumer.id}'`
    const id = await valueOf(traded, `select id from signing_key where ${where}`)
    const found = await setting(traded, 'signing_key', `id = '${id}'`, `state = 'retired'`)
    expect(found).toEqual([`I4 表 signing_key 行 ${id}`])
  })
})

describe('what others write into the log with a role of theirs', () => {
  it('is no difference, neither before the writer indexes it nor after, and is told', async () => {
    const { started } = traded.platform
    const { chain, keys } = started
    const subject = chainId32('ptc_00000000000000000000000000')
    const data = chain.call({ functionName: 'suspend', args: [0, subject, subject, subject, 1n] })
    const { raw } = await chain.sign(keys.regulator, await chain.nonce(addressOfKey(keys.regulator)), data)
    await chain.send(raw)
    const before = await traded.check()
    expect([before.verdict, before.notes]).toEqual(['clean', ['链上有 1 条存证正在入库，未与库核对']])
    await takeTransfer(traded.deal.consumer, traded.deal.agreementId)
    const after = await traded.check()
    expect(foundIn(after)).toEqual([])
    expect(after.notes.filter((note) => note.includes('不是本平台所写'))).toHaveLength(1)
  })

  it('is no difference where it displaced a transaction of the platform’s', async () => {
    const tools = await writerTools(traded.platform)
    const { chain, keys } = tools
    const waiting = takeTransfer(traded.deal.consumer, traded.deal.agreementId)
    const { writer } = await displace(tools, async () => {
      const data = chain.call({ functionName: 'record', args: [await chain.batch(), [], []] })
      const { raw } = await chain.sign(keys.recorder, await chain.nonce(addressOfKey(keys.recorder)), data)
      await chain.send(raw)
    })
    await waiting
    expect(foundIn(await traded.check())).toEqual([])
    await writer.stop()
  })
})
