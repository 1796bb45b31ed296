import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { decideTopUp } from './decide-top-up.ts'
import { entryExport } from './export.ts'
import { listEntries, listTopUps, viewBalances } from './find.ts'
import { requestTopUp } from './request-top-up.ts'
import { BalancesView, DecideTopUp, EntryView, RequestTopUp, TopUpView } from './schema.ts'

export const accountEndpoints: Endpoint[] = [
  entryExport,
  endpoint({
    method: 'get',
    path: '/api/account',
    act: 'account.view',
    summary: '账户余额',
    answer: BalancesView,
    handle: (ctx) => viewBalances(ctx),
  }),
  endpoint({
    method: 'get',
    path: '/api/account/entries',
    act: 'account.view',
    summary: '账户明细',
    query: PageQuery,
    answer: pageOf(EntryView),
    handle: (ctx, { query }) => listEntries(ctx, query),
  }),
  endpoint({
    method: 'post',
    path: '/api/account/top-ups',
    act: 'account.request_top_up',
    summary: '申请充值',
    body: RequestTopUp,
    answer: TopUpView,
    status: 201,
    idempotent: true,
    handle: (ctx, { body }) => requestTopUp(ctx, body),
  }),
  endpoint({
    method: 'get',
    path: '/api/account/top-ups',
    act: 'account.list_top_ups',
    summary: '充值列表',
    query: PageQuery,
    answer: pageOf(TopUpView),
    handle: (ctx, { query }) => listTopUps(ctx, query),
  }),
  endpoint({
    method: 'post',
    path: '/api/account/top-ups/{id}/decision',
    act: 'account.confirm_top_up',
    summary: '确认充值是否到账',
    params: IdParam,
    body: DecideTopUp,
    answer: TopUpView,
    idempotent: true,
    handle: (ctx, { params, body }) => decideTopUp(ctx, params.id, body),
  }),
]
