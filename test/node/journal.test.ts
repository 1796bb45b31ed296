import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Journal, type Line } from '#api/node/journal.ts'
import { temporaryFolder } from './started.ts'

const VALUES = [{ type: 'first' }, { block: 1, raw: '0x01' }, { block: 2, raw: '0x02' }]
const damaged = (line: number) => expect.objectContaining({ code: 'journal.damaged', detail: { line } })

async function written(): Promise<{ folder: string; path: string; bytes: Buffer }> {
  const folder = temporaryFolder()
  await using journal = await Journal.open(folder)
  await linesOf(journal)
  for (const value of VALUES) await journal.append(value)
  const path = join(folder, 'journal')
  return { folder, path, bytes: await readFile(path) }
}

async function linesOf(journal: Journal): Promise<Line[]> {
  const lines: Line[] = []
  for await (const line of journal.read()) lines.push(line)
  return lines
}

async function valuesOf(folder: string): Promise<unknown[]> {
  await using journal = await Journal.open(folder)
  return (await linesOf(journal)).map(({ value }) => value)
}

test('what was appended is read, by line', async () => {
  const { folder } = await written()
  await using journal = await Journal.open(folder)
  expect(await linesOf(journal)).toEqual(VALUES.map((value, i) => ({ number: i + 1, value })))
})

test('lines longer than a chunk of reading are read', async () => {
  const folder = temporaryFolder()
  await using journal = await Journal.open(folder)
  await linesOf(journal)
  const long = Array.from({ length: 3 }, (_, i) => ({ raw: `0x${String(i).repeat(1_500_000)}` }))
  for (const value of long) await journal.append(value)
  expect(await valuesOf(folder)).toEqual(long)
})

test('a torn last line is cut wherever it tore, and the journal goes on', async () => {
  const { folder, path, bytes } = await written()
  const start = bytes.lastIndexOf('\n', -2) + 1
  for (let end = start; end < bytes.length - 1; end++) {
    await writeFile(path, bytes.subarray(0, end))
    await using journal = await Journal.open(folder)
    expect((await linesOf(journal)).length, `${end - start} bytes`).toBe(2)
    await journal.append(VALUES[2])
    expect((await readFile(path)).equals(bytes)).toBe(true)
  }
})

test('a last line that lacks only its newline is kept: it may have been answered', async () => {
  const { folder, path, bytes } = await written()
  await writeFile(path, bytes.subarray(0, -1))
  expect(await valuesOf(folder)).toEqual(VALUES)
  expect((await readFile(path)).equals(bytes)).toBe(true)
})

test('a changed byte anywhere is refused, naming its line', async () => {
  const { folder, path, bytes } = await written()
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    await writeFile(path, changed)
    const line = bytes.subarray(0, at).toString().split('\n').length
    await expect(valuesOf(folder), `byte ${at}`).rejects.toThrow(damaged(line))
    expect((await readFile(path)).equals(changed)).toBe(true)
  }
})

test('what follows the last line and begins none is refused', async () => {
  const { folder, path } = await written()
  await appendFile(path, '\0\0\0\0')
  await expect(valuesOf(folder)).rejects.toThrow(damaged(4))
})

test('a line beyond all bounds is refused', async () => {
  const { folder, path } = await written()
  await appendFile(path, Buffer.alloc(6 << 20, '1'))
  await expect(valuesOf(folder)).rejects.toThrow(damaged(4))
})

test('nothing is appended to a file that somebody else has written to', async () => {
  const { folder, path } = await written()
  await using journal = await Journal.open(folder)
  await linesOf(journal)
  await appendFile(path, 'x')
  await expect(journal.append(VALUES[2])).rejects.toThrow(expect.objectContaining({ code: 'journal.changed' }))
})
