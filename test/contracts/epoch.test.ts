import { beforeEach, describe, expect, test } from 'vitest'
import type { Hex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { activate, openChain, refusal, registerParty, termsOf, ZERO, type Chain, type Party } from './chain.ts'
import { eventEntry, id32, kind32, leafHash, sha256, treeHash, type Event } from './entry.ts'
import { frontierOf } from './model.ts'

const ACTIVE = 1, SUSPENDED = 2, TERMINATED = 3
const PARTY = 0

let older: Chain
let newer: Chain
let provider: Party
let consumer: Party
beforeEach(async () => {
  older = await openChain()
  newer = await openChain()
  provider = await registerParty(older, 'ptc_provider')
  consumer = await registerParty(older, 'ptc_consumer')
})

const placed = (n: number): Event =>
  ({ subject: id32(`ord_${n}`), kind: kind32('order.placed'), body: sha256('body'), actor: ZERO, at: 1n })
const leafOf = (event: Event) => leafHash(eventEntry(event))
const adopt = (...args: Parameters<ReturnType<Chain['as']>['adopt']>[0]) => refusal(newer.as('admin').adopt(args))
const continued = (size: number, frontier: Hex[]) =>
  refusal(newer.as('admin').continueLog([BigInt(size), frontier, sha256('older'), 7n]))
const keys = () => [provider, consumer].map(({ id, account }) => ({ party: id, key: account.address }))
const transfer = (agreement: Hex, at: bigint) =>
  ({ agreement, id: id32('tfr_1'), content: sha256('c'), body: sha256('b'), at, size: 1n })
const reasons = async (agreement: Hex) => {
  const at = BigInt(await newer.now())
  const args = [await newer.read.batch(), [transfer(agreement, at)], []] as const
  const { logs } = await newer.mined(newer.as('recorder').record(args))
  return logs.flatMap(({ eventName, args }) => (eventName === 'Rejected' ? [args.reason] : []))
}

describe('a log goes on in a new contract', () => {
  test.each([1, 2, 3, 7, 8, 21])('after %i leaves: its first leaf commits to them, and the tree is one', async (count) => {
    const leaves = Array.from({ length: count }, (_, i) => leafOf(placed(i)))
    const { logs } = await newer.mined(
      newer.as('admin').continueLog([BigInt(count), frontierOf(leaves), sha256('older'), 7n]))
    const actor: Hex = `0x${count.toString(16).padStart(64, '0')}`
    const first = { subject: treeHash(leaves), kind: kind32('ledger.continued'), body: sha256('older'), actor, at: 7n }
    expect(logs.map(({ args }) => args)).toEqual([{ index: BigInt(count), subject: first.subject, kind: first.kind }])
    const events = [placed(90), placed(91)]
    await newer.mined(newer.as('recorder').record([0n, [], events]))
    expect(await newer.read.size()).toBe(BigInt(count + 3))
    expect(await newer.read.root()).toBe(treeHash([...leaves, leafOf(first), ...events.map(leafOf)]))
  })

  test('not with another number of nodes, nor as nothing, nor beyond what a tree holds', async () => {
    const leaves = [0, 1, 2].map((i) => leafOf(placed(i)))
    const [low, high] = frontierOf(leaves)
    if (!low || !high) throw new Error('three leaves have two subtrees')
    expect(await continued(3, [low])).toBe('Ledger_FrontierInvalid(3,1)')
    expect(await continued(3, [low, high, high])).toBe('Ledger_FrontierInvalid(3,3)')
    expect(await continued(0, [])).toBe('Ledger_FrontierInvalid(0,0)')
    const beyond = refusal(newer.as('admin').continueLog([1n << 64n, [low], ZERO, 1n]))
    expect(await beyond).toBe(`Ledger_FrontierInvalid(${1n << 64n},1)`)
  })

  test('only before the first leaf, as what the old ledger left is taken over', async () => {
    await newer.mined(newer.as('recorder').record([0n, [], [placed(1)]]))
    expect(await continued(1, [leafOf(placed(0))])).toBe('Ledger_Begun(1)')
    expect(await adopt(keys(), [], [])).toBe('Ledger_Begun(1)')
  })
})

describe('what the old ledger left', () => {
  test('its agreements: counts go on, and states stay', async () => {
    const terms = await termsOf(older, provider, consumer, { quota: 2 })
    const id = await activate(older, provider, consumer, terms)
    const others = [SUSPENDED, TERMINATED].map((state) =>
      ({ terms: { ...terms, price: sha256(`${state}`) }, used: 0, state }))
    expect(await adopt(keys(), [{ terms, used: 1, state: ACTIVE }, ...others], [])).toBe('accepted')
    expect(await newer.read.agreementOf([id])).toEqual([terms.startsAt, terms.endsAt, 2, 1, ACTIVE])
    expect(await continued(1, [leafOf(placed(0))])).toBe('accepted')
    expect([await reasons(id), await reasons(id)]).toEqual([[], [5]])
    const ids = await Promise.all(others.map((one) => newer.read.agreementId([one.terms])))
    const found: number[][] = []
    for (const one of ids) found.push(await reasons(one))
    expect(found).toEqual([[9], [2]])
  })

  test('a terminated agreement is not activated anew by the signatures of old', async () => {
    const terms = await termsOf(older, provider, consumer)
    expect(await adopt(keys(), [{ terms, used: 0, state: TERMINATED }], [])).toBe('accepted')
    const hash = await newer.read.termsDigest([terms])
    const signatures = [await provider.account.sign({ hash }), await consumer.account.sign({ hash })] as const
    const again = refusal(newer.as('recorder').activate([terms, ...signatures, ZERO, 1n]))
    expect(await again).toBe(`Ledger_StateUnfit(${await newer.read.agreementId([terms])},${TERMINATED})`)
  })

  test('its keys in order: the last one holds, none comes back under another party', async () => {
    const next = privateKeyToAccount(sha256('next key')).address
    expect(await adopt([...keys(), { party: provider.id, key: next }], [], [])).toBe('accepted')
    expect(await newer.read.keyOf([provider.id])).toBe(next)
    const taken = await adopt([{ party: consumer.id, key: provider.account.address }], [], [])
    expect(taken).toBe(`Ledger_KeyTaken(${provider.account.address},${provider.id})`)
  })

  test('its suspensions', async () => {
    const terms = await termsOf(older, provider, consumer)
    const agreements = [{ terms, used: 0, state: ACTIVE }]
    expect(await adopt([], agreements, [{ scope: PARTY, subject: consumer.id }])).toBe('accepted')
    expect(await continued(1, [leafOf(placed(0))])).toBe('accepted')
    expect(await reasons(await newer.read.agreementId([terms]))).toEqual([7])
  })

  test('but no agreement with more used than agreed, of no state, or twice', async () => {
    const terms = await termsOf(older, provider, consumer, { quota: 2 })
    const id = await newer.read.agreementId([terms])
    expect(await adopt([], [{ terms, used: 3, state: ACTIVE }], [])).toBe(`Ledger_UsedBeyondQuota(${id},3,2)`)
    expect(await adopt([], [{ terms, used: 0, state: 0 }], [])).toBe(`Ledger_StateUnfit(${id},0)`)
    const one = { terms, used: 2, state: ACTIVE }
    expect(await adopt([], [one, one], [])).toBe(`Ledger_StateUnfit(${id},${ACTIVE})`)
  })
})
