import type { AppError } from '#api/kernel/errors.ts'
import { type Facts, isAuthorised } from './facts.ts'
import { LAW, shut } from './refusal.ts'

/** G7: public data is delivered by its operator, who does not buy or redevelop it, neither itself nor by affiliates. */
export function g7(facts: Facts): AppError | undefined {
  const { publicData, provider, consumer, affiliation } = facts
  if (!isAuthorised(facts) || !publicData) return undefined
  if (provider.id !== publicData.authorization.operatorId)
    return shut('g7_provider', '公共数据产品只能由获得授权的运营机构提供', `${LAW.operation}第三条`)
  if (consumer?.id === provider.id)
    return shut('g7_operator', '运营机构不得购买或再开发自己交付的公共数据产品', `${LAW.operation}第六条`)
  if (!affiliation) return undefined
  return shut('g7_affiliate', `需方是运营机构的关联方（${affiliation.names.join('—')}），不得购买其交付的公共数据产品`,
    `${LAW.operation}第六条`)
}
