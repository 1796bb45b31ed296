import type { z } from '@hono/zod-openapi'
import { AGREEMENT_STATES } from '#api/agreement/agreement.ts'
import { DEADLINE_STATES, LIMITS } from '#api/deadline/deadline.ts'
import type { DataProduct, Deadline, Prisma, SharingRequest } from '#api/db/generated/client.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { oversees } from '#api/kernel/sees-all.ts'
import { workingDaysLeft } from '#api/kernel/working-days.ts'
import type { SharedView, SharingQuery, SharingView } from './schema.ts'
import { APPROVERS, crossingsOf, LEVELS, sharingState, type SharingState, storedFor } from './sharing.ts'
import { getVisibleRequest, necessityOf, visible } from './store.ts'

type View = z.input<typeof SharingView>

/** Requests as both departments see them: names before ids, and the agreement that a consent led to. */
export async function sharingViews({ tx, now }: Context, rows: SharingRequest[]): Promise<View[]> {
  const resources = await tx.publicDataResource.findMany({ where: { id: { in: rows.map((row) => row.resourceId) } } })
  const agreementIds = rows.flatMap((row) => row.agreementId ?? [])
  const agreements = await tx.agreement.findMany({ where: { id: { in: agreementIds } } })
  const listings = await tx.listing.findMany({
    where: { id: { in: agreements.map(({ listingId }) => listingId) } }, select: { id: true, approvedVersion: true },
  })
  const clocks = await tx.deadline.findMany({
    where: { limit: 'sharing_answer', subject: { in: rows.map(({ id }) => id) } },
  })
  const nameOf = await namesOf(tx, rows.flatMap(({ requesterId, ownerId }) => [requesterId, ownerId]))
  return rows.map((row) => {
    const resource = resources.find(({ id }) => id === row.resourceId)
    assert(resource, 'what was asked for is in the catalogue')
    const agreement = agreements.find(({ id }) => id === row.agreementId)
    const listing = listings.find(({ id }) => id === agreement?.listingId)
    const state = agreement && oneOf(AGREEMENT_STATES, agreement.state)
    const { id, purpose, basis, fields, level, district, approvedBy, reason } = row
    return {
      id, purpose, basis, fields, district, reason,
      state: sharingState(row.state, state),
      resource: { id: resource.id, code: resource.code, name: resource.name, shareClass: resource.shareClass },
      requester: nameOf(row.requesterId),
      owner: nameOf(row.ownerId),
      necessity: necessityOf(row),
      level: oneOf(LEVELS, level),
      crossings: crossingsOf(row, resource.district),
      endsAt: row.endsAt.toISOString(),
      quota: Number(row.quota),
      approvedBy: approvedBy === null ? null : oneOf(APPROVERS, approvedBy),
      agreement: agreement && state
        ? {
            id: agreement.id, state, startsAt: agreement.startsAt.toISOString(), usedCount: Number(agreement.usedCount),
            isSignedByOwner: agreement.providerSignature !== null,
            isSignedByRequester: agreement.consumerSignature !== null,
          }
        : null,
      clock: clockView(clocks.find(({ subject }) => subject === id), now),
      isSupplied: (listing?.approvedVersion ?? null) !== null,
      createdAt: row.createdAt.toISOString(),
      decidedAt: row.decidedAt?.toISOString() ?? null,
    }
  })
}

/** The owner's time to answer, as far as it ran. */
function clockView(clock: Deadline | undefined, now: Date): View['clock'] {
  if (!clock) return null
  const { dueAt, state } = clock
  const isOverdue = state === 'running' && dueAt < now
  const [from, to] = isOverdue ? [dueAt, now] : [now, dueAt]
  return {
    dueAt: dueAt.toISOString(), state: oneOf(DEADLINE_STATES, state), isOverdue,
    workingDays: to > from ? workingDaysLeft(from, to) : 0, basis: LIMITS.sharing_answer.basis,
  }
}

/** Organisations by their ids, as they are named. */
export async function namesOf(tx: Context['tx'], ids: string[]) {
  const rows = await tx.participant.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (id: string) => ({ id, name: names.get(id) ?? '' })
}

export async function sharingView(ctx: Context, row: SharingRequest): Promise<View> {
  const [only] = await sharingViews(ctx, [row])
  assert(only, 'one row has one view')
  return only
}

/** A request: for its two departments, the implementing body and the overseers. @throws not_found */
export async function viewSharing(ctx: Context, id: string): Promise<View> {
  permit(ctx.actor, 'sharing.view')
  return sharingView(ctx, await getVisibleRequest(ctx, id))
}

/** The requests that the actor may see, newest first. */
export async function listSharing(
  ctx: Context,
  { side, state, resourceId, ...query }: SharingQuery,
): Promise<Page<View>> {
  permit(ctx.actor, 'sharing.view')
  const own = ctx.actor.participantId
  const conditions: Prisma.SharingRequestWhereInput[] = [
    visible(ctx.actor),
    side === 'asked' ? { requesterId: own } : side === 'owned' ? { ownerId: own } : {},
    resourceId === undefined ? {} : { resourceId },
    state === undefined ? {} : { id: { in: await idsIn(ctx, state) } },
  ]
  const rows = await ctx.tx.sharingRequest.findMany({ ...after(query), where: { AND: conditions } })
  return page(await sharingViews(ctx, rows), query.limit)
}

/** The requests in a state that they are shown in. */
async function idsIn({ tx }: Context, state: SharingState): Promise<string[]> {
  const { stored, agreements } = storedFor(state)
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select s.id from sharing_request s left join agreement a on a.id = s."agreementId"
    where a.id is null and s.state = ${stored} or a.state = any(${agreements}::text[])`
  return rows.map(({ id }) => id)
}

/** What departments share: one's own, or all for the implementing body and the overseers. */
export async function listShared(ctx: Context, query: PageQuery): Promise<Page<z.input<typeof SharedView>>> {
  permit(ctx.actor, 'sharing.view')
  const seesAll = oversees(ctx.actor) || ctx.actor.roles.includes('implementing_body')
  const rows = await ctx.tx.dataProduct.findMany({
    ...after(query),
    where: { sourceMode: 'shared', ...(seesAll ? {} : { providerId: ctx.actor.participantId }) },
  })
  return page(await sharedViews(ctx, rows), query.limit)
}

/** Shared products with what was supplied and taken of them. */
export async function sharedViews({ tx }: Context, rows: DataProduct[]): Promise<z.input<typeof SharedView>[]> {
  const ids = rows.map(({ id }) => id)
  const resourceIds = rows.flatMap((row) => row.resourceId ?? [])
  const resources = await tx.publicDataResource.findMany({ where: { id: { in: resourceIds } } })
  const listings = await tx.listing.findMany({ where: { productId: { in: ids } } })
  const active = await tx.agreement.groupBy({
    by: ['productId'], where: { productId: { in: ids }, state: 'active' }, _count: true,
  })
  const taken = await tx.transfer.groupBy({
    by: ['productId'], where: { productId: { in: ids }, state: { in: ['recorded', 'released'] } }, _count: true,
  })
  const nameOf = await namesOf(tx, rows.map(({ providerId }) => providerId))
  const countOf = (counts: { productId: string; _count: number }[], id: string) =>
    counts.find(({ productId }) => productId === id)?._count ?? 0
  return rows.map(({ id, name, providerId, resourceId, lastVersion }) => {
    const resource = resources.find((one) => one.id === resourceId)
    assert(resource, 'what is shared is of a resource')
    return {
      id, productId: id, name, lastVersion,
      resource: { id: resource.id, code: resource.code, name: resource.name },
      owner: nameOf(providerId),
      suppliedVersion: listings.find(({ productId }) => productId === id)?.approvedVersion ?? null,
      activeAgreements: countOf(active, id),
      transfers: countOf(taken, id),
    }
  })
}
