import { DAY_MS } from '#api/kernel/time.ts'

/** The longest that a promised cadence leaves between two versions, in days; undefined where nothing is promised. */
const CADENCE_DAYS: Record<string, number> = {
  realtime: 1, daily: 1, weekly: 7, monthly: 31, quarterly: 92, half_yearly: 184, yearly: 366,
}

/** A day is left for the upload itself. */
const GRACE_DAYS = 1

/** Whole days by which the newest version is later than promised, 0 in time; undefined where nothing is promised. */
export function daysLate(updateCycle: string, newestAt: string, now = Date.now()): number | undefined {
  const cadence = CADENCE_DAYS[updateCycle]
  if (cadence === undefined) return undefined
  const age = (now - new Date(newestAt).getTime()) / DAY_MS
  return Math.max(0, Math.floor(age - cadence - GRACE_DAYS + 1))
}

/** Days between two instants. */
export const daysBetween = (from: string, to: string): number => (new Date(to).getTime() - new Date(from).getTime()) / DAY_MS
