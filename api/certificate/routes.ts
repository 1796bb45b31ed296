import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { z } from '@hono/zod-openapi'
import { decideFiling, fileDeal } from './file-deal.ts'
import { listCertificates, listFilings, lookUpCertificate } from './find.ts'
import { issueCertificate } from './issue.ts'
import { printOut } from './print-out.ts'
import { revokeCertificate } from './revoke.ts'
import {
  CertificateLookUp, CertificateView, DecideFiling, FileDeal, FilingView, IssueCertificate, NumberParam, RevokeCertificate,
} from './schema.ts'

export const certificateEndpoints: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/certificates',
    act: 'certificate.issue',
    summary: '申请凭证：主体、挂牌、交易',
    body: IssueCertificate,
    answer: CertificateView,
    status: 201,
    handle: (ctx, { body }) => issueCertificate(ctx, body),
  }),
  endpoint({
    method: 'get',
    path: '/api/certificates',
    act: 'certificate.view',
    summary: '凭证列表',
    query: PageQuery,
    answer: pageOf(CertificateView),
    handle: (ctx, { query }) => listCertificates(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/api/certificates/{number}',
    act: 'catalog.view',
    summary: '按编号查验凭证',
    params: NumberParam,
    answer: CertificateLookUp,
    handle: (ctx, { params }) => lookUpCertificate(ctx, params.number),
  }),
  endpoint({
    method: 'get',
    path: '/api/certificates/{number}/pdf',
    act: 'certificate.view',
    summary: '凭证的 PDF',
    params: NumberParam,
    answer: z.unknown(),
    stream: async (edge, { params }) =>
      new Response(await printOut(edge, params.number), {
        headers: {
          'content-type': 'application/pdf',
          'content-disposition': `attachment; filename="${params.number}.pdf"`,
          'cache-control': 'private, no-store',
          'x-content-type-options': 'nosniff',
        },
      }),
  }),
  endpoint({
    method: 'post',
    path: '/api/certificates/{number}/revocation',
    act: 'certificate.revoke',
    summary: '撤销凭证',
    params: NumberParam,
    body: RevokeCertificate,
    answer: CertificateView,
    handle: (ctx, { params, body }) => revokeCertificate(ctx, params.number, body.reason),
  }),
  endpoint({
    method: 'post',
    path: '/api/filings',
    act: 'filing.submit',
    summary: '提交场外交易备案',
    body: FileDeal,
    answer: FilingView,
    status: 201,
    handle: (ctx, { body }) => fileDeal(ctx, body),
  }),
  endpoint({
    method: 'get',
    path: '/api/filings',
    act: 'filing.view',
    summary: '场外交易备案列表',
    query: PageQuery,
    answer: pageOf(FilingView),
    handle: (ctx, { query }) => listFilings(ctx, query),
  }),
  endpoint({
    method: 'post',
    path: '/api/filings/{id}/decision',
    act: 'filing.decide',
    summary: '审核场外交易备案',
    params: IdParam,
    body: DecideFiling,
    answer: FilingView,
    handle: (ctx, { params, body }) => decideFiling(ctx, params.id, body),
  }),
]
