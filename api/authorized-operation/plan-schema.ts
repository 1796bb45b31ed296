import { z } from '@hono/zod-openapi'
import { digest, instant, line } from '#api/participant/schema.ts'
import { idText, isDistinct, paragraph } from '#api/resource/schema.ts'
import { OBJECTION_STATES, PLAN_MODES, PLAN_STATES, PLAN_TEXTS, SELECTION_METHODS } from './plan.ts'

/** A public document, by the number that its issuer gave it and the SHA-256 of its file. */
export const NumberedDocument = z.strictObject({ number: line(100), digest }).meta({ id: 'NumberedDocument' })
export type NumberedDocument = z.infer<typeof NumberedDocument>

type OptionalText = z.ZodOptional<ReturnType<typeof paragraph>>

/** A paragraph for each key, any of which may be missing. */
export function textItems<K extends string>(keys: readonly K[]): Record<K, OptionalText> {
  const items: Partial<Record<K, OptionalText>> = {}
  for (const key of keys) items[key] = paragraph(3000).optional()
  return withAll(items)
}

/** Every key was given its value just above. */
const withAll = <K extends string, V>(items: Partial<Record<K, V>>) => items as Record<K, V>

const products = z.array(z.strictObject({ name: line(100), form: line(200) })).max(50)

/** What the plan says in its twelve items, beside name and mode; a draft may lack any of them. */
export const PlanItems = z
  .strictObject({
    ...textItems(PLAN_TEXTS),
    products: z.strictObject({ welfare: products, industry: products }).optional(),
  })
  .meta({ id: 'PlanItems' })
export type PlanItems = z.infer<typeof PlanItems>

export const DraftPlan = z
  .strictObject({
    name: line(100),
    mode: z.enum(PLAN_MODES),
    items: PlanItems,
    resourceIds: z.array(idText).max(500).refine(isDistinct, '资源不能重复'),
  })
  .meta({ id: 'DraftPlan' })
export type DraftPlan = z.infer<typeof DraftPlan>

/** The call for operators: its text, how one is selected, and until when they apply. */
export const CallPlan = z
  .strictObject({ method: z.enum(SELECTION_METHODS), text: paragraph(5000), endsAt: instant })
  .meta({ id: 'CallPlan' })
export type CallPlan = z.infer<typeof CallPlan>

/** An operator's application; it declares that it had no serious security incident within three years. */
export const ApplyToOperate = z
  .strictObject({ statement: paragraph(5000), noIncident: z.boolean() })
  .meta({ id: 'ApplyToOperate' })
export type ApplyToOperate = z.infer<typeof ApplyToOperate>

export const ChooseOperator = z
  .strictObject({ applicationId: idText, reason: paragraph(1000) })
  .meta({ id: 'ChooseOperator' })
export type ChooseOperator = z.infer<typeof ChooseOperator>

export const ObjectToPlan = z.strictObject({ ground: paragraph(2000) }).meta({ id: 'ObjectToPlan' })
export type ObjectToPlan = z.infer<typeof ObjectToPlan>

export const AnswerObjection = z
  .strictObject({ upheld: z.boolean(), answer: paragraph(2000) })
  .meta({ id: 'AnswerObjection' })
export type AnswerObjection = z.infer<typeof AnswerObjection>

export const WithdrawPlan = z.strictObject({ reason: line(500) }).meta({ id: 'WithdrawPlan' })
export type WithdrawPlan = z.infer<typeof WithdrawPlan>

const Named = z.object({ id: z.string(), name: z.string() })
const moment = z.string().nullable()
/** A public document as it was recorded. */
export const Recorded = z.object({ number: z.string(), digest: z.string().nullable(), at: z.string() }).nullable()

const Application = z.object({
  id: z.string(), operator: Named, statement: z.string(), noIncident: z.boolean(), createdAt: z.string(),
})

const Objection = z.object({
  id: z.string(),
  objector: Named,
  ground: z.string(),
  state: z.enum(OBJECTION_STATES),
  answer: z.string().nullable(),
  createdAt: z.string(),
  answeredAt: moment,
})

/** A plan; of applications and objections everybody but its implementing body and the overseers sees its own. */
export const PlanView = z
  .object({
    id: z.string(),
    name: z.string(),
    mode: z.enum(PLAN_MODES),
    state: z.enum(PLAN_STATES),
    implementingBody: Named,
    items: PlanItems,
    resourceIds: z.array(z.string()),
    decision: Recorded,
    approval: Recorded,
    filing: Recorded,
    /** Until when the approved plan is to be filed. */
    filingDueAt: moment,
    method: z.enum(SELECTION_METHODS).nullable(),
    callText: z.string().nullable(),
    callEndsAt: moment,
    chosenOperator: Named.nullable(),
    choiceReason: z.string().nullable(),
    publicityEndsAt: moment,
    selectedAt: moment,
    endedReason: z.string().nullable(),
    applications: z.array(Application),
    objections: z.array(Objection),
    authorizationIds: z.array(z.string()),
    createdAt: z.string(),
  })
  .meta({ id: 'OperationPlan' })
export type PlanView = z.infer<typeof PlanView>

/** What everybody may read of a plan: its call, and the choice. */
export const PublishedPlan = z
  .object({
    id: z.string(),
    name: z.string(),
    mode: z.enum(PLAN_MODES),
    state: z.enum(['called', 'chosen', 'selected']),
    implementingBody: z.string(),
    method: z.string().nullable(),
    callText: z.string().nullable(),
    callEndsAt: moment,
    operator: z.string().nullable(),
    choiceReason: z.string().nullable(),
    publicityEndsAt: moment,
    selectedAt: moment,
  })
  .meta({ id: 'PublishedPlan' })
export type PublishedPlan = z.infer<typeof PublishedPlan>
