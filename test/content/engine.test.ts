import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { contentEngine } from '#api/content/engine.ts'
import { typesOf, workspace } from './workspace.ts'

const { engine, dir, tempDir, file, fresh, inspect, convert } = workspace({ memoryMiB: 512 })
const flights = fileURLToPath(new URL('../../node_modules/vega-datasets/data/flights-3m.parquet', import.meta.url))

test('three million flights are inspected, sampled and selected', async () => {
  const outPath = fresh()
  const found = await engine.inspect(flights, { fileName: 'flights-3m.parquet', outPath })
  expect(found).toMatchObject({ format: 'parquet', rows: 3_000_000 })
  expect(typesOf(found)).toEqual({
    date: 'timestamp', delay: 'integer', distance: 'integer', origin: 'text', destination: 'text',
  })
  for (const { histogram } of found.columns.slice(0, 3))
    expect(histogram?.reduce((sum, { count }) => sum + count, 0)).toBe(3_000_000)
  expect((await engine.sample(outPath, { rows: 3, mask: [] })).length).toBe(3)
  const selected = await convert(outPath, {
    format: 'csv', fields: ['origin', 'delay'], filter: [{ field: 'delay', op: 'gt', value: 900 }], limit: 10,
  })
  expect(selected.rows).toBe(10)
})

test('a job past its time is killed, leaves nothing behind, and doesn’t stop the next one', async () => {
  const folder = join(dir, 'hasty')
  const hasty = contentEngine({ tempDir: folder, memoryMiB: 256, timeoutMs: 1 })
  const outPath = fresh()
  for (let n = 0; n < 2; n++)
    await expect(hasty.inspect(flights, { fileName: 'f', outPath })).rejects.toMatchObject({
      kind: 'refused', code: 'content.timeout',
    })
  expect(readdirSync(folder)).toEqual([])
  expect(existsSync(outPath)).toBe(false)
  hasty.close()
})

test('many jobs at once each get their own answer', async () => {
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, n) => inspect(`v\n${Array.from({ length: n + 1 }, (_, i) => i).join('\n')}\n`)),
  )
  expect(answers.map(({ rows }) => rows)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1))
  expect(readdirSync(tempDir)).toEqual([])
})

test('folders of processes that are gone are swept at the start, those of living ones are not', () => {
  const gone = spawnSync(process.execPath, ['-e', '0']).pid
  const folder = join(dir, 'swept')
  for (const name of [`job-${gone}-abc`, `job-${process.pid}-abc`, 'other'])
    mkdirSync(join(folder, name), { recursive: true })
  contentEngine({ tempDir: folder, memoryMiB: 256, timeoutMs: 1_000 }).close()
  expect(readdirSync(folder)).toEqual([`job-${process.pid}-abc`, 'other'])
})

test('closing ends what runs and refuses what waits and comes', async () => {
  const closing = contentEngine({ tempDir: join(dir, 'closing'), memoryMiB: 256, timeoutMs: 60_000 })
  const jobs = Array.from({ length: 4 }, () =>
    closing.inspect(flights, { fileName: 'f', outPath: fresh() }).then(
      () => 'done',
      (error: { code: string }) => error.code,
    ),
  )
  await new Promise(setImmediate)
  closing.close()
  expect((await Promise.all(jobs)).every((code) => code !== 'done')).toBe(true)
  await expect(closing.sample(file('x'), { rows: 1, mask: [] })).rejects.toMatchObject({ code: 'content.closed' })
})

test('a process that made an engine ends by itself, and its worker with it', () => {
  const script = `
    import { contentEngine } from '#api/content/engine.ts'
    const engine = contentEngine({ tempDir: process.argv[1], memoryMiB: 256, timeoutMs: 60_000 })
    const { rows } = await engine.inspect(process.argv[2], { fileName: 'x', outPath: process.argv[3] })
    console.log(rows)`
  const args = ['--input-type=module-typescript', '-e', script, join(dir, 'ending'), file('a\n1\n'), fresh()]
  const { stdout, signal } = spawnSync(process.execPath, args, { timeout: 30_000, encoding: 'utf8' })
  expect({ stdout, signal }).toEqual({ stdout: '1\n', signal: null })
})

test('a job that needs more memory than it may use is refused or spills, and never takes more', async () => {
  const small = contentEngine({ tempDir: join(dir, 'small'), memoryMiB: 128, timeoutMs: 60_000 })
  const wide = `v\n${Array.from({ length: 60_000 }, (_, n) => `${n}${'x'.repeat(900)}`).join('\n')}\n`
  const answer = await small.inspect(file(wide), { fileName: 'x', outPath: fresh() }).then(
    ({ rows }) => rows,
    (error: { code: string }) => error.code,
  )
  expect([60_000, 'content.out_of_memory']).toContain(answer)
  small.close()
})
