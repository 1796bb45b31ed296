import { expect, it } from 'vitest'
import { delistListing } from '#api/listing/delist.ts'
import { editListing } from '#api/listing/edit.ts'
import { draft, hiddenAnswer, list, listingInput, readyVersion } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'

const p = await platform()
const provider = await p.organization('provider')
const get = (id: string) => p.request('GET', `/api/catalog/${id}/versions`)

it('tells anybody what came and went from one listed version to the next, and no more', async () => {
  const { id, productId } = await draft(p, provider)
  await list(p, provider, id)
  await readyVersion(p, provider, productId, { fields: ['井号', '压力'] })
  await readyVersion(p, provider, productId, { fields: ['井号', '温度'] }) // another shape: not on the market yet
  const { body } = await get(id)
  expect(body.items).toMatchObject([
    { number: 2, rows: 3, difference: { from: 1, added: [], removed: [], retyped: [], rowsFrom: 3 } },
    { number: 1, difference: null },
  ])
  await p.run(provider, (ctx) => delistListing(ctx, id, { reason: '换版' }))
  await p.run(provider, (ctx) => editListing(ctx, id, listingInput()))
  await list(p, provider, id)
  const again = await get(id)
  expect(again.body.items.map(({ number }: { number: number }) => number)).toEqual([3, 1])
  expect(again.body.items[0].difference).toMatchObject({
    from: 1, added: [{ name: '温度', type: 'integer' }], removed: [{ name: '压力' }],
  })
  expect(again.text).not.toMatch(/甲|丙|min|max|nullBps/)
})

it('is hidden of what is not on the market', async () => {
  const { id } = await draft(p, provider)
  expect(hiddenAnswer(await get(id))).toEqual(hiddenAnswer(await get('lst_absent')))
})
