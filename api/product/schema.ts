import { z } from '@hono/zod-openapi'
import { Inspection, SampleRows } from '#api/content/schema.ts'
import { line } from '#api/participant/schema.ts'
import { idText, isDistinct, paragraph } from '#api/resource/schema.ts'
import { SOURCE_MODES, VERSION_STATES } from './product.ts'


/** A product; `sourceNote` explains where its data comes from. */
export const CreateProduct = z
  .strictObject({
    name: line(100),
    description: paragraph(2000),
    sourceMode: z.enum(SOURCE_MODES),
    sourceNote: paragraph(2000),
    scenarioId: idText.optional(),
    /** The department's own resource, of what it opens or shares. */
    resourceId: idText.optional(),
    parentIds: z.array(idText).max(20).refine(isDistinct, '来源产品不能重复').default([]),
  })
  .meta({ id: 'CreateProduct' })
export type CreateProduct = z.infer<typeof CreateProduct>

const fieldName = z.string().min(1).max(200)

/** All descriptions and masks of a version; what is left out is taken away. */
export const DescribeVersion = z
  .strictObject({
    descriptions: z.record(fieldName, line(500)).refine((texts) => Object.keys(texts).length <= 1000, '字段过多'),
    maskedFields: z.array(fieldName).max(1000).refine(isDistinct, '脱敏字段不能重复'),
  })
  .meta({ id: 'DescribeVersion' })
export type DescribeVersion = z.infer<typeof DescribeVersion>

/** Why a version could not be read. */
export const Failure = z.object({ code: z.string(), message: z.string(), detail: z.record(z.string(), z.unknown()) })
export type Failure = z.infer<typeof Failure>

export const Descriptions = z.record(z.string(), z.string())

export const VersionSummary = z
  .object({
    productId: z.string(),
    number: z.number().int(),
    state: z.enum(VERSION_STATES),
    fileName: z.string(),
    sizeBytes: z.number().int(),
    sha256: z.string(),
    sm3: z.string(),
    format: z.string().nullable(),
    encoding: z.string().nullable(),
    rows: z.number().int().nullable(),
    failure: Failure.nullable(),
    createdAt: z.string(),
  })
  .meta({ id: 'ProductVersionSummary' })
export type VersionSummary = z.infer<typeof VersionSummary>

/** A version with what was read in it: profile, descriptions, masked sample. */
export const VersionView = VersionSummary.extend({
  inspection: Inspection.nullable(),
  descriptions: Descriptions,
  maskedFields: z.array(z.string()),
  sample: SampleRows.nullable(),
}).meta({ id: 'ProductVersion' })
export type VersionView = z.infer<typeof VersionView>

export const ProductSummary = z
  .object({
    id: z.string(),
    providerId: z.string(),
    name: z.string(),
    description: z.string(),
    sourceMode: z.enum(SOURCE_MODES),
    sourceNote: z.string(),
    scenarioId: z.string().nullable(),
    resourceId: z.string().nullable(),
    parentIds: z.array(z.string()),
    suspended: z.boolean(),
    createdAt: z.string(),
  })
  .meta({ id: 'DataProductSummary' })
export type ProductSummary = z.infer<typeof ProductSummary>

/** A product with its newest versions. */
export const ProductView = ProductSummary.extend({ versions: z.array(VersionSummary) }).meta({ id: 'DataProduct' })
export type ProductView = z.infer<typeof ProductView>
