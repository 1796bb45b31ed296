import { concat, keccak256, toRlp, type Hex } from 'viem'
import { beforeAll, describe, expect, test } from 'vitest'
import { Refusal, attempt } from '#api/verifier/refusal.ts'
import { valueIn } from '#api/verifier/trie.ts'
import { openForgersChain, proofOf, slot, type ForgersChain } from './chain.ts'

const FIELD = 'anchor.size'
const walk = (root: Hex, key: Hex, proof: readonly Hex[]) => attempt(() => valueIn(root, key, proof, FIELD))
const expectRefused = (root: Hex, key: Hex, proof: readonly Hex[]) => {
  const result = walk(root, key, proof)
  expect(result).toBeInstanceOf(Refusal)
  expect(result).toMatchObject({ field: FIELD })
}

let chain: ForgersChain
beforeAll(async () => {
  chain = await openForgersChain()
})

describe('a chain\'s own tries', () => {
  test('a trie of hundreds of slots proves each value, and the absence of others', async () => {
    const slots = Array.from({ length: 200 }, (_, i) => slot(i))
    let block = 0
    for (let i = 0; i < slots.length; i += 2) {
      block = await chain.store([slot(i), slot(i + 1)], [slot(i * 1000 + 1), keccak256(slot(i))])
    }
    const { storageHash, storageProof } = await proofOf(chain.provider, chain.contract, slots, block)
    for (const [i, { value, proof }] of storageProof.entries()) {
      expect(walk(storageHash, slot(i), proof)).toBe(toRlp(evenly(value)))
      expectRefused(storageHash, slot(i), [...proof, proof[0] ?? '0x'])
      expectRefused(storageHash, slot(i), proof.slice(0, -1))
    }
    const others = Array.from({ length: 50 }, (_, i) => slot(1000 + i))
    const absent = await proofOf(chain.provider, chain.contract, others, block)
    for (const [i, { proof }] of absent.storageProof.entries()) {
      expect(walk(storageHash, slot(1000 + i), proof)).toBeNull()
      expectRefused(storageHash, slot(1000 + i), [...proof, proof[0] ?? '0x'])
    }
  })

  test('the proof of one key is none of another', async () => {
    const block = await chain.store([slot(0), slot(1)], [slot(5), slot(6)])
    const { storageHash, storageProof } = await proofOf(chain.provider, chain.contract, [slot(0), slot(1)], block)
    const [first, second] = storageProof
    expect(walk(storageHash, slot(0), first?.proof ?? [])).toBe('0x05')
    expectRefused(storageHash, slot(1), first?.proof ?? [])
    expectRefused(storageHash, slot(0), second?.proof ?? [])
  })
})

/** A quantity of the chain as whole bytes. */
const evenly = (value: Hex): Hex => (value.length % 2 ? `0x0${value.slice(2)}` : value)

/** Two keys whose hashes begin with the same eight digits, so that their leaves are shorter than 32 bytes. */
describe('nodes inside their parents', () => {
  const [LEFT, RIGHT] = [slot(40_364), slot(105_566)]
  const left = keccak256(LEFT).slice(2)
  const right = keccak256(RIGHT).slice(2)
  const shared = left.slice(0, 8)
  const leaf = (path: string, value: Hex): [Hex, Hex] => [`0x3${path}`, value]
  const branch = () => {
    const items: (Hex | [Hex, Hex])[] = Array.from({ length: 17 }, () => '0x' as const)
    items[Number.parseInt(left.charAt(8), 16)] = leaf(left.slice(9), '0x01')
    items[Number.parseInt(right.charAt(8), 16)] = leaf(right.slice(9), '0x02')
    return items
  }
  const extensionTo = (node: Hex): Hex => toRlp([`0x00${shared}`, keccak256(node)])

  test('the keys are such', () => {
    expect(right.slice(0, 8)).toBe(shared)
    expect(left.charAt(8)).not.toBe(right.charAt(8))
    expect((toRlp(leaf(left.slice(9), '0x01')).length - 2) / 2).toBe(31)
  })

  test('they are read where they lie, and the chain\'s root is theirs', async () => {
    const below = toRlp(branch())
    const top = extensionTo(below)
    expect(walk(keccak256(top), LEFT, [top, below])).toBe('0x01')
    expect(walk(keccak256(top), RIGHT, [top, below])).toBe('0x02')
    const fresh = await openForgersChain()
    const block = await fresh.store([LEFT, RIGHT], [slot(1), slot(2)])
    expect((await proofOf(fresh.provider, fresh.contract, [], block)).storageHash).toBe(keccak256(top))
  })

  test('they are not given apart', () => {
    const below = toRlp(branch())
    const top = extensionTo(below)
    expectRefused(keccak256(top), LEFT, [top, below, toRlp(leaf(left.slice(9), '0x01'))])
  })

  test('a short node is not named by its hash, nor a long one kept inside', () => {
    const short = toRlp(leaf(left.slice(9), '0x01'))
    const items = branch()
    items[Number.parseInt(left.charAt(8), 16)] = keccak256(short)
    const named = toRlp(items)
    expectRefused(keccak256(extensionTo(named)), LEFT, [extensionTo(named), named, short])
    items[Number.parseInt(left.charAt(8), 16)] = leaf(left.slice(9), `0x${'01'.repeat(8)}`)
    const long = toRlp(items)
    expectRefused(keccak256(extensionTo(long)), LEFT, [extensionTo(long), long])
  })
})

describe('nodes that no trie has', () => {
  const KEY = slot(0)
  const path = keccak256(KEY).slice(2)
  const rootNode = (items: Parameters<typeof toRlp>[0]) => toRlp(items)
  const cases: Record<string, Hex> = {
    'a leaf shorter than the key': rootNode([`0x3${path.slice(1, 62)}`, `0x${'ab'.repeat(20)}`]),
    'a leaf with an odd path marked even': rootNode([`0x21${path.slice(2)}`, '0x01']),
    'a leaf whose padding is not zero': rootNode([`0x21${path}`, '0x01']),
    'a flag that does not exist': rootNode([`0x40${path}`, '0x01']),
    'an extension without a path': rootNode(['0x00', `0x${'ab'.repeat(32)}`]),
    'three items': rootNode([`0x20${path}`, '0x01', '0x02']),
    'a list for a value': rootNode([`0x20${path}`, ['0x01']]),
    'a branch with a value': rootNode([...Array.from({ length: 16 }, () => `0x${'ab'.repeat(32)}` as Hex), '0x01']),
    'a child of 31 bytes': rootNode([...Array.from({ length: 16 }, () => `0x${'ab'.repeat(31)}` as Hex), '0x']),
    'a byte behind its end': concat([rootNode([`0x20${path}`, '0x01']), '0x00']),
    'a length that is not the shortest': concat(['0xf900', `0x${(35).toString(16)}`, `0xa120${path}`, '0x01']),
    'a text for a list': toRlp(`0x${'ab'.repeat(40)}`),
  }
  test('the leaf that they alter is sound', () => {
    const sound = rootNode([`0x20${path}`, '0x01'])
    expect(walk(keccak256(sound), KEY, [sound])).toBe('0x01')
  })
  test.each(Object.entries(cases))('%s', (_, node) => expectRefused(keccak256(node), KEY, [node]))

  const tail = rootNode([`0x3${path.slice(1)}`, '0x01'])
  const branchTo = (node: Hex, value: Hex): Hex => {
    const items: Hex[] = Array.from({ length: 17 }, () => '0x')
    return rootNode(items.with(Number.parseInt(path.charAt(0), 16), keccak256(node)).with(16, value))
  }
  test('a branch with a value beside a sound child', () => {
    const sound = branchTo(tail, '0x')
    expect(walk(keccak256(sound), KEY, [sound, tail])).toBe('0x01')
    const forged = branchTo(tail, '0x01')
    expectRefused(keccak256(forged), KEY, [forged, tail])
  })

  test('an extension with a flag that does not exist before a sound child', () => {
    const below = rootNode([`0x20${path.slice(2)}`, '0x01'])
    const extension = (flag: string) => rootNode([`0x${flag}${path.slice(0, 2)}`, keccak256(below)])
    expect(walk(keccak256(extension('00')), KEY, [extension('00'), below])).toBe('0x01')
    for (const flag of ['40', '01', '80']) expectRefused(keccak256(extension(flag)), KEY, [extension(flag), below])
  })

  test('no node at all', () => expectRefused(keccak256('0x80'), KEY, []))
})
