import { beforeAll, expect, test } from 'vitest'
import { verifyReceipt } from '#api/verifier/verify.ts'
import { openForgersChain } from './chain.ts'
import { sha256 } from './log.ts'
import { CONTENT, jcs, prove, trustOf } from './prover.ts'

/** Some 8,000 places, of which many are refused only after all signatures. */
const LONG = { timeout: 300_000 }

let bytes: Buffer
let trust: string

beforeAll(async () => {
  const chain = await openForgersChain()
  trust = JSON.stringify(await trustOf(chain))
  bytes = Buffer.from(jcs(await prove(chain, { story: (story) => void (story.standing = true) })))
})

const content = { sha256: sha256(`0x${CONTENT.toString('hex')}`), size: CONTENT.length }

/** Alters the receipt's byte at each of the places; those at which it is accepted all the same, or no step is named. */
function survivors(places: number[], alter: (byte: number) => number): number[] {
  return places.filter((place) => {
    const altered = Buffer.from(bytes)
    altered[place] = alter(altered.readUInt8(place))
    const { verdict, steps } = verifyReceipt(altered.toString(), { trust, content })
    return verdict !== 'failed' || !steps.some(({ state, field }) => state === 'failed' && field !== null)
  })
}

/** The next character of the same alphabet: digits stay digits, letters stay letters of hexadecimal and base64. */
function neighbour(byte: number): number {
  const char = String.fromCharCode(byte)
  for (const alphabet of ['0123456789', 'abcdef', 'ghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ']) {
    const place = alphabet.indexOf(char)
    if (place >= 0) return alphabet.charCodeAt((place + 1) % alphabet.length)
  }
  return byte ^ 2
}

test('the receipt as it is verifies', () => {
  expect(verifyReceipt(bytes.toString(), { trust, content }).verdict).toBe('verified')
})

test('with any one bit of the lowest flipped it does not, and the report names step and field', LONG, () => {
  expect(survivors([...bytes.keys()], (byte) => byte ^ 1)).toEqual([])
})

test('with any one character exchanged for its neighbour in the alphabet it does not', LONG, () => {
  const isAnother = (byte: number) => neighbour(byte) !== (byte ^ 1)
  const places = [...bytes.keys()].filter((place) => isAnother(bytes.readUInt8(place)))
  expect(survivors(places, neighbour)).toEqual([])
})

test('cut at any place it does not', () => {
  for (let length = 0; length < bytes.length; length += 13)
    expect(verifyReceipt(bytes.subarray(0, length).toString(), { trust, content }).verdict).toBe('failed')
})
