import { Client } from 'pg'
import type { Tx } from '#api/db/client.ts'
import type { PostgresConnection } from '#api/db/postgres.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import { districtsOf } from '#api/listing/district.ts'
import { registerValues } from '#api/listing/facet.ts'
import { entriesOfListing } from '#api/listing/grams.ts'
import { entryPriceMicroYuan, lowestPlan } from '#api/listing/lowest-price.ts'
import { INDEX_RULES, valuesOfListing, vectorOf } from '#api/listing/search-index.ts'
import type { PricePlan } from '#api/pricing/plan.ts'
import { UPDATE_CYCLES } from '#api/resource/resource.ts'
import {
  ASPECTS, DESCRIPTIONS, FIELDS, GRANULARITIES, KEYWORDS, PLACES, RARE_SUBJECTS, SENTENCES, SPANS, SUBJECTS,
} from './vocabulary.ts'

const PROVIDERS = 500
const BATCH = 2_000
/** Every so many listings one has a subject that few have. */
const RARE_EVERY = 5_000
const FORMATS = ['csv', 'csv', 'csv', 'parquet', 'ndjson']
const SOURCE_MODES = ['original', 'derived', 'authorised']
const LISTED_FROM = Date.parse('2026-01-01T00:00:00Z')

/** Numbers between 0 and 1 that are the same at every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Random = () => number

function pick<T>(random: Random, from: readonly T[], skew = 1): T {
  const chosen = from[Math.floor(random() ** skew * from.length)]
  if (chosen === undefined) throw new Error('there is something to pick')
  return chosen
}

const several = (random: Random, from: readonly string[], least: number, more: number): string[] => [
  ...new Set(Array.from({ length: least + Math.floor(random() * more) }, () => pick(random, from))),
]

function plansFor(random: Random): PricePlan[] {
  const priceFen = 1 + Math.floor(random() ** 3 * 5_000_000)
  const one: PricePlan[] = [
    { kind: 'one_off', priceFen }, { kind: 'subscription', priceFen, periodDays: 30 }, { kind: 'per_use', priceFen: 10 },
  ]
  const first: PricePlan = random() < 0.3 ? { kind: 'free' } : pick(random, one)
  return random() < 0.3 ? [first, { kind: 'per_use', priceFen: 5 }] : [first]
}

const idOf = (prefix: string, number: number) => `${prefix}_01bench${String(number).padStart(19, '0')}`

/** A made-up listing; its title says so. */
function listingOf(random: Random, number: number) {
  const place = pick(random, PLACES)
  const subject = number % RARE_EVERY === 1 ? pick(random, RARE_SUBJECTS) : pick(random, SUBJECTS, 1.6)
  const [before, after] = [random() < 0.7 ? place : '', random() < 0.6 ? pick(random, SPANS) : '']
  return {
    id: idOf('lst', number),
    productId: idOf('prd', number),
    providerId: idOf('ptc', Math.floor(random() ** 2 * PROVIDERS)),
    title: `${before}${subject}${pick(random, ASPECTS)}${after}（演示数据）`,
    summary: `${place}${subject}。${several(random, SENTENCES, 2, 3).join('')}`,
    keywords: several(random, KEYWORDS, 2, 4),
    coverageSpace: place,
    updateCycle: pick(random, UPDATE_CYCLES),
    granularity: pick(random, GRANULARITIES),
    plans: plansFor(random),
    sourceMode: pick(random, SOURCE_MODES),
    format: pick(random, FORMATS),
    fields: several(random, FIELDS, 4, 10),
    descriptions: several(random, DESCRIPTIONS, 3, 6),
    listedAt: new Date(LISTED_FROM + Math.floor(random() * 300 * 86_400_000)),
    rows: 100 + Math.floor(random() ** 4 * 5_000_000),
  }
}

type Made = ReturnType<typeof listingOf>

const valuesOf = (made: Made) => valuesOfListing(made, made.sourceMode, made.format)

/** A row of the index as JSON, by the platform's own rules. */
function indexed(made: Made, codes: ReadonlyMap<string, string>) {
  const cheapest = lowestPlan(made.plans)
  return {
    ...made,
    columns: made.fields.length,
    price: cheapest ? entryPriceMicroYuan(cheapest) : 0,
    coded: [...new Set(valuesOf(made).flatMap(({ facet, value }) => codes.get(`${facet}/${value}`) ?? []))].join(','),
    entries: vectorOf(entriesOfListing({ ...made, places: [made.coverageSpace, ...districtsOf(made.coverageSpace)] })),
  }
}

const HASH = sha256('演示数据')

const FROM_JSON = `
  from jsonb_to_recordset($1::jsonb) as r (id text, "productId" text, "providerId" text, title text, summary text,
    keywords jsonb, "coverageSpace" text, "updateCycle" text, granularity text, plans jsonb, "sourceMode" text,
    format text, "listedAt" timestamptz, rows bigint, columns int, price bigint, coded text, entries text)`

const INSERTS = [
  `insert into data_product (
    id, "providerId", name, description, "sourceMode", "sourceNote", "parentIds", "createdAt")
  select "productId", "providerId", title, '演示数据', "sourceMode", '演示数据', '{}', "listedAt" ${FROM_JSON}`,
  `insert into product_version (
    id, "productId", number, "fileName", state, "originalKey", "sizeBytes", sha256, sm3, format, rows, shape,
    descriptions, "maskedFields", "createdAt")
  select 'ver' || id, "productId", 1, '演示数据', 'ready', id, rows * 40, '${HASH}', '${HASH}', format, rows, '${HASH}',
    '{}', '{}', "listedAt" ${FROM_JSON}`,
  `insert into listing (
    id, "productId", "providerId", title, summary, "updateCycle", "coverageSpace", "coverageFrom", "coverageTo",
    granularity, license, "useCases", "forbiddenUses", keywords, plans, state, "submittedVersion", "approvedVersion",
    "submittedAt", "listedAt", "createdAt")
  select id, "productId", "providerId", title, summary, "updateCycle", "coverageSpace", '2026-01-01', '2026-06-30',
    granularity, '演示', '{演示}', '{转售}', array(select jsonb_array_elements_text(keywords)), plans, 'listed', 1, 1,
    "listedAt", "listedAt", "listedAt" ${FROM_JSON}`,
  `insert into listing_search (
    "listingId", "productId", "providerId", "listedAt", "lowestPriceMicroYuan", columns, coded, rules, entries)
  select id, "productId", "providerId", "listedAt", price, columns, coded, ${INDEX_RULES}, entries::tsvector
    ${FROM_JSON}`,
]

/** Providers, and deals on the earlier listings, more on some than on others. */
const PARTICIPANTS = `
  insert into participant (
    id, uscc, name, roles, state, "contactName", "contactPhone", "businessScope", "createdAt")
  select 'ptc_01bench' || lpad(n::text, 19, '0'), 'bench' || n, '演示单位' || n, '{provider}', 'admitted', '演示', '演示',
    '演示', now()
  from generate_series(0, ${PROVIDERS - 1}) n`
const DEALS = `
  insert into agreement (
    id, "listingId", "productId", "providerId", "consumerId", turn, plan, purpose, "startsAt", "endsAt", quota, policy,
    price, "termsDigest", state, note, "createdAt", "activatedAt")
  select 'agr' || n, l.id, l."productId", l."providerId", 'ptc', 'ptc', '{}', '演示', l."listedAt",
    l."listedAt" + interval '1 year', 1, '', '', 'bench' || n, 'active', '', l."listedAt",
    l."listedAt" + n % 300 * interval '1 day'
  from generate_series(1, $1::int / 2) n
  join listing l on l.id = 'lst_01bench' || lpad((n::bigint * n % ($1::int / 4))::text, 19, '0')`

const INDEX = 'listing_search_found_idx'

/** Fills a migrated database with so many listings that were made up (演示数据), indexed by the platform's own rules. */
export async function fillMarket(tx: Tx, connection: PostgresConnection, count: number): Promise<void> {
  const client = new Client(connection)
  await client.connect()
  try {
    await client.query(PARTICIPANTS)
    const definition = `select indexdef from pg_indexes where indexname = '${INDEX}'`
    const { rows: [index] } = await client.query<{ indexdef: string }>(definition)
    await client.query(`drop index ${INDEX}`)
    const random = randomFrom(count)
    for (let from = 0; from < count; from += BATCH) {
      const made = Array.from({ length: Math.min(BATCH, count - from) }, (_, at) => listingOf(random, from + at))
      const coded = await registerValues(tx, made.flatMap(valuesOf))
      const codes = new Map(coded.map(({ facet, value, code }) => [`${facet}/${value}`, code]))
      const rows = JSON.stringify(made.map((one) => indexed(one, codes)))
      for (const insert of INSERTS) await client.query(insert, [rows])
    }
    await client.query(DEALS, [count])
    await client.query(index?.indexdef ?? '')
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}
