import { z } from '@hono/zod-openapi'
import { line } from '#api/participant/schema.ts'
import { idText, instant, isDistinct, paragraph } from '#api/resource/schema.ts'
import { AUTHORIZATION_STATES, CEILING_UNITS, PURPOSE_CLASSES, SCENARIO_STATES } from './authorized-operation.ts'

const resourceIds = z.array(idText).min(1).max(200).refine(isDistinct, '资源不能重复')

/** A grant; `agreementDigest` is the SHA-256 of the signed agreement's file. */
export const GrantAuthorization = z
  .strictObject({
    operatorId: idText,
    scope: paragraph(2000),
    resourceIds,
    agreementDigest: z.string().regex(/^0x[0-9a-f]{64}$/, '须为 0x 加 64 位小写十六进制的 SHA-256'),
    startsAt: instant,
    endsAt: instant,
  })
  .meta({ id: 'GrantAuthorization' })
export type GrantAuthorization = z.infer<typeof GrantAuthorization>

export const EndAuthorization = z.strictObject({ reason: line(500) }).meta({ id: 'EndAuthorization' })
export type EndAuthorization = z.infer<typeof EndAuthorization>

/** A scenario: one purpose, one plan. */
export const ProposeScenario = z
  .strictObject({
    authorizationId: idText,
    name: line(100),
    purposeClass: z.enum(PURPOSE_CLASSES),
    plan: paragraph(5000),
    resourceIds,
  })
  .meta({ id: 'ProposeScenario' })
export type ProposeScenario = z.infer<typeof ProposeScenario>

/** The department's decision; a reason is due when it does not approve. */
export const DecideScenario = z
  .strictObject({ approved: z.boolean(), reason: line(500).optional() })
  .refine(({ approved, reason }) => approved || reason !== undefined, { path: ['reason'], message: '不予批准须说明理由' })
  .meta({ id: 'DecideScenario' })
export type DecideScenario = z.infer<typeof DecideScenario>

/** The ceiling of the fee: fen for one unit of a kind of price, by a numbered decision. */
export const SetCeiling = z
  .strictObject({
    fen: z.int().min(1).max(1e15),
    unit: z.enum(CEILING_UNITS),
    decision: line(100),
    validFrom: instant,
    validTo: instant,
  })
  .meta({ id: 'SetCeiling' })
export type SetCeiling = z.infer<typeof SetCeiling>

export const AuthorizationView = z
  .object({
    id: z.string(),
    implementingBodyId: z.string(),
    operatorId: z.string(),
    scope: z.string(),
    resourceIds: z.array(z.string()),
    agreementDigest: z.string(),
    startsAt: z.string(),
    endsAt: z.string(),
    state: z.enum(AUTHORIZATION_STATES),
    inForce: z.boolean(),
    endedAt: z.string().nullable(),
    endedReason: z.string().nullable(),
    createdAt: z.string(),
  })
  .meta({ id: 'OperatingAuthorization' })
export type AuthorizationView = z.infer<typeof AuthorizationView>

export const ScenarioView = z
  .object({
    id: z.string(),
    authorizationId: z.string(),
    name: z.string(),
    purposeClass: z.enum(PURPOSE_CLASSES),
    plan: z.string(),
    resourceIds: z.array(z.string()),
    state: z.enum(SCENARIO_STATES),
    rejectionReason: z.string().nullable(),
    ceiling: z
      .object({
        fen: z.number().int(),
        unit: z.string(),
        decision: z.string(),
        validFrom: z.string(),
        validTo: z.string(),
      })
      .nullable(),
    createdAt: z.string(),
    decidedAt: z.string().nullable(),
  })
  .meta({ id: 'Scenario' })
export type ScenarioView = z.infer<typeof ScenarioView>
