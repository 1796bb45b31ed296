import { describe, expect, it } from 'vitest'
import { REASONS, reasonsOf } from '#api/listing/reasons.ts'
import { checkApproval, type CheckedFacts, checksOf, REVIEW_CHECKS, type ReviewCheck } from '#api/listing/checks.ts'
import { qualityOf } from '#api/product/quality.ts'
import { AppError } from '#api/kernel/errors.ts'
import { inspectionOf } from '#test/support/market.ts'

const good: CheckedFacts = {
  text: { faults: [], remarks: [], score: 90 },
  declaration: [],
  gates: [{ name: 'G1', isOpen: true, sentence: null, basis: null }],
  quality: { dimensions: {} as never, scoreBps: 9_000, grade: 'B' },
  isPublicData: true,
  isFastLane: false,
  delivery: { passed: true, failure: null },
}

const stateOf = (check: ReviewCheck, over: Partial<CheckedFacts>) =>
  checksOf({ ...good, ...over }).find((one) => one.check === check)?.state

const failedIn = (over: Partial<CheckedFacts>) =>
  checksOf({ ...good, ...over }).filter(({ state }) => state === 'failed').map(({ check }) => check)

it('passes all of a listing that lacks nothing', () => {
  expect(checksOf(good).map(({ check, state }) => [check, state])).toEqual(REVIEW_CHECKS.map((check) => [check, 'passed']))
})

it.each<[string, ReviewCheck]>([
  ['declaration', 'compliance'], ['declaration.evidence.system_build', 'source'], ['declaration.rights', 'source'],
  ['declaration.excludedClasses', 'compliance'], ['declaration.grade', 'grading'],
  ['declaration.regradeDecision', 'grading'], ['declaration.risk', 'grading'],
  ['declaration.personalBasis', 'personal'], ['declaration.sensitive', 'personal'], ['declaration.minors', 'personal'],
  ['declaration.assessment', 'personal'],
])('a fault of %s fails %s alone', (path, check) => {
  expect(failedIn({ declaration: [{ path, message: '缺', basis: '某条' }] })).toEqual([check])
})

it.each<[string, ReviewCheck]>([
  ['G1', 'public_data'], ['G3', 'public_data'], ['G4', 'grading'], ['G5', 'personal'], ['G8', 'public_data'],
  ['G10', 'source'], ['G13', 'source'], ['G15', 'compliance'], ['G18', 'compliance'], ['G99', 'compliance'],
])('gate %s, when it is shut, fails %s alone', (name, check) => {
  expect(failedIn({ gates: [{ name, isOpen: false, sentence: '不行', basis: '某条' }] })).toEqual([check])
})

it.each<[ReviewCheck, Partial<CheckedFacts>, string]>([
  ['completeness', { text: { faults: ['缺少摘要'], remarks: [], score: 90 } }, 'failed'],
  ['completeness', { text: { faults: [], remarks: ['名称过长'], score: 90 } }, 'warning'],
  ['completeness', { text: { faults: [], remarks: [], score: 59 } }, 'warning'],
  ['quality', { quality: null }, 'failed'],
  ['quality', { quality: { dimensions: {} as never, scoreBps: 6_999, grade: 'D' } }, 'warning'],
  ['public_data', { isPublicData: false }, 'not_applicable'],
  ['delivery', { delivery: null }, 'failed'],
  ['delivery', { delivery: { passed: false, failure: '行数不符' } }, 'failed'],
])('%s of %o is %s', (check, over, state) => {
  expect(stateOf(check, over)).toBe(state)
})

describe('an approval', () => {
  const codeOf = (over: Partial<CheckedFacts>, ticked: readonly string[]): unknown => {
    try {
      checkApproval(checksOf({ ...good, ...over }), ticked)
      return 'none'
    } catch (error) {
      return error instanceof AppError ? error.code : error
    }
  }

  it('needs every check that applies to be ticked', () => {
    expect(codeOf({}, REVIEW_CHECKS)).toBe('none')
    for (const left of REVIEW_CHECKS)
      expect(codeOf({}, REVIEW_CHECKS.filter((one) => one !== left))).toBe('listing.check_unticked')
    expect(codeOf({ isPublicData: false }, REVIEW_CHECKS.filter((one) => one !== 'public_data'))).toBe('none')
  })

  it('is never given to what failed, whatever is ticked', () => {
    expect(codeOf({ delivery: null }, REVIEW_CHECKS)).toBe('listing.check_failed')
  })

  it('may be given to what is only warned of', () => {
    expect(codeOf({ text: { faults: [], remarks: ['名称过长'], score: 90 } }, REVIEW_CHECKS)).toBe('none')
  })
})

describe('the reasons of a rejection', () => {
  it('have one code each, a check, and what mends it with its rule', () => {
    expect(new Set(REASONS.map(({ code }) => code)).size).toBe(REASONS.length)
    for (const { check, fix, basis } of REASONS)
      expect([REVIEW_CHECKS.includes(check), fix.length > 5, basis.length > 5]).toEqual([true, true, true])
    for (const check of REVIEW_CHECKS) expect(REASONS.some((reason) => reason.check === check)).toBe(true)
  })

  it('are found by their codes, in the order of the table', () => {
    expect(reasonsOf(['other', 'text_unclear', 'unknown']).map(({ code }) => code)).toEqual(['text_unclear', 'other'])
  })
})

describe('the six dimensions', () => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`)
  const columns = inspectionOf(['日', '值']).columns.map((column) =>
    column.name === '日'
      ? { ...column, type: 'date' as const, min: '2026-01-02', max: '2026-02-01' }
      : { ...column, nulls: 4 },
  )
  const measured = {
    inspection: { rows: 10, duplicateRows: 1, columns },
    descriptions: { 日: '日期' }, coverage: { from: day('2026-01-01'), to: day('2026-01-31') }, cycleDays: 1,
    createdAt: day('2026-02-01'), now: day('2026-02-03'),
  }

  it('are measured from the inspection and the listing', () => {
    expect(qualityOf(measured)).toEqual({
      dimensions: {
        normativity: 5_000, completeness: 8_000, accuracy: null, consistency: 0, timeliness: 10_000, uniqueness: 9_000,
      },
      scoreBps: 6_400, grade: 'D',
    })
  })

  it('leave out what can’t be told', () => {
    const { dimensions } = qualityOf({ ...measured, coverage: { from: null, to: null }, cycleDays: null })
    expect([dimensions.consistency, dimensions.timeliness]).toEqual([null, null])
  })

  it('are late past twice the promised cycle', () => {
    const late = { ...measured, now: new Date(measured.now.getTime() + 1) }
    expect(qualityOf(late).dimensions.timeliness).toBe(0)
  })
})
