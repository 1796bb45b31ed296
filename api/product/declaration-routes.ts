import { z } from '@hono/zod-openapi'
import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { idText } from '#api/resource/schema.ts'
import { ComparisonView } from './comparison-schema.ts'
import { ConsentView, EnterConsent } from './consent-schema.ts'
import { DeclarationView, DeclareProduct } from './declaration-schema.ts'
import { declareProduct } from './declare.ts'
import { enterConsent } from './enter-consent.ts'
import { getComparison } from './find-comparison.ts'
import { listConsents } from './find-consents.ts'
import { getDeclaration } from './find-declaration.ts'
import { withdrawConsent } from './withdraw-consent.ts'

const number = z.coerce.number().int().min(1).max(1_000_000)

/** What a product is declared to be, the consents that it rests on, and how its versions differ. */
export const declarationEndpoints: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/products/{id}/declaration',
    act: 'product.view',
    summary: '合规与分级声明，与平台检出的个人信息对照',
    params: IdParam,
    answer: DeclarationView,
    handle: (ctx, { params }) => getDeclaration(ctx, params.id),
  }),
  endpoint({
    method: 'put',
    path: '/api/products/{id}/declaration',
    act: 'product.declare',
    summary: '提交合规与分级声明',
    params: IdParam,
    body: DeclareProduct,
    answer: DeclarationView,
    handle: (ctx, { params, body }) => declareProduct(ctx, params.id, body),
  }),
  endpoint({
    method: 'get',
    path: '/api/products/{id}/versions/{number}/difference',
    act: 'product.view',
    summary: '版本差异（只比较字段和统计量）',
    params: IdParam.extend({ number }),
    query: z.object({ from: number.optional() }),
    answer: ComparisonView,
    handle: (ctx, { params, query }) => getComparison(ctx, { productId: params.id, number: params.number, ...query }),
  }),
  endpoint({
    method: 'post',
    path: '/api/products/{id}/consents',
    act: 'consent.enter',
    summary: '登记个人向特定接收方提供的单独同意',
    params: IdParam,
    body: EnterConsent,
    answer: ConsentView,
    status: 201,
    handle: (ctx, { params, body }) => enterConsent(ctx, params.id, body),
  }),
  endpoint({
    method: 'get',
    path: '/api/consents',
    act: 'consent.view',
    summary: '单独同意列表',
    query: PageQuery.extend({ productId: idText.optional() }),
    answer: pageOf(ConsentView),
    handle: (ctx, { query }) => listConsents(ctx, query),
  }),
  endpoint({
    method: 'post',
    path: '/api/consents/{id}/withdrawal',
    act: 'consent.withdraw',
    summary: '撤回单独同意',
    params: IdParam,
    answer: ConsentView,
    handle: (ctx, { params }) => withdrawConsent(ctx, params.id),
  }),
]
