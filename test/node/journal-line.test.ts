import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeLine, encodeLine, isTorn } from '#api/node/journal-line.ts'

const value = fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.string({ unit: 'binary' })))
const body = (line: Buffer) => line.subarray(0, -1)

test('a value is its line and back, and a line has no newline inside', () => {
  fc.assert(fc.property(value, (written) => {
    const line = encodeLine(written)
    expect(JSON.stringify(decodeLine(body(line)))).toBe(JSON.stringify(written))
    expect(line.indexOf('\n')).toBe(line.length - 1)
  }))
})

test('every beginning of a line is torn, and the whole line is not', () => {
  const line = body(encodeLine({ block: 12, raw: '0xabcdef' }))
  for (let end = 0; end < line.length; end++) expect(isTorn(line.subarray(0, end)), `${end} bytes`).toBe(true)
  expect(isTorn(line)).toBe(false)
})

test('a line with any bit changed is neither a value nor torn', () => {
  const line = body(encodeLine({ block: 12, raw: '0xabcdef' }))
  for (let at = 0; at < line.length; at++) {
    for (let bit = 0; bit < 8; bit++) {
      const changed = Buffer.from(line)
      changed[at] = (changed[at] ?? 0) ^ (1 << bit)
      expect(decodeLine(changed), `byte ${at} bit ${bit}`).toBeUndefined()
    }
  }
})

test('bytes that no line begins with are not torn', () => {
  for (const tail of ['x', '0', '012', '12 zz', `12 ${'a'.repeat(65)}`, '12  ', '\0\0\0', `2 ${'a'.repeat(64)} {}x`]) {
    expect(isTorn(Buffer.from(tail)), tail).toBe(false)
  }
})
