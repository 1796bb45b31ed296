import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Size at which a log moves to `<name>.log.1` and a new one begins. */
const LIMIT_BYTES = 16 * 2 ** 20
const WARNING = 40
const ERROR = 50
const FATAL = 60

export type Log = { write(line: string): void; close(): void }

/** Appends lines to `<folder>/<name>.log`; two files of bounded size for each name. */
export function openLog(folder: string, name: string, limitBytes = LIMIT_BYTES): Log {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name}.log`)
  let file = openSync(path, 'a', 0o600)
  let size = fstatSync(file).size
  return {
    write(line) {
      size += writeSync(file, `${line}\n`)
      if (size < limitBytes) return
      closeSync(file)
      renameSync(path, `${path}.1`)
      file = openSync(path, 'a', 0o600)
      size = 0
    },
    close: () => closeSync(file),
  }
}

type Entry = { level?: unknown; msg?: unknown; err?: { message?: unknown } }

/** A line of pino's, or undefined for any other line. */
function entryOf(line: string): Entry | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

function messageOf(line: string, level: (level: number) => boolean, plain: RegExp): string | undefined {
  const entry = entryOf(line)
  if (!entry) return plain.exec(line)?.[1]
  if (typeof entry.level !== 'number' || !level(entry.level)) return undefined
  const messages = [entry.msg, entry.err?.message].filter((text) => typeof text === 'string' && text !== '')
  return [...new Set(messages)].join('：').replaceAll(/\s+/g, ' ')
}

/** A warning or an error, in pino's form or in plain words; what ends a process is told with its end, not here. */
export const warningOf = (line: string): string | undefined =>
  messageOf(line, (level) => level >= WARNING && level < FATAL, /^((?:\w*Warning\b|错误|警告).*|.*\bPANIC: .*)$/)

/** What may tell why a process ended: an error's message, or a plain line that is no part of a stack. */
export const lastWordOf = (line: string): string | undefined =>
  messageOf(line, (level) => level >= ERROR, PLAIN_WORDS)

const PLAIN_WORDS =
  /^(?:Uncaught )?(?:\w*Error(?: \[\w+\])?: )?(?!Node\.js v|file:|\/\S+:\d+$|throw )(?=.*[\p{L}\p{N}])(\S.*)$/u
