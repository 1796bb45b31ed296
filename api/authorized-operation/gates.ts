import type { DataProduct, OperatingAuthorization, PublicDataResource, Scenario } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { dividedRoundedUp, type Fen } from '#api/kernel/fen.ts'
import { ceilingPrice, type PricePlan } from '#api/pricing/plan.ts'
import { resourceState } from '#api/resource/resource.ts'
import { type CeilingUnit, isFreePurpose, isInForce, isWithinGrantYears } from './authorized-operation.ts'

/** What the gates of public data (公共数据) look at: the rows behind one product. */
export type PublicData = {
  authorization: Pick<OperatingAuthorization, 'state' | 'operatorId' | 'startsAt' | 'endsAt'>
  scenario: Pick<
    Scenario,
    'state' | 'purposeClass' | 'resourceIds' | 'ceilingFen' | 'ceilingUnit' | 'ceilingFrom' | 'ceilingTo'
  >
  resources: Pick<PublicDataResource, 'id' | 'registrationCode' | 'registrationValidFrom' | 'registrationValidTo'>[]
}

/** What a price plan asks at most for one unit, rounded up to the fen. */
export type Charge = { unit: CeilingUnit; fen: Fen }

const OPERATION = '《公共数据资源授权运营实施规范（试行）》'
const PROVINCE = '《山东省公共数据资源授权运营管理办法（试行）》'
const REGISTRATION = '《公共数据资源登记管理暂行办法》'
const PRICING = '《关于建立公共数据资源授权运营价格形成机制的通知》（发改价格〔2025〕65号）'

const refuse = (code: string, message: string, basis: string) =>
  new AppError('refused', `gate.${code}`, message, { basis })

/**
 * G1: a product of public data needs a grant in force, an approved scenario, a valid registration of every resource,
 * and a ceiling of the fee in force unless its purpose is free.
 * @throws refused `gate.g1_grant`, `gate.g1_scenario`, `gate.g1_registration`, `gate.g1_ceiling`
 */
export function gateAuthorized({ authorization, scenario, resources }: PublicData, now: Date): void {
  if (!isInForce(authorization, now))
    throw refuse('g1_grant', '公共数据产品须有有效的授权运营协议', `${OPERATION}第十四条`)
  if (scenario.state !== 'approved') throw noScenario()
  if (!areRegistered(scenario.resourceIds, resources, now))
    throw refuse('g1_registration', '公共数据产品所用的每项资源须有有效的登记编码', `${REGISTRATION}第五条`)
  if (!isFreePurpose(scenario.purposeClass) && !hasCeiling(scenario, now))
    throw refuse('g1_ceiling', '产业和行业用途的公共数据产品须有有效的上限收费标准', PRICING)
}

const noScenario = () => refuse('g1_scenario', '公共数据产品须有经批准的应用场景', `${PROVINCE}第十八条`)

function areRegistered(ids: readonly string[], resources: PublicData['resources'], now: Date): boolean {
  const registered = resources.filter(
    (resource) =>
      resourceState(resource, now) === 'registered' &&
      resource.registrationValidFrom !== null &&
      resource.registrationValidFrom <= now,
  )
  return ids.length > 0 && ids.every((id) => registered.some((resource) => resource.id === id))
}

function hasCeiling({ ceilingFen, ceilingFrom, ceilingTo }: PublicData['scenario'], now: Date): boolean {
  return ceilingFen !== null && ceilingFrom !== null && ceilingTo !== null && ceilingFrom <= now && now < ceilingTo
}

/**
 * G7: public data is delivered by its operator, who does not buy what it delivers.
 * @throws refused `gate.g7_operator`, `gate.g7_provider`
 */
export function gateOperator(
  { authorization }: Pick<PublicData, 'authorization'>,
  providerId: string,
  consumerId: string | undefined,
): void {
  if (providerId !== authorization.operatorId)
    throw refuse('g7_provider', '公共数据产品只能由获得授权的运营机构提供', `${OPERATION}第三条`)
  if (consumerId === providerId)
    throw refuse('g7_operator', '运营机构不得购买或再开发自己交付的公共数据产品', `${OPERATION}第六条`)
}

/**
 * G8: products for governance and welfare are free; no other product costs more than its ceiling, in its unit.
 * @throws refused `gate.g8_free`, `gate.g8_ceiling`, `gate.g8_unit`
 */
export function gatePrice({ scenario }: Pick<PublicData, 'scenario'>, charge: Charge): void {
  if (charge.fen === 0n) return
  if (isFreePurpose(scenario.purposeClass))
    throw refuse('g8_free', '用于公共治理、公益事业的公共数据产品须免费提供', PRICING)
  if (scenario.ceilingUnit !== charge.unit)
    throw refuse('g8_unit', '计价单位与核定的上限收费标准不一致', PRICING)
  if (scenario.ceilingFen === null || charge.fen > scenario.ceilingFen)
    throw refuse('g8_ceiling', '价格超过了核定的上限收费标准', PRICING)
}

/**
 * G9: a grant lasts five years at most, and no agreement outlasts its grant or the registration of a resource.
 * @throws refused `gate.g9_term`, `gate.g9_end`
 */
export function gateTerm({ authorization, resources }: PublicData, endsAt: Date | undefined): void {
  if (!isWithinGrantYears(authorization))
    throw refuse('g9_term', '授权运营的期限不得超过五年', `${OPERATION}第十四条`)
  if (endsAt === undefined) return
  if (endsAt > authorization.endsAt)
    throw refuse('g9_end', '合约的结束时间不得晚于授权运营的结束时间', `${OPERATION}第十四条`)
  if (resources.some(({ registrationValidTo }) => registrationValidTo === null || endsAt > registrationValidTo))
    throw refuse('g9_end', '合约的结束时间不得晚于资源登记的有效期', `${REGISTRATION}第十五条`)
}

/** What a plan asks at most for one of the units that ceilings are set for; a subscription is compared by the day. */
export function chargeOf(plan: PricePlan): Charge {
  const fen = ceilingPrice(plan)
  switch (plan.kind) {
    case 'free':
    case 'one_off':
      return { unit: 'product', fen }
    case 'per_use':
      return { unit: 'use', fen }
    case 'per_volume':
      return { unit: plan.unit, fen }
    case 'subscription':
      return { unit: 'day', fen: dividedRoundedUp(fen, BigInt(plan.periodDays)) }
  }
}

type Deal = {
  plan: PricePlan
  consumerId?: string
  /** When the agreement is to end; absent while there is only a listing. */
  endsAt?: Date
}

/**
 * All gates of public data for one product at one price, for a consumer and a time where they are known. A product of
 * other data passes.
 * @throws refused `gate.…`, as the gates say
 */
export async function publicDataGate(
  ctx: Context,
  product: Pick<DataProduct, 'sourceMode' | 'scenarioId' | 'providerId'>,
  { plan, consumerId, endsAt }: Deal,
): Promise<void> {
  if (product.sourceMode !== 'authorised' && product.scenarioId === null) return
  const data = await loadPublicData(ctx, product.scenarioId)
  gateAuthorized(data, ctx.now)
  gateOperator(data, product.providerId, consumerId)
  gatePrice(data, chargeOf(plan))
  gateTerm(data, endsAt)
}

/** The rows behind a product. @throws refused `gate.g1_scenario` when it names no scenario */
async function loadPublicData({ tx }: Context, scenarioId: string | null): Promise<PublicData> {
  const scenario = scenarioId === null ? null : await findScenario(tx, scenarioId)
  if (!scenario) throw noScenario()
  const resources = await tx.publicDataResource.findMany({ where: { id: { in: scenario.resourceIds } } })
  return { authorization: scenario.authorization, scenario, resources }
}

const findScenario = (tx: Context['tx'], id: string) =>
  tx.scenario.findUnique({ where: { id }, include: { authorization: true } })
