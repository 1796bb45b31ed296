import { z } from 'zod'
import type { Opening } from './opening.ts'
import { failureOf, RpcError } from './rpc-error.ts'

/** What the engine itself answers. Nothing that changes state, time or the past of the chain is here. */
const READS = new Set([
  'eth_blockNumber', 'eth_call', 'eth_chainId', 'eth_estimateGas', 'eth_feeHistory', 'eth_getBalance',
  'eth_getBlockByHash', 'eth_getBlockByNumber', 'eth_getBlockTransactionCountByHash',
  'eth_getBlockTransactionCountByNumber', 'eth_getCode', 'eth_getLogs', 'eth_getProof', 'eth_getStorageAt',
  'eth_getTransactionByHash', 'eth_getTransactionCount', 'eth_getTransactionReceipt', 'eth_syncing',
  'net_listening', 'net_version', 'web3_clientVersion',
])
/** There is no coin on this chain: any other price would be refused. */
const PRICES = new Set(['eth_gasPrice', 'eth_maxPriorityFeePerGas'])
/** Where the parameter that names a block may be left out, its place. */
const BLOCK_PLACE: Record<string, number> = { eth_call: 1, eth_estimateGas: 1 }

const MAX_BATCH = 100
const MAX_IN_FLIGHT = 1_024

const requestSchema = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.string().max(100), z.number(), z.null()]),
  method: z.string().max(100),
  params: z.array(z.unknown()).max(10).default([]),
})
const rawSchema = z.tuple([z.string().regex(/^0x([0-9a-fA-F]{2})+$/)])

/** Answers JSON-RPC 2.0 requests, single ones and batches. */
export class Rpc {
  readonly #opening: Opening
  #inFlight = 0

  constructor(opening: Opening) {
    this.#opening = opening
  }

  /** The text of the answer to a text; never throws. */
  async answer(text: string): Promise<string> {
    const message = parsed(text)
    if (!Array.isArray(message)) return JSON.stringify(await this.#answerOne(message))
    if (message.length === 0 || message.length > MAX_BATCH) {
      return JSON.stringify(failed(null, new RpcError(-32600, `a batch has 1 to ${MAX_BATCH} requests`)))
    }
    return JSON.stringify(await Promise.all(message.map((one) => this.#answerOne(one))))
  }

  async #answerOne(message: unknown): Promise<object> {
    if (message === undefined) return failed(null, new RpcError(-32700, 'the request is not JSON'))
    const { success, data } = requestSchema.safeParse(message)
    if (!success) return failed(null, new RpcError(-32600, 'not a JSON-RPC 2.0 request with an id'))
    if (this.#inFlight >= MAX_IN_FLIGHT) return failed(data.id, new RpcError(-32005, 'too many requests are in flight'))
    this.#inFlight++
    try {
      return { jsonrpc: '2.0', id: data.id, result: await this.#call(data.method, data.params) }
    } catch (error) {
      return failed(data.id, error)
    } finally {
      this.#inFlight--
    }
  }

  async #call(method: string, params: unknown[]): Promise<unknown> {
    const chain = await this.#opening.chain()
    if (PRICES.has(method)) return '0x0'
    if (READS.has(method)) return chain.read(method, atLatest(method, params))
    if (method !== 'eth_sendRawTransaction') throw new RpcError(-32601, `the method ${method} is not available`)
    const { success, data } = rawSchema.safeParse(params)
    if (!success) throw new RpcError(-32602, 'eth_sendRawTransaction takes one transaction as hexadecimal data')
    return chain.submit(data[0])
  }
}

/** Nothing is pending here: a transaction is in its block before anybody may ask about it. */
function atLatest(method: string, params: unknown[]): unknown[] {
  const place = BLOCK_PLACE[method]
  const explicit = place === params.length ? [...params, 'latest'] : params
  return explicit.map((param) => {
    if (param === 'pending') return 'latest'
    if (method !== 'eth_getLogs' || typeof param !== 'object' || param === null) return param
    const entries = Object.entries(param).map(([key, value]) => [key, value === 'pending' ? 'latest' : value])
    return Object.fromEntries(entries)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const failed = (id: string | number | null, error: unknown) => ({ jsonrpc: '2.0', id, error: failureOf(error) })
