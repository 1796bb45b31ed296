import { AppError } from '#api/kernel/errors.ts'
import type { Act, Role } from '#api/kernel/permit.ts'

/** States of a participant (交易主体): an application is reviewed once, and admitted or rejected. */
export const PARTICIPANT_STATES = ['under_review', 'admitted', 'rejected'] as const

export type ParticipantState = (typeof PARTICIPANT_STATES)[number]

/** What a person does in a session of their own alone: no API key may hold these. */
export const PERSONAL_ACTS = [
  'participant.manage_keys', 'participant.manage_api_keys', 'participant.manage_people', 'notification.view',
  'notification.read', 'notification.set',
] as const satisfies Act[]

/** What an organisation may apply for. */
export const APPLICANT_ROLES = [
  'provider', 'consumer', 'department', 'operator', 'implementing_body', 'registry', 'price_authority',
] as const satisfies Role[]

/** Public bodies (公共管理和服务机构): each supplies, authorises, registers or sets prices, and does nothing else. */
export const PUBLIC_BODIES = ['department', 'implementing_body', 'registry', 'price_authority'] as const satisfies Role[]

/**
 * A public body is one kind of it, and trades in no other role.
 * @throws refused `participant.roles`
 */
export function checkRoles(roles: readonly string[]): void {
  if (new Set(roles).size > 1 && PUBLIC_BODIES.some((body) => roles.includes(body)))
    throw new AppError('refused', 'participant.roles', '部门、实施机构、登记机构和价格主管部门不能兼任其他交易角色', { roles })
}

/**
 * Duties that one person can't hold together: who admits staff neither reviews nor pays, and two reviews are by two.
 */
const APART = [
  ['first_reviewer', 'second_reviewer'],
  ['admission', 'first_reviewer'],
  ['admission', 'second_reviewer'],
  ['admission', 'treasurer'],
] as const

/** Keeps duties apart (岗位分离). @throws refused `person.duties_apart` */
export function checkDuties(duties: readonly string[]): void {
  if (APART.some((pair) => pair.every((duty) => duties.includes(duty))))
    throw new AppError('refused', 'person.duties_apart', '这些岗位不能由同一人兼任', { duties })
}

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** The check character of the first 17 of a unified social credit code. 依据 GB 32100-2015 (weights 3^i mod 31). */
export function usccCheckCharacter(first17: string): string | undefined {
  let sum = 0
  let weight = 1
  for (const character of first17) {
    const value = USCC_ALPHABET.indexOf(character)
    if (value < 0) return undefined
    sum += value * weight
    weight = (weight * 3) % 31
  }
  return USCC_ALPHABET[(31 - (sum % 31)) % 31]
}

/** Whether a text is a unified social credit code (统一社会信用代码) with the right check character. */
export const isUscc = (text: string): boolean =>
  text.length === 18 && usccCheckCharacter(text.slice(0, 17)) === text[17]

/**
 * The state after the one review that an application gets.
 * @throws refused `participant.act_not_allowed` for one that was decided before
 */
export function stateAfterReview(state: string, approved: boolean): ParticipantState {
  if (state !== 'under_review')
    throw new AppError('refused', 'participant.act_not_allowed', '该入驻申请已经审核完毕', { state })
  return approved ? 'admitted' : 'rejected'
}

/** The text whose signature shows that an organisation holds a signing key. */
export const keyMessage = (participantId: string, address: string): string =>
  `东营大数据交易分平台\n登记签名密钥\n交易主体：${participantId}\n地址：${address.toLowerCase()}`
