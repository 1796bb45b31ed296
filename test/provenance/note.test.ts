import { createPublicKey, hash, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  cosign, formatNote, formatVerifierKey, generateKey, parseNote, parseSigningKey, parseVerifierKey, signNote,
  verifyNote,
} from '#api/provenance/note.ts'

/** The example of Go's golang.org/x/mod/sumdb/note: another implementation's key, text and signature. */
const VKEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const SECRET = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz'
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
const LINE =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'

const malformed = (note: string) =>
  expect(() => parseNote(note)).toThrow(expect.objectContaining({ code: 'note.malformed' }))
const keyMalformed = (read: () => unknown) =>
  expect(read).toThrow(expect.objectContaining({ code: 'note.key_malformed' }))

test("another implementation's key and signature are reproduced byte for byte", () => {
  const key = parseSigningKey(SECRET)
  expect(formatVerifierKey(key)).toBe(VKEY)
  expect(key.secret).toBe(SECRET)
  expect(signNote(TEXT, key)).toBe(LINE)
  expect(verifyNote(parseNote(formatNote(TEXT, [LINE])), parseVerifierKey(VKEY))).toEqual({ time: 0 })
})

test('a cosignature covers its time and the whole text, as tlog-cosignature says', () => {
  const key = generateKey('witness.example', 'witness')
  const line = cosign(TEXT, key, 1_679_315_147)
  const bytes = Buffer.from(line.split(' ')[2] ?? '', 'base64')
  const id = hash('sha256', Buffer.concat([Buffer.from('witness.example\n\x04'), key.raw]), 'buffer').subarray(0, 4)
  expect(bytes.subarray(0, 4)).toEqual(id)
  expect(bytes.readBigUInt64BE(4)).toBe(1_679_315_147n)
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.raw.toString('base64url') }
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
  const message = Buffer.from(`cosignature/v1\ntime 1679315147\n${TEXT}`)
  expect(verify(null, message, publicKey, bytes.subarray(12))).toBe(true)
  expect(verifyNote(parseNote(formatNote(TEXT, [LINE, line])), key)).toEqual({ time: 1_679_315_147 })
})

test('a generated key survives its text form', () => {
  const key = generateKey('ledger.example/0', 'log')
  expect(signNote(TEXT, parseSigningKey(key.secret))).toBe(signNote(TEXT, key))
  expect(parseVerifierKey(formatVerifierKey(key)).id).toEqual(key.id)
})

test('nobody else has signed: other text, name, key, use', () => {
  const [key, other] = [generateKey('a', 'log'), generateKey('a', 'log')]
  const note = parseNote(formatNote(TEXT, [signNote(TEXT, key)]))
  expect(verifyNote(note, key)).toBeDefined()
  expect(verifyNote({ ...note, text: `${TEXT}more\n` }, key)).toBeUndefined()
  expect(verifyNote(note, other)).toBeUndefined()
  expect(verifyNote(note, { ...key, name: 'b' })).toBeUndefined()
  expect(verifyNote(note, { ...other, id: key.id })).toBeUndefined()
  expect(verifyNote(note, { ...key, use: 'witness' })).toBeUndefined()
})

test('a false signature of a known key spoils the note beside a true one', () => {
  const key = generateKey('a', 'log')
  const lines = [signNote(TEXT, key), signNote('other\n', key)]
  expect(verifyNote(parseNote(formatNote(TEXT, lines)), key)).toBeUndefined()
})

test('signatures of unknown keys are ignored', () => {
  const key = generateKey('a', 'log')
  const lines = Array.from({ length: 20 }, (_, i) => signNote('other\n', generateKey(`x${i}`, 'log')))
  expect(verifyNote(parseNote(formatNote(TEXT, [...lines, signNote(TEXT, key)])), key)).toEqual({ time: 0 })
})

test('the text ends at the last empty line', () => {
  expect(parseNote(formatNote('one\n\ntwo\n', [LINE])).text).toBe('one\n\ntwo\n')
})

test('what is no note by the letter is refused', () => {
  malformed('')
  malformed(TEXT)
  malformed(`${TEXT}\n`)
  malformed(formatNote(TEXT, [LINE]).slice(0, -1))
  malformed(formatNote(TEXT, [LINE, '\n']))
  malformed(formatNote(TEXT, [LINE.replace('—', '-')]))
  malformed(formatNote(TEXT, [LINE.replace('PeterNeumann', 'Peter+Neumann')]))
  malformed(formatNote(TEXT, [LINE.replace('PeterNeumann', 'Peter\u00a0Neumann')]))
  malformed(formatNote(TEXT, [LINE.replace('nAM=', 'nAN=')]))
  malformed(formatNote(TEXT, [LINE.replace('nAM=', 'nAM')]))
  malformed(formatNote(TEXT, ['— a AAAAAA==\n']))
  malformed(formatNote(TEXT.replace('\n', '\r\n'), [LINE]))
  malformed(formatNote('\u0000\n', [LINE]))
  malformed(formatNote('\ud800\n', [LINE]))
  malformed(formatNote(TEXT, Array<string>(33).fill(LINE)))
  malformed(formatNote(`${'x'.repeat(70_000)}\n`, [LINE]))
})

test('a key text whose id is not its own, or with other bytes, is refused', () => {
  keyMalformed(() => parseVerifierKey(VKEY.replace('c74f20a3', 'c74f20a4')))
  keyMalformed(() => parseVerifierKey(VKEY.replace('+ARpc', '+Arpc')))
  keyMalformed(() => parseVerifierKey(VKEY.replace('PeterNeumann', 'Peter Neumann')))
  keyMalformed(() => parseVerifierKey(VKEY.slice(0, -1)))
  keyMalformed(() => parseVerifierKey(SECRET))
  keyMalformed(() => parseSigningKey(VKEY))
  keyMalformed(() => generateKey('', 'log'))
})
