import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { idText } from '#api/resource/schema.ts'
import { applyToOperate } from './apply-plan.ts'
import { callPlan } from './call-plan.ts'
import { chooseOperator, closePublicity } from './choose-operator.ts'
import { approvePlan, decidePlan, filePlan } from './decide-plan.ts'
import { draftPlan, editPlan } from './draft-plan.ts'
import { answerObjection, objectToPlan } from './object-to-plan.ts'
import { getPlan, listPlans, listPublishedPlans } from './plan-find.ts'
import {
  AnswerObjection,
  ApplyToOperate,
  CallPlan,
  ChooseOperator,
  DraftPlan,
  NumberedDocument,
  ObjectToPlan,
  PlanView,
  PublishedPlan,
  WithdrawPlan,
} from './plan-schema.ts'
import { withdrawPlan } from './withdraw-plan.ts'

const ObjectionParam = IdParam.extend({ objectionId: idText })

/** Recording a public document about a plan: the decision, the approval, the filing. */
const documented = (
  path: 'decide' | 'approve' | 'file',
  summary: string,
  verb: typeof decidePlan,
): Endpoint =>
  endpoint({
    method: 'post',
    path: `/api/plans/{id}/${path}`,
    act: 'plan.decide',
    summary,
    params: IdParam,
    body: NumberedDocument,
    answer: PlanView,
    handle: (ctx, { params, body }) => verb(ctx, params.id, body),
  })

export const planEndpoints: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/public/plans',
    act: 'plan.view_published',
    summary: '授权运营公开征集与选定结果公示',
    query: PageQuery,
    answer: pageOf(PublishedPlan),
    handle: (ctx, { query }) => listPublishedPlans(ctx, query),
  }),
  endpoint({
    method: 'post',
    path: '/api/plans',
    act: 'plan.draft',
    summary: '起草实施方案',
    body: DraftPlan,
    answer: PlanView,
    status: 201,
    handle: (ctx, { body }) => draftPlan(ctx, body),
  }),
  endpoint({
    method: 'get',
    path: '/api/plans',
    act: 'plan.view',
    summary: '实施方案列表',
    query: PageQuery,
    answer: pageOf(PlanView),
    handle: (ctx, { query }) => listPlans(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/api/plans/{id}',
    act: 'plan.view',
    summary: '实施方案',
    params: IdParam,
    answer: PlanView,
    handle: (ctx, { params }) => getPlan(ctx, params.id),
  }),
  endpoint({
    method: 'put',
    path: '/api/plans/{id}',
    act: 'plan.draft',
    summary: '修改实施方案草案',
    params: IdParam,
    body: DraftPlan,
    answer: PlanView,
    handle: (ctx, { params, body }) => editPlan(ctx, params.id, body),
  }),
  documented('decide', '记录集体决策（三重一大）', decidePlan),
  documented('approve', '记录政府批准', approvePlan),
  documented('file', '记录省级备案', filePlan),
  endpoint({
    method: 'post',
    path: '/api/plans/{id}/call',
    act: 'plan.call',
    summary: '公开征集运营机构',
    params: IdParam,
    body: CallPlan,
    answer: PlanView,
    handle: (ctx, { params, body }) => callPlan(ctx, params.id, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/plans/{id}/applications',
    act: 'plan.apply',
    summary: '申请成为运营机构',
    params: IdParam,
    body: ApplyToOperate,
    answer: PlanView,
    status: 201,
    handle: (ctx, { params, body }) => applyToOperate(ctx, params.id, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/plans/{id}/choice',
    act: 'plan.choose',
    summary: '确定运营机构并公示',
    params: IdParam,
    body: ChooseOperator,
    answer: PlanView,
    handle: (ctx, { params, body }) => chooseOperator(ctx, params.id, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/plans/{id}/objections',
    act: 'plan.object',
    summary: '对选定结果提出异议',
    params: IdParam,
    body: ObjectToPlan,
    answer: PlanView,
    status: 201,
    handle: (ctx, { params, body }) => objectToPlan(ctx, params.id, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/plans/{id}/objections/{objectionId}/answer',
    act: 'plan.answer',
    summary: '答复异议',
    params: ObjectionParam,
    body: AnswerObjection,
    answer: PlanView,
    handle: (ctx, { params, body }) => answerObjection(ctx, params.id, params.objectionId, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/plans/{id}/select',
    act: 'plan.choose',
    summary: '公示期满，选定运营机构',
    params: IdParam,
    answer: PlanView,
    handle: (ctx, { params }) => closePublicity(ctx, params.id),
  }),
  endpoint({
    method: 'post',
    path: '/api/plans/{id}/withdraw',
    act: 'plan.withdraw',
    summary: '撤回实施方案',
    params: IdParam,
    body: WithdrawPlan,
    answer: PlanView,
    handle: (ctx, { params, body }) => withdrawPlan(ctx, params.id, body),
  }),
]
