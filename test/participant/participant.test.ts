import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isUscc, PARTICIPANT_STATES, stateAfterReview, usccCheckCharacter } from '#api/participant/participant.ts'
import { hashPassword, isPassword, newToken, NO_PASSWORD, seal, tokenHash, unseal } from '#api/participant/secret.ts'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const first17 = fc.array(fc.constantFrom(...ALPHABET), { minLength: 17, maxLength: 17 }).map((list) => list.join(''))

describe('a unified social credit code', () => {
  const PUBLISHED = ['91350100M000100Y43', '91330100799655058B', '914403001922038216']
  it.each(PUBLISHED)('%s, which is published, is one', (code) => {
    expect(isUscc(code)).toBe(true)
  })

  it('has the one check character that fits the first seventeen', () => {
    fc.assert(
      fc.property(first17, (text) => {
        expect([...ALPHABET].filter((last) => isUscc(text + last))).toEqual([usccCheckCharacter(text)])
      }),
    )
  })

  it('with one character changed is none, nor with two neighbours exchanged', () => {
    fc.assert(
      fc.property(first17, fc.nat(17), fc.constantFrom(...ALPHABET), (text, at, other) => {
        const code = text + usccCheckCharacter(text)
        const changed = code.slice(0, at) + other + code.slice(at + 1)
        expect(isUscc(changed)).toBe(changed === code)
        const [a, b] = [code.charAt(at), code.charAt(at + 1)]
        const swapped = code.slice(0, at) + b + a + code.slice(at + 2)
        expect(isUscc(swapped)).toBe(swapped === code)
      }),
    )
  })

  it.each(['', '91350100M000100Y4', '91350100M000100Y433', '91350100m000100y43', '91350100I000100Y43', 'x'.repeat(18)])(
    '%j is none', (text) => expect(isUscc(text)).toBe(false),
  )
})

it('an application is reviewed once: every state by both decisions', () => {
  for (const state of PARTICIPANT_STATES)
    for (const approved of [true, false]) {
      const review = () => stateAfterReview(state, approved)
      if (state === 'under_review') expect(review()).toBe(approved ? 'admitted' : 'rejected')
      else expect(review).toThrow(expect.objectContaining({ kind: 'refused', code: 'participant.act_not_allowed' }))
    }
})

describe('a sealed key', () => {
  const key = randomBytes(32)

  it('opens with its seal and its id', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.string(), (secret, id) => {
        expect(unseal(seal(Buffer.from(secret), id, key), id, key)).toEqual(Buffer.from(secret))
      }),
    )
  })

  it('stays shut for another id, another seal, and when any bit of it has changed', () => {
    const sealed = seal(Buffer.from('secret'), 'key_1', key)
    expect(() => unseal(sealed, 'key_2', key)).toThrow()
    expect(() => unseal(sealed, 'key_1', randomBytes(32))).toThrow()
    for (let at = 0; at < Buffer.from(sealed, 'base64').length; at++) {
      const bytes = Buffer.from(sealed, 'base64')
      bytes[at] = (bytes[at] ?? 0) ^ 1
      expect(() => unseal(bytes.toString('base64'), 'key_1', key)).toThrow()
    }
  })

  it('looks different each time', () => {
    expect(seal(Buffer.from('secret'), 'k', key)).not.toBe(seal(Buffer.from('secret'), 'k', key))
  })
})

describe('a password', () => {
  it('fits its own hash alone, however its characters are composed', async () => {
    const stored = await hashPassword('Zürich 东营 2026')
    expect(await isPassword('Zu\u0308rich 东营 2026', stored)).toBe(true)
    expect(await isPassword('Zurich 东营 2026', stored)).toBe(false)
    expect(await isPassword('', NO_PASSWORD)).toBe(false)
  })
})

it('tokens are of their kind, of 256 bits, and stored as a digest', () => {
  const token = newToken('dyk')
  expect(token).toMatch(/^dyk_[\w-]{43}$/)
  expect(tokenHash(token)).toMatch(/^[0-9a-f]{64}$/)
  expect(newToken('dyk')).not.toBe(token)
})
