import { Prisma, type SourceConflict } from '#api/db/generated/client.ts'
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
  const before = await ctx.tx.sourceConflict.findMany({
    where: {
      element: { in: lost.map(({ element }) => element) },
      claimantId: { in: lost.map(({ resourceId }) => resourceId) },
    },
  })
  const known = new Map(before.map((conflict) => [`${conflict.element} ${conflict.claimantId}`, conflict]))
  const standing = lost.map((one) => ({ one, conflict: known.get(`${one.element} ${one.resourceId}`) }))
  const isDecided = (conflict: SourceConflict | undefined, { resourceId }: Claim) =>
    conflict?.state === 'settled' && conflict.settledBy !== null && conflict.sourceId !== resourceId
  const rows = standing.flatMap(({ one, conflict }) =>
    conflict?.state === 'open' || isDecided(conflict, one) ? [] : [conflictOf(ctx, one)],
  )
  await ctx.tx.sourceConflict.deleteMany({
    where: { OR: rows.map(({ element, claimantId }) => ({ element, claimantId, state: 'settled' })) },
  })
  const disputed = await ctx.tx.sourceConflict.createManyAndReturn({ data: rows })
  return { disputed, decided: standing.filter(({ one, conflict }) => isDecided(conflict, one)).map(({ one }) => one) }
}

const conflictOf = (ctx: Context, one: Claim & { holderId: string; holderDepartmentId: string }) => ({
  id: newId('cfl', ctx.now), element: one.element, field: one.field, holderId: one.holderId, claimantId: one.resourceId,
  departmentIds: [one.holderDepartmentId, one.departmentId], state: 'open', createdAt: ctx.now,
})

type Given = { element: string; resourceId: string }

/**
 * Gives up claims to elements: who claimed one after it becomes its source, and a conflict about it ends where it was
 * the other side that gave up.
 */
export async function releaseSources(ctx: Context, given: Given[]): Promise<void> {
  if (given.length === 0) return
  const released = Prisma.sql`jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g(element text, "resourceId" text)`
  await ctx.tx.$executeRaw`
    update source_conflict c set state = 'settled', "sourceId" = c."holderId", reason = ${'申报部门不再主张该数源'},
      "settledAt" = ${ctx.now}
    from ${released} where c.state = 'open' and c.element = g.element and c."claimantId" = g."resourceId"`
  const free = await ctx.tx.$queryRaw<{ element: string }[]>`
    delete from source_claim s using ${released} where s.element = g.element and s."resourceId" = g."resourceId"
    returning s.element`
  for (const { element } of free) await passOn(ctx, element)
}

/** The earliest open claim to an element without source becomes its source; the others go on against it. */
async function passOn(ctx: Context, element: string): Promise<void> {
  const next = await ctx.tx.sourceConflict.findFirst({ where: { element, state: 'open' }, orderBy: { id: 'asc' } })
  if (!next) return
  await moveClaim(ctx, next)
  await ctx.tx.sourceConflict.update({
    where: { id: next.id },
    data: { state: 'settled', sourceId: next.claimantId, reason: '原数源部门不再主张该数源', settledAt: ctx.now },
  })
}

/** The claimant of a conflict becomes the source of its element; other conflicts about it go on against the new one. */
export async function moveClaim(ctx: Context, { id, element, field, claimantId }: SourceConflict): Promise<void> {
  const { departmentId } = await ctx.tx.publicDataResource.findUniqueOrThrow({ where: { id: claimantId } })
  const claim = { resourceId: claimantId, departmentId, field, claimedAt: ctx.now }
  await ctx.tx.sourceClaim.upsert({ where: { element }, create: { element, ...claim }, update: claim })
  const others = await ctx.tx.sourceConflict.findMany({ where: { element, state: 'open', id: { not: id } } })
  for (const other of others) {
    const claimant = other.departmentIds[1] ?? departmentId
    const goesOn = { holderId: claimantId, departmentIds: [departmentId, claimant] }
    const isOver = { ...goesOn, state: 'settled', sourceId: claimantId, reason: '数源已归本部门', settledAt: ctx.now }
    await ctx.tx.sourceConflict.update({ where: { id: other.id }, data: claimant === departmentId ? isOver : goesOn })
  }
}
