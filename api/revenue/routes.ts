import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { pageOf } from '#api/kernel/page.ts'
import { applyRevenue } from './apply.ts'
import { decideRevenue } from './decide.ts'
import { getRevenuePeriod, listRevenuePeriods } from './find.ts'
import type { RevenueRules } from './revenue.ts'
import { ApplyRevenue, DecideRevenue, RevenuePeriodView, RevenueQuery } from './schema.ts'

export const revenueEndpoints = (rules: RevenueRules): Endpoint[] => [
  endpoint({
    method: 'post',
    path: '/api/revenue-periods',
    act: 'revenue.apply',
    summary: '申请核定最高准许收入',
    body: ApplyRevenue,
    answer: RevenuePeriodView,
    status: 201,
    handle: (ctx, { body }) => applyRevenue(ctx, body, rules),
  }),
  endpoint({
    method: 'get',
    path: '/api/revenue-periods',
    act: 'revenue.view',
    summary: '最高准许收入的期间：测算、实际收入与其下的上限收费标准',
    query: RevenueQuery,
    answer: pageOf(RevenuePeriodView),
    handle: (ctx, { query }) => listRevenuePeriods(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/api/revenue-periods/{id}',
    act: 'revenue.view',
    summary: '一个期间的最高准许收入',
    params: IdParam,
    answer: RevenuePeriodView,
    handle: (ctx, { params }) => getRevenuePeriod(ctx, params.id),
  }),
  endpoint({
    method: 'post',
    path: '/api/revenue-periods/{id}/decision',
    act: 'revenue.decide',
    summary: '核定最高准许收入，或不予核定',
    params: IdParam,
    body: DecideRevenue,
    answer: RevenuePeriodView,
    handle: (ctx, { params, body }) => decideRevenue(ctx, params.id, body, rules),
  }),
]
