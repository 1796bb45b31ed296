import { describe, expect, it } from 'vitest'
import { PropertyForm, type PropertyFormInput } from '#api/property-registration/form.ts'
import { checkOrganData, type OrganFacts } from '#api/property-registration/organ-data.ts'
import { precheckProperty, type PropertyFacts } from '#api/property-registration/precheck.ts'
import {
  checkRenewalWindow, checkTerm, isCertificate, renewalDays, type Right, stateAt,
} from '#api/property-registration/property-registration.ts'
import { type Circumstance, mayRegister, SITUATIONS } from '#api/property-registration/right-matrix.ts'
import { AppError } from '#api/kernel/errors.ts'
import { addDays } from '#api/kernel/time.ts'
import { fullForm, hash } from './world.ts'

const now = new Date('2026-11-25T04:00:00Z')
const codeOf = (act: () => unknown): string => {
  try {
    act()
    return 'none'
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

describe('the right matrix', () => {
  const all: Right[] = ['hold', 'use', 'operate']
  const two: Right[] = ['hold', 'use']
  it.each<[Circumstance, Right[]]>([
    [{ situation: 'own_business' }, all],
    [{ situation: 'contract_collection' }, all],
    [{ situation: 'natural_person' }, all],
    [{ situation: 'derived' }, all],
    [{ situation: 'crawled' }, two],
    [{ situation: 'crawled', isOwnProduct: true }, all],
    [{ situation: 'crawled', hasConsent: true, isAllowed: true }, two],
    [{ situation: 'fused' }, two],
    [{ situation: 'fused', hasConsent: true }, all],
    [{ situation: 'fused', isOwnProduct: true, isAllowed: true }, two],
    [{ situation: 'entrusted' }, []],
    [{ situation: 'entrusted', hasConsent: true, isOwnProduct: true }, []],
    [{ situation: 'entrusted', isAllowed: true }, all],
  ])('%j', (circumstance, rights) => expect(mayRegister(circumstance)).toEqual(rights))

  it('has every situation', () => expect(new Set(SITUATIONS).size).toBe(7))
})

describe('data of Party and government organs', () => {
  const valid = {
    registrationCode: 'SDDJ-1', registrationValidFrom: addDays(now, -1), registrationValidTo: addDays(now, 1),
    registrationRevokedAt: null,
  }
  const facts = (over: Partial<OrganFacts> = {}): OrganFacts =>
    ({ sourceMode: 'original', resourceId: null, ownerRoles: ['provider'], resources: [], ...over })
  const product = (resources: OrganFacts['resources']) => facts({ sourceMode: 'authorised', ownerRoles: ['operator'], resources })
  it.each<[string, string, OrganFacts]>([
    ['an enterprise’s own data', 'none', facts()],
    ['a department’s product', 'gate.g2_organ_data', facts({ ownerRoles: ['department'] })],
    ['what was opened', 'gate.g2_organ_data', facts({ sourceMode: 'opened' })],
    ['what was shared', 'gate.g2_organ_data', facts({ sourceMode: 'shared' })],
    ['a resource itself', 'gate.g2_organ_data', facts({ resourceId: 'res_1' })],
    ['a public product of registered resources', 'none', product([valid, valid])],
    ['a public product of none', 'gate.g2_not_registered', product([])],
    ['one without a code', 'gate.g2_not_registered', product([valid, { ...valid, registrationCode: null }])],
    ['one that has ended', 'gate.g2_not_registered', product([{ ...valid, registrationValidTo: now }])],
    ['one that ends later', 'none', product([{ ...valid, registrationValidTo: new Date(now.getTime() + 1) }])],
    ['one that begins now', 'none', product([{ ...valid, registrationValidFrom: now }])],
    ['one to begin', 'gate.g2_not_registered', product([{ ...valid, registrationValidFrom: addDays(now, 1) }])],
    ['one that was revoked', 'gate.g2_not_registered', product([{ ...valid, registrationRevokedAt: now }])],
  ])('%s: %s', (_, expected, given) => expect(codeOf(() => checkOrganData(given, now))).toBe(expected))

  it('is refused by the article', () => {
    expect(() => checkOrganData(facts({ sourceMode: 'opened' }), now)).toThrow(
      expect.objectContaining({ kind: 'refused', detail: { basis: '《数据产权登记工作指引（试行）》第十五条' } }),
    )
  })
})

describe('a certificate', () => {
  it.each<[string, boolean]>([
    ['SJ3712026110001', true], ['SJ1132025129999', true], ['SJ371202613000', false], ['SJ3712026130001', false],
    ['SJ3712026000001', false], ['sj3712026110001', false], ['SJ37120261100011', false], ['SX3712026110001', false],
    ['SJ3712026110001 ', false], ['', false],
  ])('%j: %s', (text, expected) => expect(isCertificate(text)).toBe(expected))

  const five = new Date('2031-11-25T04:00:00Z')
  it.each([
    ['none', now, five],
    ['property.term', now, new Date(five.getTime() + 1)],
    ['property.window', now, now],
    ['property.window', addDays(now, -9), now],
    ['property.window', addDays(now, 9), addDays(now, 8)],
  ])('its term answers %s', (expected, validFrom, validTo) => {
    expect(codeOf(() => checkTerm({ validFrom, validTo }, now))).toBe(expected)
  })

  it('lapses with its end', () => {
    expect(stateAt({ state: 'verified', validTo: now }, new Date(now.getTime() - 1))).toBe('verified')
    expect(stateAt({ state: 'verified', validTo: now }, now)).toBe('lapsed')
    expect(stateAt({ state: 'revoked', validTo: now }, now)).toBe('revoked')
  })
})

describe('the renewal of a certificate', () => {
  // Its last day is 31 December 2026 in Beijing.
  const validTo = new Date('2026-12-31T16:00:00Z')

  it('is from six months before its end to the day before', () => {
    expect(renewalDays(validTo)).toEqual({ from: '2026-06-30', to: '2026-12-30' })
    expect(renewalDays(new Date('2026-08-31T16:00:00Z'))).toEqual({ from: '2026-02-28', to: '2026-08-30' })
  })

  it.each([
    ['property.renewal_window', '2026-06-29T15:59:59.999Z'],
    ['none', '2026-06-29T16:00:00Z'],
    ['none', '2026-12-30T15:59:59.999Z'],
    ['property.renewal_window', '2026-12-30T16:00:00Z'],
  ])('answers %s at %s', (expected, at) => {
    expect(codeOf(() => checkRenewalWindow(validTo, new Date(at)))).toBe(expected)
  })
})

describe('the coach', () => {
  const holder = { name: '黄河口数据科技公司（演示）', uscc: '913705000000000015' }
  const facts: PropertyFacts = { holder, sourceMode: 'original', today: '2026-11-25' }
  const complete = fullForm(holder)
  const withPart = <K extends 'applicant' | 'data' | 'origin'>(part: K, over: PropertyFormInput[K]): PropertyForm =>
    PropertyForm.parse({ ...complete, [part]: { ...complete[part], ...over } })
  const without = (part: 'applicant' | 'data' | 'origin', key: string): PropertyForm => {
    const left = Object.entries(complete[part]).filter(([name]) => name !== key)
    return PropertyForm.parse({ ...complete, [part]: Object.fromEntries(left) })
  }
  const right = (over: Partial<PropertyForm['rights'][number]> = {}) =>
    ({ holder: holder.name, uscc: holder.uscc, right: 'hold' as const, proofDigest: hash(), ...over })

  it('finds nothing in a form that lacks nothing', () => expect(precheckProperty(complete, facts)).toEqual([]))

  it.each<[string, string, PropertyForm, string?]>([
    ['another name', 'applicant.name', withPart('applicant', { name: '别的公司' })],
    ['another code', 'applicant.uscc', withPart('applicant', { uscc: '913705000000000023' })],
    ['no kind of applicant', 'applicant.kind', without('applicant', 'kind')],
    ['no address', 'applicant.address', without('applicant', 'address')],
    ['no status', 'applicant.status', without('applicant', 'status')],
    ['no undertaking', 'undertakingDigest', PropertyForm.parse({ ...complete, undertakingDigest: undefined })],
    ['no name of the data', 'data.name', without('data', 'name')],
    ['a name of 41 characters', 'data.name', withPart('data', { name: '名'.repeat(41) })],
    ['no abstract', 'data.abstract', without('data', 'abstract')],
    ['an abstract of 401 characters', 'data.abstract', withPart('data', { abstract: '述'.repeat(401) })],
    ['an industry in words', 'data.industry', withPart('data', { industry: '石油开采' })],
    ['an industry beyond the table', 'data.industry', withPart('data', { industry: 'U01' })],
    ['no region', 'data.region', without('data', 'region')],
    ['no beginning', 'data.from', without('data', 'from')],
    ['a beginning to come', 'data.from', withPart('data', { from: '2026-11-26' })],
    ['an end before the beginning', 'data.to', withPart('data', { to: '2025-01-01' })],
    ['no update', 'data.update', without('data', 'update')],
    ['no volume', 'data.volume', without('data', 'volume')],
    ['no form of the data', 'data.form', without('data', 'form')],
    ['no limits', 'data.limits', without('data', 'limits')],
    ['no source', 'data.source', without('data', 'source')],
    ['another source than the product’s', 'data.source', complete, 'collected'],
    ['no situation', 'origin.situation', without('origin', 'situation')],
    ['a situation of another source', 'origin.situation', withPart('origin', { situation: 'crawled' })],
    ['no proof of the source', 'origin.proofDigest', without('origin', 'proofDigest')],
    ['no right', 'rights', PropertyForm.parse({ ...complete, rights: [] })],
    ['another’s rights alone', 'rights', PropertyForm.parse({ ...complete, rights: [right({ uscc: '913705000000000023' })] })],
    ['a right twice', 'rights', PropertyForm.parse({ ...complete, rights: [right(), right()] })],
    ['a right without proof', 'rights.0.proofDigest', PropertyForm.parse({ ...complete, rights: [right({ proofDigest: undefined })] })],
  ])('%s: %s', (_, path, form, sourceMode = 'original') => {
    const found = precheckProperty(form, { ...facts, sourceMode }).filter((one) => one.path === path)
    expect(found).toHaveLength(1)
    expect(found[0]?.fix).toMatch(/\p{Script=Han}/u)
    expect(found[0]?.basis).toMatch(/^《数据产权登记工作指引（试行）》/u)
  })

  it('takes forty characters of a name, and four hundred of an abstract', () => {
    expect(precheckProperty(withPart('data', { name: '名'.repeat(40), abstract: '述'.repeat(400) }), facts)).toEqual([])
  })

  it.each<[string, PropertyFormInput['origin'], string[]]>([
    ['a joint development without consent', { situation: 'fused' }, ['rights']],
    ['one with it', { situation: 'fused', consentDigest: hash() }, []],
    ['an entrusted processor', { situation: 'entrusted' }, ['rights']],
    ['one whom the contract entitles', { situation: 'entrusted', entitlementDigest: hash() }, []],
  ])('holds the rights against the table: %s', (_, origin, paths) => {
    const form = PropertyForm.parse({
      ...complete, data: { ...complete.data, source: 'agreement' }, origin: { proofDigest: hash(), ...origin },
      rights: [right({ right: 'operate' })],
    })
    const found = precheckProperty(form, { ...facts, sourceMode: 'collected' })
    expect(found.map(({ path }) => path)).toEqual(paths)
    for (const { basis } of found) expect(basis).toBe('《数据产权登记工作指引（试行）》第二十一条')
  })
})
