import { endAuthorization } from '#api/authorized-operation/end.ts'
import type { Agreement, Transfer } from '#api/db/generated/client.ts'
import { prepareContent } from '#api/delivery/prepare.ts'
import { releaseTransfers } from '#api/delivery/release.ts'
import { type Reservation, type Reserved, reserveTransfers } from '#api/delivery/reserve.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { addDays } from '#api/kernel/time.ts'
import { findCurrentVersion } from '#api/product/store.ts'
import { captureCharges } from '#api/settlement/charge.ts'
import { publicDataLine, readyProduct } from '#test/support/market.ts'
import type { Member, TestPlatform } from '#test/support/platform.ts'
import { signedBy } from '#test/agreement/signed.ts'
import { deal } from '#test/settlement/deal.ts'

const plan = { kind: 'one_off', priceFen: 1_000 } as const

/** An agreement in force over public data, and a demand under it; `end` is the department's ending of the grant. */
export async function publicDeal(p: TestPlatform) {
  const { implementingBody, operator, grant, scenario } = await publicDataLine(p)
  const product = { sourceMode: 'authorised' as const, scenarioId: scenario.id }
  const { id: productId } = await readyProduct(p, operator, product)
  const demand = await demandOf(p, operator, productId)
  const end = () => p.run(implementingBody, (ctx) => endAuthorization(ctx, grant.id, { kind: 'breach', reason: '数据安全事件' }))
  return { demand, end }
}

/** A demand under an agreement in force of a month, at a price for all of it. */
export async function plainDemand(p: TestPlatform): Promise<Reservation> {
  const provider = await p.organization('provider')
  const { id: productId } = await readyProduct(p, provider)
  return demandOf(p, provider, productId)
}

async function demandOf(p: TestPlatform, provider: Member, productId: string): Promise<Reservation> {
  const { agreementId, consumer } = await deal(p, plan, 1_000, { provider })
  const endsAt = addDays(p.clock.now(), 30)
  await putInForce(p, agreementId, { productId, endsAt })
  const found = await p.run(provider, (ctx) => findCurrentVersion(ctx, productId))
  if (!found) throw new Error('the product has a version')
  const version = { ...found, masked: [] }
  const content = await prepareContent(p.db, p.delivery.content, version, { format: 'original' }, p.clock.now())
  return { actor: consumer.actor, key: newId('tfr'), requestDigest: 'digest', agreementId, version, content }
}

/** Puts an agreement in force under other terms, as both had signed them. */
export async function putInForce(p: TestPlatform, id: string, over: Partial<Agreement>): Promise<void> {
  const made = await p.db.agreement.findUniqueOrThrow({ where: { id } })
  const { plan, ...terms } = over
  const data = { state: 'active', ...terms, ...signedBy({ ...made, ...terms }) }
  await p.db.agreement.update({ where: { id }, data: plan === undefined || plan === null ? data : { ...data, plan } })
}

/** Runs a verb whose actors are given by what it is told to do. */
export const asSystem = async <T>(p: TestPlatform, work: Parameters<typeof p.run<T>>[1]) =>
  p.run(await p.organization('auditor'), work)

export const reserve = (p: TestPlatform, ...demands: Reservation[]): Promise<Reserved[]> =>
  asSystem(p, (ctx) => reserveTransfers(ctx, demands, 100))

/** What became of each: the code of its refusal, or its state. */
export const codes = (answers: (Transfer | Error)[]): string[] =>
  answers.map((answer) => (answer instanceof AppError ? answer.code : answer instanceof Error ? 'error' : answer.state))

/** A transfer of a demand that the chain has recorded and that is paid. */
export async function recorded(p: TestPlatform, demand: Reservation): Promise<Transfer> {
  const [made] = await reserve(p, demand)
  if (!made || made instanceof AppError) throw new Error('it is reserved')
  await p.db.transfer.update({ where: { id: made.id }, data: { state: 'recorded', recordIndex: made.sequence } })
  await asSystem(p, (ctx) => captureCharges(ctx, [made], 500))
  return made
}

/** The consumers ask for the bytes of their transfers, now or at an instant. */
export const release = (p: TestPlatform, wished: [Reservation, Transfer][], at?: Date): Promise<(Transfer | Error)[]> =>
  asSystem(p, (ctx) => {
    const wishes = wished.map(([{ actor }, { id }]) => ({ actor, id, sends: () => true }))
    return releaseTransfers(at ? { ...ctx, now: at } : ctx, wishes, 30)
  })
