import { beforeAll, describe, expect, it } from 'vitest'
import type { Transfer } from '#api/db/generated/client.ts'
import { lapseTransfers } from '#api/delivery/lapse.ts'
import type { Reservation } from '#api/delivery/reserve.ts'
import { addDays } from '#api/kernel/time.ts'
import { balancesOf, faultsOfBooks } from '#test/account/money.ts'
import { platform, type TestPlatform } from '#test/support/platform.ts'
import { codes, plainDemand, recorded, release, reserve } from './demands.ts'

let p: TestPlatform
beforeAll(async () => {
  p = await platform()
})

const WAYS: [string, (demand: Reservation) => Promise<() => Promise<unknown>>][] = [
  ['what was found in its file', async ({ version: { productId } }) => {
    const where = { productId }
    const { inspection } = await p.db.productVersion.findFirstOrThrow({ where })
    const broken = { ...(inspection as object), personal: [{ kind: 'nonsense' }] }
    await p.db.productVersion.updateMany({ where, data: { inspection: broken } })
    return () => p.db.productVersion.updateMany({ where, data: { inspection: inspection ?? {} } })
  }],
  ['its price', async ({ agreementId: id }) => {
    const { plan } = await p.db.agreement.findUniqueOrThrow({ where: { id } })
    await p.db.agreement.update({ where: { id }, data: { plan: { kind: 'nonsense' } } })
    return () => p.db.agreement.update({ where: { id }, data: { plan: plan ?? {} } })
  }],
  ['what was found in its file, not even by PostgreSQL,', async ({ version: { productId } }) => {
    const where = { productId }
    const { inspection } = await p.db.productVersion.findFirstOrThrow({ where })
    await p.db.productVersion.updateMany({ where, data: { inspection: { personal: 'nonsense' } } })
    return () => p.db.productVersion.updateMany({ where, data: { inspection: inspection ?? {} } })
  }],
]

const stateOf = async ({ id }: Transfer) => (await p.db.transfer.findUniqueOrThrow({ where: { id } })).state

describe.each(WAYS)('where %s can’t be read', (_, damage) => {
  it('nothing is reserved, and others of the group are', async () => {
    const [one, demand, other] = [await plainDemand(p), await plainDemand(p), await plainDemand(p)]
    await damage(demand)
    expect(codes(await reserve(p, one, demand, other))).toEqual(['reserved', 'gate.unreadable', 'reserved'])
  })

  it('nothing leaves and nothing is withheld: it waits until it can be, and others do not', async () => {
    const demands = [await plainDemand(p), await plainDemand(p), await plainDemand(p)] as const
    const one = await recorded(p, demands[0])
    const broken = await recorded(p, demands[1])
    const other = await recorded(p, demands[2])
    const mend = await damage(demands[1])
    expect(codes(await release(p, [[demands[0], one], [demands[1], broken], [demands[2], other]])))
      .toEqual(['released', 'gate.unreadable', 'released'])
    expect(await stateOf(broken)).toBe('recorded')
    expect(await balancesOf(p, demands[1].actor.participantId)).toEqual({})
    await mend()
    expect(codes(await release(p, [[demands[1], broken]]))).toEqual(['released'])
  })

  it('it does not lapse until it can be, and others do', async () => {
    const demands = [await plainDemand(p), await plainDemand(p)] as const
    const [broken, other] = [await recorded(p, demands[0]), await recorded(p, demands[1])]
    const { endsAt } = await p.db.agreement.findUniqueOrThrow({ where: { id: broken.agreementId } })
    const lapse = () => lapseTransfers(p.db, addDays(endsAt, 40), 30)
    const mend = await damage(demands[0])
    await expect(lapse()).rejects.toMatchObject({ code: 'gate.unreadable' })
    expect([await stateOf(broken), await stateOf(other)]).toEqual(['recorded', 'lapsed'])
    await mend()
    expect(await lapse()).toBe(1)
    expect(await stateOf(broken)).toBe('lapsed')
  })
})

it('after all of this the books are right', async () => {
  expect(await faultsOfBooks(p)).toEqual([])
})
