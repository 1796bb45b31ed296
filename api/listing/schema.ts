import { z } from '@hono/zod-openapi'
import { line } from '#api/participant/schema.ts'
import { PricePlan } from '#api/pricing/plan.ts'
import { UPDATE_CYCLES } from '#api/resource/resource.ts'
import { idText, isDistinct, paragraph } from '#api/resource/schema.ts'
import { DIMENSIONS } from '#api/resource/quality.ts'
import { REVIEW_CHECKS } from './checks.ts'
import { LISTING_STATES, REVIEW_STAGES } from './listing.ts'
import { REASON_CODES } from './reasons.ts'

const orEmpty = <T extends z.ZodType>(text: T) => z.union([z.literal(''), text]).default('')
const items = (count: number, max: number) =>
  z.array(line(max)).max(count).refine(isDistinct, '各项不能重复').default([])
const day = z.iso
  .date()
  .transform((text) => new Date(`${text}T00:00:00Z`))
  .refine((at) => at.getUTCFullYear() >= 1, '日期超出范围')

/** What a listing says; a draft may still lack any of it. */
export const ListingText = z
  .strictObject({
    title: orEmpty(line(100)),
    summary: orEmpty(paragraph(2000)),
    updateCycle: z.union([z.literal(''), z.enum(UPDATE_CYCLES)]).default(''),
    coverageSpace: orEmpty(line(100)),
    /** First and last day of the time that the data covers. */
    coverageFrom: day.nullable().default(null),
    coverageTo: day.nullable().default(null),
    granularity: orEmpty(line(100)),
    license: orEmpty(line(200)),
    useCases: items(20, 100),
    forbiddenUses: items(20, 100),
    keywords: items(20, 30),
    plans: z.array(PricePlan).max(5).default([]),
  })
  .meta({ id: 'ListingText' })
export type ListingText = z.infer<typeof ListingText>

/** A new draft for a product. */
export const DraftListing = ListingText.extend({ productId: idText }).meta({ id: 'DraftListing' })
export type DraftListing = z.infer<typeof DraftListing>

/**
 * A reviewer's decision on the round that it read: an approval names the checks that were ticked, a rejection the codes
 * of its reasons and, in words, what is to be mended.
 */
export const ReviewListing = z
  .strictObject({
    round: z.int().min(1).max(1_000_000),
    approved: z.boolean(),
    reason: line(500).optional(),
    checks: z.array(z.enum(REVIEW_CHECKS)).max(REVIEW_CHECKS.length).refine(isDistinct, '审核要点不能重复').optional(),
    reasons: z.array(z.enum(REASON_CODES)).max(REASON_CODES.length).refine(isDistinct, '退回原因不能重复').optional(),
  })
  .refine(({ approved, reason }) => approved || reason !== undefined, { path: ['reason'], message: '退回须说明理由' })
  .refine(({ approved, reasons = [] }) => approved || reasons.length > 0, {
    path: ['reasons'],
    message: '退回须选择原因代码',
  })
  .meta({ id: 'ReviewListing' })
export type ReviewListing = z.infer<typeof ReviewListing>

export const Delist = z.strictObject({ reason: line(500) }).meta({ id: 'DelistListing' })
export type Delist = z.infer<typeof Delist>

export const ListingReviewView = z
  .object({
    round: z.number().int(),
    stage: z.enum(REVIEW_STAGES),
    approved: z.boolean(),
    reason: z.string(),
    /** The checks that the reviewer ticked. */
    checks: z.array(z.string()),
    /** Why it was turned down, each with what mends it. */
    reasons: z.array(
      z.object({ code: z.string(), check: z.string(), sentence: z.string(), fix: z.string(), basis: z.string() }),
    ),
    at: z.string(),
    /** Told to the staff and the overseers alone. */
    reviewerId: z.string().nullable(),
  })
  .meta({ id: 'ListingReview' })

/** What came out when the platform prepared a few rows of a version as for a consumer. */
const deliveryTest = z.object({
  version: z.number().int(),
  passed: z.boolean(),
  rows: z.number().int().nullable(),
  sizeBytes: z.number().int().nullable(),
  sha256: z.string().nullable(),
  failure: z.string().nullable(),
  at: z.string(),
})
export const DeliveryTestView = deliveryTest.meta({ id: 'DeliveryTest' })
export type DeliveryTestView = z.infer<typeof DeliveryTestView>

/** All checks of a listing with what the platform found on each. */
export const ChecksView = z
  .object({
    version: z.number().int().nullable(),
    items: z.array(
      z.object({
        check: z.enum(REVIEW_CHECKS),
        state: z.enum(['passed', 'warning', 'failed', 'not_applicable']),
        findings: z.array(z.string()),
        basis: z.string(),
      }),
    ),
    /** Shares in ten thousandths; null where the platform can't tell. */
    quality: z
      .object({
        dimensions: z.record(z.enum(DIMENSIONS), z.number().int().nullable()),
        scoreBps: z.number().int(),
        grade: z.string(),
      })
      .nullable(),
    deliveryTest: deliveryTest.nullable(),
  })
  .meta({ id: 'ListingChecks' })
export type ChecksView = z.infer<typeof ChecksView>

/** How completely it tells of its product, of 100, and the fixes that bring most points. */
const Completeness = z
  .object({
    score: z.number().int().min(0).max(100),
    nextFixes: z.array(z.object({ path: z.string(), points: z.number().int(), code: z.string() })).max(3),
  })
  .meta({ id: 'ListingCompleteness' })

export const ListingView = z
  .object({
    id: z.string(),
    productId: z.string(),
    providerId: z.string(),
    title: z.string(),
    summary: z.string(),
    updateCycle: z.string(),
    coverageSpace: z.string(),
    coverageFrom: z.string().nullable(),
    coverageTo: z.string().nullable(),
    granularity: z.string(),
    license: z.string(),
    useCases: z.array(z.string()),
    forbiddenUses: z.array(z.string()),
    keywords: z.array(z.string()),
    plans: z.array(PricePlan),
    state: z.enum(LISTING_STATES),
    /** The gate that holds it off the market, with its article; null while none is shut for everybody. */
    hold: z.object({ code: z.string(), sentence: z.string(), basis: z.string(), since: z.string() }).nullable(),
    /** How often it was submitted; a review names the round that it is of. */
    round: z.number().int(),
    /** Number of the product's version that is, or was last, under review. */
    submittedVersion: z.number().int().nullable(),
    /** Number of the version that was listed last: it and later ones of the same columns may be delivered. */
    approvedVersion: z.number().int().nullable(),
    submittedAt: z.string().nullable(),
    listedAt: z.string().nullable(),
    createdAt: z.string(),
    /** Whether the provider published a standing offer that anybody may accept at once. */
    hasStandingOffer: z.boolean(),
    completeness: Completeness,
    reviews: z.array(ListingReviewView),
  })
  .meta({ id: 'Listing' })
export type ListingView = z.infer<typeof ListingView>
