import { join } from 'node:path'
import { startProgram } from '#api/cli/launch/child.ts'
import type { Hex } from '#api/kernel/hex.ts'

/** The chain that every bare node here is. */
export const CHAIN_ID = 370_500

/** Transactions that wait in the node while one is executed. */
const IN_FLIGHT = 3

/** Sends signed transactions in order, on one connection, some at a time, as fast as the node takes them. */
export async function sendAll(send: (raw: Hex) => Promise<unknown>, signed: Hex[]): Promise<void> {
  const waiting = signed.values()
  const sender = async () => {
    for (const raw of waiting) await send(raw)
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, sender))
}

/**
 * A stand-in node of its own, without a platform: gives its WebSocket address and its process's number to a work, and
 * stops after it.
 */
export async function withNode<T>(folder: string, work: (url: string, pid: number) => Promise<T>): Promise<T> {
  const script = join(import.meta.dirname, '..', '..', 'api', 'node', 'main.ts')
  const env = { ...process.env, NODE_DIR: folder, NODE_PORT: '0' }
  const node = startProgram({ script, env, readyTimeoutMs: 3_600_000 }, (line) => process.stderr.write(`${line}\n`))
  try {
    const { url = '' } = await node.ready
    return await work(url, node.pid)
  } finally {
    await node.stop()
  }
}
