import type { AppError } from '#api/kernel/errors.ts'
import { type Facts, isFrom } from './facts.ts'
import { LAW, shut } from './refusal.ts'

/**
 * G5: personal information needs each person's separate consent to this recipient, and an impact assessment that is
 * valid; or it is anonymised, so that nothing personal is found in it. What was prepared unmasked on a consent does not
 * leave once the product is declared without one.
 */
export function g5(facts: Facts): AppError | undefined {
  const { declaration, detected, moment, deal } = facts
  if (!declaration) return undefined
  if (declaration.personalBasis !== 'consent') {
    if (deal.isUnmasked === true) return withoutConsent()
    if (!detected.hasPersonal) return undefined
    return shut('g5_personal', `文件的「${detected.columns.join('、')}」仍含个人信息，须取得单独同意或作匿名化处理`,
      `${LAW.personal}第二十三条`)
  }
  if (!hasAssessment(facts))
    return shut('g5_assessment', '向他人提供个人信息须有仍在有效期内的个人信息保护影响评估', `${LAW.personal}第五十五条`)
  if (!isFrom(moment, 'order') || hasConsent(facts)) return undefined
  return withoutConsent()
}

const withoutConsent = () =>
  shut('g5_consent', '没有向该接收方提供个人信息的有效单独同意，或同意已被撤回', `${LAW.personal}第二十三条`)

const hasAssessment = ({ declaration, now }: Facts): boolean =>
  declaration?.assessmentDigest != null && declaration.assessmentTo !== null && now < declaration.assessmentTo

const hasConsent = ({ consents, consumer, now }: Facts): boolean =>
  consents.some(
    ({ recipientId, validTo, withdrawnAt }) => recipientId === consumer?.id && withdrawnAt === null && now < validTo,
  )
