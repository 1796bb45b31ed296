import { z } from '@hono/zod-openapi'
import { ColumnProfile, SampleRows } from '#api/content/schema.ts'
import { FACETS } from '#api/listing/facet.ts'
import { PricePlan } from '#api/pricing/plan.ts'
import { SORTS } from './catalog.ts'

/** One value of a facet, or several of them by repetition. */
const value = z.string().max(100).regex(/^\P{Cc}*$/u)
const values = z
  .union([value, z.array(value).max(20)])
  .transform((given) => (typeof given === 'string' ? [given] : given))
  .optional()

/** A search: words, facets, order and page. */
export const CatalogQuery = z.object({
  q: z.string().max(100).optional(),
  provider: values,
  sourceMode: values,
  price: values,
  updateCycle: values,
  coverageSpace: values,
  district: values,
  format: values,
  sort: z.enum(SORTS).default('relevance'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(500).optional(),
})
export type CatalogQuery = z.infer<typeof CatalogQuery>

const Provider = z.object({ id: z.string(), name: z.string() })
const Price = z.object({ plan: PricePlan, sentence: z.string() })

/** Places of a text that meet the words, from the first to before the last, in UTF-16 units. */
const Ranges = z.array(z.tuple([z.number().int(), z.number().int()]))

export const CatalogItem = z
  .object({
    id: z.string(),
    productId: z.string(),
    title: z.string(),
    summary: z.string(),
    keywords: z.array(z.string()),
    matches: z.object({ title: Ranges, summary: Ranges }),
    provider: Provider.extend({ admitted: z.boolean() }),
    sourceMode: z.string(),
    updateCycle: z.string(),
    coverageSpace: z.string(),
    coverageFrom: z.string().nullable(),
    coverageTo: z.string().nullable(),
    granularity: z.string(),
    prices: z.array(Price),
    /** The plan that one begins with for the least money, as a sentence. */
    lowestPrice: z.string().nullable(),
    hasStandingOffer: z.boolean(),
    columns: z.number().int(),
    version: z.object({
      number: z.number().int(),
      format: z.string().nullable(),
      rows: z.number().int().nullable(),
      sizeBytes: z.number().int(),
      createdAt: z.string(),
    }),
    /** Agreements on it that were activated in the last 90 days. */
    dealsIn90Days: z.number().int(),
    listedAt: z.string(),
    /** When the newest version that may be delivered came. */
    updatedAt: z.string(),
  })
  .meta({ id: 'CatalogItem' })
export type CatalogItem = z.infer<typeof CatalogItem>

const FacetValues = z.array(z.object({ value: z.string(), label: z.string(), count: z.number().int() }))

/** What helps where nothing was found. */
const CatalogRescue = z.object({
  /** Facets that are in the way: how much is found when one is no longer narrowed; several values of one are joined. */
  dropped: z.array(z.object({ facet: z.enum(FACETS), value: z.string(), label: z.string(), count: z.number().int() })),
  /** Listings that meet some of the words. */
  nearest: z.array(CatalogItem),
})
export type CatalogRescue = z.infer<typeof CatalogRescue>

export const CatalogPage = z
  .object({
    items: z.array(CatalogItem),
    next: z.string().nullable(),
    /** How many are found; there are more where it is not exact, and the counts of facets are then of this many. */
    total: z.number().int(),
    isTotalExact: z.boolean(),
    facets: z.record(z.enum(FACETS), FacetValues),
    rescue: CatalogRescue.nullable(),
  })
  .meta({ id: 'CatalogPage' })
export type CatalogPage = z.infer<typeof CatalogPage>

const Version = z.object({
  number: z.number().int(),
  rows: z.number().int().nullable(),
  sizeBytes: z.number().int(),
  format: z.string().nullable(),
  createdAt: z.string(),
})

/** The terms of a standing offer (格式要约) as they stand in the database. */
export const OfferTerms = z.object({ plan: PricePlan, startsAt: z.string(), endsAt: z.string(), quota: z.number().int() })

/** The public page of a listing; profile and sample tell nothing of masked fields. */
export const CatalogEntry = z
  .object({
    id: z.string(),
    productId: z.string(),
    title: z.string(),
    summary: z.string(),
    keywords: z.array(z.string()),
    provider: Provider,
    description: z.string(),
    sourceMode: z.string(),
    sourceNote: z.string(),
    updateCycle: z.string(),
    coverageSpace: z.string(),
    coverageFrom: z.string().nullable(),
    coverageTo: z.string().nullable(),
    granularity: z.string(),
    license: z.string(),
    useCases: z.array(z.string()),
    forbiddenUses: z.array(z.string()),
    prices: z.array(Price),
    hasStandingOffer: z.boolean(),
    standingOffer: OfferTerms.extend({ sentence: z.string() }).nullable(),
    listedAt: z.string(),
    version: Version.extend({ encoding: z.string().nullable(), duplicateRows: z.number().int() }),
    columns: z.array(ColumnProfile.extend({ description: z.string(), isMasked: z.boolean() })),
    sample: SampleRows,
    versions: z.array(Version),
  })
  .meta({ id: 'CatalogEntry' })
export type CatalogEntry = z.infer<typeof CatalogEntry>
