import { hash } from 'node:crypto'

/*
 * A line of the journal is `<length of the JSON in bytes> <SHA-256 of the JSON> <JSON>` and a newline. The length in
 * front tells a line that a crash tore (a beginning, and nothing wrong with it) from one that somebody changed.
 */
const LINE = /^(0|[1-9][0-9]{0,7}) ([0-9a-f]{64}) $/
const BEGINNING = /^(|[1-9][0-9]{0,7}( [0-9a-f]{0,64})?)$/
const HEAD_SIZE = 8 + 1 + 64 + 1

/** A line with its newline. */
export function encodeLine(value: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(value))
  return Buffer.concat([Buffer.from(`${json.length} ${hash('sha256', json)} `), json, Buffer.from('\n')])
}

/** The value of a line (without its newline), `undefined` if a single bit of it is not as it was written. */
export function decodeLine(line: Buffer): unknown {
  const { length, digest, json } = split(line)
  if (json === undefined || json.length !== length || hash('sha256', json) !== digest) return undefined
  return JSON.parse(json.toString())
}

/** Whether bytes at the end of the journal are the beginning of a line, as a crash while writing leaves it. */
export function isTorn(tail: Buffer): boolean {
  const { length, json } = split(tail)
  if (json !== undefined) return json.length < length
  return tail.length < HEAD_SIZE && BEGINNING.test(tail.toString('latin1'))
}

function split(line: Buffer): { length: number; digest: string; json: Buffer | undefined } {
  const first = line.indexOf(0x20)
  const second = first < 0 ? -1 : line.indexOf(0x20, first + 1)
  const match = second < 0 || second >= HEAD_SIZE ? null : LINE.exec(line.toString('latin1', 0, second + 1))
  if (match === null) return { length: 0, digest: '', json: undefined }
  return { length: Number(match[1]), digest: match[2] ?? '', json: line.subarray(second + 1) }
}
