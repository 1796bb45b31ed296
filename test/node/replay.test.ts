import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Chain } from '#api/node/chain.ts'
import { decodeLine, encodeLine } from '#api/node/journal-line.ts'
import { Journal } from '#api/node/journal.ts'
import { replay } from '#api/node/replay.ts'
import { CHAIN, signed, TWO_SLOTS } from './client.ts'
import { temporaryFolder } from './started.ts'

const neverStops = (error: unknown) => { throw error }
const open = async (folder: string, chainId: number = CHAIN.id) => {
  const journal = await Journal.open(folder)
  onTestFinished(() => journal[Symbol.asyncDispose]())
  const { engine, head } = await replay(journal, chainId, () => undefined)
  return { journal, head, chain: new Chain(engine, journal, head, neverStops) }
}

async function threeBlocks() {
  const folder = temporaryFolder()
  const { chain } = await open(folder)
  await chain.submit(await signed({ nonce: 0, data: TWO_SLOTS }))
  await chain.submit(await signed({ nonce: 1, data: TWO_SLOTS }))
  await chain.submit(await signed({ nonce: 2, data: TWO_SLOTS }))
  return { folder, head: chain.head, path: join(folder, 'journal') }
}

/** Changes what a line says, and its checksum with it: what somebody does who wants not to be seen. */
async function rewrite(path: string, line: number, change: Record<string, unknown>) {
  const lines = (await readFile(path)).toString().trimEnd().split('\n').map((text) => decodeLine(Buffer.from(text)))
  await writeFile(path, Buffer.concat(lines.map((value, i) =>
    encodeLine(i + 1 === line && typeof value === 'object' ? { ...value, ...change } : value))))
}

const refusal = (code: string, line: number) => expect.objectContaining({ code, detail: { line } })

test('the same journal makes the same head, time and again', async () => {
  const { folder, head } = await threeBlocks()
  expect(head.number).toBe(3)
  expect((await open(folder)).head).toEqual(head)
  const { chain } = await open(folder)
  await chain.submit(await signed({ nonce: 3, data: TWO_SLOTS }))
  expect((await open(folder)).head).toEqual(chain.head)
})

test('a rewritten transaction is found at the next block, whatever its checksum says', async () => {
  const { folder, path } = await threeBlocks()
  await rewrite(path, 3, { raw: await signed({ nonce: 1, gas: 900_000n, data: TWO_SLOTS }) })
  await expect(open(folder)).rejects.toThrow(refusal('journal.diverged', 4))
})

test('so are a rewritten time, genesis, parent and chain', async () => {
  const { folder, path } = await threeBlocks()
  const whole = await readFile(path)
  const attempt = async (line: number, change: Record<string, unknown>, code: string, at = line) => {
    await writeFile(path, whole)
    await rewrite(path, line, change)
    await expect(open(folder), JSON.stringify(change)).rejects.toThrow(refusal(code, at))
  }
  await attempt(2, { time: 4_000_000_000 }, 'journal.diverged', 3)
  await attempt(2, { time: 1 }, 'journal.diverged')
  await attempt(1, { genesis: `0x${'ab'.repeat(32)}` }, 'journal.diverged')
  await attempt(1, { initialDate: 1 }, 'journal.diverged')
  await attempt(3, { parent: `0x${'ab'.repeat(32)}` }, 'journal.diverged')
  await attempt(3, { raw: await signed({ nonce: 7 }) }, 'journal.diverged')
  await attempt(3, { block: 3 }, 'journal.damaged')
  await attempt(3, { more: true }, 'journal.damaged')
  await attempt(1, { type: 'other' }, 'journal.damaged')
})

test('a journal without its first line is no chain', async () => {
  const { folder, path } = await threeBlocks()
  const text = (await readFile(path)).toString()
  await writeFile(path, text.slice(text.indexOf('\n') + 1))
  await expect(open(folder)).rejects.toThrow(refusal('journal.damaged', 1))
})

test('a journal belongs to one chain', async () => {
  const { folder } = await threeBlocks()
  await expect(open(folder, 1)).rejects.toThrow(expect.objectContaining({ code: 'journal.other_chain' }))
})

test('the clock may go back, the time of blocks does not', async () => {
  const { folder, path } = await threeBlocks()
  await writeFile(path, Buffer.alloc(0))
  const { chain } = await open(folder)
  await chain.submit(await signed({ nonce: 0, data: TWO_SLOTS }))
  await rewrite(path, 2, { time: 4_000_000_000 })
  const ahead = await open(folder)
  await ahead.chain.submit(await signed({ nonce: 1, data: TWO_SLOTS }))
  expect(ahead.chain.head.time).toBe(4_000_000_000)
  expect((await open(folder)).head).toEqual(ahead.chain.head)
})

test('a chain whose journal fails stops before it executes', async () => {
  const folder = temporaryFolder()
  const { journal, head } = await open(folder)
  await using second = await Journal.open(folder)
  const { engine } = await replay(second, CHAIN.id, () => undefined)
  const stopped: unknown[] = []
  const chain = new Chain(engine, journal, head, (error) => void stopped.push(error))
  await writeFile(join(folder, 'journal'), '')
  const failure = expect.objectContaining({ code: 'journal.changed' })
  await expect(chain.submit(await signed({ nonce: 0, data: TWO_SLOTS }))).rejects.toThrow(failure)
  expect(stopped).toEqual([failure])
  expect(await engine.head()).toEqual(head)
})
