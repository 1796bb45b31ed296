import { Prisma } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { DELIVERABLE } from '#api/listing/deliverable.ts'
import { ON_MARKET } from '#api/listing/on-market.ts'
import { inForce } from './in-force.ts'
import { countByDistrict } from './by-district.ts'
import type { MarketView } from './market-schema.ts'
import { countOn, type Tally } from './tally.ts'

/** The market, and what was counted of the log for the next time; `secondsSince` is for whoever answers. */
export type Market = { facts: MarketFacts; tally: Tally }

export type MarketFacts = Omit<MarketView, 'ledger'> & {
  ledger: { size: number; checkpoint: { size: number; blockNumber: number; cosignedAt: Date } | null }
}

/** The numbers of the market (市场概览) and its latest records, as everybody may read them. */
export async function readMarket(ctx: Context, before?: Tally): Promise<Market> {
  permit(ctx.actor, 'catalog.view')
  const { tx, now } = ctx
  const checkpoint = await newestCheckpoint(tx)
  const tally = await countOn(tx, before)
  const coverages = await listingsByCoverage(tx)
  const facts = {
    ...(await countMarket(tx)),
    agreementsInForce: await tx.agreement.count({
      where: inForce(now),
    }),
    transfersRecorded: Number(tally.transfers),
    eventsRecorded: Number(tally.size - tally.transfers),
    rowsDelivered: Number(tally.rows - (await rowsWithheld(tx))),
    ledger: { size: Number(tally.size), checkpoint },
    byDistrict: countByDistrict(coverages),
    byProvider: await listingsByProvider(tx),
    latest: (await latestRecords(tx)).map(recordView),
  }
  return { facts, tally }
}

/** The market as it is told at an instant. */
export function marketView({ ledger: { size, checkpoint }, ...facts }: MarketFacts, now: Date): MarketView {
  if (checkpoint === null) return { ...facts, ledger: { size, checkpoint } }
  const { cosignedAt } = checkpoint
  const secondsSince = Math.max(0, Math.floor((now.getTime() - cosignedAt.getTime()) / 1000))
  const told = { ...checkpoint, cosignedAt: cosignedAt.toISOString(), secondsSince }
  return { ...facts, ledger: { size, checkpoint: told } }
}

async function countMarket(tx: Tx): Promise<{ listedProducts: number; providers: number }> {
  const [counted] = await tx.$queryRaw<{ listedProducts: number; providers: number }[]>`
    select count(*)::int as "listedProducts", count(distinct "providerId")::int as providers from (${ON_MARKET}) as m`
  return counted ?? { listedProducts: 0, providers: 0 }
}

/** Values that are told at most of each count. */
const SHOWN = 50

const listingsByCoverage = (tx: Tx) => tx.$queryRaw<{ coverageSpace: string; listings: number }[]>`
  select "coverageSpace", count(*)::int as listings from (${ON_MARKET}) as m
  group by 1 order by 2 desc, 1`

async function listingsByProvider(tx: Tx): Promise<MarketView['byProvider']> {
  const rows = await tx.$queryRaw<{ id: string; name: string; listings: number }[]>`
    select "providerId" as id, min("providerName") as name, count(*)::int as listings from (${ON_MARKET}) as m
    group by 1 order by 3 desc, 1 limit ${SHOWN}`
  return rows.map(({ id, name, listings }) => ({ provider: { id, name }, listings }))
}

async function rowsWithheld(tx: Tx): Promise<bigint> {
  const { _sum } = await tx.transfer.aggregate({ where: { state: 'withheld' }, _sum: { rows: true } })
  return _sum.rows ?? 0n
}

async function newestCheckpoint(tx: Tx): Promise<MarketFacts['ledger']['checkpoint']> {
  const newest = await tx.checkpoint.findFirst({ where: { cosignedAt: { not: null } }, orderBy: { size: 'desc' } })
  if (!newest?.cosignedAt) return null
  const { size, blockNumber, cosignedAt } = newest
  return { size: Number(size), blockNumber: Number(blockNumber), cosignedAt }
}

/** Records that are told, at most. */
const LATEST = 10

/** Events that are looked at for them: what is not on the market is its provider's own affair, and is left out. */
const LOOKED_AT = 200

/** Events that tell of the market; the others are their parties' own affairs. */
const MARKET_EVENTS = ['listing.listed', 'listing.standing_offer', 'product.versioned', 'agreement.activated']

type Told = {
  index: bigint
  kind: string
  at: Date
  rows: bigint | null
  sizeBytes: bigint | null
  blockNumber: bigint
  listingId: string | null
  title: string | null
  providerId: string | null
  providerName: string | null
}

/** The product that an event is about; of a version that may not be delivered, nothing. */
const PRODUCT_OF_EVENT = Prisma.sql`case c."eventKind"
  when 'agreement.activated' then (select "productId" from agreement where id = c.subject)
  when 'product.versioned' then (
    select "productId" from (${DELIVERABLE}) as v
    where v."productId" = c.subject and v.number = (c.body::jsonb ->> 'version')::int)
  else (select "productId" from listing where id = c.subject) end`

const latestRecords = (tx: Tx): Promise<Told[]> => tx.$queryRaw<Told[]>`
  with newest as (
    (select "recordIndex" as index, 'transfer.recorded' as kind, "productId", rows, "sizeBytes", at
      from transfer where "recordIndex" is not null order by "recordIndex" desc limit ${LATEST})
    union all
    (select c."recordIndex", c."eventKind", ${PRODUCT_OF_EVENT}, null, null, c.at
      from chain_act c where c."recordIndex" is not null and c."eventKind" = any(${MARKET_EVENTS}::text[])
      order by c."recordIndex" desc limit ${LOOKED_AT})
  )
  select n.index, n.kind, n.at, n.rows, n."sizeBytes", r."blockNumber", m.id as "listingId", m.title,
    m."providerId", m."providerName"
  from newest n
  join record r on r.index = n.index
  left join (${ON_MARKET}) as m on m."productId" = n."productId"
  where n.kind = 'transfer.recorded' or m.id is not null
  order by n.index desc limit ${LATEST}`

const numberOrNull = (value: bigint | null): number | null => (value === null ? null : Number(value))

/** The chain itself tells of a transfer its size; its rows are told with its product alone. */
function recordView(row: Told): MarketView['latest'][number] {
  const { listingId, title, providerId, providerName } = row
  const isNamed = listingId !== null && title !== null && providerId !== null && providerName !== null
  return {
    at: row.at.toISOString(),
    kind: row.kind,
    product: isNamed ? { listingId, title } : null,
    provider: isNamed ? { id: providerId, name: providerName } : null,
    rows: isNamed ? numberOrNull(row.rows) : null,
    sizeBytes: numberOrNull(row.sizeBytes),
    index: Number(row.index),
    blockNumber: Number(row.blockNumber),
  }
}
