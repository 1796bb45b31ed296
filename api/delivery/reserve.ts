import { randomBytes } from 'node:crypto'
import type { Agreement, Order, PreparedContent, Transfer } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import { assert } from '#api/kernel/assert.ts'
import { canonicalJson, sha256 } from '#api/kernel/canonical.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { asHex, bytesOfHex, hex } from '#api/kernel/hex.ts'
import { newId } from '#api/kernel/ids.ts'
import { type Actor, permit } from '#api/kernel/permit.ts'
import { toSecond } from '#api/kernel/time.ts'
import { announce, CHANNELS } from '#api/provenance/signal.ts'
import { PricePlan } from '#api/pricing/plan.ts'
import { reserveCharges, unitsOf } from '#api/settlement/charge.ts'
import { deliveryRefusals } from './gate.ts'
import { releasedName, selectionOf, type Version } from './prepare.ts'
import { contentPurged, countWaiting, lockContents, queueFull } from './room.ts'
import { REASON, refusalFor } from './transfer.ts'

/** One demand of a group: who asks for which prepared content under which agreement, with the key that it keeps. */
export type Reservation = {
  actor: Actor
  key: string
  requestDigest: string
  agreementId: string
  version: Version
  content: PreparedContent
}

/** The transfer that a demand has, new or from before; or why it has none. */
export type Reserved = Transfer | AppError

const slot = ({ actor, key }: Pick<Reservation, 'actor' | 'key'>) => `${actor.participantId} ${key}`

/**
 * Reserves a group of transfers in one transaction: quota, money and intent. Each demand carries its actor and gets its
 * own answer; none fails another. A key that was used before gives the transfer that it gave then.
 *
 * Agreements, orders and accounts are locked in the order of their ids; running sums decide who still fits.
 * @param queueLimit transfers that may wait for the chain at a time, of whatever process
 * @throws conflict `transfer.key_taken`: done again, the group finds that key as known
 */
export async function reserveTransfers(ctx: Context, demands: Reservation[], queueLimit: number): Promise<Reserved[]> {
  const known = await findByKey(ctx.tx, demands)
  const fresh = new Map<string, Reservation>()
  for (const demand of demands)
    if (!known.has(slot(demand)) && !fresh.has(slot(demand))) fresh.set(slot(demand), demand)
  const made = await reserveFresh(ctx, [...fresh.values()], queueLimit)
  return demands.map((demand) => {
    const found = known.get(slot(demand)) ?? made.get(slot(demand))
    assert(found, 'every demand is known or fresh')
    if (found instanceof AppError || found.requestDigest === demand.requestDigest) return found
    return new AppError('refused', 'idempotency.other_request', '该 Idempotency-Key 已用于另一个请求')
  })
}

async function findByKey(tx: Tx, demands: Reservation[]): Promise<Map<string, Transfer>> {
  const rows = await tx.$queryRaw<Transfer[]>`
    select * from transfer where "consumerId" = any(${demands.map(({ actor }) => actor.participantId)}::text[])
      and key = any(${demands.map(({ key }) => key)}::text[])`
  return new Map(rows.map((row) => [`${row.consumerId} ${row.key}`, row]))
}

/** A transfer as it is reserved: what the chain brings about is still to come. */
type NewTransfer = Omit<
  Transfer,
  'sequence' | 'capturedFen' | 'transactionHash' | 'recordIndex' | 'rejection' | 'recordedAt' | 'releasedAt'
>

type Standing = { agreement: Agreement; order: Order; room: bigint }

async function reserveFresh(ctx: Context, demands: Reservation[], queueLimit: number): Promise<Map<string, Reserved>> {
  const answers = new Map<string, Reserved>()
  if (demands.length === 0) return answers
  const standings = await lockStandings(ctx.tx, [...new Set(demands.map(({ agreementId }) => agreementId))])
  const gated = await deliveryRefusals(ctx, 'request', [...standings.values()].map(({ agreement }) => agreement))
  const kept = await lockContents(ctx.tx, demands.map(({ content }) => content))
  const places = queueLimit - (await countWaiting(ctx.tx, queueLimit))
  const fitting: { demand: Reservation; standing: Standing; id: string; units: bigint }[] = []
  for (const demand of demands) {
    const standing = standings.get(demand.agreementId)
    const refusal =
      refusalOf(ctx.now, demand, standing) ??
      gated.get(demand.agreementId) ??
      (kept.has(demand.content.id) ? undefined : contentPurged()) ??
      (fitting.length < places ? undefined : queueFull())
    if (refusal || !standing) answers.set(slot(demand), refusal ?? notFound())
    else {
      standing.room -= 1n
      const units = unitsOf(PricePlan.parse(standing.agreement.plan), demand.content)
      fitting.push({ demand, standing, id: newId('tfr', ctx.now), units })
    }
  }
  const charges = await reserveCharges(
    ctx,
    fitting.map(({ id, standing, units }) => ({ transferId: id, orderId: standing.order.id, units })),
  )
  const rows: NewTransfer[] = []
  for (const { demand, standing, id, units } of fitting) {
    const charge = charges.get(id)
    assert(charge, 'every fitting transfer has its charge or its refusal')
    if (charge instanceof AppError) answers.set(slot(demand), charge)
    else rows.push(transferRow(ctx.now, demand, standing, { id, units, heldFen: charge.heldFen }))
  }
  await countReservations(ctx.tx, rows)
  for (const row of await insertTransfers(ctx.tx, rows)) answers.set(`${row.consumerId} ${row.key}`, row)
  if (rows.length > 0) await announce(ctx.tx, CHANNELS.work)
  return answers
}

async function lockStandings(tx: Tx, ids: string[]): Promise<Map<string, Standing>> {
  const agreements = await tx.$queryRaw<Agreement[]>`
    select * from agreement where id = any(${ids}::text[]) order by id for update`
  const orders = await tx.$queryRaw<Order[]>`select * from "order" where "agreementId" = any(${ids}::text[])`
  const orderOf = new Map(orders.map((order) => [order.agreementId, order]))
  return new Map(
    agreements.flatMap((agreement) => {
      const order = orderOf.get(agreement.id)
      return order ? [[agreement.id, { agreement, order, room: roomOf(agreement) }] as const] : []
    }),
  )
}

/** What is left of an agreement's quota. */
export const roomOf = ({ quota, usedCount, reservedCount }: Agreement): bigint => quota - usedCount - reservedCount

/** Why a demand can't be reserved now, in the contract's own words; the chain decides again when it is recorded. */
function refusalOf(now: Date, { actor, version }: Reservation, standing: Standing | undefined): AppError | undefined {
  try {
    permit(actor, 'transfer.request')
  } catch (error) {
    assert(error instanceof AppError, 'permit throws AppError')
    return error
  }
  if (!standing) return notFound()
  const { agreement, room } = standing
  if (agreement.consumerId !== actor.participantId || version.productId !== agreement.productId) return notFound()
  return agreementRefusal(now, agreement, room)
}

/** Why nothing can be taken under an agreement now; `room` is what is left of its quota. */
export function agreementRefusal(now: Date, agreement: Agreement, room: bigint): AppError | undefined {
  if (agreement.state !== 'active') return refusalFor(REASON.agreementNotActive)
  if (agreement.suspended) return refusalFor(REASON.agreementSuspended)
  if (now < agreement.startsAt) return refusalFor(REASON.beforeWindow)
  if (now >= agreement.endsAt) return refusalFor(REASON.afterWindow)
  if (room <= 0n) return refusalFor(REASON.quotaExhausted)
  return undefined
}

function transferRow(
  now: Date,
  { actor, key, requestDigest, version, content }: Reservation,
  { agreement, order }: Standing,
  reserved: { id: string; units: bigint; heldFen: bigint },
): NewTransfer {
  const nonce = hex(randomBytes(32))
  const selection = selectionOf(content.selectionDigest)
  const form = selection === null ? 'file' : 'selection'
  const body = canonicalJson({
    transfer: reserved.id,
    agreement: agreement.id,
    product: agreement.productId,
    version: version.number,
    source: version.sha256,
    sha256: content.sha256,
    sm3: content.sm3,
    mediaType: content.mediaType,
    format: content.format,
    rows: content.rows === null ? null : Number(content.rows),
    form,
    selection,
    fingerprint: null,
    nonce,
  })
  return {
    ...reserved,
    key,
    requestDigest,
    agreementId: agreement.id,
    orderId: order.id,
    consumerId: actor.participantId,
    providerId: agreement.providerId,
    productId: agreement.productId,
    versionId: version.id,
    state: 'reserved',
    form,
    format: content.format,
    contentId: content.id,
    contentKey: content.contentKey,
    fileName: releasedName(version, content.format),
    mediaType: content.mediaType,
    sizeBytes: content.sizeBytes,
    rows: content.rows,
    sha256: content.sha256,
    nonce,
    contentDigest: sha256(Buffer.concat([bytesOfHex(nonce), bytesOfHex(asHex(content.sha256))])),
    body,
    at: toSecond(now),
    createdAt: now,
  }
}

/** What the chain has yet to bring about. */
const UNSENT = {
  capturedFen: 0n, transactionHash: null, recordIndex: null, rejection: null, recordedAt: null, releasedAt: null,
}

/**
 * Writes transfers in their order, by one statement with one parameter.
 * @throws conflict `transfer.key_taken` when another process reserved for a key of the group meanwhile
 */
async function insertTransfers(tx: Tx, rows: NewTransfer[]): Promise<Transfer[]> {
  if (rows.length === 0) return []
  const json = JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))
  const written = await tx.$queryRaw<Pick<Transfer, 'id' | 'sequence'>[]>`
    insert into transfer (id, key, "requestDigest", "agreementId", "orderId", "consumerId", "providerId", "productId",
      "versionId", state, form, format, "contentId", "contentKey", "fileName", "mediaType", "sizeBytes", rows, sha256,
      nonce, "contentDigest", body, at, units, "heldFen", "createdAt")
    select id, key, "requestDigest", "agreementId", "orderId", "consumerId", "providerId", "productId",
      "versionId", state, form, format, "contentId", "contentKey", "fileName", "mediaType", "sizeBytes", rows, sha256,
      nonce, "contentDigest", body, at, units, "heldFen", "createdAt"
    from jsonb_populate_recordset(null::transfer, ${json}::jsonb) on conflict ("consumerId", key) do nothing
    returning id, sequence`
  if (written.length < rows.length) throw new AppError('conflict', 'transfer.key_taken', '同一请求正在处理，请重试')
  const sequences = new Map(written.map(({ id, sequence }) => [id, sequence]))
  return rows.map((row) => ({ ...row, ...UNSENT, sequence: sequences.get(row.id) ?? -1n }))
}

async function countReservations(tx: Tx, rows: { agreementId: string }[]): Promise<void> {
  const counts = new Map<string, bigint>()
  for (const { agreementId } of rows) counts.set(agreementId, (counts.get(agreementId) ?? 0n) + 1n)
  await tx.$executeRaw`
    update agreement set "reservedCount" = "reservedCount" + c.count
    from unnest(${[...counts.keys()]}::text[], ${[...counts.values()]}::bigint[]) as c(id, count)
    where agreement.id = c.id`
}
