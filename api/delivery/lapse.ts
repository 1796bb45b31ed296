import type { Transfer } from '#api/db/generated/client.ts'
import type { Database } from '#api/db/client.ts'
import { inTransaction } from '#api/http/run.ts'
import type { Context } from '#api/kernel/context.ts'
import { PLATFORM } from '#api/kernel/permit.ts'
import { addDays } from '#api/kernel/time.ts'
import { haltOf } from '#api/provenance/halt.ts'
import { gatesUntilEnd, obstaclesOf, withhold } from './withhold.ts'

const AT_ONCE = 200

/**
 * Decides on recorded transfers that nobody fetched while their contents were kept (逾期未取). One that could have been
 * fetched lapses: the data lay ready where it was agreed, so its provider has delivered and may be paid its price. One
 * that could not, since it was suspended or a gate had closed, is withheld: its price goes back. While
 * the history contradicts itself nobody can fetch anything, and nothing is decided.
 * 依据 《数据提供合同（示范文本）》 交付; GB/T 37932-2025 7.3 b).
 * @returns how many lapsed
 * @throws what kept one from being withheld, or from being decided at all, once all others are decided
 */
export async function lapseTransfers(db: Database, now: Date, retentionDays: number): Promise<number> {
  const endedBefore = addDays(now, -retentionDays)
  const failures: Error[] = []
  let lapsed = 0
  for (let after = ''; ; ) {
    const page = await inTransaction(db, async (tx) => {
      const ctx: Context = { tx, now, actor: PLATFORM, requestId: 'lapse' }
      return lapsePage(ctx, endedBefore, after)
    })
    lapsed += page.lapsed
    failures.push(...page.failures)
    if (page.last === undefined) break
    after = page.last
  }
  const [failure] = failures
  if (failure) throw failure
  return lapsed
}

type Page = { lapsed: number; failures: Error[]; last: string | undefined }

async function lapsePage(ctx: Context, endedBefore: Date, after: string): Promise<Page> {
  const { tx } = ctx
  if (await haltOf(tx)) return { lapsed: 0, failures: [], last: undefined }
  const rows = await tx.$queryRaw<Transfer[]>`
    select t.* from transfer t join agreement a on a.id = t."agreementId"
    where t.state = 'recorded' and t.id > ${after} and a."endsAt" <= ${endedBefore}
    order by t.id limit ${AT_ONCE} for update of t`
  const standings = await obstaclesOf(ctx, rows.map(({ id }) => id), gatesUntilEnd)
  const isHindered = ({ id }: Transfer) => standings.get(id)?.obstacle !== undefined
  const outcomes: (Transfer | Error)[] = []
  for (const row of rows.filter(isHindered)) {
    const obstacle = standings.get(row.id)?.obstacle
    outcomes.push(obstacle?.kind === 'unavailable' ? obstacle : await withhold(ctx, row))
  }
  const { count } = await tx.transfer.updateMany({
    where: { id: { in: rows.filter((row) => !isHindered(row)).map(({ id }) => id) }, state: 'recorded' },
    data: { state: 'lapsed' },
  })
  return { lapsed: count, failures: outcomes.filter((outcome) => outcome instanceof Error), last: rows.at(-1)?.id }
}
