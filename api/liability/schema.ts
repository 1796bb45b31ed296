import { z } from '@hono/zod-openapi'
import { PageQuery } from '#api/kernel/page.ts'
import { digest, instant, line } from '#api/participant/schema.ts'
import { idText } from '#api/resource/schema.ts'
import { METHODS, STAGES, SUBJECTS } from './liability.ts'

export const LiabilityQuery = z.object({
  /** res_…, ver_… or tfr_…. */
  subject: idText,
  /** The instant that is asked about; now without it. */
  at: instant.optional(),
})
export type LiabilityQuery = z.infer<typeof LiabilityQuery>

export const SubjectsQuery = z.object({ q: z.string().trim().min(1).max(100).regex(/^\P{Cc}*$/u).optional() })
export type SubjectsQuery = z.infer<typeof SubjectsQuery>

const Subject = z.object({ id: z.string(), kind: z.enum(SUBJECTS), title: z.string() })

export const SubjectsView = z.object({ items: z.array(Subject) })

const Party = z.object({ id: z.string(), name: z.string() })

export const LiabilityRow = z
  .object({
    stage: z.enum(STAGES),
    responsible: Party,
    from: z.string(),
    to: z.string().nullable(),
    /** The scenario, agreement, request or resource that it comes by. */
    via: z.string().nullable(),
    note: z.string().nullable(),
    /** How many copies of the data it is about. */
    copies: z.number().int(),
    /** The record of the log that holds it: the event or transfer, and its index once the chain has it. */
    record: z.object({ reference: z.string(), index: z.number().int().nullable() }).nullable(),
    sentence: z.object({ zh: z.string(), en: z.string() }),
  })
  .meta({ id: 'LiabilityRow' })

export const LiabilityView = z
  .object({
    subject: Subject,
    at: z.string(),
    /** Who is responsible at that instant, by stage. */
    standing: z.array(LiabilityRow),
    /** Who was and is, over all time; what is cut off is told. */
    lanes: z.array(LiabilityRow),
    isCut: z.boolean(),
  })
  .meta({ id: 'Liability' })

export const Declare = z
  .strictObject({ subject: idText, stage: z.enum(STAGES), method: line(300), fromAt: instant.optional() })
  .meta({ id: 'DeclareLiability' })
export type Declare = z.infer<typeof Declare>

export const DeclarationView = z
  .object({
    id: z.string(),
    subject: z.string(),
    stage: z.enum(STAGES),
    responsibleId: z.string(),
    fromAt: z.string(),
    method: z.string(),
    source: z.string(),
  })
  .meta({ id: 'LiabilityDeclaration' })

export const Destroy = z
  .strictObject({ method: z.enum(METHODS), note: line(300), digest })
  .meta({ id: 'DestroyCopy' })
export type Destroy = z.infer<typeof Destroy>

export const DESTRUCTION_STATES = ['due', 'overdue', 'filed'] as const

export const DestructionQuery = PageQuery.extend({
  state: z.enum(DESTRUCTION_STATES).optional(),
  agreementId: idText.optional(),
})
export type DestructionQuery = z.infer<typeof DestructionQuery>

export const DestructionView = z
  .object({
    transferId: z.string(),
    agreementId: z.string(),
    title: z.string(),
    fileName: z.string(),
    consumer: Party,
    state: z.enum(DESTRUCTION_STATES),
    endedAt: z.string(),
    dueAt: z.string(),
    method: z.enum(METHODS).nullable(),
    note: z.string().nullable(),
    digest: z.string().nullable(),
    filedAt: z.string().nullable(),
    record: z.object({ reference: z.string(), index: z.number().int().nullable() }).nullable(),
  })
  .meta({ id: 'Destruction' })
