import { describe, expect, it } from 'vitest'
import { AppError } from '#api/kernel/errors.ts'
import {
  checkReviewer,
  faultsOf,
  LISTING_ACTS,
  LISTING_STATES,
  type ReviewStage,
  shownState,
  stateAfter,
} from '#api/listing/listing.ts'
import { listingInput } from '#test/support/market.ts'

const outcomeOf = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return error instanceof AppError ? error.code : error
  }
}
const keysOf = <T extends object>(table: T) => Object.keys(table) as (keyof T)[]

it.each(LISTING_STATES.flatMap((state) => keysOf(LISTING_ACTS).map((act) => ({ state, act }))))(
  '$act in $state',
  ({ state, act }) => {
    const { from, to }: { from: readonly string[]; to: string } = LISTING_ACTS[act]
    const expected = from.includes(state) ? to : 'listing.act_not_allowed'
    expect(outcomeOf(() => stateAfter(act, { id: 'lst_1', state }))).toBe(expected)
  },
)

it.each(LISTING_STATES)('a suspension shows on what is listed alone: %s', (state) => {
  expect(shownState(state, false)).toBe(state)
  expect(shownState(state, true)).toBe(state === 'listed' ? 'suspended' : state)
})

describe('what a listing lacks', () => {
  const pathsOf = (over: object, hasVersion = true) =>
    faultsOf({ ...listingInput(), ...over }, hasVersion).map(({ path }) => path)

  it('is nothing when all is told', () => {
    expect(pathsOf({})).toEqual([])
  })

  it.each([
    ['title', ''], ['summary', ''], ['updateCycle', ''], ['coverageSpace', ''], ['coverageFrom', null],
    ['coverageTo', null], ['granularity', ''], ['license', ''], ['useCases', []], ['forbiddenUses', []],
    ['keywords', []], ['plans', []],
  ])('is named: %s', (name, empty) => {
    expect(pathsOf({ [name]: empty })).toEqual([name])
  })

  it('is told all at once', () => {
    expect(pathsOf({ title: '', plans: [] }, false)).toEqual(['title', 'plans', 'product'])
  })

  it('is a time that ends before it begins, and a use that is both allowed and forbidden', () => {
    expect(pathsOf({ coverageTo: new Date('2025-12-31') })).toEqual(['coverageTo'])
    expect(pathsOf({ coverageTo: new Date('2026-01-01') })).toEqual([])
    expect(pathsOf({ forbiddenUses: ['设备预测性维护'] })).toEqual(['forbiddenUses'])
  })
})

describe('a reviewer', () => {
  const first = { stage: 'first', reviewerId: 'psn_1' }
  const second = { stage: 'second', reviewerId: 'psn_2' }
  const staff = (personId: string | null) => ({ participantId: 'platform', personId })
  it.each<[string, ReviewStage, (typeof first)[], ReturnType<typeof staff>, string]>([
    ['gives the first review', 'first', [], staff('psn_1'), 'psn_1'],
    ['gives the second after another’s first', 'second', [first], staff('psn_2'), 'psn_2'],
    ['does not give both', 'second', [first], staff('psn_1'), 'listing.same_reviewer'],
    ['does not give the second first', 'second', [], staff('psn_2'), 'listing.review_not_due'],
    ['does not give the first twice', 'first', [first], staff('psn_3'), 'listing.review_not_due'],
    ['does not give the second twice', 'second', [first, second], staff('psn_3'), 'listing.review_not_due'],
    ['is not the provider’s', 'first', [], { participantId: 'ptc_provider', personId: 'psn_1' }, 'listing.own_review'],
    ['is a person', 'first', [], staff(null), 'listing.reviewer_not_a_person'],
  ])('%s', (_, stage, reviews, reviewer, expected) => {
    expect(outcomeOf(() => checkReviewer(stage, reviews, reviewer, 'ptc_provider'))).toBe(expected)
  })
})
