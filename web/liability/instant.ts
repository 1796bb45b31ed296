import { BEIJING_OFFSET_MS } from '#api/kernel/time.ts'

/** An instant by Beijing's clock, as an input of type datetime-local has it. */
export const textOf = (at: string): string => new Date(Date.parse(at) + BEIJING_OFFSET_MS).toISOString().slice(0, 16)

/** The instant of what an input of type datetime-local has, by Beijing's clock; undefined for what is none. */
export function instantOf(text: string): string | undefined {
  const ms = Date.parse(`${text}Z`)
  return Number.isNaN(ms) ? undefined : new Date(ms - BEIJING_OFFSET_MS).toISOString()
}
