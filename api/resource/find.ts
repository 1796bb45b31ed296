import { Prisma, type PublicDataResource, type ResourceQuality } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import type { Page, PageQuery } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { conditionsOf, type Filter, isInState, isOnList, scopeAt } from './filter.ts'
import { elementOf, itemsOf, ownElements } from './item.ts'
import { resourceState } from './resource.ts'
import type { CatalogueLists, CatalogueRow, ResourceDetail, ResourceView } from './schema.ts'

export const resourceView = (row: PublicDataResource, now: Date): ResourceView => ({
  id: row.id,
  departmentId: row.departmentId,
  code: row.code,
  name: row.name,
  description: row.description,
  fields: row.fields,
  items: itemsOf(row),
  grade: row.grade,
  openClass: row.openClass,
  shareClass: row.shareClass,
  updateCycle: row.updateCycle,
  gathered: row.gathered,
  acquisition: row.acquisition,
  sharing: sharingView(row),
  theme: row.theme,
  district: row.district,
  state: resourceState(row, now),
  registration: registrationView(row),
  version: row.version,
  digest: row.digest,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt?.toISOString() ?? null,
})

function registrationView(row: PublicDataResource): ResourceView['registration'] {
  const { registrationCode: code, registrationValidFrom: from, registrationValidTo: to } = row
  if (code === null || from === null || to === null) return null
  return { code, validFrom: from.toISOString(), validTo: to.toISOString() }
}

const sharingView = (row: PublicDataResource): ResourceView['sharing'] =>
  row.sharedFromId === null ? null : {
    fromId: row.sharedFromId,
    document: row.sharingConsent,
    digest: row.sharingConsentDigest,
    until: row.sharingConsentTo?.toISOString() ?? null,
    givenAt: row.sharingGivenAt?.toISOString() ?? null,
    withdrawnAt: row.sharingWithdrawnAt?.toISOString() ?? null,
  }

type Measured = Pick<ResourceQuality, 'resourceId' | 'grade' | 'scoreBps' | 'measuredAt'>

/** The latest measure of each resource, by its id. */
async function latestMeasures({ tx }: Context, ids: string[]): Promise<Map<string, Measured>> {
  const rows = await tx.$queryRaw<Measured[]>`
    select distinct on ("resourceId") "resourceId", grade, "scoreBps", "measuredAt" from resource_quality
    where "resourceId" = any(${ids}) order by "resourceId", "measuredAt" desc, id desc`
  return new Map(rows.map((row) => [row.resourceId, row]))
}

function qualityView(measured: Measured | undefined): CatalogueRow['quality'] {
  if (!measured) return null
  const { grade, scoreBps, measuredAt } = measured
  return { grade, scoreBps, measuredAt: measuredAt.toISOString() }
}

type Hit = { id: string; inScope: boolean }

/** Rows of the catalogue as people read them, in the order of their hits. */
async function rowsOf(ctx: Context, hits: Hit[]): Promise<CatalogueRow[]> {
  const ids = hits.map(({ id }) => id)
  const found = await ctx.tx.publicDataResource.findMany({ where: { id: { in: ids } } })
  const rows = new Map(found.map((row) => [row.id, row]))
  const measures = await latestMeasures(ctx, ids)
  return hits.flatMap(({ id, inScope }) => {
    const row = rows.get(id)
    if (!row) return []
    return [{ ...resourceView(row, ctx.now), inAuthorisedScope: inScope, quality: qualityView(measures.get(id)) }]
  })
}

/** A resource of the catalogue, with the source of each of its elements. @throws not_found */
export async function getResource(ctx: Context, id: string): Promise<ResourceDetail> {
  permit(ctx.actor, 'resource.view')
  const [row] = await rowsOf(ctx, await ctx.tx.$queryRaw<Hit[]>`
    select r.id, r.id in ${scopeAt(ctx.now)} as "inScope" from public_data_resource r where r.id = ${id}`)
  if (!row) throw notFound()
  return { ...row, sources: await sourcesOf(ctx, row) }
}

/** Where the elements of a resource come from: its own claims, another's, or nobody's. */
async function sourcesOf({ tx }: Context, { id, items }: ResourceView): Promise<ResourceDetail['sources']> {
  const told = items.flatMap(({ name, element }) =>
    element === null ? [] : [{ field: name, element: elementOf(element) }],
  )
  const element = { in: told.map((one) => one.element) }
  const claims = new Map((await tx.sourceClaim.findMany({ where: { element } })).map((claim) => [claim.element, claim]))
  const own = new Set(ownElements(items).map((one) => one.element))
  const where = { state: 'open', element, OR: [{ holderId: id }, { claimantId: id }] }
  const disputed = new Set((await tx.sourceConflict.findMany({ where })).map((one) => one.element))
  return told.map(({ field, element: code }) => ({
    field,
    element: code,
    departmentId: claims.get(code)?.departmentId ?? null,
    resourceId: claims.get(code)?.resourceId ?? null,
    isDisputed: own.has(code) && disputed.has(code),
  }))
}

/** The catalogue of public data resources as its filter narrows it, newest first. */
export async function listResources(
  ctx: Context,
  { limit, cursor, ...filter }: PageQuery & Filter,
): Promise<Page<CatalogueRow>> {
  permit(ctx.actor, 'resource.view')
  if (cursor !== undefined && !/^res_[0-9a-z]{26}$/.test(cursor))
    throw new AppError('invalid', 'page.cursor', '翻页游标无效')
  const after = cursor === undefined ? Prisma.empty : Prisma.sql`and r.id < ${cursor}`
  const hits = await ctx.tx.$queryRaw<Hit[]>`
    select r.id, r.id in ${scopeAt(ctx.now)} as "inScope" from public_data_resource r
    where ${conditionsOf(filter, ctx.now)} ${after} order by r.id desc limit ${limit + 1}`
  const items = await rowsOf(ctx, hits.slice(0, limit))
  return { items, next: hits.length > limit ? (hits[limit - 1]?.id ?? null) : null }
}

/** How many resources of a filter are on each of the lists (汇聚, 共享, 开放, 授权清单). */
export async function countLists(ctx: Context, filter: Filter): Promise<CatalogueLists> {
  permit(ctx.actor, 'resource.view')
  const counted = (condition: Prisma.Sql) => Prisma.sql`(count(*) filter (where ${condition}))::int`
  const [row] = await ctx.tx.$queryRaw<CatalogueLists[]>`
    select count(*)::int as total, ${counted(isOnList('gathered', ctx.now))} as gathered,
      ${counted(isOnList('shared', ctx.now))} as shared, ${counted(isOnList('open', ctx.now))} as open,
      ${counted(isOnList('authorised', ctx.now))} as authorised,
      ${counted(isInState('registered', ctx.now))} as registered,
      ${counted(Prisma.sql`r.id in (select unnest(array[c."holderId", c."claimantId"]) from source_conflict c
        where c.state = 'open')`)} as disputed
    from public_data_resource r where ${conditionsOf(filter, ctx.now)}`
  return row ?? { total: 0, gathered: 0, shared: 0, open: 0, authorised: 0, registered: 0, disputed: 0 }
}
