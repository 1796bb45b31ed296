import { beforeEach, describe, expect, test } from 'vitest'
import type { Hex } from 'viem'
import {
  activate, openChain, refusal, registerParty, termsOf, TOLERANCE, ZERO, type Chain, type Party,
} from './chain.ts'
import {
  eventEntry, id32, kind32, leafHash, sha256, transferEntry, treeHash, type Event, type Transfer,
} from './entry.ts'

const PARTY = 0, PRODUCT = 1, AGREEMENT = 2, LEDGER = 3

let chain: Chain
let provider: Party
let consumer: Party
beforeEach(async () => {
  chain = await openChain()
  provider = await registerParty(chain, 'ptc_provider')
  consumer = await registerParty(chain, 'ptc_consumer')
})

const transferOf = (agreement: Hex, at: number, name = 'tfr_1'): Transfer => ({
  agreement, id: id32(name), content: sha256(`content ${name}`), body: sha256(`body ${name}`), at: BigInt(at), size: 9n,
})
const eventOf = (kind: string): Event => ({
  subject: id32('ord_1'), kind: kind32(kind), body: sha256('body'), actor: id32('ptc_provider'), at: 5n,
})

const record = async (transfers: Transfer[], events: Event[] = []) =>
  chain.mined(chain.as('recorder').record([await chain.read.batch(), transfers, events]))
const suspend = (scope: number, subject: Hex) =>
  chain.mined(chain.as('regulator').suspend([scope, subject, id32('officer'), sha256('order'), 1n]))
/** The reason for which the one transfer of a batch was skipped; 0 if it became a leaf. */
async function reasonOf(agreement: Hex, at: number): Promise<number> {
  const { logs } = await record([transferOf(agreement, at)])
  const [first] = logs
  if (first?.eventName === 'Rejected') return first.args.reason
  expect(first?.eventName).toBe('TransferRecorded')
  return 0
}

test('a batch appends its transfers, then its events, and says where', async () => {
  const agreement = await activate(chain, provider, consumer, await termsOf(chain, provider, consumer))
  const transfers = ['tfr_1', 'tfr_2'].map((name) => transferOf(agreement, 0, name))
  const now = BigInt(await chain.now())
  for (const transfer of transfers) transfer.at = now
  const events = [eventOf('order.placed')]
  const before = await chain.read.size()
  const { logs } = await record(transfers, events)
  expect(logs.map(({ eventName, args }) => [eventName, args])).toEqual([
    ...transfers.map(({ id }, i) => ['TransferRecorded', { index: before + BigInt(i), agreement, id }]),
    ['EventRecorded', { index: before + 2n, subject: id32('ord_1'), kind: kind32('order.placed') }],
    ['BatchRecorded', { batch: 0n, size: before + 3n, root: await chain.read.root() }],
  ])
  expect(await chain.read.agreementOf([agreement])).toEqual([expect.any(Number), expect.any(Number), 1_000, 2, 1])
})

test('the root is the RFC 6962 tree hash of the entries', async () => {
  const terms = await termsOf(chain, provider, consumer)
  const agreement = await activate(chain, provider, consumer, terms)
  const transfer = transferOf(agreement, terms.startsAt)
  await record([transfer], [eventOf('order.placed')])
  const activated = { ...eventOf('agreement.activated'), subject: agreement, actor: consumer.id, at: 1n }
  const leaves = [
    provider.leaf, consumer.leaf,
    leafHash(eventEntry({ ...activated, body: sha256('activation') })),
    leafHash(transferEntry(transfer)), leafHash(eventEntry(eventOf('order.placed'))),
  ]
  expect(await chain.read.root()).toBe(treeHash(leaves))
})

test('an empty batch counts and leaves the root as it is', async () => {
  const root = await chain.read.root()
  const { logs } = await record([])
  expect(logs.map(({ args }) => args)).toEqual([{ batch: 0n, size: 2n, root }])
  expect(await chain.read.batch()).toBe(1n)
})

test('a batch sent twice, or too early, takes no effect', async () => {
  await record([], [eventOf('order.placed')])
  const send = (batch: bigint) => refusal(chain.as('recorder').record([batch, [], [eventOf('order.placed')]]))
  expect(await send(0n)).toBe('Ledger_BatchMismatch(0,1)')
  expect(await send(2n)).toBe('Ledger_BatchMismatch(2,1)')
  expect(await chain.read.size()).toBe(3n)
})

test('acts of others between two batches do not disturb the counter', async () => {
  await record([])
  await suspend(PARTY, provider.id)
  await registerParty(chain, 'ptc_third')
  expect(await chain.read.batch()).toBe(1n)
})

test.each([
  'party.suspended', 'party.anything', 'ledger.resumed', 'product.suspended', 'product.resumed', 'agreement.activated',
  'agreement.terminated', 'agreement.suspended', 'agreement.resumed', 'agreement.activated again',
])('the recorder cannot write %s', async (kind) => {
  const call = chain.as('recorder').record([0n, [], [eventOf('order.placed'), eventOf(kind)]])
  expect(await refusal(call)).toBe(`Ledger_KindReserved(${kind32(kind)})`)
})

describe('a transfer is rejected', () => {
  const agreed = async (rest = {}) =>
    activate(chain, provider, consumer, await termsOf(chain, provider, consumer, rest))

  test('1: under an agreement that nobody signed', async () => {
    expect(await reasonOf(id32('agr_unknown'), await chain.now())).toBe(1)
  })

  test('2: under a terminated agreement', async () => {
    const agreement = await agreed()
    await chain.mined(chain.as('recorder').terminate([agreement, provider.id, sha256('body'), 1n]))
    expect(await reasonOf(agreement, await chain.now())).toBe(2)
  })

  test('3 and 4: outside its half-open window', async () => {
    const now = await chain.now()
    const agreement = await agreed({ startsAt: now - 5, endsAt: now + 5 })
    expect(await reasonOf(agreement, now - 6)).toBe(3)
    expect(await reasonOf(agreement, now - 5)).toBe(0)
    expect(await reasonOf(agreement, now + 4)).toBe(0)
    expect(await reasonOf(agreement, now + 5)).toBe(4)
  })

  test('5: beyond its quota, also within one batch', async () => {
    const agreement = await agreed({ quota: 2 })
    const now = await chain.now()
    const { logs } = await record(['tfr_1', 'tfr_2', 'tfr_3'].map((name) => transferOf(agreement, now, name)))
    expect(logs.map(({ eventName }) => eventName))
      .toEqual(['TransferRecorded', 'TransferRecorded', 'Rejected', 'BatchRecorded'])
    expect(logs[2]?.args).toEqual({ item: 2n, id: id32('tfr_3'), reason: 5 })
    expect((await chain.read.agreementOf([agreement]))[3]).toBe(2)
  })

  test.each([
    ['6: while its provider is suspended', PARTY, () => provider.id, 6],
    ['7: while its consumer is suspended', PARTY, () => consumer.id, 7],
    ['8: while its product is suspended', PRODUCT, () => id32('prd_test'), 8],
    ['10: while the ledger is suspended', LEDGER, () => ZERO, 10],
  ] as const)('%s', async (_, scope, subject, reason) => {
    const agreement = await agreed()
    await suspend(scope, subject())
    expect(await chain.read.isSuspended([subject()])).toBe(true)
    expect(await reasonOf(agreement, await chain.now())).toBe(reason)
    await chain.mined(chain.as('regulator').resume([scope, subject(), id32('officer'), sha256('order'), 1n]))
    expect(await reasonOf(agreement, await chain.now())).toBe(0)
  })

  test('9: while the agreement is suspended', async () => {
    const agreement = await agreed()
    await suspend(AGREEMENT, agreement)
    expect(await reasonOf(agreement, await chain.now())).toBe(9)
  })

  test('11: at an instant too far from the block, whatever its width', async () => {
    const agreement = await agreed({ startsAt: 0 })
    const time = (await chain.now()) + 10
    const reasonAt = async (at: bigint) => {
      await chain.provider.request({ method: 'evm_setNextBlockTimestamp', params: [time] })
      const { logs } = await record([{ ...transferOf(agreement, 0), at }])
      return logs[0]?.eventName === 'Rejected' ? logs[0].args.reason : 0
    }
    expect(await reasonAt(BigInt(time - TOLERANCE - 1))).toBe(11)
    expect(await reasonAt(BigInt(time - TOLERANCE))).toBe(0)
    expect(await reasonAt(BigInt(time + TOLERANCE))).toBe(0)
    expect(await reasonAt(BigInt(time + TOLERANCE + 1))).toBe(11)
    expect(await reasonAt((1n << 40n) + BigInt(time))).toBe(11)
    expect(await reasonAt((1n << 256n) - 1n)).toBe(11)
  })

  test('and the rest of its batch is recorded', async () => {
    const agreement = await agreed()
    const now = await chain.now()
    const before = await chain.read.size()
    const { logs } = await record(
      [transferOf(id32('agr_unknown'), now, 'tfr_1'), transferOf(agreement, now, 'tfr_2')], [eventOf('order.placed')])
    expect(logs.map(({ eventName }) => eventName))
      .toEqual(['Rejected', 'TransferRecorded', 'EventRecorded', 'BatchRecorded'])
    expect(logs[1]?.args).toMatchObject({ index: before })
  })

  test('but events are recorded while the ledger is suspended', async () => {
    await suspend(LEDGER, ZERO)
    const { logs } = await record([], [eventOf('order.closed')])
    expect(logs[0]?.eventName).toBe('EventRecorded')
  })
})
