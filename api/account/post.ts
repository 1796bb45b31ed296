import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import type { Journal } from './account.ts'
import { openBook } from './book.ts'

/**
 * Writes one journal (记账) and gives its id.
 * @throws unpaid `account.insufficient`, conflict `journal.posted` for one that was written before
 */
export async function post(ctx: Context, journal: Journal): Promise<string> {
  const { kind, reference, entries } = journal
  const book = await openBook(ctx, { kind, references: [reference], accounts: entries })
  const id = book.post(journal)
  if (id instanceof AppError) throw id
  await book.write()
  return id
}
