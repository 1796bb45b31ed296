import { beijingDay, BEIJING_OFFSET_MS, DAY_MS } from '#api/kernel/time.ts'

/** The Beijing day of an instant, as an input of type date has it: `2026-11-24`. */
export const dayOf = (at: number | Date): string => beijingDay(new Date(at))

const midnightOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) - BEIJING_OFFSET_MS

/** The instant at which a Beijing day begins. */
export const beginOf = (day: string): string => new Date(midnightOf(day)).toISOString()

/** The instant at which a Beijing day ends: ranges are half-open. */
export const endOf = (day: string): string => new Date(midnightOf(day) + DAY_MS).toISOString()

/** A day some days later. */
export const daysAfter = (day: string, days: number): string => dayOf(midnightOf(day) + days * DAY_MS)

/** The last day of a half-open range that ends at an instant. */
export const lastDayOf = (endsAt: string): string => dayOf(Date.parse(endsAt) - 1)

/** Days until an instant, the present one counted. */
export const daysUntil = (at: string, now = Date.now()): number => Math.ceil((Date.parse(at) - now) / DAY_MS)
