import type { AppError } from '#api/kernel/errors.ts'
import { type Facts, isAuthorised } from './facts.ts'
import { LAW, shut } from './refusal.ts'

const isOpened = ({ openClass }: { openClass: string }): boolean => openClass !== 'closed'

/**
 * G3: raw public data that was not lawfully opened is never traded: neither declared as raw, nor under whatever name
 * when its file is the department's own, byte for byte. What a department shares with another one is no trade.
 */
export function g3(facts: Facts): AppError | undefined {
  const { product, declaration, resources, sameFile } = facts
  if (product.sourceMode === 'shared') return undefined
  const isRaw = declaration?.processing === 'raw' && (isAuthorised(facts) || product.sourceMode === 'opened')
  const closed = isRaw ? resources.find((resource) => !isFree(facts, resource)) : undefined
  const same = sameFile.find((resource) => !isFree(facts, resource))
  const found = closed ?? same
  if (!found) return undefined
  return shut('g3_raw', `原始公共数据「${found.name}」未依法开放，不得上市交易`, `${LAW.operation}第二十一条`, {
    resource: found.id,
  })
}

/** Whether the raw data of a resource may leave: opened at all, and for conditional opening by its department alone. */
const isFree = ({ product }: Facts, resource: { openClass: string }): boolean =>
  product.sourceMode === 'opened' ? isOpened(resource) : resource.openClass === 'unconditional'
