import type { Tx } from '#api/db/client.ts'
import { newId } from '#api/kernel/ids.ts'
import { type AccountRef, accountKey, type JournalKind } from './account.ts'

export type LockedAccount = { id: string; participantId: string; kind: string; balanceFen: bigint }

/** Locks accounts in the order of their ids, those that are missing made with nothing on them. */
export async function lockAccounts(tx: Tx, refs: AccountRef[], now: Date): Promise<Map<string, LockedAccount>> {
  if (refs.length === 0) return new Map()
  const wanted = new Map(refs.map((ref) => [accountKey(ref), ref]))
  const found = await lockExisting(tx, [...wanted.values()])
  const missing = [...wanted].filter(([key]) => !found.has(key)).map(([, ref]) => ref)
  if (missing.length === 0) return found
  await makeAccounts(tx, missing, now)
  return lockExisting(tx, [...wanted.values()])
}

async function lockExisting(tx: Tx, refs: AccountRef[]): Promise<Map<string, LockedAccount>> {
  const rows = await tx.$queryRaw<LockedAccount[]>`
    select id, "participantId", kind, "balanceFen" from account
    where ("participantId", kind) in (
      select * from unnest(${refs.map((ref) => ref.participantId)}::text[], ${refs.map((ref) => ref.account)}::text[]))
    order by id for update`
  return new Map(rows.map((row) => [`${row.participantId} ${row.kind}`, row]))
}

/** In one order of owners and kinds, so that two who make the same accounts wait for each other and no further. */
async function makeAccounts(tx: Tx, refs: AccountRef[], now: Date): Promise<void> {
  const sorted = refs.toSorted((a, b) => (accountKey(a) < accountKey(b) ? -1 : 1))
  await tx.$executeRaw`
    insert into account (id, "participantId", kind)
    select * from unnest(${sorted.map(() => newId('acc', now))}::text[],
      ${sorted.map((ref) => ref.participantId)}::text[], ${sorted.map((ref) => ref.account)}::text[])
    on conflict do nothing`
}

/** The journals of one kind that are posted already: the id by the reference. */
export async function findPosted(tx: Tx, kind: JournalKind, references: string[]): Promise<Map<string, string>> {
  if (references.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; reference: string }[]>`
    select id, reference from journal where kind = ${kind} and reference = any(${references}::text[])`
  return new Map(rows.map(({ id, reference }) => [reference, id]))
}

export type JournalRow = { id: string; kind: JournalKind; reference: string }
export type EntryRow = { journalId: string; accountId: string; amountFen: bigint }

/**
 * Writes journals and their entries: each journal's entries in one statement, as the database demands.
 * @returns how many of the journals were new
 */
export async function writeJournals(tx: Tx, journals: JournalRow[], entries: EntryRow[], now: Date): Promise<number> {
  const written = await tx.$executeRaw`
    insert into journal (id, kind, reference, at)
    select j.*, ${now}::timestamptz from unnest(${journals.map(({ id }) => id)}::text[],
      ${journals.map(({ kind }) => kind)}::text[], ${journals.map(({ reference }) => reference)}::text[]) as j
    on conflict do nothing`
  if (written < journals.length || entries.length === 0) return written
  await tx.$executeRaw`
    insert into entry ("journalId", "accountId", "amountFen")
    select * from unnest(${entries.map(({ journalId }) => journalId)}::text[],
      ${entries.map(({ accountId }) => accountId)}::text[], ${entries.map(({ amountFen }) => amountFen)}::bigint[])`
  return written
}

/** Brings each account's balance up to its new entries, by one statement. */
export async function addToBalances(tx: Tx, sums: Map<string, bigint>): Promise<void> {
  if (sums.size === 0) return
  await tx.$executeRaw`
    update account set "balanceFen" = "balanceFen" + s.fen
    from unnest(${[...sums.keys()]}::text[], ${[...sums.values()]}::bigint[]) as s(id, fen) where account.id = s.id`
}
