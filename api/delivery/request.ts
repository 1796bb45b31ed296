import type { Transfer } from '#api/db/generated/client.ts'
import type { Edge } from '#api/http/endpoint.ts'
import { run } from '#api/http/run.ts'
import type { Server } from '#api/http/server.ts'
import { assert } from '#api/kernel/assert.ts'
import { canonicalJson, type Json, sha256 } from '#api/kernel/canonical.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import type { Actor } from '#api/kernel/permit.ts'
import { CHANNELS, type Signals } from '#api/provenance/signal.ts'
import { findCosigned } from '#api/provenance/prove.ts'
import { checkBeforehand } from './beforehand.ts'
import { checkFields } from './fields.ts'
import { type Content, prepareContent, selectionKey } from './prepare.ts'
import type { ReservationQueue } from './queue.ts'
import type { RequestTransfer } from './schema.ts'
import { REASON, refusalFor } from './transfer.ts'

export type Delivery = { content: Content; queue: ReservationQueue; signals: Signals }

const NOT_APPROVED = '该产品没有这个版本，或它既未经挂牌审核，也不是已审核版本的同结构更新，不能交付'

/** Longest that a request waits for the chain; the transfer goes on without it and a repeat finds it. */
const CHAIN_WAIT_MS = 20_000
/** Longest that an answer waits for the witness; the receipt's address is given in any case. */
const WITNESS_WAIT_MS = 2_000
/** A signal may be lost with its connection: look again after this time at the latest. */
const LOOK_AGAIN_MS = 500

/**
 * Requests a transfer (请求交付): the content is prepared and hashed, quota and money are reserved, and the answer comes
 * once the chain has recorded exactly these bytes. The same key gives the same transfer.
 * @throws refused `transfer.…` naming the clause, unpaid `account.insufficient`, unavailable `transfer.pending`
 */
export async function requestTransfer(
  { server, actor }: Pick<Edge, 'server' | 'actor'>,
  delivery: Delivery,
  agreementId: string,
  key: string,
  demand: RequestTransfer,
): Promise<Transfer> {
  const requestDigest = sha256(canonicalJson({ agreementId, demand: JSON.parse(JSON.stringify(demand)) as Json }))
  const known = await findKnown(actor, delivery, key, requestDigest)
  const reserved = known ?? (await reserve(server, actor, delivery, { agreementId, key, requestDigest, demand }))
  const settled = await awaitChain(delivery, reserved)
  if (settled.rejection !== null) throw refusalFor(settled.rejection)
  return settled
}

async function findKnown(actor: Actor, { queue }: Delivery, key: string, requestDigest: string) {
  const known = await queue.find.transferOfKey(actor.participantId, key)
  if (known && known.requestDigest !== requestDigest)
    throw new AppError('refused', 'idempotency.other_request', '该 Idempotency-Key 已用于另一个请求')
  return known
}

async function reserve(
  server: Server,
  actor: Actor,
  { content, queue }: Delivery,
  request: { agreementId: string; key: string; requestDigest: string; demand: RequestTransfer },
): Promise<Transfer> {
  const { demand, ...intent } = request
  const agreement = await queue.find.agreement(request.agreementId)
  if (agreement?.consumerId !== actor.participantId) throw notFound()
  if (agreement.state !== 'active') throw refusalFor(REASON.agreementNotActive)
  const version = await queue.find.version(agreement.productId, demand.version)
  if (!version) {
    const basis = 'GB/T 37932-2025 6.5'
    throw new AppError('refused', 'transfer.version_not_approved', NOT_APPROVED, { basis })
  }
  await checkFields(server.db, agreement, version, demand)
  const form = [version.id, demand.format, selectionKey(demand, version)] as const
  const prepare = async () => {
    await run(server, actor, 'beforehand', (ctx) => checkBeforehand(ctx, agreement))
    return queue.prepare(form.join(' '), () => prepareContent(server.db, content, version, demand, server.clock()))
  }
  const prepared = (await queue.find.prepared(...form)) ?? (await prepare())
  const reserved = await queue.reserve({ ...intent, actor, version, content: prepared })
  if (reserved instanceof AppError) throw reserved
  return reserved
}

const isPending = ({ state }: Transfer) => state === 'reserved' || state === 'submitted'

async function awaitChain({ signals, queue }: Delivery, reserved: Transfer): Promise<Transfer> {
  const until = performance.now() + CHAIN_WAIT_MS
  let transfer = reserved
  while (isPending(transfer)) {
    if (performance.now() > until)
      throw new AppError('unavailable', 'transfer.pending', '链暂时无法确认，数据未放行；请稍后用同一请求重试', {
        retryAfter: 5,
        location: `/api/transfers/${transfer.id}`,
      })
    await signals.wait(CHANNELS.done, LOOK_AGAIN_MS)
    const progress = await queue.find.progress(transfer.id)
    assert(progress, 'a transfer that was reserved is there')
    transfer = { ...transfer, ...progress }
  }
  return transfer
}

/** Whether the receipt of a recorded transfer is ready, waiting a little for the witness. */
export async function awaitWitness({ db }: Server, { signals }: Delivery, transfer: Transfer): Promise<boolean> {
  if (transfer.recordIndex === null) return false
  const until = performance.now() + WITNESS_WAIT_MS
  for (;;) {
    if (await findCosigned(db, transfer.recordIndex)) return true
    if (performance.now() > until) return false
    await signals.wait(CHANNELS.cosigned, Math.min(LOOK_AGAIN_MS, WITNESS_WAIT_MS))
  }
}
