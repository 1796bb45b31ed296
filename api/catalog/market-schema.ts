import { z } from '@hono/zod-openapi'

const count = z.number().int()
const Name = z.object({ id: z.string(), name: z.string() })

/** One record of the ledger as everybody may read it: neither who consumed nor what was paid. */
const MarketRecord = z
  .object({
    at: z.string(),
    /** `transfer.recorded`, or the event's name on the chain. */
    kind: z.string(),
    /** Null for what is not on the market: it is not named. */
    product: z.object({ listingId: z.string(), title: z.string() }).nullable(),
    provider: Name.nullable(),
    rows: count.nullable(),
    sizeBytes: count.nullable(),
    index: count,
    blockNumber: count,
  })
  .meta({ id: 'MarketRecord' })

/** The market as it stands (市场概览). */
export const MarketView = z
  .object({
    listedProducts: count,
    providers: count,
    agreementsInForce: count,
    transfersRecorded: count,
    eventsRecorded: count,
    /** Rows of all recorded transfers but those that were withheld. */
    rowsDelivered: count,
    ledger: z.object({
      size: count,
      /** The newest checkpoint that the witness cosigned. */
      checkpoint: z
        .object({ size: count, blockNumber: count, cosignedAt: z.string(), secondsSince: count })
        .nullable(),
    }),
    /** As the catalogue can be narrowed by them; `其他` is what names no district. */
    byDistrict: z.array(z.object({ district: z.string(), listings: count })),
    byProvider: z.array(z.object({ provider: Name, listings: count })),
    latest: z.array(MarketRecord).max(10),
  })
  .meta({ id: 'Market' })
export type MarketView = z.input<typeof MarketView>

/** What happened with a product in a calendar month of Beijing. */
const Month = z.object({ month: z.string(), transfers: count, rows: count, agreements: count, versions: count })

/** How a product on the market has been used (流转), without its consumers and prices. */
export const CirculationView = z
  .object({
    listingId: z.string(),
    /** The newest months with anything in them, the newest first. */
    months: z.array(Month).max(36),
    transfers: z.object({ count, rows: count, firstAt: z.string().nullable(), latestAt: z.string().nullable() }),
    agreements: z.object({ count, inForce: count, firstAt: z.string().nullable(), latestAt: z.string().nullable() }),
    versions: z.object({
      count,
      first: z.object({ number: count, at: z.string() }).nullable(),
      latest: z.object({ number: count, at: z.string() }).nullable(),
    }),
    /** Places of the latest records in the ledger, the newest first. */
    receipts: z.array(z.object({ index: count, at: z.string(), blockNumber: count })).max(20),
  })
  .meta({ id: 'Circulation' })
export type CirculationView = z.input<typeof CirculationView>
