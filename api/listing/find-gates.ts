import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { seesAll } from '#api/kernel/sees-all.ts'
import { explainGates } from '#api/gate/explain.ts'
import type { GateState } from '#api/gate/schema.ts'
import { dealOf } from './find.ts'
import { versionOf } from './find-checks.ts'
import { getOwnListing, getSubmittedListing } from './store.ts'

/** How every gate stands for a listing now: one's own, or a submitted one for the staff and the overseers. @throws not_found */
export async function findGates(ctx: Context, id: string): Promise<{ items: GateState[] }> {
  permit(ctx.actor, 'listing.view_own')
  const listing = seesAll(ctx.actor) ? await getSubmittedListing(ctx, id) : await getOwnListing(ctx, id)
  const version = await versionOf(ctx, listing)
  return { items: await explainGates(ctx, 'list', dealOf(listing, version)) }
}
