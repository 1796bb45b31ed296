/** Beijing time is eight hours ahead of UTC, all year. */
const AHEAD_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** The Beijing day of an instant, as an input of type date has it: `2026-11-24`. */
export const dayOf = (at: number | Date): string => new Date(Number(at) + AHEAD_MS).toISOString().slice(0, 10)

/** The instant at which a Beijing day begins. */
export const beginOf = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - AHEAD_MS).toISOString()

/** The instant at which a Beijing day ends: ranges are half-open. */
export const endOf = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - AHEAD_MS + DAY_MS).toISOString()

/** A day some days later. */
export const daysAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** The last day of a half-open range that ends at an instant. */
export const lastDayOf = (endsAt: string): string => dayOf(Date.parse(endsAt) - 1)
