import type { ContentStorage } from '#api/content/storage.ts'
import type { Database, Tx } from '#api/db/client.ts'
import { inTransaction } from '#api/http/run.ts'
import { addDays } from '#api/kernel/time.ts'

const AT_ONCE = 200

/** A content that nobody took is kept so long: somebody may be about to reserve it. */
const UNUSED_DAYS = 1

/**
 * Removes prepared contents (清除内容) that no transfer may release any more: those that none uses, a day after they were
 * made, and those whose transfers' agreements all ended longer ago than contents are kept. The provider's originals
 * stay. Rows go before their files, so that a crash between them leaves a file that nothing names, which goes as well.
 * @returns how many contents and how many files that nothing named were removed
 */
export async function purgeContents(
  db: Database,
  storage: ContentStorage,
  now: Date,
  retentionDays: number,
): Promise<{ contents: number; strays: number }> {
  let contents = 0
  for (let after = ''; ; ) {
    const { ids, removed } = await inTransaction(db, (tx) => removeRows(tx, now, retentionDays, after))
    for (const { contentKey } of removed) await storage.remove(contentKey)
    contents += removed.length
    after = ids.at(-1) ?? ''
    if (ids.length < AT_ONCE) return { contents, strays: await removeStrays(db, storage, now) }
  }
}

/**
 * Looks at the next contents that are old enough, and removes those that are not needed. They are locked before it is
 * asked who uses them: a reservation locks its content too, so that it is seen here, or finds the content gone.
 */
async function removeRows(tx: Tx, now: Date, retentionDays: number, after: string) {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    select c.id from prepared_content c join product_version v on v.id = c."versionId"
    where c.id > ${after} and c."createdAt" < ${addDays(now, -UNUSED_DAYS)} and c."contentKey" <> v."originalKey"
    order by c.id limit ${AT_ONCE} for update of c skip locked`
  const ids = locked.map(({ id }) => id)
  const removed = await tx.$queryRaw<{ contentKey: string }[]>`
    delete from prepared_content c where c.id = any(${ids}::text[]) and not exists (
      select from transfer t join agreement a on a.id = t."agreementId"
      where t."contentId" = c.id and a."endsAt" > ${addDays(now, -retentionDays)})
    returning c."contentKey"`
  return { ids, removed }
}

/** Removes files that no row names; younger ones may be about to get theirs. */
async function removeStrays(db: Database, storage: ContentStorage, now: Date): Promise<number> {
  let strays = 0
  for await (const keys of storage.keysBefore(addDays(now, -UNUSED_DAYS))) {
    const named = await db.$queryRaw<{ key: string }[]>`
      select "contentKey" as key from prepared_content where "contentKey" = any(${keys}::text[])
      union select "originalKey" from product_version where "originalKey" = any(${keys}::text[])
      union select "normalizedKey" from product_version where "normalizedKey" = any(${keys}::text[])`
    const known = new Set(named.map(({ key }) => key))
    for (const key of keys.filter((one) => !known.has(one))) {
      await storage.remove(key)
      strays += 1
    }
  }
  return strays
}
