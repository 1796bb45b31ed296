import fc from 'fast-check'
import type { Hex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { expect, test } from 'vitest'
import { openChain, refusal, ZERO, type Chain } from './chain.ts'
import { id32, kind32, sha256, type Event, type Terms, type Transfer } from './entry.ts'
import { ACTIVE, AGREEMENT, frontierOf, LEDGER, Model, PARTY, PRODUCT } from './model.ts'

/** `LEDGER_MODEL_RUNS=500` for a longer one; `LEDGER_MODEL_SEED` repeats one. */
const RUNS = Number(process.env.LEDGER_MODEL_RUNS ?? 4)
const SEED = Number(process.env.LEDGER_MODEL_SEED ?? Math.trunc(Math.random() * 2 ** 31))

const [PARTIES, PRODUCTS, KEYS] = [3, 2, 5]
const parties = Array.from({ length: PARTIES }, (_, i) => id32(`ptc_${i}`))
const products = Array.from({ length: PRODUCTS }, (_, i) => id32(`prd_${i}`))
const keys = Array.from({ length: KEYS }, (_, i) => privateKeyToAccount(sha256(`key ${i}`)))
const at = <T>(items: readonly T[], place: number): T => {
  const item = items[place % items.length]
  if (item === undefined) throw new Error('there is something to choose from')
  return item
}

const place = fc.nat({ max: 20 })
const Command = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant('register'), party: place, key: place }) },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('activate'), provider: place, consumer: place, product: place, price: place,
      standing: fc.boolean(),
      begins: fc.integer({ min: -400, max: 60 }),
      lasts: fc.integer({ min: -50, max: 1_500 }), quota: fc.nat({ max: 4 }),
      forged: fc.integer({ min: 0, max: 9 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('terminate'), agreement: place }) },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('suspend'), scope: fc.constantFrom(0, 0, 1, 1, 2, 2, 2, 3), subject: place,
      isOn: fc.constantFrom(true, false, false), wrong: fc.integer({ min: 0, max: 9 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      act: fc.constant('record'), late: fc.boolean(), wait: fc.nat({ max: 60 }), events: fc.nat({ max: 3 }),
      transfers: fc.array(fc.record({ agreement: place, drift: fc.integer({ min: -320, max: 320 }) }), { maxLength: 8 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('move') }) },
)
type Command = typeof Command extends fc.Arbitrary<infer One> ? One : never

/** Three parties with keys, an agreement in force, and one transfer under it. */
const BEGINNING: Command[] = [
  ...[0, 1, 2].map((key) => ({ act: 'register' as const, party: key, key })),
  {
    act: 'activate', provider: 0, consumer: 1, product: 0, price: 0, standing: false,
    begins: -400, lasts: 2_000, quota: 4, forged: 0,
  },
  { act: 'record', late: false, wait: 1, events: 1, transfers: [{ agreement: 1, drift: 0 }] },
]

/** A ledger and the books beside it; a move puts another ledger in the place of the first. */
class World {
  readonly model = new Model()
  chain: Chain
  #count = 0

  constructor(chain: Chain) {
    this.chain = chain
  }

  #fresh = () => sha256(`thing ${this.#count++}`)
  #agreement = (n: number): Hex => {
    const ids = [...this.model.agreements.keys()]
    return n === 0 || ids.length === 0 ? id32('nothing') : at(ids, n)
  }

  /** Whom a suspension names: now and then one that its scope does not fit. */
  #subject({ scope, subject, wrong }: Extract<Command, { act: 'suspend' }>): Hex {
    if (wrong === 0) return scope === LEDGER ? at(parties, 0) : ZERO
    if (scope === PARTY) return at(parties, subject)
    if (scope === PRODUCT) return at(products, subject)
    return scope === AGREEMENT ? this.#agreement(subject) : ZERO
  }

  /** Plays a command on both; they must agree on whether it is taken. */
  async play(command: Command): Promise<void> {
    const { model, chain } = this
    const body = this.#fresh()
    const agree = async (call: Promise<unknown>, isTaken: boolean) =>
      expect((await refusal(call)) === 'accepted', `${JSON.stringify(command)} is taken: ${isTaken}`).toBe(isTaken)
    switch (command.act) {
      case 'register': {
        const [id, { address }] = [at(parties, command.party), at(keys, command.key)]
        const isTaken = model.register(id, address.toLowerCase() as Hex, body)
        return agree(chain.as('registrar').registerParty([id, address, body, 1n]), isTaken)
      }
      case 'activate':
        return this.#activate(command, body, agree)
      case 'terminate': {
        const id = this.#agreement(command.agreement)
        const isTaken = model.terminate(id, body)
        return agree(chain.as('recorder').terminate([id, ZERO, body, 1n]), isTaken)
      }
      case 'suspend': {
        const { scope, isOn } = command
        const id = this.#subject(command)
        const isTaken = model.suspend(scope, id, isOn, body)
        const write = chain.as('regulator')
        const args = [scope, id, ZERO, body, 1n] as const
        return agree(isOn ? write.suspend(args) : write.resume(args), isTaken)
      }
      case 'record':
        return this.#record(command)
      default:
        return this.#move(body)
    }
  }

  async #activate(
    c: Extract<Command, { act: 'activate' }>,
    body: Hex,
    agree: (call: Promise<unknown>, isTaken: boolean) => Promise<void>,
  ): Promise<void> {
    const { chain, model } = this
    const startsAt = (await chain.now()) + c.begins
    const terms: Terms = {
      policy: sha256('policy'), price: sha256(`${c.price}`), product: at(products, c.product),
      provider: at(parties, c.provider), consumer: at(parties, c.consumer),
      startsAt, endsAt: startsAt + c.lasts, quota: c.quota,
    }
    const signer = (party: Hex, isForged: boolean) =>
      isForged ? at(keys, c.forged) : keys.find(({ address }) => address.toLowerCase() === model.keyOf(party))
    const signers = [signer(terms.provider, c.forged === 1), signer(terms.consumer, c.forged === 2)]
    const offered = c.standing ? { ...terms, consumer: ZERO } : terms
    const hashes = [await chain.read.termsDigest([offered]), await chain.read.termsDigest([terms])]
    const [provider = '0x', consumer = '0x'] = await Promise.all(
      signers.map(async (account, i) => account?.sign({ hash: hashes[i] ?? ZERO }) ?? '0x'))
    const id = await chain.read.agreementId([terms])
    const isTaken = model.activate(id, terms, signers.map((account) => account?.address.toLowerCase()), body)
    return agree(chain.as('recorder').activate([terms, provider, consumer, body, 1n]), isTaken)
  }

  async #record(c: Extract<Command, { act: 'record' }>): Promise<void> {
    const { chain, model } = this
    const now = (await chain.now()) + c.wait
    const transfers = c.transfers.map(({ agreement, drift }): Transfer => ({
      agreement: this.#agreement(agreement), id: this.#fresh(), content: this.#fresh(), body: this.#fresh(),
      at: BigInt(Math.max(now + drift, 0)), size: 1n,
    }))
    const events = Array.from({ length: c.events }, (): Event => ({
      subject: this.#fresh(), kind: kind32('order.placed'), body: this.#fresh(), actor: ZERO, at: 1n,
    }))
    if (c.late && model.batch > 0) {
      const late = chain.as('recorder').record([BigInt(model.batch - 1), transfers, events])
      expect(await refusal(late)).toContain('Ledger_BatchMismatch')
    }
    await chain.provider.request({ method: 'evm_setNextBlockTimestamp', params: [now] })
    const { logs } = await chain.mined(chain.as('recorder').record([BigInt(model.batch), transfers, events]))
    const reasons = transfers.map(() => 0)
    for (const { eventName, args } of logs) if (eventName === 'Rejected') reasons[Number(args.item)] = args.reason
    expect(reasons).toEqual(model.record(transfers, events, now))
  }

  /** Another ledger takes over all that the books say, and goes on with the tree. */
  async #move(body: Hex): Promise<void> {
    const { model } = this
    if (model.leaves.length === 0) return
    const next = await openChain((await this.chain.now()) + 1)
    const suspensions = [...model.suspended].map((text) => text.split(' ')).map(([scope, subject]) =>
      ({ scope: Number(scope), subject: subject as Hex }))
    const held = model.keys.map(({ party, key }) => ({ party, key: key as Hex }))
    await next.mined(next.as('admin').adopt([held, [...model.agreements.values()], suspensions]))
    await next.mined(next.as('admin').continueLog([BigInt(model.leaves.length), frontierOf(model.leaves), body, 1n]))
    model.continued(body)
    this.chain = next
  }

  /** The ledger says of everything what the books say. */
  async compare(): Promise<void> {
    const { model, chain: { read } } = this
    expect([await read.size(), await read.root(), await read.batch()])
      .toEqual([BigInt(model.leaves.length), model.root(), BigInt(model.batch)])
    for (const [id, { terms, used, state }] of model.agreements)
      expect(await read.agreementOf([id])).toEqual([terms.startsAt, terms.endsAt, terms.quota, used, state])
    for (const party of parties)
      expect((await read.keyOf([party])).toLowerCase()).toBe(model.keyOf(party) ?? `0x${'0'.repeat(40)}`)
    for (const [scope, ids] of [[PARTY, parties], [PRODUCT, products], [LEDGER, [ZERO]]] as const)
      for (const id of ids) expect(await read.isSuspended([id])).toBe(model.isSuspended(scope, id))
    for (const { used, terms, state } of model.agreements.values()) {
      expect(used).toBeLessThanOrEqual(terms.quota)
      expect(state).toBeGreaterThanOrEqual(ACTIVE)
    }
  }
}

const name = `the ledger does what its books say, whatever is done to it (seed ${SEED}, ${RUNS} runs)`

test(name, { timeout: 3_600_000 }, async () => {
  const seen = new Map<string, number>()
  const count = (what: string, times = 1) => seen.set(what, (seen.get(what) ?? 0) + times)
  const commands = fc.array(Command, { minLength: 40, maxLength: 80, size: 'max' })
  await fc.assert(fc.asyncProperty(commands, async (list) => {
    const world = new World(await openChain())
    for (const command of [...BEGINNING, ...list]) {
      await world.play(command)
      await world.compare()
      count(command.act)
    }
    for (const { used, state } of world.model.agreements.values()) {
      count(`state ${state}`)
      count('used', used)
    }
  }), { seed: SEED, numRuns: RUNS, endOnFailure: true })
  console.log(`model: seed ${SEED}, ${RUNS} runs, ${JSON.stringify(Object.fromEntries(seen))}`)
  expect(seen.get('used')).toBeGreaterThanOrEqual(RUNS)
})
