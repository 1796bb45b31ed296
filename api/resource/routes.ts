import { z } from '@hono/zod-openapi'
import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { checkedFileName } from '#api/http/receive.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { changeResource } from './change.ts'
import { CONFLICT_STATES, listConflicts, settleSource } from './conflict.ts'
import { ConflictView, SettleSource } from './conflict-schema.ts'
import { giveConsent, withdrawConsent } from './consent.ts'
import { countLists, getResource, listResources } from './find.ts'
import { importEndpoints } from './import-routes.ts'
import { listMeasures, measureFile } from './measure.ts'
import { publishResource } from './publish.ts'
import { QualityView } from './quality-schema.ts'
import type { Files } from './read-once.ts'
import {
  CatalogueFilter, CatalogueLists, CatalogueQuery, CatalogueRow, ChangeResource, idText, PublishResource,
  ResourceDetail, ResourceView, SharingConsent, WithdrawResource,
} from './schema.ts'
import { ticketEndpoints } from './ticket-routes.ts'
import { withdrawResource } from './withdraw.ts'

const entries: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/resources',
    act: 'resource.publish',
    summary: '发布公共数据资源',
    body: PublishResource,
    answer: ResourceView,
    status: 201,
    handle: (ctx, { body }) => publishResource(ctx, body),
  }),
  endpoint({
    method: 'get',
    path: '/api/resources',
    act: 'resource.view',
    summary: '公共数据资源目录',
    query: CatalogueQuery,
    answer: pageOf(CatalogueRow),
    handle: (ctx, { query }) => listResources(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/api/resources/lists',
    act: 'resource.view',
    summary: '汇聚、共享、开放三张清单与授权清单的条目数',
    query: CatalogueFilter,
    answer: CatalogueLists,
    handle: (ctx, { query }) => countLists(ctx, query),
  }),
]

const ofOne: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/resources/{id}',
    act: 'resource.view',
    summary: '公共数据资源',
    params: IdParam,
    answer: ResourceDetail,
    handle: (ctx, { params }) => getResource(ctx, params.id),
  }),
  endpoint({
    method: 'put',
    path: '/api/resources/{id}',
    act: 'resource.change',
    summary: '变更目录条目',
    params: IdParam,
    body: ChangeResource,
    answer: ResourceView,
    handle: (ctx, { params, body }) => changeResource(ctx, params.id, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/resources/{id}/withdraw',
    act: 'resource.withdraw',
    summary: '撤下目录条目',
    params: IdParam,
    body: WithdrawResource,
    answer: ResourceView,
    handle: (ctx, { params, body }) => withdrawResource(ctx, params.id, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/resources/{id}/sharing-consent',
    act: 'resource.consent',
    summary: '来源部门同意运营其共享的数据',
    params: IdParam,
    body: SharingConsent,
    answer: ResourceView,
    handle: (ctx, { params, body }) => giveConsent(ctx, params.id, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/resources/{id}/sharing-consent/withdraw',
    act: 'resource.consent',
    summary: '来源部门撤回共享同意',
    params: IdParam,
    body: WithdrawResource,
    answer: ResourceView,
    handle: (ctx, { params, body }) => withdrawConsent(ctx, params.id, body),
  }),
]

const conflicts: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/source-conflicts',
    act: 'source.view_conflicts',
    summary: '数源争议',
    query: PageQuery.extend({ state: z.enum(CONFLICT_STATES).optional(), resourceId: idText.optional() }),
    answer: pageOf(ConflictView),
    handle: (ctx, { query }) => listConflicts(ctx, query),
  }),
  endpoint({
    method: 'post',
    path: '/api/source-conflicts/{id}/settle',
    act: 'source.settle',
    summary: '裁定数源（一数一源）',
    params: IdParam,
    body: SettleSource,
    answer: ConflictView,
    handle: (ctx, { params, body }) => settleSource(ctx, params.id, body),
  }),
]

const quality = (files: Files): Endpoint[] => [
  endpoint({
    method: 'post',
    path: '/api/resources/{id}/quality',
    act: 'resource.measure',
    summary: '质量测评（请求体为数据文件的原始字节；文件读后即删，只留测评结果和 SHA-256）',
    params: IdParam,
    query: z.object({ fileName: z.string().max(1000).optional() }),
    answer: QualityView,
    status: 201,
    stream: async (edge, { params, query }) =>
      edge.c.json(await measureFile(edge, files, { id: params.id, fileName: checkedFileName(query.fileName) }), 201),
  }),
  endpoint({
    method: 'get',
    path: '/api/resources/{id}/quality',
    act: 'resource.view',
    summary: '质量测评记录',
    params: IdParam,
    query: PageQuery,
    answer: pageOf(QualityView),
    handle: (ctx, { params, query }) => listMeasures(ctx, params.id, query),
  }),
]

/** The routes of the catalogue; `files` is what its files are kept in while they are read, and read by. */
export const resourceEndpoints = (files: Files): Endpoint[] => [
  ...entries,
  ...importEndpoints(files),
  ...ofOne,
  ...quality(files),
  ...conflicts,
  ...ticketEndpoints,
]
