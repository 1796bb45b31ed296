import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { addDays, BEIJING_OFFSET_MS, beijingDay } from './time.ts'

/**
 * The last year whose holidays and make-up days (调休) the calendar knows, by the yearly notices of 国务院办公厅; later
 * ones count weekends alone.
 */
export const CALENDAR_KNOWN_TO = 2026

/** The first instant of a calendar day in Beijing. */
const beginOf = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) - BEIJING_OFFSET_MS)

/** Year, month and day of a calendar day. */
const partsOf = (day: string): [number, number, number] => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return [year, month, date]
}

/** Public holidays and make-up days by their dates, as the notices name them. */
const HOLIDAYS: ReadonlySet<string> = new Set(Object.keys(calendar.holidays))
const MAKE_UP_DAYS: ReadonlySet<string> = new Set(Object.keys(calendar.workdays))

/**
 * Whether a calendar day is a working day. The package's own functions read days by the machine's time zone, and are a
 * day off west of Greenwich: here its table is read, and the weekday is that of the date alone.
 */
function isWorking(day: string): boolean {
  if (MAKE_UP_DAYS.has(day)) return true
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !HOLIDAYS.has(day)
}

/** Whether a calendar day in Beijing is a working day (工作日), with holidays and make-up days. */
export const isWorkingDay = (at: Date): boolean => isWorking(beijingDay(at))

/** Whether the holidays are known up to the last instant before an end, so that no day of it may move yet. */
export const isCalendarKnown = (endsAt: Date): boolean =>
  partsOf(beijingDay(new Date(endsAt.getTime() - 1)))[0] <= CALENDAR_KNOWN_TO

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

/** The first instant of the last working day that begins before an end; the end's own day before where there is none. */
export function lastWorkingDayBefore(endsAt: Date): Date {
  let day = beginOf(beijingDay(new Date(endsAt.getTime() - 1)))
  while (!isWorkingDay(day)) day = addDays(day, -1)
  return day
}

/** The same day some months later in Beijing's calendar, at its end; the month's last day where it is shorter. */
export function addMonths(at: Date, months: number): Date {
  const [year, month, day] = partsOf(beijingDay(at))
  const target = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate()
  target.setUTCDate(Math.min(day, last))
  return addDays(beginOf(target.toISOString().slice(0, 10)), 1)
}
