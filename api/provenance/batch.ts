import type { ChainAct, ChainTransaction } from '#api/db/generated/client.ts'
import type { Database, Tx } from '#api/db/client.ts'
import { inTransaction } from '#api/http/run.ts'
import { AppError } from '#api/kernel/errors.ts'
import { assert } from '#api/kernel/assert.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import type { Context } from '#api/kernel/context.ts'
import { type Address, asHex, type Hex32 } from '#api/kernel/hex.ts'
import { PLATFORM } from '#api/kernel/permit.ts'
import { secondsOf } from '#api/kernel/time.ts'
import { z } from 'zod'
import { BATCH_LIMITS, fitBatch } from './batch-size.ts'
import type { Chain, LedgerCall } from './chain.ts'
import { addressOfKey } from './deploy.ts'
import { type EventItem, kindWord, type TransferItem } from './entry.ts'
import type { Keys } from './keys.ts'

/** A transfer as the writer sees it. */
export type PendingTransfer = { reference: string; item: TransferItem }

/** Where transfers come from and where their outcome goes: the delivery, given at `app.ts`. */
export type TransferSource = {
  /** The oldest reserved transfers. */
  pending: (tx: Tx, limit: number) => Promise<PendingTransfer[]>
  /** Marks reserved transfers as sent with a transaction. @throws Error unless all of them were reserved */
  submit: (tx: Tx, references: string[], hash: Hex32) => Promise<void>
  /** Lets transfers wait again whose transaction was reverted as a whole. */
  restore: (tx: Tx, hash: Hex32) => Promise<void>
  /** The transfers that were sent with a transaction, in the order of `pending`. */
  submitted: (tx: Tx, hash: Hex32) => Promise<PendingTransfer[]>
  settle: (
    ctx: Context,
    outcome: { recorded: { reference: string; index: bigint }[]; rejected: { reference: string; reason: number }[] },
  ) => Promise<void>
}

/** What the trade does once the chain has taken or refused an act. */
export type Completions = {
  recorded: (ctx: Context, act: ChainAct) => Promise<void>
  refused: (ctx: Context, act: ChainAct, sentence: string) => Promise<void>
}

export type Writing = {
  db: Database
  chain: Chain
  keys: Keys
  clock: () => Date
  transfers: TransferSource
  completions: Completions
}

/** The system itself as an actor: what it completes was permitted when it was asked for. */
export const systemContext = (tx: Tx, now: Date, hash: string): Context =>
  ({ tx, now, actor: PLATFORM, requestId: hash })

/**
 * Takes what waits, oldest first, signs one transaction for it and keeps it, marked, before it is sent.
 * Gives undefined when nothing waits; an act that the contract would refuse is completed as refused.
 */
export async function prepareNext(writing: Writing): Promise<ChainTransaction | 'refused' | undefined> {
  const { db, transfers } = writing
  const acts = await db.chainAct.findMany({
    where: { state: 'pending' },
    orderBy: { sequence: 'asc' },
    take: BATCH_LIMITS.events,
  })
  const [head] = acts
  if (head && head.kind !== 'event') return prepareAct(writing, head)
  const firstAct = acts.findIndex(({ kind }) => kind !== 'event')
  const events = firstAct < 0 ? acts : acts.slice(0, firstAct)
  const waiting = await transfers.pending(db, BATCH_LIMITS.transfers)
  if (events.length === 0 && waiting.length === 0) return undefined
  return prepareBatch(writing, waiting, events)
}

async function prepareBatch(writing: Writing, allTransfers: PendingTransfer[], allEvents: ChainAct[]) {
  const { chain, keys } = writing
  const [batch, gasLimit] = await Promise.all([chain.batch(), chain.gasLimit()])
  const fitting = fitBatch(allTransfers.map(({ item }) => item), allEvents.length, gasLimit)
  const [waiting, events] = [allTransfers.slice(0, fitting.transfers), allEvents.slice(0, fitting.events)]
  if (waiting.length + events.length === 0)
    throw new AppError('unavailable', 'chain.gas_limit', `链的区块燃料上限 ${gasLimit} 容不下一条存证，请调高链的上限`)
  const data = chain.call({
    functionName: 'record',
    args: [batch, waiting.map(({ item }) => item), events.map(eventItem)],
  })
  if (await isWary(writing)) {
    const refusal = await chain.refusal(addressOfKey(keys.recorder), data)
    if (refusal)
      throw new AppError('unavailable', 'chain.batch_refused', `链上合约拒绝了存证批次（${refusal.name}）：${refusal.sentence}`)
  }
  return keep(writing, keys.recorder, { data, batch, gas: gasLimit }, async (tx, hash) => {
    await writing.transfers.submit(tx, waiting.map(({ reference }) => reference), hash)
    await submitActs(tx, events, hash)
  })
}

/** After a reverted batch the next one is tried before it is sent, so that a lasting fault writes no more failures. */
const isWary = async ({ db }: Writing): Promise<boolean> =>
  (await db.chainTransaction.findFirst({ orderBy: { sequence: 'desc' } }))?.state === 'reverted'

async function prepareAct(writing: Writing, act: ChainAct) {
  const { chain, keys, db, clock, completions } = writing
  const { registrar, regulator, recorder } = keys
  const key = { register_party: registrar, suspend: regulator, resume: regulator }[act.kind] ?? recorder
  const data = chain.call(callOf(act))
  const refusal = await chain.refusal(addressOfKey(key), data)
  if (refusal) {
    await inTransaction(db, async (tx) => {
      await tx.chainAct.update({ where: { id: act.id }, data: { state: 'refused', failure: refusal.name } })
      await completions.refused(systemContext(tx, clock(), act.id), act, refusal.sentence)
    })
    return 'refused' as const
  }
  return keep(writing, key, { data }, (tx, hash) => submitActs(tx, [act], hash))
}

async function submitActs(tx: Tx, acts: ChainAct[], hash: Hex32): Promise<void> {
  if (acts.length === 0) return
  const ids = acts.map(({ id }) => id)
  const { count } = await tx.chainAct.updateMany({
    where: { id: { in: ids }, state: 'pending' },
    data: { state: 'submitted', transactionHash: hash },
  })
  assert(count === ids.length, 'every act of a batch was pending')
}

async function keep(
  { db, chain, clock }: Writing,
  key: Hex32,
  { data, batch = null, gas }: { data: Hex32; batch?: bigint | null; gas?: bigint },
  mark: (tx: Tx, hash: Hex32) => Promise<void>,
): Promise<ChainTransaction> {
  const signer: Address = addressOfKey(key)
  const nonce = await chain.nonce(signer)
  const { raw, hash } = await chain.sign(key, nonce, data, gas)
  return inTransaction(db, async (tx) => {
    await mark(tx, hash)
    return tx.chainTransaction.create({
      data: { hash, signer, nonce, raw, batch, state: 'signed', signedAt: clock() },
    })
  })
}

/** An act of the outbox as the event that it leaves in the log. */
export const eventItem = (act: ChainAct): EventItem => ({
  subject: asHex(act.subjectDigest),
  kind: kindWord(act.eventKind),
  body: sha256(act.body),
  actor: actorWord(act),
  at: BigInt(secondsOf(act.at)),
})

const digest = z.string().regex(/^0x[0-9a-f]*$/).transform(asHex)
const RegisterArguments = z.object({ address: digest })
const ScopeArguments = z.object({ scope: z.int().min(0).max(3) })
const ActivateArguments = z.object({
  terms: z.object({
    policy: digest,
    price: digest,
    product: digest,
    provider: digest,
    consumer: digest,
    startsAt: z.int(),
    endsAt: z.int(),
    quota: z.int(),
  }),
  providerSignature: digest,
  consumerSignature: digest,
})

/** The word that the contract writes as the actor: the key at a registration, the consumer at an activation. */
function actorWord(act: ChainAct): Hex32 {
  if (act.kind === 'register_party')
    return `0x${RegisterArguments.parse(act.arguments).address.slice(2).padStart(64, '0')}`
  if (act.kind === 'activate') return ActivateArguments.parse(act.arguments).terms.consumer
  return asHex(act.actorDigest)
}

function callOf(act: ChainAct): LedgerCall {
  const { subject, body, actor, at } = eventItem(act)
  switch (act.kind) {
    case 'register_party': {
      const { address } = RegisterArguments.parse(act.arguments)
      return { functionName: 'registerParty', args: [subject, address, body, at] }
    }
    case 'activate': {
      const { terms, providerSignature, consumerSignature } = ActivateArguments.parse(act.arguments)
      return { functionName: 'activate', args: [terms, providerSignature, consumerSignature, body, at] }
    }
    case 'terminate':
      return { functionName: 'terminate', args: [subject, actor, body, at] }
    case 'suspend':
    case 'resume': {
      const { scope } = ScopeArguments.parse(act.arguments)
      return { functionName: act.kind, args: [scope, subject, actor, body, at] }
    }
    default:
      throw new Error(`no act of the contract is called ${act.kind}`)
  }
}
