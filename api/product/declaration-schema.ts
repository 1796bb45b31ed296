import { z } from '@hono/zod-openapi'
import { PersonalFinding } from '#api/content/schema.ts'
import { digest, instant, line } from '#api/participant/schema.ts'
import { GRADES } from '#api/resource/resource.ts'
import { EVIDENCE_KINDS, PERSONAL_BASES, PROCESSINGS, PROHIBITED_CLASSES, RIGHTS } from './declaration.ts'
import { SOURCE_MODES } from './product.ts'

const areDistinct = (items: readonly unknown[]): boolean => new Set(items).size === items.length

/** A document: its title for people, and its digest. */
export const Evidence = z.strictObject({ kind: z.enum(EVIDENCE_KINDS), title: line(100), digest })
export type Evidence = z.infer<typeof Evidence>

/** A report with its end. */
const Report = z.strictObject({ digest, validTo: instant })

/** 合规与分级声明: all of it; what is left out is not declared. */
export const DeclareProduct = z
  .strictObject({
    grade: z.enum(GRADES),
    processing: z.enum(PROCESSINGS),
    personalBasis: z.enum(PERSONAL_BASES),
    sensitive: z.boolean().default(false),
    minors: z.boolean().default(false),
    /** 个人信息保护影响评估. */
    assessment: Report.nullable().default(null),
    /** Number of the decision that graded masked important data as general. */
    regradeDecision: line(100).nullable().default(null),
    /** 数据安全风险评估. */
    risk: Report.nullable().default(null),
    rights: z.array(z.enum(RIGHTS)).min(1).max(3).refine(areDistinct, '权利不能重复'),
    evidence: z
      .array(Evidence)
      .max(40)
      .refine((all) => areDistinct(all.map(({ kind, digest: of }) => `${kind} ${of}`)), '同一份证明不能重复'),
    /** The prohibited classes that each was confirmed not to apply. */
    excludedClasses: z.array(z.int().min(1).max(PROHIBITED_CLASSES.length)).max(11).refine(areDistinct, '各类不能重复'),
    /** The decision that lets it leave mainland China, and its end; without it nothing does. */
    exportDecision: z.strictObject({ number: line(100), validTo: instant }).nullable().default(null),
  })
  .refine(({ personalBasis, sensitive, minors }) => personalBasis !== 'none' || (!sensitive && !minors), {
    path: ['personalBasis'],
    message: '声明不含个人信息的，不能同时声明含敏感个人信息或未成年人信息',
  })
  .meta({ id: 'DeclareProduct' })
export type DeclareProduct = z.infer<typeof DeclareProduct>

const ReportView = z.object({ digest: z.string(), validTo: z.string() }).nullable()

const Declaration = z.object({
  grade: z.enum(GRADES),
  processing: z.enum(PROCESSINGS),
  personalBasis: z.enum(PERSONAL_BASES),
  sensitive: z.boolean(),
  minors: z.boolean(),
  assessment: ReportView,
  regradeDecision: z.string().nullable(),
  risk: ReportView,
  rights: z.array(z.enum(RIGHTS)),
  evidence: z.array(z.object({ kind: z.enum(EVIDENCE_KINDS), title: z.string(), digest: z.string() })),
  excludedClasses: z.array(z.number().int()),
  exportDecision: z.object({ number: z.string(), validTo: z.string() }).nullable(),
  declaredAt: z.string(),
})

/** What was detected in columns that count, as `detectedOf` judges it. */
export const DetectedView = z
  .object({
    hasPersonal: z.boolean(),
    sensitive: z.boolean(),
    minors: z.boolean(),
    columns: z.array(PersonalFinding),
  })
  .meta({ id: 'DetectedPersonal' })

/** The declaration beside what was detected in the newest version, and all that is still to be mended. */
export const DeclarationView = z
  .object({
    productId: z.string(),
    sourceMode: z.enum(SOURCE_MODES),
    declaration: Declaration.nullable(),
    /** The version that was read; null where none was yet. */
    version: z.number().int().nullable(),
    /** In columns that are not masked. */
    detected: DetectedView,
    /** In masked columns: they are not delivered unless the persons consented. */
    withheld: z.array(PersonalFinding),
    /** The documents that are due of this source and basis. */
    required: z.array(z.object({ kind: z.enum(EVIDENCE_KINDS), title: z.string() })),
    prohibited: z.array(z.object({ id: z.number().int(), title: z.string() })),
    faults: z.array(z.object({ path: z.string(), message: z.string(), basis: z.string() })),
  })
  .meta({ id: 'ProductDeclaration' })
export type DeclarationView = z.infer<typeof DeclarationView>
