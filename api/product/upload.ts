import { emptyFile } from '#api/content/faults.ts'
import type { Edge } from '#api/http/endpoint.ts'
import { receivedFile } from '#api/http/receive.ts'
import { run } from '#api/http/run.ts'
import { beginReading } from './begin-reading.ts'
import { versionView } from './find.ts'
import { type Content, readVersion, type Run } from './read-version.ts'
import type { VersionView } from './schema.ts'
import { getOwnProduct } from './store.ts'

type Upload = {
  productId: string
  fileName: string
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
  { server, actor, requestId, c }: Edge,
  content: Content,
  { productId, fileName, sheet }: Upload,
): Promise<VersionView> {
  const inTransaction: Run = (verb) => run(server, actor, requestId, verb)
  const limitBytes = server.config.UPLOAD_LIMIT_BYTES
  await inTransaction((ctx) => getOwnProduct(ctx, productId))
  const stored = await content.storage.put(receivedFile(c, limitBytes, 'product.upload_interrupted'), { limitBytes })
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
