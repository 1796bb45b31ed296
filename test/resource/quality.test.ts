import { describe, expect, it } from 'vitest'
import type { CheckedValues, ColumnProfile, Inspection } from '#api/content/schema.ts'
import type { Item } from '#api/resource/item.ts'
import { checksOf, gradeOf, measureQuality, QUALITY_GRADES } from '#api/resource/quality.ts'

const now = new Date('2026-11-25T00:00:00Z')
const item = (name: string, type: Item['type'] = null): Item => ({
  name, type, element: null, personal: false, sensitive: false, acquisition: 'own', description: null,
})
const column = (name: string, over: Partial<ColumnProfile> = {}): ColumnProfile => ({
  name, type: 'text', nulls: 0, distinct: { count: 10, approximate: false }, min: null, max: null, quantiles: null,
  histogram: null, top: [], length: null, ...over,
})
const inspection = (columns: ColumnProfile[], over: Partial<Inspection> = {}): Inspection => ({
  format: 'csv', encoding: 'utf-8', delimiter: ',', rows: 100, duplicateRows: 0, columns, notes: [], ...over,
})
const NOTHING: CheckedValues = { fields: [], orders: [] }
const measure = (items: Item[], given: Inspection, checked: CheckedValues = NOTHING, updateCycle = 'irregular') =>
  measureQuality({ items, updateCycle, inspection: given, checked, now })
const checked = (form: CheckedValues['fields'][number]['form'], values: number, failing: number, alike = values) => ({
  fields: [{ field: '甲', form, values, failing, alike }], orders: [],
})

describe('a dimension', () => {
  it('normativity counts items without column, columns without item, and wrong types', () => {
    const found = measure([item('甲', 'integer'), item('乙')], inspection([column('甲'), column('丙')]), checked('integer', 100, 6))
    expect(found.dimensions.normativity).toEqual({
      bps: 0,
      facts: [
        expect.objectContaining({ kind: 'missing_column', field: '乙' }),
        expect.objectContaining({ kind: 'unknown_column', field: '丙' }),
        expect.objectContaining({ kind: 'wrong_type', field: '甲', count: 6, of: 100 }),
      ],
    })
    expect(measure([item('甲')], inspection([column(' 甲')])).dimensions.normativity.bps).toBe(10_000)
    const few = measure([item('甲', 'integer')], inspection([column('甲')]), checked('integer', 100, 5))
    expect(few.dimensions.normativity.bps).toBe(10_000)
  })

  it('completeness counts empty cells, all of a missing column', () => {
    const { completeness } = measure([item('甲'), item('乙')], inspection([column('甲', { nulls: 25 })])).dimensions
    expect(completeness).toMatchObject({ bps: 3_750, facts: [{ field: '乙', count: 100 }, { field: '甲', count: 25, of: 100 }] })
  })

  it('accuracy counts values that fail their form, and is not measured where none is checked', () => {
    expect(measure([item('甲')], inspection([column('甲')]), checked('mobile', 3, 1)).dimensions.accuracy.bps).toBe(6_666)
    expect(measure([item('甲')], inspection([column('甲')])).dimensions.accuracy).toMatchObject({
      bps: null, facts: [{ kind: 'not_measurable' }],
    })
  })

  it('consistency counts what is written otherwise, and periods that run backwards', () => {
    const orders = [{ from: '开始日期', to: '结束日期', values: 100, failing: 10 }]
    const both = { ...checked('date', 100, 0, 70), orders }
    expect(measure([item('甲', 'date')], inspection([column('甲')]), both).dimensions.consistency).toMatchObject({
      bps: 8_000, facts: [{ kind: 'unlike_values', count: 30 }, { kind: 'backward_pairs', count: 10 }],
    })
    expect(measure([item('甲')], inspection([column('甲')]), checked('decimal', 100, 0, 1)).dimensions.consistency.bps).toBeNull()
  })

  it.each([
    ['daily', '2026-11-24', 10_000],
    ['daily', '2026-11-23', 10_000],
    ['daily', '2026-11-20', 5_000],
    ['daily', '2026-11-17', 0],
    ['daily', '2020-01-01', 0],
    ['daily', '2027-01-01', 10_000],
    ['yearly', '2025-12-31', 10_000],
    ['static', '2020-01-01', null],
  ])('timeliness of %s data whose newest day is %s is %s', (cycle, max, bps) => {
    const columns = [column('日期', { type: 'date', max }), column('有效期止', { type: 'date', max: '2099-01-01' })]
    expect(measure([item('日期')], inspection(columns), NOTHING, cycle).dimensions.timeliness.bps).toBe(bps)
  })

  it('timeliness is not measured without a day', () => {
    expect(measure([item('甲')], inspection([column('甲')]), NOTHING, 'daily').dimensions.timeliness.bps).toBeNull()
  })

  it('uniqueness counts rows that equal another one', () => {
    expect(measure([item('甲')], inspection([column('甲')], { duplicateRows: 1 })).dimensions.uniqueness).toMatchObject({
      bps: 9_900, facts: [{ kind: 'duplicate_rows', count: 1, of: 100 }],
    })
  })
})

it('the score is the mean of what was measured, and the grade follows from it', () => {
  const { scoreBps, grade, dimensions } = measure([item('甲'), item('乙')], inspection([column('甲')]))
  expect(Object.values(dimensions).map(({ bps }) => bps)).toEqual([5_000, 5_000, null, null, null, 10_000])
  expect([scoreBps, grade]).toEqual([6_666, 'D'])
  for (const [name, least] of QUALITY_GRADES) expect(gradeOf(least)).toBe(name)
  expect([gradeOf(9_499), gradeOf(8_499), gradeOf(6_999)]).toEqual(['B', 'C', 'D'])
})

it('checks what the names of items tell before what their types do, and pairs of begin and end', () => {
  const items = [
    item('统一社会信用代码', 'text'), item('手机号码', 'integer'), item('金额', 'decimal'), item('备注', 'text'),
    item('开始日期', 'date'), item('缺'),
  ]
  const columns = ['统一社会信用代码', '手机号码', '金额', '备注', '开始日期', '结束日期'].map((name) => column(name))
  expect(checksOf(items, { columns })).toEqual({
    checks: [
      { field: '统一社会信用代码', form: 'credit_code' }, { field: '手机号码', form: 'mobile' },
      { field: '金额', form: 'decimal' }, { field: '开始日期', form: 'date' },
    ],
    orders: [['开始日期', '结束日期']],
  })
})
