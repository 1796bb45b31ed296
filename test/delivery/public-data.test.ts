import { beforeAll, describe, expect, it } from 'vitest'
import { endAuthorization } from '#api/authorized-operation/end.ts'
import type { Transfer } from '#api/db/generated/client.ts'
import { checkBeforehand } from '#api/delivery/beforehand.ts'
import { prepareContent } from '#api/delivery/prepare.ts'
import { releaseTransfers } from '#api/delivery/release.ts'
import { type Reservation, reserveTransfers } from '#api/delivery/reserve.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { addDays } from '#api/kernel/time.ts'
import { findCurrentVersion } from '#api/product/store.ts'
import { captureCharges } from '#api/settlement/charge.ts'
import { balancesOf, faultsOfBooks } from '#test/account/money.ts'
import { codeOf, publicDataLine, readyProduct } from '#test/support/market.ts'
import { type Member, platform, type TestPlatform } from '#test/support/platform.ts'
import { deal } from '#test/settlement/deal.ts'

let p: TestPlatform
beforeAll(async () => {
  p = await platform()
})

/** An agreement in force over public data, and a demand under it; `end` is the department's ending of the grant. */
async function publicDeal() {
  const { department, operator, grant, scenario } = await publicDataLine(p)
  const product = { sourceMode: 'authorised' as const, scenarioId: scenario.id }
  const { id: productId } = await readyProduct(p, operator, product)
  const open = await deal(p, { kind: 'one_off', priceFen: 1_000 }, 1_000, { provider: operator })
  const endsAt = addDays(p.clock.now(), 30)
  await p.db.agreement.update({ where: { id: open.agreementId }, data: { state: 'active', productId, endsAt } })
  const end = () => p.run(department, (ctx) => endAuthorization(ctx, grant.id, { reason: '数据安全事件' }))
  return { demand: await demandOf(open, operator, productId), end }
}

async function demandOf(open: Awaited<ReturnType<typeof deal>>, provider: Member, productId: string): Promise<Reservation> {
  const version = await p.run(provider, (ctx) => findCurrentVersion(ctx, productId))
  if (!version) throw new Error('the product has a version')
  const content = await prepareContent(p.db, p.delivery.content, version, { format: 'original' }, p.clock.now())
  const { agreementId, consumer } = open
  return { actor: consumer.actor, key: newId('tfr'), requestDigest: 'digest', agreementId, version, content }
}

async function plainDemand(): Promise<Reservation> {
  const provider = await p.organization('provider')
  const { id: productId } = await readyProduct(p, provider)
  const open = await deal(p, { kind: 'one_off', priceFen: 1_000 }, 1_000, { provider })
  await p.db.agreement.update({ where: { id: open.agreementId }, data: { state: 'active', productId } })
  return demandOf(open, provider, productId)
}

const asSystem = async <T>(work: Parameters<typeof p.run<T>>[1]) => p.run(await p.organization('auditor'), work)
const reserve = (...demands: Reservation[]) => asSystem((ctx) => reserveTransfers(ctx, demands, 100))
const codes = (answers: (Transfer | Error)[]) =>
  answers.map((answer) => (answer instanceof AppError ? answer.code : answer instanceof Error ? 'error' : answer.state))

/** A transfer of a demand that the chain has recorded and that is paid. */
async function recorded(demand: Reservation): Promise<Transfer> {
  const [made] = await reserve(demand)
  if (!made || made instanceof AppError) throw new Error('it is reserved')
  await p.db.transfer.update({ where: { id: made.id }, data: { state: 'recorded', recordIndex: made.sequence } })
  await asSystem((ctx) => captureCharges(ctx, [made], 500))
  return made
}

const release = (...wished: [Reservation, Transfer][]) =>
  asSystem((ctx) => releaseTransfers(ctx, wished.map(([{ actor }, { id }]) => ({ actor, id, check: () => undefined })), 30))

describe('once the department has ended the grant', () => {
  it('nothing more is reserved or prepared under it; others of the group are', async () => {
    const { demand, end } = await publicDeal()
    const other = await plainDemand()
    const beforehand = async () => {
      const agreement = await p.db.agreement.findUniqueOrThrow({ where: { id: demand.agreementId } })
      return codeOf(asSystem((ctx) => checkBeforehand(ctx, agreement)))
    }
    expect(await beforehand()).toBe('none')
    await end()
    expect(codes(await reserve(demand, other, { ...demand, key: newId('tfr') })))
      .toEqual(['gate.g1_grant', 'reserved', 'gate.g1_grant'])
    expect(await beforehand()).toBe('gate.g1_grant')
  })

  it('what was recorded and not released is withheld, and its money goes back', async () => {
    const { demand, end } = await publicDeal()
    const transfer = await recorded(demand)
    const other = await plainDemand()
    const plain = await recorded(other)
    await end()
    expect(codes(await release([demand, transfer], [other, plain]))).toEqual(['gate.g1_grant', 'released'])
    expect(await p.db.transfer.findUnique({ where: { id: transfer.id } })).toMatchObject({ state: 'withheld' })
    expect(await balancesOf(p, demand.actor.participantId)).toEqual({ available: 1_000 })
    expect(codes(await release([demand, transfer]))).toEqual(['transfer.withheld'])
  })

  it('what was released before is not read on', async () => {
    const { demand, end } = await publicDeal()
    const transfer = await recorded(demand)
    expect(codes(await release([demand, transfer]))).toEqual(['released'])
    await end()
    expect(codes(await release([demand, transfer]))).toEqual(['gate.g1_grant'])
    expect(await balancesOf(p, demand.actor.participantId)).toEqual({})
  })
})

it('a grant that has run out after the agreement stops no download of what was agreed', async () => {
  const { demand } = await publicDeal()
  const transfer = await recorded(demand)
  const { endsAt } = await p.db.agreement.findUniqueOrThrow({ where: { id: demand.agreementId } })
  await p.db.operatingAuthorization.updateMany({ data: { endsAt } })
  const late = await p.run(await p.organization('auditor'), (ctx) =>
    releaseTransfers({ ...ctx, now: addDays(endsAt, 1) }, [{ actor: demand.actor, id: transfer.id, check: () => undefined }], 30))
  expect(codes(late)).toEqual(['released'])
})

it('one that can’t be withheld fails no other of its group', async () => {
  const { demand, end } = await publicDeal()
  const transfer = await recorded(demand)
  const other = await plainDemand()
  const plain = await recorded(other)
  await end()
  const stuck = await p.db.order.update({ where: { id: transfer.orderId }, data: { capturedFen: 1n } })
  expect(codes(await release([demand, transfer], [other, plain]))).toEqual(['error', 'released'])
  expect(await p.db.transfer.findUnique({ where: { id: transfer.id } })).toMatchObject({ state: 'recorded' })
  await p.db.order.update({ where: { id: stuck.id }, data: { capturedFen: 1_000n } })
  expect(codes(await release([demand, transfer]))).toEqual(['gate.g1_grant'])
  expect(await faultsOfBooks(p)).toEqual([])
})
