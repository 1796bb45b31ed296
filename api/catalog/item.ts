import { z } from 'zod'
import type { Tx } from '#api/db/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { addDays } from '#api/kernel/time.ts'
import { DELIVERABLE } from '#api/listing/deliverable.ts'
import { plansOf } from '#api/listing/find.ts'
import { lowestPlan } from '#api/listing/lowest-price.ts'
import { sentence } from '#api/pricing/plan.ts'
import { highlight } from './highlight.ts'
import type { CatalogItem } from './schema.ts'
import type { Words } from './words.ts'

/** One listing among the results. */
type Row = {
  id: string
  productId: string
  title: string
  summary: string
  keywords: string[]
  updateCycle: string
  coverageSpace: string
  coverageFrom: Date | null
  coverageTo: Date | null
  granularity: string
  plans: unknown
  hasStandingOffer: boolean
  providerId: string
  providerName: string
  providerState: string
  sourceMode: string
  columns: number
  format: string | null
  rows: bigint | null
  sizeBytes: bigint
  version: number
  versionAt: Date
  listedAt: Date
  deals: number
}

/** Days in which the deals of a listing are counted. */
const DEAL_DAYS = 90

/** What the catalogue tells of listings on the market, in the order of their ids, with the newest version of each. */
export async function itemsOf(ctx: Context, ids: readonly string[], words: Words | undefined): Promise<CatalogItem[]> {
  if (ids.length === 0) return []
  const rows = await findRows(ctx.tx, ids, addDays(ctx.now, -DEAL_DAYS))
  const byId = new Map(rows.map((row) => [row.id, row]))
  // What was taken off the market since it was found is left out.
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [itemView(row, words)] : []
  })
}

const findRows = (tx: Tx, ids: readonly string[], dealsSince: Date): Promise<Row[]> =>
  tx.$queryRaw<Row[]>`
    select l.id, l."productId", l.title, l.summary, l.keywords, l."updateCycle", l."coverageSpace", l."coverageFrom",
      l."coverageTo", l.granularity, l.plans, l."standingOffer" is not null as "hasStandingOffer", l."providerId",
      t.name as "providerName", t.state as "providerState", d."sourceMode", s.columns, v.format, v.rows, v."sizeBytes",
      v.number as version, v."createdAt" as "versionAt", s."listedAt", (
        select count(*)::int from agreement a
        where a."productId" = s."productId" and a."listingId" = l.id and a."activatedAt" > ${dealsSince}::timestamptz
      ) as deals
    from listing_search s
    join listing l on l.id = s."listingId"
    join data_product d on d.id = s."productId"
    join participant t on t.id = s."providerId"
    join lateral (
      select * from (${DELIVERABLE}) as deliverable where "productId" = s."productId" order by number desc limit 1
    ) v on true
    where s."listingId" = any(${ids}::text[])`

const Plans = z.unknown().transform((plans) => plansOf({ plans: z.json().parse(plans) }))

const dayOf = (at: Date | null): string | null => at?.toISOString().slice(0, 10) ?? null

function itemView(row: Row, words: Words | undefined): CatalogItem {
  const plans = Plans.parse(row.plans)
  const lowest = lowestPlan(plans)
  return {
    id: row.id,
    productId: row.productId,
    title: row.title,
    summary: row.summary,
    keywords: row.keywords,
    matches: highlight(row, words),
    provider: { id: row.providerId, name: row.providerName, admitted: row.providerState === 'admitted' },
    sourceMode: row.sourceMode,
    updateCycle: row.updateCycle,
    coverageSpace: row.coverageSpace,
    coverageFrom: dayOf(row.coverageFrom),
    coverageTo: dayOf(row.coverageTo),
    granularity: row.granularity,
    prices: plans.map((plan) => ({ plan, sentence: sentence(plan) })),
    lowestPrice: lowest ? sentence(lowest) : null,
    hasStandingOffer: row.hasStandingOffer,
    columns: row.columns,
    version: {
      number: row.version,
      format: row.format,
      rows: row.rows === null ? null : Number(row.rows),
      sizeBytes: Number(row.sizeBytes),
      createdAt: row.versionAt.toISOString(),
    },
    dealsIn90Days: row.deals,
    listedAt: row.listedAt.toISOString(),
    updatedAt: row.versionAt.toISOString(),
  }
}
