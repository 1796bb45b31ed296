import { describe, expect, it } from 'vitest'
import { encodeFunctionData } from 'viem'
import { type Call, callOf, eventsOf } from '#api/fsck/call.ts'
import { adoptionFaults, apply, type Contract, newContract, reasonOf, unsignedBy } from '#api/fsck/contract.ts'
import { eventsFault, stepOf } from '#api/fsck/step.ts'
import { type Hex32, hex } from '#api/kernel/hex.ts'
import { signingDigest, termsDigest } from '#api/agreement/terms.ts'
import { kindWord } from '#api/provenance/entry.ts'
import { LEDGER_ABI } from '#api/provenance/ledger-abi.ts'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'

const word = (n: number): Hex32 => hex(Buffer.alloc(32, n))
const NOW = 1_000_000n
const [PROVIDER, CONSUMER, PRODUCT] = [word(4), word(5), word(3)]
const terms = {
  policy: word(1), price: word(2), product: PRODUCT, provider: PROVIDER, consumer: CONSUMER,
  startsAt: 999_000, endsAt: 1_001_000, quota: 2,
}
const ID = termsDigest(terms)
const told = { body: word(9), at: NOW }
const activation: Call = {
  ...told, name: 'activate', id: ID, terms, providerSignature: '0x01', consumerSignature: '0x02',
}
const transfer = { agreement: ID, id: word(7), content: word(8), body: word(9), at: NOW, size: 5n }
const batch = (...transfers: (typeof transfer)[]): Call => ({ name: 'record', batch: 0n, transfers, events: [] })
const measure = (name: 'suspend' | 'resume', scope: number, subject: Hex32): Call => ({
  ...told, name, scope, subject, actor: word(6),
})

const suspension = measure('suspend', 1, PRODUCT)

/** The contract after some calls, none of which was rejected. */
function after(...calls: Call[]): Contract {
  const contract = newContract()
  contract.tolerance = 900n
  for (const call of calls) apply(contract, call, NOW, new Map())
  return contract
}

describe('the rules of the contract, by calldata alone', () => {
  it.each<[number, string, Call[], Partial<typeof transfer>]>([
    [0, 'takes a transfer within window and quota', [activation], {}],
    [1, 'knows no agreement that was not activated', [], {}],
    [2, 'refuses after the end', [activation, { ...told, name: 'terminate', agreement: ID, actor: word(6) }], {}],
    [3, 'refuses before the window', [{ ...activation, terms: { ...terms, startsAt: 1_000_001 } }], {}],
    [4, 'refuses at the end of the window', [{ ...activation, terms: { ...terms, endsAt: 1_000_000 } }], {}],
    [5, 'refuses past the quota', [activation, batch(transfer, transfer)], {}],
    [6, 'refuses a suspended provider', [activation, measure('suspend', 0, PROVIDER)], {}],
    [7, 'refuses a suspended consumer', [activation, measure('suspend', 0, CONSUMER)], {}],
    [8, 'refuses a suspended product', [activation, measure('suspend', 1, PRODUCT)], {}],
    [9, 'refuses a suspended agreement', [activation, measure('suspend', 2, ID)], {}],
    [10, 'refuses all while all is suspended', [activation, measure('suspend', 3, word(0))], {}],
    [11, 'refuses a time too far from the block', [activation], { at: NOW + 901n }],
    [0, 'takes it after the resumption', [activation, suspension, measure('resume', 1, PRODUCT)], {}],
    [0, 'tells a party from a product of the same name', [activation, measure('suspend', 1, PROVIDER)], {}],
  ])('gives reason %i: %s', (reason, _, calls, over) => {
    expect(reasonOf(after(...calls), { ...transfer, ...over }, NOW)).toBe(reason)
  })

  it('gives back what the chain judged otherwise, and counts as the chain did', () => {
    const contract = after(activation)
    const third = batch(transfer, transfer, transfer)
    expect(apply(contract, third, NOW, new Map([[2, 5]]))).toEqual([])
    const more = apply(contract, batch(transfer), NOW, new Map())
    expect(more.map(({ expected, actual }) => [expected, actual])).toEqual([[5, 0]])
    expect(contract.agreements.get(ID)?.used).toBe(3n)
    expect(contract.batch).toBe(2n)
  })

  it('names the party without a valid signature of its current key', async () => {
    const [provider, consumer, stranger] = [0, 0, 0].map(() => privateKeyToAccount(generatePrivateKey()))
    if (!provider || !consumer || !stranger) throw new Error('there are three keys')
    const keyOf = ({ address }: { address: string }) => `0x${address.slice(2).toLowerCase()}` as const
    const contract = after(
      { ...told, name: 'registerParty', party: PROVIDER, key: keyOf(provider) },
      { ...told, name: 'registerParty', party: CONSUMER, key: keyOf(consumer) },
    )
    const sign = (by: typeof provider, over: typeof terms) => by.sign({ hash: signingDigest('p', over) })
    const signed = async (first: Promise<Hex32>, second: Promise<Hex32>) =>
      unsignedBy(contract, { ...activation, providerSignature: await first, consumerSignature: await second }, 'p')
    const offer = { ...terms, consumer: word(0) }
    expect(await signed(sign(provider, terms), sign(consumer, terms))).toBeUndefined()
    expect(await signed(sign(provider, offer), sign(consumer, terms))).toBeUndefined()
    expect(await signed(sign(stranger, terms), sign(consumer, terms))).toBe('供方')
    expect(await signed(sign(provider, terms), sign(stranger, terms))).toBe('需方')
    expect(await signed(sign(provider, terms), sign(consumer, offer))).toBe('需方')
  })
})

describe('calldata', () => {
  it('is read back as the act that it is', () => {
    const event = { subject: word(1), kind: kindWord('order.placed'), body: word(2), actor: word(3), at: 5n }
    const data = encodeFunctionData({ abi: LEDGER_ABI, functionName: 'record', args: [3n, [transfer], [event]] })
    expect(callOf(data)).toEqual({ name: 'record', batch: 3n, transfers: [transfer], events: [event] })
    const suspending = encodeFunctionData({
      abi: LEDGER_ABI, functionName: 'suspend', args: [1, PRODUCT, word(6), word(9), NOW],
    })
    expect(callOf(suspending)).toEqual(suspension)
    expect(eventsOf(measure('resume', 3, word(0)), word(0))[0]?.kind).toBe(kindWord('ledger.resumed'))
  })

  it('that is no act of the ledger leaves nothing', () => {
    expect(callOf('0x')).toBeUndefined()
    expect(callOf('0xdeadbeef')).toBeUndefined()
    expect(callOf(encodeFunctionData({ abi: LEDGER_ABI, functionName: 'size' }))).toBeUndefined()
  })

  it('and the receipt must tell of the same leaves', () => {
    const block = { number: 1n, hash: word(1), time: NOW }
    const rejected = new Map([[0, 5]])
    const transaction = {
      hash: word(2), from: word(0), input: word(0), succeeded: true, creates: false, rejected, checkpoint: undefined,
    }
    const second = { ...transfer, id: word(8) }
    const at7 = { size: 7, root: () => Buffer.alloc(32) }
    const leaves = [{ index: 7n, id: second.id }]
    const step = stepOf(block, { ...transaction, leaves }, batch(transfer, second), at7)
    expect(step.rejections).toEqual([{ id: transfer.id, reason: 5 }])
    expect(step.leaves.map(({ index, id }) => [index, id])).toEqual([[7n, second.id]])
    expect(eventsFault(step)).toBeUndefined()
    const told = (leaves: { index: bigint; id: Hex32 }[]) =>
      eventsFault({ ...step, transaction: { ...step.transaction, leaves } })
    expect(told([{ index: 8n, id: second.id }])).toContain('第 7 号')
    expect(told([])).toContain('0 个存证事件')
    expect(stepOf(block, { ...transaction, leaves, succeeded: false }, batch(transfer), at7).leaves).toEqual([])
  })
})

describe('what a new ledger takes over', () => {
  const adoption = (over: object = {}): Call => ({
    name: 'adopt', keys: [{ party: word(1), key: '0xaa' }], agreements: [{ id: word(2), used: 3n, state: 3 }],
    suspensions: [{ scope: 1, subject: word(4) }], ...over,
  })
  const continued: Call = { name: 'continueLog', oldSize: 9n, body: word(5), at: NOW }
  const faults = (over: object) => {
    const contract = newContract()
    contract.partyOfKey.set('0xaa', word(1))
    const signed = { providerSignature: '0x', consumerSignature: '0x', providerKey: undefined, consumerKey: undefined }
    contract.agreements.set(word(2), { terms, ...signed, used: 3n, state: 3 })
    contract.suspended.products.add(word(4))
    return [...adoptionFaults(contract, adoption(over)), ...adoptionFaults(contract, continued)].length
  }

  it('is what the log left: nothing more, nothing less, nothing else', () => {
    expect(faults({})).toBe(0)
    expect(faults({ keys: [] })).toBe(1)
    expect(faults({ agreements: [] })).toBe(1)
    expect(faults({ suspensions: [] })).toBe(1)
    expect(faults({ agreements: [{ id: word(2), used: 2n, state: 3 }] })).toBe(2)
    expect(faults({ agreements: [{ id: word(2), used: 3n, state: 1 }] })).toBe(2)
    expect(faults({ keys: [{ party: word(1), key: '0xaa' }, { party: word(1), key: '0xbb' }] })).toBe(1)
  })
})
