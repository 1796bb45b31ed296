import { randomBytes } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { verifyReceipt } from '#api/verifier/verify.ts'
import { eventually, PASSWORD } from '#test/support/platform.ts'
import { Id } from '#test/support/story.ts'
import { type Traded, tradedPlatform } from '#test/fsck/world.ts'

let traded: Traded
beforeAll(async () => {
  traded = await tradedPlatform()
})

it('every receipt stays byte for byte and verifies, and the ledger’s check finds nothing, after an erasure', async () => {
  const { platform, world, deal, check, transferIds } = traded
  const { provider, consumer } = deal
  const login = `w${randomBytes(5).toString('hex')}`
  const colleague = await provider.client.post('/api/people', { login, password: PASSWORD, name: '赵六演示' }, Id)
  await provider.client.post(`/api/people/${colleague.id}/disable`, {}, z.unknown())
  const receiptOf = (id: string) => consumer.client.text(`/api/transfers/${id}/receipt`)
  const before = await Promise.all(transferIds.map(receiptOf))

  const asked = { ground: 'request', request: `0x${'cd'.repeat(32)}`, contact: true, logins: [login] }
  await world.office.admission.post(`/api/participants/${provider.id}/erasure`, asked, z.unknown())
  await eventually(async () => (await platform.db.chainAct.count({ where: { recordIndex: null } })) === 0, 'the record')

  expect(await Promise.all(transferIds.map(receiptOf))).toEqual(before)
  const trust = JSON.stringify(platform.started.trust())
  for (const receipt of before) expect(verifyReceipt(receipt, { trust }).verdict).toBe('verified')
  expect((await check()).findings).toEqual([])
  expect(await platform.db.person.findUniqueOrThrow({ where: { id: colleague.id } }))
    .toMatchObject({ name: '（已删除）', enabled: false })
})
