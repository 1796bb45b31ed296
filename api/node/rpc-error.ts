/** The chain is being made again from its journal. */
export const REPLAYING = -32_011
/** The journal is not as it was written: there is no chain. */
export const REFUSED = -32_010

/** A refusal as JSON-RPC clients know it; the messages are those that they recognise. */
export class RpcError extends Error {
  readonly code: number
  readonly data: unknown

  constructor(code: number, message: string, data?: unknown) {
    super(message)
    this.name = 'RpcError'
    this.code = code
    this.data = data
  }
}

/** An error object of a JSON-RPC answer. */
export type RpcFailure = { code: number; message: string; data?: unknown }

/** What a client is told about an error of ours or of the engine, whose errors carry code and data as well. */
export function failureOf(error: unknown): RpcFailure {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'number') {
    return { code: -32603, message: 'internal error' }
  }
  const failure = { code: error.code, message: error.message }
  return 'data' in error && error.data !== undefined ? { ...failure, data: error.data } : failure
}
