import type { ErrorKind } from '#api/kernel/errors.ts'

/** The refusals that a caller on the road from search to verification meets, by what the caller can do about them. */
export const ERRORS = [
  { code: 'permit.sign_in', kind: 'unauthenticated' },
  { code: 'session.expired', kind: 'unauthenticated' },
  { code: 'account.insufficient', kind: 'unpaid' },
  { code: 'permit.scope', kind: 'forbidden' },
  { code: 'permit.role', kind: 'forbidden' },
  { code: 'session.person_needed', kind: 'forbidden' },
  { code: 'not_found', kind: 'not_found' },
  { code: 'request.invalid', kind: 'invalid' },
  { code: 'request.malformed', kind: 'invalid' },
  { code: 'request.media_type', kind: 'unsupported' },
  { code: 'request.too_large', kind: 'too_large' },
  { code: 'idempotency.key_missing', kind: 'precondition_missing' },
  { code: 'idempotency.other_request', kind: 'refused' },
  { code: 'agreement.purpose', kind: 'refused' },
  { code: 'agreement.not_your_turn', kind: 'refused' },
  { code: 'agreement.signature', kind: 'refused' },
  { code: 'order.not_signed', kind: 'refused' },
  { code: 'transfer.quota_exhausted', kind: 'refused' },
  { code: 'transfer.after_window', kind: 'refused' },
  { code: 'transfer.agreement_not_active', kind: 'refused' },
  { code: 'transfer.withheld', kind: 'refused' },
  { code: 'transfer.not_recorded', kind: 'conflict' },
  { code: 'transfer.range', kind: 'out_of_range' },
  { code: 'request.rate', kind: 'limited' },
  { code: 'transfer.queue_full', kind: 'unavailable' },
  { code: 'transfer.pending', kind: 'unavailable' },
  { code: 'receipt.awaiting_witness', kind: 'unavailable' },
  { code: 'chain.unavailable', kind: 'unavailable' },
  { code: 'ledger.halted', kind: 'unavailable' },
] as const satisfies { code: string; kind: ErrorKind }[]

type ErrorCode = (typeof ERRORS)[number]['code']
