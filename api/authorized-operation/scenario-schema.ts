import { z } from '@hono/zod-openapi'
import { DEADLINE_STATES } from '#api/deadline/deadline.ts'
import { digest, instant, line } from '#api/participant/schema.ts'
import { idText, isDistinct, paragraph } from '#api/resource/schema.ts'
import { CEILING_UNITS, PURPOSE_CLASSES } from './authorized-operation.ts'
import { SCENARIO_STATES, type ScenarioFields as Fields } from './scenario.ts'

const resourceIds = z.array(idText).min(1).max(200).refine(isDistinct, '资源不能重复')

const asked = z.strictObject({ name: line(100), necessity: line(500).nullable().default(null) })

/** Data items by the resource that holds them; a reason stands at each personal or sensitive one. */
const fields = z
  .record(idText, z.array(asked).max(500))
  .refine((one) => Object.keys(one).length <= 200, '资源至多 200 项')

/** The items as they are stored: what was checked when it was written, and nothing for a scenario from before. */
export const storedFields = (json: unknown): Fields => fields.parse(json)

/** What is known of the data items in a resource's row. */
export const knownItems = (json: unknown) => z.array(Item).parse(json)
const Item = z.looseObject({ name: z.string(), personal: z.boolean().optional(), sensitive: z.boolean().optional() })

/** A scenario: one purpose, one plan, and the data items that it needs. */
export const ProposeScenario = z
  .strictObject({
    authorizationId: idText,
    name: line(100),
    purposeClass: z.enum(PURPOSE_CLASSES),
    plan: paragraph(5000),
    resourceIds,
    fields,
    necessity: z.union([z.literal(''), paragraph(2000)]).default(''),
  })
  .meta({ id: 'ProposeScenario' })
export type ProposeScenario = z.infer<typeof ProposeScenario>

/** A reviewer's opinion; a reason is due when it does not approve. */
export const DecideScenario = z
  .strictObject({ approved: z.boolean(), reason: line(500).optional() })
  .refine(({ approved, reason }) => approved || reason !== undefined, { path: ['reason'], message: '不予通过须说明理由' })
  .meta({ id: 'DecideScenario' })
export type DecideScenario = z.infer<typeof DecideScenario>

/** The SHA-256 of the three-party agreement's file, as it is offered and as each party confirms it. */
export const ScenarioAgreement = z.strictObject({ agreementDigest: digest }).meta({ id: 'ScenarioAgreement' })
export type ScenarioAgreement = z.infer<typeof ScenarioAgreement>

/** One file that a department supplied of one resource. */
export const SupplyScenario = z
  .strictObject({
    resourceId: idText,
    fileName: line(200),
    sha256: digest,
    rows: z.int().min(0).max(1e12).nullable().default(null),
  })
  .meta({ id: 'SupplyScenario' })
export type SupplyScenario = z.infer<typeof SupplyScenario>

/** The proof that data, products and models of the scenario were destroyed. */
export const CloseScenario = z.strictObject({ destructionDigest: digest }).meta({ id: 'CloseScenario' })
export type CloseScenario = z.infer<typeof CloseScenario>

export const StopScenario = z.strictObject({ reason: line(500) }).meta({ id: 'StopScenario' })
export type StopScenario = z.infer<typeof StopScenario>

/**
 * The ceiling of the fee: fen for one unit of a kind of price, by a numbered decision; with the period of allowed
 * revenue that it counts for and the quantity foreseen in it, or without one as a trial standard.
 */
export const SetCeiling = z
  .strictObject({
    fen: z.int().min(1).max(1e15),
    unit: z.enum(CEILING_UNITS),
    decision: line(100),
    validFrom: instant,
    validTo: instant,
    period: z.strictObject({ id: idText, quantity: z.int().min(1).max(1e12) }).optional(),
  })
  .meta({ id: 'SetCeiling' })
export type SetCeiling = z.infer<typeof SetCeiling>

const Review = z.object({ reviewerId: z.string(), approved: z.boolean(), reason: z.string(), at: z.string() })

const Supply = z.object({
  id: z.string(),
  resourceId: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  rows: z.number().int().nullable(),
  at: z.string(),
})

/** The clock (期限) of a department that owes one resource. */
const Clock = z.object({
  resourceId: z.string(), responsibleId: z.string(), openedAt: z.string(), dueAt: z.string(),
  state: z.enum(DEADLINE_STATES),
})

export const ScenarioView = z
  .object({
    id: z.string(),
    authorizationId: z.string(),
    implementingBodyId: z.string(),
    operatorId: z.string(),
    departmentIds: z.array(z.string()),
    name: z.string(),
    purposeClass: z.enum(PURPOSE_CLASSES),
    plan: z.string(),
    resourceIds: z.array(z.string()),
    fields: z.record(z.string(), z.array(z.object({ name: z.string(), necessity: z.string().nullable() }))),
    necessity: z.string(),
    state: z.enum(SCENARIO_STATES),
    reviews: z.array(Review),
    rejectionReason: z.string().nullable(),
    agreementDigest: z.string().nullable(),
    confirmedBy: z.array(z.string()),
    supplies: z.array(Supply),
    clocks: z.array(Clock),
    ceiling: z
      .object({
        fen: z.number().int(),
        unit: z.string(),
        decision: z.string(),
        validFrom: z.string(),
        validTo: z.string(),
        /** Of a ceiling within an approved maximum; null for a trial standard. */
        period: z.object({ id: z.string(), quantity: z.number().int() }).nullable(),
        isTrial: z.boolean(),
      })
      .nullable(),
    createdAt: z.string(),
    decidedAt: z.string().nullable(),
    agreedAt: z.string().nullable(),
    suppliedAt: z.string().nullable(),
    closedAt: z.string().nullable(),
    closedReason: z.string().nullable(),
    destructionDigest: z.string().nullable(),
  })
  .meta({ id: 'Scenario' })
export type ScenarioView = z.infer<typeof ScenarioView>
