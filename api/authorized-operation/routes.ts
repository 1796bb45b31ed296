import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { idText } from '#api/resource/schema.ts'
import { acceptAuthorization } from './accept.ts'
import { decideScenario } from './decide-scenario.ts'
import { endAuthorization } from './end.ts'
import { getAuthorization, getScenario, listAuthorizations, listScenarios } from './find.ts'
import { grantAuthorization } from './grant.ts'
import { proposeScenario } from './propose-scenario.ts'
import {
  AuthorizationView,
  DecideScenario,
  EndAuthorization,
  GrantAuthorization,
  ProposeScenario,
  ScenarioView,
  SetCeiling,
} from './schema.ts'
import { setCeiling } from './set-ceiling.ts'

export const authorizedOperationEndpoints: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/authorizations',
    act: 'authorization.grant',
    summary: '授予运营权',
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
    path: '/api/scenarios',
    act: 'scenario.propose',
    summary: '申报场景',
    body: ProposeScenario,
    answer: ScenarioView,
    status: 201,
    handle: (ctx, { body }) => proposeScenario(ctx, body),
  }),
  endpoint({
    method: 'get',
    path: '/api/scenarios',
    act: 'authorization.view',
    summary: '场景列表',
    query: PageQuery.extend({ authorizationId: idText.optional() }),
    answer: pageOf(ScenarioView),
    handle: (ctx, { query }) => listScenarios(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/api/scenarios/{id}',
    act: 'authorization.view',
    summary: '场景',
    params: IdParam,
    answer: ScenarioView,
    handle: (ctx, { params }) => getScenario(ctx, params.id),
  }),
  endpoint({
    method: 'post',
    path: '/api/scenarios/{id}/decision',
    act: 'scenario.approve',
    summary: '审批场景',
    params: IdParam,
    body: DecideScenario,
    answer: ScenarioView,
    handle: (ctx, { params, body }) => decideScenario(ctx, params.id, body),
  }),
  endpoint({
    method: 'put',
    path: '/api/scenarios/{id}/ceiling',
    act: 'ceiling.set',
    summary: '设定上限收费标准',
    params: IdParam,
    body: SetCeiling,
    answer: ScenarioView,
    handle: (ctx, { params, body }) => setCeiling(ctx, params.id, body),
  }),
]
