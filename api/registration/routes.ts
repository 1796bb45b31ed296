import { z } from '@hono/zod-openapi'
import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { idText } from '#api/resource/schema.ts'
import { decideAcceptance, publishRegistration, reviewRegistration } from './decide.ts'
import { draftRegistration, editRegistration } from './draft.ts'
import { clearExpired, completeCancellation, revokeRegistration } from './end.ts'
import { precheckRegistration } from './facts.ts'
import { getRegistration, listRegistrations } from './find.ts'
import { importRegistration, verifyImport } from './import.ts'
import { codeRegistration } from './issue-code.ts'
import { answerObjection, listOwnObjections, objectToRegistration } from './object.ts'
import { listPublicRegistrations } from './public.ts'
import { STATES } from './registration.ts'
import {
  AnswerObjection, codeText, DecideAcceptance, DraftRegistration, EditRegistration, ImportRegistration, ObjectionParams,
  OwnObjection, Precheck, PublicRegistration, RaiseObjection, RegistrationView, ReviewRegistration, RevokeRegistration,
  Supplement, VerifyRegistration, WithdrawRegistration,
} from './schema.ts'
import {
  depositRegistration, submitRegistration, supplementRegistration, withdrawRegistration,
} from './submit.ts'

const answer = RegistrationView
const params = IdParam

const applying: Endpoint[] = [
  endpoint({
    method: 'post', path: '/api/registrations', act: 'registration.apply', summary: '起草登记申请',
    body: DraftRegistration, answer, status: 201,
    handle: (ctx, { body }) => draftRegistration(ctx, body),
  }),
  endpoint({
    method: 'put', path: '/api/registrations/{id}/form', act: 'registration.apply', summary: '填写登记申请表',
    params, body: EditRegistration, answer,
    handle: (ctx, { params: { id }, body }) => editRegistration(ctx, id, body),
  }),
  endpoint({
    method: 'get', path: '/api/registrations/{id}/precheck', act: 'registration.apply', summary: '登记预审',
    params, answer: Precheck,
    handle: (ctx, { params: { id } }) => precheckRegistration(ctx, id),
  }),
  endpoint({
    method: 'post', path: '/api/registrations/{id}/deposit', act: 'registration.apply', summary: '登记存证',
    params, answer, status: 202,
    handle: (ctx, { params: { id } }) => depositRegistration(ctx, id),
    settles: {
      subject: ({ id }) => id,
      location: ({ id }) => `/api/registrations/${id}`,
      view: (ctx, { id }) => getRegistration(ctx, id),
    },
  }),
  endpoint({
    method: 'post', path: '/api/registrations/{id}/submit', act: 'registration.apply', summary: '提交登记申请',
    params, answer,
    handle: (ctx, { params: { id } }) => submitRegistration(ctx, id),
  }),
  endpoint({
    method: 'post', path: '/api/registrations/{id}/withdraw', act: 'registration.apply', summary: '撤回登记申请',
    params, body: WithdrawRegistration, answer,
    handle: (ctx, { params: { id }, body }) => withdrawRegistration(ctx, id, body),
  }),
  endpoint({
    method: 'post', path: '/api/registrations/{id}/supplement', act: 'registration.apply', summary: '补交容缺材料',
    params, body: Supplement, answer,
    handle: (ctx, { params: { id }, body }) => supplementRegistration(ctx, id, body),
  }),
  endpoint({
    method: 'post', path: '/api/resources/{id}/register', act: 'resource.register', summary: '录入已有的登记编码',
    params, body: ImportRegistration, answer, status: 201,
    handle: (ctx, { params: { id }, body }) => importRegistration(ctx, id, body),
  }),
]

const deciding: Endpoint[] = [
  endpoint({
    method: 'post', path: '/api/registrations/{id}/acceptance', act: 'registration.decide', summary: '受理登记申请',
    params, body: DecideAcceptance, answer,
    handle: (ctx, { params: { id }, body }) => decideAcceptance(ctx, id, body),
  }),
  endpoint({
    method: 'post', path: '/api/registrations/{id}/review', act: 'registration.decide', summary: '登记形式审核',
    params, body: ReviewRegistration, answer,
    handle: (ctx, { params: { id }, body }) => reviewRegistration(ctx, id, body),
  }),
  endpoint({
    method: 'post', path: '/api/registrations/{id}/publicity', act: 'registration.decide', summary: '登记公示',
    params, answer,
    handle: (ctx, { params: { id } }) => publishRegistration(ctx, id),
  }),
  endpoint({
    method: 'post', path: '/api/registrations/{id}/objections/{objectionId}/answer', act: 'registration.decide',
    summary: '答复登记异议', params: ObjectionParams, body: AnswerObjection, answer: OwnObjection,
    handle: (ctx, { params: { id, objectionId }, body }) => answerObjection(ctx, id, objectionId, body),
  }),
  endpoint({
    method: 'post', path: '/api/registrations/{id}/code', act: 'registration.decide', summary: '赋码',
    params, answer,
    handle: (ctx, { params: { id } }) => codeRegistration(ctx, id),
  }),
  endpoint({
    method: 'post', path: '/api/registrations/{id}/cancellation', act: 'registration.decide', summary: '办结注销登记',
    params, answer,
    handle: (ctx, { params: { id } }) => completeCancellation(ctx, id),
  }),
  endpoint({
    method: 'post', path: '/api/registrations/{id}/clearance', act: 'registration.decide', summary: '注销到期登记',
    params, answer,
    handle: (ctx, { params: { id } }) => clearExpired(ctx, id),
  }),
  endpoint({
    method: 'post', path: '/api/registrations/{id}/revocation', act: 'registration.decide', summary: '撤销登记',
    params, body: RevokeRegistration, answer,
    handle: (ctx, { params: { id }, body }) => revokeRegistration(ctx, id, body),
  }),
  endpoint({
    method: 'post', path: '/api/registrations/{id}/verification', act: 'registration.decide', summary: '核验登记编码',
    params, body: VerifyRegistration, answer,
    handle: (ctx, { params: { id }, body }) => verifyImport(ctx, id, body),
  }),
]

const looking: Endpoint[] = [
  endpoint({
    method: 'get', path: '/api/registrations', act: 'registration.view', summary: '登记申请',
    query: PageQuery.extend({ state: z.enum(STATES).optional(), subjectId: idText.optional() }),
    answer: pageOf(RegistrationView),
    handle: (ctx, { query }) => listRegistrations(ctx, query),
  }),
  endpoint({
    method: 'get', path: '/api/registrations/{id}', act: 'registration.view', summary: '登记申请详情',
    params, answer,
    handle: (ctx, { params: { id } }) => getRegistration(ctx, id),
  }),
  endpoint({
    method: 'post', path: '/api/registrations/{id}/objections', act: 'registration.object', summary: '提出登记异议',
    params, body: RaiseObjection, answer: OwnObjection, status: 201,
    handle: (ctx, { params: { id }, body }) => objectToRegistration(ctx, id, body),
  }),
  endpoint({
    method: 'get', path: '/api/registration-objections', act: 'registration.object', summary: '本单位提出的登记异议',
    answer: z.object({ items: z.array(OwnObjection) }),
    handle: (ctx) => listOwnObjections(ctx),
  }),
  endpoint({
    method: 'get', path: '/api/public/registrations', act: 'registration.query', summary: '登记公示与编码查询',
    query: PageQuery.extend({ code: codeText.optional() }), answer: pageOf(PublicRegistration),
    handle: (ctx, { query }) => listPublicRegistrations(ctx, query),
  }),
]

export const registrationEndpoints: Endpoint[] = [...applying, ...deciding, ...looking]
