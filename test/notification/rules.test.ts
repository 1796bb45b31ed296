import { describe, expect, it } from 'vitest'
import { SILENT_KINDS, TOLD_KINDS } from '#api/notification/notices.ts'
import { groupOf, isKind, say, SENTENCES } from '#api/notification/sentences.ts'
import { LISTING_RULES, MEASURE_RULES, PRODUCT_RULES } from '#api/notification/rules.ts'
import { GROUPS } from '#api/notification/words.ts'
import { EVENT_KINDS } from '#api/provenance/record.ts'

const CHAIN_KINDS = [
  'party.key_registered', 'agreement.activated', 'agreement.terminated',
  ...['party', 'product', 'agreement', 'ledger'].flatMap((scope) => [`${scope}.suspended`, `${scope}.resumed`]),
]

it('every event either has a rule or is silent on purpose, and not both', () => {
  const events: string[] = [...EVENT_KINDS, ...CHAIN_KINDS]
  expect(events.filter((kind) => !TOLD_KINDS.includes(kind) && !SILENT_KINDS.includes(kind))).toEqual([])
  expect(TOLD_KINDS.filter((kind) => SILENT_KINDS.includes(kind))).toEqual([])
  expect(SILENT_KINDS.filter((kind) => !events.includes(kind))).toEqual([])
  expect(new Set(TOLD_KINDS).size).toBe(TOLD_KINDS.length)
})

const kinds = Object.keys(SENTENCES).filter(isKind)

describe('every sentence', () => {
  it.each(kinds)('%s is said in both languages, in one line, with what it is given, and has a page', (kind) => {
    const params = Object.fromEntries(SENTENCES[kind].params.map((name) => [name, `〈${name}〉`]))
    const { zh, en, href } = say(kind, params)
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en.replaceAll(/〈\w+〉/g, '')).toMatch(/^[\x20-\x7e“”’]+$/)
    expect(`${zh}${en}`).not.toMatch(/undefined|\n/)
    expect(href).toMatch(/^\/[^?#]*$/)
    for (const shown of Object.values(params)) expect(`${zh}${en}${href}`).toContain(shown)
    expect(href).not.toContain('undefined')
    expect(Object.keys(GROUPS)).toContain(groupOf(kind))
  })

  it('names no amount: no kind has a parameter of money', () => {
    const names = new Set(kinds.flatMap((kind): readonly string[] => SENTENCES[kind].params))
    expect([...names].filter((name) => /fen|price|amount|fee/i.test(name))).toEqual([])
  })
})

const happening = { key: 'evt_1', kind: '', subject: 'x', at: new Date(0), body: {}, recordIndex: 1n }
const listing = {
  id: 'lst_1', title: '样例', provider: { id: 'ptc_p', name: '供方' }, version: 2,
  users: [{ consumerId: 'ptc_c', agreementId: 'agr_c' }],
}

describe('a new version', () => {
  it.each([
    ['first', [], []],
    ['same_version', [], []],
    ['same_columns', ['version.compatible'], []],
    ['other_columns', [], ['version.breaking']],
  ] as const)('%s: its consumers learn of it when they can take it', (change, onReading, onListing) => {
    const read = PRODUCT_RULES['product.versioned']({ ...listing, change })
    const listed = LISTING_RULES['listing.listed']({ ...listing, change })
    expect(read.map(({ kind }) => kind)).toEqual(onReading)
    expect(listed.map(({ kind }) => kind)).toEqual(['listing.listed', ...onListing])
    for (const { to } of [...read, ...listed.slice(1)]) expect(to).toEqual({ participants: ['ptc_c'] })
  })
})

it('consumers of a suspended product learn that it is, and not what its provider is blamed for', () => {
  const facts = {
    name: '样例', reason: '疑似泄露', personId: 'psn_r', subject: 'prd_1', parties: ['ptc_p'], users: listing.users,
  }
  const told = MEASURE_RULES['product.suspended'](facts, happening)
  expect(told.map(({ kind, reason, to }) => [kind, reason ?? null, to])).toEqual([
    ['measure.suspended', '疑似泄露', { overseers: true, except: 'psn_r' }],
    ['product.suspended', '疑似泄露', { participants: ['ptc_p'] }],
    ['supply.suspended', null, { participants: ['ptc_c'] }],
  ])
})
