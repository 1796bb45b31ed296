import { expect, it } from 'vitest'
import { platform } from '#test/support/platform.ts'
import { deal, record, reserveOne, withhold } from './deal.ts'

const p = await platform()
const use = await deal(p, { kind: 'per_use', priceFen: 1_019 })
for (let i = 0; i < 4; i++) {
  p.clock.advance(60_000)
  const transfer = await reserveOne(p, use)
  await record(p, use, [transfer])
  if (i === 3) {
    p.clock.advance(60_000)
    await withhold(p, use, [transfer])
  }
}
const other = await deal(p, { kind: 'per_use', priceFen: 7 })
await record(p, other, [await reserveOne(p, other)])

const statement = async (query = '', as = use.provider) => {
  const answer = await p.request('GET', `/api/settlements${query}`, { as })
  expect(answer.status).toBe(200)
  return answer.body
}

it('lists the provider’s own settlements, newest first; totals are captured less refunded', async () => {
  const { items, next, totals } = await statement()
  const kinds = items.map(({ kind }: { kind: string }) => kind)
  expect(kinds).toEqual(['refunded', 'captured', 'captured', 'captured', 'captured'])
  expect(items[0]).toMatchObject({ orderId: use.orderId, grossFen: 1_019, feeFen: 50, shareFen: 969, feeBps: 500 })
  expect(next).toBeNull()
  expect(totals).toEqual({ grossFen: 3 * 1_019, feeFen: 3 * 50, shareFen: 3 * 969 })
})

it('totals the whole window, whatever page is looked at', async () => {
  const first = await statement('?limit=2')
  const second = await statement(`?limit=2&cursor=${first.next}`)
  expect([first.items.length, second.items.length]).toEqual([2, 2])
  expect(second.totals).toEqual(first.totals)
  expect(second.totals.grossFen).toBe(3_057)
})

it('begins at its first instant and ends before its last', async () => {
  const rows = await p.db.settlement.findMany({ where: { orderId: use.orderId }, orderBy: { at: 'asc' } })
  const at = rows.map((row) => row.at.toISOString())
  const window = await statement(`?from=${at[0]}&to=${at[2]}`)
  expect(window.items.map((item: { at: string }) => item.at)).toEqual([at[1], at[0]])
  expect(window.totals.grossFen).toBe(2_038)
  expect((await statement(`?from=${at[4]}`)).totals).toEqual({ grossFen: -1_019, feeFen: -50, shareFen: -969 })
})

it('is empty for a provider that sold nothing', async () => {
  const nobody = await p.organization('operator')
  const totals = { grossFen: 0, feeFen: 0, shareFen: 0 }
  expect(await statement('', nobody)).toEqual({ items: [], next: null, totals })
})

it.each(['?from=yesterday', '?from=2026-01-01', '?limit=0', '?cursor=x'])('refuses %s', async (query) => {
  expect(await p.request('GET', `/api/settlements${query}`, { as: use.provider })).toMatchObject({ status: 400 })
})

it('is not for consumers, staff and visitors', async () => {
  expect(await p.request('GET', '/api/settlements')).toMatchObject({ status: 401 })
  for (const as of [use.consumer, await p.organization('treasurer')])
    expect(await p.request('GET', '/api/settlements', { as })).toMatchObject({ status: 403 })
})
