import type { Database, Tx } from '#api/db/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import type { Actor } from '#api/kernel/permit.ts'

const ATTEMPTS = 4

/** Whether PostgreSQL refused a transaction for another one that it can be repeated after. */
export function isWriteConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  const cause = error.cause instanceof Error ? error.cause.message : JSON.stringify(error.cause ?? '')
  return code === 'P2034' || /40001|40P01|write conflict|deadlock/i.test(`${error.message} ${cause}`)
}

/** Whether PostgreSQL refused a row because another one has what is unique. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'P2002'

/**
 * One verb, one transaction: opened here, repeated here after a write conflict, and nowhere else.
 * @throws conflict `database.conflict` when others keep changing the same rows, or made the same thing first
 */
export async function inTransaction<T>(db: Database, work: (tx: Tx) => Promise<T>, timeoutMs = 20_000): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction(work, { maxWait: 10_000, timeout: timeoutMs })
    } catch (error) {
      if (isUniqueViolation(error))
        throw new AppError('conflict', 'database.exists', '相同的记录已经存在', {}, error)
      if (!isWriteConflict(error)) throw error
      if (attempt === ATTEMPTS)
        throw new AppError('conflict', 'database.conflict', '同一数据正被他人修改，请重试', {}, error)
    }
  }
}

/** Runs a verb as an actor, at one instant, in a transaction of its own. */
export function run<T>(
  { db, clock }: { db: Database; clock: () => Date },
  actor: Actor,
  requestId: string,
  verb: (ctx: Context) => Promise<T>,
): Promise<T> {
  return inTransaction(db, (tx) => verb({ tx, now: clock(), actor, requestId }))
}
