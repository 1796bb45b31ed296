import { emptyFile } from '#api/content/faults.ts'
import type { Edge } from '#api/http/endpoint.ts'
import { run } from '#api/http/run.ts'
import { AppError } from '#api/kernel/errors.ts'
import { beginReading } from './begin-reading.ts'
import { versionView } from './find.ts'
import { type Content, readVersion, type Run } from './read-version.ts'
import type { VersionView } from './schema.ts'
import { getOwnProduct } from './store.ts'

type Upload = {
  productId: string
  fileName: string
  /** What the request says of its length, in bytes. */
  announcedBytes: number | undefined
  body: ReadableStream<Uint8Array> | null
  /** The sheet that is read of an Excel workbook; the first that holds a table without. */
  sheet?: string | undefined
}

/**
 * Receives a file as the next version of a product: its bytes are stored as they come, then read; the answer waits
 * for the reading.
 * @throws not_found, too_large `content.too_large`, invalid `product.upload_interrupted`, refused `content.empty` and
 *   whatever makes a file unreadable
 */
export async function uploadVersion(
  { server, actor, requestId }: Omit<Edge, 'c'>,
  content: Content,
  { productId, fileName, announcedBytes, body, sheet }: Upload,
): Promise<VersionView> {
  const inTransaction: Run = (verb) => run(server, actor, requestId, verb)
  const limitBytes = server.config.UPLOAD_LIMIT_BYTES
  await inTransaction((ctx) => getOwnProduct(ctx, productId))
  if (announcedBytes !== undefined && announcedBytes > limitBytes) throw tooLarge(limitBytes)
  if (body === null) throw emptyFile()
  const stored = await content.storage.put(received(body), { limitBytes })
  const begin = async () => {
    if (stored.sizeBytes === 0) throw emptyFile()
    return inTransaction((ctx) => beginReading(ctx, productId, fileName, stored))
  }
  const version = await begin().catch(async (error: unknown) => {
    await content.storage.remove(stored.key)
    throw error
  })
  const choice = sheet === undefined ? 'first' : { name: sheet }
  return versionView(await readVersion(inTransaction, content, version, choice))
}

const tooLarge = (limit: number) =>
  new AppError('too_large', 'content.too_large', `文件超过上限 ${limit} 字节`, { limit })

/** The chunks of a request's body; it is not cancelled when they are no longer wanted, so that the answer arrives. */
async function* received(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = body.values({ preventCancel: true })
  for (;;) {
    const next = await chunks.next().catch((error: unknown) => {
      throw new AppError('invalid', 'product.upload_interrupted', '上传中断，文件没有完整到达', {}, error)
    })
    if (next.done) return
    yield next.value
  }
}
