import { chmod, open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { STUCK_SECONDS } from '#api/fsck/check.ts'
import { contentStorage } from '#api/content/storage.ts'
import { addSeconds } from '#api/kernel/time.ts'
import { takeTransfer } from '#test/support/story.ts'
import { foundAfter, foundIn, foundWith, type Traded, tradedPlatform, valueOf } from './world.ts'

let traded: Traded
beforeAll(async () => {
  traded = await tradedPlatform()
})

const transferId = () => traded.transferIds[0] ?? ''
const thatTransfer = () => `id = '${transferId()}'`
const indexOf = () => valueOf(traded, `select "recordIndex" from transfer where id = '${transferId()}'`)
/** What is found while a column of one row is set. */
const setting = async (table: string, where: string, set: string) => foundIn(await foundAfter(traded, { table, where, set }))
const dropping = async (table: string, where: string) => foundIn(await foundAfter(traded, { table, where, drop: true }))

/** Flips a byte of a file, looks, and flips it back. */
async function foundInFile(path: string, at: number) {
  const flip = async () => {
    await chmod(path, 0o600)
    const file = await open(path, 'r+')
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at)
    await file.write(Buffer.of((buffer[0] ?? 0) ^ 1), 0, 1, at)
    await file.close()
  }
  await flip()
  const result = await traded.check()
  await flip()
  return foundIn(result)
}

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
    expect(await setting('transfer', thatTransfer(), `body = replace(body, '"rows":5', '"rows":6')`)).toEqual([
      `I1 表 transfer 行 ${transferId()}`,
    ])
  })

  it('names the transfer whose consumer was changed', async () => {
    expect(await setting('transfer', thatTransfer(), `"consumerId" = 'ptc_00000000000000000000000000'`)).toEqual([
      `I1 表 transfer 行 ${transferId()}`,
    ])
  })

  it('names the transfer that the chain has and the database has not', async () => {
    expect(await dropping('transfer', thatTransfer())).toEqual([`I1 表 transfer 行 ${transferId()}`])
  })

  it("names the event whose body is not the chain's", async () => {
    const id = await valueOf(traded, `select id from chain_act where "eventKind" = 'order.placed' limit 1`)
    expect(await setting('chain_act', `id = '${id}'`, `body = replace(body, 'order', 'Order')`)).toEqual([
      `I1 表 chain_act 行 ${id}`,
    ])
  })

  it('names the event that says a leaf which the log has not', async () => {
    const id = await valueOf(traded, `select id from chain_act where kind = 'event' limit 1`)
    expect(await setting('chain_act', `id = '${id}'`, `"recordIndex" = 99999`)).toContain(`I1 表 chain_act 行 ${id}`)
  })
})

describe('I2: index, transactions and log are one', () => {
  it('names the record of which one byte was changed', async () => {
    const index = await indexOf()
    const set = 'entry = set_byte(entry, 40, get_byte(entry, 40) # 1)'
    expect(await setting('record', `index = ${index}`, set)).toEqual([`I2 表 record 行 ${index}`])
  })

  it('names the record that is missing', async () => {
    const index = await indexOf()
    expect(await dropping('record', `index = ${index}`)).toEqual([`I2 表 record 行 ${index}`])
  })

  it('names the record that the chain has not', async () => {
    const insert = `insert into record (index, kind, entry, leaf, reference, "transactionHash", "blockNumber")
      values (77777, 2, '\\x02', '0x00', 'evt_none', '0x00', 1)`
    const result = await foundWith(traded, insert, 'delete from record where index = 77777')
    expect(foundIn(result)).toEqual(['I2 表 record 行 77777'])
  })

  it('names the transaction that stands in another block', async () => {
    const hash = await valueOf(traded, 'select min(hash) from chain_transaction')
    expect(await setting('chain_transaction', `hash = '${hash}'`, '"blockNumber" = "blockNumber" + 100000')).toEqual([
      `I2 表 chain_transaction 行 ${hash}`,
    ])
  })

  it('names the block whose transaction the database does not know', async () => {
    const hash = await valueOf(traded, 'select min(hash) from chain_transaction')
    const block = await valueOf(traded, `select "blockNumber" from chain_transaction where hash = '${hash}'`)
    expect(await dropping('chain_transaction', `hash = '${hash}'`)).toEqual([`I2 区块 ${block}`])
  })
})

describe('I3: roots, tiles, checkpoints and their signatures', () => {
  it('names the tile of which one byte was changed', async () => {
    const set = 'hashes = set_byte(hashes, 100, get_byte(hashes, 100) # 1)'
    expect(await setting('tile', 'level = 0 and index = 0', set)).toEqual(['I3 表 tile 行 0/0'])
  })

  it("names the checkpoint whose root is not the log's", async () => {
    expect(await setting('checkpoint', 'size = 1', `root = '0x${'1'.repeat(64)}'`)).toEqual(['I3 表 checkpoint 行 1'])
  })

  it('names the checkpoint that is missing', async () => {
    expect(await dropping('checkpoint', 'size = 1')).toEqual(['I3 表 checkpoint 行 1'])
  })

  it.each([
    ['the text of the note', `regexp_replace(note, 'block (\\d+)', 'block 9\\1')`],
    ["the log's signature", `regexp_replace(note, '(— [^w]\\S+ .{20})...', '\\1AAA')`],
    ["the witness's signature", `overlay(note placing 'AAAA' from length(note) - 20)`],
  ])('names the checkpoint of which %s was changed', async (_, note) => {
    const size = await valueOf(traded, 'select max(size) from checkpoint where note is not null')
    expect(await setting('checkpoint', `size = ${size}`, `note = ${note}`)).toEqual([`I3 表 checkpoint 行 ${size}`])
  })

  it("names the trust file whose code hash is not the chain's", async () => {
    const path = join(traded.platform.config.DATA_DIR, 'trust.json')
    const at = (await readFile(path, 'utf8')).indexOf('"ledgerCodeHash"') + 30
    expect(await foundInFile(path, at)).toEqual(['I3 文件 trust.json'])
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
    expect(await setting('agreement', that(), set)).toEqual([agreement()])
  })

  it('names the transfer that the chain rejected for another reason', async () => {
    const id = await valueOf(traded, `select id from transfer where state = 'rejected'`)
    expect(await setting('transfer', `id = '${id}'`, 'rejection = 5')).toEqual([`I4 表 transfer 行 ${id}`])
  })

  it("names the key that is not the chain's", async () => {
    const where = `"participantId" = '${traded.deal.consumer.id}'`
    const id = await valueOf(traded, `select id from signing_key where ${where}`)
    expect(await setting('signing_key', `id = '${id}'`, `state = 'retired'`)).toEqual([`I4 表 signing_key 行 ${id}`])
  })
})

describe('I5: the books balance to the fen', () => {
  const account = (kind: string, owner: string) =>
    valueOf(traded, `select id from account where kind = '${kind}' and "participantId" = '${owner}'`)

  it('names the account whose balance is not the sum of its entries', async () => {
    const id = await account('available', traded.deal.consumer.id)
    expect(await setting('account', `id = '${id}'`, '"balanceFen" = "balanceFen" + 1')).toEqual([`I5 表 account 行 ${id}`])
  })

  it('names the journal that does not sum to zero, and the account of the entry', async () => {
    const id = await account('custody', 'platform')
    const journal = await valueOf(traded, `select "journalId" from entry where "accountId" = '${id}' limit 1`)
    const where = `"accountId" = '${id}' and "journalId" = '${journal}'`
    expect(await setting('entry', where, '"amountFen" = "amountFen" - 1')).toEqual([
      `I5 表 account 行 ${id}`, `I5 表 journal 行 ${journal}`,
    ])
  })

  it('names the order that captured another sum than was settled', async () => {
    const id = await valueOf(traded, `select id from "order" where "agreementId" = '${traded.deal.agreementId}'`)
    expect(await setting('order', `id = '${id}'`, '"capturedFen" = "capturedFen" + 1')).toEqual([`I5 表 order 行 ${id}`])
  })

  it('names the settlement that was split otherwise than its journal', async () => {
    const id = await valueOf(traded, 'select min(id) from settlement')
    expect(await setting('settlement', `id = '${id}'`, '"feeFen" = "feeFen" - 1, "shareFen" = "shareFen" + 1')).toEqual([
      `I5 表 settlement 行 ${id}`,
    ])
  })

  it('names the account that holds other money than orders and transfers do', async () => {
    const id = await valueOf(traded, `select id from "order" where "agreementId" = '${traded.deal.agreementId}'`)
    const held = await account('held', traded.deal.consumer.id)
    expect(await setting('order', `id = '${id}'`, '"heldFen" = "heldFen" + 1')).toEqual([`I5 表 account 行 ${held}`])
  })

  it.each([['top_up', `state = 'requested'`], ['payout', `state = 'paid'`]])(
    'names the %s whose state is not that of its journals',
    async (table, set) => {
      const id = await valueOf(traded, `select min(id) from ${table}`)
      expect(await setting(table, `id = '${id}'`, set)).toEqual([`I5 表 ${table} 行 ${id}`])
    },
  )
})

describe('I6: record before release, and the very bytes', () => {
  it('names the stored file of which one byte was changed', async () => {
    const key = await valueOf(traded, `select "contentKey" from transfer where id = '${transferId()}'`)
    const { contentDir } = traded.platform.config
    const found = await foundInFile(contentStorage(contentDir).pathOf(key), 12)
    expect(found).toEqual([`I6 文件 content/objects/${key.slice(0, 2)}/${key}`])
  })

  it('names the prepared content that says another digest than its file has', async () => {
    const id = await valueOf(traded, `select "contentId" from transfer where id = '${transferId()}'`)
    expect(await setting('prepared_content', `id = '${id}'`, `sm3 = '0x${'2'.repeat(64)}'`)).toEqual([
      `I6 表 prepared_content 行 ${id}`,
    ])
  })

  it('names the transfer that was released before it was recorded', async () => {
    expect(await setting('transfer', thatTransfer(), `"releasedAt" = "recordedAt" - interval '1 second'`)).toEqual([
      `I6 表 transfer 行 ${transferId()}`,
    ])
  })

  it('names the transfer that was released without a record', async () => {
    const id = await valueOf(traded, `select id from transfer where state = 'rejected'`)
    const set = `state = 'released', "releasedAt" = now(), "recordedAt" = now() - interval '1 second', "recordIndex" = 88888`
    expect(await setting('transfer', `id = '${id}'`, set)).toContain(`I6 表 transfer 行 ${id}`)
  })
})

describe('I7: every receipt verifies', () => {
  it('names the checkpoint whose proof of the chain does not hold', async () => {
    const size = await valueOf(traded, `select min(size) from checkpoint where note is not null and size > ${await indexOf()}`)
    const set = `anchor = jsonb_set(anchor, '{size,0}', to_jsonb(replace(anchor->'size'->>0, 'a', 'b')))`
    expect(await setting('checkpoint', `size = ${size}`, set)).toEqual([`I7 表 checkpoint 行 ${size}`])
  })
})

describe('I8: one whole answer for each key', () => {
  it('names the answer that was half written', async () => {
    const key = `select "participantId" || ' ' || key from idempotent_answer order by 1 limit 1`
    const name = await valueOf(traded, key)
    expect(await setting('idempotent_answer', `"participantId" || ' ' || key = '${name}'`, `status = 0, body = ''`)).toEqual([
      `I8 表 idempotent_answer 行 ${name}`,
    ])
  })
})

describe('I9: nothing is stuck', () => {
  const ofTheDeal = () => `"productId" = '${traded.deal.productId}'`
  const reading = () => ({ table: 'product_version', where: ofTheDeal(), set: `state = 'reading'` })
  const later = () => addSeconds(new Date(), STUCK_SECONDS + 60)

  it('names the version that has been read for too long', async () => {
    const id = await valueOf(traded, `select id from product_version where ${ofTheDeal()}`)
    const result = await foundAfter(traded, reading(), { now: later() })
    expect(foundIn(result)).toEqual([`I9 表 product_version 行 ${id}`])
  })

  it('lets work wait for as long as it may, and for a platform that is stopped', async () => {
    expect(foundIn(await foundAfter(traded, reading()))).toEqual([])
    expect(foundIn(await foundAfter(traded, reading(), { now: later(), isRunning: false }))).toEqual([])
  })
})
