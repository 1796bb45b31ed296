import type { Database } from '#api/db/client.ts'
import type { PreparedContent, ProductVersion } from '#api/db/generated/client.ts'
import type { ContentEngine } from '#api/content/engine.ts'
import type { ContentStorage } from '#api/content/storage.ts'
import { inTransaction } from '#api/http/run.ts'
import { assert } from '#api/kernel/assert.ts'
import { canonicalJson, type Json, sha256 } from '#api/kernel/canonical.ts'
import { reached } from '#api/kernel/crash-point.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { WORKBOOK_TYPE } from '#api/kernel/workbook.ts'
import type { RequestTransfer } from './schema.ts'

export type Content = { engine: ContentEngine; storage: ContentStorage }

const WHOLE = 'whole'
const MEDIA_TYPES: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson',
  json: 'application/json',
  parquet: 'application/vnd.apache.parquet',
  xlsx: WORKBOOK_TYPE,
}

/** What delivery needs to know of a product's version. */
export type Version = Pick<
  ProductVersion,
  | 'id' | 'productId' | 'number' | 'fileName' | 'originalKey' | 'sizeBytes' | 'sha256' | 'sm3' | 'normalizedKey'
  | 'format' | 'encoding' | 'rows'
> & {
  /** Fields that leave without their values: those that are masked, unless the persons consented. */
  masked: string[]
}

/**
 * How a selection of a version is told apart: the whole, or the SHA-256 of the selection's canonical JSON; with what is
 * masked, where anything is.
 */
export function selectionKey({ selection }: RequestTransfer, { masked }: Pick<Version, 'masked'>): string {
  if (selection === undefined && masked.length === 0) return WHOLE
  const plain = JSON.parse(JSON.stringify(selection ?? {})) as { [key: string]: Json }
  return sha256(canonicalJson(masked.length === 0 ? plain : { ...plain, masked: masked.toSorted() }))
}

export const selectionOf = (key: string): string | null => (key === WHOLE ? null : key)

/**
 * The immutable bytes of a form of a version: made once, outside any transaction, and found again by whoever asks for
 * the same. Two who make it at once end with the one that was kept first.
 * @throws refused `transfer.original_whole`, `transfer.original_masked`, and what the content engine says of the selection
 */
export async function prepareContent(
  db: Database,
  content: Content,
  version: Version,
  demand: RequestTransfer,
  now: Date,
): Promise<PreparedContent> {
  const selectionDigest = selectionKey(demand, version)
  const found = await findPrepared(db, version.id, demand.format, selectionDigest)
  if (found) return found
  if (demand.format === 'original' && demand.selection !== undefined)
    throw new AppError('refused', 'transfer.original_whole', '原始文件只能整份交付，选取字段或行请选用其他格式')
  if (demand.format === 'original' && version.masked.length > 0)
    throw new AppError('refused', 'transfer.original_masked', '该产品有脱敏字段，不能交付原始文件，请选用其他格式', {
      basis: '《个人信息保护法》第五十一条',
    })
  const made = demand.format === 'original' ? original(version) : await convert(content, version, demand)
  reached('content.stored')
  try {
    return await inTransaction(db, (tx) =>
      tx.preparedContent.create({
        data: {
          id: newId('ver', now), versionId: version.id, format: demand.format, selectionDigest, masked: version.masked,
          createdAt: now, ...made,
        },
      }),
    )
  } catch (error) {
    const kept = await findPrepared(db, version.id, demand.format, selectionDigest)
    if (made.contentKey !== version.originalKey) await content.storage.remove(made.contentKey)
    if (kept) return kept
    throw error
  }
}

const findPrepared = (db: Database, versionId: string, format: string, selectionDigest: string) =>
  db.preparedContent.findUnique({
    where: { versionId_format_selectionDigest: { versionId, format, selectionDigest } },
  })

/** The media type of the provider's own bytes, in the encoding that they came in. */
const originalType = ({ format, encoding }: Version): string =>
  format === 'csv' && encoding === 'gb18030'
    ? 'text/csv; charset=gb18030'
    : (MEDIA_TYPES[format ?? ''] ?? 'application/octet-stream')

const original = (version: Version) => ({
  contentKey: version.originalKey,
  mediaType: originalType(version),
  sizeBytes: version.sizeBytes,
  rows: version.rows,
  sha256: version.sha256,
  sm3: version.sm3,
})

async function convert({ engine, storage }: Content, version: Version, demand: RequestTransfer) {
  assert(version.normalizedKey !== null && demand.format !== 'original', 'a version that is ready has its normal form')
  const outPath = storage.tempPath()
  const { rows, mediaType } = await engine.convert(storage.pathOf(version.normalizedKey), {
    format: demand.format,
    ...demand.selection,
    masked: version.masked,
    outPath,
  })
  const stored = await storage.putFile(outPath)
  return {
    contentKey: stored.key,
    mediaType,
    sizeBytes: BigInt(stored.sizeBytes),
    rows: BigInt(rows),
    sha256: stored.sha256,
    sm3: stored.sm3,
  }
}

/** The name of the released file: the product's version and the form's ending. */
export const releasedName = (version: Version, format: string): string =>
  format === 'original'
    ? version.fileName
    : `${version.fileName.replace(/\.[^.]{1,10}$/, '')}-v${version.number}.${format}`
