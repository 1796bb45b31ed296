import { z } from '@hono/zod-openapi'
import { Difference } from '#api/content/schema.ts'
import { type Edge, type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { run } from '#api/http/run.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { createProduct } from './create.ts'
import { describeVersion } from './describe.ts'
import { differenceOf } from './difference.ts'
import { getProduct, getProductVersion, listProducts } from './find.ts'
import { checkFileName, fileNameOf } from './product.ts'
import type { Content, Run } from './read-version.ts'
import { CreateProduct, DescribeVersion, ProductSummary, ProductView, VersionView } from './schema.ts'
import { uploadVersion } from './upload.ts'

const number = z.coerce.number().int().min(1).max(1_000_000)
const VersionParam = IdParam.extend({ number })

const runOf =
  ({ server, actor, requestId }: Edge): Run =>
  (verb) =>
    run(server, actor, requestId, verb)

const productReads: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/products',
    act: 'product.create',
    summary: '创建数据产品',
    body: CreateProduct,
    answer: ProductSummary,
    status: 201,
    handle: (ctx, { body }) => createProduct(ctx, body),
  }),
  endpoint({
    method: 'get',
    path: '/api/products',
    act: 'product.view',
    summary: '数据产品列表',
    query: PageQuery,
    answer: pageOf(ProductSummary),
    handle: (ctx, { query }) => listProducts(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/api/products/{id}',
    act: 'product.view',
    summary: '数据产品',
    params: IdParam,
    answer: ProductView,
    handle: (ctx, { params }) => getProduct(ctx, params.id),
  }),
  endpoint({
    method: 'get',
    path: '/api/products/{id}/versions/{number}',
    act: 'product.view',
    summary: '产品版本',
    params: VersionParam,
    answer: VersionView,
    handle: (ctx, { params }) => getProductVersion(ctx, params.id, params.number),
  }),
]

/** The routes of products; `content` is what their files are kept in and read by. */
export const productEndpoints = (content: Content): Endpoint[] => [
  ...productReads,
  endpoint({
    method: 'post',
    path: '/api/products/{id}/versions',
    act: 'product.upload',
    summary: '上传产品版本（请求体为文件原始字节，文件名取自 fileName 或 Content-Disposition；Excel 工作簿可用 sheet 指明工作表）',
    params: IdParam,
    query: z.object({ fileName: z.string().max(1000).optional(), sheet: z.string().min(1).max(255).optional() }),
    answer: VersionView,
    status: 201,
    stream: async (edge, { params, query }) => {
      const fileName = checkFileName(query.fileName ?? fileNameOf(edge.c.req.header('content-disposition') ?? ''))
      const version = await uploadVersion(edge, content, { productId: params.id, fileName, sheet: query.sheet })
      return edge.c.json(version, 201)
    },
  }),
  endpoint({
    method: 'put',
    path: '/api/products/{id}/versions/{number}/description',
    act: 'product.describe',
    summary: '说明字段并设置脱敏',
    params: VersionParam,
    body: DescribeVersion,
    answer: VersionView,
    stream: async (edge, { params, body }) => {
      const which = { productId: params.id, number: params.number }
      return edge.c.json(await describeVersion(runOf(edge), content, which, body))
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/products/{id}/difference',
    act: 'product.view',
    summary: '比较两个版本',
    params: IdParam,
    query: z.object({ from: number, to: number }),
    answer: Difference,
    stream: async (edge, { params, query }) =>
      edge.c.json(await differenceOf(runOf(edge), content, { productId: params.id, ...query })),
  }),
]
