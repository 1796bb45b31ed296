import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { idText } from '#api/resource/schema.ts'
import { confirmScenarioAgreement, offerScenarioAgreement } from './agree-scenario.ts'
import { closeScenario, stopScenario } from './close-scenario.ts'
import { decideScenario } from './decide-scenario.ts'
import { getScenario, listScenarios } from './find-scenario.ts'
import { proposeScenario } from './propose-scenario.ts'
import {
  CloseScenario, DecideScenario, ProposeScenario, ScenarioAgreement, ScenarioView, SetCeiling, StopScenario,
  SupplyScenario,
} from './scenario-schema.ts'
import { setCeiling } from './set-ceiling.ts'
import { supplyScenario } from './supply-scenario.ts'
import { withdrawScenario } from './withdraw-scenario.ts'

export const scenarioEndpoints: Endpoint[] = [
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
    act: 'scenario.review',
    summary: '联合审核场景',
    params: IdParam,
    body: DecideScenario,
    answer: ScenarioView,
    handle: (ctx, { params, body }) => decideScenario(ctx, params.id, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/scenarios/{id}/withdraw',
    act: 'scenario.withdraw',
    summary: '撤回场景',
    params: IdParam,
    answer: ScenarioView,
    handle: (ctx, { params }) => withdrawScenario(ctx, params.id),
  }),
  endpoint({
    method: 'post',
    path: '/api/scenarios/{id}/agreement',
    act: 'scenario.offer_agreement',
    summary: '提交三方协议',
    params: IdParam,
    body: ScenarioAgreement,
    answer: ScenarioView,
    handle: (ctx, { params, body }) => offerScenarioAgreement(ctx, params.id, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/scenarios/{id}/confirmation',
    act: 'scenario.confirm',
    summary: '确认三方协议',
    params: IdParam,
    body: ScenarioAgreement,
    answer: ScenarioView,
    handle: (ctx, { params, body }) => confirmScenarioAgreement(ctx, params.id, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/scenarios/{id}/supplies',
    act: 'scenario.supply',
    summary: '登记供数',
    params: IdParam,
    body: SupplyScenario,
    answer: ScenarioView,
    status: 201,
    handle: (ctx, { params, body }) => supplyScenario(ctx, params.id, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/scenarios/{id}/close',
    act: 'scenario.close',
    summary: '销毁数据并结束场景',
    params: IdParam,
    body: CloseScenario,
    answer: ScenarioView,
    handle: (ctx, { params, body }) => closeScenario(ctx, params.id, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/scenarios/{id}/stop',
    act: 'scenario.stop',
    summary: '终止场景',
    params: IdParam,
    body: StopScenario,
    answer: ScenarioView,
    handle: (ctx, { params, body }) => stopScenario(ctx, params.id, body),
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
