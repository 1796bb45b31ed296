import { beijingDay, BEIJING_OFFSET_MS, DAY_MS } from '#api/kernel/time.ts'

/** The Beijing day of an instant, as an input of type date has it: `2026-11-24`; empty for what is no instant. */
export const dayOf = (at: number | Date): string => (Number.isNaN(Number(at)) ? '' : beijingDay(new Date(at)))

const midnightOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) - BEIJING_OFFSET_MS

const instantOf = (at: number): string => (Number.isNaN(at) ? '' : new Date(at).toISOString())

/** The instant at which a Beijing day begins; empty for what is no day, as an emptied input holds. */
export const beginOf = (day: string): string => instantOf(midnightOf(day))

/** The instant at which a Beijing day ends: ranges are half-open; empty for what is no day. */
export const endOf = (day: string): string => instantOf(midnightOf(day) + DAY_MS)

/** A day some days later. */
export const daysAfter = (day: string, days: number): string => dayOf(midnightOf(day) + days * DAY_MS)

/** The last day of a half-open range that ends at an instant. */
export const lastDayOf = (endsAt: string): string => dayOf(Date.parse(endsAt) - 1)

/** Days until an instant, the present one counted. */
export const daysUntil = (at: string, now = Date.now()): number => Math.ceil((Date.parse(at) - now) / DAY_MS)
