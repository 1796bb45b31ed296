import type { AppError } from '#api/kernel/errors.ts'
import type { Facts } from './facts.ts'
import { LAW, shut } from './refusal.ts'

const isValid = (digest: string | null, to: Date | null, now: Date): boolean => digest !== null && to !== null && now < to

/**
 * G4: core data is never traded; important data is, once it was masked and re-graded as general by a decision, with a
 * risk assessment that is still valid.
 */
export function g4({ declaration, resources, now }: Facts): AppError | undefined {
  const grades = [declaration?.grade ?? 'general', ...resources.map(({ grade }) => grade)]
  if (grades.includes('core')) return shut('g4_core', '国家核心数据不得交易', `${LAW.safety} 8.1 b)`)
  if (!grades.includes('important')) return undefined
  if (!declaration?.regradeDecision || declaration.processing === 'raw' || declaration.processing === 'cleaned')
    return shut('g4_important', '重要数据须经脱敏处理并重新定级为一般数据后才能交易', `${LAW.safety} 8.3 g)`)
  if (!isValid(declaration.riskDigest, declaration.riskTo, now))
    return shut('g4_risk', '提供重要数据须有仍在有效期内的风险评估报告', `${LAW.network}第三十一条`)
  return undefined
}
