import type { AppError } from '#api/kernel/errors.ts'
import type { Facts } from './facts.ts'
import { LAW, shut } from './refusal.ts'

/**
 * G10: who provides data to others holds the right to operate it, grants no right that it does not hold, and does not
 * pass on what it bought for its own use.
 */
export function g10({ declaration, deal: { rights = ['use'] }, isResold }: Facts): AppError | undefined {
  if (isResold)
    return shut('g10_resale', '该数据系贵单位购得且只获使用权，没有经营权不得转售', `${LAW.property}第三条`)
  if (!declaration) return undefined
  if (!declaration.rights.includes('operate'))
    return shut('g10_operate', '供方没有该数据的经营权，不得向他人提供', `${LAW.property}第三条`)
  const beyond = rights.filter((right) => !declaration.rights.includes(right))
  if (beyond.length > 0) return shut('g10_rights', '授予的权利超出了供方所持有的权利', `${LAW.guide}`, { beyond })
  return undefined
}
