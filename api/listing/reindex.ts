import type { Database, Tx } from '#api/db/client.ts'
import { inTransaction } from '#api/http/run.ts'
import { assert } from '#api/kernel/assert.ts'
import { INDEX_RULES, indexListing } from './search-index.ts'

const BATCH = 50

/**
 * Puts listings into the index of the market that older rules put there, or none; called once at the start.
 * @returns how many
 */
export async function reindexListings(db: Database): Promise<number> {
  for (let count = 0; ; ) {
    const more = await inTransaction(db, reindexSome)
    count += more
    if (more < BATCH) return count
  }
}

/** A listing that is taken off the market meanwhile waits for its row, and takes it out of the index after that. */
async function reindexSome(tx: Tx): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select l.id from listing l left join listing_search s on s."listingId" = l.id
    where l.state = 'listed' and (s.rules is null or s.rules < ${INDEX_RULES})
    order by l.id limit ${BATCH} for share of l`
  for (const { id } of rows) {
    const listing = await tx.listing.findUniqueOrThrow({ where: { id } })
    const { productId, approvedVersion: number } = listing
    assert(number !== null, 'a listed product has the version that was approved')
    const version = await tx.productVersion.findUniqueOrThrow({ where: { productId_number: { productId, number } } })
    await indexListing({ tx }, { listing, version })
  }
  return rows.length
}
