import { z } from '@hono/zod-openapi'
import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { addApiKey, listApiKeys, revokeApiKey } from './api-key.ts'
import { applyForAdmission } from './apply.ts'
import { getOwnParticipant, listParticipants } from './find.ts'
import { PARTICIPANT_STATES } from './participant.ts'
import { addPerson, disablePerson, listPeople } from './people.ts'
import { reviewParticipant } from './review.ts'
import {
  AddApiKey,
  AddKey,
  AddPerson,
  ApiKeyView,
  Apply,
  KeyView,
  ParticipantView,
  PersonView,
  Review,
  SessionView,
  SignIn,
} from './schema.ts'
import { hashPassword } from './secret.ts'
import { checkCredentials, proveFreshly, signIn, signOut } from './session.ts'
import { addSigningKey, getKeyMessage, listSigningKeys, viewSigningKey } from './signing-key.ts'

const AddressQuery = z.object({ address: z.string().regex(/^0x[0-9a-fA-F]{40}$/) })

export const participantEndpoints = ({ sealKey }: { sealKey: Buffer }): Endpoint[] => [
  endpoint({
    method: 'post',
    path: '/api/participants',
    act: 'participant.apply',
    summary: '申请入驻',
    body: Apply,
    answer: ParticipantView,
    status: 201,
    before: (_, { body }) => hashPassword(body.person.password),
    handle: (ctx, { body }, passwordHash) => applyForAdmission(ctx, body, passwordHash),
  }),
  endpoint({
    method: 'get',
    path: '/api/participants',
    act: 'participant.list',
    summary: '交易主体列表',
    query: PageQuery.extend({ state: z.enum(PARTICIPANT_STATES).optional() }),
    answer: pageOf(ParticipantView),
    handle: (ctx, { query }) => listParticipants(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/api/participants/me',
    act: 'participant.view_own',
    summary: '本单位',
    answer: ParticipantView,
    handle: (ctx) => getOwnParticipant(ctx),
  }),
  endpoint({
    method: 'post',
    path: '/api/participants/{id}/review',
    act: 'participant.review',
    summary: '审核入驻申请',
    params: IdParam,
    body: Review,
    answer: ParticipantView,
    handle: (ctx, { params, body }) => reviewParticipant(ctx, params.id, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/sessions',
    act: 'participant.sign_in',
    summary: '登录',
    body: SignIn,
    answer: SessionView,
    status: 201,
    before: ({ server }, { body }) => checkCredentials(server, body),
    handle: (ctx, _, person) => signIn(ctx, person),
  }),
  endpoint({
    method: 'delete',
    path: '/api/sessions',
    act: 'participant.sign_out',
    summary: '退出登录',
    answer: z.object({ ended: z.boolean() }),
    handle: (ctx) => signOut(ctx),
  }),
  endpoint({
    method: 'get',
    path: '/api/people',
    act: 'participant.manage_people',
    summary: '本单位人员',
    answer: pageOf(PersonView),
    handle: (ctx) => listPeople(ctx),
  }),
  endpoint({
    method: 'post',
    path: '/api/people',
    act: 'participant.manage_people',
    summary: '添加人员',
    body: AddPerson,
    answer: PersonView,
    status: 201,
    before: (_, { body }) => hashPassword(body.password),
    handle: (ctx, { body }, passwordHash) => addPerson(ctx, body, passwordHash),
  }),
  endpoint({
    method: 'post',
    path: '/api/people/{id}/disable',
    act: 'participant.manage_people',
    summary: '停用人员账号',
    params: IdParam,
    answer: PersonView,
    handle: (ctx, { params }) => disablePerson(ctx, params.id),
  }),
  endpoint({
    method: 'get',
    path: '/api/keys',
    act: 'participant.manage_keys',
    summary: '签名密钥列表',
    answer: pageOf(KeyView),
    handle: (ctx) => listSigningKeys(ctx),
  }),
  endpoint({
    method: 'get',
    path: '/api/keys/message',
    act: 'participant.manage_keys',
    summary: '登记自持密钥须签署的文字',
    query: AddressQuery,
    answer: z.object({ message: z.string() }),
    handle: async (ctx, { query }) => getKeyMessage(ctx, query.address),
  }),
  endpoint({
    method: 'post',
    path: '/api/keys',
    act: 'participant.manage_keys',
    summary: '登记或轮换签名密钥',
    body: AddKey,
    answer: KeyView,
    status: 202,
    before: (edge, { body }) => proveFreshly(edge, body.password),
    handle: (ctx, { body }, proof) => addSigningKey(ctx, body, proof, sealKey),
    settles: {
      subject: ({ participantId }) => participantId,
      location: () => '/api/keys',
      view: (ctx, { id }) => viewSigningKey(ctx, id),
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/api-keys',
    act: 'participant.manage_api_keys',
    summary: 'API 密钥列表',
    answer: pageOf(ApiKeyView),
    handle: (ctx) => listApiKeys(ctx),
  }),
  endpoint({
    method: 'post',
    path: '/api/api-keys',
    act: 'participant.manage_api_keys',
    summary: '新建 API 密钥',
    body: AddApiKey,
    answer: ApiKeyView.extend({ token: z.string() }),
    status: 201,
    handle: (ctx, { body }) => addApiKey(ctx, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/api-keys/{id}/revoke',
    act: 'participant.manage_api_keys',
    summary: '吊销 API 密钥',
    params: IdParam,
    answer: ApiKeyView,
    handle: (ctx, { params }) => revokeApiKey(ctx, params.id),
  }),
]
