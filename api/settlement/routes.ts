import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { decidePayout } from './decide-payout.ts'
import { statementExport } from './export.ts'
import { listPayouts, viewStatement } from './find.ts'
import { requestPayout } from './request-payout.ts'
import { DecidePayout, PayoutView, RequestPayout, StatementQuery, StatementView } from './schema.ts'

export const settlementEndpoints: Endpoint[] = [
  statementExport,
  endpoint({
    method: 'get',
    path: '/api/settlements',
    act: 'settlement.statement',
    summary: '对账单',
    query: StatementQuery,
    answer: StatementView,
    handle: (ctx, { query }) => viewStatement(ctx, query),
  }),
  endpoint({
    method: 'post',
    path: '/api/payouts',
    act: 'settlement.request_payout',
    summary: '申请提现',
    body: RequestPayout,
    answer: PayoutView,
    status: 201,
    idempotent: true,
    handle: (ctx, { body }) => requestPayout(ctx, body),
  }),
  endpoint({
    method: 'get',
    path: '/api/payouts',
    act: 'settlement.list_payouts',
    summary: '提现列表',
    query: PageQuery,
    answer: pageOf(PayoutView),
    handle: (ctx, { query }) => listPayouts(ctx, query),
  }),
  endpoint({
    method: 'post',
    path: '/api/payouts/{id}/decision',
    act: 'settlement.pay_out',
    summary: '付款或退回提现',
    params: IdParam,
    body: DecidePayout,
    answer: PayoutView,
    idempotent: true,
    handle: (ctx, { params, body }) => decidePayout(ctx, params.id, body),
  }),
]
