import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { addDays, beijingDay, DAY_MS } from '#api/kernel/time.ts'
import {
  addMonths, addWorkingDays, CALENDAR_KNOWN_TO, isCalendarKnown, isWorkingDay, lastWorkingDayBefore, workingDaysLeft,
} from '#api/kernel/working-days.ts'

/** An instant by Beijing's clock. */
const beijing = (text: string): Date => new Date(`${text.replace(' ', 'T')}+08:00`)
const noon = (day: string): Date => beijing(`${day} 12:00:00`)
/** The last day of a limit that ends at an instant. */
const lastDay = (end: Date): string => beijingDay(new Date(end.getTime() - 1))

const zone = process.env['TZ']
afterAll(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

/** 2026, by the notice of 国务院办公厅: weekdays that are off, and days of weekends that are at work. */
const OFF = [
  '2026-01-01', '2026-01-02', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23',
  '2026-04-06', '2026-05-01', '2026-05-04', '2026-05-05', '2026-06-19', '2026-09-25', '2026-10-01', '2026-10-02',
  '2026-10-05', '2026-10-06', '2026-10-07',
]
const AT_WORK = [
  '2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10',
]

describe('the calendar of 2026', () => {
  it('is that of the published notice, day by day', () => {
    for (let day = noon('2026-01-01'); day < noon('2027-01-01'); day = addDays(day, 1)) {
      const name = beijingDay(day)
      const weekday = new Date(`${name}T00:00:00Z`).getUTCDay()
      const expected = AT_WORK.includes(name) || (weekday > 0 && weekday < 6 && !OFF.includes(name))
      expect([name, isWorkingDay(day)]).toEqual([name, expected])
    }
  })

  const zones = ['UTC', 'America/New_York', 'Pacific/Kiritimati', 'Asia/Shanghai']
  it.each(zones)('is the same on a machine in %s', (tz) => {
    process.env['TZ'] = tz
    for (const day of OFF) expect([day, isWorkingDay(noon(day))]).toEqual([day, false])
    for (const day of AT_WORK) expect([day, isWorkingDay(noon(day))]).toEqual([day, true])
  })

  it('is unknown beyond: weekends alone are counted, and it says so', () => {
    expect(isWorkingDay(noon(`${CALENDAR_KNOWN_TO + 1}-01-01`))).toBe(true)
    expect(isCalendarKnown(beijing(`${CALENDAR_KNOWN_TO + 1}-01-01 00:00:00`))).toBe(true)
    expect(isCalendarKnown(beijing(`${CALENDAR_KNOWN_TO + 1}-01-01 00:00:01`))).toBe(false)
  })
})

describe('working days from an instant', () => {
  it.each([
    // Three days from the Wednesday before National Day: 8, 9 and the make-up Saturday, 10 October.
    ['2026-09-30 10:00:00', 3, '2026-10-10'],
    ['2026-09-30 10:00:00', 4, '2026-10-12'],
    // A make-up Sunday counts: Friday 18 September, then 20 (Sunday), 21, 22.
    ['2026-09-18 10:00:00', 3, '2026-09-22'],
    // Spring Festival: from Friday 13 February, the make-up Saturday 14, then 24 and 25 February.
    ['2026-02-13 10:00:00', 1, '2026-02-14'],
    ['2026-02-13 10:00:00', 2, '2026-02-24'],
    ['2026-02-13 10:00:00', 3, '2026-02-25'],
    // Ten days over the whole festival: 14, 24, 25, 26, 27, the make-up Saturday 28, then 2, 3, 4 and 5 March.
    ['2026-02-13 10:00:00', 10, '2026-03-05'],
    // Twenty days, from the first of September: over the make-up Sunday and Mid-Autumn.
    ['2026-09-01 10:00:00', 20, '2026-09-29'],
  ])('%s and %i: the last is %s', (at, days, last) => expect(lastDay(addWorkingDays(beijing(at), days))).toBe(last))

  it('begins with the day after, whatever the hour of Beijing', () => {
    const before = addWorkingDays(beijing('2026-11-24 23:59:59'), 1)
    const after = addWorkingDays(beijing('2026-11-25 00:00:00'), 1)
    expect([lastDay(before), lastDay(after)]).toEqual(['2026-11-25', '2026-11-26'])
    expect(before.toISOString()).toBe('2026-11-25T16:00:00.000Z')
  })

  it('knows no summer time: in the year that had it, as in every other, a day has 24 hours', () => {
    expect(addWorkingDays(beijing('1988-04-08 12:00:00'), 1).toISOString()).toBe('1988-04-11T16:00:00.000Z')
  })
})

const instant = fc
  .date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2028-12-31T00:00:00Z'), noInvalidDate: true })
const days = fc.integer({ min: 1, max: 60 })

describe('a limit in working days', () => {
  it('ends with a working day, at midnight of Beijing, after exactly so many', () =>
    fc.assert(fc.property(instant, days, (at, count) => {
      const end = addWorkingDays(at, count)
      expect(isWorkingDay(new Date(end.getTime() - 1))).toBe(true)
      expect((end.getTime() + 8 * 3_600_000) % DAY_MS).toBe(0)
      expect(workingDaysLeft(at, end)).toBe(count)
    })))

  it('never ends earlier for beginning later, nor for being longer', () =>
    fc.assert(fc.property(instant, fc.nat(30 * DAY_MS), days, (at, laterMs, count) => {
      const later = new Date(at.getTime() + laterMs)
      expect(addWorkingDays(later, count) >= addWorkingDays(at, count)).toBe(true)
      expect(addWorkingDays(at, count + 1) > addWorkingDays(at, count)).toBe(true)
    })))

  it('has one working day left when its last one begins', () =>
    fc.assert(fc.property(instant, days, (at, count) => {
      const end = addWorkingDays(at, count)
      const begins = lastWorkingDayBefore(end)
      expect(end.getTime() - begins.getTime()).toBe(DAY_MS)
      expect(workingDaysLeft(new Date(begins.getTime() - 1), end)).toBe(1)
      expect(workingDaysLeft(begins, end)).toBe(0)
    })))
})

describe('months', () => {
  it.each([
    ['2026-11-24 10:00:00', 3, '2027-02-24'], ['2026-11-30 10:00:00', 3, '2027-02-28'],
    ['2026-08-31 23:59:59', 6, '2027-02-28'], ['2026-01-01 00:00:00', 3, '2026-04-01'],
  ])('%s and %i: the last day is %s', (at, months, last) => expect(lastDay(addMonths(beijing(at), months))).toBe(last))

  it('never go back', () =>
    fc.assert(fc.property(instant, fc.nat(30 * DAY_MS), (at, laterMs) => {
      expect(addMonths(new Date(at.getTime() + laterMs), 3) >= addMonths(at, 3)).toBe(true)
    })))
})
