import { isWithinGrantYears } from '#api/authorized-operation/authorized-operation.ts'
import type { AppError } from '#api/kernel/errors.ts'
import { type Facts, isAuthorised } from './facts.ts'
import { LAW, shut } from './refusal.ts'

/** G9: a grant lasts five years at most, and no agreement outlasts its grant or the registration of a resource. */
export function g9(facts: Facts): AppError | undefined {
  if (!isAuthorised(facts) || !facts.publicData) return undefined
  const { publicData: { authorization }, resources, deal: { endsAt } } = facts
  if (!isWithinGrantYears(authorization))
    return shut('g9_term', '授权运营的期限不得超过五年', `${LAW.operation}第十四条`)
  if (endsAt === undefined) return undefined
  if (endsAt > authorization.endsAt)
    return shut('g9_end', '合约的结束时间不得晚于授权运营的结束时间', `${LAW.operation}第十四条`)
  if (resources.some(({ registrationValidTo }) => registrationValidTo === null || endsAt > registrationValidTo))
    return shut('g9_end', '合约的结束时间不得晚于资源登记的有效期', `${LAW.registration}第十五条`)
  return undefined
}
