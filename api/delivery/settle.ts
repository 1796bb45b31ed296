import type { Transfer } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Fen } from '#api/kernel/fen.ts'
import { asHex } from '#api/kernel/hex.ts'
import { chainId32 } from '#api/kernel/ids.ts'
import { secondsOf } from '#api/kernel/time.ts'
import type { PendingTransfer, TransferSource } from '#api/provenance/batch.ts'
import { captureCharges, freeCharges } from '#api/settlement/charge.ts'

/** The transfers' side of the writer: what waits for the chain, and what follows from its answer. */
export const transferSource = ({ feeBps }: { feeBps: number }): TransferSource => ({
  pending: async (tx, limit) =>
    itemsOf(await tx.$queryRaw<Waiting[]>`
      select t.id, a."termsDigest", t."contentDigest", t.body, t.at, t."sizeBytes"
      from transfer t join agreement a on a.id = t."agreementId"
      where t.state = 'reserved' order by t.sequence limit ${limit}`),

  submit: async (tx, references, hash) => {
    if (references.length === 0) return
    const changed = await tx.$executeRaw`
      update transfer set state = 'submitted', "transactionHash" = ${hash}
      where id = any(${references}::text[]) and state = 'reserved'`
    assert(changed === references.length, 'every transfer of a batch was reserved')
  },

  restore: async (tx, hash) => {
    await tx.transfer.updateMany({
      where: { transactionHash: hash, state: 'submitted' },
      data: { state: 'reserved', transactionHash: null },
    })
  },

  submitted: async (tx, hash) =>
    itemsOf(await tx.$queryRaw<Waiting[]>`
      select t.id, a."termsDigest", t."contentDigest", t.body, t.at, t."sizeBytes"
      from transfer t join agreement a on a.id = t."agreementId"
      where t."transactionHash" = ${hash} order by t.sequence`),

  settle: async (ctx, { recorded, rejected }) => {
    const { tx, now } = ctx
    // Agreements are locked before orders and accounts, as by reservations.
    const taken = recorded.length === 0 ? [] : await findSubmitted(tx, recorded.map(({ reference }) => reference))
    const refused = rejected.length === 0 ? [] : await markRejected(tx, rejected)
    await count(tx, taken, 1n)
    await count(tx, refused, 0n)
    if (taken.length > 0) await markRecorded(tx, recorded, now, await captureCharges(ctx, taken, feeBps))
    if (refused.length > 0) await freeCharges(ctx, refused)
  },
})

/** A transfer with its agreement's name on the chain, the digest of the terms. */
type Waiting = Pick<Transfer, 'id' | 'contentDigest' | 'body' | 'at' | 'sizeBytes'> & { termsDigest: string }

const itemsOf = (rows: Waiting[]): PendingTransfer[] =>
  rows.map(({ id, termsDigest, contentDigest, body, at, sizeBytes }) => ({
    reference: id,
    item: {
      agreement: asHex(termsDigest),
      id: chainId32(id),
      content: asHex(contentDigest),
      body: chainId32(body),
      at: BigInt(secondsOf(at)),
      size: sizeBytes,
    },
  }))

/** What money needs to know of a transfer whose outcome is known. */
type Settled = Pick<Transfer, 'id' | 'sequence' | 'agreementId' | 'orderId' | 'units' | 'heldFen'>

async function findSubmitted(tx: Tx, ids: string[]): Promise<Settled[]> {
  const rows = await tx.$queryRaw<Settled[]>`
    select id, sequence, "agreementId", "orderId", units, "heldFen" from transfer
    where id = any(${ids}::text[]) and state = 'submitted' order by id for update`
  assert(rows.length === ids.length, 'every recorded transfer was submitted')
  return rows
}

async function markRecorded(
  tx: Tx,
  recorded: { reference: string; index: bigint }[],
  now: Date,
  captured: Map<string, Fen>,
): Promise<void> {
  const ids = recorded.map(({ reference }) => reference)
  await tx.$executeRaw`
    update transfer set state = 'recorded', "recordIndex" = r.index, "recordedAt" = ${now}, "capturedFen" = r.fen,
      "heldFen" = 0
    from unnest(${ids}::text[], ${recorded.map(({ index }) => index)}::bigint[],
      ${ids.map((id) => captured.get(id) ?? 0n)}::bigint[]) as r(id, index, fen)
    where transfer.id = r.id`
}

async function markRejected(tx: Tx, rejected: { reference: string; reason: number }[]): Promise<Settled[]> {
  const ids = rejected.map(({ reference }) => reference)
  const rows = await tx.$queryRaw<Settled[]>`
    update transfer set state = 'rejected', rejection = r.reason
    from unnest(${ids}::text[], ${rejected.map(({ reason }) => reason)}::int[]) as r(id, reason)
    where transfer.id = r.id and state = 'submitted'
    returning transfer.id, sequence, "agreementId", "orderId", units, "heldFen"`
  assert(rows.length === ids.length, 'every rejected transfer was submitted')
  return rows
}

/** Moves reservations of agreements to uses (1), or frees them (0); locked in the order of ids, as by reservations. */
async function count(tx: Tx, rows: Settled[], used: 0n | 1n): Promise<void> {
  if (rows.length === 0) return
  const counts = new Map<string, bigint>()
  for (const { agreementId } of rows) counts.set(agreementId, (counts.get(agreementId) ?? 0n) + 1n)
  const ids = [...counts.keys()]
  await tx.$executeRaw`
    with locked as (select id from agreement where id = any(${ids}::text[]) order by id for update)
    update agreement set "reservedCount" = "reservedCount" - c.count,
      "usedCount" = "usedCount" + c.count * ${used}::bigint
    from unnest(${ids}::text[], ${[...counts.values()]}::bigint[]) as c(id, count) join locked on locked.id = c.id
    where agreement.id = c.id`
}
