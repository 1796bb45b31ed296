import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import type { Fen } from '#api/kernel/fen.ts'
import { newId } from '#api/kernel/ids.ts'
import type { AccountRef, Journal, JournalKind, Posting } from './account.ts'
import { accountKey, merged, shortfall } from './account.ts'
import { addToBalances, type EntryRow, findPosted, type JournalRow, lockAccounts, writeJournals } from './store.ts'

/** Accounts locked for a group of journals of one kind; nothing is written before `write`. */
export type Book = {
  /** The journal that a reference has from an earlier transaction. */
  posted: (reference: string) => string | undefined
  /** Books a journal if its accounts can bear it after those booked before: its id, or why not. */
  post: (journal: Journal) => string | AppError
  /**
   * Writes what was booked: journals, entries and balances, one statement each.
   * @throws conflict `journal.posted` when a reference was booked twice, here or by another transaction meanwhile
   */
  write: () => Promise<void>
}

const alreadyPosted = (kind: JournalKind, reference: string) =>
  new AppError('conflict', 'journal.posted', '该笔资金变动已经入账', { kind, reference })

/**
 * Opens the books (账簿) for a group of journals: locks every account that they may touch in the order of ids, so that
 * the running sums kept here decide, in the given order, who still fits.
 */
export async function openBook(
  ctx: Context,
  { kind, references, accounts }: { kind: JournalKind; references: string[]; accounts: AccountRef[] },
): Promise<Book> {
  const { tx, now } = ctx
  const locked = await lockAccounts(tx, accounts, now)
  const before = await findPosted(tx, kind, references)
  const expected = new Set(references)
  const sums = new Map<string, Fen>()
  const journals: JournalRow[] = []
  const rows: EntryRow[] = []

  const accountOf = (ref: AccountRef) => {
    const account = locked.get(accountKey(ref))
    assert(account, 'every account of the group is locked')
    return account
  }
  const refusalOf = (entry: Posting, mayOwe: boolean | undefined) => {
    const { id, balanceFen } = accountOf(entry)
    return shortfall(entry.account, balanceFen + (sums.get(id) ?? 0n), entry.amountFen, mayOwe)
  }

  return {
    posted: (reference) => before.get(reference),

    post: ({ kind: own, reference, entries: given, mayOwe }) => {
      const entries = merged(given)
      assert(entries.reduce((sum, { amountFen }) => sum + amountFen, 0n) === 0n, 'the entries of a journal sum to zero')
      assert(own === kind && expected.has(reference), 'the book was opened for this journal')
      if (before.has(reference)) return alreadyPosted(kind, reference)
      for (const entry of entries) {
        const refusal = refusalOf(entry, mayOwe)
        if (refusal) return refusal
      }
      const id = newId('jnl', now)
      for (const entry of entries) {
        const account = accountOf(entry)
        sums.set(account.id, (sums.get(account.id) ?? 0n) + entry.amountFen)
        rows.push({ journalId: id, accountId: account.id, amountFen: entry.amountFen })
      }
      journals.push({ id, kind, reference })
      return id
    },

    write: async () => {
      if (journals.length === 0) return
      const written = await writeJournals(tx, journals, rows, now)
      if (written < journals.length) throw alreadyPosted(kind, journals[0]?.reference ?? '')
      await addToBalances(tx, sums)
    },
  }
}
