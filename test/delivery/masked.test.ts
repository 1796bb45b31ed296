import { beforeAll, expect, it } from 'vitest'
import { newId } from '#api/kernel/ids.ts'
import { addDays } from '#api/kernel/time.ts'
import { platformWithChain } from '#test/support/platform.ts'
import { openWorld, takeTransfer, type World } from '#test/support/story.ts'
import { bytesOf, codeOf, type Deal, deal } from './world.ts'

let world: World
let open: Deal
beforeAll(async () => {
  world = await openWorld(await platformWithChain())
  open = await deal(world, { quota: 50, rows: 4 })
  await world.platform.db.productVersion.updateMany({ where: { productId: open.productId }, data: { maskedFields: ['名称'] } })
})

const take = async (wish: Record<string, unknown>) => {
  const { content } = await takeTransfer(open.consumer, open.agreementId, wish)
  return (await bytesOf(open.consumer, content)).toString()
}

it('a masked field leaves without its values, in every format, and everything else as it is', async () => {
  expect(await take({ format: 'csv' })).toBe('编号,名称,数值\r\n1,***,0.0\r\n2,***,1.5\r\n3,***,3.0\r\n4,***,4.5\r\n')
  const lines = (await take({ format: 'ndjson' })).trim().split('\n').map((line) => JSON.parse(line) as { 名称: string })
  expect(lines.map(({ 名称 }) => 名称)).toEqual(['***', '***', '***', '***'])
  expect(await take({ format: 'csv', selection: { fields: ['名称'] } })).toBe('名称\r\n***\r\n***\r\n***\r\n***\r\n')
})

it('no row is chosen by it, which would tell it', async () => {
  const filter = [{ field: '名称', op: 'eq', value: '站点1' }]
  expect(await codeOf(take({ format: 'csv', selection: { filter } }))).toBe('selection.masked_field')
})

it('the provider’s own file does not leave at all', async () => {
  expect(await codeOf(take({ format: 'original' }))).toBe('transfer.original_masked')
})

it('what was approved as masked stays masked in later versions, whatever they say', async () => {
  const { db } = world.platform
  const version = await db.productVersion.findFirstOrThrow({ where: { productId: open.productId } })
  const { id: _, number, inspection, descriptions, failure, sample, ...row } = version
  await db.productVersion.create({
    data: {
      ...row, id: newId('ver'), number: number + 1, maskedFields: [], inspection: inspection ?? {}, descriptions: descriptions ?? {},
      sample: sample ?? [], ...(failure === null ? {} : { failure }),
    },
  })
  expect(await take({ format: 'csv', version: number + 1 })).toContain('1,***,0.0')
})

it('with the persons’ separate consent it is delivered as it is, to the recipient that they named', async () => {
  const { db } = world.platform
  const later = addDays(new Date(), 30)
  const digest = `0x${'1'.repeat(64)}`
  await db.productDeclaration.update({
    where: { productId: open.productId },
    data: { personalBasis: 'consent', assessmentDigest: digest, assessmentTo: later },
  })
  expect(await codeOf(take({ format: 'csv' }))).toBe('gate.g5_consent')
  const consent = {
    id: newId('cns'), productId: open.productId, recipientId: open.consumer.id, purpose: '数据分析', persons: 4,
    evidence: '同意书', digest, validTo: later, createdAt: new Date(),
  }
  await db.personalConsent.create({ data: consent })
  expect(await take({ format: 'csv', version: 1 })).toContain('1,站点1,0.0')
  await db.personalConsent.update({ where: { id: consent.id }, data: { withdrawnAt: new Date() } })
  expect(await codeOf(take({ format: 'csv' }))).toBe('gate.g5_consent')
})

it('what was prepared as it is, on a consent, leaves no more once the product is declared without one', async () => {
  const { db } = world.platform
  const declare = (personalBasis: string) =>
    db.productDeclaration.update({ where: { productId: open.productId }, data: { personalBasis } })
  await declare('consent')
  await db.personalConsent.updateMany({ where: { productId: open.productId }, data: { withdrawnAt: null } })
  const [fetched, kept] = [await takeTransfer(open.consumer, open.agreementId, { format: 'csv', version: 1 }),
    await takeTransfer(open.consumer, open.agreementId, { format: 'csv', version: 1 })]
  expect((await bytesOf(open.consumer, fetched.content)).toString()).toContain('1,站点1,0.0')
  await declare('anonymised')
  expect(await codeOf(bytesOf(open.consumer, fetched.content))).toBe('gate.g5_consent')
  expect(await codeOf(bytesOf(open.consumer, kept.content))).toBe('gate.g5_consent')
  expect(await codeOf(bytesOf(open.consumer, kept.content))).toBe('transfer.withheld')
  expect(await take({ format: 'csv', version: 1 })).toContain('1,***,0.0')
})
