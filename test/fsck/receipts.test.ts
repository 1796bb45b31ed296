import { beforeAll, describe, expect, it } from 'vitest'
import { remembering } from '#api/fsck/remember.ts'
import { openVerifiers, threads, type Verifiers } from '#api/fsck/verifiers.ts'
import { hex } from '#api/kernel/hex.ts'
import { foundAfter, foundIn, type Traded, tradedPlatform } from './world.ts'

let traded: Traded
let receipt: string
let trust: string
beforeAll(async () => {
  traded = await tradedPlatform()
  receipt = await traded.deal.consumer.client.text(`/api/transfers/${traded.transferIds[0]}/receipt`)
  trust = JSON.stringify(traded.platform.started.trust())
})

describe.each<[string, () => Verifiers]>([
  ['verified by threads', () => threads(trust, 2)],
  ['verified at once', () => openVerifiers(trust, 1)],
])('receipts %s', (_, open) => {
  it('are told apart by the step that fails, each its own', async () => {
    const verifiers = open()
    const other = { sha256: hex(Buffer.alloc(32, 1)), size: 3 }
    const asked = [
      { text: receipt, content: undefined },
      { text: receipt, content: other },
      { text: receipt.replace('"quota":10', '"quota":11'), content: undefined },
      { text: '{}', content: undefined },
      { text: receipt, content: undefined },
    ]
    const faults = await Promise.all(asked.map((one) => verifiers.verify(one)))
    await verifiers.close()
    expect(faults.map((fault) => fault?.step)).toEqual([undefined, 'content', 'agreement', 'record', undefined])
  })
})

it('counts a receipt that fails for what was found already, and does not find it again', async () => {
  const [id] = traded.transferIds
  const result = await foundAfter(traded, { table: 'transfer', where: `id = '${id}'`, set: `body = '{}'` })
  expect(foundIn(result)).toEqual([`I1 表 transfer 行 ${id}`])
  expect(result.notes).toEqual(['另有 1 份回执因上述不符而不能通过核验'])
})

it('asks the same question once, and another one anew', async () => {
  const tx = remembering(traded.platform.db)
  const question = (id: string | undefined) => tx.transfer.findUniqueOrThrow({ where: { id: id ?? '' } })
  const [first, second] = traded.transferIds
  const answer = await question(first)
  expect(await question(first)).toBe(answer)
  expect((await question(second)).id).toBe(second)
  await expect(question('tfr_none')).rejects.toMatchObject({ code: 'P2025' })
})
