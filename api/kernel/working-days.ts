import chineseDays from 'chinese-days'
import { addDays, BEIJING_OFFSET_MS, beijingDay } from './time.ts'

/** The last year whose holidays and make-up days (调休) the calendar knows; later ones count weekends alone. */
export const CALENDAR_KNOWN_TO = 2026

/** The first instant of a calendar day in Beijing. */
const beginOf = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) - BEIJING_OFFSET_MS)

/** Whether a calendar day in Beijing is a working day (工作日), with holidays and make-up days. */
export const isWorkingDay = (at: Date): boolean => chineseDays.isWorkday(beijingDay(at))

/**
 * The end of the nth working day after an instant's own day: the day itself is not counted, and the limit ends with
 * the last day's midnight in Beijing. 依据 《民法典》第二百零一条、第二百零三条.
 */
export function addWorkingDays(at: Date, days: number): Date {
  let day = beginOf(beijingDay(at))
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day)) left -= 1
  }
  return addDays(day, 1)
}

/** Working days that are left from an instant to a limit's end: those that begin after the instant's own day. */
export function workingDaysLeft(from: Date, to: Date): number {
  let count = 0
  for (let day = addDays(beginOf(beijingDay(from)), 1); day < to; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1
  return count
}

/** The same day some months later in Beijing's calendar, at its end; the month's last day where it is shorter. */
export function addMonths(at: Date, months: number): Date {
  const [year = 0, month = 1, day = 1] = beijingDay(at).split('-').map(Number)
  const target = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate()
  target.setUTCDate(Math.min(day, last))
  return addDays(beginOf(target.toISOString().slice(0, 10)), 1)
}
