import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, digestOfJson, type Json, sha256 } from '#api/kernel/canonical.ts'
import { dividedRoundedUp, fenAsNumber, shareRoundedDown, split, yuan } from '#api/kernel/fen.ts'
import { asHex, bytesOfHex, hex, hex32 } from '#api/kernel/hex.ts'
import { chainId32, newId, PREFIXES, type Prefix } from '#api/kernel/ids.ts'
import { after, page, PageQuery } from '#api/kernel/page.ts'
import { addDays, addSeconds, beijingDay, beijingTime, secondsOf } from '#api/kernel/time.ts'

const fen = fc.bigInt({ min: 0n, max: 10n ** 18n })
const bps = fc.integer({ min: 0, max: 10_000 })

describe('money', () => {
  it('is split into parts that sum to the whole, the fee never more than its rate', () => {
    fc.assert(
      fc.property(fen, bps, (amount, rate) => {
        const { fee, rest } = split(amount, rate)
        expect(fee + rest).toBe(amount)
        expect(fee >= 0n && rest >= 0n).toBe(true)
        expect(fee * 10_000n <= amount * BigInt(rate) && (fee + 1n) * 10_000n > amount * BigInt(rate)).toBe(true)
        expect(shareRoundedDown(amount, rate)).toBe(fee)
      }),
    )
  })

  it('is rounded up to a begun unit, and not further', () => {
    fc.assert(
      fc.property(fen, fc.bigInt({ min: 1n, max: 10n ** 12n }), (amount, divisor) => {
        const quotient = dividedRoundedUp(amount, divisor)
        expect(quotient * divisor >= amount && (quotient - 1n) * divisor < amount).toBe(true)
      }),
    )
  })

  it.each([
    [0n, '0.00 元'], [5n, '0.05 元'], [100n, '1.00 元'], [123_450n, '1,234.50 元'], [-7n, '-0.07 元'],
    [100_000_000_00n, '100,000,000.00 元'],
  ])(
    '%d fen read %s', (amount, text) => expect(yuan(amount)).toBe(text),
  )

  it('has no share by a rate that is none, nor of a debt, and no number that is not exact', () => {
    for (const rate of [-1, 10_001, 0.5]) expect(() => split(1n, rate)).toThrow()
    expect(() => split(-1n, 1)).toThrow()
    expect(fenAsNumber(2n ** 53n - 1n)).toBe(2 ** 53 - 1)
    expect(() => fenAsNumber(2n ** 53n)).toThrow()
  })
})

describe('canonical JSON', () => {
  it('is that of RFC 8785, section 3.2.3 (numbers, text) and 3.2.2 (order of keys)', () => {
    const numbers = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27],
      string: '€$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    }
    expect(canonicalJson(numbers)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
    const keys = {
      '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew', '1': 'One', '\ud83d\ude00': 'Emoji',
      '\u0080': 'Control', '\u00f6': 'Latin',
    }
    expect(Object.values(JSON.parse(canonicalJson(keys)) as object).toSorted()).toEqual(Object.values(keys).toSorted())
    const sorted = ['Carriage Return', 'One', 'Control', 'Latin', 'Euro Sign', 'Emoji', 'Hebrew']
    const order = sorted.map((name) => canonicalJson(keys).indexOf(name))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  // RFC 8785, appendix B: the bits of the number, and its text.
  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number of bits %s as %s', (bits, text) => {
    expect(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text)
  })

  it('is the same whatever order the keys came in, and says what was said', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const given = value as { [key: string]: Json }
        const turned = Object.fromEntries(Object.entries(given).toReversed())
        expect(canonicalJson(turned)).toBe(canonicalJson(given))
        expect(JSON.parse(canonicalJson(given))).toEqual(JSON.parse(JSON.stringify(given)))
        expect(digestOfJson(turned)).toBe(sha256(canonicalJson(given)))
      }),
    )
  })

  it('has no text for what is no JSON', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => canonicalJson({ value })).toThrow()
  })
})

describe('an identifier', () => {
  const instant = fc.integer({ min: 0, max: 2 ** 42 }).map((ms) => new Date(ms))

  it('is a prefix and 26 characters, and stands in the order of time', () => {
    fc.assert(
      fc.property(fc.constantFrom<Prefix>('tfr', 'agr'), instant, instant, (prefix, one, other) => {
        const [a, b] = [newId(prefix, one), newId(prefix, other)]
        expect(a).toMatch(/^[a-z]{3}_[0-9abcdefghjkmnpqrstvwxyz]{26}$/)
        if (one < other) expect(a < b).toBe(true)
        if (one > other) expect(a > b).toBe(true)
      }),
    )
  })

  it('is never the same twice, even within one millisecond', () => {
    const now = new Date()
    expect(new Set(Array.from({ length: 5_000 }, () => newId('tfr', now))).size).toBe(5_000)
  })

  it('has a prefix of three letters that no other kind has; on the chain it is a digest', () => {
    for (const prefix of Object.keys(PREFIXES)) expect(prefix).toMatch(/^[a-z]{3}$/)
    expect(chainId32('tfr_1')).toBe(sha256('tfr_1'))
  })
})

describe('a page', () => {
  const newestFirst = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ id: newId('tfr', new Date(i)) })).toReversed()
  const rows = fc.integer({ min: 0, max: 60 }).map(newestFirst)

  /** What Prisma does with the words of `after`. */
  const read = (all: { id: string }[], query: { limit: number; cursor?: string | undefined }) => {
    const { take, cursor } = { cursor: undefined, ...after(query) }
    const start = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor.id) + 1
    return page(all.slice(start, start + take), query.limit)
  }

  it('after page gives every row once, in order', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 20 }), (all, limit) => {
        const seen: string[] = []
        for (let cursor: string | undefined, more = true; more; ) {
          const { items, next } = read(all, { limit, cursor })
          expect(items.length).toBeLessThanOrEqual(limit)
          seen.push(...items.map(({ id }) => id))
          more = next !== null
          cursor = next ?? undefined
        }
        expect(seen).toEqual(all.map(({ id }) => id))
      }),
    )
  })

  it('has a size of 1 to 100, 20 unless asked otherwise, and a cursor that is an identifier', () => {
    expect(PageQuery.parse({}).limit).toBe(20)
    for (const limit of ['0', '101', '1.5', 'x']) expect(PageQuery.safeParse({ limit }).success).toBe(false)
    for (const cursor of ['', 'tfr_1', "tfr_' or 1=1", `${newId('tfr')} `])
      expect(() => after({ limit: 1, cursor }))
        .toThrow(expect.objectContaining({ kind: 'invalid', code: 'page.cursor' }))
  })
})

describe('hexadecimal', () => {
  it('gives back the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(new Uint8Array(bytesOfHex(hex(bytes)))).toEqual(bytes)
      }),
    )
  })

  it('is lower-case with 0x, and a digest has 32 bytes', () => {
    for (const text of ['', 'ab', '0xAB', '0xg0']) expect(() => asHex(text)).toThrow()
    expect(() => hex32(new Uint8Array(31))).toThrow()
  })
})

describe('time', () => {
  it('in Beijing is eight hours ahead', () => {
    expect(beijingTime(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01 00:00')
    expect(beijingDay(new Date('2026-12-31T15:59:59Z'))).toBe('2026-12-31')
  })

  it('is counted in whole seconds and days', () => {
    const at = new Date('2026-01-01T00:00:00.999Z')
    expect(secondsOf(at)).toBe(1_767_225_600)
    expect(secondsOf(addSeconds(at, 60)) - secondsOf(at)).toBe(60)
    expect(addDays(at, 1).getTime() - at.getTime()).toBe(86_400_000)
  })
})
