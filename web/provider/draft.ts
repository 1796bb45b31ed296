import { districtsOf } from '#api/listing/district.ts'
import { isSuspected } from '#api/listing/sensitive.ts'
import type { Schemas } from '../client/client.ts'
import { dayOf } from '../part/day.ts'

export type Column = Schemas['ColumnProfile']
type Inspection = NonNullable<Schemas['Inspection']>
type Text = Schemas['ListingText']

/** Values of a column that its profile shows. */
export const valuesOf = ({ min, max, top }: Column) => [min, max, ...top.map(({ value }) => value)]

/** Columns that may hold personal values, by the server's own judgement. */
export const suspectedOf = (columns: readonly Column[]): Column[] =>
  columns.filter((column) => isSuspected({ name: column.name, values: valuesOf(column) }))

/** A name for people out of a file's name: without its ending, underlines as spaces. */
export function nameOfFile(fileName: string): string {
  const plain = fileName.normalize('NFC').replace(/\.(csv|tsv|txt|json|ndjson|jsonl|geojson|parquet|xlsx)$/i, '')
  return (
    plain
      .replace(/[_\s]+/g, ' ')
      .replace(/[\p{C}]/gu, '')
      .trim()
      .slice(0, 100) || '未命名数据'
  )
}

/** The name of a field without its unit: `油压(MPa)` is 油压. */
const plainName = (name: string): string => name.replace(/[（([【].*$/, '').trim()

type Span = { column: Column; from: string; to: string }

const TIME_NAME = /日期|时间|时刻|月份|年月|年份|年度|date|time|month|year|day/i

/** The days that a column covers, where its values are times: dates, instants, months, years. */
function spanOf(column: Column): Span | undefined {
  const { type, name } = column
  const [min, max] = [String(column.min ?? ''), String(column.max ?? '')]
  if (type === 'date' || type === 'timestamp') return { column, from: min.slice(0, 10), to: max.slice(0, 10) }
  if (type === 'timestamptz')
    return Number.isNaN(Date.parse(min))
      ? undefined
      : { column, from: dayOf(Date.parse(min)), to: dayOf(Date.parse(max)) }
  if (type === 'text' && /^\d{4}-\d{2}$/.test(min) && /^\d{4}-\d{2}$/.test(max))
    return { column, from: `${min}-01`, to: lastOfMonth(max) }
  const isYear = /年|year/i.test(name) && /^(19|20)\d\d$/.test(min) && /^(19|20)\d\d$/.test(max)
  return isYear ? { column, from: `${min}-01-01`, to: `${max}-12-31` } : undefined
}

function lastOfMonth(month: string): string {
  const [year = 1970, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= '0001-01-02'

/** The time that the data cover: of the columns that hold times, the one that is named so, else the first. */
function coverageOf(columns: readonly Column[]): Span | undefined {
  const spans = columns.flatMap((column) => spanOf(column) ?? []).filter(({ from, to }) => isDay(from) && isDay(to))
  return spans.find(({ column }) => TIME_NAME.test(column.name)) ?? spans[0]
}

/** Longest time between two values of a series that is called so. */
const STEPS: [days: number, name: string][] = [
  [1 / 6, '逐时'],
  [1.5, '逐日'],
  [10, '逐周'],
  [20, '逐半月'],
  [45, '逐月'],
  [120, '逐季'],
  [500, '逐年'],
]

/** How far the values of a time column lie apart, as evenly as they are spread. */
function timeStep({ column, from, to }: Span): string | undefined {
  const { count } = column.distinct
  if (count < 3) return undefined
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  return STEPS.find(([most]) => days / (count - 1) <= most)?.[1]
}

/** Columns that tell what one row is of, the finest first. */
const GRAINS: [RegExp, string][] = [
  [/村|社区/, '村（社区）'],
  [/地块|田块/, '地块'],
  [/井号|油井|单井/, '单井'],
  [/站点|站名|监测点|断面/, '站点'],
  [/车牌|车辆|线路/, '车辆'],
  [/企业|公司|单位/, '企业'],
  [/规格|型号|品种/, '品种'],
  [/乡镇|街道/, '乡镇（街道）'],
  [/区县|县区|行政区/, '区县'],
]

function granularityOf(columns: readonly Column[], span: Span | undefined): string {
  const grain = GRAINS.find(([named]) => columns.some(({ name }) => named.test(name)))?.[1]
  const step = span && timeStep(span)
  return [grain, step].filter((part) => part !== undefined).join(' × ') || '逐条记录'
}

/** The space that is named in the file's name and in the values of its text columns. */
function spaceOf(fileName: string, columns: readonly Column[]): string {
  const text = [
    fileName,
    ...columns
      .filter(({ type }) => type === 'text')
      .flatMap(({ name, top }) => [name, ...top.map(({ value }) => String(value))]),
  ].join(' ')
  const districts = districtsOf(text)
  if (districts.length === 0) return ''
  return districts.includes('全市') || districts.length === 5 ? '东营市' : `东营市${districts.join('、')}`
}

const NOT_A_KEYWORD =
  /^(id|no|code|name|type|value|序号|编号|编码|代码|备注|状态|名称|类型|区县|规格型号|值)$|_id$|编号$|代码$/i

/** The words of the file's name, and the fields that are no keys, times or persons. */
function keywordsOf(name: string, columns: readonly Column[]): string[] {
  const suspected = new Set(suspectedOf(columns))
  const fields = columns.filter((column) => !suspected.has(column)).map((column) => plainName(column.name))
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => /^\p{L}/u.test(word))
  const isKeyword = (word: string) =>
    word.length >= 2 && word.length <= 15 && !NOT_A_KEYWORD.test(word) && !TIME_NAME.test(word)
  return [...new Set([...words, ...fields])].filter(isKeyword).slice(0, 6)
}

const SHOWN_FIELDS = 6

/** What the data are, in sentences that hold of the file: the provider says the rest. */
function summaryOf(name: string, { rows, columns, duplicateRows }: Inspection, span: Span | undefined): string {
  const first = columns.slice(0, SHOWN_FIELDS).map((column) => column.name)
  const fields = `${first.join('、')}${columns.length > SHOWN_FIELDS ? '等' : ''}`
  return [
    `${name}，共 ${rows.toLocaleString('en')} 行、${columns.length} 个字段，包括${fields}。`,
    span ? `时间为 ${span.from} 至 ${span.to}（按「${span.column.name}」）。` : '',
    duplicateRows > 0 ? `其中 ${duplicateRows.toLocaleString('en')} 行与其他行完全重复。` : '',
  ].join('')
}

/**
 * What a listing may say of a file, by what was read in it: the provider only corrects. It is content, not text of the
 * page, and so in Chinese whatever language the page speaks.
 */
export function draftOf(fileName: string, inspection: Inspection): Text {
  const { columns } = inspection
  const name = nameOfFile(fileName)
  const span = coverageOf(columns)
  return {
    title: name,
    summary: summaryOf(name, inspection, span),
    updateCycle: '',
    coverageSpace: spaceOf(fileName, columns),
    coverageFrom: span?.from ?? null,
    coverageTo: span?.to ?? null,
    granularity: granularityOf(columns, span),
    license: '',
    useCases: [],
    forbiddenUses: [],
    keywords: keywordsOf(name, columns),
    plans: [],
  }
}
