import { expect, test } from 'vitest'
import { masked } from '#api/content/mask.ts'
import { workspace } from './workspace.ts'

const { engine, inspect } = workspace()

const rows = Array.from({ length: 500 }, (_, n) => `张三${n},138${12_345_678 + n},${n},2024-01-01\n`)
const people = await inspect(`name,phone,n,day\n${rows.join('')}`)

test('the same rows at every call, spread over the file, at most 20', async () => {
  const sample = await engine.sample(people.outPath, { rows: 20, mask: [] })
  expect(await engine.sample(people.outPath, { rows: 20, mask: [] })).toEqual(sample)
  expect((await engine.sample(people.outPath, { rows: 900, mask: [] })).length).toBe(20)
  const numbers = sample.map(({ n }) => Number(n))
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  expect(new Set(numbers.map((n) => Math.floor(n / 100))).size).toBe(5)
})

test('masked fields show their ends, the others their values', async () => {
  const [row] = await engine.sample(people.outPath, { rows: 1, mask: ['name', 'phone', 'day'] })
  expect(row).toEqual({
    name: expect.stringMatching(/^张\*\*$|^张三\*{4}$/),
    phone: expect.stringMatching(/^138\*{4}\d{4}$/),
    n: expect.any(Number),
    day: '2024-**-**',
  })
})

test('a file shorter than the sample is shown whole, in order', async () => {
  const { outPath } = await inspect('a,b\n2,x\n1,\n')
  expect(await engine.sample(outPath, { rows: 5, mask: [] })).toEqual([{ a: 2, b: 'x' }, { a: 1, b: null }])
})

test('values are those of JSON', async () => {
  const { outPath } = await inspect('i,d,t,b\n9007199254740993,1.5,2024-01-01 10:00:00,true\n')
  expect(await engine.sample(outPath, { rows: 1, mask: [] })).toEqual([
    { i: '9007199254740993', d: 1.5, t: '2024-01-01T10:00:00', b: true },
  ])
})

test('an unknown field to mask is invalid, so that nothing is shown by mistake', async () => {
  await expect(engine.sample(people.outPath, { rows: 1, mask: ['Name'] })).rejects.toMatchObject({
    kind: 'invalid', code: 'selection.unknown_field',
  })
})

test.each([
  ['张三', 'text', '张**'], ['欧阳修', 'text', '欧**'], ['李', 'text', '*'], ['13812345678', 'text', '138****5678'],
  ['370502199401310018', 'text', '370****0018'], ['zhang@example.com', 'text', 'z***@example.com'],
  ['鲁E12345', 'text', '鲁E****'],
  [13812345678, 'integer', '138****5678'], [7, 'integer', '*'], [true, 'boolean', '**'], [null, 'text', null],
  ['2024-01-01', 'date', '2024-**-**'], ['{"a":1}', 'json', '**'], ['10:00:00', 'time', '**:**'],
] as const)('%j of %s is shown as %j', (value, type, shown) => {
  expect(masked(value, type)).toBe(shown)
})
