import { randomBytes } from 'node:crypto'
import { confirmScenarioAgreement, offerScenarioAgreement } from '#api/authorized-operation/agree-scenario.ts'
import type { PurposeClass } from '#api/authorized-operation/authorized-operation.ts'
import { decideScenario } from '#api/authorized-operation/decide-scenario.ts'
import { proposeScenario } from '#api/authorized-operation/propose-scenario.ts'
import type { ProposeScenario } from '#api/authorized-operation/scenario-schema.ts'
import { setCeiling } from '#api/authorized-operation/set-ceiling.ts'
import type { Inspection } from '#api/content/schema.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { addDays } from '#api/kernel/time.ts'
import { REVIEW_CHECKS } from '#api/listing/checks.ts'
import { draftListing } from '#api/listing/draft.ts'
import { reviewFirst, reviewSecond } from '#api/listing/review.ts'
import type { DraftListing, ListingText } from '#api/listing/schema.ts'
import { submitListing } from '#api/listing/submit.ts'
import { beginReading } from '#api/product/begin-reading.ts'
import { createProduct } from '#api/product/create.ts'
import { finishReading } from '#api/product/finish-reading.ts'
import type { CreateProduct } from '#api/product/schema.ts'
import { importRegistration, verifyImport } from '#api/registration/import.ts'
import { getResource } from '#api/resource/find.ts'
import { publishResource } from '#api/resource/publish.ts'
import type { PublishResource } from '#api/resource/schema.ts'
import { declare } from './declaration.ts'
import { grantInForce, implementingBody } from './operation.ts'
import type { Answer, Member, TestPlatform } from './platform.ts'

export { declarationInput, declare } from './declaration.ts'
export { grantInForce, grantOf, implementingBody } from './operation.ts'

/** The code of the rule that refused, or `none`. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'none'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

/** The codes of acts that were tried at once. */
export const codesOf = async (works: Promise<unknown>[]): Promise<string[]> =>
  (await Promise.all(works.map(codeOf))).toSorted()

/** An answer without what every answer has of its own. */
export const hiddenAnswer = ({ status, text }: Answer) => ({
  status,
  text: text.replace(/"requestId":"[^"]*"/, ''),
})

/** The instant by the platform's clock. */
export const nowOf = (p: TestPlatform, by: Member): Promise<Date> => p.run(by, async (ctx) => ctx.now)

/** The kinds of the events about a thing, in their order. */
export async function eventsOf(p: TestPlatform, subject: string): Promise<string[]> {
  const acts = await p.db.chainAct.findMany({ where: { subject }, orderBy: { sequence: 'asc' } })
  return acts.map(({ eventKind }) => eventKind)
}

/** The body of the latest event about a thing. */
export async function lastBodyOf(p: TestPlatform, subject: string): Promise<Record<string, unknown>> {
  const act = await p.db.chainAct.findFirstOrThrow({ where: { subject }, orderBy: { sequence: 'desc' } })
  return JSON.parse(act.body) as Record<string, unknown>
}

const text = () => randomBytes(6).toString('hex')

export const resourceInput = (over: Partial<PublishResource> = {}): PublishResource => ({
  code: `370500-${text()}`,
  name: '油井压力（演示）',
  description: '各油井每日井口压力。',
  fields: ['井号', '日期', '压力'],
  grade: 'general',
  openClass: 'conditional',
  updateCycle: 'daily',
  ...over,
})

const registryOfPlatform = new WeakMap<TestPlatform, Promise<Member>>()

/** The registry of a platform, the same one at every call. */
export function registryOf(p: TestPlatform): Promise<Member> {
  const known = registryOfPlatform.get(p) ?? p.organization('registry')
  registryOfPlatform.set(p, known)
  return known
}

/** A published resource whose registration is valid for a year: it was entered, and the registry has verified it. */
export async function registeredResource(p: TestPlatform, department: Member, over: Partial<PublishResource> = {}) {
  const now = await nowOf(p, department)
  const registry = await registryOf(p)
  const { id } = await p.run(department, (ctx) => publishResource(ctx, resourceInput(over)))
  const input = {
    registrationCode: `SDDJ-${text()}`, validFrom: addDays(now, -1), validTo: addDays(now, 364),
    documentDigest: `0x${'5d'.repeat(32)}`,
  }
  const entered = await p.run(department, (ctx) => importRegistration(ctx, id, input))
  await p.run(registry, (ctx) => verifyImport(ctx, entered.id, { verified: true }))
  return p.run(department, (ctx) => getResource(ctx, id))
}

export const ceilingInput = (now: Date, fen = 10_000) => ({
  fen,
  unit: 'product' as const,
  decision: '东发改价〔2026〕1号（演示）',
  validFrom: addDays(now, -1),
  validTo: addDays(now, 300),
})

/** A scenario that asks for the first data item of each resource. */
export const scenarioInput = (
  authorizationId: string,
  resources: { id: string; fields: readonly string[] }[],
  purposeClass: PurposeClass = 'industry',
): ProposeScenario => ({
  authorizationId,
  name: '油井工况分析',
  purposeClass,
  plan: '汇总到区块的日均压力。',
  resourceIds: resources.map(({ id }) => id),
  fields: Object.fromEntries(resources.map(({ id, fields: [name = ''] }) => [id, [{ name, necessity: null }]])),
  necessity: '',
})

/** Reviews a scenario jointly, and concludes its three-party agreement. */
export async function agreeScenario(p: TestPlatform, id: string, operator: Member, reviewers: Member[]) {
  for (const reviewer of reviewers) await p.run(reviewer, (ctx) => decideScenario(ctx, id, { approved: true }))
  const agreement = { agreementDigest: `0x${'cd'.repeat(32)}` }
  let scenario = await p.run(operator, (ctx) => offerScenarioAgreement(ctx, id, agreement))
  for (const reviewer of reviewers)
    scenario = await p.run(reviewer, (ctx) => confirmScenarioAgreement(ctx, id, agreement))
  return scenario
}

/**
 * Department, operator, registered resource, the implementing body's grant in force, and a scenario that was agreed
 * upon, with a ceiling where one is due.
 */
export async function publicDataLine(p: TestPlatform, purposeClass: PurposeClass = 'industry') {
  const department = await p.organization('department')
  const operator = await p.organization('operator')
  const body = await implementingBody(p)
  const resource = await registeredResource(p, department)
  const grant = await grantInForce(p, department, operator, [resource.id])
  const input = scenarioInput(grant.id, [resource], purposeClass)
  const { id } = await p.run(operator, (ctx) => proposeScenario(ctx, input))
  const scenario = await agreeScenario(p, id, operator, [body, department])
  const now = await nowOf(p, department)
  if (purposeClass === 'industry' || purposeClass === 'sector')
    await p.run(body, (ctx) => setCeiling(ctx, id, ceilingInput(now)))
  return { department, operator, implementingBody: body, resource, grant, scenario }
}

export const productInput = (over: Partial<CreateProduct> = {}): CreateProduct => ({
  name: '油井压力日报（演示）',
  description: '逐井逐日的井口压力。',
  sourceMode: 'original',
  sourceNote: '由公开的生成程序以固定种子产生，非真实油井数据。',
  parentIds: [],
  ...over,
})

const column = (name: string, type: 'text' | 'integer'): Inspection['columns'][number] => ({
  name,
  type,
  nulls: 0,
  distinct: { count: 3, approximate: false },
  min: type === 'text' ? '甲' : 1,
  max: type === 'text' ? '丙' : 9,
  quantiles: type === 'text' ? null : { approximate: false, p05: 1, p25: 2, p50: 5, p75: 7, p95: 9 },
  histogram: null,
  top: [{ value: type === 'text' ? '甲' : 1, count: 2 }],
  length: null,
})

export const inspectionOf = (fields: string[], format: Inspection['format'] = 'csv'): Inspection => ({
  format,
  encoding: format === 'parquet' ? null : 'utf-8',
  delimiter: format === 'csv' ? ',' : null,
  rows: 3,
  duplicateRows: 0,
  columns: fields.map((name, index) => column(name, index === 0 ? 'text' : 'integer')),
  notes: [],
})

type VersionFacts = { fields?: string[]; format?: Inspection['format']; maskedFields?: string[] }

/** A version that was read, without a file behind it. */
export async function readyVersion(p: TestPlatform, owner: Member, productId: string, facts: VersionFacts = {}) {
  const { fields = ['井号', '压力'], format = 'csv', maskedFields = [] } = facts
  const stored = { key: randomBytes(16).toString('hex'), sizeBytes: 42, sha256: hash(), sm3: hash() }
  const version = await p.run(owner, (ctx) => beginReading(ctx, productId, `压力.${format}`, stored))
  const reading = {
    normalizedKey: randomBytes(16).toString('hex'),
    inspection: inspectionOf(fields, format),
    descriptions: { [fields[0] ?? '']: '第一列' },
    maskedFields,
    sample: [{ [fields[0] ?? '']: '甲' }],
  }
  return p.run(owner, (ctx) => finishReading(ctx, version, reading))
}

const hash = (): `0x${string}` => `0x${randomBytes(32).toString('hex')}`

/** A product with one version that was read, and a declaration that lacks nothing. */
export async function readyProduct(
  p: TestPlatform,
  owner: Member,
  over: Partial<CreateProduct> = {},
  facts: VersionFacts = {},
) {
  const product = await p.run(owner, (ctx) => createProduct(ctx, productInput(over)))
  await readyVersion(p, owner, product.id, facts)
  await declare(p, owner, product.id)
  return product
}

/** A listing's text that lacks nothing. */
export const listingInput = (over: Partial<ListingText> = {}): ListingText => ({
  title: '油井压力日报（演示）',
  summary: '逐井逐日的井口压力，覆盖整个示范区块。',
  updateCycle: 'daily',
  coverageSpace: '东营市',
  coverageFrom: new Date('2026-01-01'),
  coverageTo: new Date('2026-06-30'),
  granularity: '每井每日一行',
  license: '东营数据使用许可（演示）',
  useCases: ['设备预测性维护'],
  forbiddenUses: ['识别个人'],
  keywords: ['石油', '压力'],
  plans: [{ kind: 'free' }],
  ...over,
})

/** A draft of a listing for a new product. */
export async function draft(
  p: TestPlatform,
  owner: Member,
  over: Partial<DraftListing> = {},
  product: Partial<CreateProduct> = {},
  facts: VersionFacts = {},
) {
  const productId = over.productId ?? (await readyProduct(p, owner, product, facts)).id
  return p.run(owner, (ctx) => draftListing(ctx, { ...listingInput(over), productId }))
}

const reviewersOf = new WeakMap<TestPlatform, Promise<{ first: Member; second: Member }>>()

/** The two reviewers of a platform, the same ones at every call. */
export function reviewers(p: TestPlatform): Promise<{ first: Member; second: Member }> {
  const known = reviewersOf.get(p)
  if (known) return known
  const made = Promise.all([p.organization('first_reviewer'), p.organization('second_reviewer')])
  const both = made.then(([first, second]) => ({ first, second }))
  reviewersOf.set(p, both)
  return both
}

/** Submits a draft. What is behind it here is no file: the test of its delivery is entered as one that passed. */
export const submitted = (p: TestPlatform, owner: Member, id: string) =>
  p.run(owner, async (ctx) => {
    const listing = await submitListing(ctx, id)
    const version = listing.submittedVersion ?? 1
    await ctx.tx.deliveryTest.create({
      data: {
        id: newId('evt', ctx.now), listingId: id, version, passed: true, rows: 3, sizeBytes: 42, sha256: hash(),
        testedBy: owner.participantId, at: ctx.now,
      },
    })
    return listing
  })

/** A reviewer's decision that approves, with every check ticked. */
export const approval = { approved: true, checks: [...REVIEW_CHECKS] }

/** Submits a draft and approves it twice. */
export async function list(p: TestPlatform, owner: Member, id: string) {
  const { round } = await submitted(p, owner, id)
  const { first, second } = await reviewers(p)
  await p.run(first, (ctx) => reviewFirst(ctx, id, { round, ...approval }))
  return p.run(second, (ctx) => reviewSecond(ctx, id, { round, ...approval }))
}
