import type { Tx } from '#api/db/client.ts'

/** What the log holds up to a size: leaves of transfers, and the rows that they tell. */
export type Tally = { size: bigint; transfers: bigint; rows: bigint }

const NOTHING: Tally = { size: 0n, transfers: 0n, rows: 0n }

/**
 * Counts the log, whose leaves never change: what was counted before is carried on from its size, so that a long log
 * costs as little as a short one.
 */
export async function countOn(tx: Tx, before: Tally = NOTHING): Promise<Tally> {
  const { _max } = await tx.record.aggregate({ _max: { index: true } })
  const size = _max.index === null ? 0n : _max.index + 1n
  const from = before.size <= size ? before : NOTHING
  if (from.size === size) return from
  const [more] = await tx.$queryRaw<Omit<Tally, 'size'>[]>`
    select count(*) as transfers, coalesce(sum(t.rows), 0)::bigint as rows
    from record r left join transfer t on t."recordIndex" = r.index
    where r.index >= ${from.size} and r.index < ${size} and r.kind = 1`
  return { size, transfers: from.transfers + (more?.transfers ?? 0n), rows: from.rows + (more?.rows ?? 0n) }
}
