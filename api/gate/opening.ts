import type { PublicDataResource } from '#api/db/generated/client.ts'
import { isGivenFreely } from '#api/product/product.ts'
import type { AppError } from '#api/kernel/errors.ts'
import type { Facts } from './facts.ts'
import { LAW, shut } from './refusal.ts'

/**
 * Opening and sharing (公共数据开放、政务数据共享): what a department gives free of charge is its own resource's. What is
 * opened goes to any participant, on one and the same offer where it is unconditional and on application where it is
 * not; what is shared goes to departments alone and is never on the market. Everything else is for consumers.
 */
export function opening(facts: Facts): AppError | undefined {
  const { product, provider, consumer, resources } = facts
  if (!isGivenFreely(product.sourceMode))
    return !consumer || consumer.roles.includes('consumer')
      ? undefined
      : shut('opening_consumer', '没有需方角色的主体只能获取开放的公共数据', LAW.guide)
  const resource = resources.find(({ id }) => id === product.resourceId)
  if (resource?.departmentId !== provider.id || !provider.roles.includes('department'))
    return shut('opening_own', '只有部门可以开放或共享公共数据，且以自己的资源为限', LAW.opening)
  if (resource.withdrawnAt !== null) return shut('opening_withdrawn', '该资源已从公共数据目录撤下', LAW.opening)
  return product.sourceMode === 'opened' ? openRefusal(facts, resource) : sharedRefusal(facts, resource)
}

/** An offer is an application; what has no agreement yet, at a signature or an order, is offered to anybody. */
function openRefusal({ moment, deal }: Facts, { openClass }: PublicDataResource): AppError | undefined {
  const isStanding = (moment === 'sign' || moment === 'order') && deal.agreement === undefined
  if (openClass === 'closed') return shut('opening_closed', '该资源的开放属性为不予开放', LAW.opening)
  if (openClass === 'unconditional' && moment === 'offer')
    return shut('opening_unconditional', '无条件开放的数据无须申请，请直接接受部门的开放协议', LAW.opening)
  if (openClass === 'conditional' && isStanding)
    return shut('opening_conditional', '有条件开放的数据须写明用途提出申请，由部门签署后获取', LAW.opening)
  return undefined
}

function sharedRefusal({ moment, consumer }: Facts, { shareClass }: PublicDataResource): AppError | undefined {
  if (moment === 'list') return shut('sharing_unlisted', '部门间共享的数据不上市交易', LAW.sharing)
  if (consumer && !consumer.roles.includes('department'))
    return shut('sharing_departments', '部门间共享的数据只能提供给公共管理部门', LAW.sharing)
  if (shareClass === 'none') return shut('sharing_none', '该资源的共享属性为不予共享', LAW.sharing)
  return undefined
}
