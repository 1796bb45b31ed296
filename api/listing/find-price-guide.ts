import { z } from 'zod'
import type { Listing } from '#api/db/generated/client.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { type Bps, fenAsNumber } from '#api/kernel/fen.ts'
import { permit } from '#api/kernel/permit.ts'
import { PricePlan, sentence } from '#api/pricing/plan.ts'
import { findCurrentVersion, getOwnProduct } from '#api/product/store.ts'
import { plansOf } from './find.ts'
import { ON_MARKET } from './on-market.ts'
import {
  comparablePrice,
  guideSentence,
  MEASURE_NAMES,
  MEASURES,
  type Measure,
  pricesByMeasure,
  quartilesOf,
  type Shares,
  sharesOf,
} from './price-guide.ts'
import type { PriceGuideQuery, PriceGuideView } from './price-guide-schema.ts'
import { getOwnListing } from './store.ts'

/**
 * What comparable products of others on the market cost (定价参考), and how a price is shared out. Prices that were
 * negotiated, and those of what is not on the market, are not among them.
 * @throws not_found for another's listing or product
 */
export async function findPriceGuide(ctx: Context, query: PriceGuideQuery, feeBps: Bps): Promise<PriceGuideView> {
  permit(ctx.actor, 'pricing.guide')
  const { listing, productId } = await subjectOf(ctx, query)
  const others = await findComparables(ctx, productId, listing?.keywords ?? [])
  const own = listing ? plansOf(listing) : []
  return {
    listingId: listing?.id ?? null,
    productId,
    feeBps,
    comparables: others.length,
    guides: guidesOf(others, own, feeBps),
    own: own.map((plan, index) => ownView(plan, index, feeBps)),
  }
}

async function subjectOf(
  ctx: Context,
  { listingId, productId }: PriceGuideQuery,
): Promise<{ listing: Listing | null; productId: string }> {
  if (listingId !== undefined) {
    const listing = await getOwnListing(ctx, listingId)
    return { listing, productId: listing.productId }
  }
  assert(productId !== undefined, 'the query names a listing or a product')
  const product = await getOwnProduct(ctx, productId)
  return { listing: await ctx.tx.listing.findUnique({ where: { productId } }), productId: product.id }
}

/** Fields that two products share before they count as alike: two, and a third of one's own. */
const neededFields = (fields: number): number => Math.max(2, Math.ceil(fields / 3))

const plain = (texts: readonly string[]): string[] => [
  ...new Set(texts.map((text) => text.normalize('NFKC').toLowerCase())),
]

const Named = z.object({ columns: z.array(z.object({ name: z.string() })) })

/** The price plans of each listing of others on the market that shares a keyword, or enough field names. */
async function findComparables(ctx: Context, productId: string, keywords: readonly string[]): Promise<PricePlan[][]> {
  const version = await findCurrentVersion(ctx, productId)
  const fields = version ? plain(Named.parse(version.inspection).columns.map(({ name }) => name)) : []
  const rows = await ctx.tx.$queryRaw<{ plans: unknown }[]>`
    select m.plans from (${ON_MARKET}) as m
    join product_version v on v."productId" = m."productId" and v.number = m."approvedVersion"
    where m."providerId" <> ${ctx.actor.participantId} and (
      exists (select 1 from unnest(m.keywords) as k where normalize(lower(k), NFKC) = any(${plain(keywords)}::text[]))
      or (select count(*) from jsonb_array_elements(v.inspection -> 'columns') as c
          where normalize(lower(c ->> 'name'), NFKC) = any(${fields}::text[])) >= ${neededFields(fields.length)})`
  return rows.map(({ plans }) => z.array(PricePlan).parse(plans))
}

/** A guide for every measure that comparables are priced by, or the listing itself. */
function guidesOf(others: PricePlan[][], own: PricePlan[], feeBps: Bps): PriceGuideView['guides'] {
  const prices = pricesByMeasure(others)
  const wanted = new Set([...prices.keys(), ...own.flatMap((plan) => comparablePrice(plan)?.measure ?? [])])
  return MEASURE_NAMES.filter((measure) => wanted.has(measure)).map((measure) =>
    guideView(measure, prices.get(measure) ?? [], feeBps),
  )
}

function guideView(measure: Measure, prices: bigint[], feeBps: Bps): PriceGuideView['guides'][number] {
  const quartiles = quartilesOf(prices)
  return {
    measure,
    label: MEASURES[measure],
    count: prices.length,
    prices: quartiles && {
      lowerFen: fenAsNumber(quartiles.lowerFen),
      medianFen: fenAsNumber(quartiles.medianFen),
      upperFen: fenAsNumber(quartiles.upperFen),
    },
    shares: quartiles && sharesView(sharesOf(quartiles.medianFen, feeBps)),
    sentence: guideSentence(measure, prices.length, quartiles, feeBps),
  }
}

function ownView(plan: PricePlan, index: number, feeBps: Bps): PriceGuideView['own'][number] {
  const price = comparablePrice(plan)
  const shares = sharesView(sharesOf(price?.priceFen ?? 0n, feeBps))
  return { plan: index, sentence: sentence(plan), measure: price?.measure ?? null, shares }
}

const sharesView = ({ consumerPaysFen, feeFen, providerReceivesFen }: Shares) => ({
  consumerPaysFen: fenAsNumber(consumerPaysFen),
  feeFen: fenAsNumber(feeFen),
  providerReceivesFen: fenAsNumber(providerReceivesFen),
})
