import { setTimeout as delay } from 'node:timers/promises'
import { Client, type ClientConfig } from 'pg'
import type { Logger } from 'pino'
import type { ChainTransaction } from '#api/db/generated/client.ts'
import { reached } from '#api/kernel/crash-point.ts'
import { asHex } from '#api/kernel/hex.ts'
import { prepareNext, type Writing } from './batch.ts'
import type { Outcome } from './chain.ts'
import { goOn, haltOn } from './halt.ts'
import { checkHistory } from './history.ts'
import { cosignNewest, type WitnessAddress } from './notary.ts'
import { applyOutcome, displace } from './outcome.ts'
import { announce, CHANNELS } from './signal.ts'

/** The advisory lock that elects the one writer among all processes on a database. */
const WRITER_LOCK = 3_705_001
const IDLE_MS = 250
const RETRY_MS = 500
const RECEIPT_POLL_MS = 5
/** A node may lose what it was handed before it stands in a block: it is handed over again. */
const SEND_AGAIN_MS = 15_000
/** So many leaves of a batch say that more of them wait than one batch should take. */
const BUSY = 300
/** Checkpoints that follow each other faster are cosigned together, by the newest. */
const COSIGN_PACE_MS = 50

export type Writer = { stop: () => Promise<void>; state: () => WriterState }

export type WriterState = {
  elected: boolean
  /** The sentence of what keeps the chain from being written, if anything does. */
  chain: string | null
  witness: string | null
}

type Settings = Writing & { connection: ClientConfig; logger: Logger; witness: WitnessAddress | undefined }

/**
 * Starts the writer: it waits to be elected through PostgreSQL, repairs what a crash left, and then brings batches to
 * the chain one after another until it is stopped or loses its connection.
 */
export function startWriter(settings: Settings): Writer {
  const state: WriterState = { elected: false, chain: null, witness: null }
  const stopping = new AbortController()
  const done = termsOfOffice(settings, state, stopping.signal)
  return {
    state: () => state,
    stop: async () => {
      stopping.abort()
      await done
    },
  }
}

async function termsOfOffice(settings: Settings, state: WriterState, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      await serve(settings, state, stop)
    } catch (error) {
      settings.logger.warn({ err: error }, 'the writer lost its office and stands again')
    }
    state.elected = false
    await pause(RETRY_MS, stop)
  }
}

/** One term: from the election to the loss of the lock's connection. */
async function serve(settings: Settings, state: WriterState, stop: AbortSignal): Promise<void> {
  const client = new Client(settings.connection)
  const [work, applied] = [newBell(), newBell()]
  const lost = new AbortController()
  client.on('error', () => lost.abort())
  client.on('end', () => lost.abort())
  client.on('notification', work.ring)
  await client.connect()
  try {
    const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [WRITER_LOCK])
    if (rows[0]?.locked !== true) return
    await client.query(`listen ${CHANNELS.work}`)
    state.elected = true
    const office = AbortSignal.any([stop, lost.signal])
    await Promise.all([
      write(settings, state, { work, applied }, office),
      settings.witness === undefined ? undefined : notarize(settings, state, settings.witness, applied, office),
    ])
  } finally {
    await client.end().catch(() => undefined)
  }
}

type Bells = { work: Bell; applied: Bell }

/** What became of a signed transaction; undefined when the office ended before. */
type Fate = Outcome | 'displaced' | undefined

const isLarge = (fate: Fate): boolean =>
  typeof fate === 'object' && fate.succeeded && fate.leaves.length >= BUSY

/**
 * Brings batch after batch to the chain. While the outcome of a large one goes into the database, the chain has the
 * next; what comes meanwhile to a small one is better gathered.
 */
async function write(settings: Settings, state: WriterState, bells: Bells, office: AbortSignal): Promise<void> {
  let repaired = false
  let applying: Promise<void> = Promise.resolve()
  while (!office.aborted) {
    try {
      if (!repaired) await repair(settings, bells, office)
      repaired = true
      const next = await prepareNext(settings)
      state.chain = null
      if (next === 'refused') await announce(settings.db, CHANNELS.done)
      else if (next === undefined) {
        await applying
        await Promise.race([bells.work.next(), pause(IDLE_MS, office)])
      } else {
        const fate = await confirm(settings, next, office)
        await applying
        applying = fate ? apply(settings, next, fate, bells) : Promise.resolve()
        applying.catch(() => undefined)
        if (!isLarge(fate)) await applying
      }
    } catch (error) {
      await applying.catch(() => undefined)
      applying = Promise.resolve()
      repaired = false
      if (state.chain !== sentenceOf(error)) settings.logger.error({ err: error }, 'the chain could not be written')
      state.chain = sentenceOf(error)
      await haltOn(settings.db, error).catch(() => undefined)
      await pause(RETRY_MS, office)
    }
  }
  await applying.catch(() => undefined)
}

/**
 * Sees that the chain is the one of this database, then settles what was signed before a crash, in order: the very
 * same transaction is sent again where the chain lacks it.
 */
async function repair(settings: Settings, bells: Bells, office: AbortSignal): Promise<void> {
  await checkHistory(settings.db, settings.chain)
  const open = await settings.db.chainTransaction.findMany({ where: { state: 'signed' }, orderBy: { sequence: 'asc' } })
  for (const transaction of open) {
    const known = await settings.chain.outcome(asHex(transaction.hash))
    const fate = known ?? (await confirm(settings, transaction, office))
    if (fate) await apply(settings, transaction, fate, bells)
  }
}

/** Sends a signed transaction until the chain has it for good, or another one of its nonce, which displaces it. */
async function confirm({ chain }: Settings, transaction: ChainTransaction, office: AbortSignal): Promise<Fate> {
  const hash = asHex(transaction.hash)
  let isAccepted = true
  reached('batch.kept')
  for (let pauseMs = RECEIPT_POLL_MS, sentAt = -Infinity; !office.aborted; pauseMs = Math.min(pauseMs * 1.2, 200)) {
    if (performance.now() - sentAt > SEND_AGAIN_MS) {
      isAccepted = await chain.send(asHex(transaction.raw))
      sentAt = performance.now()
      reached('batch.sent')
    }
    // Asked in this order, since a nonce that is used for good is used by a transaction whose outcome is there.
    const used = isAccepted ? 0 : await chain.usedNonces(asHex(transaction.signer))
    const outcome = await chain.outcome(hash)
    if (outcome) return outcome
    if (used > transaction.nonce) return 'displaced'
    await pause(pauseMs, office)
  }
  return undefined
}

/** Brings what became of a transaction into the database, and tells those who wait for it. */
async function apply(
  settings: Settings,
  transaction: ChainTransaction,
  fate: Outcome | 'displaced',
  { applied }: Bells,
): Promise<void> {
  if (fate === 'displaced') return displace(settings, transaction)
  reached('batch.mined')
  await applyOutcome(settings, transaction, fate)
  reached('batch.applied')
  await announce(settings.db, CHANNELS.done)
  applied.ring()
}

/**
 * Has the newest checkpoint cosigned, one request at a time; while the witness is away receipts wait, releases do not.
 */
async function notarize(
  settings: Settings,
  state: WriterState,
  witness: WitnessAddress,
  applied: Bell,
  office: AbortSignal,
): Promise<void> {
  while (!office.aborted) {
    try {
      const size = await cosignNewest({ ...settings, witness })
      state.witness = null
      if (size !== undefined) await goOn(settings.db)
      if (size === undefined) await Promise.race([applied.next(), pause(IDLE_MS, office)])
      else {
        await announce(settings.db, CHANNELS.cosigned)
        await pause(COSIGN_PACE_MS, office)
      }
    } catch (error) {
      if (state.witness !== sentenceOf(error)) settings.logger.warn({ err: error }, 'the checkpoint was not cosigned')
      state.witness = sentenceOf(error)
      await haltOn(settings.db, error).catch(() => undefined)
      await pause(RETRY_MS, office)
    }
  }
}

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Sleeps, but no longer than the signal lets it. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal }).catch(() => undefined)

type Bell = { ring: () => void; next: () => Promise<void> }

/** Something that may ring before anybody listens: the next one who asks hears it. */
function newBell(): Bell {
  let rung = false
  let wake: (() => void) | undefined
  return {
    ring: () => {
      rung = true
      wake?.()
    },
    next: async () => {
      if (!rung) await new Promise<void>((resolve) => (wake = resolve))
      rung = false
      wake = undefined
    },
  }
}
