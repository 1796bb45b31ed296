import type { Database } from '#api/db/client.ts'
import { type Agreement, Prisma, type PreparedContent, type Transfer } from '#api/db/generated/client.ts'
import { lookUp } from '#api/kernel/gather.ts'
import { DELIVERABLE } from '#api/listing/deliverable.ts'
import type { Version } from './prepare.ts'

/** What changes of a transfer once it is reserved. */
type Progress = Pick<
  Transfer,
  | 'id' | 'state' | 'heldFen' | 'capturedFen' | 'transactionHash' | 'recordIndex' | 'rejection' | 'recordedAt'
  | 'releasedAt'
>

/** What each request for a transfer reads, many requests with one statement. */
export type LookUps = {
  agreement: (id: string) => Promise<Agreement | undefined>
  progress: (id: string) => Promise<Progress | undefined>
  /** The transfer that a consumer's key has. */
  transferOfKey: (consumerId: string, key: string) => Promise<Transfer | undefined>
  /** The version of a product of this number, or the newest; only one that may be delivered. */
  version: (productId: string, number: number | undefined) => Promise<Version | undefined>
  prepared: (versionId: string, format: string, selectionDigest: string) => Promise<PreparedContent | undefined>
}

/** SQL with one array as its parameter: the client's own queries would be compiled anew for each number of keys. */
export function lookUps(db: Database): LookUps {
  const version = lookUp((keys) => findVersions(db, keys), ({ productId, wanted }) => keyOf(productId, wanted))
  const prepared = lookUp(
    (keys) => db.$queryRaw<PreparedContent[]>`
      select * from prepared_content where "versionId" = any(${parts(keys, 0)}::text[])
        and format = any(${parts(keys, 1)}::text[]) and "selectionDigest" = any(${parts(keys, 2)}::text[])`,
    ({ versionId, format, selectionDigest }) => keyOf(versionId, format, selectionDigest),
  )
  const transferOfKey = lookUp(
    (keys) => db.$queryRaw<Transfer[]>`
      select * from transfer
      where "consumerId" = any(${parts(keys, 0)}::text[]) and key = any(${parts(keys, 1)}::text[])`,
    ({ consumerId, key }) => keyOf(consumerId, key),
  )
  return {
    agreement: lookUp(
      (ids) => db.$queryRaw<Agreement[]>`select * from agreement where id = any(${ids}::text[])`,
      ({ id }) => id,
    ),
    progress: lookUp((ids) => db.$queryRaw<Progress[]>`
      select id, state, "heldFen", "capturedFen", "transactionHash", "recordIndex", rejection, "recordedAt",
        "releasedAt"
      from transfer where id = any(${ids}::text[])`, ({ id }) => id),
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

/**
 * What is masked of a version: its own masked fields and those that were approved, unless the product's personal
 * information is delivered with the persons' consent.
 */
const MASKED = Prisma.sql`
  select coalesce(array_agg(distinct field), '{}') from (
    select unnest(deliverable."maskedFields") as field union
    select unnest(approved."maskedFields") from listing
    join product_version approved on approved."productId" = listing."productId"
      and approved.number = listing."approvedVersion"
    where listing."productId" = deliverable."productId") as fields
  where not exists (select 1 from product_declaration declared
    where declared."productId" = deliverable."productId" and declared."personalBasis" = 'consent')`

const findVersions = (db: Database, keys: string[]) => {
  const pairs = keys.map((key) => key.split(' '))
  return db.$queryRaw<(Version & { wanted: number })[]>`
    select w.wanted, v.* from unnest(${pairs.map(([product]) => product)}::text[],
      ${pairs.map(([, wanted]) => Number(wanted))}::int[]) as w(product, wanted)
    cross join lateral (
      select id, "productId", number, "fileName", "originalKey", "sizeBytes", sha256, sm3, "normalizedKey", format,
        encoding, rows, (${MASKED}) as masked
      from (${DELIVERABLE}) as deliverable where "productId" = w.product and w.wanted in (${NEWEST}, number)
      order by number desc limit 1) as v`
}
