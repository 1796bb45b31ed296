/** A refusal as JSON-RPC clients know it; the messages are those that they recognise. */
export class RpcError extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.name = 'RpcError'
    this.code = code
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
