import type { AppError } from '#api/kernel/errors.ts'
import { type Facts, isFrom, type Party } from './facts.ts'
import { LAW, shut } from './refusal.ts'

const levelOf = ({ dsmmLevel, dsmmTo }: Party, now: Date): number =>
  dsmmLevel !== null && (dsmmTo === null || now < dsmmTo) ? dsmmLevel : 0

/** G11: a consumer's data security capability (DSMM) is not below its provider's. A party without a level has none. */
export function g11({ provider, consumer, moment, now }: Facts): AppError | undefined {
  if (!consumer || !isFrom(moment, 'order')) return undefined
  const [needed, shown] = [levelOf(provider, now), levelOf(consumer, now)]
  if (shown >= needed) return undefined
  return shut('g11_capability', `需方的数据安全能力等级（${shown} 级）低于供方（${needed} 级）`, `${LAW.safety} 9.3 a)`)
}
