import { describe, expect, it } from 'vitest'
import {
  askedNames, checkScenarioFields, isScenarioInUse, missingOf, partiesOf, reviewersOf, SCENARIO_ACTS, SCENARIO_STATES,
  type ScenarioAct, type ScenarioFields, scenarioStateAfter,
} from '#api/authorized-operation/scenario.ts'
import { AppError } from '#api/kernel/errors.ts'

const outcomeOf = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { code: error.code, faults: error.detail.faults?.map(({ path }) => path), basis: error.detail.basis }
  }
}

const ACTS = Object.keys(SCENARIO_ACTS) as ScenarioAct[]

/** Every act in every state: where it leads, `=` where the scenario stays, `·` where it is refused. */
const TABLE: Record<string, string[]> = {
  //            approve     reject      withdraw     offer  confirm   supply      close     destroy  stop      ceiling
  proposed:  ['approved', 'rejected', 'withdrawn', '·',   '·',      '·',        '·',      '·',     '·',      '·'],
  approved:  ['·',        '·',        '·',         '=',   'agreed', '·',        '·',      '·',     'closed', '='],
  rejected:  ['·',        '·',        '·',         '·',   '·',      '·',        '·',      '·',     '·',      '·'],
  withdrawn: ['·',        '·',        '·',         '·',   '·',      '·',        '·',      '·',     '·',      '·'],
  agreed:    ['·',        '·',        '·',         '·',   '·',      'supplied', 'closed', '·',     'closed', '='],
  supplied:  ['·',        '·',        '·',         '·',   '·',      'supplied', 'closed', '·',     'closed', '='],
  closed:    ['·',        '·',        '·',         '·',   '·',      '·',        '·',      '=',     '·',      '·'],
}

describe('every act in every state', () => {
  it.each(SCENARIO_STATES.flatMap((state) => ACTS.map((act, index) => ({ state, act, index }))))(
    '$act in $state', ({ state, act, index }) => {
      const told = TABLE[state]?.[index]
      const expected = told === '=' ? state : told
      const outcome = outcomeOf(() => scenarioStateAfter(act, { id: 'scn_1', state }))
      if (told === '·') expect(outcome).toMatchObject({ code: 'scenario.act_not_allowed' })
      else expect(outcome).toBe(expected)
    })

  it('is in use under a three-party agreement in force alone', () => {
    expect(SCENARIO_STATES.filter(isScenarioInUse)).toEqual(['agreed', 'supplied'])
  })
})

describe('who has to act', () => {
  const scenario = { operatorId: 'op', implementingBodyId: 'body', departmentIds: ['a', 'b', 'a'] }

  it('reviews: the implementing body and every department that supplies, once each', () => {
    expect(reviewersOf(scenario)).toEqual(['body', 'a', 'b'])
    expect(reviewersOf({ implementingBodyId: 'a', departmentIds: ['a'] })).toEqual(['a'])
  })

  it('agrees: the operator too', () => {
    expect(partiesOf(scenario)).toEqual(['op', 'body', 'a', 'b'])
    expect(missingOf(partiesOf(scenario), ['b', 'op'])).toEqual(['body', 'a'])
  })
})

describe('the data items asked for', () => {
  const items = [{ name: '姓名', personal: true }, { name: '病史', sensitive: true }, { name: '街道', personal: false }]
  const residents = { id: 'res_1', fields: ['姓名', '病史', '街道', '年份'], items }
  const wells = { id: 'res_2', fields: ['井号', '压力'], items: [] }
  const check = (fields: ScenarioFields, necessity = '', resources = [residents]) =>
    outcomeOf(() => checkScenarioFields({ resourceIds: resources.map(({ id }) => id), fields, necessity }, resources))
  const field = (name: string, necessity: string | null = null) => ({ name, necessity })

  it('pass when they are the resource’s own, and the personal ones have their reasons', () => {
    expect(check({ res_1: [field('街道'), field('年份')] })).toBeUndefined()
    expect(check({ res_1: [field('姓名', '逐人核对'), field('病史', '分级随访')] })).toBeUndefined()
  })

  it.each<[string, ScenarioFields, string[]]>([
    ['an item that the resource has not', { res_1: [field('街道'), field('电话')] }, ['fields.res_1.1.name']],
    ['an item twice', { res_1: [field('街道'), field('街道')] }, ['fields.res_1.1.name']],
    ['no item of a resource', { res_1: [] }, ['fields.res_1']],
    ['nothing about a resource', {}, ['fields.res_1']],
    ['items of another resource', { res_1: [field('街道')], res_9: [field('街道')] }, ['fields.res_9']],
  ])('refuses %s', (_, fields, faults) => {
    expect(check(fields)).toMatchObject({ code: 'scenario.fields', faults })
  })

  it('wants the reason of each personal or sensitive item, by the law on personal information', () => {
    expect(check({ res_1: [field('姓名'), field('街道'), field('病史')] })).toEqual({
      code: 'scenario.necessity', basis: '《个人信息保护法》第六条',
      faults: ['fields.res_1.0.necessity', 'fields.res_1.2.necessity'],
    })
  })

  it('wants a reason for all the items of one resource', () => {
    const all = { res_1: [field('街道')], res_2: [field('压力'), field('井号')] }
    const both = [residents, wells]
    expect(check(all, '', both)).toMatchObject({ code: 'scenario.necessity', faults: ['necessity'] })
    expect(check(all, '区块分析须用逐井数据', both)).toBeUndefined()
  })

  it('are told by their names, of all resources', () => {
    expect(askedNames({ a: [field('压力'), field('井号')], b: [field('井号')] })).toEqual(['压力', '井号'])
  })
})
