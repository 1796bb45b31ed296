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
  'participant.verified',
  'person.added',
  'person.disabled',
  'person.erased',
  'deadline.missed',
  'relation.declared',
  'relation.ended',
  'resource.published',
  'resource.changed',
  'resource.withdrawn',
  'resource.consent_given',
  'resource.consent_withdrawn',
  'resource.imported',
  'resource.measured',
  'source.disputed',
  'source.settled',
  'ticket.reported',
  'ticket.answered',
  'ticket.rejected',
  'ticket.reopened',
  'ticket.escalated',
  'ticket.decided',
  'ticket.closed',
  'resource.registered',
  'plan.drafted',
  'plan.decided',
  'plan.approved',
  'plan.filed',
  'plan.called',
  'plan.applied',
  'plan.chosen',
  'plan.objected',
  'plan.objection_answered',
  'plan.selected',
  'plan.withdrawn',
  'authorization.granted',
  'authorization.accepted',
  'authorization.filed',
  'authorization.suspended',
  'authorization.resumed',
  'authorization.exit_noticed',
  'authorization.ended',
  'authorization.handed_over',
  'authorization.change_proposed',
  'authorization.change_decided',
  'authorization.change_approved',
  'authorization.change_accepted',
  'authorization.change_filed',
  'authorization.change_abandoned',
  'authorization.assessed',
  'authorization.rectified',
  'scenario.proposed',
  'scenario.reviewed',
  'scenario.approved',
  'scenario.rejected',
  'scenario.withdrawn',
  'scenario.agreement_offered',
  'scenario.confirmed',
  'scenario.agreed',
  'scenario.resource_supplied',
  'scenario.supplied',
  'scenario.closed',
  'scenario.destroyed',
  'ceiling.set',
  'revenue.applied',
  'revenue.approved',
  'revenue.rejected',
  'revenue.warned',
  'revenue.closed',
  'revenue.carried',
  'registration.drafted',
  'registration.deposited',
  'registration.submitted',
  'registration.withdrawn',
  'registration.accepted',
  'registration.returned',
  'registration.not_accepted',
  'registration.reviewed',
  'registration.not_passed',
  'registration.published',
  'registration.objected',
  'registration.objection_answered',
  'registration.terminated',
  'registration.coded',
  'registration.supplemented',
  'registration.cancelled',
  'registration.revoked',
  'registration.imported',
  'registration.verified',
  'registration.refused',
  'property.prepared',
  'property.submitted',
  'property.imported',
  'property.verified',
  'property.refused',
  'property.revoked',
  'property.marked',
  'product.created',
  'product.versioned',
  'product.declared',
  'consent.entered',
  'consent.withdrawn',
  'listing.submitted',
  'listing.first_reviewed',
  'listing.second_reviewed',
  'listing.listed',
  'listing.rejected',
  'listing.held',
  'listing.resumed',
  'listing.delisted',
  'listing.delivery_tested',
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
  'certificate.issued',
  'certificate.printed',
  'certificate.revoked',
  'filing.submitted',
  'filing.filed',
  'filing.rejected',
  'disclosure.published',
  'sharing.requested',
  'sharing.approved',
  'sharing.refused',
  'sharing.withdrawn',
  'sharing.ended',
  'sharing.supplied',
  'transfer.released',
  'transfer.withheld',
  'transfer.destroyed',
  'liability.declared',
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
