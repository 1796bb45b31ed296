import { beforeAll, describe, expect, it } from 'vitest'
import { contentStorage } from '#api/content/storage.ts'
import { STUCK_SECONDS } from '#api/fsck/check.ts'
import { addSeconds } from '#api/kernel/time.ts'
import { foundAfter, foundIn, foundInFile, setting, type Traded, tradedPlatform, transferOf, valueOf } from './world.ts'

let traded: Traded
beforeAll(async () => {
  traded = await tradedPlatform()
})

const { transferId, thatTransfer, indexOf } = transferOf(() => traded)

describe('I5: the books balance to the fen', () => {
  const account = (kind: string, owner: string) =>
    valueOf(traded, `select id from account where kind = '${kind}' and "participantId" = '${owner}'`)

  it('names the account whose balance is not the sum of its entries', async () => {
    const id = await account('available', traded.deal.consumer.id)
    const found = await setting(traded, 'account', `id = '${id}'`, '"balanceFen" = "balanceFen" + 1')
    expect(found).toEqual([`I5 表 account 行 ${id}`])
  })

  it('names the journal that does not sum to zero, and the account of the entry', async () => {
    const id = await account('custody', 'platform')
    const journal = await valueOf(traded, `select "journalId" from entry where "accountId" = '${id}' limit 1`)
    const where = `"accountId" = '${id}' and "journalId" = '${journal}'`
    expect(await setting(traded, 'entry', where, '"amountFen" = "amountFen" - 1')).toEqual([
      `I5 表 account 行 ${id}`, `I5 表 journal 行 ${journal}`,
    ])
  })

  it('names the order that captured another sum than was settled', async () => {
    const id = await valueOf(traded, `select id from "order" where "agreementId" = '${traded.deal.agreementId}'`)
    const found = await setting(traded, 'order', `id = '${id}'`, '"capturedFen" = "capturedFen" + 1')
    expect(found).toEqual([`I5 表 order 行 ${id}`])
  })

  it('names the settlement that was split otherwise than its journal', async () => {
    const id = await valueOf(traded, 'select min(id) from settlement')
    const set = '"feeFen" = "feeFen" - 1, "shareFen" = "shareFen" + 1'
    const found = await setting(traded, 'settlement', `id = '${id}'`, set)
    expect(found).toEqual([
      `I5 表 settlement 行 ${id}`,
    ])
  })

  it('names the account that holds other money than orders and transfers do', async () => {
    const id = await valueOf(traded, `select id from "order" where "agreementId" = '${traded.deal.agreementId}'`)
    const held = await account('held', traded.deal.consumer.id)
    const found = await setting(traded, 'order', `id = '${id}'`, '"heldFen" = "heldFen" + 1')
    expect(found).toEqual([`I5 表 account 行 ${held}`])
  })

  it.each([['top_up', `state = 'requested'`], ['payout', `state = 'paid'`]])(
    'names the %s whose state is not that of its journals',
    async (table, set) => {
      const id = await valueOf(traded, `select min(id) from ${table}`)
      expect(await setting(traded, table, `id = '${id}'`, set)).toEqual([`I5 表 ${table} 行 ${id}`])
    },
  )
})

describe('I6: record before release, and the very bytes', () => {
  it('names the stored file of which one byte was changed', async () => {
    const key = await valueOf(traded, `select "contentKey" from transfer where id = '${transferId()}'`)
    const { contentDir } = traded.platform.config
    const found = await foundInFile(traded, contentStorage(contentDir).pathOf(key), 12)
    expect(found).toEqual([`I6 文件 content/objects/${key.slice(0, 2)}/${key}`])
  })

  it('names the prepared content that says another digest than its file has', async () => {
    const id = await valueOf(traded, `select "contentId" from transfer where id = '${transferId()}'`)
    expect(await setting(traded, 'prepared_content', `id = '${id}'`, `sm3 = '0x${'2'.repeat(64)}'`)).toEqual([
      `I6 表 prepared_content 行 ${id}`,
    ])
  })

  it('names the transfer that was released before it was recorded', async () => {
    const found = await setting(traded, 'transfer', thatTransfer(), `"releasedAt" = "recordedAt" - interval '1 second'`)
    expect(found).toEqual([
      `I6 表 transfer 行 ${transferId()}`,
    ])
  })

  it('names the transfer that was released without a record', async () => {
    const id = await valueOf(traded, `select id from transfer where state = 'rejected'`)
    const times = `"releasedAt" = now(), "recordedAt" = now() - interval '1 second'`
    const set = `state = 'released', ${times}, "recordIndex" = 88888`
    expect(await setting(traded, 'transfer', `id = '${id}'`, set)).toContain(`I6 表 transfer 行 ${id}`)
  })
})

describe('I7: every receipt verifies', () => {
  it('names the checkpoint whose proof of the chain does not hold', async () => {
    const covering = `note is not null and size > ${await indexOf()}`
    const size = await valueOf(traded, `select min(size) from checkpoint where ${covering}`)
    const set = `anchor = jsonb_set(anchor, '{size,0}', to_jsonb(replace(anchor->'size'->>0, 'a', 'b')))`
    expect(await setting(traded, 'checkpoint', `size = ${size}`, set)).toEqual([`I7 表 checkpoint 行 ${size}`])
  })
})

describe('I8: one whole answer for each key', () => {
  it('names the answer that was half written', async () => {
    const key = `select "participantId" || ' ' || key from idempotent_answer order by 1 limit 1`
    const name = await valueOf(traded, key)
    const where = `"participantId" || ' ' || key = '${name}'`
    const found = await setting(traded, 'idempotent_answer', where, `status = 0, body = ''`)
    expect(found).toEqual([
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
