import type { Act } from '#api/kernel/permit.ts'

/** What the samples are about; made real by what the page has read, or by the answer to a step before. */
export type Subject = {
  listingId: string
  plan: unknown
  purpose: string
  agreementId: string
  transferId: string
  /** An Idempotency-Key of this very page. */
  key: string
  /** The window of the offer. */
  startsAt: string
  endsAt: string
}

/** One call of the API: the same description makes all samples, and the call that the page itself does. */
export type Call = {
  method: 'GET' | 'POST'
  path: string
  query?: Record<string, string>
  body?: Record<string, unknown>
  idempotencyKey?: string
  /** The answer is kept in this file, as it came, instead of printed. */
  file?: string
  /** A part of the body that the reader's own signing tool gives, by the environment. */
  signature?: boolean
}

export type StepName =
  | 'search'
  | 'sample'
  | 'quote'
  | 'offer'
  | 'terms'
  | 'sign'
  | 'order'
  | 'transfer'
  | 'transfers'
  | 'content'
  | 'receipt'
  | 'trust'

/** A step from search to verification. */
export type Step = {
  name: StepName
  /** The act that the caller needs; null for what anybody may do. */
  act: Act | null
  /** Whether the page may do it at a press: it changes nothing. */
  isReadOnly: boolean
  /** What must be known before it can be done. */
  needs?: keyof Subject
  call: (subject: Subject) => Call
}

/** The road from search to verification, in its order. */
export const STEPS: Step[] = [
  {
    name: 'search',
    act: null,
    isReadOnly: true,
    call: () => ({ method: 'GET', path: '/api/catalog', query: { q: '价格', limit: '3' } }),
  },
  {
    name: 'sample',
    act: null,
    isReadOnly: true,
    needs: 'listingId',
    call: ({ listingId }) => ({ method: 'GET', path: `/api/catalog/${listingId}` }),
  },
  {
    name: 'quote',
    act: null,
    isReadOnly: true,
    needs: 'plan',
    call: ({ plan }) => ({ method: 'POST', path: '/api/quotes', body: { plan, transfers: 10, days: 90, units: 1000 } }),
  },
  {
    name: 'offer',
    act: 'agreement.offer',
    isReadOnly: false,
    needs: 'purpose',
    call: ({ listingId, purpose, startsAt, endsAt, key }) => ({
      method: 'POST',
      path: '/api/agreements',
      idempotencyKey: `offer-${key}`,
      body: { listingId, plan: 0, purpose, startsAt, endsAt, quota: 10 },
    }),
  },
  {
    name: 'terms',
    act: 'agreement.view',
    isReadOnly: true,
    needs: 'agreementId',
    call: ({ agreementId }) => ({ method: 'GET', path: `/api/agreements/${agreementId}/terms` }),
  },
  {
    name: 'sign',
    act: 'agreement.sign',
    isReadOnly: false,
    needs: 'agreementId',
    call: ({ agreementId }) => ({ method: 'POST', path: `/api/agreements/${agreementId}/sign`, signature: true }),
  },
  {
    name: 'order',
    act: 'order.place',
    isReadOnly: false,
    needs: 'agreementId',
    call: ({ agreementId, key }) => ({
      method: 'POST',
      path: '/api/orders',
      idempotencyKey: `order-${key}`,
      body: { agreementId },
    }),
  },
  {
    name: 'transfer',
    act: 'transfer.request',
    isReadOnly: false,
    needs: 'agreementId',
    call: ({ agreementId, key }) => ({
      method: 'POST',
      path: `/api/agreements/${agreementId}/transfers`,
      idempotencyKey: `transfer-${key}`,
      body: { format: 'csv' },
    }),
  },
  {
    name: 'transfers',
    act: 'transfer.view',
    isReadOnly: true,
    call: () => ({ method: 'GET', path: '/api/transfers', query: { limit: '5' } }),
  },
  {
    name: 'content',
    act: 'transfer.download',
    isReadOnly: false,
    needs: 'transferId',
    call: ({ transferId }) => ({ method: 'GET', path: `/api/transfers/${transferId}/content`, file: 'data.csv' }),
  },
  {
    name: 'receipt',
    act: 'transfer.view',
    isReadOnly: true,
    needs: 'transferId',
    call: ({ transferId }) => ({ method: 'GET', path: `/api/transfers/${transferId}/receipt`, file: 'receipt.json' }),
  },
  {
    name: 'trust',
    act: null,
    isReadOnly: true,
    call: () => ({ method: 'GET', path: '/api/provenance/trust', file: 'trust.json' }),
  },
]

/** The acts that a key needs to walk the whole road; the answer to an order shows the order. */
export const ROAD_ACTS: Act[] = [...new Set<Act>([...STEPS.flatMap(({ act }) => act ?? []), 'order.view'])]

/** The path and query of a call, as it goes over the wire. */
export function addressOf({ path, query }: Call): string {
  return query === undefined ? path : `${path}?${new URLSearchParams(query).toString()}`
}
