import { describe, expect, it } from 'vitest'
import { type Facts, MOMENTS, type Moment } from '#api/gate/facts.ts'
import { refusalOf } from '#api/gate/gate.ts'
import { GATE_RULES } from '#api/gate/table.ts'
import { addDays } from '#api/kernel/time.ts'
import { declaration, lawful, NOW, party, resource, withData, withTerms } from './facts.ts'

const later = (days: number) => addDays(NOW, days)
const ALL: readonly Moment[] = MOMENTS
const DELIVERY: readonly Moment[] = ['request', 'release']
const FROM_ORDER: readonly Moment[] = ['order', 'activate', 'request', 'release']

/** A precondition that is gone, the refusal that it brings, and the moments at which it does: at every other it passes. */
type Case = [what: string, code: string, facts: Facts, moments: readonly Moment[]]

const consentBased = declaration({ personalBasis: 'consent', assessmentDigest: '0x1', assessmentTo: later(10) })
const consent = { recipientId: 'ptc_consumer', validTo: later(10), withdrawnAt: null }
const enterprise = (over: Partial<Facts> = {}): Facts => {
  const facts = lawful()
  return lawful({
    product: { ...facts.product, sourceMode: 'original', scenarioId: null }, publicData: null, resources: [],
    revenue: undefined, ...over,
  })
}
const certificate = { state: 'verified', objected: false, validTo: later(10), holderId: 'ptc_operator' }

const CASES: Case[] = [
  ['a grant that is not active', 'g1_grant', withData({ state: 'suspended' }), ALL],
  ['a grant without a plan', 'g1_grant', withData({ planId: null }), ALL],
  ['a grant that has not begun', 'g1_grant', withData({ startsAt: later(1) }), ALL],
  ['a grant that is over', 'g1_grant', withData({ endsAt: NOW }), ALL],
  ['no scenario', 'g1_scenario', lawful({ publicData: null }), ALL],
  ['a scenario without its agreement', 'g1_scenario', withData({}, { state: 'approved' }), ALL],
  ['a scenario that was closed', 'g1_scenario', withData({}, { state: 'closed' }), ALL],
  ['a resource cut out of the grant', 'g1_scope', withData({ resourceIds: ['res_2'] }), ALL],
  ['no registration', 'g1_registration', lawful({ resources: [resource({ registrationCode: null })] }), ALL],
  ['a registration that is over', 'g1_registration', lawful({ resources: [resource({ registrationValidTo: NOW })] }), ALL],
  ['a registration to come', 'g1_registration', lawful({ resources: [resource({ registrationValidFrom: later(1) })] }), ALL],
  ['a resource that is gone', 'g1_registration', lawful({ resources: [] }), ALL],
  ['no ceiling', 'g1_ceiling', withData({}, { ceilingFen: null }), ALL],
  ['a ceiling that is over', 'g1_ceiling', withData({}, { ceilingTo: NOW }), ALL],
  ['raw data of a closed resource', 'g3_raw', lawful({ declaration: declaration({ processing: 'raw' }) }), ALL],
  [
    'a file that is a closed resource’s own, whatever it is called', 'g3_raw',
    enterprise({ sameFile: [{ id: 'res_1', name: '油井压力', openClass: 'conditional' }] }), ALL,
  ],
  ['core data', 'g4_core', enterprise({ declaration: declaration({ grade: 'core' }) }), ALL],
  ['a core resource', 'g4_core', lawful({ resources: [resource({ grade: 'core' })] }), ALL],
  ['important data as it is', 'g4_important', enterprise({ declaration: declaration({ grade: 'important' }) }), ALL],
  [
    'important data with an old assessment', 'g4_risk',
    lawful({
      resources: [resource({ grade: 'important' })],
      declaration: declaration({ regradeDecision: '1号', processing: 'masked', riskDigest: '0x1', riskTo: NOW }),
    }), ALL,
  ],
  [
    'personal values that nobody declared', 'g5_personal',
    enterprise({ detected: { hasPersonal: true, sensitive: true, minors: false, columns: ['身份证号'] } }), ALL,
  ],
  [
    'personal values after an anonymisation', 'g5_personal',
    enterprise({
      declaration: declaration({ personalBasis: 'anonymised' }),
      detected: { hasPersonal: true, sensitive: false, minors: false, columns: ['手机'] },
    }), ALL,
  ],
  [
    'consent without an impact assessment', 'g5_assessment',
    enterprise({ declaration: declaration({ personalBasis: 'consent' }), consents: [consent] }), ALL,
  ],
  ['no consent to this recipient', 'g5_consent', enterprise({ declaration: consentBased }), FROM_ORDER],
  [
    'consent to another recipient', 'g5_consent',
    enterprise({ declaration: consentBased, consents: [{ ...consent, recipientId: 'ptc_other' }] }), FROM_ORDER,
  ],
  [
    'consent that was withdrawn', 'g5_consent',
    enterprise({ declaration: consentBased, consents: [{ ...consent, withdrawnAt: NOW }] }), FROM_ORDER,
  ],
  [
    'consent that is over', 'g5_consent',
    enterprise({ declaration: consentBased, consents: [{ ...consent, validTo: NOW }] }), FROM_ORDER,
  ],
  ['shared data without consent', 'g6_sharing_consent', lawful({ resources: [resource({ acquisition: 'shared' })] }), ALL],
  [
    'shared data whose consent was withdrawn', 'g6_sharing_consent',
    lawful({ resources: [resource({ acquisition: 'shared', sharingConsentDigest: '0x1', sharingWithdrawnAt: NOW })] }), ALL,
  ],
  [
    'shared data whose consent is over', 'g6_sharing_consent',
    lawful({ resources: [resource({ acquisition: 'shared', sharingConsentDigest: '0x1', sharingConsentTo: NOW })] }), ALL,
  ],
  ['another provider', 'g7_provider', lawful({ provider: party('ptc_other') }), ALL],
  ['the operator as consumer', 'g7_operator', lawful({ consumer: party('ptc_operator') }), ALL],
  [
    'an affiliate of the operator', 'g7_affiliate',
    lawful({ affiliation: { names: ['运营公司', '控股公司', '子公司'] } }), ALL,
  ],
  ['a fen above the ceiling', 'g8_ceiling', withTerms({ plans: [{ kind: 'one_off', priceFen: 10_001 }] }), ALL],
  ['a price in another unit', 'g8_unit', withTerms({ plans: [{ kind: 'per_use', priceFen: 1 }] }), ALL],
  ['one of several prices above it', 'g8_ceiling', withTerms({ plans: [{ kind: 'free' }, { kind: 'one_off', priceFen: 10_001 }] }), ALL],
  ['a price for welfare', 'g8_free', withData({}, { purposeClass: 'public_welfare' }), ALL],
  [
    'a price for what is opened', 'g8_opened',
    enterprise({
      product: { ...lawful().product, sourceMode: 'opened', scenarioId: null, resourceId: 'res_1' },
      provider: party('ptc_operator', { roles: ['department'] }),
      resources: [resource({ departmentId: 'ptc_operator', openClass: 'conditional' })],
    }), ALL,
  ],
  [
    'an order beyond the period’s maximum', 'g8_revenue',
    lawful({ revenue: { maximumFen: 10_000n, realisedFen: 1n, heldFen: 0n } }), ['order'],
  ],
  [
    'an order beyond it with what is held', 'g8_revenue',
    lawful({ revenue: { maximumFen: 10_000n, realisedFen: 0n, heldFen: 1n } }), ['order'],
  ],
  [
    'use of what was ordered beyond it', 'g8_revenue',
    lawful({ revenue: { maximumFen: 10_000n, realisedFen: 10_001n, heldFen: 0n } }), ['order', 'request'],
  ],
  ['a grant of more than five years', 'g9_term', withData({ endsAt: later(5 * 366 + 20) }), ALL],
  ['an agreement past its grant', 'g9_end', withTerms({ endsAt: later(701) }), ALL],
  ['an agreement past its registration', 'g9_end', lawful({ resources: [resource({ registrationValidTo: later(299) })] }), ALL],
  ['no right to operate', 'g10_operate', enterprise({ declaration: declaration({ rights: ['use'] }) }), ALL],
  ['a right that the provider lacks', 'g10_rights', { ...withTerms({ rights: ['use', 'hold'] }), declaration: declaration({ rights: ['use', 'operate'] }) }, ALL],
  ['what was bought for one’s own use', 'g10_resale', enterprise({ isResold: true }), ALL],
  ['a consumer below its provider', 'g11_capability', lawful({ provider: party('ptc_operator', { dsmmLevel: 2 }) }), FROM_ORDER],
  [
    'a consumer whose level has lapsed', 'g11_capability',
    lawful({ provider: party('ptc_operator', { dsmmLevel: 2 }), consumer: party('ptc_consumer', { dsmmLevel: 3, dsmmTo: NOW }) }),
    FROM_ORDER,
  ],
  ['documents that were altered', 'g12_contract', withTerms({ agreement: { state: 'active', isWhole: false } }), ['activate', ...DELIVERY]],
  ['a registration under an objection', 'g13_objected', lawful({ resources: [resource({ registrationObjected: true })] }), ALL],
  ['a registration that was revoked', 'g13_revoked', lawful({ resources: [resource({ registrationRevokedAt: NOW })] }), ALL],
  ['a certificate that is over', 'g13_property', enterprise({ property: [{ ...certificate, validTo: NOW }] }), ALL],
  ['a certificate under an objection', 'g13_property', enterprise({ property: [{ ...certificate, objected: true }] }), ALL],
  ['a certificate that was revoked', 'g13_property', enterprise({ property: [{ ...certificate, state: 'revoked' }] }), ALL],
  ['a forbidden purpose', 'g14_forbidden', withTerms({ purpose: '识别个人' }), ALL],
  ['a purpose that is not allowed', 'g14_purpose', withTerms({ purpose: '广告' }), ['offer', 'sign', 'order']],
  ['the platform itself', 'g15_insider', lawful({ consumer: party('ptc_consumer', { roles: ['platform'] }) }), ALL],
  ['an insider', 'g15_insider', lawful({ insiders: { provider: undefined, consumer: { names: ['审核员', '公司'] } } }), ALL],
  ['an insider who provides', 'g15_insider', enterprise({ insiders: { provider: { names: ['审核员', '公司'] }, consumer: undefined } }), ALL],
  ['a consumer abroad', 'g16_export', lawful({ consumer: party('ptc_consumer', { establishedIn: 'SG' }) }), ALL],
  [
    'a consumer abroad after the decision', 'g16_export',
    lawful({
      consumer: party('ptc_consumer', { establishedIn: 'HK' }), declaration: declaration({ exportDecision: '1号', exportTo: NOW }),
    }), ALL,
  ],
  ['an agreement that has run out', 'g17_ended', withTerms({ endsAt: NOW }), DELIVERY],
  ['an agreement that was ended', 'g17_ended', withTerms({ agreement: { state: 'terminated', isWhole: true } }), DELIVERY],
  ['a party that is not admitted', 'g18_identity', lawful({ consumer: party('ptc_consumer', { state: 'under_review' }) }), ALL],
  ['a party whose verification is over', 'g18_identity', lawful({ provider: party('ptc_operator', { verifiedTo: NOW }) }), ALL],
  ['a source that was not declared', 'g18_source', enterprise({ declaration: null }), ALL],
]

/** The deal as it is at a moment. */
const at = (facts: Facts, moment: Moment): Facts => ({ ...facts, moment })

const codeAt = (facts: Facts, moment: Moment): string => refusalOf(at(facts, moment))?.code ?? 'none'

describe('a lawful deal', () => {
  it.each(MOMENTS)('passes every gate at %s', (moment) => {
    expect(codeAt(lawful(), moment)).toBe('none')
    expect(codeAt(enterprise(), moment)).toBe('none')
  })

  it('passes with consent, a certificate, a level, a decision, and a registration revoked of something else', () => {
    expect(codeAt(enterprise({ declaration: consentBased, consents: [consent] }), 'request')).toBe('none')
    expect(codeAt(enterprise({ property: [certificate] }), 'request')).toBe('none')
    const capable = { provider: party('ptc_operator', { dsmmLevel: 2 }), consumer: party('ptc_consumer', { dsmmLevel: 2 }) }
    expect(codeAt(lawful(capable), 'request')).toBe('none')
    const decided = declaration({ exportDecision: '1号', exportTo: later(1) })
    expect(codeAt(lawful({ declaration: decided, consumer: party('ptc_consumer', { establishedIn: 'SG' }) }), 'release')).toBe('none')
    expect(codeAt(withData({}, { purposeClass: 'governance', ceilingFen: null }), 'order')).toBe('gate.g8_free')
    const free = withData({}, { purposeClass: 'governance', ceilingFen: null })
    expect(codeAt({ ...free, deal: { ...free.deal, plans: [{ kind: 'free' }] } }, 'order')).toBe('none')
  })
})

describe.each(CASES)('%s', (_, code, facts, moments) => {
  it('is refused with its article at each moment that it concerns, and at no other', () => {
    const found = MOMENTS.map((moment) => [moment, codeAt(facts, moment)])
    expect(found).toEqual(MOMENTS.map((moment) => [moment, moments.includes(moment) ? `gate.${code}` : 'none']))
    const refusal = refusalOf(at(facts, moments[0] ?? 'order'))
    expect([refusal?.kind, typeof refusal?.detail.basis]).toEqual(['refused', 'string'])
  })
})

it('every code that is published has a case here, and no other is given', () => {
  const published = GATE_RULES.flatMap(({ codes }) => codes).filter((code) => !code.startsWith('g2_'))
  expect(published.toSorted()).toEqual([...new Set(CASES.map(([, code]) => code))].toSorted())
  expect(GATE_RULES.map(({ name }) => name)).toEqual(Array.from({ length: 18 }, (__, i) => `G${i + 1}`))
})
