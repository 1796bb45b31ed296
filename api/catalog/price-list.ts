import { z } from 'zod'
import { Prisma } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import { CEILING_UNITS, isFreePurpose, PURPOSE_CLASSES } from '#api/authorized-operation/authorized-operation.ts'
import type { Context } from '#api/kernel/context.ts'
import { fenAsNumber } from '#api/kernel/fen.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { after, page, type Page } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { addDays } from '#api/kernel/time.ts'
import { ON_MARKET } from '#api/listing/on-market.ts'
import { comparablePrice, MEASURES } from '#api/listing/price-guide.ts'
import { PricePlan, sentence } from '#api/pricing/plan.ts'
import { type Deal, type Deals, dealsByWord, marketPrice, measuresOf } from './market-price.ts'
import type { PriceGround, PriceListItem, PriceListQuery } from './price-list-schema.ts'

type Row = {
  id: string
  productId: string
  title: string
  providerId: string
  providerName: string
  plans: unknown
  words: string[]
  ground: PriceGround
  purposeClass: string | null
  ceilingFen: bigint | null
  ceilingUnit: string | null
  ceilingDecision: string | null
  ceilingFrom: Date | null
  ceilingTo: Date | null
  ceilingTrial: boolean | null
}

const FREE_PURPOSES = PURPOSE_CLASSES.filter(isFreePurpose)

/** A product's own words: its keywords, and the themes of the public data that it is made of (SQL). */
const wordsOf = (keywords: Prisma.Sql) => Prisma.sql`${keywords} || array(
  select distinct r.theme from public_data_resource r
  where r.theme is not null and (r.id = d."resourceId" or r.id = any(c."resourceIds")))`

/** Prices on the market with the ground that each stands on, newest listings first. */
export async function listPrices(
  ctx: Context,
  { q = '', ground, ...query }: PriceListQuery,
  deals: Deals,
): Promise<Page<PriceListItem>> {
  permit(ctx.actor, 'pricing.view')
  const { take } = after(query)
  const rows = await ctx.tx.$queryRaw<Row[]>`
    with priced as (
      select m.id, m."productId", m.title, m."providerId", m."providerName", m.plans,
        ${wordsOf(Prisma.sql`m.keywords`)} as words, c."purposeClass", c."ceilingFen", c."ceilingUnit",
        c."ceilingDecision", c."ceilingFrom", c."ceilingTo", c."ceilingTrial",
        case when c."purposeClass" = any(${FREE_PURPOSES}::text[]) or d."sourceMode" in ('opened', 'shared') then 'free'
          when c.id is not null or d."sourceMode" = 'authorised' then 'ceiling' else 'market' end as ground
      from (${ON_MARKET}) m
      join data_product d on d.id = m."productId"
      left join scenario c on c.id = d."scenarioId")
    select * from priced
    where (${ground ?? null}::text is null or ground = ${ground ?? null}::text)
      and (position(lower(${q}) in lower(title)) > 0 or position(lower(${q}) in lower("providerName")) > 0)
      and (${query.cursor ?? null}::text is null or id < ${query.cursor ?? null}::text)
    order by id desc limit ${take}`
  return page(rows.map((row) => priceView(row, deals)), query.limit)
}

function priceView(row: Row, deals: Deals): PriceListItem {
  const plans = z.array(PricePlan).parse(row.plans)
  return {
    id: row.id,
    productId: row.productId,
    title: row.title,
    provider: { id: row.providerId, name: row.providerName },
    ground: row.ground,
    purposeClass: row.purposeClass === null ? null : oneOf(PURPOSE_CLASSES, row.purposeClass),
    ceiling: row.ground === 'ceiling' ? ceilingView(row) : null,
    prices: plans.map((plan) => ({ plan, sentence: sentence(plan) })),
    market: measuresOf(plans).map((measure) => {
      const { deals: count, range } = marketPrice(deals.of(row.words, measure))
      return { measure, label: MEASURES[measure], deals: count, range: range && rangeView(range) }
    }),
  }
}

function ceilingView(row: Row): PriceListItem['ceiling'] {
  const { ceilingFen, ceilingUnit, ceilingDecision, ceilingFrom, ceilingTo } = row
  if (ceilingFen === null || ceilingUnit === null || ceilingDecision === null || !ceilingFrom || !ceilingTo) return null
  return {
    fen: fenAsNumber(ceilingFen),
    unit: oneOf(CEILING_UNITS, ceilingUnit),
    decision: ceilingDecision,
    validFrom: ceilingFrom.toISOString(),
    validTo: ceilingTo.toISOString(),
    isTrial: row.ceilingTrial === true,
  }
}

const rangeView = ({ lowerFen, medianFen, upperFen }: { lowerFen: bigint; medianFen: bigint; upperFen: bigint }) => ({
  lowerFen: fenAsNumber(lowerFen), medianFen: fenAsNumber(medianFen), upperFen: fenAsNumber(upperFen),
})

/** Deals of this long are compared, the newest of them, and not more than these. */
const [COMPARED_DAYS, MOST_DEALS] = [730, 20_000]

type DealRow = { consumerId: string; providerId: string; plan: unknown; words: string[] }

/** Deals that were paid for, at the prices that were agreed upon, refunded ones left out. */
export async function readDeals(tx: Tx, now: Date): Promise<Deals> {
  const rows = await tx.$queryRaw<DealRow[]>`
    select o."consumerId", o."providerId", a.plan, ${wordsOf(Prisma.sql`l.keywords`)} as words
    from "order" o
    join agreement a on a.id = o."agreementId"
    join listing l on l."productId" = o."productId"
    join data_product d on d.id = o."productId"
    left join scenario c on c.id = d."scenarioId"
    where o."capturedFen" > 0 and o."placedAt" > ${addDays(now, -COMPARED_DAYS)}::timestamptz
    order by o."placedAt" desc, o.id desc limit ${MOST_DEALS}`
  return dealsByWord(rows.flatMap(dealOf))
}

function dealOf({ plan, ...parties }: DealRow): Deal[] {
  const price = comparablePrice(PricePlan.parse(plan))
  return price ? [{ ...parties, ...price }] : []
}
