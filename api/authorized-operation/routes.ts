import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { acceptAuthorization, fileAuthorization } from './accept.ts'
import { endAuthorization, giveExitNotice } from './end.ts'
import { getAuthorization, listAuthorizations } from './find.ts'
import { grantAuthorization } from './grant.ts'
import { handOver } from './hand-over.ts'
import { NumberedDocument } from './plan-schema.ts'
import { AuthorizationView, EndAuthorization, GrantAuthorization, HandOver, Reason } from './schema.ts'
import { resumeAuthorization, suspendAuthorization } from './suspend.ts'

export const authorizedOperationEndpoints: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/authorizations',
    act: 'authorization.grant',
    summary: '签署运营协议，授予运营权',
    body: GrantAuthorization,
    answer: AuthorizationView,
    status: 201,
    handle: (ctx, { body }) => grantAuthorization(ctx, body),
  }),
  endpoint({
    method: 'get',
    path: '/api/authorizations',
    act: 'authorization.view',
    summary: '授权列表',
    query: PageQuery,
    answer: pageOf(AuthorizationView),
    handle: (ctx, { query }) => listAuthorizations(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/api/authorizations/{id}',
    act: 'authorization.view',
    summary: '授权',
    params: IdParam,
    answer: AuthorizationView,
    handle: (ctx, { params }) => getAuthorization(ctx, params.id),
  }),
  endpoint({
    method: 'post',
    path: '/api/authorizations/{id}/accept',
    act: 'authorization.accept',
    summary: '接受授权',
    params: IdParam,
    answer: AuthorizationView,
    handle: (ctx, { params }) => acceptAuthorization(ctx, params.id),
  }),
  endpoint({
    method: 'post',
    path: '/api/authorizations/{id}/file',
    act: 'authorization.file',
    summary: '记录运营协议备案',
    params: IdParam,
    body: NumberedDocument,
    answer: AuthorizationView,
    handle: (ctx, { params, body }) => fileAuthorization(ctx, params.id, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/authorizations/{id}/suspend',
    act: 'authorization.suspend',
    summary: '暂停授权运营',
    params: IdParam,
    body: Reason,
    answer: AuthorizationView,
    handle: (ctx, { params, body }) => suspendAuthorization(ctx, params.id, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/authorizations/{id}/resume',
    act: 'authorization.suspend',
    summary: '恢复授权运营',
    params: IdParam,
    body: Reason,
    answer: AuthorizationView,
    handle: (ctx, { params, body }) => resumeAuthorization(ctx, params.id, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/authorizations/{id}/notice',
    act: 'authorization.give_notice',
    summary: '提前退出通知',
    params: IdParam,
    body: Reason,
    answer: AuthorizationView,
    handle: (ctx, { params, body }) => giveExitNotice(ctx, params.id, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/authorizations/{id}/end',
    act: 'authorization.end',
    summary: '终止授权',
    params: IdParam,
    body: EndAuthorization,
    answer: AuthorizationView,
    handle: (ctx, { params, body }) => endAuthorization(ctx, params.id, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/authorizations/{id}/handover',
    act: 'authorization.hand_over',
    summary: '记录移交',
    params: IdParam,
    body: HandOver,
    answer: AuthorizationView,
    handle: (ctx, { params, body }) => handOver(ctx, params.id, body),
  }),
]
