import { createHash } from 'node:crypto'
import { emptyFile } from '#api/content/faults.ts'
import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { run } from '#api/http/run.ts'
import { AppError } from '#api/kernel/errors.ts'
import { hex32 } from '#api/kernel/hex.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { measureExport } from './export.ts'
import { listMeasures, takeMeasure, viewMeasure } from './measure.ts'
import { MeasureView, SearchAnswer, SearchQuery, TakeMeasure, TraceView } from './schema.ts'
import { search, searchByContent } from './search.ts'
import { traceTransfer } from './trace.ts'

/** SHA-256 of a request's body, which is read and not kept. */
async function digestOfBody(body: ReadableStream<Uint8Array> | null, limitBytes: number) {
  const digest = createHash('sha256')
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > limitBytes)
      throw new AppError('too_large', 'content.too_large', `文件超过上限 ${limitBytes} 字节`, { limit: limitBytes })
    digest.update(chunk)
  }
  if (size === 0) throw emptyFile()
  return hex32(digest.digest())
}

export const supervisionEndpoints: Endpoint[] = [
  measureExport,
  endpoint({
    method: 'get',
    path: '/api/supervision/search',
    act: 'supervision.search',
    summary: '监管查询：编号、名称、文件哈希、交易哈希',
    query: SearchQuery,
    answer: SearchAnswer,
    handle: (ctx, { query }) => search(ctx, query.q),
  }),
  endpoint({
    method: 'post',
    path: '/api/supervision/search-file',
    act: 'supervision.search',
    summary: '监管查询：以文件本身查找其交付',
    answer: SearchAnswer,
    stream: async ({ c, server, actor, requestId }) => {
      const sha256 = await digestOfBody(c.req.raw.body, server.config.UPLOAD_LIMIT_BYTES)
      return c.json(await run(server, actor, requestId, (ctx) => searchByContent(ctx, sha256)))
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/supervision/trace/{id}',
    act: 'supervision.trace',
    summary: '溯源一次交付',
    params: IdParam,
    answer: TraceView,
    handle: (ctx, { params }) => traceTransfer(ctx, params.id),
  }),
  endpoint({
    method: 'get',
    path: '/api/supervision/measures',
    act: 'supervision.view_measures',
    summary: '监管措施',
    query: PageQuery,
    answer: pageOf(MeasureView),
    handle: (ctx, { query }) => listMeasures(ctx, query),
  }),
  endpoint({
    method: 'post',
    path: '/api/supervision/measures',
    act: 'supervision.measure',
    summary: '暂停或恢复主体、产品、合约或全部交付',
    body: TakeMeasure,
    answer: MeasureView,
    status: 202,
    handle: (ctx, { body }) => takeMeasure(ctx, body),
    settles: {
      subject: ({ subjectId }) => subjectId,
      location: () => '/api/supervision/measures',
      view: (ctx, { id }) => viewMeasure(ctx, id),
    },
  }),
]
