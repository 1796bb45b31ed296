import { Prisma } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import type { Invariant } from './invariant.ts'
import { rowOf } from './invariant.ts'
import type { Report } from './report.ts'

/** A question whose every answer is a finding: `row` names the row, `detail` what differs. */
export type Question = { table: string; sentence: string; sql: Prisma.Sql }

/** So many answers to one question are named. */
const NAMED = 100

/** Asks PostgreSQL for rows that must not be, and reports them under an invariant. */
export async function ask(tx: Tx, report: Report, invariant: Invariant, questions: Question[]): Promise<void> {
  for (const { table, sentence, sql } of questions) {
    const rows = await tx.$queryRaw<{ row: string; detail: string }[]>`
      select "row", "detail" from (${sql}) as answers order by "row" limit ${NAMED}`
    for (const { row, detail } of rows) report.found(invariant, rowOf(table, row), sentence.replace('…', detail))
  }
}

/** Counts the rows that questions are about. */
export async function countRows(tx: Tx, report: Report, invariant: Invariant, tables: string[]): Promise<void> {
  for (const table of tables) {
    const [answer] = await tx.$queryRaw<{ count: bigint }[]>`select count(*) as count from ${Prisma.raw(`"${table}"`)}`
    report.checked(invariant, Number(answer?.count ?? 0n))
  }
}
