import { assert } from '#api/kernel/assert.ts'
import { type Database, aliases, literal, textOf } from './duckdb.ts'
import { badSelection } from './faults.ts'
import { columnTypes, plainType } from './read-parquet.ts'
import type { ColumnType, Filter, Literal, Selection } from './schema.ts'

/** A column of a normalised file: its name, its alias in SQL, and its types. */
export type Field = { name: string; alias: string; type: ColumnType; sqlType: string }

/** The columns of a normalised file, in order. */
export async function fieldsOf(database: Database, path: string): Promise<Field[]> {
  const types = await columnTypes(database, path)
  const names = await database.rows(`SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet(${literal(path)}))`)
  return aliases(types.length).map((alias, index) => {
    const type = plainType(types[index] ?? '')
    assert(type !== undefined, 'a normalised file has plain types only')
    return { name: textOf(names[index]?.[0]) ?? '', alias, type, sqlType: types[index] ?? '' }
  })
}

/**
 * The named fields, in the order asked for; all of them by default.
 * @throws AppError invalid `selection.unknown_field`, `selection.duplicate_field`
 */
export function chosenFields(fields: Field[], names: string[] | undefined): Field[] {
  if (names === undefined) return fields
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw badSelection('duplicate_field', `字段“${twice}”重复`, { field: twice })
  return names.map((name) => fieldNamed(fields, name))
}

/** @throws AppError invalid `selection.unknown_field` */
export function fieldNamed(fields: Field[], name: string): Field {
  const field = fields.find((one) => one.name === name)
  if (field === undefined) throw badSelection('unknown_field', `没有字段“${name}”`, { field: name })
  return field
}

/**
 * The rows that a selection asks for, as the tail of a SELECT: conditions, limit and offset.
 * @throws AppError invalid `selection.unknown_field`, `selection.bad_value`, `selection.bad_operator`
 */
export async function tailOf(database: Database, fields: Field[], selection: Selection): Promise<string> {
  const { filter = [], limit, offset } = selection
  const conditions: string[] = []
  for (const one of filter) conditions.push(await condition(database, fieldNamed(fields, one.field), one))
  return [
    conditions.length > 0 ? `WHERE ${conditions.map((sql) => `(${sql})`).join(' AND ')}` : '',
    limit === undefined ? '' : `LIMIT ${count(limit)}`,
    offset === undefined ? '' : `OFFSET ${count(offset)}`,
  ].join(' ')
}

const COMPARISONS = { eq: '=', ne: 'IS DISTINCT FROM', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const

/** Text is searched, and all but booleans and nested values have an order. */
function allows(type: ColumnType, op: Filter['op']): boolean {
  if (op === 'contains') return type === 'text' || type === 'json'
  const isOrdered = type !== 'boolean' && type !== 'json'
  return isOrdered || ['eq', 'ne', 'in', 'is_null'].includes(op)
}

async function condition(database: Database, field: Field, filter: Filter): Promise<string> {
  const value = async (given: Literal) => sqlValue(database, field, given)
  const { alias } = field
  if (!allows(field.type, filter.op)) throw badOperator(field, filter.op)
  switch (filter.op) {
    case 'is_null':
      return `${alias} IS ${filter.value ? '' : 'NOT '}NULL`
    case 'contains':
      return `contains(${alias}::VARCHAR, ${await value(filter.value)})`
    case 'in':
      return `${operand(field)} IN (${(await Promise.all(filter.value.map(value))).join(', ')})`
    case 'between':
      return `${alias} BETWEEN ${await value(filter.value[0])} AND ${await value(filter.value[1])}`
    default:
      return `${operand(field)} ${COMPARISONS[filter.op]} ${await value(filter.value)}`
  }
}

const operand = ({ alias, type }: Field) => (type === 'json' ? `${alias}::VARCHAR` : alias)

const badOperator = ({ name, type }: Field, op: string) =>
  badSelection('bad_operator', `字段“${name}”的类型不支持该条件`, { field: name, type, op })

const DAY = String.raw`\d{4}-\d{2}-\d{2}`
const TIME = String.raw`\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?`

/** What a literal must look like; DuckDB then says whether it is a value, such as a day of the calendar. */
const LITERALS: Record<Exclude<ColumnType, 'text' | 'json' | 'boolean'>, RegExp> = {
  integer: /^-?\d{1,20}$/,
  decimal: /^-?\d{1,20}(\.\d{1,18})?$/,
  float: /^-?\d{1,40}(\.\d{1,40})?([eE][-+]?\d{1,3})?$/,
  date: new RegExp(`^${DAY}$`),
  time: new RegExp(`^${TIME}$`),
  timestamp: new RegExp(`^${DAY}([ T]${TIME})?$`),
  timestamptz: new RegExp(String.raw`^${DAY}[ T]${TIME}(Z|[-+]\d{2}:\d{2})$`),
}

const NUMERIC: ColumnType[] = ['integer', 'decimal', 'float']

async function sqlValue(database: Database, field: Field, value: Literal): Promise<string> {
  const sql = await literalOf(database, field, value)
  if (sql !== null) return sql
  throw badSelection('bad_value', `字段“${field.name}”不接受该值`, { field: field.name, type: field.type, value })
}

/** The SQL of a value of the type; null when it isn't one. */
async function literalOf(database: Database, { type, sqlType }: Field, value: Literal): Promise<string | null> {
  if (type === 'boolean') return typeof value === 'boolean' ? String(value) : null
  if (typeof value === 'boolean' || (typeof value === 'number' && !isExact(type, value))) return null
  const text = String(value)
  if (type === 'text' || type === 'json') return text.includes('\0') || !text.isWellFormed() ? null : literal(text)
  if (!LITERALS[type].test(text)) return null
  if (type === 'integer' || type === 'decimal') return isComparable(sqlType, text) ? text : null
  const [[isValid] = []] = await database.rows(`SELECT TRY_CAST(${literal(text)} AS ${sqlType}) IS NOT NULL`)
  return isValid === true ? `${literal(text)}::${sqlType}` : null
}

/** Whether the column's decimals can be compared with the literal's fraction within 38 digits. */
function isComparable(sqlType: string, text: string): boolean {
  const [, precision = '0', scale = '0'] = /^DECIMAL\((\d+),(\d+)\)$/.exec(sqlType) ?? []
  const fraction = text.split('.')[1]?.length ?? 0
  return Number(precision) - Number(scale) + Math.max(Number(scale), fraction) <= 38
}

/** Whether a JSON number can stand for a value of the type without having lost digits on its way. */
const isExact = (type: ColumnType, value: number) =>
  NUMERIC.includes(type) && (type !== 'integer' || Number.isSafeInteger(value))

function count(value: number): string {
  assert(Number.isSafeInteger(value) && value >= 0, 'limit and offset are whole numbers')
  return String(value)
}
