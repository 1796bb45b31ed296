import { z } from '@hono/zod-openapi'
import { isUscc } from './participant.ts'
import { RELATION_KINDS } from './related-party.ts'
import { digest, line } from './schema.ts'

/**
 * An organisation by its code, or a natural person by the SHA-256 of name and identity number, which the declarer
 * computes: the number itself never comes here.
 */
const node = z.union([
  z.string().regex(/^uscc:[0-9A-Z]{18}$/).refine((text) => isUscc(text.slice(5)), '统一社会信用代码的校验位不符'),
  z.string().regex(/^person:[0-9a-f]{64}$/),
])

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
  .refine((at) => at.getTime() >= 0 && at.getTime() < 7_258_118_400_000, '时间超出范围')

/** A relation (关联关系): who controls whom, how, since when, and what shows it. */
export const DeclareRelation = z
  .strictObject({
    controller: node,
    controllerName: line(100),
    controlled: node,
    controlledName: line(100),
    kind: z.enum(RELATION_KINDS),
    /** Hundredths of a percent of the shares, where the relation is by shares. */
    shareBps: z.int().min(1).max(10_000).nullable().default(null),
    evidence: line(500),
    evidenceDigest: digest.nullable().default(null),
    validFrom: instant,
  })
  .meta({ id: 'DeclareRelation' })
export type DeclareRelation = z.infer<typeof DeclareRelation>

export const EndRelation = z.strictObject({ reason: line(500) }).meta({ id: 'EndRelation' })
export type EndRelation = z.infer<typeof EndRelation>

export const RelationView = z
  .object({
    id: z.string(),
    controller: z.string(),
    controllerName: z.string(),
    controlled: z.string(),
    controlledName: z.string(),
    kind: z.enum(RELATION_KINDS),
    shareBps: z.number().int().nullable(),
    /** Whether it makes the two affiliates (关联方). */
    isAffiliating: z.boolean(),
    declaredBy: z.string(),
    byStaff: z.boolean(),
    evidence: z.string(),
    evidenceDigest: z.string().nullable(),
    validFrom: z.string(),
    endedAt: z.string().nullable(),
    endedReason: z.string().nullable(),
    createdAt: z.string(),
  })
  .meta({ id: 'Relation' })
export type RelationView = z.infer<typeof RelationView>
