import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import type { Journal } from './account.ts'
import { openBook } from './book.ts'

/**
 * Posts one journal (记账凭证): double entry, exactly once for each kind and reference.
 * @returns the journal's id
 * @throws unpaid `account.insufficient` when an account would fall below zero, conflict `journal.posted`
 */
export async function post(ctx: Context, journal: Journal): Promise<string> {
  const outcome = (await postMany(ctx, [journal])).get(journal.reference)
  assert(outcome !== undefined, 'a journal that is posted has an outcome')
  if (outcome instanceof AppError) throw outcome
  return outcome
}

/**
 * Posts journals of one kind in the given order, each with its own outcome: one that an account can't bear fails no
 * other, and running sums decide who still fits. A repeated reference counts once.
 * @returns by reference, the journal's id, or unpaid `account.insufficient`, conflict `journal.posted`
 */
export async function postMany(ctx: Context, journals: Journal[]): Promise<Map<string, string | AppError>> {
  const outcomes = new Map<string, string | AppError>()
  const [first] = journals
  if (!first) return outcomes
  const book = await openBook(ctx, {
    kind: first.kind,
    references: journals.map(({ reference }) => reference),
    accounts: journals.flatMap(({ entries }) => entries),
  })
  for (const journal of journals)
    if (!outcomes.has(journal.reference)) outcomes.set(journal.reference, book.post(journal))
  await book.write()
  return outcomes
}
