import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { relative } from 'node:path'
import type { ContentStorage } from '#api/content/storage.ts'
import type { Tx } from '#api/db/client.ts'
import { hex32 } from '#api/kernel/hex.ts'
import { type Claim, claimFaults, type Measured } from './compare-file.ts'
import { fileOf } from './invariant.ts'
import type { Report } from './report.ts'

/** So many distinct files are looked up at a time. */
const PAGE = 200

/** What the distinct files really hold, by their key; those that are not there are left out. */
export type Contents = Map<string, Measured>

/**
 * Hashes each stored file once and compares it with every row that says what it holds: prepared contents, versions'
 * originals, transfers.
 * @param isNamed whether a file that is missing is named by a row even now: it may have been cleared meanwhile
 */
export async function checkFiles(
  tx: Tx,
  report: Report,
  { storage, dataDir, isNamed }: {
    storage: ContentStorage
    dataDir: string
    isNamed: (key: string) => Promise<boolean>
  },
): Promise<Contents> {
  const contents: Contents = new Map()
  for (let after = ''; ; ) {
    const claims = await claimsAfter(tx, after)
    const byKey = Map.groupBy(claims, ({ key }) => key)
    for (const [key, own] of byKey) {
      report.checked('I6')
      const path = pathOf(storage, key)
      const measured = path === undefined ? undefined : await measure(path)
      if (measured) contents.set(key, measured)
      else if (!(await isNamed(key))) continue
      const file = fileOf(path === undefined ? key : relative(dataDir, path))
      for (const { place, sentence } of claimFaults(own, measured, file))
        if (!report.isFaulty(place)) report.found('I6', place, sentence)
    }
    if (byKey.size < PAGE) return contents
    after = claims.at(-1)?.key ?? ''
  }
}

/** What rows say of the next files: one row for each distinct statement about a file. */
const claimsAfter = (tx: Tx, after: string): Promise<Claim[]> => tx.$queryRaw`
  with claim as (
    select "contentKey" as key, sha256, sm3, "sizeBytes", 'prepared_content' as "table", id from prepared_content
    union all
    select "originalKey", sha256, sm3, "sizeBytes", 'product_version', id from product_version
      where state in ('reading', 'ready')
    union all
    select "normalizedKey", null, null, null, 'product_version', id from product_version
      where state = 'ready' and "normalizedKey" is not null
    union all
    select t."contentKey", t.sha256, null, t."sizeBytes", 'transfer', t.id from transfer t
      where t.state in ('recorded', 'released') and (exists (select from prepared_content c where c.id = t."contentId")
        or exists (select from agreement a where a.id = t."agreementId" and a."endsAt" > now()))),
  keys as (select distinct key from claim where key > ${after} order by key limit ${PAGE})
  select key, sha256, sm3, "sizeBytes", "table", min(id) as id from claim where key in (select key from keys)
  group by key, sha256, sm3, "sizeBytes", "table" order by key, "table"`

function pathOf(storage: ContentStorage, key: string): string | undefined {
  try {
    return storage.pathOf(key)
  } catch {
    return undefined
  }
}

/** Digests and size of a file; undefined where there is none. */
async function measure(path: string): Promise<Measured | undefined> {
  const [sha256, sm3] = [createHash('sha256'), createHash('sm3')]
  let size = 0n
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      const bytes = asBytes(chunk)
      sha256.update(bytes)
      sm3.update(bytes)
      size += BigInt(bytes.length)
    }
  } catch {
    return undefined
  }
  return { sha256: hex32(sha256.digest()), sm3: hex32(sm3.digest()), sizeBytes: size }
}

/** Streams of files without an encoding yield buffers; their type says `any`. */
const asBytes = (chunk: unknown) => chunk as Buffer
