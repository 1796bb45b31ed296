import { checkWindow } from '#api/agreement/agreement.ts'
import { checkDeal } from '#api/agreement/listed.ts'
import { documentsOf } from '#api/agreement/negotiate.ts'
import type { SharingRequest } from '#api/db/generated/client.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { newId } from '#api/kernel/ids.ts'
import { toSecond } from '#api/kernel/time.ts'
import { lockResource } from '#api/product/department.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { sharedOf } from './shared.ts'
import { type APPROVERS, checkFewest, checkShareable } from './sharing.ts'
import { necessityOf, saveRequest, shareable } from './store.ts'

const FREE = { kind: 'free' } as const

/**
 * Approves a request, and lays the agreement before both departments that they sign: free of charge, for the purpose,
 * with the fields, the count and the end that were asked for. The owner signs first.
 * @throws refused as `checkShareable`, `checkFewest`, `checkDeal`, invalid `agreement.window`
 */
export async function grantSharing(
  ctx: Context,
  read: SharingRequest,
  approvedBy: (typeof APPROVERS)[number],
): Promise<SharingRequest> {
  const resource = await lockResource(ctx, read.resourceId)
  assert(resource, 'what was asked for is in the catalogue')
  const { requesterId, ownerId: providerId, fields, purpose, quota } = read
  checkShareable(shareable(resource), requesterId)
  checkFewest(shareable(resource), { fields, necessity: necessityOf(read) })
  const shared = await sharedOf(ctx, resource)
  const { listing, product } = shared
  const facts = {
    id: newId('agr', ctx.now), listingId: listing.id, productId: product.id, providerId, consumerId: requesterId,
    previousId: null, purpose, rights: ['use'], quota, startsAt: toSecond(ctx.now), endsAt: toSecond(read.endsAt),
  }
  checkWindow(facts, ctx.now)
  await checkDeal(ctx, 'offer', shared, { ...facts, plan: FREE })
  const documents = documentsOf({ ...facts, fields }, FREE, listing)
  await ctx.tx.agreement.create({
    data: { ...facts, ...documents, plan: FREE, note: '', turn: providerId, state: 'offered', createdAt: ctx.now },
  })
  const change = { state: 'approved', approvedBy, agreementId: facts.id, decidedAt: ctx.now }
  const saved = await saveRequest(ctx, read, change)
  await recordEvent(ctx, 'sharing.approved', read.id, {
    request: read.id, resource: resource.id, by: approvedBy, agreement: facts.id, terms: documents.termsDigest,
  })
  return saved
}
