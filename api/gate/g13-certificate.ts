import type { AppError } from '#api/kernel/errors.ts'
import { type Facts, isAuthorised } from './facts.ts'
import { LAW, shut } from './refusal.ts'

/**
 * G13: a registration that stands under an objection or was revoked stops the trade of what relies on it, and so does
 * a certificate of property that is objected to, revoked, or over.
 */
export function g13(facts: Facts): AppError | undefined {
  const { resources, property, now } = facts
  if (isAuthorised(facts)) {
    const objected = resources.find(({ registrationObjected }) => registrationObjected)
    if (objected)
      return shut('g13_objected', `资源「${objected.name}」的登记存在未处理的异议，暂停交易`, `${LAW.registration}第十三条`)
    const revoked = resources.find(({ registrationRevokedAt }) => registrationRevokedAt !== null)
    if (revoked) return shut('g13_revoked', `资源「${revoked.name}」的登记已被撤销`, `${LAW.registration}第二十条`)
  }
  const relied = property.filter(({ state }) => state === 'verified' || state === 'lapsed' || state === 'revoked')
  const newest = relied[0]
  if (!newest) return undefined
  const isOver = newest.state !== 'verified' || newest.objected || (newest.validTo !== null && now >= newest.validTo)
  return isOver
    ? shut('g13_property', '该产品所依据的数据产权登记凭证已到期、被撤销或存在异议', `${LAW.property}第三十一条`)
    : undefined
}
