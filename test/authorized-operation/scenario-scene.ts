import { confirmScenarioAgreement, offerScenarioAgreement } from '#api/authorized-operation/agree-scenario.ts'
import { closeScenario, stopScenario } from '#api/authorized-operation/close-scenario.ts'
import { decideScenario } from '#api/authorized-operation/decide-scenario.ts'
import { proposeScenario } from '#api/authorized-operation/propose-scenario.ts'
import type { ProposeScenario } from '#api/authorized-operation/scenario-schema.ts'
import { setCeiling } from '#api/authorized-operation/set-ceiling.ts'
import { supplyScenario } from '#api/authorized-operation/supply-scenario.ts'
import { withdrawScenario } from '#api/authorized-operation/withdraw-scenario.ts'
import { publishResource } from '#api/resource/publish.ts'
import {
  ceilingInput, grantInForce, implementingBody, nowOf, registeredResource, resourceInput, scenarioInput,
} from '#test/support/market.ts'
import type { Member, TestPlatform } from '#test/support/platform.ts'

export const digest = (pair: string) => `0x${pair.repeat(32)}`

/**
 * An operator with a grant in force of two departments' resources, the first registered and the second not, and every
 * act upon a scenario of both.
 */
export async function scenarioScene(p: TestPlatform) {
  const [first, second, operator] = [
    await p.organization('department'), await p.organization('department'), await p.organization('operator'),
  ]
  const body = await implementingBody(p)
  const wells = await registeredResource(p, first)
  const people = await p.run(second, (ctx) => publishResource(ctx, resourceInput({
    name: '企业从业人员（演示）', fields: ['姓名', '单位', '岗位', '年份'],
    items: [{ name: '姓名', personal: true }, { name: '单位' }, { name: '岗位' }, { name: '年份' }],
  })))
  const grant = await grantInForce(p, first, operator, [wells.id, people.id])
  const now = await nowOf(p, operator)
  const field = (name: string, necessity: string | null = null) => ({ name, necessity })
  const input = (over: Partial<ProposeScenario> = {}): ProposeScenario => ({
    ...scenarioInput(grant.id, [wells, people]),
    fields: { [wells.id]: [field('压力')], [people.id]: [field('单位'), field('岗位')] },
    ...over,
  })
  const acts = {
    propose: (over: Partial<ProposeScenario> = {}, who = operator) =>
      p.run(who, (ctx) => proposeScenario(ctx, input(over))),
    decide: (id: string, approved: boolean, who: Member) =>
      p.run(who, (ctx) => decideScenario(ctx, id, { approved, ...(approved ? {} : { reason: '超出最小必要' }) })),
    withdraw: (id: string, who = operator) => p.run(who, (ctx) => withdrawScenario(ctx, id)),
    offer: (id: string, agreementDigest = digest('cd'), who = operator) =>
      p.run(who, (ctx) => offerScenarioAgreement(ctx, id, { agreementDigest })),
    confirm: (id: string, who: Member, agreementDigest = digest('cd')) =>
      p.run(who, (ctx) => confirmScenarioAgreement(ctx, id, { agreementDigest })),
    supply: (id: string, who: Member, resourceId: string) =>
      p.run(who, (ctx) => supplyScenario(ctx, id, { resourceId, fileName: '供数.csv', sha256: digest('5a'), rows: 100 })),
    close: (id: string, who = operator) =>
      p.run(who, (ctx) => closeScenario(ctx, id, { destructionDigest: digest('de') })),
    stop: (id: string, who = body) => p.run(who, (ctx) => stopScenario(ctx, id, { reason: '用途变更' })),
    ceiling: (id: string, over = {}, who = body) =>
      p.run(who, (ctx) => setCeiling(ctx, id, { ...ceilingInput(now), ...over })),
  }

  /** A scenario that was brought to a state. */
  const made = async (state: string): Promise<string> => {
    const { id } = await acts.propose()
    if (state === 'proposed') return id
    if (state === 'rejected') await acts.decide(id, false, body)
    if (state === 'withdrawn') await acts.withdraw(id)
    if (['rejected', 'withdrawn'].includes(state)) return id
    for (const who of [body, first, second]) await acts.decide(id, true, who)
    if (state === 'approved') return id
    await acts.offer(id)
    for (const who of [body, first, second]) await acts.confirm(id, who)
    if (state === 'agreed') return id
    if (state === 'closed') {
      await acts.stop(id)
      return id
    }
    await acts.supply(id, first, wells.id)
    await acts.supply(id, second, people.id)
    return id
  }
  return { first, second, operator, body, wells, people, grant, now, field, input, made, ...acts }
}
