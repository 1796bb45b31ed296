import { expect, it } from 'vitest'
import { findGates } from '#api/listing/find-gates.ts'
import { reviewFirst, reviewSecond } from '#api/listing/review.ts'
import { approval, codeOf, draft, readyVersion, submitted } from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'

const p = await platform()
const provider = await p.organization('provider')
const first = await p.organization('first_reviewer')
const second = await p.organization('second_reviewer')

/** Personal values are found in a version's column, however it came there. */
async function findPersonal(productId: string, number: number): Promise<void> {
  const where = { productId_number: { productId, number } }
  const { inspection } = await p.db.productVersion.findUniqueOrThrow({ where })
  const personal = [{ column: '井号', kind: 'identity', rows: 9, shareBps: 9_000 }]
  await p.db.productVersion.update({ where, data: { inspection: { ...(inspection as object), personal } } })
}

const isOpen = async (id: string) =>
  (await p.run(provider, (ctx) => findGates(ctx, id))).items.find(({ name }) => name === 'G5')?.isOpen
const approve = (who: Member, review: typeof reviewFirst, id: string) =>
  codeOf(p.run(who, (ctx) => review(ctx, id, { round: 1, ...approval })))

it('a version that came after the submitted one hides nothing of it', async () => {
  const { id, productId } = await draft(p, provider)
  await submitted(p, provider, id)
  await approve(first, reviewFirst, id)
  await findPersonal(productId, 1)
  expect(await isOpen(id)).toBe(false)
  await readyVersion(p, provider, productId)
  expect(await isOpen(id)).toBe(false)
  expect(await approve(second, reviewSecond, id)).not.toBe('none')
})

it('nor does it keep the submitted one off the market', async () => {
  const { id, productId } = await draft(p, provider)
  await submitted(p, provider, id)
  await approve(first, reviewFirst, id)
  await readyVersion(p, provider, productId)
  await findPersonal(productId, 2)
  expect(await isOpen(id)).toBe(true)
  expect(await approve(second, reviewSecond, id)).toBe('none')
})

it('a file that can’t be read hides nothing of the newest version that could be', async () => {
  const { id, productId } = await draft(p, provider)
  await findPersonal(productId, 1)
  await readyVersion(p, provider, productId)
  await p.db.productVersion.updateMany({ where: { productId, number: 2 }, data: { state: 'failed' } })
  expect(await isOpen(id)).toBe(false)
})
