import { once } from 'node:events'
import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getContractAddress, type Hex } from 'viem'
import { expect, test } from 'vitest'
import { damaged } from '#api/node/journal.ts'
import { Opening } from '#api/node/opening.ts'
import { REFUSED } from '#api/node/rpc-error.ts'
import { ACCOUNT, blockAt, httpUrl, rpc, send, sendAll, signed, TWO_SLOTS, word, wsUrl } from './client.ts'
import { kill, runNodeToEnd, startNode, temporaryFolder } from './started.ts'

const CONTRACT = getContractAddress({ from: ACCOUNT.address, nonce: 0n })
const write = (nonce: number): Promise<Hex> =>
  signed({ nonce, to: CONTRACT, gas: 10_000_000n, data: `0x${word(nonce)}${'ab'.repeat(20_000)}` })
const oneSentence = (text: string, ...parts: string[]) => {
  expect(text).toMatch(/^[^\n]*\p{Script=Han}[^\n]*\n$/u)
  for (const part of parts) expect(text).toContain(part)
}

test('killed in the middle of its work, it comes back with every block that it answered for', async () => {
  const folder = temporaryFolder()
  let nonce = 0
  for (const patience of [1, 4, 9, 15]) {
    const node = await startNode(folder)
    if (nonce === 0) await send(node, await signed({ nonce: nonce++, data: TWO_SLOTS }))
    const raws = await Promise.all(Array.from({ length: 40 }, (_, i) => write(nonce + i)))
    const answered: { raw: Hex; hash: unknown }[] = []
    const enough = Promise.withResolvers<void>()
    const sent = raws.map(async (raw) => {
      const { result } = await send(node, raw).catch(() => ({ result: undefined }))
      if (result !== undefined) answered.push({ raw, hash: result })
      if (answered.length === patience) enough.resolve()
    })
    await enough.promise
    await kill(node)
    await Promise.all(sent)

    const again = await startNode(folder)
    const head = await blockAt(again, 'latest')
    expect(answered.length).toBeGreaterThanOrEqual(patience)
    expect(answered.length).toBeLessThan(raws.length)
    for (const { hash } of answered) {
      expect(await rpc(again, 'eth_getTransactionReceipt', hash)).toMatchObject({ result: { status: '0x1' } })
    }
    nonce = Number(head.number)
    await kill(again)
    const third = await startNode(folder)
    expect(await blockAt(third, 'latest')).toEqual(head)
    await kill(third)
  }
})

test('a torn last line costs that block and no other', async () => {
  const folder = temporaryFolder()
  const node = await startNode(folder)
  await sendAll(node, [await signed({ nonce: 0, data: TWO_SLOTS }), await write(1), await write(2)])
  const before = await blockAt(node, 2)
  await kill(node)
  const path = join(folder, 'journal')
  await truncate(path, (await readFile(path)).length - 100)
  const again = await startNode(folder)
  expect(await blockAt(again, 'latest')).toEqual(before)
  expect(await send(again, await write(2))).toHaveProperty('result')
})

test('a flipped byte is refused in one sentence that names the line, to whoever asks, and nothing is answered', async () => {
  const folder = temporaryFolder()
  const node = await startNode(folder)
  await sendAll(node, [await signed({ nonce: 0, data: TWO_SLOTS }), await write(1), await write(2)])
  await kill(node)
  const path = join(folder, 'journal')
  const bytes = await readFile(path)
  const at = bytes.indexOf('abababab') + 11
  await writeFile(path, bytes.fill(bytes.subarray(at, at + 1).toString() === 'a' ? 'b' : 'a', at, at + 1))
  const again = await startNode(folder)
  expect(await rpc(again, 'eth_blockNumber')).toMatchObject({ error: { code: REFUSED, data: { line: 3 } } })
  expect(await send(again, await write(3))).toMatchObject({ error: { code: REFUSED } })
  const health = await fetch(`${httpUrl(again)}/healthz`)
  expect(health.status).toBe(503)
  expect(await health.json()).toMatchObject({
    status: 'refused', code: 'journal.damaged', line: 3, sentence: expect.stringContaining('第 3 行'),
  })
  expect(await readFile(path)).toEqual(bytes)
})

test('while it replays it says how far it is, and answers nothing from a chain that is half there', async () => {
  const opening = new Opening()
  expect(opening.state()).toMatchObject({ status: 'replaying', height: 0, percent: 0 })
  opening.advance({ height: 7, percent: 50 })
  expect(opening.state()).toMatchObject({ status: 'replaying', height: 7, sentence: expect.stringContaining('50%') })
  let isAnswered = false
  const asked = opening.chain().then(() => (isAnswered = true), () => undefined)
  await Promise.resolve()
  expect(isAnswered).toBe(false)
  opening.refuse(damaged(9))
  await asked
  await expect(opening.chain()).rejects.toMatchObject({ code: REFUSED, data: { line: 9 } })
})

test('a folder serves one process at a time, and is free once that one is gone', async () => {
  const folder = temporaryFolder()
  const node = await startNode(folder)
  const { code, stderr } = await runNodeToEnd(folder)
  expect(code).toBe(1)
  oneSentence(stderr, folder)
  await kill(node)
  expect(Number((await blockAt(await startNode(folder), 'latest')).number)).toBe(0)
})

test('it says what is wrong with its surroundings', async () => {
  const node = await startNode(temporaryFolder(), { CHAIN_ID: '77' })
  expect(node.ready['chainId']).toBe(77)
  const port = new URL(wsUrl(node)).port
  const taken = await runNodeToEnd(temporaryFolder(), { NODE_PORT: port })
  expect(taken.code).toBe(1)
  oneSentence(taken.stderr, port)
  const malformed = await runNodeToEnd('', { NODE_PORT: '70000', CHAIN_ID: '0' })
  expect(malformed.code).toBe(1)
  oneSentence(malformed.stderr, 'NODE_DIR', 'NODE_PORT', 'CHAIN_ID')
})

test('it ends when its parent lets go of stdin', async () => {
  const { child } = await startNode(temporaryFolder())
  child.stdin?.end()
  expect(await once(child, 'exit')).toEqual([0, null])
})
