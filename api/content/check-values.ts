import { type Database, identifier, literal } from './duckdb.ts'
import { badSelection } from './faults.ts'
import type { CheckedValues, ValueCheck, ValueForm } from './schema.ts'
import { fieldsOf } from './select.ts'

const is = (v: string, pattern: string) => `regexp_full_match(${v}, '${pattern}')`
const between = (v: string, low: number, high: number) =>
  `coalesce(TRY_CAST(${v} AS DOUBLE) BETWEEN ${low} AND ${high}, false)`

const CODE = '[0-9A-HJ-NPQRTUWXY]'

/** When a text has a form. Longitudes and latitudes are those of China, with its seas. */
const FORMS: Record<ValueForm, (v: string) => string> = {
  integer: (v) => is(v, '-?[0-9]{1,18}'),
  decimal: (v) => is(v, '-?[0-9]{1,38}([.][0-9]{1,38})?([eE][-+]?[0-9]{1,3})?'),
  boolean: (v) => `lower(${v}) IN ('true', 'false', '是', '否', '0', '1', 'yes', 'no', 'y', 'n')`,
  date: (v) => `TRY_CAST(replace(${v}, '/', '-') AS DATE) IS NOT NULL`,
  timestamp: (v) => `TRY_CAST(replace(${v}, '/', '-') AS TIMESTAMP) IS NOT NULL`,
  credit_code: (v) => is(v, `${CODE}{2}[0-9]{6}${CODE}{10}`),
  identity: (v) => is(v, '[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]'),
  mobile: (v) => is(v, '1[3-9][0-9]{9}'),
  email: (v) => is(v, '[^@\\s]{1,64}@[^@\\s.]+([.][^@\\s.]+)+'),
  postcode: (v) => is(v, '[0-9]{6}'),
  longitude: (v) => between(v, 73, 136),
  latitude: (v) => between(v, 3, 54),
  division: (v) => is(v, '[0-9]{6}([0-9]{3}([0-9]{3})?)?'),
}

/** How a text is written: digits, letters and Han characters by their kind, whatever their number. */
const shape = (v: string) =>
  `regexp_replace(regexp_replace(regexp_replace(${v}, '[0-9]+', '9', 'g'), '[A-Za-z]+', 'A', 'g'), '[一-鿿]+', '汉', 'g')`

/**
 * Counts in a normalised file the values that fail the checks of their form, and the pairs that run backwards. A value
 * that was masked with `*` passes. No value leaves here.
 * @throws AppError invalid `selection.unknown_field`
 */
export async function checkValues(
  database: Database,
  path: string,
  { checks, orders }: { checks: ValueCheck[]; orders: [string, string][] },
): Promise<CheckedValues> {
  const known = new Set((await fieldsOf(database, path)).map(({ name }) => name))
  for (const field of [...checks.map((check) => check.field), ...orders.flat()])
    if (!known.has(field)) throw badSelection('unknown_field', `没有字段“${field}”`, { field })
  const relation = `read_parquet(${literal(path)})`
  const count = async (sql: string) => (await database.rows(sql))[0]?.map(Number) ?? []
  const fields: CheckedValues['fields'] = []
  for (const { field, form } of checks) {
    const v = `${identifier(field)}::VARCHAR`
    const texts = `(SELECT ${v} AS v FROM ${relation} WHERE ${identifier(field)} IS NOT NULL)`
    const isFailing = `v NOT LIKE '%*%' AND NOT (${FORMS[form]('v')})`
    const [values = 0, failing = 0, alike = 0] = await count(
      `SELECT coalesce(sum(n), 0), coalesce(sum(f), 0), coalesce(max(n), 0) FROM
       (SELECT count(*) AS n, count(*) FILTER (WHERE ${isFailing}) AS f FROM ${texts} GROUP BY ${shape('v')})`,
    )
    fields.push({ field, form, values, failing, alike })
  }
  const pairs: CheckedValues['orders'] = []
  for (const [from, to] of orders) {
    const at = (field: string) => `TRY_CAST(replace(${identifier(field)}::VARCHAR, '/', '-') AS TIMESTAMP)`
    const [values = 0, failing = 0] = await count(
      `SELECT count(*), count(*) FILTER (WHERE a > b) FROM (SELECT ${at(from)} AS a, ${at(to)} AS b FROM ${relation})
       WHERE a IS NOT NULL AND b IS NOT NULL`,
    )
    pairs.push({ from, to, values, failing })
  }
  return { fields, orders: pairs }
}
