import type { CheckedValues, Inspection, ValueCheck, ValueForm } from '#api/content/schema.ts'
import { DAY_MS } from '#api/kernel/time.ts'
import type { Item } from './item.ts'

/** Dimensions of quality (质量维度): 规范性, 完整性, 准确性, 一致性, 时效性, 唯一性. 依据 《山东省数据交易规范指引（试行）》第十五条. */
export const DIMENSIONS = [
  'normativity', 'completeness', 'accuracy', 'consistency', 'timeliness', 'uniqueness',
] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** Grades of quality (优良, 良好, 一般, 差) with the least score of each, in basis points. 依据 NDI-TR-2025-06. */
export const QUALITY_GRADES = [['A', 9_500], ['B', 8_500], ['C', 7_000], ['D', 0]] as const

/** What stands behind a figure: of what kind, in which field, how many of how many, or a day. */
export type Fact = {
  kind: FactKind
  field: string | null
  count: number | null
  of: number | null
  value: string | null
}

export const FACT_KINDS = [
  'missing_column', // 目录有、文件没有的数据项
  'unknown_column', // 文件有、目录没有的列
  'wrong_type', // 取值与目录所写类型不符的数据项
  'empty_values', // 空值
  'failing_values', // 不符合格式的值
  'unlike_values', // 写法与多数不同的值
  'backward_pairs', // 开始晚于结束的行
  'newest_day', // 最新日期
  'allowed_days', // 按更新频率允许的天数
  'duplicate_rows', // 重复的行
  'not_measurable', // 没有可测的内容
] as const
export type FactKind = (typeof FACT_KINDS)[number]

/** A dimension as it was measured: basis points, none where there is nothing to measure it by, and the facts. */
export type Measured = { bps: number | null; facts: Fact[] }

export type Quality = { dimensions: Record<Dimension, Measured>; scoreBps: number; grade: string }

/** Forms that names of items tell, before their declared type. */
const NAMED: [RegExp, ValueForm][] = [
  [/信用代码/, 'credit_code'], [/身份证/, 'identity'], [/手机|移动电话/, 'mobile'], [/邮箱|电子邮件/, 'email'],
  [/邮政编码|邮编/, 'postcode'], [/经度/, 'longitude'], [/纬度/, 'latitude'], [/行政区划代码/, 'division'],
]

/** Forms of which all values are written alike. */
const ALIKE: readonly ValueForm[] = [
  'boolean', 'date', 'timestamp', 'credit_code', 'identity', 'mobile', 'postcode', 'division',
]

const TYPED: readonly ValueForm[] = ['integer', 'decimal', 'boolean', 'date', 'timestamp']

const folded = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

type Column = Inspection['columns'][number]
type Matched = { item: Item; column: Column | undefined }

/** Each item with the first column of its name. */
function matched(items: readonly Item[], columns: readonly Column[]): Matched[] {
  const named = new Map(columns.map((column) => [folded(column.name), column] as const).toReversed())
  return items.map((item) => ({ item, column: named.get(folded(item.name)) }))
}

const formOf = ({ name, type }: Item): ValueForm | undefined =>
  NAMED.find(([pattern]) => pattern.test(name))?.[1] ?? TYPED.find((form) => form === type)

/** What is to be checked in a file: the form of each item's values, and pairs of begin and end. */
export function checksOf(items: readonly Item[], { columns }: Pick<Inspection, 'columns'>) {
  const found = matched(items, columns)
  const checks = found.flatMap(({ item, column }): ValueCheck[] => {
    const form = formOf(item)
    return column === undefined || form === undefined ? [] : [{ field: column.name, form }]
  })
  const names = new Set(columns.map(({ name }) => name))
  const orders = columns.flatMap(({ name }): [string, string][] =>
    ENDS.flatMap(([begin, end]) => {
      const other = name.replace(begin, end)
      return other !== name && names.has(other) ? [[name, other]] : []
    }),
  )
  return { checks, orders }
}

const ENDS: [RegExp, string][] = [
  [/开始|起始/, '结束'], [/开始|起始/, '终止'], [/开始|起始/, '截止'], [/起$/, '止'], [/入院/, '出院'],
]

const fact = (kind: FactKind, more: Partial<Fact> = {}): Fact => ({
  kind, field: null, count: null, of: null, value: null, ...more,
})

/** A share in basis points, rounded down; none of nothing. */
export const shareBps = (good: number, all: number): number | null =>
  all === 0 ? null : Math.floor((10_000 * good) / all)

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0)

/** Facts that are told of one dimension; beyond, the figure tells enough. */
const MOST_FACTS = 50
const measured = (bps: number | null, facts: Fact[]): Measured => ({
  bps, facts: bps === null && facts.length === 0 ? [fact('not_measurable')] : facts.slice(0, MOST_FACTS),
})

export type Given = {
  items: readonly Item[]
  updateCycle: string
  inspection: Inspection
  checked: CheckedValues
  now: Date
}

/** Share of failing values from which on a column is not of its declared type. */
const WRONG_FROM = 0.05

/** 规范性: the columns are those of the catalogue, and of the types that it names. */
function normativity({ items, inspection: { columns }, checked }: Given): Measured {
  const found = matched(items, columns)
  const known = new Set(found.flatMap(({ column }) => (column ? [column.name] : [])))
  const missing = found.filter(({ column }) => column === undefined)
  const unknown = columns.filter(({ name }) => !known.has(name))
  const wrong = checked.fields.filter(
    ({ form, values, failing }) => TYPED.includes(form) && failing > values * WRONG_FROM,
  )
  return measured(shareBps(items.length - missing.length - wrong.length, items.length + unknown.length), [
    ...missing.map(({ item }) => fact('missing_column', { field: item.name })),
    ...unknown.map(({ name }) => fact('unknown_column', { field: name })),
    ...wrong.map(({ field, failing, values }) => fact('wrong_type', { field, count: failing, of: values })),
  ])
}

/** 完整性: no cell of the catalogue's items is empty; an item without column is empty in every row. */
function completeness({ items, inspection: { columns, rows } }: Given): Measured {
  const empty = matched(items, columns).map(({ item, column }) => ({
    field: item.name, count: column?.nulls ?? rows, of: rows,
  }))
  const facts = empty.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count)
  const cells = items.length * rows
  const filled = cells - sum(empty.map(({ count }) => count))
  return measured(shareBps(filled, cells), facts.map((one) => fact('empty_values', one)))
}

/** 准确性: the values have the forms that their items have. */
function accuracy({ checked: { fields } }: Given): Measured {
  const [values, failing] = [sum(fields.map((one) => one.values)), sum(fields.map((one) => one.failing))]
  const facts = fields.filter((one) => one.failing > 0).toSorted((a, b) => b.failing - a.failing)
  return measured(
    shareBps(values - failing, values),
    facts.map((one) =>
      fact('failing_values', { field: one.field, count: one.failing, of: one.values, value: one.form }),
    ),
  )
}

/** 一致性: values of one field are written alike, and no period ends before it begins. */
function consistency({ checked }: Given): Measured {
  const fields = checked.fields.filter(({ form }) => ALIKE.includes(form))
  const unlike = fields.map(({ field, values, alike }) => ({ field, count: values - alike, of: values }))
  const backward = checked.orders.map(({ from, to, values, failing }) => ({
    field: `${from} – ${to}`, count: failing, of: values,
  }))
  const all = [...unlike, ...backward]
  const total = sum(all.map(({ of }) => of))
  return measured(shareBps(total - sum(all.map(({ count }) => count)), total), [
    ...unlike.filter(({ count }) => count > 0).map((one) => fact('unlike_values', one)),
    ...backward.filter(({ count }) => count > 0).map((one) => fact('backward_pairs', one)),
  ])
}

/** Days within which each cycle brings something new. */
const CYCLE_DAYS: Record<string, number> = {
  realtime: 1, daily: 2, weekly: 8, monthly: 32, quarterly: 93, half_yearly: 185, yearly: 367,
}

/** Fields whose days tell nothing of when the data are from. */
const NOT_OF_NOW = /出生|生日|截止|到期|有效期|止$|预计|计划/

/** 时效性: the newest day in the data is no older than its cycle allows; at four cycles nothing is left. */
function timeliness({ updateCycle, inspection: { columns }, now }: Given): Measured {
  const allowed = CYCLE_DAYS[updateCycle]
  const days = columns
    .filter(({ name, type }) => ['date', 'timestamp', 'timestamptz'].includes(type) && !NOT_OF_NOW.test(name))
    .flatMap(({ name, max }) => (typeof max === 'string' ? [{ field: name, day: max.slice(0, 10) }] : []))
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))
  const [newest] = days
  if (allowed === undefined || newest === undefined) return measured(null, [])
  const age = Math.max(0, (now.getTime() - Date.parse(`${newest.day}T00:00:00Z`)) / DAY_MS)
  const late = Math.max(0, age - allowed)
  const bps = Math.max(0, shareBps(3 * allowed - late, 3 * allowed) ?? 0)
  return measured(bps, [
    fact('newest_day', { field: newest.field, value: newest.day, count: Math.floor(age) }),
    fact('allowed_days', { count: allowed }),
  ])
}

/** 唯一性: no row equals another one. */
const uniqueness = ({ inspection: { rows, duplicateRows } }: Given): Measured =>
  measured(
    shareBps(rows - duplicateRows, rows),
    duplicateRows > 0 ? [fact('duplicate_rows', { count: duplicateRows, of: rows })] : [],
  )

/** The grade of a score. */
export const gradeOf = (scoreBps: number): string => QUALITY_GRADES.find(([, least]) => scoreBps >= least)?.[0] ?? 'D'

/** The quality of one file of a resource: the score is the mean of the dimensions that can be measured. */
export function measureQuality(given: Given): Quality {
  const dimensions = {
    normativity: normativity(given), completeness: completeness(given), accuracy: accuracy(given),
    consistency: consistency(given), timeliness: timeliness(given), uniqueness: uniqueness(given),
  }
  const known = Object.values(dimensions).flatMap(({ bps }) => (bps === null ? [] : [bps]))
  const scoreBps = known.length === 0 ? 0 : Math.floor(sum(known) / known.length)
  return { dimensions, scoreBps, grade: gradeOf(scoreBps) }
}
