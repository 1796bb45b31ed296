import { randomUUID } from 'node:crypto'
import { decideTopUp } from '#api/account/decide-top-up.ts'
import { requestTopUp } from '#api/account/request-top-up.ts'
import type { Member, TestPlatform } from '#test/support/platform.ts'

const treasurers = new WeakMap<TestPlatform, Promise<Member>>()

/** The treasurer of a platform, the same one at every call. */
export function treasurerOf(p: TestPlatform): Promise<Member> {
  const known = treasurers.get(p) ?? p.organization('treasurer')
  treasurers.set(p, known)
  return known
}

/** A top-up of a member that waits for the treasurer. */
export const requested = (p: TestPlatform, who: Member, amountFen = 1_000) =>
  p.run(who, (ctx) => requestTopUp(ctx, { amountFen, reference: `流水 ${randomUUID()}` }))

/** Gives a member money, as the treasurer confirms it. */
export async function fund(p: TestPlatform, who: Member, amountFen: number): Promise<void> {
  const { id } = await requested(p, who, amountFen)
  await p.run(await treasurerOf(p), (ctx) => decideTopUp(ctx, id, { approved: true }))
}

/** A consumer with that much money. */
export async function consumerWith(p: TestPlatform, amountFen: number): Promise<Member> {
  const consumer = await p.organization('consumer')
  if (amountFen > 0) await fund(p, consumer, amountFen)
  return consumer
}

/** The balances of an owner by account, those that stand at zero left out. */
export async function balancesOf(p: TestPlatform, participantId: string): Promise<Record<string, number>> {
  const rows = await p.db.account.findMany({ where: { participantId }, orderBy: { kind: 'asc' } })
  const moved = rows.filter(({ balanceFen }) => balanceFen !== 0n)
  return Object.fromEntries(moved.map(({ kind, balanceFen }) => [kind, Number(balanceFen)]))
}

/** What is wrong with the books as a whole: nothing, or the rules that they break. */
export async function faultsOfBooks(p: TestPlatform): Promise<string[]> {
  const accounts = await p.db.account.findMany({ include: { entries: true } })
  const journals = await p.db.journal.findMany({ include: { entries: true } })
  const sum = (amounts: bigint[]) => amounts.reduce((total, amount) => total + amount, 0n)
  return [
    ...(sum(accounts.map(({ balanceFen }) => balanceFen)) === 0n ? [] : ['all balances sum to zero']),
    ...accounts
      .filter(({ balanceFen, entries }) => balanceFen !== sum(entries.map(({ amountFen }) => amountFen)))
      .map(({ participantId, kind }) => `${participantId} ${kind}: the balance is the sum of its entries`),
    ...accounts
      .filter(({ kind, balanceFen }) => balanceFen < 0n && kind !== 'custody' && kind !== 'payable')
      .map(({ participantId, kind }) => `${participantId} ${kind}: no balance below zero`),
    ...journals
      .filter(({ entries }) => sum(entries.map(({ amountFen }) => amountFen)) !== 0n)
      .map(({ kind, reference }) => `${kind} ${reference}: the entries sum to zero`),
  ]
}
