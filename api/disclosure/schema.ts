import { z } from '@hono/zod-openapi'
import { DISCLOSURE_KINDS } from './disclosure.ts'

const year = z.coerce.number().int().min(2021).max(2199)

export const DisclosureQuery = z.object({ kind: z.enum(DISCLOSURE_KINDS), year })
export type DisclosureQuery = z.infer<typeof DisclosureQuery>

export const PublishDisclosure = z.strictObject({ kind: z.enum(DISCLOSURE_KINDS), year: z.int().min(2021).max(2199) }).meta({
  id: 'PublishDisclosure',
})

const SectionView = z.object({ title: z.string(), columns: z.array(z.string()), rows: z.array(z.array(z.string())) })

export const DisclosureDraft = z
  .object({ title: z.string(), year: z.number().int(), isFinal: z.boolean(), sections: z.array(SectionView) })
  .meta({ id: 'DisclosureDraft' })

export const DisclosureView = z
  .object({
    id: z.string(), kind: z.enum(DISCLOSURE_KINDS), title: z.string(), bodyName: z.string(), year: z.number().int(),
    digest: z.string(), publishedAt: z.string(), sections: z.array(SectionView),
  })
  .meta({ id: 'Disclosure' })

export const MetricView = z
  .object({
    key: z.string(), group: z.string(), name: z.string(), english: z.string(), unit: z.string(), definition: z.string(),
    value: z.string(),
  })
  .meta({ id: 'Metric' })
