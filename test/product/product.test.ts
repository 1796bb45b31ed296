import { describe, expect, it } from 'vitest'
import { AppError } from '#api/kernel/errors.ts'
import { addDays } from '#api/kernel/time.ts'
import {
  carriedOver,
  checkFields,
  checkFileName,
  checkSource,
  fileNameOf,
  isDescriptionFixed,
  SOURCE_MODES,
  VERSION_ACTS,
  VERSION_STATES,
  versionStateAfter,
} from '#api/product/product.ts'

const outcomeOf = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return error instanceof AppError ? error.code : error
  }
}
const keysOf = <T extends object>(table: T) => Object.keys(table) as (keyof T)[]

it.each(VERSION_STATES.flatMap((state) => keysOf(VERSION_ACTS).map((act) => ({ state, act }))))(
  'a version: $act in $state',
  ({ state, act }) => {
    const { from, to }: { from: readonly string[]; to: string } = VERSION_ACTS[act]
    const expected = from.includes(state) ? to : 'product.version_act_not_allowed'
    expect(outcomeOf(() => versionStateAfter(act, { state }))).toBe(expected)
  },
)

describe('the source', () => {
  it.each(SOURCE_MODES)('%s: a scenario for public data alone, parents for a derived product alone', (sourceMode) => {
    const check = (scenarioId: string | undefined, parentIds: string[]) =>
      outcomeOf(() => checkSource({ sourceMode, scenarioId, parentIds }))
    const isPublic = sourceMode === 'authorised'
    const isDerived = sourceMode === 'derived'
    expect(check(isPublic ? 'scn_1' : undefined, isDerived ? ['prd_1'] : [])).toBe(undefined)
    expect(check(isPublic ? undefined : 'scn_1', isDerived ? ['prd_1'] : [])).toBe(
      isPublic ? 'product.scenario_missing' : 'product.scenario_unexpected',
    )
    expect(check(isPublic ? 'scn_1' : undefined, isDerived ? [] : ['prd_1'])).toBe(
      isDerived ? 'product.parents_missing' : 'product.parents_unexpected',
    )
  })
})

describe('a file name', () => {
  it.each([
    ['油井 压力.csv', '油井 压力.csv'],
    ['  a.csv ', 'a.csv'],
    ['e\u0301.csv', '\u00e9.csv'],
    ['文'.repeat(255), '文'.repeat(255)],
    ['文'.repeat(256), 'product.file_name'],
    [undefined, 'product.file_name'],
    ['', 'product.file_name'],
    ['   ', 'product.file_name'],
    ['.', 'product.file_name'],
    ['..', 'product.file_name'],
    ['../secret.csv', 'product.file_name'],
    ['/etc/passwd', 'product.file_name'],
    ['C:\\data.csv', 'product.file_name'],
    ['a\u0000.csv', 'product.file_name'],
    ['a\n.csv', 'product.file_name'],
    ['invoice\u202egnp.csv', 'product.file_name'],
    ['a\u200bb.csv', 'product.file_name'],
    ['a\ud800.csv', 'product.file_name'],
  ])('%j is %j', (text, expected) => {
    expect(outcomeOf(() => checkFileName(text))).toBe(expected)
  })

  it.each([
    ['attachment; filename="a b.csv"', 'a b.csv'],
    ['attachment; filename=a.csv', 'a.csv'],
    ['attachment; filename="a\\"b.csv"', 'a"b.csv'],
    ["attachment; filename=\"x.csv\"; filename*=UTF-8''%E6%B2%B9.csv", '油.csv'],
    ["attachment; filename*=UTF-8''%E6%B2", undefined],
    ['attachment', undefined],
    ['', undefined],
  ])('of the header %j is %j', (header, expected) => {
    expect(fileNameOf(header)).toBe(expected)
  })
})

describe('descriptions and masks', () => {
  const at = new Date('2026-11-24T08:00:00Z')
  it.each([
    ['without a listing', false, null],
    ['of a draft', false, { state: 'draft', listedAt: null }],
    ['under review', true, { state: 'under_review', listedAt: null }],
    ['that was listed', true, { state: 'listed', listedAt: addDays(at, 1) }],
    ['that was listed, and delisted', true, { state: 'delisted', listedAt: at }],
    ['that was listed, in a new draft', true, { state: 'draft', listedAt: addDays(at, 1) }],
    ['newer than the listing', false, { state: 'listed', listedAt: addDays(at, -1) }],
    ['newer than the listing, under a new review', true, { state: 'under_review', listedAt: addDays(at, -1) }],
  ])('of a version %s: fixed is %s', (_, expected, listing) => {
    expect(isDescriptionFixed({ createdAt: at }, listing)).toBe(expected)
  })

  it('are taken over for the fields that both versions have', () => {
    const previous = { descriptions: { a: '甲', b: '乙' }, maskedFields: ['b', 'c'] }
    expect(carriedOver(['b', 'd'], previous)).toEqual({ descriptions: { b: '乙' }, maskedFields: ['b'] })
    expect(carriedOver(['b'], null)).toEqual({ descriptions: {}, maskedFields: [] })
  })

  it('are of fields of the version alone', () => {
    const check = (descriptions: Record<string, string>, maskedFields: string[]) =>
      outcomeOf(() => checkFields(['a'], { descriptions, maskedFields }))
    expect(check({ a: '甲' }, ['a'])).toBe(undefined)
    expect(check({ b: '乙' }, [])).toBe('product.field_unknown')
    expect(check({}, ['__proto__'])).toBe('product.field_unknown')
  })
})
