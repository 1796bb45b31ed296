import { randomBytes } from 'node:crypto'
import { acceptAuthorization } from '#api/authorized-operation/accept.ts'
import type { PurposeClass } from '#api/authorized-operation/authorized-operation.ts'
import { decideScenario } from '#api/authorized-operation/decide-scenario.ts'
import { grantAuthorization } from '#api/authorized-operation/grant.ts'
import { proposeScenario } from '#api/authorized-operation/propose-scenario.ts'
import { setCeiling } from '#api/authorized-operation/set-ceiling.ts'
import type { Inspection } from '#api/content/schema.ts'
import { AppError } from '#api/kernel/errors.ts'
import { addDays } from '#api/kernel/time.ts'
import { draftListing } from '#api/listing/draft.ts'
import { reviewFirst, reviewSecond } from '#api/listing/review.ts'
import type { DraftListing, ListingText } from '#api/listing/schema.ts'
import { submitListing } from '#api/listing/submit.ts'
import { beginReading } from '#api/product/begin-reading.ts'
import { createProduct } from '#api/product/create.ts'
import { finishReading } from '#api/product/finish-reading.ts'
import type { CreateProduct } from '#api/product/schema.ts'
import { publishResource } from '#api/resource/publish.ts'
import { registerResource } from '#api/resource/register.ts'
import type { PublishResource } from '#api/resource/schema.ts'
import type { Answer, Member, TestPlatform } from './platform.ts'

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

/** A published resource whose registration is valid for a year. */
export async function registeredResource(p: TestPlatform, department: Member, over: Partial<PublishResource> = {}) {
  const now = await nowOf(p, department)
  const { id } = await p.run(department, (ctx) => publishResource(ctx, resourceInput(over)))
  const input = { registrationCode: `SDDJ-${text()}`, validFrom: addDays(now, -1), validTo: addDays(now, 364) }
  return p.run(department, (ctx) => registerResource(ctx, id, input))
}

export const grantInput = (now: Date, operatorId: string, resourceIds: string[]) => ({
  operatorId,
  scope: '本部门油井压力数据的开发利用',
  resourceIds,
  agreementDigest: `0x${'ab'.repeat(32)}`,
  startsAt: addDays(now, -1),
  endsAt: addDays(now, 700),
})

/** A grant in force of the given resources. */
export async function grantInForce(p: TestPlatform, department: Member, operator: Member, resources: string[]) {
  const now = await nowOf(p, department)
  const input = grantInput(now, operator.participantId, resources)
  const { id } = await p.run(department, (ctx) => grantAuthorization(ctx, input))
  return p.run(operator, (ctx) => acceptAuthorization(ctx, id))
}

export const ceilingInput = (now: Date, fen = 10_000) => ({
  fen,
  unit: 'product' as const,
  decision: '东发改价〔2026〕1号（演示）',
  validFrom: addDays(now, -1),
  validTo: addDays(now, 300),
})

/** Department, operator, registered resource, grant in force and approved scenario, with a ceiling where one is due. */
export async function publicDataLine(p: TestPlatform, purposeClass: PurposeClass = 'industry') {
  const department = await p.organization('department')
  const operator = await p.organization('operator')
  const resource = await registeredResource(p, department)
  const grant = await grantInForce(p, department, operator, [resource.id])
  const input = {
    authorizationId: grant.id,
    name: '油井工况分析',
    purposeClass,
    plan: '汇总到区块的日均压力。',
    resourceIds: [resource.id],
  }
  const { id } = await p.run(operator, (ctx) => proposeScenario(ctx, input))
  const scenario = await p.run(department, (ctx) => decideScenario(ctx, id, { approved: true }))
  const now = await nowOf(p, department)
  if (purposeClass === 'industry' || purposeClass === 'sector')
    await p.run(department, (ctx) => setCeiling(ctx, id, ceilingInput(now)))
  return { department, operator, resource, grant, scenario }
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

/** A product with one version that was read. */
export async function readyProduct(
  p: TestPlatform,
  owner: Member,
  over: Partial<CreateProduct> = {},
  facts: VersionFacts = {},
) {
  const product = await p.run(owner, (ctx) => createProduct(ctx, productInput(over)))
  await readyVersion(p, owner, product.id, facts)
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

/** Submits a draft. */
export const submitted = (p: TestPlatform, owner: Member, id: string) =>
  p.run(owner, (ctx) => submitListing(ctx, id))

/** Submits a draft and approves it twice. */
export async function list(p: TestPlatform, owner: Member, id: string) {
  const { round } = await submitted(p, owner, id)
  const { first, second } = await reviewers(p)
  await p.run(first, (ctx) => reviewFirst(ctx, id, { round, approved: true }))
  return p.run(second, (ctx) => reviewSecond(ctx, id, { round, approved: true }))
}
