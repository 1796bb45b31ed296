import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dueAt, isLimitKey, LIMIT_KEYS, LIMITS, type LimitKey, measureOf, NOT_STARTED, warnAt,
} from '#api/deadline/deadline.ts'
import { beijingDay } from '#api/kernel/time.ts'
import { isWorkingDay, workingDaysLeft } from '#api/kernel/working-days.ts'
import { platform } from '#test/support/platform.ts'

/** The limits that the law sets, by its own numbers; what other rules set is not checked twice. */
const SET: Partial<Record<LimitKey, string>> = {
  registration_first: '20 working_day', registration_acceptance: '3 working_day', registration_review: '20 working_day',
  registration_publicity: '10 working_day', registration_cancellation: '10 working_day', registration_renewal: '60 day',
  registration_correction: '10 working_day', registration_objection: '5 working_day',
  property_acceptance: '3 working_day', property_publicity: '5 working_day', property_objection: '10 working_day',
  property_total: '10 working_day', property_extension: '10 working_day', property_renewal: '6 month',
  plan_filing: '20 working_day', plan_publicity: '3 working_day', scenario_supply: '20 working_day',
  reselection: '3 month', early_exit_notice: '6 month', defect_mending: '5 working_day',
  assessment_rectification: '30 day', risk_assessment: '12 month', risk_filing: '20 working_day',
  risk_rectification: '15 working_day', vulnerability_report: '24 hour', incident_report: '4 hour',
  incident_report_critical: '1 hour', incident_report_state: '2 hour', incident_summary: '30 day',
  disclosure: '3 month', sharing_answer: '10 working_day', node_admission: '5 working_day',
  node_admission_extension: '5 working_day', connector_admission: '1 working_day', node_change: '1 working_day',
  maintenance_notice: '5 working_day', breakdown_explanation: '24 hour', copy_destruction: '30 day',
}

const sources = () => {
  const root = fileURLToPath(new URL('../../api', import.meta.url))
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('generated') && !name.startsWith('deadline/'))
    .map((name) => readFileSync(join(root, name), 'utf8'))
}

describe('the table of limits', () => {
  it.each(LIMIT_KEYS)('%s is what its article says, and names it', (key) => {
    const { unit, count } = measureOf(key)
    if (SET[key] !== undefined) expect(`${count} ${unit}`).toBe(SET[key])
    expect(count).toBeGreaterThan(0)
    expect(LIMITS[key].basis).not.toBe('')
    expect(LIMITS[key].name).toMatch(/\p{Script=Han}/u)
    expect(LIMITS[key].english).toMatch(/^[A-Z][ -~]+$/)
  })

  it('says which limits nothing starts', () => {
    const started = new Set<string>()
    for (const text of sources())
      if (text.includes('openDeadline')) for (const key of LIMIT_KEYS) if (text.includes(`'${key}'`)) started.add(key)
    expect([...NOT_STARTED].toSorted()).toEqual(LIMIT_KEYS.filter((key) => !started.has(key)).toSorted())
  })

  it('is public, with what is not started told as such', async () => {
    const p = await platform()
    const { status, body } = await p.request('GET', '/api/public/limits')
    expect(status).toBe(200)
    expect(body.items).toHaveLength(LIMIT_KEYS.length)
    expect(body.items.filter(({ isStarted }: { isStarted: boolean }) => !isStarted)).toHaveLength(NOT_STARTED.size)
    expect(body.items[0]).toEqual({
      kind: 'registration_first', name: '首次登记申请', english: 'First registration',
      basis: '《公共数据资源登记管理暂行办法》第九条', unit: 'working_day', count: 20, isStarted: true,
    })
  })

  it('knows its own keys alone', () =>
    expect([isLimitKey('toString'), isLimitKey('disclosure')]).toEqual([false, true]))
})

const instant = fc
  .date({ min: new Date('2025-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true })

describe('the end of a limit', () => {
  it.each(LIMIT_KEYS)('%s never comes earlier for beginning later', (key) =>
    fc.assert(fc.property(instant, fc.nat(40 * 86_400_000), (at, laterMs) => {
      const later = new Date(at.getTime() + laterMs)
      expect(dueAt(key, later) >= dueAt(key, at)).toBe(true)
      if (measureOf(key).unit === 'working_day')
        expect([beijingDay(at), isWorkingDay(new Date(dueAt(key, at).getTime() - 1))]).toEqual([beijingDay(at), true])
    }), { numRuns: 30 }))

  it('is 31 March for the yearly disclosure that begins with the year', () =>
    expect(dueAt('disclosure', new Date('2026-12-30T16:00:00Z')).toISOString()).toBe('2027-03-31T16:00:00.000Z'))
})

describe('the warning', () => {
  it.each([
    ['incident_report', '2026-11-24T02:00:00Z', '2026-11-24T05:12:00.000Z'],
    ['vulnerability_report', '2026-11-24T02:00:00Z', '2026-11-24T21:12:00.000Z'],
    // Twenty working days from Tuesday 24 November end with 22 December, which begins at 16:00 UTC of the day before.
    ['registration_review', '2026-11-24T02:00:00Z', '2026-12-21T16:00:00.000Z'],
    // Thirty days may end on a day off: the warning is of the working day before. 24 December 2026 is a Thursday.
    ['incident_summary', '2026-11-26T02:00:00Z', '2026-12-24T16:00:00.000Z'],
  ] as const)('%s from %s is at %s', (key, at, warned) =>
    expect(warnAt(new Date(at), dueAt(key, new Date(at))).toISOString()).toBe(warned))

  it('never comes before the beginning, and leaves one working day or a fifth of a short span', () =>
    fc.assert(fc.property(instant, fc.constantFrom(...LIMIT_KEYS), (at, key) => {
      const due = dueAt(key, at)
      const warned = warnAt(at, due)
      expect(warned >= at && warned < due).toBe(true)
      if (due.getTime() - at.getTime() >= 2 * 86_400_000) expect(workingDaysLeft(warned, due)).toBe(0)
    })))
})
