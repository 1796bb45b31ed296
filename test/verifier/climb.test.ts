import { beforeAll, expect, test } from 'vitest'
import { readReceipt } from '#api/verifier/receipt.ts'
import { climbOf } from '#api/verifier/record.ts'
import { verifyReceipt } from '#api/verifier/verify.ts'
import { openForgersChain } from './chain.ts'
import { sha256 } from './log.ts'
import { jcs, prove, type Receipt } from './prover.ts'

let receipt: Receipt

beforeAll(async () => {
  receipt = await prove(await openForgersChain())
})

const climb = (given: Receipt) => {
  const { receipt: read, note } = readReceipt(jcs(given))
  return climbOf(read, note)
}

test('the way up has a step for each hash of the path, each the hash of the two below it, and ends at the root', () => {
  const way = climb(receipt)
  expect(way?.rungs.map(({ sibling }) => sibling)).toEqual(receipt.inclusion)
  let own = way?.leaf
  for (const { sibling, side, hash } of way?.rungs ?? []) {
    const pair = side === 'left' ? [sibling, own] : [own, sibling]
    expect(hash).toBe(sha256('0x01', ...pair.map((part) => `0x${part?.slice(2)}` as const)))
    own = hash
  }
  expect(own).toBe(way?.root)
})

test('a changed sibling leads elsewhere, and a path of another length leads nowhere', () => {
  const changed = structuredClone(receipt)
  changed.inclusion = receipt.inclusion.with(0, `0x${'11'.repeat(32)}`)
  const way = climb(changed)
  expect(way?.rungs.at(-1)?.hash).not.toBe(way?.root)
  const cut = structuredClone(receipt)
  cut.inclusion = receipt.inclusion.slice(1)
  expect(climb(cut)).toBeNull()
})

test('what is not proven is said in both languages', () => {
  const { notProven, notProvenEn } = verifyReceipt(jcs(receipt))
  expect(notProvenEn).toHaveLength(notProven.length)
  expect(notProvenEn.join()).toContain('who sat at the keyboard')
})
