import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Journal, merged, moveOwn, type Posting, shortfall } from '#api/account/account.ts'
import { post, postMany } from '#api/account/post.ts'
import { AppError } from '#api/kernel/errors.ts'
import { codeOf, codesOf } from '#test/support/market.ts'
import { eventually, type Member, platform } from '#test/support/platform.ts'
import { balancesOf, consumerWith, faultsOfBooks } from './money.ts'

const p = await platform()

let count = 0
const reference = () => `ref-${(count += 1)}`

const hold = ({ participantId }: Member, amountFen: bigint, name = reference()): Journal =>
  ({ kind: 'hold', reference: name, entries: moveOwn(participantId, 'available', 'held', amountFen) })

const outcome = (value: string | AppError | undefined) => (value instanceof AppError ? value.code : 'posted')

describe('one journal', () => {
  it('moves money between accounts, which are made when they are first needed', async () => {
    const who = await consumerWith(p, 1_000)
    const id = await p.run(who, (ctx) => post(ctx, hold(who, 300n)))
    expect(await balancesOf(p, who.participantId)).toEqual({ available: 700, held: 300 })
    expect(await p.db.entry.count({ where: { journalId: id } })).toBe(2)
  })

  it('merges the entries of one account and drops those that move nothing', async () => {
    const who = await consumerWith(p, 1_000)
    const entries: Posting[] = [
      ...moveOwn(who.participantId, 'available', 'held', 300n),
      ...moveOwn(who.participantId, 'available', 'held', 200n),
      { participantId: who.participantId, account: 'payout', amountFen: 0n },
    ]
    const id = await p.run(who, (ctx) => post(ctx, { kind: 'hold', reference: reference(), entries }))
    const rows = await p.db.entry.findMany({ where: { journalId: id }, orderBy: { amountFen: 'asc' } })
    expect(rows.map(({ amountFen }) => amountFen)).toEqual([-500n, 500n])
  })

  it('must sum to zero', async () => {
    const who = await consumerWith(p, 1_000)
    const entries: Posting[] = [{ participantId: who.participantId, account: 'available', amountFen: 1n }]
    const work = p.run(who, (ctx) => post(ctx, { kind: 'hold', reference: reference(), entries }))
    await expect(work).rejects.toThrow('sum to zero')
    expect(await balancesOf(p, who.participantId)).toEqual({ available: 1_000 })
  })

  it('is refused when an account would fall below zero, to the fen', async () => {
    const who = await consumerWith(p, 1_000)
    expect(await codeOf(p.run(who, (ctx) => post(ctx, hold(who, 1_001n))))).toBe('account.insufficient')
    expect(await codeOf(p.run(who, (ctx) => post(ctx, hold(who, 1_000n))))).toBe('none')
    expect(await codeOf(p.run(who, (ctx) => post(ctx, hold(who, 1n))))).toBe('account.insufficient')
  })

  it('is posted once for its kind and reference', async () => {
    const who = await consumerWith(p, 1_000)
    const journal = hold(who, 300n)
    await p.run(who, (ctx) => post(ctx, journal))
    expect(await codeOf(p.run(who, (ctx) => post(ctx, journal)))).toBe('journal.posted')
    const other: Journal = { ...journal, kind: 'order_hold' }
    expect(await codeOf(p.run(who, (ctx) => post(ctx, other)))).toBe('none')
    expect(await balancesOf(p, who.participantId)).toEqual({ available: 400, held: 600 })
  })

  it('lets a payable fall below zero only where it may owe, and always lets the debt be worked off', async () => {
    const provider = await p.organization('provider')
    const consumer = await consumerWith(p, 1_000)
    const back = (amountFen: bigint, mayOwe: boolean): Journal => ({
      kind: 'refund',
      reference: reference(),
      mayOwe,
      entries: [
        { participantId: provider.participantId, account: 'payable', amountFen: -amountFen },
        { participantId: consumer.participantId, account: 'available', amountFen },
      ],
    })
    expect(await codeOf(p.run(provider, (ctx) => post(ctx, back(100n, false))))).toBe('account.insufficient')
    await p.run(provider, (ctx) => post(ctx, back(100n, true)))
    expect(await balancesOf(p, provider.participantId)).toEqual({ payable: -100 })
    await p.run(provider, (ctx) => post(ctx, back(-40n, false)))
    expect(await balancesOf(p, provider.participantId)).toEqual({ payable: -60 })
  })
})

describe('a group of journals', () => {
  it('follows running sums in the given order: one that does not fit fails no other', async () => {
    const who = await consumerWith(p, 1_000)
    const journals = [hold(who, 600n), hold(who, 500n), hold(who, 400n), hold(who, 1n)]
    const outcomes = await p.run(who, (ctx) => postMany(ctx, journals))
    expect(journals.map((journal) => outcome(outcomes.get(journal.reference)))).toEqual(
      ['posted', 'account.insufficient', 'posted', 'account.insufficient'],
    )
    expect(await balancesOf(p, who.participantId)).toEqual({ held: 1_000 })
  })

  it('gives what came in earlier in the group to what goes out later', async () => {
    const [giver, taker] = [await consumerWith(p, 500), await consumerWith(p, 0)]
    const gift: Journal = {
      kind: 'hold',
      reference: reference(),
      entries: [
        { participantId: giver.participantId, account: 'available', amountFen: -500n },
        { participantId: taker.participantId, account: 'available', amountFen: 500n },
      ],
    }
    const journals = [hold(taker, 200n), gift, hold(taker, 200n)]
    const outcomes = await p.run(giver, (ctx) => postMany(ctx, journals))
    expect(journals.map((journal) => outcome(outcomes.get(journal.reference)))).toEqual(
      ['account.insufficient', 'posted', 'posted'],
    )
  })

  it('counts a reference once, in the group and from before', async () => {
    const who = await consumerWith(p, 1_000)
    const [first, before] = [hold(who, 100n), hold(who, 100n)]
    await p.run(who, (ctx) => post(ctx, before))
    const outcomes = await p.run(who, (ctx) => postMany(ctx, [first, before, first]))
    expect([outcome(outcomes.get(first.reference)), outcome(outcomes.get(before.reference))]).toEqual(
      ['posted', 'journal.posted'],
    )
    expect(await balancesOf(p, who.participantId)).toEqual({ available: 800, held: 200 })
  })
})

/** Whether a transaction of this database waits for another. */
const someoneWaits = async () => {
  const [row] = await p.db.$queryRaw<{ waiting: bigint }[]>`
    select count(*) as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  return row !== undefined && row.waiting > 0n
}

describe('at once', () => {
  it('gives the last fen to one of two', async () => {
    const who = await consumerWith(p, 100)
    const holds = [hold(who, 100n), hold(who, 100n)]
    const works = holds.map((journal) => p.run(who, (ctx) => post(ctx, journal)))
    expect(await codesOf(works)).toEqual(['account.insufficient', 'none'])
    expect(await balancesOf(p, who.participantId)).toEqual({ held: 100 })
  })

  it('waits for whoever has the account, and then sees what is left', async () => {
    const who = await consumerWith(p, 101)
    await p.run(who, (ctx) => post(ctx, hold(who, 1n)))
    const gate = Promise.withResolvers<void>()
    const booked = Promise.withResolvers<void>()
    const first = p.run(who, async (ctx) => {
      await post(ctx, hold(who, 100n))
      booked.resolve()
      await gate.promise
    })
    await booked.promise
    const second = codeOf(p.run(who, (ctx) => post(ctx, hold(who, 100n))))
    await eventually(someoneWaits, 'the second one waits for the first')
    gate.resolve()
    await first
    expect(await second).toBe('account.insufficient')
  })

  it('posts the same journal once', async () => {
    const who = await consumerWith(p, 1_000)
    const journal = hold(who, 100n)
    const works = [1, 2, 3].map(() => p.run(who, (ctx) => post(ctx, journal)))
    expect(await codesOf(works)).toEqual(['journal.posted', 'journal.posted', 'none'])
    expect(await balancesOf(p, who.participantId)).toEqual({ available: 900, held: 100 })
  })

  it('keeps exact sums under groups that touch the same accounts in different orders', async () => {
    const [a, b] = [await consumerWith(p, 5_000), await consumerWith(p, 5_000)]
    const group = (members: Member[]) => Array.from({ length: 20 }, (_, i) => hold(members[i % 2] ?? a, 10n))
    const groups = [[a, b], [b, a], [a, b], [b, a]].map(group)
    await Promise.all(groups.map((journals) => p.run(a, (ctx) => postMany(ctx, journals))))
    for (const { participantId } of [a, b])
      expect(await balancesOf(p, participantId)).toEqual({ available: 4_600, held: 400 })
  })
})

describe('the rules', () => {
  const account = fc.constantFrom('available', 'held', 'payable', 'payout', 'fee_income', 'custody')
  const entry: fc.Arbitrary<Posting> = fc.record({
    participantId: fc.constantFrom('a', 'b'),
    account,
    amountFen: fc.bigInt({ min: -5n, max: 5n }),
  })

  it('merging keeps what each account gains, names each once, and leaves nothing empty', () => {
    fc.assert(fc.property(fc.array(entry), (entries) => {
      const gain = (list: Posting[], of: Posting) =>
        list.filter((one) => one.participantId === of.participantId && one.account === of.account)
          .reduce((sum, { amountFen }) => sum + amountFen, 0n)
      const whole = merged(entries)
      for (const one of entries) expect(gain(whole, one)).toBe(gain(entries, one))
      expect(new Set(whole.map((one) => `${one.participantId} ${one.account}`)).size).toBe(whole.length)
      expect(whole.every(({ amountFen }) => amountFen !== 0n)).toBe(true)
    }))
  })

  it('only custody, and a payable that may owe, give what they do not have', () => {
    const amount = fc.bigInt({ min: -20n, max: 20n })
    fc.assert(fc.property(account, amount, amount, fc.boolean(), (kind, balance, change, mayOwe) => {
      const free = kind === 'custody' || (kind === 'payable' && mayOwe)
      const isShort = change < 0n && balance + change < 0n && !free
      expect(shortfall(kind, balance, change, mayOwe)?.code).toBe(isShort ? 'account.insufficient' : undefined)
    }))
  })
})

it('after all of this the books are right', async () => {
  expect(await faultsOfBooks(p)).toEqual([])
})
