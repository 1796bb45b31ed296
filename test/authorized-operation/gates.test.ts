import { expect, it } from 'vitest'
import {
  type Charge,
  chargeOf,
  gateAuthorized,
  gateOperator,
  gatePrice,
  gateTerm,
  type PublicData,
} from '#api/authorized-operation/gates.ts'
import { AppError } from '#api/kernel/errors.ts'
import { addDays } from '#api/kernel/time.ts'
import type { PricePlan } from '#api/pricing/plan.ts'
import { addYears } from '#api/resource/resource.ts'

const now = new Date('2026-11-24T08:00:00Z')
const tick = (at: Date) => new Date(at.getTime() + 1)
const before = (at: Date) => new Date(at.getTime() - 1)

const resource = {
  id: 'res_1',
  registrationCode: 'SDDJ-00000001',
  registrationValidFrom: now,
  registrationValidTo: addDays(now, 200),
}
const grant = { state: 'active', operatorId: 'ptc_operator', startsAt: now, endsAt: addDays(now, 100) }
const scenario = {
  state: 'approved',
  purposeClass: 'industry',
  resourceIds: ['res_1'],
  ceilingFen: 100n,
  ceilingUnit: 'use',
  ceilingFrom: now,
  ceilingTo: addDays(now, 300),
}

type Over = {
  grant?: Partial<PublicData['authorization']>
  scenario?: Partial<PublicData['scenario']>
  resources?: PublicData['resources']
}
const data = (over: Over = {}): PublicData => ({
  authorization: { ...grant, ...over.grant },
  scenario: { ...scenario, ...over.scenario },
  resources: over.resources ?? [resource],
})

/** The rule that refuses and the source that it names. */
const refusalOf = (gate: () => void): unknown => {
  try {
    gate()
    return 'passes'
  } catch (error) {
    return error instanceof AppError && error.kind === 'refused' ? [error.code, error.detail.basis] : error
  }
}

const OPERATION = '《公共数据资源授权运营实施规范（试行）》'
const PROVINCE = '《山东省公共数据资源授权运营管理办法（试行）》第十八条'
const REGISTRATION = '《公共数据资源登记管理暂行办法》'
const PRICING = '《关于建立公共数据资源授权运营价格形成机制的通知》（发改价格〔2025〕65号）'
const noGrant = ['gate.g1_grant', `${OPERATION}第十四条`]
const noCeiling = ['gate.g1_ceiling', PRICING]
const notFree = ['gate.g8_free', PRICING]
const noRegistration = ['gate.g1_registration', `${REGISTRATION}第五条`]

it.each<[string, unknown, Over]>([
  ['everything in order', 'passes', {}],
  ['a grant that was not accepted', noGrant, { grant: { state: 'granted' } }],
  ['a grant that was ended', noGrant, { grant: { state: 'ended' } }],
  ['a grant that begins a moment later', noGrant, { grant: { startsAt: tick(now) } }],
  ['a grant that ends now', noGrant, { grant: { endsAt: now } }],
  ['a scenario that waits', ['gate.g1_scenario', PROVINCE], { scenario: { state: 'proposed' } }],
  ['a scenario that was rejected', ['gate.g1_scenario', PROVINCE], { scenario: { state: 'rejected' } }],
  ['no registration', noRegistration, { resources: [{ ...resource, registrationCode: null }] }],
  ['a registration that ended', noRegistration, { resources: [{ ...resource, registrationValidTo: now }] }],
  ['a registration to come', noRegistration, { resources: [{ ...resource, registrationValidFrom: tick(now) }] }],
  ['a resource that is gone', noRegistration, { resources: [] }],
  ['a scenario without resources', noRegistration, { scenario: { resourceIds: [] } }],
  ['one of two resources unregistered', noRegistration, { scenario: { resourceIds: ['res_1', 'res_2'] } }],
  ['no ceiling', noCeiling, { scenario: { ceilingFen: null, ceilingFrom: null, ceilingTo: null } }],
  ['a ceiling that begins later', noCeiling, { scenario: { ceilingFrom: tick(now) } }],
  ['a ceiling that ended', noCeiling, { scenario: { ceilingTo: now } }],
  ['a free purpose without ceiling', 'passes', { scenario: { purposeClass: 'governance', ceilingFen: null } }],
  ['welfare without ceiling', 'passes', { scenario: { purposeClass: 'public_welfare', ceilingFen: null } }],
  ['a sector’s purpose without ceiling', noCeiling, { scenario: { purposeClass: 'sector', ceilingFen: null } }],
  ['an unknown purpose without ceiling', noCeiling, { scenario: { purposeClass: '', ceilingFen: null } }],
])('G1: %s', (_, expected, over) => {
  expect(refusalOf(() => gateAuthorized(data(over), now))).toEqual(expected)
})

it.each([
  ['another consumer', 'passes', 'ptc_operator', 'ptc_consumer'],
  ['no consumer yet', 'passes', 'ptc_operator', undefined],
  ['the operator itself', ['gate.g7_operator', `${OPERATION}第六条`], 'ptc_operator', 'ptc_operator'],
  ['another provider', ['gate.g7_provider', `${OPERATION}第三条`], 'ptc_other', 'ptc_consumer'],
  ['another provider selling to the operator', ['gate.g7_provider', `${OPERATION}第三条`], 'ptc_other', 'ptc_operator'],
])('G7: %s', (_, expected, providerId, consumerId) => {
  expect(refusalOf(() => gateOperator(data(), providerId, consumerId))).toEqual(expected)
})

it.each<[string, unknown, Charge, Over]>([
  ['at the ceiling', 'passes', { unit: 'use', fen: 100n }, {}],
  ['a fen above it', ['gate.g8_ceiling', PRICING], { unit: 'use', fen: 101n }, {}],
  ['in another unit', ['gate.g8_unit', PRICING], { unit: 'product', fen: 1n }, {}],
  ['without a ceiling', ['gate.g8_ceiling', PRICING], { unit: 'use', fen: 1n }, { scenario: { ceilingFen: null } }],
  ['free', 'passes', { unit: 'product', fen: 0n }, {}],
  ['governance for a fen', notFree, { unit: 'use', fen: 1n }, { scenario: { purposeClass: 'governance' } }],
  ['welfare for a fen', notFree, { unit: 'use', fen: 1n }, { scenario: { purposeClass: 'public_welfare' } }],
  ['governance for free', 'passes', { unit: 'product', fen: 0n }, { scenario: { purposeClass: 'governance' } }],
])('G8: %s', (_, expected, charge, over) => {
  expect(refusalOf(() => gatePrice(data(over), charge))).toEqual(expected)
})

const tiers = [
  { upTo: 1_000, unitPriceMicroYuan: 30_001 },
  { upTo: null, unitPriceMicroYuan: 20_000 },
]

it.each<[PricePlan, Charge]>([
  [{ kind: 'free' }, { unit: 'product', fen: 0n }],
  [{ kind: 'one_off', priceFen: 7 }, { unit: 'product', fen: 7n }],
  [{ kind: 'per_use', priceFen: 7 }, { unit: 'use', fen: 7n }],
  [{ kind: 'per_volume', unit: 'row', tiers }, { unit: 'row', fen: 4n }],
  [{ kind: 'per_volume', unit: 'mebibyte', tiers }, { unit: 'mebibyte', fen: 4n }],
  [{ kind: 'subscription', priceFen: 301, periodDays: 30 }, { unit: 'day', fen: 11n }],
])('compares %j by its dearest unit, rounded up', (plan, expected) => {
  expect(chargeOf(plan)).toEqual(expected)
})

const long = { startsAt: now, endsAt: addYears(now, 5) }
const late = ['gate.g9_end', `${OPERATION}第十四条`]
const lapsed = ['gate.g9_end', `${REGISTRATION}第十五条`]

it.each<[string, unknown, Date | undefined, Over]>([
  ['no end yet', 'passes', undefined, {}],
  ['ending with the grant', 'passes', grant.endsAt, {}],
  ['ending a moment after the grant', late, tick(grant.endsAt), {}],
  ['ending with the registration', 'passes', resource.registrationValidTo, { grant: long }],
  ['ending after the registration', lapsed, tick(resource.registrationValidTo), { grant: long }],
  ['ending after one registration of two', lapsed, addDays(now, 150), {
    grant: long,
    resources: [resource, { ...resource, id: 'res_2', registrationValidTo: addDays(now, 149) }],
  }],
  ['a resource never registered', lapsed, addDays(now, 1), { resources: [{ ...resource, registrationValidTo: null }] }],
  ['a grant of five years', 'passes', addDays(now, 1), { grant: long }],
  ['a grant of more', ['gate.g9_term', `${OPERATION}第十四条`], undefined, { grant: { ...long, startsAt: before(now) } }],
])('G9: %s', (_, expected, endsAt, over) => {
  expect(refusalOf(() => gateTerm(data(over), endsAt))).toEqual(expected)
})
