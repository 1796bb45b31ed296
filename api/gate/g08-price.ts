import { isFreePurpose } from '#api/authorized-operation/authorized-operation.ts'
import type { AppError } from '#api/kernel/errors.ts'
import { type Charge, chargeOf } from './charge.ts'
import { type Facts, isAuthorised, type PublicData } from './facts.ts'
import { LAW, shut } from './refusal.ts'

/**
 * G8: public data for governance and welfare is free; no other product of it costs more than its ceiling, in its unit;
 * and nothing more is ordered once the period's maximum is earned. What is opened or shared by a department is free.
 */
export function g8(facts: Facts): AppError | undefined {
  const charges = facts.deal.plans.map(chargeOf)
  const { sourceMode } = facts.product
  if ((sourceMode === 'opened' || sourceMode === 'shared') && charges.some(({ fen }) => fen > 0n))
    return shut('g8_opened', '依法开放和部门间共享的公共数据须免费提供', LAW.pricing)
  if (!isAuthorised(facts) || !facts.publicData) return undefined
  const { scenario } = facts.publicData
  return charges.map((charge) => priceRefusal(scenario, charge)).find((refusal) => refusal) ?? revenueRefusal(facts, charges)
}

function priceRefusal(scenario: PublicData['scenario'], charge: Charge): AppError | undefined {
  if (charge.fen === 0n) return undefined
  if (isFreePurpose(scenario.purposeClass))
    return shut('g8_free', '用于公共治理、公益事业的公共数据产品须免费提供', LAW.pricing)
  if (scenario.ceilingUnit !== charge.unit) return shut('g8_unit', '计价单位与核定的上限收费标准不一致', LAW.pricing)
  if (scenario.ceilingFen === null || charge.fen > scenario.ceilingFen)
    return shut('g8_ceiling', '价格超过了核定的上限收费标准', LAW.pricing)
  return undefined
}

/** What is still to be paid for counts against the maximum; what was paid or held before does already. */
function revenueRefusal({ moment, revenue }: Facts, charges: Charge[]): AppError | undefined {
  if (!revenue || (moment !== 'order' && moment !== 'request')) return undefined
  const most = charges.reduce((fen, charge) => (charge.fen > fen ? charge.fen : fen), 0n)
  const taken = revenue.realisedFen + revenue.heldFen
  const isPast = moment === 'order' ? taken + most > revenue.maximumFen : taken > revenue.maximumFen
  if (most === 0n || !isPast) return undefined
  return shut('g8_revenue', '本期收入已达到核定的最高准许收入，不能再承接收费订单', LAW.pricing)
}
