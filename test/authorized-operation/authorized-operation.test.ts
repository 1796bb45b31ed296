import { describe, expect, it } from 'vitest'
import {
  AUTHORIZATION_ACTS,
  AUTHORIZATION_STATES,
  authorizationStateAfter,
  checkTerm,
  isInForce,
  SCENARIO_ACTS,
  SCENARIO_STATES,
  scenarioStateAfter,
} from '#api/authorized-operation/authorized-operation.ts'
import { AppError } from '#api/kernel/errors.ts'
import { addDays } from '#api/kernel/time.ts'
import { addYears } from '#api/resource/resource.ts'

const now = new Date('2026-11-24T08:00:00Z')

/** What an act comes to: the new state, or the code of the refusal. */
const outcomeOf = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return error instanceof AppError ? error.code : error
  }
}

const keysOf = <T extends object>(table: T) => Object.keys(table) as (keyof T)[]
const cases = <S extends string, T extends object>(states: readonly S[], acts: T) =>
  states.flatMap((state) => keysOf(acts).map((act) => ({ state, act })))

describe('every act in every state', () => {
  it.each(cases(AUTHORIZATION_STATES, AUTHORIZATION_ACTS))('a grant: $act in $state', ({ state, act }) => {
    const { from, to }: { from: readonly string[]; to: string } = AUTHORIZATION_ACTS[act]
    const expected = from.includes(state) ? to : 'authorization.act_not_allowed'
    expect(outcomeOf(() => authorizationStateAfter(act, { id: 'aut_1', state }))).toBe(expected)
  })

  it.each(cases(SCENARIO_STATES, SCENARIO_ACTS))('a scenario: $act in $state', ({ state, act }) => {
    const { from, to }: { from: readonly string[]; to: string } = SCENARIO_ACTS[act]
    const expected = from.includes(state) ? to : 'scenario.act_not_allowed'
    expect(outcomeOf(() => scenarioStateAfter(act, { id: 'scn_1', state }))).toBe(expected)
  })
})

describe('the term of a grant', () => {
  it.each([
    [undefined, now, addYears(now, 5)],
    ['authorization.term', now, new Date(addYears(now, 5).getTime() + 1)],
    ['authorization.window', now, now],
    ['authorization.window', addDays(now, 3), addDays(now, 2)],
    ['authorization.window', addDays(now, -9), addDays(now, -1)],
  ])('answers %s', (expected, startsAt, endsAt) => {
    expect(outcomeOf(() => checkTerm({ startsAt, endsAt }, now))).toBe(expected)
  })

  it('is half-open: in force from its first instant, no longer at its last', () => {
    const grant = { state: 'active', startsAt: now, endsAt: addDays(now, 1) }
    expect(isInForce(grant, now)).toBe(true)
    expect(isInForce(grant, addDays(now, 1))).toBe(false)
    expect(isInForce(grant, new Date(now.getTime() - 1))).toBe(false)
    expect(isInForce({ ...grant, state: 'granted' }, now)).toBe(false)
    expect(isInForce({ ...grant, state: 'ended' }, now)).toBe(false)
  })
})
