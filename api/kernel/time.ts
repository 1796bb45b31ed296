/** Beijing's clock is ahead of UTC by this, all year. */
export const BEIJING_OFFSET_MS = 8 * 3_600_000

export const DAY_MS = 86_400_000

/** The instant without its fraction of a second: the chain counts in whole ones, so what it records does. */
export const toSecond = (at: Date): Date => new Date(secondsOf(at) * 1000)

/** Unix seconds of an instant, as the chain counts. */
export const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1000)

export const addDays = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY_MS)

export const addSeconds = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000)

/** The instant in Beijing's clock (北京时间), with its second: `2026-11-24 18:27:05`. */
export const beijingSecond = (at: Date): string =>
  new Date(at.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ')

/** The instant in Beijing's clock (北京时间): `2026-11-24 18:27`. */
export const beijingTime = (at: Date): string => beijingSecond(at).slice(0, 16)

/** The calendar day in Beijing: `2026-11-24`. */
export const beijingDay = (at: Date): string => beijingTime(at).slice(0, 10)
