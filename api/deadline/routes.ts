import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { pageOf } from '#api/kernel/page.ts'
import { deadlineExport } from './export.ts'
import { listDeadlines, listLimits, viewDeadline } from './find.ts'
import { listRetention } from './retention.ts'
import { DeadlineQuery, DeadlineView, LimitsView, RetentionView, SummaryView } from './schema.ts'
import { summariseDeadlines } from './summarise.ts'

export const deadlineEndpoints: Endpoint[] = [
  deadlineExport,
  endpoint({
    method: 'get',
    path: '/api/public/limits',
    act: 'deadline.view_rules',
    summary: '法定期限：时长与依据',
    answer: LimitsView,
    handle: async () => listLimits(),
  }),
  endpoint({
    method: 'get',
    path: '/api/public/retention',
    act: 'deadline.view_rules',
    summary: '各类记录的保存期限与依据',
    answer: RetentionView,
    handle: async () => listRetention(),
  }),
  endpoint({
    method: 'get',
    path: '/api/deadlines/summary',
    act: 'deadline.summarise',
    summary: '期限统计：进行中、按期、逾期与平均用时',
    answer: SummaryView,
    handle: (ctx) => summariseDeadlines(ctx),
  }),
  endpoint({
    method: 'get',
    path: '/api/deadlines',
    act: 'deadline.view',
    summary: '与本单位有关的期限',
    query: DeadlineQuery,
    answer: pageOf(DeadlineView),
    handle: (ctx, { query }) => listDeadlines(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/api/deadlines/{id}',
    act: 'deadline.view',
    summary: '一个期限',
    params: IdParam,
    answer: DeadlineView,
    handle: (ctx, { params }) => viewDeadline(ctx, params.id),
  }),
]
