import { z } from '@hono/zod-openapi'
import { ColumnProfile, SampleRows } from '#api/content/schema.ts'
import { PricePlan } from '#api/pricing/plan.ts'
import { FACETS, SORTS } from './catalog.ts'

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
  format: values,
  sort: z.enum(SORTS).default('relevance'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(500).optional(),
})
export type CatalogQuery = z.infer<typeof CatalogQuery>

const Provider = z.object({ id: z.string(), name: z.string() })
const Price = z.object({ plan: PricePlan, sentence: z.string() })

export const CatalogItem = z
  .object({
    id: z.string(),
    productId: z.string(),
    title: z.string(),
    summary: z.string(),
    keywords: z.array(z.string()),
    provider: Provider,
    sourceMode: z.string(),
    updateCycle: z.string(),
    coverageSpace: z.string(),
    prices: z.array(Price),
    hasStandingOffer: z.boolean(),
    version: z.object({
      number: z.number().int(),
      format: z.string().nullable(),
      rows: z.number().int().nullable(),
      sizeBytes: z.number().int(),
      createdAt: z.string(),
    }),
    listedAt: z.string(),
  })
  .meta({ id: 'CatalogItem' })
export type CatalogItem = z.infer<typeof CatalogItem>

const FacetValues = z.array(z.object({ value: z.string(), label: z.string(), count: z.number().int() }))

export const CatalogPage = z
  .object({
    items: z.array(CatalogItem),
    next: z.string().nullable(),
    total: z.number().int(),
    facets: z.record(z.enum(FACETS), FacetValues),
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
    listedAt: z.string(),
    version: Version.extend({ encoding: z.string().nullable(), duplicateRows: z.number().int() }),
    columns: z.array(ColumnProfile.extend({ description: z.string(), isMasked: z.boolean() })),
    sample: SampleRows,
    versions: z.array(Version),
  })
  .meta({ id: 'CatalogEntry' })
export type CatalogEntry = z.infer<typeof CatalogEntry>
