import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { typesOf, workspace } from './workspace.ts'

const { engine, fresh, convert } = workspace()

/** A Parquet file of a query, as somebody else's DuckDB writes it. */
async function written(query: string): Promise<string> {
  const path = fresh()
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(`SET TimeZone = 'Asia/Shanghai'`)
  await connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet)`)
  connection.closeSync()
  return path
}
const inspect = async (query: string) => {
  const outPath = fresh()
  return { ...(await engine.inspect(await written(query), { fileName: 'x.parquet', outPath })), outPath }
}

const DIGITS = '12345678901234567890123456789012345678'

const TYPES: [sql: string, type: string, shown: unknown][] = [
  ['1::UTINYINT', 'integer', 1],
  ['18446744073709551615::UBIGINT', 'integer', 2 ** 64],
  ['1.10::DECIMAL(4, 2)', 'decimal', 1.1],
  [`${DIGITS}::DECIMAL(38, 0)`, 'decimal', Number(DIGITS)],
  ['1.1::FLOAT', 'float', 1.1],
  [`'nan'::DOUBLE`, 'float', null],
  [`'-inf'::DOUBLE`, 'float', null],
  ['true', 'boolean', true],
  [`DATE '2024-01-31'`, 'date', '2024-01-31'],
  [`TIME '10:00:00.5'`, 'time', '10:00:00.5'],
  [`TIMESTAMP '2024-01-31 10:00:00'`, 'timestamp', '2024-01-31T10:00:00'],
  [`TIMESTAMP_NS '2024-01-31 10:00:00.123456789'`, 'timestamp', '2024-01-31T10:00:00.123456789'],
  [`TIMESTAMPTZ '2024-01-31 08:00:00+08'`, 'timestamptz', '2024-01-31T00:00:00Z'],
  [`'6ba7b810-9dad-11d1-80b4-00c04fd430c8'::UUID`, 'text', '6ba7b810-9dad-11d1-80b4-00c04fd430c8'],
  [`'\\xAB\\x00'::BLOB`, 'text', 'ab00'],
  [`'x'::ENUM('x', 'y')`, 'text', 'x'],
  [`INTERVAL 36 HOUR`, 'text', '36:00:00'],
  [`[1, 2]`, 'json', [1, 2]],
  [`{'a': [DATE '2024-01-01'], 'b': NULL}`, 'json', { a: ['2024-01-01'], b: null }],
  [`MAP {'k': 1.5}`, 'json', { k: 1.5 }],
  [`[1.5, 'nan'::DOUBLE]`, 'json', '[1.5,NaN]'],
  [`'{"a":1}'::JSON`, 'json', { a: 1 }],
]

test('every type of Parquet is read, profiled, sampled and handed out as valid JSON', async () => {
  const found = await inspect(`SELECT ${TYPES.map(([sql], index) => `${sql} AS k${index}`).join(', ')}`)
  expect(found.columns.map(({ type }) => type)).toEqual(TYPES.map(([, type]) => type))
  expect(found.notes.map(({ code }) => code)).toEqual(['column.binary'])
  const { text } = await convert(found.outPath, { format: 'ndjson' })
  expect(Object.values(JSON.parse(text))).toEqual(TYPES.map(([, , shown]) => shown))
  expect(Object.keys((await engine.sample(found.outPath, { rows: 1, mask: [] }))[0] ?? {}).length).toBe(TYPES.length)
  const csv = await convert(found.outPath, { format: 'csv' })
  expect(csv.text).toContain(',2024-01-31 10:00:00.123456789,2024-01-31 00:00:00+00,')
})

test('names that occur twice are told apart', async () => {
  const found = await inspect(`SELECT 1 AS a, 2 AS "A", {'x': 1, 'y': 2} AS s, 3 AS "b\u202e"`)
  expect(typesOf(found)).toEqual({ a: 'integer', A_1: 'integer', s: 'json', b: 'integer' })
})

test('a binary fraction of 32 bits is found by its decimal text', async () => {
  const { outPath } = await inspect('SELECT 1.1::FLOAT AS f UNION ALL SELECT 2')
  expect((await convert(outPath, { format: 'csv', filter: [{ field: 'f', op: 'eq', value: 1.1 }] })).rows).toBe(1)
})

test('decimals of 38 digits are compared exactly, and not with a fraction that they have no room for', async () => {
  const { outPath } = await inspect(`SELECT repeat('9', 38)::DECIMAL(38, 0) AS d UNION ALL SELECT 5`)
  const above = (value: string) => convert(outPath, { format: 'csv', filter: [{ field: 'd', op: 'gt', value }] })
  expect((await above('5')).rows).toBe(1)
  await expect(above('5.5')).rejects.toMatchObject({ code: 'selection.bad_value' })
})

test('values that no calendar or number line holds don’t stop the profile', async () => {
  const found = await inspect(`SELECT unnest(['infinity'::DATE, '0044-03-15 (BC)'::DATE, DATE '2024-01-01']) AS d,
    unnest(['nan'::DOUBLE, 1.7e308, -1.7e308]) AS f, unnest([TIMESTAMP '290000-01-01 00:00:00', NULL, NULL]) AS t`)
  expect(found.columns[0]?.histogram?.reduce((sum, { count }) => sum + count, 0)).toBe(2)
  expect(found.columns[1]).toMatchObject({ histogram: null, max: 'nan' })
  expect(found.columns[2]?.histogram?.[0]).toMatchObject({ from: null, count: 1 })
})

test('Parquet without rows is refused', async () => {
  await expect(inspect('SELECT 1 AS a WHERE false')).rejects.toMatchObject({ code: 'content.no_rows' })
})

test('Parquet of 1,001 columns is refused', async () => {
  const many = Array.from({ length: 1_001 }, (_, n) => `${n} AS k${n}`).join(', ')
  const refusal = { code: 'content.too_many_columns', detail: { columns: 1_001 } }
  await expect(inspect(`SELECT ${many}`)).rejects.toMatchObject(refusal)
})
