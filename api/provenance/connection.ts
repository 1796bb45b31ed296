import { createPublicClient, http, type PublicClient, webSocket } from 'viem'
import { z } from 'zod'
import { AppError } from '#api/kernel/errors.ts'

export type ChainSettings = {
  rpcUrl: string
  chainId: number
  confirmations: number
  feeWei: bigint
}

export const unavailable = (cause: unknown) =>
  new AppError('unavailable', 'chain.unavailable', '链暂时无法使用，数据未放行；请稍后用同一请求重试', { retryAfter: 5 }, cause)

/**
 * Waits for the answer to a request; where none comes, the connection is given up and the next request makes a new one.
 */
export async function asked<T>(client: PublicClient, request: Promise<T>): Promise<T> {
  try {
    return await request
  } catch (error) {
    if (error instanceof AppError) throw error
    const said = saidByNode(error)
    if (said) throw said
    await dropConnection(client)
    throw unavailable(error)
  }
}

/** What the stand-in chain says while it has no chain: its journal is replayed, or was refused. */
const NodeState = z.looseObject({
  status: z.enum(['replaying', 'refused']),
  sentence: z.string().max(2000),
  code: z.string().max(100).optional(),
  line: z.number().int().optional(),
})

function saidByNode(error: unknown): AppError | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { success, data } = NodeState.safeParse('data' in cause ? cause.data : undefined)
    if (!success) continue
    if (data.status === 'replaying')
      return new AppError('unavailable', 'chain.replaying', data.sentence, { retryAfter: 5 })
    return new AppError('unavailable', 'chain.refused', data.sentence, { reason: data.code, line: data.line })
  }
  return undefined
}

/** Closes a WebSocket that failed: viem would go on using it. */
async function dropConnection({ transport }: PublicClient): Promise<void> {
  const getRpcClient: unknown = 'getRpcClient' in transport ? transport.getRpcClient : undefined
  if (typeof getRpcClient !== 'function') return
  try {
    const socket: { close: () => void } = await getRpcClient()
    socket.close()
  } catch {
    // It could not be opened either: there is nothing to close.
  }
}

export const clientOf = ({ rpcUrl }: ChainSettings): PublicClient =>
  createPublicClient({
    transport: rpcUrl.startsWith('ws')
      ? webSocket(rpcUrl, { timeout: 30_000, retryCount: 0, reconnect: false, keepAlive: false })
      : http(rpcUrl, { timeout: 30_000, retryCount: 0 }),
    cacheTime: 0,
  })

/** @throws unavailable `chain.other_chain` when the RPC is another chain's */
export async function checkChainId(client: PublicClient, expected: number): Promise<void> {
  const actual = await asked(client, client.getChainId())
  if (actual !== expected)
    throw new AppError('unavailable', 'chain.other_chain', `链标识应为 ${expected}，所连的链是 ${actual}，请检查 CHAIN_RPC_URL`)
}
