import { beforeAll, describe, expect, it } from 'vitest'
import type { Transfer } from '#api/db/generated/client.ts'
import { lapseTransfers } from '#api/delivery/lapse.ts'
import type { Reservation } from '#api/delivery/reserve.ts'
import { addDays } from '#api/kernel/time.ts'
import { requestPayout } from '#api/settlement/request-payout.ts'
import { balancesOf, faultsOfBooks } from '#test/account/money.ts'
import { codeOf, eventsOf } from '#test/support/market.ts'
import { platform, type TestPlatform } from '#test/support/platform.ts'
import { codes, plainDemand, publicDeal, recorded, release } from './demands.ts'

let p: TestPlatform
beforeAll(async () => {
  p = await platform()
})

const DAYS = 30

/** When the content of a transfer is kept no longer. */
async function endOf({ agreementId }: Transfer): Promise<Date> {
  const { endsAt } = await p.db.agreement.findUniqueOrThrow({ where: { id: agreementId } })
  return addDays(endsAt, DAYS)
}

const lapse = (at: Date) => lapseTransfers(p.db, at, DAYS)
const stateOf = async ({ id }: Transfer) => (await p.db.transfer.findUniqueOrThrow({ where: { id } })).state

/** What the provider of a transfer learns when it asks to be paid its share. */
async function payOut({ providerId }: Transfer, amountFen = 950): Promise<string> {
  const person = await p.db.person.findFirstOrThrow({ where: { participantId: providerId } })
  const actor = {
    participantId: providerId, personId: person.id, roles: ['provider'] as const, via: 'session' as const, scopes: null,
    authenticatedAt: p.clock.now(),
  }
  const provider = { participantId: providerId, personId: person.id, token: '', actor, login: '', password: '' }
  return codeOf(p.run(provider, (ctx) => requestPayout(ctx, { amountFen, bankNote: '工行 6222' })))
}

async function plain(): Promise<{ demand: Reservation; transfer: Transfer }> {
  const demand = await plainDemand(p)
  return { demand, transfer: await recorded(p, demand) }
}

describe('a transfer that nobody fetched', () => {
  it('is the provider’s to be paid once its content is kept no longer, and not before', async () => {
    const { demand, transfer } = await plain()
    const end = await endOf(transfer)
    expect(await lapse(new Date(end.getTime() - 1))).toBe(0)
    expect(await payOut(transfer)).toBe('payout.not_released')
    expect(await lapse(end)).toBe(1)
    expect(await stateOf(transfer)).toBe('lapsed')
    expect(await balancesOf(p, demand.actor.participantId)).toEqual({})
    expect(await payOut(transfer)).toBe('none')
    expect(await lapse(addDays(end, 1))).toBe(0)
  })

  it('is over: neither its bytes nor its price come back, whatever is suspended later', async () => {
    const { demand, transfer } = await plain()
    const end = await endOf(transfer)
    await lapse(end)
    expect(codes(await release(p, [[demand, transfer]], end))).toEqual(['transfer.purged'])
    await p.db.agreement.update({ where: { id: transfer.agreementId }, data: { suspended: true } })
    await lapse(addDays(end, 9))
    expect(codes(await release(p, [[demand, transfer]], addDays(end, 9)))).toEqual(['transfer.purged'])
    expect(await stateOf(transfer)).toBe('lapsed')
    expect(await balancesOf(p, transfer.providerId)).toEqual({ payable: 950 })
  })

  it('since it was suspended when its time was over, is withheld, and its price goes back', async () => {
    const { demand, transfer } = await plain()
    await p.db.agreement.update({ where: { id: transfer.agreementId }, data: { suspended: true } })
    expect(await lapse(await endOf(transfer))).toBe(0)
    expect(await stateOf(transfer)).toBe('withheld')
    expect(await balancesOf(p, demand.actor.participantId)).toEqual({ available: 1_000 })
    expect(await balancesOf(p, transfer.providerId)).toEqual({})
    expect(await eventsOf(p, transfer.id)).toEqual(['transfer.withheld'])
  })

  it('since the department had ended the grant, is withheld, and its price goes back', async () => {
    const { demand, end } = await publicDeal(p)
    const transfer = await recorded(p, demand)
    await end()
    expect(await lapse(await endOf(transfer))).toBe(0)
    expect(await stateOf(transfer)).toBe('withheld')
    expect(await balancesOf(p, demand.actor.participantId)).toEqual({ available: 1_000 })
  })

  it('waits while the history contradicts itself', async () => {
    const { transfer } = await plain()
    const bound = { chainId: 1n, ledger: '', checkpoint: '', deploymentBlock: 0n, platform: '', halted: '历史分叉' }
    const { id } = await p.db.ledgerBinding.create({ data: bound })
    expect(await lapse(await endOf(transfer))).toBe(0)
    expect(await stateOf(transfer)).toBe('recorded')
    await p.db.ledgerBinding.update({ where: { id }, data: { halted: null } })
    expect(await lapse(await endOf(transfer))).toBe(1)
  })

  it('and can’t be withheld, fails no other', async () => {
    const [stuck, other] = [await plain(), await plain()]
    await p.db.agreement.update({ where: { id: stuck.transfer.agreementId }, data: { suspended: true } })
    const order = { where: { id: stuck.transfer.orderId } }
    await p.db.order.update({ ...order, data: { capturedFen: 1n } })
    await expect(lapse(await endOf(other.transfer))).rejects.toThrow()
    expect([await stateOf(stuck.transfer), await stateOf(other.transfer)]).toEqual(['recorded', 'lapsed'])
    await p.db.order.update({ ...order, data: { capturedFen: 1_000n } })
    expect(await lapse(await endOf(stuck.transfer))).toBe(0)
    expect(await stateOf(stuck.transfer)).toBe('withheld')
  })
})

it('one that was fetched stays released', async () => {
  const { demand, transfer } = await plain()
  expect(codes(await release(p, [[demand, transfer]]))).toEqual(['released'])
  expect(await lapse(addDays(await endOf(transfer), 1))).toBe(0)
  expect(await stateOf(transfer)).toBe('released')
})

it('of those at once who withhold and who let lapse, one decides', async () => {
  const { demand, transfer } = await plain()
  await p.db.agreement.update({ where: { id: transfer.agreementId }, data: { suspended: true } })
  const end = await endOf(transfer)
  await Promise.all([lapse(end), release(p, [[demand, transfer]], end), lapse(end)])
  expect(await stateOf(transfer)).toBe('withheld')
  expect(await balancesOf(p, demand.actor.participantId)).toEqual({ available: 1_000 })
  expect(await eventsOf(p, transfer.id)).toEqual(['transfer.withheld'])
})

it('after all of this the books are right', async () => {
  expect(await faultsOfBooks(p)).toEqual([])
})
