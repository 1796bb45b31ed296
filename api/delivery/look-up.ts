import type { Database } from '#api/db/client.ts'
import type { Agreement, PreparedContent, Transfer } from '#api/db/generated/client.ts'
import { lookUp } from '#api/kernel/gather.ts'
import type { Version } from './prepare.ts'

/** What each request for a transfer reads, many requests with one statement. */
export type LookUps = {
  agreement: (id: string) => Promise<Agreement | undefined>
  transfer: (id: string) => Promise<Transfer | undefined>
  /** The transfer that a consumer's key has. */
  transferOfKey: (consumerId: string, key: string) => Promise<Transfer | undefined>
  /** The version of a product of this number, or the newest; only one that is ready. */
  version: (productId: string, number: number | undefined) => Promise<Version | undefined>
  prepared: (versionId: string, format: string, selectionDigest: string) => Promise<PreparedContent | undefined>
}

export function lookUps(db: Database): LookUps {
  const version = lookUp((keys) => findVersions(db, keys), ({ productId, wanted }) => keyOf(productId, wanted))
  const prepared = lookUp(
    (keys) => db.preparedContent.findMany({ where: { versionId: { in: parts(keys, 0) }, format: { in: parts(keys, 1) }, selectionDigest: { in: parts(keys, 2) } } }),
    ({ versionId, format, selectionDigest }) => keyOf(versionId, format, selectionDigest),
  )
  const transferOfKey = lookUp(
    (keys) => db.transfer.findMany({ where: { consumerId: { in: parts(keys, 0) }, key: { in: parts(keys, 1) } } }),
    ({ consumerId, key }) => keyOf(consumerId, key),
  )
  return {
    agreement: lookUp((ids) => db.agreement.findMany({ where: { id: { in: ids } } }), ({ id }) => id),
    transfer: lookUp((ids) => db.transfer.findMany({ where: { id: { in: ids } } }), ({ id }) => id),
    transferOfKey: (consumerId, key) => transferOfKey(keyOf(consumerId, key)),
    version: (productId, number) => version(keyOf(productId, number ?? NEWEST)),
    prepared: (versionId, format, selectionDigest) => prepared(keyOf(versionId, format, selectionDigest)),
  }
}

/** In place of a version's number. */
const NEWEST = 0

/** Identifiers, keys and formats hold no space. */
const keyOf = (...words: (string | number)[]) => words.join(' ')
const parts = (keys: string[], place: number) => [...new Set(keys.map((key) => key.split(' ')[place] ?? ''))]

const findVersions = (db: Database, keys: string[]) => {
  const pairs = keys.map((key) => key.split(' '))
  return db.$queryRaw<(Version & { wanted: number })[]>`
    select w.wanted, v.* from unnest(${pairs.map(([product]) => product)}::text[],
      ${pairs.map(([, wanted]) => Number(wanted))}::int[]) as w(product, wanted)
    cross join lateral (
      select id, "productId", number, "fileName", "originalKey", "sizeBytes", sha256, sm3, "normalizedKey", format, encoding, rows
      from product_version where "productId" = w.product and state = 'ready' and w.wanted in (${NEWEST}, number)
      order by number desc limit 1) as v`
}
