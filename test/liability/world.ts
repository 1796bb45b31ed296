import { randomBytes } from 'node:crypto'
import type { Agreement } from '#api/db/generated/client.ts'
import { newId } from '#api/kernel/ids.ts'
import { addDays } from '#api/kernel/time.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { agreementOf } from '#test/order/world.ts'
import type { Member, TestPlatform } from '#test/support/platform.ts'

const hash = () => `0x${randomBytes(32).toString('hex')}`

/** The instant of the test's story, so many days after its beginning. */
export const DAY0 = new Date('2026-03-02T02:00:00.000Z')
export const day = (days: number): Date => addDays(DAY0, days)

/** A department's resource, published and recorded on a day. */
export async function resourceOf(p: TestPlatform, department: Member, at: Date, over: { sharedFromId?: string } = {}) {
  const id = newId('res', at)
  const row = await p.db.publicDataResource.create({
    data: {
      id, departmentId: department.participantId, code: id, name: '河湖断面水质（演示）', description: '逐断面逐月的水质',
      fields: ['断面', '月份', '类别'], grade: 'general', openClass: 'conditional', updateCycle: 'monthly', createdAt: at,
      ...(over.sharedFromId === undefined ? {} : { ...over, acquisition: 'shared' }),
    },
  })
  const source = await p.run(department, (ctx) =>
    recordEvent({ ...ctx, now: at }, 'resource.published', id, { resource: id }))
  return { ...row, source }
}

type Supplied = { agreedAt: Date; suppliedAt: Date; operator: Member; body: Member }

/** A scenario of an operator that a resource was supplied for. */
export async function scenarioOf(p: TestPlatform, resourceId: string, supplied: Supplied) {
  const { agreedAt, suppliedAt, operator, body } = supplied
  const [authorizationId, id] = [newId('aut', agreedAt), newId('scn', agreedAt)]
  await p.db.operatingAuthorization.create({
    data: {
      id: authorizationId, implementingBodyId: body.participantId, operatorId: operator.participantId, scope: '水质',
      resourceIds: [resourceId], agreementDigest: hash(), startsAt: agreedAt, endsAt: addDays(agreedAt, 700),
      state: 'operating', createdAt: agreedAt,
    },
  })
  await p.db.scenario.create({
    data: {
      id, authorizationId, name: '河湖长制评估', purposeClass: 'industry', plan: '按断面汇总', resourceIds: [resourceId],
      state: 'supplied', confirmedBy: [], agreedAt, suppliedAt, createdAt: agreedAt,
    },
  })
  const supply = newId('sup', suppliedAt)
  await p.db.supply.create({
    data: { id: supply, scenarioId: id, resourceId, fileName: '水质.csv', sha256: hash(), at: suppliedAt },
  })
  const source = await p.run(operator, (ctx) =>
    recordEvent({ ...ctx, now: suppliedAt }, 'scenario.resource_supplied', id, { scenario: id, resource: resourceId }))
  return { id, authorizationId, source }
}

/** The operator proves on a day that it destroyed what it had for a scenario. */
export async function closeScenario(p: TestPlatform, operator: Member, id: string, at: Date): Promise<void> {
  await p.db.scenario.update({ where: { id }, data: { state: 'closed', closedAt: at, destructionDigest: hash() } })
  await p.run(operator, (ctx) => recordEvent({ ...ctx, now: at }, 'scenario.closed', id, { scenario: id }))
}

/** A product with one version that was read. */
export async function versionOf(p: TestPlatform, provider: Member, at: Date, over: { scenarioId?: string } = {}) {
  const [productId, id] = [newId('prd', at), newId('ver', at)]
  await p.db.dataProduct.create({
    data: {
      id: productId, providerId: provider.participantId, name: '断面水质月报（演示）', description: '月报', sourceMode: 'original',
      sourceNote: '演示', parentIds: [], lastVersion: 1, createdAt: at, ...over,
    },
  })
  await p.db.productVersion.create({
    data: {
      id, productId, number: 1, fileName: '月报.csv', state: 'ready', originalKey: randomBytes(16).toString('hex'),
      sizeBytes: 42n, sha256: hash(), sm3: hash(), descriptions: {}, maskedFields: [], createdAt: at,
    },
  })
  const source = await p.run(provider, (ctx) =>
    recordEvent({ ...ctx, now: at }, 'product.versioned', productId, { product: productId, version: 1 }))
  return { id, productId, source }
}

/** Another department's request for a resource, with the agreement that came of it. */
export const sharedOf = (p: TestPlatform, { resourceId, agreement, at }: {
  resourceId: string
  agreement: Agreement
  at: Date
}) => p.db.sharingRequest.create({
  data: {
    id: newId('shr', at), resourceId, requesterId: agreement.consumerId, ownerId: agreement.providerId,
    purpose: '履职', basis: '《政务数据共享条例》', fields: ['断面'], necessity: {}, level: 'city',
    endsAt: agreement.endsAt, quota: 10n, state: 'approved', approvedBy: 'owner', agreementId: agreement.id,
    createdAt: at, decidedAt: at,
  },
})

type Sold = { provider: Member; consumer: Member; version: { id: string; productId: string } }

type Ended = Partial<Pick<Agreement, 'state' | 'activatedAt' | 'endedAt' | 'endsAt'>>

/** An agreement over a version, as it stands. */
export async function soldOf(p: TestPlatform, sold: Sold, over: Ended = {}): Promise<Agreement> {
  const { provider, consumer, version: { productId } } = sold
  const { id } = await agreementOf(p, { provider, consumer, productId, listingId: 'lst_none' }, { kind: 'free' })
  return p.db.agreement.update({ where: { id }, data: { state: 'active', startsAt: day(-60), ...over } })
}

/** Indices of leaves that no event of a test has. */
let nextIndex = 1_000_000n

/** A transfer of a version under an agreement, released on a day unless its state says otherwise. */
export async function transferOf(
  p: TestPlatform,
  { version, agreement, state = 'released', at }: {
    version: { id: string; productId: string }
    agreement: Agreement
    state?: string
    at: Date
  },
) {
  const id = newId('tfr', at)
  const isRecorded = ['recorded', 'released', 'withheld', 'lapsed'].includes(state)
  return p.db.transfer.create({
    data: {
      id, key: id, requestDigest: hash(), agreementId: agreement.id, orderId: `ord_${agreement.id.slice(4)}`,
      consumerId: agreement.consumerId, providerId: agreement.providerId, productId: version.productId,
      versionId: version.id, state, form: 'original', format: 'csv', contentId: 'none', contentKey: 'none',
      fileName: '月报.csv', mediaType: 'text/csv', sizeBytes: 42n, sha256: hash(), nonce: hash(), contentDigest: hash(),
      body: '{}', at, createdAt: at, recordedAt: isRecorded ? at : null,
      recordIndex: isRecorded ? nextIndex++ : null,
      releasedAt: state === 'released' ? new Date(at.getTime() + 60_000) : null,
    },
  })
}
