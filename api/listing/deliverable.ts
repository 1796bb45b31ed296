import { Prisma } from '#api/db/generated/client.ts'

/**
 * The versions that may be delivered (SQL): the one that was approved with a product's listing, and later ones of the
 * same shape, which the update cycle promises. What has another shape needs a review of its own, and what came before
 * the approved one is over. A delisted product keeps its approval for the agreements in force.
 */
export const DELIVERABLE = Prisma.sql`
  select version.* from listing
  join product_version as approved
    on approved."productId" = listing."productId" and approved.number = listing."approvedVersion"
  join product_version as version
    on version."productId" = approved."productId" and version.number >= approved.number
      and version.shape = approved.shape
  where version.state = 'ready'`
