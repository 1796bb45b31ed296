import { describe, expect, it } from 'vitest'
import { AppError } from '#api/kernel/errors.ts'
import {
  carriedOver,
  checkFields,
  checkFileName,
  checkSource,
  fileNameOf,
  isDescriptionFixed,
  shapeOf,
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
    const isGiven = sourceMode === 'opened' || sourceMode === 'shared'
    const resourceId = isGiven ? 'res_1' : undefined
    const check = (scenarioId: string | undefined, parentIds: string[], resource = resourceId) =>
      outcomeOf(() => checkSource({ sourceMode, scenarioId, parentIds, resourceId: resource }))
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

  it.each(SOURCE_MODES)('%s: a resource for what a department gives alone', (sourceMode) => {
    const isGiven = sourceMode === 'opened' || sourceMode === 'shared'
    const scenarioId = sourceMode === 'authorised' ? 'scn_1' : undefined
    const parentIds = sourceMode === 'derived' ? ['prd_1'] : []
    const check = (resourceId?: string) => outcomeOf(() => checkSource({ sourceMode, scenarioId, parentIds, resourceId }))
    expect(check('res_1')).toBe(isGiven ? undefined : 'product.resource_unexpected')
    expect(check()).toBe(isGiven ? 'product.resource_missing' : undefined)
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
  it.each([
    ['without a listing', false, null],
    ['of a draft', false, { state: 'draft', approvedVersion: null }],
    ['under review', true, { state: 'under_review', approvedVersion: null }],
    ['that was listed', true, { state: 'listed', approvedVersion: 2 }],
    ['that was listed, and delisted', true, { state: 'delisted', approvedVersion: 2 }],
    ['that was listed, in a new draft', true, { state: 'draft', approvedVersion: 2 }],
    ['older than the listed one', true, { state: 'listed', approvedVersion: 3 }],
    ['newer than the listed one', false, { state: 'listed', approvedVersion: 1 }],
    ['newer than the listed one, under a new review', true, { state: 'under_review', approvedVersion: 1 }],
  ])('of a version %s: fixed is %s', (_, expected, listing) => {
    expect(isDescriptionFixed({ number: 2 }, listing)).toBe(expected)
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

describe('the shape of a version', () => {
  const a = { name: 'a', type: 'text' as const }
  const b = { name: 'b', type: 'integer' as const }
  it.each([
    ['the same columns', true, [a, b]],
    ['one column more', false, [a, b, { ...a, name: 'c' }]],
    ['one column less', false, [a]],
    ['another name', false, [a, { ...b, name: 'c' }]],
    ['another type', false, [a, { ...b, type: 'text' as const }]],
    ['another order', false, [b, a]],
  ])('with %s: equal is %s', (_, expected, columns) => {
    expect(shapeOf(columns) === shapeOf([a, b])).toBe(expected)
  })
})
