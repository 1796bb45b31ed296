import { beijingDay, beijingTime } from '#api/kernel/time.ts'
import type { Language } from '../language/dictionary.ts'

/** An instant in Beijing time: `2026-11-24 09:12`. */
export const sayInstant = (at: string | number | Date): string => beijingTime(new Date(at))

/** The day of an instant in Beijing time: `2026-11-24`. */
export const sayDay = (at: string | number | Date): string => beijingDay(new Date(at))

const yuan = new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY' })

/** An amount in fen as yuan: `¥1,234.50`. Amounts stay below 2^53 fen, so no digit is lost. */
export const sayFen = (fen: number | string | bigint): string => yuan.format(Number(fen) / 100)

const counts: Record<Language, Intl.NumberFormat> = { zh: new Intl.NumberFormat('zh-CN'), en: new Intl.NumberFormat('en') }

export const sayCount = (count: number, language: Language = 'zh'): string => counts[language].format(count)

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** A size in bytes: `4.2 MB`, in powers of 1,000. */
export function saySize(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), UNITS.length - 1)
  const value = bytes / 1000 ** power
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[power]}`
}

const relative: Record<Language, Intl.RelativeTimeFormat> = {
  zh: new Intl.RelativeTimeFormat('zh-CN', { numeric: 'auto' }),
  en: new Intl.RelativeTimeFormat('en', { numeric: 'auto' }),
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]]

/** How long ago an instant was: `3分钟前`. */
export function sayAgo(at: string, language: Language, now = Date.now()): string {
  const seconds = Math.round((new Date(at).getTime() - now) / 1000)
  const [unit, size] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? (['second', 1] as const)
  return relative[language].format(Math.trunc(seconds / size), unit)
}

/** The two ends of a long hash or identifier. */
export const shorten = (text: string, ends = 8): string => (text.length <= ends * 2 + 1 ? text : `${text.slice(0, ends)}…${text.slice(-ends)}`)
