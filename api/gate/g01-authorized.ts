import type { PublicDataResource } from '#api/db/generated/client.ts'
import { isFreePurpose, isInForce } from '#api/authorized-operation/authorized-operation.ts'
import { isScenarioInUse } from '#api/authorized-operation/scenario.ts'
import type { AppError } from '#api/kernel/errors.ts'
import { isRegistered } from '#api/resource/resource.ts'
import { type Facts, isAuthorised, type PublicData } from './facts.ts'
import { LAW, shut } from './refusal.ts'

/**
 * G1: a product of public data needs a grant in force that covers its resources, a scenario in use, a valid
 * registration of every resource, and a ceiling of the fee in force, or a trial standard, unless its purpose is free.
 */
export function g1(facts: Facts): AppError | undefined {
  if (!isAuthorised(facts)) return undefined
  const { publicData, resources, now } = facts
  if (!publicData) return noScenario()
  const { authorization, scenario } = publicData
  if (!isInForce(authorization, now))
    return shut('g1_grant', '公共数据产品须有有效的授权运营协议', `${LAW.operation}第十四条`)
  if (!isScenarioInUse(scenario.state)) return noScenario()
  if (!scenario.resourceIds.every((id) => authorization.resourceIds.includes(id)))
    return shut('g1_scope', '场景使用的资源已不在授权范围之内', `${LAW.operation}第十四条`)
  if (!areRegistered(scenario.resourceIds, resources, now))
    return shut('g1_registration', '公共数据产品所用的每项资源须有有效的登记编码', `${LAW.registration}第五条`)
  if (!isFreePurpose(scenario.purposeClass) && !hasCeiling(scenario, now))
    return shut('g1_ceiling', '产业和行业用途的公共数据产品须有有效的上限收费标准', LAW.pricing)
  return undefined
}

const noScenario = () => shut('g1_scenario', '公共数据产品须有审核通过并已签订三方协议的应用场景', `${LAW.province}第十八条`)

const areRegistered = (ids: readonly string[], resources: PublicDataResource[], now: Date): boolean =>
  ids.length > 0 && ids.every((id) => resources.some((resource) => resource.id === id && isRegistered(resource, now)))

function hasCeiling({ ceilingFen, ceilingFrom, ceilingTo }: PublicData['scenario'], now: Date): boolean {
  return ceilingFen !== null && ceilingFrom !== null && ceilingTo !== null && ceilingFrom <= now && now < ceilingTo
}
