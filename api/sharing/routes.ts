import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { answerSharing } from './answer.ts'
import { listShareable } from './catalogue.ts'
import { endSharing } from './end.ts'
import { listShared, listSharing, viewSharing } from './find.ts'
import { requestSharing } from './request.ts'
import {
  AnswerSharing, EndSharing, RequestSharing, ShareableQuery, ShareableView, SharedView, SharingQuery, SharingView,
  SupplySharing,
} from './schema.ts'
import { supplySharing } from './supply.ts'

export const sharingEndpoints: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/sharing/resources',
    act: 'sharing.view',
    summary: '共享目录：各部门的公共数据资源及其共享属性',
    query: ShareableQuery,
    answer: pageOf(ShareableView),
    handle: (ctx, { query }) => listShareable(ctx, query),
  }),
  endpoint({
    method: 'post',
    path: '/api/sharing/requests',
    act: 'sharing.request',
    summary: '申请共享另一部门的公共数据资源',
    body: RequestSharing,
    answer: SharingView,
    status: 201,
    idempotent: true,
    handle: (ctx, { body }) => requestSharing(ctx, body),
  }),
  endpoint({
    method: 'get',
    path: '/api/sharing/requests',
    act: 'sharing.view',
    summary: '共享申请：本部门提出的和待本部门答复的',
    query: SharingQuery,
    answer: pageOf(SharingView),
    handle: (ctx, { query }) => listSharing(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/api/sharing/requests/{id}',
    act: 'sharing.view',
    summary: '共享申请',
    params: IdParam,
    answer: SharingView,
    handle: (ctx, { params }) => viewSharing(ctx, params.id),
  }),
  endpoint({
    method: 'post',
    path: '/api/sharing/requests/{id}/answer',
    act: 'sharing.answer',
    summary: '答复共享申请：同意，或说明理由不予共享',
    params: IdParam,
    body: AnswerSharing,
    answer: SharingView,
    handle: (ctx, { params, body }) => answerSharing(ctx, params.id, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/sharing/requests/{id}/end',
    act: 'sharing.end',
    summary: '撤回申请，或终止共享',
    params: IdParam,
    body: EndSharing,
    answer: SharingView,
    handle: (ctx, { params, body }) => endSharing(ctx, params.id, body.reason),
  }),
  endpoint({
    method: 'get',
    path: '/api/sharing/products',
    act: 'sharing.view',
    summary: '本部门共享的资源：供数版本、履行中的合约和交付次数',
    query: PageQuery,
    answer: pageOf(SharedView),
    handle: (ctx, { query }) => listShared(ctx, query),
  }),
  endpoint({
    method: 'post',
    path: '/api/sharing/supplies',
    act: 'sharing.supply',
    summary: '供数：指定共享产品可供取用的版本',
    body: SupplySharing,
    answer: SharedView,
    handle: (ctx, { body }) => supplySharing(ctx, body),
  }),
]
