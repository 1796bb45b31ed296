import type { Scene } from './scene.ts'

/** Who sends a request: one of the scene's, or nobody. */
export type Who = keyof Scene['tokens'] | 'nobody'

export type Ask = {
  /** `METHOD path`. */
  to: string
  as?: Who
  body?: unknown
  raw?: NonNullable<RequestInit['body']>
  headers?: Record<string, string>
  /** Without the fresh Idempotency-Key that every other request has. */
  keyless?: boolean
}

/** What an answer may name beside its code: where in the input the fault lies. */
type Place = Partial<Record<'row' | 'line' | 'field' | 'value' | 'offset' | 'expected' | 'actual' | 'limit' | 'state' | 'location', unknown>>

/** One bad input: what is sent, how it is refused, and what of it is left. */
export type Row = {
  input: string
  ask: (scene: Scene) => Ask | Promise<Ask>
  status: number
  code: string
  at?: Place
  /** Paths of the faults, all of them. */
  faults?: string[]
  /** A file that was received and could not be read stays on its product as a version that tells why. */
  leaves?: 'failed version'
}

/** Rows that are refused alike. */
export const refusedAs = (
  how: Omit<Row, 'input' | 'ask'>,
  inputs: Record<string, Row['ask']>,
): Row[] => Object.entries(inputs).map(([input, ask]) => ({ input, ask, ...how }))
