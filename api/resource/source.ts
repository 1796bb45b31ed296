import type { SourceConflict } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { newId } from '#api/kernel/ids.ts'
import { type Item, ownElements } from './item.ts'

/** A claim to be the source of an element (数源): by which resource and item of which department. */
export type Claim = { element: string; field: string; resourceId: string; departmentId: string }

/** What became of claims: those that another department holds, and of these the ones decided against before. */
export type Claimed = { disputed: SourceConflict[]; decided: Claim[] }

export const claimsOf = (resource: { id: string; departmentId: string; items: readonly Item[] }): Claim[] =>
  ownElements(resource.items).map((one) => ({ ...one, resourceId: resource.id, departmentId: resource.departmentId }))

/** Of several claims to one element by a department the first counts, in the order in which rows are locked. */
function oneForEach(claims: Claim[]): Claim[] {
  const first = new Map<string, Claim>()
  for (const claim of claims) {
    const key = `${claim.element} ${claim.departmentId}`
    if (!first.has(key)) first.set(key, claim)
  }
  return [...first.values()].toSorted((a, b) => (a.element < b.element ? -1 : 1))
}

/**
 * Claims elements (一数一源): the first department to claim one is its source; a later one's claim is kept as an open
 * conflict. Who claims first of two at once is decided by the database.
 */
export async function claimSources(ctx: Context, all: Claim[]): Promise<Claimed> {
  const claims = oneForEach(all)
  if (claims.length === 0) return { disputed: [], decided: [] }
  await ctx.tx.$executeRaw`
    insert into source_claim (element, "resourceId", "departmentId", field, "claimedAt")
    select element, "resourceId", "departmentId", field, ${ctx.now}
    from jsonb_populate_recordset(null::source_claim, ${JSON.stringify(claims)}::jsonb)
    on conflict (element) do nothing`
  const lost = await ctx.tx.$queryRaw<(Claim & { holderId: string; holderDepartmentId: string })[]>`
    select w.element, w.field, w."resourceId", w."departmentId", c."resourceId" as "holderId",
      c."departmentId" as "holderDepartmentId"
    from jsonb_populate_recordset(null::source_claim, ${JSON.stringify(claims)}::jsonb) w
    join source_claim c on c.element = w.element and c."departmentId" <> w."departmentId"
    order by w.element`
  if (lost.length === 0) return { disputed: [], decided: [] }
  const against = await decidedAgainst(ctx, lost)
  const decided = lost.filter((one) => against.has(keyOf(one)))
  const rows = lost.filter((one) => !against.has(keyOf(one))).map((one) => conflictOf(ctx, one))
  await ctx.tx.$executeRaw`
    delete from source_conflict c
    using jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(element text, "claimantId" text)
    where c.element = g.element and c."claimantId" = g."claimantId" and c.state = 'settled'`
  const disputed = await ctx.tx.sourceConflict.createManyAndReturn({ data: rows, skipDuplicates: true })
  return { disputed, decided }
}

type Sided = Pick<Claim, 'element' | 'departmentId'>
export const keyOf = ({ element, departmentId }: Sided): string => `${element} ${departmentId}`

/**
 * Which departments may not claim which elements, as `keyOf` tells them: the implementing body's last decision between
 * a department and the one that is the source was for the latter. It binds all resources of both.
 */
export async function decidedAgainst({ tx }: Context, claims: Sided[]): Promise<Set<string>> {
  const asked = JSON.stringify(claims.map(({ element, departmentId }) => ({ element, departmentId })))
  const found = await tx.$queryRaw<Sided[]>`
    select distinct g.element, g."departmentId"
    from jsonb_to_recordset(${asked}::jsonb) as g(element text, "departmentId" text)
    join source_claim s on s.element = g.element and s."departmentId" <> g."departmentId"
    cross join lateral (
      select case when d."sourceId" = d."holderId" then d."departmentIds"[1] else d."departmentIds"[2] end as winner
      from source_conflict d
      where d.element = g.element and d.state = 'settled' and d."settledBy" is not null
        and d."departmentIds" @> array[g."departmentId", s."departmentId"]
      order by d."settledAt" desc, d.id desc limit 1) last
    where last.winner = s."departmentId"`
  return new Set(found.map(keyOf))
}

/** How many conflicts claims would make. */
export async function countDisputes({ tx }: Context, all: Claim[]): Promise<number> {
  const claims = oneForEach(all)
  const elements = claims.map(({ element }) => element)
  const held = await tx.$queryRaw<Sided[]>`
    select element, "departmentId" from source_claim where element = any(${elements})`
  const open = await tx.$queryRaw<{ element: string; claimantId: string }[]>`
    select element, "claimantId" from source_conflict where element = any(${elements}) and state = 'open'`
  const holders = new Map(held.map(({ element, departmentId }) => [element, departmentId]))
  const known = new Set(open.map(({ element, claimantId }) => `${element} ${claimantId}`))
  return claims.filter(({ element, departmentId, resourceId }) => {
    const holder = holders.get(element)
    if (holder === undefined) holders.set(element, departmentId)
    return holder !== undefined && holder !== departmentId && !known.has(`${element} ${resourceId}`)
  }).length
}

const conflictOf = (ctx: Context, one: Claim & { holderId: string; holderDepartmentId: string }) => ({
  id: newId('cfl', ctx.now), element: one.element, field: one.field, holderId: one.holderId, claimantId: one.resourceId,
  departmentIds: [one.holderDepartmentId, one.departmentId], state: 'open', createdAt: ctx.now,
})
