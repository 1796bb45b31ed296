import { z } from '@hono/zod-openapi'
import { digest, instant, line } from '#api/participant/schema.ts'
import { idText, isDistinct, paragraph } from '#api/resource/schema.ts'
import { AGREEMENT_TEXTS, AUTHORIZATION_STATES, END_KINDS } from './authorized-operation.ts'
import { ASSESSMENT_RESULTS, CHANGE_KINDS, CHANGE_STATES } from './change.ts'
import { PLAN_MODES } from './plan.ts'
import { NumberedDocument, Recorded, textItems } from './plan-schema.ts'

const resourceIds = z.array(idText).min(1).max(500).refine(isDistinct, '资源不能重复')

/** The agreement's thirteen items, beside its scope and its term; what is missing is refused by the article. */
export const AgreementItems = z
  .strictObject({
    ...textItems(AGREEMENT_TEXTS),
    disclosure: z.boolean().optional(),
    noRedevelopment: z.boolean().optional(),
  })
  .meta({ id: 'AgreementItems' })
export type AgreementItems = z.infer<typeof AgreementItems>

/** A grant under a plan; `agreementDigest` is the SHA-256 of the signed agreement's file. */
export const GrantAuthorization = z
  .strictObject({
    planId: idText,
    scope: paragraph(2000),
    resourceIds,
    items: AgreementItems,
    agreementDigest: digest,
    decision: NumberedDocument,
    startsAt: instant,
    endsAt: instant,
  })
  .meta({ id: 'GrantAuthorization' })
export type GrantAuthorization = z.infer<typeof GrantAuthorization>

export const Reason = z.strictObject({ reason: line(500) }).meta({ id: 'Reason' })
export type Reason = z.infer<typeof Reason>

export const EndAuthorization = z
  .strictObject({ kind: z.enum(END_KINDS), reason: line(500) })
  .meta({ id: 'EndAuthorization' })
export type EndAuthorization = z.infer<typeof EndAuthorization>

/** What was withdrawn, handed over and destroyed, with the SHA-256 of the record that both sides signed. */
export const HandOver = z
  .strictObject({ accounts: z.boolean(), data: z.boolean(), destroyed: z.boolean(), logs: z.boolean(), digest })
  .meta({ id: 'HandOver' })
export type HandOver = z.infer<typeof HandOver>

/** What a change makes of a grant, whole. */
export const ProposeChange = z
  .strictObject({
    what: z.enum(CHANGE_KINDS),
    reason: paragraph(1000),
    scope: paragraph(2000),
    resourceIds,
    agreementDigest: digest,
    endsAt: instant,
  })
  .meta({ id: 'ProposeChange' })
export type ProposeChange = z.infer<typeof ProposeChange>

export const AssessOperator = z
  .strictObject({
    year: z.int().min(2020).max(2199),
    result: z.enum(ASSESSMENT_RESULTS),
    report: paragraph(5000),
    reportDigest: digest,
  })
  .meta({ id: 'AssessOperator' })
export type AssessOperator = z.infer<typeof AssessOperator>

export const RectifyAssessment = z.strictObject({ rectification: paragraph(3000) }).meta({ id: 'RectifyAssessment' })
export type RectifyAssessment = z.infer<typeof RectifyAssessment>

const moment = z.string().nullable()

const Change = z.object({
  id: z.string(),
  what: z.enum(CHANGE_KINDS),
  reason: z.string(),
  scope: z.string(),
  resourceIds: z.array(z.string()),
  agreementDigest: z.string(),
  endsAt: z.string(),
  state: z.enum(CHANGE_STATES),
  decisionNo: z.string().nullable(),
  approvalNo: z.string().nullable(),
  filingNo: z.string().nullable(),
  createdAt: z.string(),
  closedAt: moment,
})
export type ChangeView = z.infer<typeof Change>

const Assessment = z.object({
  id: z.string(),
  year: z.number().int(),
  result: z.enum(ASSESSMENT_RESULTS),
  report: z.string(),
  reportDigest: z.string(),
  rectification: z.string().nullable(),
  rectifiedAt: moment,
  /** Until when the operator is to mend an unqualified result. */
  rectifyBy: moment,
  createdAt: z.string(),
})
export type AssessmentView = z.infer<typeof Assessment>

export const AuthorizationView = z
  .object({
    id: z.string(),
    planId: z.string().nullable(),
    planName: z.string().nullable(),
    mode: z.enum(PLAN_MODES).nullable(),
    implementingBodyId: z.string(),
    implementingBody: z.string(),
    operatorId: z.string(),
    operator: z.string(),
    scope: z.string(),
    resourceIds: z.array(z.string()),
    items: AgreementItems,
    agreementDigest: z.string(),
    decision: Recorded,
    filing: Recorded,
    startsAt: z.string(),
    endsAt: z.string(),
    /** From when on the selection anew is due. */
    reselectionAt: z.string(),
    state: z.enum(AUTHORIZATION_STATES),
    inForce: z.boolean(),
    acceptedAt: moment,
    suspendedAt: moment,
    suspendedReason: z.string().nullable(),
    notice: z.object({ by: z.string(), reason: z.string(), at: z.string(), endsAt: z.string() }).nullable(),
    endKind: z.enum(END_KINDS).nullable(),
    endedAt: moment,
    endedReason: z.string().nullable(),
    handedOverAt: moment,
    handover: HandOver.nullable(),
    changes: z.array(Change),
    assessments: z.array(Assessment),
    createdAt: z.string(),
  })
  .meta({ id: 'OperatingAuthorization' })
export type AuthorizationView = z.infer<typeof AuthorizationView>
