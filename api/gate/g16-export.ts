import type { AppError } from '#api/kernel/errors.ts'
import type { Facts } from './facts.ts'
import { LAW, shut } from './refusal.ts'

/** G16: nothing leaves mainland China without a decision that lets it. */
export function g16({ consumer, declaration, now }: Facts): AppError | undefined {
  if (!consumer || consumer.establishedIn === 'CN') return undefined
  const { exportDecision = null, exportTo = null } = declaration ?? {}
  if (exportDecision !== null && exportTo !== null && now < exportTo) return undefined
  return shut('g16_export', '数据默认不出境：没有有效的出境决定，不得向境外主体提供', `${LAW.network}第三十五条`)
}
