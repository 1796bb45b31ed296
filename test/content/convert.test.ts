import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Filter, Literal, OutputFormat } from '#api/content/schema.ts'
import { typesOf, workspace } from './workspace.ts'

const { engine, inspect, convert, fresh } = workspace()

const CSV = [
  'name,n,amount,ratio,ok,day,at,zoned',
  '张三,1,1.50,1e1,true,2024-01-01,2024-01-01 08:00:00,2024-01-01T08:00:00+08:00',
  "o'neil,2,-0.25,2.5,false,2024-02-29,2024-02-29 00:00:00.123456,2024-02-29T00:00:00Z",
  '"a,""b\n%_",9007199254740993,100.00,-3,true,1999-12-31,1999-12-31 23:59:59,1999-12-31T23:59:59Z',
  ',,,,,,,',
].join('\n')
const table = await inspect(`${CSV}\n`)
const names = async (filter: Filter[]) => {
  const { text } = await convert(table.outPath, { format: 'ndjson', fields: ['n'], filter })
  return text.split('\n').filter((line) => line !== '').map((line) => line.slice(5, -1))
}
const [one, two, big, none] = ['1', '2', '9007199254740993', 'null']

const FORMATS: OutputFormat[] = ['csv', 'parquet', 'ndjson']

test.each(FORMATS)('%s is read back as the same table, in the same order', async (format) => {
  const { outPath, rows, sizeBytes } = await convert(table.outPath, { format })
  const again = await inspect(readFileSync(outPath))
  expect({ rows, sizeBytes }).toEqual({ rows: 4, sizeBytes: readFileSync(outPath).length })
  const types = typesOf(table)
  expect(typesOf(again)).toEqual(format === 'parquet' ? types : { ...types, ratio: 'decimal' })
  const difference = await engine.differ(table.outPath, again.outPath)
  expect(difference).toMatchObject({ rowsAdded: 0, rowsRemoved: 0, rowsUnchanged: 4 })
  const first = await convert(table.outPath, { format: 'csv' })
  const second = await convert(again.outPath, { format: 'csv' })
  expect(second.text).toBe(first.text)
})

test('CSV is RFC 4180 with a header, NDJSON has ISO times', async () => {
  const csv = await convert(table.outPath, { format: 'csv', limit: 3 })
  expect(csv.mediaType).toBe('text/csv; charset=utf-8; header=present')
  expect(csv.text.split('\r\n').slice(0, 2)).toEqual([
    'name,n,amount,ratio,ok,day,at,zoned',
    '张三,1,1.50,10.0,true,2024-01-01,2024-01-01 08:00:00,2024-01-01 00:00:00+00',
  ])
  const ndjson = await convert(table.outPath, { format: 'ndjson', limit: 1 })
  expect(ndjson.mediaType).toBe('application/x-ndjson')
  expect(JSON.parse(ndjson.text)).toEqual({
    name: '张三', n: 1, amount: 1.5, ratio: 10, ok: true,
    day: '2024-01-01', at: '2024-01-01T08:00:00', zoned: '2024-01-01T00:00:00Z',
  })
})

test.each(FORMATS)('the same input gives the same bytes of %s', async (format) => {
  const many = await inspect(`i,t\n${Array.from({ length: 200_000 }, (_, n) => `${n},${n % 97}街道`).join('\n')}\n`)
  const digests = await Promise.all([1, 2, 3].map(async () => {
    const { outPath } = await convert(many.outPath, { format, filter: [{ field: 'i', op: 'gte', value: 10 }] })
    return createHash('sha256').update(readFileSync(outPath)).digest('hex')
  }))
  expect(new Set(digests).size).toBe(1)
})

test('fields come in the order asked for, rows from the offset on', async () => {
  const { text, rows } = await convert(table.outPath, { format: 'csv', fields: ['n', 'name'], offset: 1, limit: 1 })
  expect(text).toBe("n,name\r\n2,o'neil\r\n")
  expect(rows).toBe(1)
})

test('a single column keeps its empty rows in CSV', async () => {
  const { text } = await convert(table.outPath, { format: 'csv', fields: ['n'] })
  expect(text).toBe('n\r\n1\r\n2\r\n9007199254740993\r\n""\r\n')
})

test('no matching rows are no fault', async () => {
  const filter: Filter[] = [{ field: 'n', op: 'eq', value: 77 }]
  const csv = await convert(table.outPath, { format: 'csv', fields: ['n'], filter })
  expect(csv).toMatchObject({ rows: 0, text: 'n\r\n' })
  expect(await convert(table.outPath, { format: 'ndjson', filter })).toMatchObject({ rows: 0, sizeBytes: 0 })
  expect(await convert(table.outPath, { format: 'parquet', filter })).toMatchObject({ rows: 0 })
})

test.each<[Filter, string[]]>([
  [{ field: 'name', op: 'eq', value: '张三' }, [one]],
  [{ field: 'name', op: 'contains', value: '%_' }, [big]],
  [{ field: 'name', op: 'contains', value: '%' }, [big]],
  [{ field: 'name', op: 'eq', value: "o'neil" }, [two]],
  [{ field: 'name', op: 'in', value: ['张三', "x' OR 1=1 --"] }, [one]],
  [{ field: 'name', op: 'gt', value: 'b' }, [one, two]],
  [{ field: 'n', op: 'eq', value: '9007199254740993' }, [big]],
  [{ field: 'n', op: 'ne', value: 1 }, [two, big, none]],
  [{ field: 'n', op: 'between', value: [1, 2] }, [one, two]],
  [{ field: 'n', op: 'in', value: [2, '1'] }, [one, two]],
  [{ field: 'amount', op: 'eq', value: '1.5' }, [one]],
  [{ field: 'amount', op: 'lt', value: 0 }, [two]],
  [{ field: 'amount', op: 'gte', value: 1.501 }, [big]],
  [{ field: 'ratio', op: 'lte', value: 2.5 }, [two, big]],
  [{ field: 'ratio', op: 'eq', value: '1e1' }, [one]],
  [{ field: 'ok', op: 'eq', value: true }, [one, big]],
  [{ field: 'ok', op: 'ne', value: true }, [two, none]],
  [{ field: 'day', op: 'gte', value: '2024-01-01' }, [one, two]],
  [{ field: 'day', op: 'between', value: ['1999-01-01', '2024-01-01'] }, [one, big]],
  [{ field: 'at', op: 'gt', value: '2024-02-29T00:00:00.123455' }, [two]],
  [{ field: 'at', op: 'lt', value: '2024-01-01' }, [big]],
  [{ field: 'zoned', op: 'eq', value: '2024-01-01T00:00:00Z' }, [one]],
  [{ field: 'zoned', op: 'eq', value: '2024-01-01T08:00:00+08:00' }, [one]],
  [{ field: 'day', op: 'is_null', value: true }, [none]],
  [{ field: 'day', op: 'is_null', value: false }, [one, two, big]],
])('the filter %j', async (filter, expected) => {
  expect(await names([filter])).toEqual(expected)
})

test('filters are joined by and', async () => {
  expect(await names([{ field: 'ok', op: 'eq', value: true }, { field: 'n', op: 'lt', value: 5 }])).toEqual([one])
})

test('nested values can be searched as text', async () => {
  const { outPath } = await inspect('{"a":1,"j":{"x":[1]}}\n{"a":2,"j":{"x":[2]}}\n')
  const { text } = await convert(outPath, { format: 'csv', filter: [{ field: 'j', op: 'contains', value: '[2]' }] })
  expect(text).toBe('a,j\r\n2,"{""x"":[2]}"\r\n')
})

test.each<[Filter, string]>([
  [{ field: 'missing', op: 'eq', value: 1 }, 'unknown_field'],
  [{ field: 'N', op: 'eq', value: 1 }, 'unknown_field'],
  [{ field: 'n" = 1 OR "n', op: 'eq', value: 1 }, 'unknown_field'],
  ...(
    [
      ['n', 'x'], ['n', 1.5], ['n', '1; DROP TABLE t'], ['n', true], ['n', 2 ** 60], ['n', ''], ['n', '1'.repeat(30)],
      ['amount', '1e5'], ['amount', '--1'], ['ratio', 'nan'], ['ratio', '1)'], ['ok', 'true'], ['ok', 1],
      ['day', '2024-02-30'], ['day', "2024-01-01' OR '1'='1"], ['day', 20240101], ['at', '2024-01-01T25:00:00'],
      ['zoned', '2024-01-01T00:00:00'], ['name', 1], ['name', 'a\0b'], ['name', '\ud800'],
    ] satisfies [string, Literal][]
  ).map(([field, value]): [Filter, string] => [{ field, op: 'eq', value }, 'bad_value']),
  [{ field: 'n', op: 'in', value: [1, 'x'] }, 'bad_value'],
  [{ field: 'n', op: 'between', value: [1, 'x'] }, 'bad_value'],
  [{ field: 'ok', op: 'lt', value: true }, 'bad_operator'],
  [{ field: 'n', op: 'contains', value: '1' }, 'bad_operator'],
])('the filter %j is invalid', async (filter, code) => {
  const outPath = fresh()
  await expect(engine.convert(table.outPath, { format: 'csv', filter: [filter], outPath })).rejects.toMatchObject({
    kind: 'invalid', code: `selection.${code}`, detail: { field: filter.field },
  })
  expect(existsSync(outPath)).toBe(false)
})

test('unknown and repeated fields are invalid', async () => {
  const ask = (fields: string[]) => convert(table.outPath, { format: 'csv', fields })
  await expect(ask(['n', 'x'])).rejects.toMatchObject({ code: 'selection.unknown_field', detail: { field: 'x' } })
  await expect(ask(['n', 'n'])).rejects.toMatchObject({ code: 'selection.duplicate_field', detail: { field: 'n' } })
})

test('any text is found by itself and by nothing else, whatever it looks like to SQL', async () => {
  const unit = fc.constantFrom("'", '"', ';', '-', '\\', '%', '$', '(', 'a', '张', '\n')
  await fc.assert(
    fc.asyncProperty(fc.string({ unit, minLength: 1, maxLength: 12 }), async (text) => {
      const { outPath } = await inspect(`k,v\n1,"${text.replaceAll('"', '""')}"\n2,other\n`)
      const found = await convert(outPath, { format: 'ndjson', filter: [{ field: 'v', op: 'eq', value: text }] })
      expect(found.text).toBe(`${JSON.stringify({ k: 1, v: text })}\n`)
    }),
    { numRuns: 15 },
  )
})
