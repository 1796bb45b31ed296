import type { Transfer } from '#api/db/generated/client.ts'
import type { Edge } from '#api/http/endpoint.ts'
import { reached } from '#api/kernel/crash-point.ts'
import { AppError } from '#api/kernel/errors.ts'
import { asHex, bytesOfHex } from '#api/kernel/hex.ts'
import type { Delivery } from './request.ts'

/** The largest content that answers its own request. */
const INLINE_LIMIT = 2n ** 20n

/** So many bytes are read at once and sent with their headers; more are streamed. */
const AT_ONCE = 65_536

/** Whether the caller asked for the content itself rather than for JSON, and it is small enough. */
export function isWantedInline(accept: string | undefined, { mediaType, sizeBytes }: Transfer): boolean {
  const [type = ''] = mediaType.split(';')
  return sizeBytes <= INLINE_LIMIT && (accept ?? '').split(',').some((part) => part.split(';')[0]?.trim() === type)
}

/** While a long body is being sent, it is asked after so many bytes, or so long a time, whether it still may be. */
const ASK_AGAIN_BYTES = 4 * 2 ** 20
const ASK_AGAIN_MS = 1_000

/** Bytes that stop coming once something stands in their way: the connection breaks off before the body's length. */
function watched(
  bytes: ReadableStream<Uint8Array>,
  obstacle: () => Promise<AppError | undefined>,
): ReadableStream<Uint8Array> {
  let askedAt = performance.now()
  let sent = 0
  return bytes.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: async (chunk, controller) => {
        if (sent >= ASK_AGAIN_BYTES || performance.now() - askedAt >= ASK_AGAIN_MS) {
          const found = await obstacle()
          if (found) throw found
          askedAt = performance.now()
          sent = 0
        }
        sent += chunk.length
        controller.enqueue(chunk)
      },
    }),
  )
}

type Range = { start: number; end: number }

/**
 * The one range of bytes that a request asks for (RFC 9110 14.2); undefined means all. Several are answered whole.
 * @throws out_of_range `transfer.range`
 */
export function rangeOf(header: string | undefined, size: number): Range | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return undefined
  const [first, last] = [match[1] ?? '', match[2] ?? '']
  const start = first === '' ? Math.max(size - Number(last), 0) : Number(first)
  const end = first === '' || last === '' ? size : Math.min(Number(last) + 1, size)
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined
  if (start < end) return { start, end }
  throw new AppError('out_of_range', 'transfer.range', '请求的字节范围超出内容长度', { limit: size })
}

const headersOf = (row: Transfer): Record<string, string> => ({
  'content-type': row.mediaType,
  'accept-ranges': 'bytes',
  etag: `"${row.sha256.slice(2)}"`,
  'repr-digest': `sha-256=:${bytesOfHex(asHex(row.sha256)).toString('base64')}:`,
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(row.fileName)}`,
  'cache-control': 'private, no-store, no-transform',
  'x-content-type-options': 'nosniff',
})

/** The range that a request wants of a content; one that is beyond its end releases nothing. @throws as `rangeOf` */
function rangeWanted(c: Edge['c'], row: Transfer): Range | undefined {
  const condition = c.req.header('if-range')
  const isCurrent = condition === undefined || condition === headersOf(row).etag
  return isCurrent ? rangeOf(c.req.header('range'), Number(row.sizeBytes)) : undefined
}

const isKnown = (c: Edge['c'], row: Transfer): boolean => c.req.header('if-none-match') === headersOf(row).etag

/** Whether bytes leave: none for HEAD, and none to whoever has them already. @throws as `rangeOf` */
function sendsBytes(c: Edge['c'], row: Transfer): boolean {
  rangeWanted(c, row)
  return c.req.method !== 'HEAD' && !isKnown(c, row)
}

/** Sends the recorded bytes, whole or one range of them, or what is asked about them. */
export async function contentResponse({ c, actor }: Edge, { queue, content }: Delivery, id: string): Promise<Response> {
  const opened = await queue.release({ actor, id, sends: (row) => sendsBytes(c, row) })
  if (opened instanceof Error) throw opened
  reached('transfer.released')
  const range = rangeWanted(c, opened)
  const size = Number(opened.sizeBytes)
  const headers = headersOf(opened)
  if (isKnown(c, opened)) return c.body(null, 304, headers)
  const { start, end } = range ?? { start: 0, end: size }
  const isSmall = end - start <= AT_ONCE
  const sent = async () =>
    isSmall
      ? content.storage.readBytes(opened.contentKey, { start, end })
      : watched(await content.storage.read(opened.contentKey, { start, end }), () => queue.obstacle(opened.id))
  const body = sendsBytes(c, opened) ? await sent() : null
  return new Response(body, {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(end - start),
      ...(range ? { 'content-range': `bytes ${start}-${end - 1}/${size}` } : {}),
    },
  })
}
