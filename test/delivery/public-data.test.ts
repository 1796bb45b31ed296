import { beforeAll, describe, expect, it } from 'vitest'
import { checkBeforehand } from '#api/delivery/beforehand.ts'
import { newId } from '#api/kernel/ids.ts'
import { addDays } from '#api/kernel/time.ts'
import { balancesOf, faultsOfBooks } from '#test/account/money.ts'
import { codeOf } from '#test/support/market.ts'
import { platform, type TestPlatform } from '#test/support/platform.ts'
import { asSystem, codes, plainDemand, publicDeal, recorded, release, reserve } from './demands.ts'

let p: TestPlatform
beforeAll(async () => {
  p = await platform()
})

describe('once the department has ended the grant', () => {
  it('nothing more is reserved or prepared under it; others of the group are', async () => {
    const { demand, end } = await publicDeal(p)
    const other = await plainDemand(p)
    const beforehand = async () => {
      const agreement = await p.db.agreement.findUniqueOrThrow({ where: { id: demand.agreementId } })
      return codeOf(asSystem(p, (ctx) => checkBeforehand(ctx, agreement)))
    }
    expect(await beforehand()).toBe('none')
    await end()
    expect(codes(await reserve(p, demand, other, { ...demand, key: newId('tfr') })))
      .toEqual(['gate.g1_grant', 'reserved', 'gate.g1_grant'])
    expect(await beforehand()).toBe('gate.g1_grant')
  })

  it('what was recorded and not released is withheld, and its money goes back', async () => {
    const { demand, end } = await publicDeal(p)
    const transfer = await recorded(p, demand)
    const other = await plainDemand(p)
    const plain = await recorded(p, other)
    await end()
    expect(codes(await release(p, [[demand, transfer], [other, plain]]))).toEqual(['gate.g1_grant', 'released'])
    expect(await p.db.transfer.findUnique({ where: { id: transfer.id } })).toMatchObject({ state: 'withheld' })
    expect(await balancesOf(p, demand.actor.participantId)).toEqual({ available: 1_000 })
    expect(codes(await release(p, [[demand, transfer]]))).toEqual(['transfer.withheld'])
  })

  it('what was released before is not read on', async () => {
    const { demand, end } = await publicDeal(p)
    const transfer = await recorded(p, demand)
    expect(codes(await release(p, [[demand, transfer]]))).toEqual(['released'])
    await end()
    expect(codes(await release(p, [[demand, transfer]]))).toEqual(['gate.g1_grant'])
    expect(await balancesOf(p, demand.actor.participantId)).toEqual({})
  })
})

it('with the agreement its channel closes: nothing is sent any more, and what lay ready until then is not refunded', async () => {
  const { demand } = await publicDeal(p)
  const transfer = await recorded(p, demand)
  const { endsAt } = await p.db.agreement.findUniqueOrThrow({ where: { id: demand.agreementId } })
  const late = await release(p, [[demand, transfer]], addDays(endsAt, 1))
  expect(codes(late)).toEqual(['gate.g17_ended'])
  expect(await p.db.transfer.findUnique({ where: { id: transfer.id } })).toMatchObject({ state: 'recorded' })
})

it('one that can’t be withheld fails no other of its group', async () => {
  const { demand, end } = await publicDeal(p)
  const transfer = await recorded(p, demand)
  const other = await plainDemand(p)
  const plain = await recorded(p, other)
  await end()
  const stuck = await p.db.order.update({ where: { id: transfer.orderId }, data: { capturedFen: 1n } })
  expect(codes(await release(p, [[demand, transfer], [other, plain]]))).toEqual(['error', 'released'])
  expect(await p.db.transfer.findUnique({ where: { id: transfer.id } })).toMatchObject({ state: 'recorded' })
  await p.db.order.update({ where: { id: stuck.id }, data: { capturedFen: 1_000n } })
  expect(codes(await release(p, [[demand, transfer]]))).toEqual(['gate.g1_grant'])
  expect(await faultsOfBooks(p)).toEqual([])
})
