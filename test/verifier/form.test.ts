import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { canonicalText, readCanonical, type Json } from '#api/verifier/json.ts'
import { Refusal, attempt, type StepName } from '#api/verifier/refusal.ts'
import { verifyReceipt } from '#api/verifier/verify.ts'
import { openForgersChain } from './chain.ts'
import { jcs, prove, trustOf, type Receipt } from './prover.ts'
import { expectRefusal } from './refused.ts'

let receipt: Receipt
let text: string
let trust: string

beforeAll(async () => {
  const chain = await openForgersChain()
  receipt = await prove(chain)
  text = jcs(receipt)
  trust = JSON.stringify(await trustOf(chain))
})

describe('a text that is not the canonical form of its receipt', () => {
  const cases: Record<string, (text: string) => string> = {
    'white space': (t) => t.replace(':', ': '),
    'a last newline': (t) => `${t}\n`,
    'a byte order mark': (t) => `\ufeff${t}`,
    'keys in another order': (t) => t.replace(/"form":"file","format":"csv"/, '"format":"csv","form":"file"'),
    'indentation': (t) => JSON.stringify(JSON.parse(t), null, 2),
    'a key twice with one value': (t) => t.replace('"rows":2', '"rows":2,"rows":2'),
    'a key twice, the false value first': (t) => t.replace('"rows":2', '"rows":9,"rows":2'),
    'a number with a fraction of zero': (t) => t.replace('"rows":2', '"rows":2.0'),
    'a number with an exponent': (t) => t.replace('"rows":2', '"rows":2e0'),
    'a number beyond all numbers': (t) => t.replace('"rows":2', '"rows":1e400'),
    'a negative zero': (t) => t.replace('"rows":2', '"rows":-0'),
    'a letter escaped': (t) => t.replace('text/csv', 'text\\/csv'),
    'a character escaped': (t) => t.replace('港', '\\u6e2f'),
    'a lone surrogate': (t) => t.replace('港', '\\ud800'),
    'the key __proto__': (t) => t.replace('"rows":2', '"__proto__":{"rows":2},"rows":2'),
    'the key __proto__ in an open object': (t) => t.replace('"prohibition":[]', '"__proto__":{},"prohibition":[]'),
    'the key __proto__ as the whole': (t) => t.replace('{', '{"__proto__":null,'),
    'nothing': () => '',
    'another value': () => 'null',
    'a list of it': (t) => `[${t}]`,
    'two of it': (t) => t + t,
    'deep nesting': () => '['.repeat(30_000) + ']'.repeat(30_000),
    'more than 64 KiB': (t) => t.replace('text/csv', 'x'.repeat(65_536)),
    'more than 64 KiB in fewer characters': (t) => t.replace('text/csv', '港'.repeat(22_000)),
  }
  test.each(Object.entries(cases))('%s', (_, change) => {
    const changed = change(text)
    expect(changed).not.toBe(text)
    expectRefusal(verifyReceipt(changed, { trust }), 'record', 'receipt')
  })
})

describe('a field that is not of the format', () => {
  const upper = (hex: string) => `0x${hex.slice(2).toUpperCase()}`
  const cases: Record<string, [step: StepName, field: string, change: (copy: Loose) => void]> = {
    'another type': ['record', 'type', (r) => void (r['type'] = 'dongying.transfer-receipt/v2')],
    'an unknown field': ['record', 'more', (r) => void (r['more'] = 1)],
    'an unknown field of the body': ['record', 'record.body.more', (r) => void (at(r, 'record', 'body')['more'] = 1)],
    'an unknown field of the terms': ['agreement', 'agreement.terms.salt', (r) =>
      void (at(r, 'agreement', 'terms')['salt'] = 1)],
    'an unknown field of the anchor': ['anchor', 'anchor.more', (r) => void (at(r, 'anchor')['more'] = 1)],
    'no inclusion': ['inclusion', 'inclusion', (r) => void delete r['inclusion']],
    'no fingerprint': ['record', 'record.body.fingerprint', (r) => void delete at(r, 'record', 'body')['fingerprint']],
    'a hash in upper case': ['record', 'record.entry.body', (r) => upperCase(at(r, 'record', 'entry'), 'body')],
    'a signature in upper case': ['agreement', 'agreement.providerSignature', (r) =>
      upperCase(at(r, 'agreement'), 'providerSignature')],
    'a header in upper case': ['anchor', 'anchor.header', (r) => upperCase(at(r, 'anchor'), 'header')],
    'a hash without 0x': ['record', 'record.body.sha256', (r) =>
      void (at(r, 'record', 'body')['sha256'] = 'ab'.repeat(33))],
    'a hash of 31 bytes': ['inclusion', 'inclusion.0', (r) => void (r['inclusion'] = [`0x${'ab'.repeat(31)}`])],
    'half a byte': ['anchor', 'anchor.root.0', (r) => void (at(r, 'anchor')['root'] = ['0xabc'])],
    'no proof': ['anchor', 'anchor.size', (r) => void (at(r, 'anchor')['size'] = [])],
    'another kind of anchor': ['anchor', 'anchor.kind', (r) => void (at(r, 'anchor')['kind'] = 'none')],
    'a negative index': ['record', 'record.index', (r) => void (at(r, 'record')['index'] = -1)],
    'a fraction of a row': ['record', 'record.body.rows', (r) => void (at(r, 'record', 'body')['rows'] = 1.5)],
    'a size beyond 2^53': ['record', 'record.entry.size', (r) => void (at(r, 'record', 'entry')['size'] = 2 ** 54)],
    'a number as text': ['record', 'record.entry.at', (r) => void (at(r, 'record', 'entry')['at'] = '1')],
    'an id of another prefix': ['record', 'id', (r) => void (r['id'] = String(r['id']).replace('tfr', 'ord'))],
    'another event than a key\'s': ['agreement', 'agreement.provider.entry.kind', (r) =>
      void (at(r, 'agreement', 'provider', 'entry')['kind'] = 'party.registered')],
    'another custody': ['agreement', 'agreement.consumer.body.custody', (r) =>
      void (at(r, 'agreement', 'consumer', 'body')['custody'] = 'shared')],
    'a policy that is a list': ['agreement', 'agreement.policy', (r) => void (at(r, 'agreement')['policy'] = [])],
    'a checkpoint that is no text': ['checkpoint', 'checkpoint', (r) => void (r['checkpoint'] = null)],
  }
  const upperCase = (owner: Loose, key: string) => void (owner[key] = upper(String(owner[key])))
  test.each(Object.entries(cases))('%s', (_, [step, field, change]) => {
    const copy = loose(receipt)
    change(copy)
    const report = verifyReceipt(jcs(copy), { trust })
    expectRefusal(report, step, field)
    expect(report.steps.every(({ state }) => state !== 'passed')).toBe(true)
  })
})

type Loose = Record<string, unknown>
/** A copy to be misshaped at will. */
const loose = (given: Receipt) => structuredClone(given) as unknown as Loose
/** An object within it; a path that is none fails the test at the first use. */
const at = (owner: Loose, ...path: string[]) => path.reduce((inner, key) => inner[key] as Loose, owner)

test('the canonical text of any JSON is that of the reference implementation, and reads back', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }), (value) => {
    const json: Json = JSON.parse(JSON.stringify(value))
    const refused = attempt(() => canonicalText(json))
    if (refused instanceof Refusal) return /"__proto__"/.test(JSON.stringify(json))
    return refused === canonicalize(json) && canonicalText(readCanonical(refused)) === refused
  }))
})
