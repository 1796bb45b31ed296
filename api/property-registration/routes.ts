import { z } from '@hono/zod-openapi'
import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { importCertificate, markProperty, revokeProperty, verifyCertificate } from './certificate.ts'
import { getProperty, listProperties, precheckOf } from './find.ts'
import { editProperty, prepareProperty, submitProperty } from './prepare.ts'
import { STATES } from './property-registration.ts'
import {
  EditProperty, ImportCertificate, MarkProperty, PrepareProperty, PropertyPrecheck, PropertyView, RevokeProperty,
  SubmitProperty, VerifyProperty,
} from './schema.ts'

const answer = PropertyView
const params = IdParam

export const propertyRegistrationEndpoints: Endpoint[] = [
  endpoint({
    method: 'post', path: '/api/property-registrations', act: 'property.prepare', summary: '准备数据产权登记',
    body: PrepareProperty, answer, status: 201,
    handle: (ctx, { body }) => prepareProperty(ctx, body),
  }),
  endpoint({
    method: 'get', path: '/api/property-registrations', act: 'property.view', summary: '数据产权登记',
    query: PageQuery.extend({ state: z.enum(STATES).optional() }), answer: pageOf(PropertyView),
    handle: (ctx, { query }) => listProperties(ctx, query),
  }),
  endpoint({
    method: 'get', path: '/api/property-registrations/{id}', act: 'property.view', summary: '数据产权登记详情',
    params, answer,
    handle: (ctx, { params: { id } }) => getProperty(ctx, id),
  }),
  endpoint({
    method: 'put', path: '/api/property-registrations/{id}/form', act: 'property.prepare', summary: '填写产权登记申请表',
    params, body: EditProperty, answer,
    handle: (ctx, { params: { id }, body }) => editProperty(ctx, id, body),
  }),
  endpoint({
    method: 'get', path: '/api/property-registrations/{id}/precheck', act: 'property.prepare', summary: '产权登记预审',
    params, answer: PropertyPrecheck,
    handle: (ctx, { params: { id } }) => precheckOf(ctx, id),
  }),
  endpoint({
    method: 'post', path: '/api/property-registrations/{id}/submission', act: 'property.prepare',
    summary: '标记已向登记机构提交', params, body: SubmitProperty, answer,
    handle: (ctx, { params: { id }, body }) => submitProperty(ctx, id, body),
  }),
  endpoint({
    method: 'post', path: '/api/property-registrations/{id}/certificate', act: 'property.prepare',
    summary: '录入产权登记凭证', params, body: ImportCertificate, answer,
    handle: (ctx, { params: { id }, body }) => importCertificate(ctx, id, body),
  }),
  endpoint({
    method: 'post', path: '/api/property-registrations/{id}/verification', act: 'property.verify',
    summary: '核验产权登记凭证', params, body: VerifyProperty, answer,
    handle: (ctx, { params: { id }, body }) => verifyCertificate(ctx, id, body),
  }),
  endpoint({
    method: 'post', path: '/api/property-registrations/{id}/mark', act: 'property.verify', summary: '标记产权登记异议',
    params, body: MarkProperty, answer,
    handle: (ctx, { params: { id }, body }) => markProperty(ctx, id, body),
  }),
  endpoint({
    method: 'post', path: '/api/property-registrations/{id}/revocation', act: 'property.verify',
    summary: '记录凭证被撤销', params, body: RevokeProperty, answer,
    handle: (ctx, { params: { id }, body }) => revokeProperty(ctx, id, body),
  }),
]
