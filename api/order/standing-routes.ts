import { viewAgreement } from '#api/agreement/find.ts'
import { AgreementView, Sign, TypedData } from '#api/agreement/schema.ts'
import { provenSign, type Signing } from '#api/agreement/sign.ts'
import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { acceptStandingOffer, viewStandingAcceptance } from './accept-standing.ts'

export const standingEndpoints = (signing: Signing): Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/api/listings/{id}/acceptance/terms',
    act: 'agreement.accept_standing',
    summary: '接受格式要约须签的条款（EIP-712）',
    params: IdParam,
    answer: TypedData,
    handle: (ctx, { params }) => viewStandingAcceptance(ctx, params.id, signing),
  }),
  endpoint({
    method: 'post',
    path: '/api/listings/{id}/acceptance',
    act: 'agreement.accept_standing',
    summary: '接受格式要约：签署、下单并上链生效',
    params: IdParam,
    body: Sign,
    answer: AgreementView,
    status: 202,
    idempotent: true,
    before: (edge, { body }) => provenSign(edge, body),
    handle: (ctx, { params }, sign) => acceptStandingOffer(ctx, params.id, sign, signing),
    settles: {
      subject: ({ id }) => id,
      location: ({ id }) => `/api/agreements/${id}`,
      view: (ctx, { id }) => viewAgreement(ctx, id),
    },
  }),
]
