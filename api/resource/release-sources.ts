import { Prisma } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'

type Given = { element: string; resourceId: string }

/** A resource of the same department that keeps an element which another one of it gives up. */
type Heir = Given & { heirId: string; field: string; departmentId: string }

const recordsOf = (rows: Given[] | Heir[]): Prisma.Sql => Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
  as g(element text, "resourceId" text, "heirId" text, field text, "departmentId" text)`

/**
 * Gives up claims to elements. While another resource of the department keeps an element, it stays that department's:
 * its claim, and its part in a conflict, go to that resource. Otherwise who claimed the element after it becomes its
 * source, and a conflict about it ends where it was the other side that gave up.
 */
export async function releaseSources(ctx: Context, given: Given[]): Promise<void> {
  if (given.length === 0) return
  await inherit(ctx, given)
  const released = recordsOf(given)
  await ctx.tx.$executeRaw`
    update source_conflict c set state = 'settled', "sourceId" = c."holderId", reason = ${'申报部门不再主张该数源'},
      "settledAt" = ${ctx.now}
    from ${released} where c.state = 'open' and c.element = g.element and c."claimantId" = g."resourceId"`
  const free = await ctx.tx.$queryRaw<{ element: string }[]>`
    delete from source_claim s using ${released} where s.element = g.element and s."resourceId" = g."resourceId"
    returning s.element`
  if (free.length > 0) await passOn(ctx, free.map(({ element }) => element))
}

/** Passes claims and conflicts on within their departments; who takes one over is locked while it keeps the element. */
async function inherit({ tx }: Context, given: Given[]): Promise<void> {
  const found = await tx.$queryRaw<Heir[]>`
    with keeping as (
      select g.element, g."resourceId", h.id as "heirId", h."departmentId", h.items
      from ${recordsOf(given)} join public_data_resource r on r.id = g."resourceId"
      join public_data_resource h on h.elements @> array[g.element] and h."departmentId" = r."departmentId"
      where h.id <> r.id and h."withdrawnAt" is null order by h.id for update of h)
    select distinct on (k.element, k."resourceId") k.element, k."resourceId", k."heirId", k."departmentId",
      (select i ->> 'name' from jsonb_array_elements(k.items) i
        where split_part(i ->> 'element', '-', 1) = k.element and i ->> 'acquisition' = 'own' limit 1) as field
    from keeping k order by k.element, k."resourceId", k."heirId"`
  if (found.length === 0) return
  const heirs = recordsOf(found)
  await tx.$executeRaw`
    update source_claim s set "resourceId" = g."heirId", field = g.field
    from ${heirs} where s.element = g.element and s."resourceId" = g."resourceId"`
  await tx.$executeRaw`
    update source_conflict c set "holderId" = g."heirId"
    from ${heirs} where c.state = 'open' and c.element = g.element and c."holderId" = g."resourceId"`
  const moved = await tx.$queryRaw<{ id: string; element: string; heirId: string; field: string }[]>`
    select distinct on (g.element, g."heirId") c.id, c.element, g."heirId", g.field
    from ${heirs} join source_conflict c
      on c.state = 'open' and c.element = g.element and c."claimantId" = g."resourceId"
    where not exists (select from source_conflict o
      where o.state = 'open' and o.element = c.element and o."departmentIds"[2] = g."departmentId"
        and o."claimantId" not in (select o2."resourceId" from
          jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as o2(element text, "resourceId" text)
          where o2.element = o.element))
    order by g.element, g."heirId", c.id`
  if (moved.length === 0) return
  const to = Prisma.sql`jsonb_to_recordset(${JSON.stringify(moved)}::jsonb)
    as g(id text, element text, "heirId" text, field text)`
  await tx.$executeRaw`
    delete from source_conflict c using ${to} where c.element = g.element and c."claimantId" = g."heirId"`
  await tx.$executeRaw`
    update source_conflict c set "claimantId" = g."heirId", field = g.field from ${to} where c.id = g.id`
}

/** The earliest open claim to each element without source becomes its source; the others go on against it. */
async function passOn(ctx: Context, elements: string[]): Promise<void> {
  const next = await ctx.tx.$queryRaw<{ id: string }[]>`
    select distinct on (element) id from source_conflict where element = any(${elements}) and state = 'open'
    order by element, id`
  if (next.length === 0) return
  const ids = next.map(({ id }) => id)
  await moveClaims(ctx, ids)
  await ctx.tx.$executeRaw`
    update source_conflict set state = 'settled', "sourceId" = "claimantId", reason = ${'原数源部门不再主张该数源'},
      "settledAt" = ${ctx.now} where id = any(${ids})`
}

/** The claimants of conflicts become the sources of their elements; other conflicts about these go on against them. */
export async function moveClaims({ tx, now }: Context, ids: string[]): Promise<void> {
  await tx.$executeRaw`
    insert into source_claim (element, "resourceId", "departmentId", field, "claimedAt")
    select c.element, c."claimantId", r."departmentId", c.field, ${now}
    from source_conflict c join public_data_resource r on r.id = c."claimantId" where c.id = any(${ids})
    on conflict (element) do update set "resourceId" = excluded."resourceId",
      "departmentId" = excluded."departmentId", field = excluded.field, "claimedAt" = excluded."claimedAt"`
  await tx.$executeRaw`
    update source_conflict o set "holderId" = s."resourceId",
      "departmentIds" = array[s."departmentId", coalesce(o."departmentIds"[2], s."departmentId")]
    from source_conflict c join source_claim s on s.element = c.element
    where c.id = any(${ids}) and o.element = c.element and o.state = 'open' and o.id <> c.id`
  await tx.$executeRaw`
    update source_conflict o set state = 'settled', "sourceId" = o."holderId", reason = ${'数源已归本部门'},
      "settledAt" = ${now}
    from source_conflict c where c.id = any(${ids}) and o.element = c.element and o.state = 'open' and o.id <> c.id
      and o."departmentIds"[1] = o."departmentIds"[2]`
}
