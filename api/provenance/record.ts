import { randomBytes } from 'node:crypto'
import { canonicalJson, type Json } from '#api/kernel/canonical.ts'
import type { Context } from '#api/kernel/context.ts'
import { hex, ZERO32 } from '#api/kernel/hex.ts'
import { chainId32, newId } from '#api/kernel/ids.ts'
import { announce, CHANNELS } from './signal.ts'

/** The life-cycle events (生命周期事件) that the ledger keeps; the name is what stands on the chain, at most 32 bytes. */
export const EVENT_KINDS = [
  'participant.applied',
  'participant.admitted',
  'participant.rejected',
  'person.added',
  'person.disabled',
  'resource.published',
  'resource.registered',
  'authorization.granted',
  'authorization.accepted',
  'authorization.ended',
  'scenario.proposed',
  'scenario.approved',
  'scenario.rejected',
  'ceiling.set',
  'product.created',
  'product.versioned',
  'listing.submitted',
  'listing.first_reviewed',
  'listing.second_reviewed',
  'listing.listed',
  'listing.rejected',
  'listing.delisted',
  'listing.standing_offer',
  'agreement.offered',
  'agreement.countered',
  'agreement.declined',
  'agreement.signed',
  'order.placed',
  'order.closed',
  'settlement.captured',
  'settlement.refunded',
  'payout.paid',
  'transfer.released',
  'transfer.withheld',
] as const

export type EventKind = (typeof EVENT_KINDS)[number]

/** Acts on the contract that leave a leaf of their own, with the function that each calls. */
export type ChainActKind = 'event' | 'register_party' | 'activate' | 'terminate' | 'suspend' | 'resume'

type Entry = {
  kind: ChainActKind
  eventKind: string
  /** The identifier of the thing that the event is about. */
  subject: string
  /** How the subject is named on the chain, where it is not the SHA-256 of its identifier. */
  subjectDigest?: string
  /** What happened, in facts that may be shown to its parties; a nonce keeps its hash from being guessed. */
  body: { [key: string]: Json }
  arguments?: { [key: string]: Json }
}

/**
 * Writes an act into the outbox (存证) in the transaction of its effect; the writer brings it to the chain.
 * Shape of the stored body: the given facts, and `nonce` (32 bytes).
 */
export async function enqueueAct(ctx: Context, entry: Entry): Promise<string> {
  const id = newId('evt', ctx.now)
  const actorId = ctx.actor.participantId
  await ctx.tx.chainAct.create({
    data: {
      id,
      kind: entry.kind,
      eventKind: entry.eventKind,
      subject: entry.subject,
      subjectDigest: entry.subjectDigest ?? chainId32(entry.subject),
      actorDigest: actorId === '' ? ZERO32 : chainId32(actorId),
      actorId,
      body: canonicalJson({ ...entry.body, nonce: hex(randomBytes(32)) }),
      at: ctx.now,
      state: 'pending',
      ...(entry.arguments ? { arguments: entry.arguments } : {}),
    },
  })
  await announce(ctx.tx, CHANNELS.work)
  return id
}

/** Records a life-cycle event: the verb's own transaction carries it, so that no effect is without its event. */
export const recordEvent = (
  ctx: Context,
  eventKind: EventKind,
  subject: string,
  body: { [key: string]: Json },
): Promise<string> => enqueueAct(ctx, { kind: 'event', eventKind, subject, body })
