/** What a caller can do about a failure; each kind has one HTTP status. */
export const STATUS = {
  invalid: 400,
  unauthenticated: 401,
  unpaid: 402,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  changed: 412,
  too_large: 413,
  unsupported: 415,
  out_of_range: 416,
  refused: 422,
  precondition_missing: 428,
  limited: 429,
  unavailable: 503,
} as const

export type ErrorKind = keyof typeof STATUS

/** One fault of an input: where it stands and what is wrong with it. */
export type Fault = { path: string; message: string }

/** What a problem document may show beside its message. */
export type Detail = {
  /** The article of the law, or the clause of the agreement, that refuses. */
  basis?: string
  faults?: Fault[]
  /** Seconds after which a repeat makes sense. */
  retryAfter?: number
  [key: string]: unknown
}

/**
 * The one error of the platform, mapped to HTTP in one place.
 *
 * `code` says which rule refused (`listing.act_not_allowed`), `message` is one Chinese sentence for people,
 * `detail` is shown as far as it is basis, faults, location or retryAfter, and logged whole.
 */
export class AppError extends Error {
  readonly kind: ErrorKind
  readonly code: string
  readonly detail: Detail

  constructor(kind: ErrorKind, code: string, message: string, detail: Detail = {}, cause?: unknown) {
    super(message, { cause })
    this.name = 'AppError'
    this.kind = kind
    this.code = code
    this.detail = detail
  }
}

/** The one answer for what is absent and for what belongs to somebody else. */
export const notFound = () => new AppError('not_found', 'not_found', '没有找到该对象')
