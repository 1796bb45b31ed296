import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { assessOperator, rectifyAssessment } from './assess.ts'
import {
  abandonChange,
  acceptChange,
  approveChange,
  decideChange,
  fileChange,
  proposeChange,
} from './change-authorization.ts'
import { NumberedDocument } from './plan-schema.ts'
import { AssessOperator, AuthorizationView, ProposeChange, RectifyAssessment } from './schema.ts'

/** Recording a public document about a change: the decision, the approval, the filing. */
const documented = (path: 'decide' | 'approve' | 'file', summary: string, verb: typeof decideChange): Endpoint =>
  endpoint({
    method: 'post',
    path: `/api/authorization-changes/{id}/${path}`,
    act: 'authorization.change',
    summary,
    params: IdParam,
    body: NumberedDocument,
    answer: AuthorizationView,
    handle: (ctx, { params, body }) => verb(ctx, params.id, body),
  })

/** What becomes of a grant in its course: changes and assessments. */
export const changeEndpoints: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/authorizations/{id}/changes',
    act: 'authorization.change',
    summary: '提出授权变更',
    params: IdParam,
    body: ProposeChange,
    answer: AuthorizationView,
    status: 201,
    handle: (ctx, { params, body }) => proposeChange(ctx, params.id, body),
  }),
  documented('decide', '记录变更的集体决策', decideChange),
  documented('approve', '记录变更的政府批准', approveChange),
  endpoint({
    method: 'post',
    path: '/api/authorization-changes/{id}/accept',
    act: 'authorization.accept_change',
    summary: '接受变更',
    params: IdParam,
    answer: AuthorizationView,
    handle: (ctx, { params }) => acceptChange(ctx, params.id),
  }),
  documented('file', '记录变更备案，变更生效', fileChange),
  endpoint({
    method: 'post',
    path: '/api/authorization-changes/{id}/abandon',
    act: 'authorization.change',
    summary: '放弃变更',
    params: IdParam,
    answer: AuthorizationView,
    handle: (ctx, { params }) => abandonChange(ctx, params.id),
  }),
  endpoint({
    method: 'post',
    path: '/api/authorizations/{id}/assessments',
    act: 'authorization.assess',
    summary: '年度评估',
    params: IdParam,
    body: AssessOperator,
    answer: AuthorizationView,
    status: 201,
    handle: (ctx, { params, body }) => assessOperator(ctx, params.id, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/assessments/{id}/rectification',
    act: 'authorization.rectify',
    summary: '提交评估整改',
    params: IdParam,
    body: RectifyAssessment,
    answer: AuthorizationView,
    handle: (ctx, { params, body }) => rectifyAssessment(ctx, params.id, body),
  }),
]
