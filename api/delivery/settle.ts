import type { Transfer } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import { assert } from '#api/kernel/assert.ts'
import { asHex } from '#api/kernel/hex.ts'
import { chainId32 } from '#api/kernel/ids.ts'
import { secondsOf } from '#api/kernel/time.ts'
import type { PendingTransfer, TransferSource } from '#api/provenance/batch.ts'
import { captureCharges, freeCharges } from '#api/settlement/charge.ts'

/** The transfers' side of the writer: what waits for the chain, and what follows from its answer. */
export const transferSource = ({ feeBps }: { feeBps: number }): TransferSource => ({
  pending: async (tx, limit) => {
    const rows = await tx.transfer.findMany({ where: { state: 'reserved' }, orderBy: { sequence: 'asc' }, take: limit })
    return withAgreements(tx, rows)
  },

  submit: async (tx, references, hash) => {
    if (references.length === 0) return
    const { count } = await tx.transfer.updateMany({
      where: { id: { in: references }, state: 'reserved' },
      data: { state: 'submitted', transactionHash: hash },
    })
    assert(count === references.length, 'every transfer of a batch was reserved')
  },

  submitted: async (tx, hash) => {
    const rows = await tx.transfer.findMany({ where: { transactionHash: hash }, orderBy: { sequence: 'asc' } })
    return withAgreements(tx, rows)
  },

  settle: async (ctx, { recorded, rejected }) => {
    const { tx, now } = ctx
    if (recorded.length > 0) {
      const rows = await markRecorded(tx, recorded, now)
      const captured = await captureCharges(ctx, rows, feeBps)
      await tx.$executeRaw`
        update transfer set "capturedFen" = c.fen, "heldFen" = 0
        from unnest(${[...captured.keys()]}::text[], ${[...captured.values()]}::bigint[]) as c(id, fen)
        where transfer.id = c.id`
    }
    if (rejected.length > 0) await freeCharges(ctx, await markRejected(tx, rejected))
  },
})

/** The item of each transfer; the agreement's name on the chain is the digest of its terms. */
async function withAgreements(tx: Tx, rows: Transfer[]): Promise<PendingTransfer[]> {
  if (rows.length === 0) return []
  const agreements = await tx.agreement.findMany({
    where: { id: { in: [...new Set(rows.map(({ agreementId }) => agreementId))] } },
    select: { id: true, termsDigest: true },
  })
  const digestOf = new Map(agreements.map(({ id, termsDigest }) => [id, termsDigest]))
  return rows.map((row) => ({ reference: row.id, item: itemOf(row, digestOf.get(row.agreementId) ?? '') }))
}

const itemOf = (row: Transfer, termsDigest: string) => ({
  agreement: asHex(termsDigest),
  id: chainId32(row.id),
  content: asHex(row.contentDigest),
  body: chainId32(row.body),
  at: BigInt(secondsOf(row.at)),
  size: row.sizeBytes,
})

async function markRecorded(tx: Tx, recorded: { reference: string; index: bigint }[], now: Date): Promise<Transfer[]> {
  const ids = recorded.map(({ reference }) => reference)
  const changed = await tx.$executeRaw`
    update transfer set state = 'recorded', "recordIndex" = r.index, "recordedAt" = ${now}
    from unnest(${ids}::text[], ${recorded.map(({ index }) => index)}::bigint[]) as r(id, index)
    where transfer.id = r.id and state = 'submitted'`
  assert(changed === ids.length, 'every recorded transfer was submitted')
  const rows = await tx.transfer.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } })
  await count(tx, rows, 1n)
  return rows
}

async function markRejected(tx: Tx, rejected: { reference: string; reason: number }[]): Promise<Transfer[]> {
  const ids = rejected.map(({ reference }) => reference)
  const changed = await tx.$executeRaw`
    update transfer set state = 'rejected', rejection = r.reason
    from unnest(${ids}::text[], ${rejected.map(({ reason }) => reason)}::int[]) as r(id, reason)
    where transfer.id = r.id and state = 'submitted'`
  assert(changed === ids.length, 'every rejected transfer was submitted')
  const rows = await tx.transfer.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } })
  await count(tx, rows, 0n)
  return rows
}

/** Moves reservations of agreements to uses (1), or frees them (0). */
async function count(tx: Tx, rows: Transfer[], used: 0n | 1n): Promise<void> {
  const counts = new Map<string, bigint>()
  for (const { agreementId } of rows) counts.set(agreementId, (counts.get(agreementId) ?? 0n) + 1n)
  await tx.$executeRaw`
    update agreement set "reservedCount" = "reservedCount" - c.count, "usedCount" = "usedCount" + c.count * ${used}::bigint
    from unnest(${[...counts.keys()]}::text[], ${[...counts.values()]}::bigint[]) as c(id, count)
    where agreement.id = c.id`
}
