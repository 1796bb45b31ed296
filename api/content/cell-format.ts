/** What a number stands for by its format: a plain number, a day, a moment, or a time of day. */
export type Reading = 'number' | 'date' | 'timestamp' | 'time'

/** A moment of a sheet as text, and which kind of moment it turned out to be. */
export type Moment = { kind: Exclude<Reading, 'number'>; text: string }

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

/** Formats without a code in the file: those of every language, and those of Chinese (依据 ECMA-376 18.8.30). */
const BUILT_IN = new Map<number, Reading>([
  ...[...range(14, 17), ...range(27, 31), 36, ...range(50, 54), 57, 58].map((id): [number, Reading] => [id, 'date']),
  ...[...range(18, 21), ...range(32, 35), 45, 47, 55, 56].map((id): [number, Reading] => [id, 'time']),
  [22, 'timestamp'],
])

/** What a number format stands for. A count of hours, `[h]:mm`, is a plain number of days. */
export function readingOf(id: number, code: string | undefined): Reading {
  if (code === undefined) return BUILT_IN.get(id) ?? 'number'
  const [section = ''] = code.split(';')
  if (/\[(h+|m+|s+)\]/i.test(section)) return 'number'
  const signs = section.replaceAll(/"[^"]*"|\\.|[_*].|\[[^\]]*\]|general|AM\/PM|A\/P/gi, '').replaceAll(/e[-+]/gi, '')
  const hasDay = /[ydeb]/i.test(signs)
  const hasClock = /[hs]/i.test(signs)
  if (hasDay || (/m/i.test(signs) && !hasClock)) return hasClock ? 'timestamp' : 'date'
  return hasClock ? 'time' : 'number'
}

const DAY_MS = 86_400_000

/** Days from 1899-12-30, where Excel's count begins, to 1970-01-01; with the calendar of 1904, 1,462 fewer. */
const [EPOCH, EPOCH_1904] = [25_569, 24_107]

/** The first day after the 29 February 1900 that Excel counts and that never was; the year that it does not know. */
const [AFTER_GAP, END] = [61, Date.UTC(10_000, 0)]

/** The moment that a number of a date's format is; undefined for one that is no day of Excel's calendar. */
export function momentOf(serial: number, reading: Moment['kind'], is1904: boolean): Moment | undefined {
  if (reading === 'time' && serial >= 0 && serial < 1)
    return { kind: 'time', text: clockText(Math.round(serial * DAY_MS)) }
  const isGap = !is1904 && serial >= AFTER_GAP - 1 && serial < AFTER_GAP
  const early = !is1904 && serial < AFTER_GAP ? 1 : 0
  const ms = Math.round((serial + early - (is1904 ? EPOCH_1904 : EPOCH)) * DAY_MS)
  if (!(serial >= 0 && ms < END) || isGap) return undefined
  return textOfMoment(ms, reading === 'date' && ms % DAY_MS === 0 ? 'date' : 'timestamp')
}

function textOfMoment(ms: number, kind: 'date' | 'timestamp'): Moment {
  const day = new Date(ms).toISOString().slice(0, 10)
  return { kind, text: kind === 'date' ? day : `${day} ${clockText(((ms % DAY_MS) + DAY_MS) % DAY_MS)}` }
}

/** Milliseconds of a day as a clock shows them; a time that rounds up to midnight is the day's last millisecond. */
function clockText(ms: number): string {
  const text = new Date(Math.min(ms, DAY_MS - 1)).toISOString().slice(11, 23)
  return text.endsWith('.000') ? text.slice(0, 8) : text
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.(\d{1,3})\d*)?Z?)?$/

/** A day or moment that a cell holds as ISO 8601 text. */
export function momentOfText(text: string): Moment | undefined {
  const [, day, clock, fraction] = ISO.exec(text) ?? []
  const ms = Date.parse(`${day}T${clock ?? '00:00:00'}Z`)
  if (day === undefined || Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(day)) return undefined
  if (clock === undefined) return { kind: 'date', text: day }
  return { kind: 'timestamp', text: `${day} ${clock}${fraction === undefined ? '' : `.${fraction}`}` }
}
