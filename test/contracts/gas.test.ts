import { keccak256, numberToHex, pad, toHex, type Hex } from 'viem'
import { beforeAll, describe, expect, test } from 'vitest'
import { WORST_GAS, worstGas } from '#api/provenance/batch-size.ts'
import { activate, openChain, registerParty, termsOf, type Chain } from './chain.ts'
import { id32, sha256, type Event, type Transfer } from './entry.ts'

const ITEMS = 1_000
const GAS_CAP = 16_777_216n
/** Where the contract keeps the size of its log, its agreements, and the bits of what is suspended. */
const LOG_SLOT = 2n, AGREEMENTS_SLOT = 67n, SUSPENDED_SLOT = 71n
/** A log of this size has a full frontier, which a batch carries over into a new level. */
const FULL = (1n << 40n) - 600n

let chain: Chain
beforeAll(async () => {
  chain = await openChain()
})

/** A word of a batch without a zero byte, so that its calldata costs the most. */
const dense = (text: string): Hex => {
  const bytes = Buffer.from(sha256(text).slice(2), 'hex').map((byte) => byte || 1)
  return toHex(bytes)
}
const transferOf = (i: number, agreement: Hex, at: bigint): Transfer => ({
  agreement, id: dense(`tfr_${i}`), content: dense(`content ${i}`), body: dense(`body ${i}`),
  at, size: (1n << 53n) - 1n,
})
const eventOf = (i: number): Event => ({
  subject: dense(`ord_${i}`), kind: dense('order.placed'), body: dense(`b ${i}`), actor: dense(`a ${i}`),
  at: (1n << 256n) - 1n,
})

async function gasOf(transfers: Transfer[], events: Event[]) {
  const args = [await chain.read.batch(), transfers, events] as const
  const { gasUsed, logs } = await chain.mined(chain.as('recorder').record(args, { gas: GAS_CAP }))
  return { gas: gasUsed, recorded: logs.filter(({ eventName }) => eventName === 'TransferRecorded').length }
}

const setSlot = (slot: bigint, value: Hex) =>
  chain.provider.request({
    method: 'hardhat_setStorageAt', params: [chain.address, numberToHex(slot), pad(value, { size: 32 })],
  })

/** Writes active agreements past the contract, whose subjects each stand in a word of bits of their own. */
async function scatteredAgreements(count: number, first = 0): Promise<Hex[]> {
  const ids = Array.from({ length: count }, (_, i) => dense(`scattered ${first + i}`))
  for (const [i, id] of ids.entries()) {
    const subjects = [0n, 1n, 2n].map((n) => 256n * (3n * BigInt(first + i) + n + 1n))
    const [provider = 0n, consumer = 0n, product = 0n] = subjects
    const window = ((1n << 40n) - 1n) << 40n | 1_000n << 80n | 1n << 176n
    const word = window | provider << 184n | consumer << 208n | product << 232n
    await setSlot(BigInt(keccak256(`${id}${pad(numberToHex(AGREEMENTS_SLOT)).slice(2)}`)), numberToHex(word))
  }
  return ids
}

test('a transfer in a batch of 1,000 over 100 agreements costs no more than 9,000 gas', async () => {
  const provider = await registerParty(chain, 'ptc_provider')
  const consumer = await registerParty(chain, 'ptc_consumer')
  const agreements: Hex[] = []
  for (let i = 0; i < 100; i++) {
    const terms = await termsOf(chain, provider, consumer, { price: sha256(`${i}`), product: id32(`prd_${i}`) })
    agreements.push(await activate(chain, provider, consumer, terms))
  }
  const at = BigInt(await chain.now())
  const transfers = Array.from({ length: ITEMS }, (_, i) =>
    ({ ...transferOf(i, agreements[i % agreements.length] ?? id32('none'), at), size: 2_048n }))
  const { gas, recorded } = await gasOf(transfers, [])
  expect(recorded).toBe(ITEMS)
  console.log(`gas a transfer, batch of 1,000 over 100 agreements: ${Number(gas) / ITEMS}`)
  expect(Number(gas) / ITEMS).toBeLessThanOrEqual(9_000)
  expect(gas).toBeLessThanOrEqual(worstGas({ transfers, events: 0 }))
})

describe('no mix costs more than batches are sized by', () => {
  beforeAll(async () => {
    await setSlot(LOG_SLOT, numberToHex(FULL))
    for (let level = 0n; level < 41n; level++) await setSlot(LOG_SLOT + 1n + level, dense(`node ${level}`))
  })

  test('the storage that these tests write is the contract’s', async () => {
    const [id = '0x'] = await scatteredAgreements(1, 5_000)
    expect(await chain.read.size()).toBe(FULL)
    expect(await chain.read.agreementOf([id])).toEqual([0, 2 ** 40 - 1, 1_000, 0, 1])
    const word = (1n << 256n) - 1n
    await setSlot(SUSPENDED_SLOT + 3n * 5_000n + 1n, numberToHex(word))
    const { recorded } = await gasOf([transferOf(1, id, BigInt(await chain.now()))], [])
    expect(recorded).toBe(0)
  })

  test('transfers that each meet an agreement and three words of bits for the first time, and events', async () => {
    const [ids, events] = [await scatteredAgreements(500), Array.from({ length: 200 }, (_, i) => eventOf(i))]
    const at = BigInt(await chain.now())
    const transfers = ids.map((agreement, i) => transferOf(i, agreement, at))
    const worst = worstGas({ transfers, events: events.length })
    const { gas, recorded } = await gasOf(transfers, events)
    expect(recorded).toBe(ids.length)
    console.log(`gas of the worst mix, 500 transfers and 200 events: ${gas} of at most ${worst}`)
    expect(gas).toBeLessThanOrEqual(worst)
  })

  test.each([
    ['a transfer', 'transfer', WORST_GAS.transfer], ['an event', 'event', WORST_GAS.event],
    ['an agreement', 'agreement', WORST_GAS.agreement], ['a rejected transfer', 'rejected', WORST_GAS.transfer],
  ] as const)('%s by itself', async (_, part, most) => {
    const first = { transfer: 1_000, event: 2_000, agreement: 3_000, rejected: 4_000 }[part]
    const [one = '0x', ...others] = await scatteredAgreements(101, first)
    const at = BigInt(await chain.now())
    const same = (count: number) => Array.from({ length: count }, (_, i) => transferOf(i, one, at))
    const none = same(100).map((transfer) => ({ ...transfer, agreement: dense('none') }))
    const events = Array.from({ length: 100 }, (_, i) => eventOf(i))
    const base = await gasOf(same(100), [])
    const { gas } =
      part === 'event' ? await gasOf(same(100), events)
      : part === 'transfer' ? await gasOf(same(200), [])
      : part === 'rejected' ? await gasOf([...same(100), ...none], [])
      : await gasOf(others.map((agreement, i) => transferOf(i, agreement, at)), [])
    const each = (gas - base.gas) / 100n
    console.log(`gas of ${part}: ${each} of at most ${most}`)
    expect(each).toBeLessThanOrEqual(most)
  })

  test('the call itself', async () => {
    const { gas } = await gasOf([], [eventOf(1)])
    console.log(`gas of the call: ${gas} of at most ${WORST_GAS.call + WORST_GAS.event}`)
    expect(gas).toBeLessThanOrEqual(WORST_GAS.call + WORST_GAS.event)
  })
})
