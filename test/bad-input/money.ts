import { type Ask, refusedAs, type Row } from './row.ts'

const topUp = (body: unknown, more: Partial<Ask> = {}) => (): Ask => ({ to: 'POST /api/account/top-ups', as: 'consumer', body, ...more })
const amount = (amountFen: unknown) => topUp({ amountFen, reference: '转账凭证 1' })
const keyed = (key: string) => topUp({ amountFen: 100, reference: '转账凭证 1' }, { headers: { 'idempotency-key': key } })

const invalid = (path: string) => ({ status: 400, code: 'request.invalid', faults: [path] })

const amounts: Row[] = [
  ...refusedAs(invalid('amountFen'), {
    'a top-up of nothing': amount(0),
    'a negative top-up': amount(-100),
    'a top-up beyond all money': amount(1e15),
    'a top-up with a fraction of a fen': amount(0.1),
    'a top-up as text': amount('100'),
    'a top-up of NaN': amount('NaN'),
    'a top-up of null': amount(null),
  }),
  ...refusedAs(invalid('reference'), {
    'a bank reference with a zero byte': topUp({ amountFen: 100, reference: 'a\0b' }),
    'a bank reference with a right-to-left override': topUp({ amountFen: 100, reference: 'a\u202eb' }),
  }),
  ...refusedAs({ status: 402, code: 'account.insufficient' }, {
    'a payout beyond what was earned': () => ({
      to: 'POST /api/payouts', as: 'provider', body: { amountFen: 1_000_000, bankNote: '尾号 0000' },
    }),
  }),
  ...refusedAs({ status: 404, code: 'not_found' }, {
    'a decision on no top-up': () => ({ to: 'POST /api/account/top-ups/top_none/decision', as: 'treasurer', body: { approved: true } }),
    'a decision on no payout': () => ({ to: 'POST /api/payouts/pay_none/decision', as: 'treasurer', body: { approved: true } }),
  }),
]

const keys: Row[] = [
  ...refusedAs({ status: 428, code: 'idempotency.key_missing' }, {
    'money without a key': topUp({ amountFen: 100, reference: '转账凭证 1' }, { keyless: true }),
    'a transfer without a key': ({ things }) => ({
      to: `POST /api/agreements/${things.agreement}/transfers`, as: 'consumer', body: {}, keyless: true,
    }),
  }),
  ...refusedAs({ status: 400, code: 'idempotency.key_malformed' }, {
    'a key of 7 characters': keyed('1234567'),
    'a key of 201 characters': keyed('k'.repeat(201)),
    'a key with a space': keyed('12345 678'),
    'a key beyond ASCII': keyed('\xe9'.repeat(8)),
  }),
  ...refusedAs({ status: 422, code: 'idempotency.other_request' }, {
    'a key that was used with another body': ({ usedKey }) =>
      topUp({ amountFen: 2, reference: '转账凭证 2' }, { headers: { 'idempotency-key': usedKey } })(),
    'a key that was used for another thing': ({ usedKey, things }) => ({
      to: 'POST /api/orders', as: 'consumer', body: { agreementId: things.offered }, headers: { 'idempotency-key': usedKey },
    }),
    'a transfer’s key with another demand': ({ takenKey, things }) => ({
      to: `POST /api/agreements/${things.agreement}/transfers`, as: 'consumer', body: { format: 'parquet' },
      headers: { 'idempotency-key': takenKey },
    }),
  }),
]

const quote = (usage: Record<string, unknown>) => (): Ask => ({
  to: 'POST /api/quotes', body: { plan: { kind: 'per_use', priceFen: 1 }, ...usage },
})

const quotes: Row[] = [
  ...refusedAs(invalid('transfers'), {
    'a quote for a negative use': quote({ transfers: -1 }),
    'a quote for more than can be counted': quote({ transfers: 2 ** 53 }),
  }),
  ...refusedAs(invalid('days'), { 'a quote for half a day': quote({ days: 0.5 }) }),
  ...refusedAs(invalid('plan.priceFen'), { 'a quote of a negative price': () => ({ to: 'POST /api/quotes', body: { plan: { kind: 'per_use', priceFen: -1 } } }) }),
]

/** Amounts that are none, and keys that do not stand for one request. */
export const moneyRows: Row[] = [...amounts, ...keys, ...quotes]
