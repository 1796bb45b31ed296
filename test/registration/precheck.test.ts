import { describe, expect, it } from 'vitest'
import { checkCharacter, isLocalCode, localCode } from '#api/registration/code.ts'
import { RegistrationForm, type RegistrationFormInput } from '#api/registration/form.ts'
import { blockingFaults, type CheckedFacts, precheck } from '#api/registration/precheck.ts'
import { prefilled } from '#api/registration/prefill.ts'
import { checkRenewalWindow, checkTerm, termFrom } from '#api/registration/registration.ts'
import { AppError } from '#api/kernel/errors.ts'
import { addDays } from '#api/kernel/time.ts'
import { usccCheckCharacter } from '#api/participant/participant.ts'
import { filledIn, hash } from './world.ts'

const first17 = '11370500900000001'
const uscc = first17 + usccCheckCharacter(first17)
const registrant = { name: '东营市某部门（演示）', uscc }
const resource: CheckedFacts['subject'] = {
  kind: 'resource', name: '油井压力（演示）', code: '370500-0001', updateCycle: 'daily', openClass: 'conditional',
  shareClass: 'conditional', grade: 'general', acquisition: 'own', hasSharingConsent: false,
}
const facts = (over: Partial<CheckedFacts> = {}): CheckedFacts =>
  ({ kind: 'first', registrant, subject: resource, today: '2026-11-25', ...over })
const complete = filledIn(RegistrationForm.parse(prefilled(facts(), '油井压力')))
const withPart = <K extends keyof RegistrationForm>(part: K, over: RegistrationFormInput[K]): RegistrationForm =>
  RegistrationForm.parse({ ...complete, [part]: { ...complete[part], ...over } })
const without = (part: keyof RegistrationForm, key: string): RegistrationForm =>
  RegistrationForm.parse({ ...complete, [part]: Object.fromEntries(Object.entries(complete[part]).filter(([name]) => name !== key)) })
const pathsOf = (form: RegistrationForm, over: Partial<CheckedFacts> = {}) =>
  precheck(form, facts(over)).map(({ path }) => path)

describe('a form that lacks nothing', () => {
  it('has no fault', () => expect(precheck(complete, facts())).toEqual([]))

  it('is most of it there already: the prefilled one names what is left', () => {
    const left = pathsOf(RegistrationForm.parse(prefilled(facts(), '油井压力的每日记录，覆盖整个示范区块。')))
    expect(left).not.toContain('subject.name')
    expect(left).not.toContain('data.catalogueCode')
    expect(left).toEqual(expect.arrayContaining(['evidence.method', 'risk.conclusion', 'scenario.usable']))
  })
})

describe('every fault has its path, its fix and its basis', () => {
  const reference = { kind: 'change' as const }
  it.each<[string, string, RegistrationForm, Partial<CheckedFacts>?]>([
    ['another name', 'subject.name', withPart('subject', { name: '别的单位' })],
    ['another code of the organisation', 'subject.uscc', withPart('subject', { uscc: '91370500900000009X' })],
    ['co-registrants without their agreement', 'subject.coAgreementDigest', withPart('subject', { coRegistrants: ['另一部门'] })],
    ['no source', 'legality.source', without('legality', 'source')],
    ['no proof', 'legality.proof', without('legality', 'proof')],
    ['no document of the proof', 'legality.proofDigest', without('legality', 'proofDigest')],
    ['no undertaking', 'legality.undertakingDigest', without('legality', 'undertakingDigest')],
    ['shared without consent', 'legality.source', complete, { subject: { ...resource, acquisition: 'shared' } }],
    ['another name of the data', 'data.name', withPart('data', { name: '别的数据' })],
    ['an abstract too short', 'data.abstract', withPart('data', { abstract: '太短' })],
    ['an abstract too long', 'data.abstract', withPart('data', { abstract: '长'.repeat(401) })],
    ['a telephone in what is published', 'data.abstract', withPart('data', { abstract: '联系电话 13800138000，逐井逐日的井口压力数据。' })],
    ['an identity number in what is published', 'data.abstract', withPart('data', { abstract: '证件 37050019900101001X 对应的井口压力数据记录。' })],
    ['no region', 'data.region', without('data', 'region')],
    ['no beginning', 'data.from', without('data', 'from')],
    ['an end before the beginning', 'data.to', withPart('data', { to: '2025-12-31' })],
    ['a beginning to come', 'data.from', withPart('data', { from: '2026-11-26' })],
    ['no volume', 'data.volume', without('data', 'volume')],
    ['no storage', 'data.storage', without('data', 'storage')],
    ['another code than the catalogue’s', 'data.catalogueCode', withPart('data', { catalogueCode: 'X-1' })],
    ['another cycle than the catalogue’s', 'data.updateCycle', withPart('data', { updateCycle: 'yearly' })],
    ['another sharing than the catalogue’s', 'data.shareClass', withPart('data', { shareClass: 'none' })],
    ['another opening than the catalogue’s', 'data.openClass', withPart('data', { openClass: 'closed' })],
    ['whether it is owned together', 'data.coOwned', without('data', 'coOwned')],
    ['no way of deposit', 'evidence.method', without('evidence', 'method')],
    ['no place of storage', 'evidence.storageDigest', without('evidence', 'storageDigest')],
    ['no result of the query', 'evidence.queryDigest', without('evidence', 'queryDigest')],
    ['no log', 'evidence.logDigest', without('evidence', 'logDigest')],
    ['one document three times', 'evidence', withPart('evidence', { queryDigest: complete.evidence.logDigest })],
    ['no use', 'scenario.usable', withPart('scenario', { usable: [] })],
    ['no forbidden use', 'scenario.forbidden', withPart('scenario', { forbidden: [] })],
    ['a use that is forbidden', 'scenario.forbidden', withPart('scenario', { forbidden: ['设备预测性维护'] })],
    ['no problem to solve', 'scenario.problem', without('scenario', 'problem')],
    ['no assessor', 'risk.assessor', without('risk', 'assessor')],
    ['no report', 'risk.reportDigest', without('risk', 'reportDigest')],
    ['no conclusion', 'risk.conclusion', without('risk', 'conclusion')],
    ['a bad conclusion', 'risk.conclusion', withPart('risk', { conclusion: 'unacceptable' })],
    ['an assessment to come', 'risk.assessedOn', withPart('risk', { assessedOn: '2026-11-26' })],
    ['core data', 'data', complete, { subject: { ...resource, grade: 'core' } }],
    ['no reason of a change', 'other.reason', complete, reference],
    ['no content of a change', 'other.changes', complete, reference],
    ['no ground of a cancellation', 'other.ground', withPart('other', { reason: '灭失' }), { kind: 'cancellation' }],
  ])('%s: %s', (_, path, form, over = {}) => {
    const found = precheck(form, facts(over)).filter((one) => one.path === path)
    expect(found).toHaveLength(1)
    expect(found[0]?.fix).toMatch(/\p{Script=Han}/u)
    expect(found[0]?.basis).toMatch(/^《.+》/u)
    expect(blockingFaults(form, facts(over))).toEqual(precheck(form, facts(over)))
  })

  it('a value of the catalogue is given word by word', () => {
    const [found] = precheck(withPart('data', { catalogueCode: 'X-1' }), facts())
    expect(found?.fix).toContain('「370500-0001」')
  })

  it('consent of the sharing department lets what was shared pass', () => {
    expect(pathsOf(complete, { subject: { ...resource, acquisition: 'shared', hasSharingConsent: true } })).toEqual([])
  })
})

describe('a product of an operator', () => {
  const subject: CheckedFacts['subject'] = {
    kind: 'product', name: '油井压力（演示）', resourceCodes: [{ name: '油井压力', code: '370500G202611000001H' }],
  }
  const service = {
    name: '压力指数', type: '数据报告', abstract: '区块压力指数', industry: 'B07', use: '产业分析', documentsDigest: hash(),
    registrationCodes: ['370500G202611000001H'],
  }
  const form = RegistrationForm.parse({ ...complete, legality: { ...complete.legality, source: 'authorised_operation' }, service })

  it('is complete with its service part', () => expect(pathsOf(form, { subject })).toEqual([]))

  it.each<[string, string, RegistrationFormInput['service'], CheckedFacts['subject']]>([
    ['an industry that is no code', 'service.industry', { ...service, industry: '石油' }, subject],
    ['a code that lacks', 'service.registrationCodes', { ...service, registrationCodes: [] }, subject],
    ['a resource that is not registered', 'service.registrationCodes', service, { ...subject, resourceCodes: [{ name: '油井压力', code: null }] }],
  ])('%s', (_, path, part, about) => {
    expect(pathsOf(RegistrationForm.parse({ ...form, service: part }), { subject: about })).toEqual([path])
  })

  it('comes of an authorised operation', () => {
    const other = RegistrationForm.parse({ ...form, legality: complete.legality })
    expect(pathsOf(other, { subject })).toEqual(['legality.source'])
  })
})

describe('what is promised', () => {
  const promise = { parts: ['risk' as const], digest: hash(), by: '2026-11-25' }
  const lacking = RegistrationForm.parse({ ...complete, risk: {}, other: { promise } })

  it('does not stand against submitting, until its day', () => {
    expect(blockingFaults(lacking, facts())).toEqual([])
    expect(blockingFaults(lacking, facts({ today: '2026-11-26' })).length).toBeGreaterThan(0)
    expect(precheck(lacking, facts()).every(({ isDeferrable }) => isDeferrable)).toBe(true)
  })

  it('is what lacks alone: a bad conclusion stands, and so do other parts', () => {
    const bad = RegistrationForm.parse({ ...lacking, risk: { ...complete.risk, conclusion: 'unacceptable' } })
    expect(blockingFaults(bad, facts()).map(({ path }) => path)).toEqual(['risk.conclusion'])
    const bare = RegistrationForm.parse({ ...lacking, evidence: { method: '存证' } })
    expect(blockingFaults(bare, facts()).map(({ path }) => path)).toEqual([
      'evidence.storageDigest', 'evidence.queryDigest', 'evidence.logDigest',
    ])
  })
})

describe('the code', () => {
  /** The check of MOD 37-2 as the standard writes it: Σ value × 2^(i−1), i from the right, is 1 mod 37. */
  const isRight = (code: string): boolean => {
    const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*'
    const values = [...code].toReversed().map((one, i) => BigInt(alphabet.indexOf(one)) * 2n ** BigInt(i))
    return values.reduce((sum, value) => sum + value, 0n) % 37n === 1n
  }

  it('has division, month, serial and a check character that is right', () => {
    expect(localCode('202611', 7)).toMatch(/^370500G202611000007[0-9A-Z*]$/)
    for (let serial = 1; serial < 200; serial++) expect(isRight(localCode('202611', serial))).toBe(true)
    expect(checkCharacter('370500G202611000001')).toBe('H')
  })

  it('is not local with any one character changed, nor when it is another’s', () => {
    const code = localCode('202611', 123_456)
    expect(isLocalCode(code)).toBe(true)
    for (let at = 7; at < code.length; at++)
      for (const digit of '0123456789')
        if (code[at] !== digit) expect(isLocalCode(code.slice(0, at) + digit + code.slice(at + 1))).toBe(false)
    expect(isLocalCode('SDDJ-00000001')).toBe(false)
  })
})

describe('terms', () => {
  const now = new Date('2026-11-24T08:00:00Z')
  const three = new Date('2029-11-24T08:00:00Z')
  const codeOf = (act: () => unknown): string => {
    try {
      act()
      return 'none'
    } catch (error) {
      return error instanceof AppError ? error.code : String(error)
    }
  }

  it.each<[string, Date | undefined, string]>([
    ['without an agreement', undefined, three.toISOString()],
    ['with a longer one', addDays(three, 1), three.toISOString()],
    ['with one that ends the same instant', three, three.toISOString()],
    ['with a shorter one', addDays(now, 30), addDays(now, 30).toISOString()],
  ])('a code lasts three years, or as long as its agreement: %s', (_, end, to) => {
    expect(termFrom(now, end)).toEqual({ validFrom: now, validTo: new Date(to) })
  })

  it('no code begins when its agreement is over', () =>
    expect(codeOf(() => termFrom(now, now))).toBe('registration.agreement_ended'))

  it.each([
    ['none', now, three],
    ['registration.term', now, new Date(three.getTime() + 1)],
    ['registration.window', now, now],
    ['registration.window', addDays(now, -10), now],
    ['registration.window', addDays(now, 2), addDays(now, 1)],
  ])('an imported term answers %s', (expected, validFrom, validTo) => {
    expect(codeOf(() => checkTerm({ validFrom, validTo }, now))).toBe(expected)
  })

  it.each([
    ['registration.renewal_window', addDays(now, -60).getTime() - 1],
    ['none', addDays(now, -60).getTime()],
    ['none', now.getTime() - 1],
    ['registration.renewal_window', now.getTime()],
  ])('the renewal window of what ends now answers %s at %d', (expected, at) => {
    expect(codeOf(() => checkRenewalWindow({ validTo: now }, new Date(at)))).toBe(expected)
  })
})
