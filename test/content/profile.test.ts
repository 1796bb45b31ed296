import { expect, test } from 'vitest'
import { workspace } from './workspace.ts'

const { inspect } = workspace()
const profileOf = async (lines: (string | number)[]) => (await inspect(`v\n${lines.join('\n')}\n`)).columns[0]
const hundred = Array.from({ length: 100 }, (_, n) => n + 1)

test('whole numbers: nulls, distinct values, extremes, exact quantiles, top values', async () => {
  const { columns } = await inspect(`v,x\n${hundred.map((n) => `${n},`).join('\n')}\n7,\n,\n`)
  expect(columns[0]).toMatchObject({
    type: 'integer', nulls: 1, distinct: { count: 100, approximate: false }, min: 1, max: 100, length: null,
    quantiles: { approximate: false, p05: 6, p25: 25, p50: 50, p75: 75, p95: 95 },
  })
  expect(columns[0]?.top.slice(0, 3)).toEqual([{ value: 7, count: 2 }, { value: 1, count: 1 }, { value: 10, count: 1 }])
  expect(columns[1]).toEqual({
    name: 'x', type: 'text', nulls: 102, distinct: { count: 0, approximate: false }, min: null, max: null,
    quantiles: null, histogram: null, top: [], length: null,
  })
})

test('bins are whole steps for whole numbers, at most 20, and hold every row', async () => {
  const profile = await profileOf(hundred)
  expect(profile?.histogram?.length).toBe(20)
  expect(profile?.histogram?.[0]).toEqual({ from: 1, to: 6, count: 5 })
  expect(profile?.histogram?.at(-1)).toEqual({ from: 96, to: 101, count: 5 })
  expect((await profileOf([3, 5, 5]))?.histogram).toEqual([
    { from: 3, to: 4, count: 1 }, { from: 4, to: 5, count: 0 }, { from: 5, to: 6, count: 2 },
  ])
})

test.each([
  ['decimals', ['0.5', '1.5', '2.25', '9.75'], 0.5, 9.75],
  ['binary fractions', ['1e-3', '1e3', '5e2'], 0.001, 1000],
  ['dates', ['2024-02-28', '2024-03-01', '2023-12-31'], '2023-12-31', '2024-03-01'],
  ['times', ['2024-01-01 00:00:00.5', '1969-12-31 23:59:59'], '1969-12-31T23:59:59', '2024-01-01T00:00:00.5'],
  ['instants', ['2024-01-01T08:00:00+08:00', '2024-01-01T00:00:01Z'], '2024-01-01T00:00:00Z', '2024-01-01T00:00:01Z'],
  ['huge integers', ['-9223372036854775808', '9223372036854775807'], '-9223372036854775808', '9223372036854775807'],
])('%s have extremes in JSON and bins that hold every row', async (_, values, min, max) => {
  const profile = await profileOf(values)
  expect(profile).toMatchObject({ min, max })
  expect(profile?.histogram?.reduce((sum, { count }) => sum + count, 0)).toBe(values.length)
  expect(profile?.histogram?.length).toBeLessThanOrEqual(20)
})

test('text has lengths in characters, extremes and no quantiles', async () => {
  expect(await profileOf(['东营', '东营', '河口区'])).toMatchObject({
    type: 'text', min: '东营', max: '河口区', quantiles: null, histogram: null,
    length: { min: 2, max: 3, mean: 2.33 }, top: [{ value: '东营', count: 2 }, { value: '河口区', count: 1 }],
  })
})

test('long text is cut, and controls are replaced, which databases would refuse', async () => {
  const profile = await profileOf(['长'.repeat(5_000), 'a\0b'])
  expect(profile?.max).toBe(`${'长'.repeat(200)}…`)
  expect(profile?.min).toBe('a\ufffdb')
})

test('duplicate rows are those that equal an earlier one', async () => {
  expect((await inspect('a,b\n1,x\n1,x\n2,x\n1,x\n,\n,\n')).duplicateRows).toBe(3)
})

test('beyond a hundred thousand rows quantiles are said to be approximate', async () => {
  const profile = await profileOf(Array.from({ length: 100_001 }, (_, n) => n))
  expect(profile?.quantiles?.approximate).toBe(true)
  expect(Math.abs(Number(profile?.quantiles?.p50) - 50_000)).toBeLessThan(1_000)
})
