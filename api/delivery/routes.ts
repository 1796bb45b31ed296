import { z } from '@hono/zod-openapi'
import { type Edge, type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { keyOf } from '#api/http/idempotency.ts'
import { run } from '#api/http/run.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { idText } from '#api/resource/schema.ts'
import { transferExport } from './export.ts'
import { listTransfers, transferView, viewTransfer } from './find.ts'
import { receiptOf } from './receipt.ts'
import { awaitWitness, type Delivery, requestTransfer } from './request.ts'
import { RequestTransfer, TransferAnswer, TransferView } from './schema.ts'
import { contentResponse, isWantedInline } from './send.ts'

async function answerTransfer(edge: Edge, delivery: Delivery, agreementId: string, demand: RequestTransfer) {
  const { c, server } = edge
  const key = keyOf(c.req.header('idempotency-key'))
  const transfer = await requestTransfer(edge, delivery, agreementId, key, demand)
  const receipt = `/api/transfers/${transfer.id}/receipt`
  if (isWantedInline(c.req.header('accept'), transfer)) {
    const response = await contentResponse(edge, delivery, transfer.id)
    response.headers.set('link', `<${receipt}>; rel="describedby"; type="application/json"`)
    return response
  }
  const ready = await awaitWitness(server, delivery, transfer)
  const answer: z.input<typeof TransferAnswer> = {
    transfer: transferView(transfer),
    content: `/api/transfers/${transfer.id}/content`,
    receipt: { href: receipt, state: ready ? 'ready' : 'awaiting_witness' },
  }
  return c.json(answer, 201)
}

export const deliveryEndpoints = (delivery: Delivery, platform: string): Endpoint[] => [
  transferExport,
  endpoint({
    method: 'post',
    path: '/api/agreements/{id}/transfers',
    act: 'transfer.request',
    summary: '请求交付：先存证，后放行',
    params: IdParam,
    body: RequestTransfer,
    answer: TransferAnswer,
    status: 201,
    stream: (edge, { params, body }) => answerTransfer(edge, delivery, params.id, body),
  }),
  endpoint({
    method: 'get',
    path: '/api/transfers',
    act: 'transfer.view',
    summary: '交付记录',
    query: PageQuery.extend({ agreementId: idText.optional() }),
    answer: pageOf(TransferView),
    handle: (ctx, { query }) => listTransfers(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/api/transfers/{id}',
    act: 'transfer.view',
    summary: '一次交付',
    params: IdParam,
    answer: TransferView,
    handle: (ctx, { params }) => viewTransfer(ctx, params.id),
  }),
  endpoint({
    method: 'get',
    path: '/api/transfers/{id}/receipt',
    act: 'transfer.view',
    summary: '存证回执（规范 JSON，可离线核验）',
    params: IdParam,
    answer: z.unknown(),
    stream: async ({ c, server, actor, requestId }, { params }) => {
      const text = await run(server, actor, requestId, (ctx) => receiptOf(ctx, params.id, platform))
      return c.body(text, 200, { 'content-type': 'application/json', 'cache-control': 'private, no-store' })
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/transfers/{id}/content',
    act: 'transfer.download',
    summary: '已存证内容的字节，可分段、可续传',
    params: IdParam,
    answer: z.unknown(),
    stream: (edge, { params }) => contentResponse(edge, delivery, params.id),
  }),
]
