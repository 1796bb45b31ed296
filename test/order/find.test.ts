import { describe, expect, it } from 'vitest'
import { placeOrder } from '#api/order/place.ts'
import { hiddenAnswer } from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'
import { agreementOf, newDeal } from './world.ts'

const p = await platform()
const deal = await newDeal(p)
const stranger = await p.organization('provider', 'consumer')
const regulator = await p.organization('regulator')
const auditor = await p.organization('auditor')

const orders: string[] = []
for (let i = 0; i < 3; i++) {
  const agreement = await agreementOf(p, deal, { kind: 'free' })
  orders.unshift((await p.run(deal.consumer, (ctx) => placeOrder(ctx, agreement))).id)
}
const [newest = ''] = orders

const view = (as: Member, id: string) => p.request('GET', `/api/orders/${id}`, { as })
const list = async (as: Member, query = '') => {
  const { status, body } = await p.request('GET', `/api/orders${query}`, { as })
  return { status, ids: body.items.map(({ id }: { id: string }) => id), next: body.next }
}

describe('orders', () => {
  it.each([
    ['provider', deal.provider],
    ['consumer', deal.consumer],
    ['regulator', regulator],
    ['auditor', auditor],
  ])('are seen by the %s', async (_, as) => {
    const answer = await view(as, newest)
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ id: newest, title: expect.stringMatching(/./), state: 'placed', planKind: 'free' })
    expect((await list(as)).ids).toEqual(orders)
  })

  it('are hidden from everybody else, as if they were not there', async () => {
    const theirs = hiddenAnswer(await view(stranger, newest))
    expect(theirs.status).toBe(404)
    expect(theirs).toEqual(hiddenAnswer(await view(stranger, 'ord_00000000000000000000000000')))
    expect(await list(stranger)).toEqual({ status: 200, ids: [], next: null })
  })

  it('are not for a registry, nor for visitors', async () => {
    const registry = await p.organization('registry')
    expect((await view(registry, newest)).body.code).toBe('permit.role')
    expect((await p.request('GET', '/api/orders')).body.code).toBe('permit.sign_in')
  })

  it('come in pages, newest first, none twice and none left out', async () => {
    const first = await list(deal.consumer, '?limit=2')
    expect(first.ids).toEqual(orders.slice(0, 2))
    const second = await list(deal.consumer, `?limit=2&cursor=${first.next}`)
    expect(second).toEqual({ status: 200, ids: orders.slice(2), next: null })
  })

  it('refuse a cursor that is none', async () => {
    const { status, body } = await p.request('GET', '/api/orders?cursor=x', { as: deal.consumer })
    expect([status, body.code]).toEqual([400, 'page.cursor'])
  })
})
