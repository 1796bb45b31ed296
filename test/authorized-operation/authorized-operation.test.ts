import { describe, expect, it } from 'vitest'
import {
  AGREEMENT_CLAUSES,
  AGREEMENT_ITEMS,
  AGREEMENT_TEXTS,
  AUTHORIZATION_ACTS,
  AUTHORIZATION_STATES,
  authorizationStateAfter,
  checkAgreement,
  checkEnd,
  checkHandover,
  checkTerm,
  isInForce,
} from '#api/authorized-operation/authorized-operation.ts'
import { CHANGE_ACTS, CHANGE_STATES, changeStateAfter } from '#api/authorized-operation/change.ts'
import {
  checkCallOpen,
  checkCallOver,
  checkPlan,
  checkPublicityOver,
  checkPublicityRuns,
  PLAN_ACTS,
  PLAN_ITEMS,
  PLAN_STATES,
  PLAN_TEXTS,
  planStateAfter,
} from '#api/authorized-operation/plan.ts'
import { checkOperable } from '#api/authorized-operation/resources.ts'
import { AppError } from '#api/kernel/errors.ts'
import { addDays } from '#api/kernel/time.ts'
import { addYears } from '#api/resource/resource.ts'

const now = new Date('2026-11-24T08:00:00Z')
const tick = (at: Date) => new Date(at.getTime() + 1)

/** What an act comes to: the new state, or the code of the refusal. */
const outcomeOf = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return error instanceof AppError ? error.code : error
  }
}

/** Code, article and faults of a refusal. */
function refusalOf(act: () => unknown): unknown {
  try {
    return act()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return [error.code, error.detail.basis, error.detail.faults?.map(({ path }) => path)]
  }
}

const keysOf = <T extends object>(table: T) => Object.keys(table) as (keyof T)[]
const cases = <S extends string, T extends object>(states: readonly S[], acts: T) =>
  states.flatMap((state) => keysOf(acts).map((act) => ({ state, act })))

describe('every act in every state', () => {
  it.each(cases(AUTHORIZATION_STATES, AUTHORIZATION_ACTS))('a grant: $act in $state', ({ state, act }) => {
    const { from, to }: { from: readonly string[]; to: string | null } = AUTHORIZATION_ACTS[act]
    const expected = from.includes(state) ? (to ?? state) : 'authorization.act_not_allowed'
    expect(outcomeOf(() => authorizationStateAfter(act, { id: 'aut_1', state }))).toBe(expected)
  })

  it.each(cases(PLAN_STATES, PLAN_ACTS))('a plan: $act in $state', ({ state, act }) => {
    const { from, to }: { from: readonly string[]; to: string } = PLAN_ACTS[act]
    const expected = from.includes(state) ? to : 'plan.act_not_allowed'
    expect(outcomeOf(() => planStateAfter(act, { id: 'pln_1', state }))).toBe(expected)
  })

  it.each(cases(CHANGE_STATES, CHANGE_ACTS))('a change: $act in $state', ({ state, act }) => {
    const { from, to }: { from: readonly string[]; to: string } = CHANGE_ACTS[act]
    const expected = from.includes(state) ? to : 'change.act_not_allowed'
    expect(outcomeOf(() => changeStateAfter(act, { id: 'chg_1', state }))).toBe(expected)
  })

  it('leads a plan by one road alone: each step starts from the one before', () => {
    const road = (['decide', 'approve', 'file', 'call', 'choose', 'select'] as const).map((act) => PLAN_ACTS[act])
    expect(road.map(({ from }) => [...from])).toEqual([['draft'], ['decided'], ['approved'], ['filed'], ['called'], ['chosen']])
    expect(road.map(({ to }) => to)).toEqual(['decided', 'approved', 'filed', 'called', 'chosen', 'selected'])
  })
})

describe('the term of a grant', () => {
  it.each([
    [undefined, now, addYears(now, 5)],
    ['authorization.term', now, tick(addYears(now, 5))],
    ['authorization.window', now, now],
    ['authorization.window', addDays(now, 3), addDays(now, 2)],
    ['authorization.window', addDays(now, -9), addDays(now, -1)],
  ])('answers %s', (expected, startsAt, endsAt) => {
    expect(outcomeOf(() => checkTerm({ startsAt, endsAt }, now))).toBe(expected)
  })

  it('is half-open: in force from its first instant, no longer at its last', () => {
    const grant = { state: 'active', planId: 'pln_1', startsAt: now, endsAt: addDays(now, 1) }
    expect(isInForce(grant, now)).toBe(true)
    expect(isInForce(grant, addDays(now, 1))).toBe(false)
    expect(isInForce(grant, new Date(now.getTime() - 1))).toBe(false)
  })

  it.each(AUTHORIZATION_STATES)('is in force in %s only if that is active', (state) => {
    expect(isInForce({ state, planId: 'pln_1', startsAt: now, endsAt: addDays(now, 1) }, now)).toBe(state === 'active')
  })

  it('is not in force without a plan', () => {
    expect(isInForce({ state: 'active', planId: null, startsAt: now, endsAt: addDays(now, 1) }, now)).toBe(false)
  })
})

const NORM = '《公共数据资源授权运营实施规范（试行）》'
const PROVINCE = '《山东省公共数据资源授权运营管理办法（试行）》'

describe('a plan has twelve items', () => {
  const items = { ...Object.fromEntries(PLAN_TEXTS.map((key) => [key, '内容'])), products: { welfare: [{ name: '甲', form: '接口' }], industry: [] } }
  const plan = { items, resourceIds: ['res_1'] }

  it('as the law counts them', () => {
    expect(PLAN_ITEMS).toHaveLength(12)
    expect([...PLAN_TEXTS, 'name', 'mode', 'products'].toSorted()).toEqual([...PLAN_ITEMS].toSorted())
    expect(refusalOf(() => checkPlan(plan))).toBeUndefined()
  })

  it.each([...PLAN_TEXTS])('misses %s', (key) => {
    const expected = ['plan.incomplete', `${NORM}第九条`, [`items.${key}`]]
    expect(refusalOf(() => checkPlan({ ...plan, items: { ...items, [key]: undefined } }))).toEqual(expected)
    expect(refusalOf(() => checkPlan({ ...plan, items: { ...items, [key]: '' } }))).toEqual(expected)
  })

  it('misses its products and its catalogue', () => {
    const faults = (over: object) => refusalOf(() => checkPlan({ ...plan, ...over }))
    expect(faults({ resourceIds: [] })).toEqual(['plan.incomplete', `${NORM}第九条`, ['resourceIds']])
    const none = { items: { ...items, products: { welfare: [], industry: [] } } }
    expect(faults(none)).toEqual(['plan.incomplete', `${NORM}第九条`, ['items.products']])
    expect(faults({ items: { ...items, products: undefined } })).toEqual(['plan.incomplete', `${NORM}第九条`, ['items.products']])
  })

  it('tells all that is missing at once', () => {
    const all = refusalOf(() => checkPlan({ items: {}, resourceIds: [] }))
    expect(all).toEqual(['plan.incomplete', `${NORM}第九条`, [...PLAN_TEXTS.map((key) => `items.${key}`), 'items.products', 'resourceIds']])
  })
})

describe('an agreement has thirteen items', () => {
  const items = { ...Object.fromEntries(AGREEMENT_TEXTS.map((key) => [key, '内容'])), disclosure: true, noRedevelopment: true }

  it('as the law counts them', () => {
    expect(AGREEMENT_ITEMS).toHaveLength(13)
    expect([...AGREEMENT_TEXTS, 'scope', 'clauses'].toSorted()).toEqual([...AGREEMENT_ITEMS].toSorted())
    expect(refusalOf(() => checkAgreement(items))).toBeUndefined()
  })

  it.each([...AGREEMENT_TEXTS])('misses %s', (key) => {
    expect(refusalOf(() => checkAgreement({ ...items, [key]: undefined })))
      .toEqual(['authorization.incomplete', `${NORM}第十四条`, [`items.${key}`]])
  })

  it.each([...AGREEMENT_CLAUSES])('needs %s to be so', (key) => {
    for (const value of [false, undefined])
      expect(refusalOf(() => checkAgreement({ ...items, [key]: value })))
        .toEqual(['authorization.incomplete', `${NORM}第十四条`, [`items.${key}`]])
  })
})

describe('the times of the selection', () => {
  const law = `${PROVINCE}第十三条`

  it('applications are taken before the end of the call, the choice is made from it on', () => {
    expect(refusalOf(() => checkCallOpen(tick(now), now))).toBeUndefined()
    expect(refusalOf(() => checkCallOpen(now, now))).toEqual(['plan.call_over', law, undefined])
    expect(refusalOf(() => checkCallOver(now, now))).toBeUndefined()
    expect(refusalOf(() => checkCallOver(tick(now), now))).toEqual(['plan.call_runs', law, undefined])
    expect(outcomeOf(() => checkCallOpen(null, now))).toBe('plan.call_over')
    expect(outcomeOf(() => checkCallOver(null, now))).toBe('plan.call_runs')
  })

  it('objections are heard during the publicity, the choice is final after it', () => {
    expect(refusalOf(() => checkPublicityRuns(tick(now), now))).toBeUndefined()
    expect(refusalOf(() => checkPublicityRuns(now, now))).toEqual(['plan.publicity_over', law, undefined])
    expect(refusalOf(() => checkPublicityOver(now, false, now))).toBeUndefined()
    expect(refusalOf(() => checkPublicityOver(tick(now), false, now))).toEqual(['plan.publicity_runs', law, undefined])
    expect(refusalOf(() => checkPublicityOver(now, true, now))).toEqual(['plan.objection_open', law, undefined])
    expect(outcomeOf(() => checkPublicityRuns(null, now))).toBe('plan.publicity_over')
    expect(outcomeOf(() => checkPublicityOver(null, false, now))).toBe('plan.publicity_runs')
  })
})

describe('the end of a grant', () => {
  const QINGDAO = '《青岛市公共数据资源授权运营实施细则》（参照）第二十二条'
  const grant = { state: 'active', endsAt: addDays(now, 1), noticeEndsAt: null }

  it.each([
    ['a breach at any time', 'breach', {}, undefined],
    ['the normal end at its time', 'normal', { endsAt: now }, undefined],
    ['a normal end before', 'normal', {}, ['authorization.not_over', `${NORM}第十四条`, undefined]],
    ['an early end without notice', 'early', {}, ['authorization.notice_missing', QINGDAO, undefined]],
    ['an early end within the notice', 'early', { noticeEndsAt: tick(now) }, ['authorization.notice_runs', QINGDAO, undefined]],
    ['an early end after the notice', 'early', { noticeEndsAt: now }, undefined],
    ['an early end before the operator has accepted', 'early', { state: 'granted' }, undefined],
    ['an early end before the filing', 'early', { state: 'accepted' }, undefined],
    ['an early end of what is suspended', 'early', { state: 'suspended' }, ['authorization.notice_missing', QINGDAO, undefined]],
  ] as const)('%s', (_, kind, over, expected) => {
    expect(refusalOf(() => checkEnd(kind, { ...grant, ...over }, now))).toEqual(expected)
  })

  it.each([
    ['handed over', { data: true, destroyed: false }, undefined],
    ['destroyed', { data: false, destroyed: true }, undefined],
    ['neither', { data: false, destroyed: false }, ['data']],
    ['accounts left', { accounts: false }, ['accounts']],
    ['logs left', { logs: false }, ['logs']],
    ['everything left', { accounts: false, data: false, destroyed: false, logs: false }, ['accounts', 'data', 'logs']],
  ])('the handover: %s', (_, over, faults) => {
    const handover = { accounts: true, data: true, destroyed: true, logs: true, ...over }
    const expected = faults && ['authorization.handover_incomplete', QINGDAO, faults]
    expect(refusalOf(() => checkHandover(handover))).toEqual(expected)
  })
})

describe('what may be operated', () => {
  const resource = {
    id: 'res_1', name: '名录', grade: 'general', acquisition: 'own',
    sharingConsent: null, sharingConsentTo: null, sharingWithdrawnAt: null,
    withdrawnAt: null as Date | null,
  }
  const shared = { ...resource, acquisition: 'shared', sharingConsent: '同意函〔2026〕1号' }
  const unconsented = ['authorization.sharing_consent', `${NORM}第五条`, ['resourceIds']]

  it.each([
    ['its own data', resource, undefined],
    ['important data', { ...resource, grade: 'important' }, undefined],
    ['core data', { ...resource, grade: 'core' }, ['authorization.core_data', 'GB/T 37932-2025 8.1 b)', ['resourceIds']]],
    ['withdrawn data', { ...resource, withdrawnAt: now }, ['authorization.withdrawn_data', `${NORM}第九条`, ['resourceIds']]],
    ['shared data without consent', { ...shared, sharingConsent: null }, unconsented],
    ['shared data with consent', shared, undefined],
    ['consent until later', { ...shared, sharingConsentTo: tick(now) }, undefined],
    ['consent until now', { ...shared, sharingConsentTo: now }, unconsented],
    ['consent withdrawn', { ...shared, sharingWithdrawnAt: now }, unconsented],
  ])('%s', (_, one, expected) => {
    expect(refusalOf(() => checkOperable([resource, one], now))).toEqual(expected)
  })
})
