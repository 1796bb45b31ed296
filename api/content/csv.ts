import { refused, tooManyColumns } from './faults.ts'
import { COLUMN_LIMIT } from './limits.ts'

/** Longest record of a CSV file, in bytes. */
export const RECORD_LIMIT = 4 << 20

const [SPACE, QUOTE, LF, CR] = [0x20, 0x22, 0x0a, 0x0d]

const FIELD_START = 0
const UNQUOTED = 1
const QUOTED = 2
const QUOTE_SEEN = 3
const FIELD_END = 4

/** One record: its bytes in the file without its line end, its fields, its number (1 is the header) and line. */
export type CsvRecord = { start: number; end: number; fields: number; row: number; line: number }

/**
 * Splits the bytes of UTF-8 CSV into records as RFC 4180 says, but with any of the three line ends and with spaces
 * around quoted fields. Blank lines are no records, except in a table of one column, where they are an empty value.
 * `isPlain` is told at the end: the same as RFC 4180 with one kind of line end, so that any reader agrees.
 * @throws AppError refused `content.bad_quote`, `content.row_too_long`, `content.too_many_columns`
 */
export function csvScanner(delimiter: string, onRecord: (record: CsvRecord) => void) {
  const separator = delimiter.charCodeAt(0)
  let state = FIELD_START
  let [offset, start, fields, row, line, startLine] = [0, 0, 1, 1, 1, 1]
  let [isSingle, isAfterCr, isPlain] = [false, false, true]
  const lineEnds = new Set<string>()

  const checkLength = (end: number) => {
    if (end - start <= RECORD_LIMIT) return
    if (fields > COLUMN_LIMIT) throw tooManyColumns(fields)
    throw refused('content.row_too_long', `第 ${row} 行超过 ${RECORD_LIMIT} 字节`, { row, line: startLine })
  }
  const endRecord = (end: number) => {
    checkLength(end)
    if (end > start || (isSingle && row > 1)) {
      if (fields > COLUMN_LIMIT) throw tooManyColumns(fields)
      if (row === 1) isSingle = fields === 1
      onRecord({ start, end, fields, row, line: startLine })
      row++
    } else if (row === 1) isPlain = false
    start = end + 1
    fields = 1
    state = FIELD_START
  }
  const endLine = (end: number, byte: number) => {
    endRecord(end)
    startLine = ++line
    isAfterCr = byte === CR
    if (!isAfterCr) lineEnds.add('\n')
  }
  /** A line feed that belongs to the carriage return before it. */
  const completesCrLf = (byte: number) => {
    isAfterCr = false
    lineEnds.add(byte === LF ? '\r\n' : '\r')
    if (byte === LF) start++
    return byte === LF
  }
  const nextState = (byte: number) => {
    if (state === FIELD_START && byte === SPACE) return FIELD_START
    if (state === FIELD_START || state === UNQUOTED) return UNQUOTED
    if (byte !== SPACE) throw badQuote(row, line, '引号之后还有字符')
    isPlain = false
    return FIELD_END
  }

  return {
    push(chunk: Uint8Array) {
      for (let i = 0; i < chunk.length; i++) {
        const byte = chunk[i] as number
        if (isAfterCr && completesCrLf(byte)) continue
        if (state === QUOTED) {
          if (byte === QUOTE) state = QUOTE_SEEN
          else if (byte === LF) line++
        } else if (byte === separator) {
          fields++
          state = FIELD_START
        } else if (byte === LF || byte === CR) endLine(offset + i, byte)
        else if (byte === QUOTE && state === QUOTE_SEEN) state = QUOTED
        else if (byte === QUOTE && state === FIELD_START) {
          const before = i > 0 ? chunk[i - 1] : undefined
          if (before === SPACE || (before === undefined && offset > start)) isPlain = false
          state = QUOTED
        } else state = nextState(byte)
      }
      offset += chunk.length
      checkLength(offset)
    },
    end() {
      if (state === QUOTED) throw badQuote(row, startLine, '引号没有配对')
      if (isAfterCr) lineEnds.add('\r')
      if (offset > start) endRecord(offset)
      return { records: row - 1, isPlain: isPlain && lineEnds.size <= 1 }
    },
  }
}

const badQuote = (row: number, line: number, why: string) =>
  refused('content.bad_quote', `第 ${row} 行${why}`, { row, line })

/**
 * The delimiter that splits the first records of a file most evenly into most fields. A file named `.tsv` prefers tabs.
 * @param isWhole whether the bytes are all of the file
 */
export function delimiterOf(start: Uint8Array, isWhole: boolean, fileName: string): string {
  const scores = [',', '\t', ';', '|'].map((delimiter) => ({ delimiter, ...firstCounts(start, isWhole, delimiter) }))
  const tabs = scores.find(({ delimiter, header }) => delimiter === '\t' && header > 1)
  if (tabs !== undefined && fileName.toLowerCase().endsWith('.tsv')) return '\t'
  const best = (even: boolean) =>
    scores.filter((score) => score.header > 1 && (score.isEven || !even)).sort((a, b) => b.header - a.header)[0]
  return (best(true) ?? best(false))?.delimiter ?? ','
}

function firstCounts(start: Uint8Array, isWhole: boolean, delimiter: string) {
  const counts: number[] = []
  let isSplit = true
  try {
    const scanner = csvScanner(delimiter, ({ fields }) => counts.push(fields))
    scanner.push(start)
    if (isWhole) scanner.end()
  } catch {
    isSplit = false
  }
  const header = counts[0] ?? 0
  return { header, isEven: isSplit && counts.slice(0, 20).every((fields) => fields === header) }
}

/** The fields of one record that the scanner accepted. */
export function fieldsOf(record: string, delimiter: string): string[] {
  const fields: string[] = []
  for (let at = 0; at <= record.length; at++) {
    const next = record.indexOf(delimiter, endOfQuotes(record, at))
    const end = next === -1 ? record.length : next
    const text = record.slice(at, end)
    const trimmed = text.replace(/^ +| +$/g, '')
    fields.push(trimmed.startsWith('"') ? trimmed.slice(1, -1).replaceAll('""', '"') : text)
    at = end
  }
  return fields
}

function endOfQuotes(record: string, from: number): number {
  let at = from
  while (record[at] === ' ') at++
  if (record[at] !== '"') return from
  let close = record.indexOf('"', at + 1)
  while (close !== -1 && record[close + 1] === '"') close = record.indexOf('"', close + 2)
  return close === -1 ? record.length : close + 1
}

/** One record as RFC 4180 writes it; an empty field is left bare. */
export function recordOf(fields: string[], delimiter: string): string {
  const needsQuotes = (field: string) => /["\r\n ]/.test(field) || field.includes(delimiter)
  return fields.map((field) => (needsQuotes(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(delimiter)
}
