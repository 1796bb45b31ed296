import { z } from '@hono/zod-openapi'
import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { terminateAgreement } from './activate.ts'
import { AGREEMENT_STATES } from './agreement.ts'
import { agreementExport } from './export.ts'
import { listAgreements, viewAgreement } from './find.ts'
import { counterOffer, declineAgreement, makeOffer } from './negotiate.ts'
import { AgreementView, Counter, MakeOffer, Reason, Sign, StandingTerms, TypedData } from './schema.ts'
import { provenSign, type Signing, signAgreement, viewTerms } from './sign.ts'
import { publishStandingOffer, viewStandingTerms } from './standing-offer.ts'

const StandingOfferView = z.object({
  listingId: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  quota: z.number().int(),
})

export const agreementEndpoints = (signing: Signing): Endpoint[] => [
  agreementExport,
  endpoint({
    method: 'post',
    path: '/api/agreements',
    act: 'agreement.offer',
    summary: '发出要约',
    body: MakeOffer,
    answer: AgreementView,
    status: 201,
    idempotent: true,
    handle: (ctx, { body }) => makeOffer(ctx, body),
  }),
  endpoint({
    method: 'get',
    path: '/api/agreements',
    act: 'agreement.view',
    summary: '我的合约',
    query: PageQuery.extend({ state: z.enum(AGREEMENT_STATES).optional() }),
    answer: pageOf(AgreementView),
    handle: (ctx, { query }) => listAgreements(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/api/agreements/{id}',
    act: 'agreement.view',
    summary: '合约',
    params: IdParam,
    answer: AgreementView,
    handle: (ctx, { params }) => viewAgreement(ctx, params.id),
  }),
  endpoint({
    method: 'get',
    path: '/api/agreements/{id}/terms',
    act: 'agreement.view',
    summary: '待签条款（EIP-712）',
    params: IdParam,
    answer: TypedData,
    handle: (ctx, { params }) => viewTerms(ctx, params.id, signing),
  }),
  endpoint({
    method: 'post',
    path: '/api/agreements/{id}/counter',
    act: 'agreement.counter',
    summary: '还价',
    params: IdParam,
    body: Counter,
    answer: AgreementView,
    handle: (ctx, { params, body }) => counterOffer(ctx, params.id, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/agreements/{id}/sign',
    act: 'agreement.sign',
    summary: '签署',
    params: IdParam,
    body: Sign,
    answer: AgreementView,
    before: (edge, { body }) => provenSign(edge, body),
    handle: (ctx, { params }, sign) => signAgreement(ctx, params.id, sign, signing),
  }),
  endpoint({
    method: 'post',
    path: '/api/agreements/{id}/decline',
    act: 'agreement.decline',
    summary: '拒绝或撤回要约',
    params: IdParam,
    body: Reason,
    answer: AgreementView,
    handle: (ctx, { params, body }) => declineAgreement(ctx, params.id, body.reason),
  }),
  endpoint({
    method: 'post',
    path: '/api/agreements/{id}/terminate',
    act: 'agreement.terminate',
    summary: '解除合约',
    params: IdParam,
    body: Reason,
    answer: AgreementView,
    status: 202,
    handle: (ctx, { params, body }) => terminateAgreement(ctx, params.id, body.reason),
    settles: {
      subject: ({ id }) => id,
      location: ({ id }) => `/api/agreements/${id}`,
      view: (ctx, { id }) => viewAgreement(ctx, id),
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/listings/{id}/standing-offer/terms',
    act: 'listing.publish_standing_offer',
    summary: '格式要约的待签条款（EIP-712）',
    params: IdParam,
    body: StandingTerms,
    answer: TypedData,
    handle: (ctx, { params, body }) => viewStandingTerms(ctx, params.id, body, signing),
  }),
  endpoint({
    method: 'post',
    path: '/api/listings/{id}/standing-offer',
    act: 'listing.publish_standing_offer',
    summary: '发布格式要约',
    params: IdParam,
    body: StandingTerms.extend({ sign: Sign }),
    answer: StandingOfferView,
    before: (edge, { body }) => provenSign(edge, body.sign),
    handle: (ctx, { params, body }, sign) => publishStandingOffer(ctx, params.id, { ...body, sign }, signing),
  }),
]
