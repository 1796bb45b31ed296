import { createPublicClient, defineChain, type Hex, http } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { z } from 'zod'
import type { Started } from './started.ts'

export const CHAIN = defineChain({
  id: 370_500,
  name: 'ledger',
  nativeCurrency: { name: 'none', symbol: 'NONE', decimals: 18 },
  rpcUrls: { default: { http: [] } },
})
export const ACCOUNT = privateKeyToAccount(`0x${'11'.repeat(32)}`)

/** Init code that leaves `runtime` (less than 256 bytes) as the contract's code. */
export function deployment(runtime: string): Hex {
  const size = (runtime.length / 2).toString(16).padStart(2, '0')
  return `0x60${size}600c60003960${size}6000f3${runtime}`
}

/** A contract that writes the two words it is called with into its slots 0 and 1. */
export const TWO_SLOTS = deployment('60003560005560203560015500')

/** A contract that answers every call with an address. */
export const answering = (address: Hex): Hex => deployment(`73${address.slice(2).toLowerCase()}60005260206000f3`)

export const word = (value: number | bigint): string => value.toString(16).padStart(64, '0')

type Fields = { nonce: number; to?: Hex; data?: Hex; gas?: bigint; value?: bigint; chainId?: number }

/** A raw transaction of the test's account, without a price. */
export const signed = (fields: Fields): Promise<Hex> =>
  ACCOUNT.signTransaction({ type: 'eip1559', chainId: CHAIN.id, gas: 1_000_000n, ...FREE, ...fields })
const FREE = { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n }

export const wsUrl = ({ ready }: Started): string => String(ready['url'])
export const httpUrl = (node: Started): string => wsUrl(node).replace('ws:', 'http:')

/** Asks once, and not again. */
export const clientOf = (node: Started) =>
  createPublicClient({ chain: CHAIN, transport: http(httpUrl(node), { retryCount: 0 }), cacheTime: 0 })

const failure = z.object({ code: z.number(), message: z.string(), data: z.unknown().optional() })
const answer = z.object({
  id: z.union([z.number(), z.null()]),
  result: z.unknown().optional(),
  error: failure.optional(),
})
const block = z.object({
  number: z.string(),
  hash: z.string(),
  timestamp: z.string(),
  transactions: z.array(z.string()),
})

/** The answer to a body, however malformed. */
export async function post(node: Started, body: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(httpUrl(node), { method: 'POST', body })
  return { status: response.status, body: await response.json() }
}

/** One JSON-RPC call: its result or its error. */
export async function rpc(node: Started, method: string, ...params: unknown[]) {
  const { body } = await post(node, JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }))
  return answer.parse(body)
}

/** Sends transactions together; their answers in the same order. */
export async function sendAll(node: Started, raws: string[]) {
  const batch = raws.map((raw, id) => ({ jsonrpc: '2.0', id, method: 'eth_sendRawTransaction', params: [raw] }))
  const { body } = await post(node, JSON.stringify(batch))
  return z.array(answer).parse(body)
}

export const send = (node: Started, raw: unknown) => rpc(node, 'eth_sendRawTransaction', raw)

export async function blockAt(node: Started, at: number | 'latest' | 'pending') {
  const tag = typeof at === 'number' ? `0x${at.toString(16)}` : at
  const { result } = await rpc(node, 'eth_getBlockByNumber', tag, false)
  return block.parse(result)
}
