import { z } from '@hono/zod-openapi'
import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { run } from '#api/http/run.ts'
import { BeijingDays } from '#api/kernel/beijing-days.ts'
import { WORKBOOK_TYPE } from '#api/kernel/workbook.ts'
import { getDisclosure, listDisclosures, previewDisclosure, publishDisclosure } from './publish.ts'
import { DisclosureDraft, DisclosureQuery, DisclosureView, MetricView, PublishDisclosure } from './schema.ts'
import { compileStatistics, statisticsCsv, statisticsWorkbook } from './statistics.ts'

export const disclosureEndpoints: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/disclosures/draft',
    act: 'disclosure.publish',
    summary: '本单位某年度的信息披露稿',
    query: DisclosureQuery,
    answer: DisclosureDraft,
    handle: (ctx, { query }) => previewDisclosure(ctx, query),
  }),
  endpoint({
    method: 'post',
    path: '/api/disclosures',
    act: 'disclosure.publish',
    summary: '发布年度信息披露',
    body: PublishDisclosure,
    answer: DisclosureView,
    status: 201,
    handle: (ctx, { body }) => publishDisclosure(ctx, body),
  }),
  endpoint({
    method: 'get',
    path: '/api/public/disclosures',
    act: 'catalog.view',
    summary: '已发布的信息披露',
    answer: z.object({ items: z.array(DisclosureView.omit({ sections: true })) }),
    handle: (ctx) => listDisclosures(ctx),
  }),
  endpoint({
    method: 'get',
    path: '/api/public/disclosures/{id}',
    act: 'catalog.view',
    summary: '一份信息披露',
    params: IdParam,
    answer: DisclosureView,
    handle: (ctx, { params }) => getDisclosure(ctx, params.id),
  }),
  endpoint({
    method: 'get',
    path: '/api/statistics',
    act: 'statistics.view',
    summary: '市场统计：JSON、CSV 或 Excel（as），附指标口径',
    query: z.object({ ...BeijingDays, as: z.enum(['json', 'csv', 'xlsx']).default('json') }),
    answer: z.object({ from: z.string(), to: z.string(), at: z.string(), items: z.array(MetricView) }),
    stream: async ({ c, server, actor, requestId }, { query: { as, ...period } }) => {
      const found = await run(server, actor, requestId, (ctx) => compileStatistics(ctx, period))
      const file = (type: string) => ({ 'content-type': type, 'content-disposition': `attachment; filename="statistics.${as}"` })
      if (as === 'csv') return c.body(statisticsCsv(found), 200, file('text/csv; charset=utf-8; header=present'))
      if (as === 'xlsx') return c.body(new Uint8Array(await statisticsWorkbook(found)), 200, file(WORKBOOK_TYPE))
      const { figures, ...instants } = found
      return c.json({ ...instants, items: figures })
    },
  }),
]
