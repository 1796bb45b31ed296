import { concat, fromRlp, keccak256, toRlp, type Hex } from 'viem'
import { beforeAll, describe, expect, test } from 'vitest'
import { verifyReceipt } from '#api/verifier/verify.ts'
import {
  TWO_SLOTS, TWO_SLOTS_OTHERWISE, anchorOf, codeHashOf, headerOf, openForgersChain, proofOf, slot, type ForgersChain,
} from './chain.ts'
import { rootOf } from './log.ts'
import {
  draftOf, jcs, leavesOf, lower, newStory, noteText, assemble, prove, signNote, trustOf,
  type Forgery, type Receipt,
} from './prover.ts'
import { expectRefusal } from './refused.ts'

let chain: ForgersChain
let receipt: Receipt
let trust: Awaited<ReturnType<typeof trustOf>>

beforeAll(async () => {
  chain = await openForgersChain()
  receipt = await prove(chain)
  trust = await trustOf(chain)
})

const verify = (given: Receipt, chainTrust: object = {}) =>
  verifyReceipt(jcs(given), { trust: JSON.stringify({ ...trust, chain: { ...trust.chain, ...chainTrust } }) })
const withAnchor = (change: (anchor: Receipt['anchor']) => void): Receipt => {
  const copy = structuredClone(receipt)
  change(copy.anchor)
  return copy
}
/** One bit of a hexadecimal text flipped. */
const flip = (hex: Hex, digit: number): Hex =>
  `${hex.slice(0, digit)}${(Number.parseInt(hex.charAt(digit), 16) ^ 1).toString(16)}${hex.slice(digit + 1)}` as Hex

describe('block', () => {
  test('the chain id of another chain than the checkpoint\'s', () => {
    const forged = withAnchor((anchor) => void anchor.chainId++)
    expectRefusal(verify(forged), 'anchor', 'anchor.chainId')
    expectRefusal(verify(forged, { chainId: forged.anchor.chainId }), 'anchor', 'anchor.chainId')
  })

  test('a chain of another id than the trusted one, though its contract is the same', async () => {
    const elsewhere = await openForgersChain(1234)
    expect(lower(elsewhere.contract)).toBe(trust.chain.checkpoint)
    expectRefusal(verify(await prove(elsewhere)), 'anchor', 'anchor.chainId')
    expect(verify(await prove(elsewhere), { chainId: 1234 }).verdict).toBe('verified')
  })

  test('the header of another block, with that block\'s proofs', async () => {
    const other = await prove(chain, { story: (story) => void (story.seed = 3) })
    expectRefusal(verify({ ...receipt, anchor: other.anchor }), 'anchor', 'anchor.header')
    expectRefusal(verify(withAnchor((anchor) => void (anchor.header = other.anchor.header))), 'anchor', 'anchor.header')
  })

  test('a number that is not the header\'s, though log and witness signed it', async () => {
    const forged = await prove(chain, { text: (text) => text.replace(/(block \d+) \d+/, '$1 1') })
    expectRefusal(verify(forged), 'anchor', 'anchor.header')
  })

  test('a header that is none, though log and witness signed its hash', () => {
    const fields = fromRlp(receipt.anchor.header, 'hex')
    if (typeof fields === 'string') throw new Error('a header is a list')
    const forgeries = [
      toRlp(fields.slice(0, 14)),
      toRlp([...fields, ...fields]),
      toRlp(fields.with(3, '0x')),
      toRlp(fields.with(8, [])),
      toRlp(fields.with(11, `0x${'ff'.repeat(6)}`)),
      toRlp(fields.with(11, [])),
      concat([receipt.anchor.header, '0x00']),
      '0x80' as const,
    ]
    const resigned = (header: Hex): Receipt => {
      const text = receipt.checkpoint.slice(0, receipt.checkpoint.indexOf('\n\n') + 1)
      const checkpoint = signNote(text.replace(/0x[0-9a-f]{64}/, keccak256(header)))
      return { ...receipt, checkpoint, anchor: { ...receipt.anchor, header } }
    }
    for (const header of forgeries) expectRefusal(verify(resigned(header)), 'anchor', 'anchor.header')
    expect(verify(resigned(receipt.anchor.header)).verdict).toBe('verified')
  })

  test('the header is bound from end to end', () => {
    for (let digit = 2; digit < receipt.anchor.header.length; digit += 5) {
      const forged = withAnchor((anchor) => void (anchor.header = flip(anchor.header, digit)))
      expectRefusal(verify(forged), 'anchor', 'anchor.header')
    }
  })

  test('without a trust file the header is still held against the checkpoint', () => {
    const forged = withAnchor((anchor) => void (anchor.header = flip(anchor.header, 40)))
    expectRefusal(verifyReceipt(jcs(forged)), 'anchor', 'anchor.header')
  })
})

describe('proofs', () => {
  const PARTS = ['account', 'size', 'root'] as const
  const forgeries: Record<string, (nodes: Hex[]) => void> = {
    'a node twice': (nodes) => void nodes.splice(1, 0, nodes[0] ?? '0x'),
    'its last node twice': (nodes) => void nodes.push(nodes.at(-1) ?? '0x'),
    'a node too many': (nodes) => void nodes.push(`0x${'c0'.repeat(40)}`),
    'a node too few': (nodes) => void nodes.shift(),
    'its last node missing': (nodes) => void nodes.splice(-1, 1, ...(nodes.length === 1 ? ['0xc0' as const] : [])),
    'its nodes in reverse': (nodes) => void (nodes.length === 1 ? nodes.push('0xc0') : nodes.reverse()),
    'a node that is no RLP': (nodes) => void (nodes[0] = '0xf9ffff'),
    'an empty list for its root': (nodes) => void (nodes[0] = '0xc0'),
  }
  test.each(PARTS.flatMap((part) => Object.entries(forgeries).map(([name, change]) => [part, name, change] as const)))(
    'of %s: %s', (part, _, change) => {
      expectRefusal(verify(withAnchor((anchor) => change(anchor[part]))), 'anchor', `anchor.${part}`)
    },
  )

  test('each node is bound from end to end', () => {
    for (const part of PARTS)
      for (const [place, node] of receipt.anchor[part].entries())
        for (let digit = 2; digit < node.length; digit += 29) {
          const forged = withAnchor((anchor) => void (anchor[part][place] = flip(node, digit)))
          expectRefusal(verify(forged), 'anchor', `anchor.${part}`)
        }
  })

  test('the proofs of the two slots exchanged', () => {
    const { size, root } = receipt.anchor
    const forged = withAnchor((anchor) => void Object.assign(anchor, { size: root, root: size }))
    expectRefusal(verify(forged), 'anchor', 'anchor.size')
  })
})

describe('contract', () => {
  test('another size, another root, and no root at all on the chain', async () => {
    const withSlots = async (slots: Forgery['slots'] & {}) => verify(await prove(chain, { slots }))
    expectRefusal(await withSlots((size, root) => [slot(BigInt(size) + 1n), root]), 'anchor', 'anchor.size')
    expectRefusal(await withSlots((_, root) => [slot(0), root]), 'anchor', 'anchor.size')
    expectRefusal(await withSlots((size) => [size, slot(7)]), 'anchor', 'anchor.root')
    expectRefusal(await withSlots((size) => [size, slot(0)]), 'anchor', 'anchor.root')
  })

  /** A receipt anchored in another contract of the same chain, in the block in which it was written. */
  async function proveIn(contract: Hex): Promise<Receipt> {
    const draft = await draftOf(newStory())
    const leaves = leavesOf(draft)
    const number = await chain.store([slot(0), slot(1)], [slot(leaves.length), rootOf(leaves)], contract)
    const { anchor, block } = await anchorOf(chain.provider, contract, number)
    return assemble(draft, leaves, signNote(noteText(leaves, block, chain.chainId)), anchor)
  }

  test('a contract at another address, though its code and slots are right', async () => {
    const twin = await chain.deploy(TWO_SLOTS)
    const forged = await proveIn(twin)
    expect(await codeHashOf(chain.provider, twin)).toBe(trust.chain.checkpointCodeHash)
    expectRefusal(verify(forged), 'anchor', 'anchor.account')
    expect(verify(forged, { checkpoint: lower(twin) }).verdict).toBe('verified')
  })

  test('a contract with other code, though its slots are right', async () => {
    const otherwise = await chain.deploy(TWO_SLOTS_OTHERWISE)
    const forged = await proveIn(otherwise)
    expectRefusal(verify(forged, { checkpoint: lower(otherwise) }), 'anchor', 'anchor.account')
    const checkpointCodeHash = await codeHashOf(chain.provider, otherwise)
    expect(verify(forged, { checkpoint: lower(otherwise), checkpointCodeHash }).verdict).toBe('verified')
  })

  test('an address at which there is nothing, proven to be so', async () => {
    const nowhere: Hex = `0x${'77'.repeat(20)}`
    const number = await chain.store([slot(0), slot(1)], [slot(1), slot(1)])
    const { anchor } = await anchorOf(chain.provider, chain.contract, number)
    const { accountProof } = await proofOf(chain.provider, nowhere, [], number)
    const { hash } = await headerOf(chain.provider, number)
    const draft = await draftOf(newStory())
    const leaves = leavesOf(draft)
    const note = signNote(noteText(leaves, { number, hash }, chain.chainId))
    const forged = assemble(draft, leaves, note, { ...anchor, account: accountProof })
    const report = verify(forged, { checkpoint: nowhere })
    expectRefusal(report, 'anchor', 'anchor.account')
    expect(report.steps[4]?.sentence).toContain('没有')
  })
})
