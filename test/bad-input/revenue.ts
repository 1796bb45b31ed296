import { addDays } from '#api/kernel/time.ts'
import { type Ask, refusedAs, type Row, type Who } from './row.ts'
import type { Scene } from './scene.ts'

const APPLICATION = {
  name: '首个期间', costFen: 100, subsidyFen: 0, bondYieldBps: 180, spreadBps: 600, taxFen: 0,
  documents: [{ title: '成本核算表', digest: `0x${'cd'.repeat(32)}` }],
}
/** The scene's own period begins now; what is applied for here begins after it. */
const later = () => addDays(new Date(), 400)

const application = (change: Record<string, unknown>, as: Who = 'operator') => ({ things }: Scene): Ask => ({
  to: 'POST /api/revenue-periods', as,
  body: { ...APPLICATION, authorizationId: things.authorization, startsAt: later(), ...change },
})
const decision = (body: unknown, as: Who = 'priceAuthority') => ({ things }: Scene): Ask => ({
  to: `POST /api/revenue-periods/${things.period}/decision`, as, body,
})
const APPROVAL = { approved: true, decisionNo: '一号' }
const get = (path: string, as: Who = 'nobody') => (): Ask => ({ to: `GET /api/${path}`, as })
const invalid = (...faults: string[]) => ({ status: 400, code: 'request.invalid', faults })
const refused = (code: string) => ({ status: 422, code })

/** Figures that are none, periods that can't be, decisions by whom they are not due to, and prices asked for wrongly. */
export const revenueRows: Row[] = [
  ...refusedAs(invalid('costFen'), {
    'a cost below nothing': application({ costFen: -1 }),
    'a cost of half a fen': application({ costFen: 0.5 }),
    'a cost in words': application({ costFen: '三百万' }),
    'a cost beyond all money': application({ costFen: 1e15 }),
  }),
  ...refusedAs(invalid('bondYieldBps'), { 'a bond’s yield of 30 percent': application({ bondYieldBps: 3_000 }) }),
  ...refusedAs(invalid('startsAt'), {
    'a period that begins on no day': application({ startsAt: '2026-02-30T00:00:00Z' }),
    'a period that begins in the year 9999': application({ startsAt: '9999-01-01T00:00:00Z' }),
  }),
  ...refusedAs(invalid('documents'), {
    'a period without documents': application({ documents: [] }),
    'a period with 21 documents': application({ documents: Array.from({ length: 21 }, () => APPLICATION.documents[0]) }),
  }),
  ...refusedAs(invalid('documents.0.digest'), { 'a document of no digest': application({ documents: [{ title: '表', digest: 'abc' }] }) }),
  ...refusedAs(invalid('name'), { 'a period whose name has a zero byte': application({ name: '期间\0' }) }),
  ...refusedAs(invalid(''), {
    'a period that sets its own maximum': application({ maximumFen: 1 }),
    'a decision that sets the maximum': decision({ ...APPROVAL, maximumFen: 1 }),
  }),
  ...refusedAs(refused('revenue.spread'), { 'a spread of seven points': application({ spreadBps: 700 }) }),
  ...refusedAs({ status: 400, code: 'revenue.subsidy' }, { 'a subsidy above the cost': application({ subsidyFen: 101 }) }),
  ...refusedAs({ status: 400, code: 'revenue.window' }, {
    'a period after its grant': application({ startsAt: addDays(new Date(), 4_000) }),
    'a period before its grant': application({ startsAt: '2000-01-01T00:00:00Z' }),
  }),
  ...refusedAs(refused('revenue.overlap'), { 'a second period at one time': application({ startsAt: addDays(new Date(), 1) }) }),
  ...refusedAs({ status: 404, code: 'not_found' }, {
    'a period of another’s grant': application({}, 'strangeOperator'),
    'a period of a grant that is not there': application({ authorizationId: 'aut_none' }),
    'a decision on a period of nobody': () => ({ to: 'POST /api/revenue-periods/rvp_none/decision', as: 'priceAuthority', body: APPROVAL }),
    'a decision on a period of a zero byte': () => ({ to: 'POST /api/revenue-periods/%00/decision', as: 'priceAuthority', body: APPROVAL }),
    'a look at another’s period': ({ things }) => ({ to: `GET /api/revenue-periods/${things.period}`, as: 'strangeOperator' }),
  }),
  ...refusedAs(invalid('decisionNo'), { 'a period fixed without a number': decision({ approved: true }) }),
  ...refusedAs(invalid('reason'), {
    'a rejected period without a reason': decision({ approved: false }),
    'other figures without a reason': decision({ ...APPROVAL, figures: { costFen: 1 } }),
  }),
  ...refusedAs({ status: 403, code: 'permit.role' }, {
    'a decision of the operator on its own period': decision(APPROVAL, 'operator'),
    'a decision of the implementing body on a period': decision(APPROVAL, 'implementingBody'),
    'an application of a consumer for a period': application({}, 'consumer'),
    'a treasurer’s look at periods': get('revenue-periods', 'treasurer'),
  }),
  ...refusedAs({ status: 401, code: 'permit.sign_in' }, { 'a visitor’s look at periods': get('revenue-periods') }),
  ...refusedAs(invalid('state'), { 'periods in no state': get('revenue-periods?state=open', 'priceAuthority') }),
  ...refusedAs(invalid('ground'), { 'prices on no ground': get('public/prices?ground=barter') }),
  ...refusedAs(invalid('q'), {
    'prices by a zero byte': get('public/prices?q=%00'),
    'prices by 101 characters': get(`public/prices?q=${'a'.repeat(101)}`),
  }),
  ...refusedAs(invalid('as'), { 'prices as a picture': get('public/prices/export?as=png') }),
  ...refusedAs({ status: 400, code: 'page.cursor' }, {
    'prices after a word': get('public/prices?cursor=next'),
    'periods after a word': get('revenue-periods?cursor=next', 'priceAuthority'),
  }),
  ...refusedAs(invalid('period.quantity'), {
    'a ceiling for a quantity of nothing': ({ things }) => ({
      to: `PUT /api/scenarios/${things.scenario}/ceiling`, as: 'implementingBody',
      body: {
        fen: 1, unit: 'use', decision: '一号', validFrom: new Date(), validTo: later(),
        period: { id: things.period, quantity: 0 },
      },
    }),
  }),
]
