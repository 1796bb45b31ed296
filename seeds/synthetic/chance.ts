/** Seed of all synthetic series: the same numbers on every machine. */
export const SEED = 20_260_101

/** A generator of uniform numbers in [0, 1): mulberry32, so that anybody can make the same series again. */
export function uniform(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What a synthetic series draws from; `series` sets one series' numbers apart from another's. */
export function chance(series: number) {
  const next = uniform(SEED + series)
  return {
    between: (low: number, high: number): number => low + (high - low) * next(),
    whole: (low: number, high: number): number => low + Math.floor((high - low + 1) * next()),
    /** The sum of four uniform numbers, scaled: bell-shaped, and never farther than 3.5 deviations. */
    around: (mean: number, deviation: number): number =>
      mean + deviation * Math.sqrt(3) * (next() + next() + next() + next() - 2),
    happens: (probability: number): boolean => next() < probability,
    pick: <T extends readonly [unknown, ...unknown[]]>(items: T): T[number] => items[Math.floor(next() * items.length)],
  }
}

/** A cell of a table; null is a missing value. */
export type Cell = string | number | null

/** Rows under a header as CSV. No cell of the synthetic series holds a comma or a quotation mark. */
export const csvOf = (header: string, rows: Iterable<readonly Cell[]>): string =>
  `${[header, ...Array.from(rows, (cells) => cells.map((cell) => cell ?? '').join())].join('\n')}\n`

const DAY_MS = 86_400_000

/** Days from the first to the last, both included, as `2026-01-31`. */
export function daysOf(first: string, last: string): string[] {
  const [start, end] = [Date.parse(first), Date.parse(last)]
  const count = (end - start) / DAY_MS + 1
  return Array.from({ length: count }, (_, i) => new Date(start + i * DAY_MS).toISOString().slice(0, 10))
}

/** Months from the first to the last, both included, as `2026-01`. */
export function monthsOf(first: string, last: string): string[] {
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
  const name = (n: number) => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`
  return Array.from({ length: number(last) - number(first) + 1 }, (_, i) => name(number(first) + i))
}

/** A time of a day in 北京时间 as `2026-01-31 08:15:00`. */
export const clockOf = (day: string, seconds: number): string =>
  `${new Date(Date.parse(day) + Math.round(seconds) * 1000).toISOString().slice(0, 19).replace('T', ' ')}`

/** A year's wave: 1 on the peak day of the year, −1 half a year away from it. */
export function season(day: string, peakDay: number): number {
  const start = Date.UTC(Number(day.slice(0, 4)), 0, 1)
  const dayOfYear = (Date.parse(day.length === 7 ? `${day}-15` : day) - start) / DAY_MS
  return Math.cos((2 * Math.PI * (dayOfYear - peakDay)) / 365.25)
}

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: string): number => new Date(day).getUTCDay()

export const numbered = (name: string, number: number, digits = 3): string =>
  name + String(number).padStart(digits, '0')
