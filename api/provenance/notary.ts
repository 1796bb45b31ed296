import type { Checkpoint } from '#api/db/generated/client.ts'
import type { Database } from '#api/db/client.ts'
import { reached } from '#api/kernel/crash-point.ts'
import { AppError } from '#api/kernel/errors.ts'
import { asHex, bytesOfHex } from '#api/kernel/hex.ts'
import type { Chain } from './chain.ts'
import { formatCheckpoint } from './checkpoint.ts'
import type { Keys } from './keys.ts'
import { haltOf } from './halt.ts'
import { readTiles } from './log.ts'
import { consistencyPlan } from './merkle.ts'
import { formatNote, linesOf, parseNote, signNote, type VerifierKey, verifyNote } from './note.ts'
import { newestCosigned } from './prove.ts'
import { hashesOf, tilesOf } from './tile.ts'

export type Notary = { db: Database; chain: Chain; keys: Keys; witness: WitnessAddress; clock: () => Date }

/** Where the witness answers, and the key that its cosignatures must be of. */
export type WitnessAddress = { url: string; key: VerifierKey }

const WITNESS_TIMEOUT_MS = 10_000
const MAX_ANSWER = 65_536

/** The newest checkpoint, unless it is cosigned already; while releases are halted, that one too. */
async function newestOpen(db: Database): Promise<Checkpoint | undefined> {
  const newest = await db.checkpoint.findFirst({ orderBy: { size: 'desc' } })
  if (!newest) return undefined
  return newest.cosignedAt === null || (await haltOf(db)) ? newest : undefined
}

/**
 * Has the newest checkpoint proven by the chain, signed by the log and cosigned by the witness, and keeps all three;
 * checkpoints that it has overtaken stay as they are. One that was cosigned before a halt is only confirmed again by
 * both, and keeps its note. Gives its size, or undefined when there is nothing to do.
 * @throws unavailable `witness.unavailable`, `witness.refused`, `witness.false_cosignature`, `chain.unavailable`
 */
export async function cosignNewest(notary: Notary): Promise<bigint | undefined> {
  const { db, chain, keys, clock } = notary
  const open = await newestOpen(db)
  if (!open) return undefined
  const proof = await chain.prove(open.blockNumber)
  if (proof.size !== open.size || proof.root !== open.root)
    throw new AppError('unavailable', 'chain.history_changed', '链上的检查点与本地存证索引不一致，历史可能被改动', {
      size: open.size.toString(),
    })
  reached('checkpoint.proven')
  const text = formatCheckpoint({
    origin: keys.log.name,
    size: Number(open.size),
    root: bytesOfHex(asHex(open.root)),
    block: { chainId: chain.chainId, number: Number(open.blockNumber), hash: proof.blockHash },
  })
  const own = signNote(text, keys.log)
  const answer = await askWitness(notary, Number(open.size), formatNote(text, [own]))
  const cosignature = cosignatureIn(answer, text, notary.witness.key)
  reached('checkpoint.cosigned')
  await db.checkpoint.updateMany({
    where: { size: open.size, cosignedAt: null },
    data: {
      blockHash: proof.blockHash,
      anchor: proof.anchor,
      note: formatNote(text, [own, cosignature]),
      cosignedAt: clock(),
    },
  })
  return open.size
}

/** The witness's own lines in its answer; only one that its key signed over this very checkpoint is kept. */
function cosignatureIn(answer: string, text: string, key: VerifierKey): string {
  try {
    const note = parseNote(formatNote(text, [answer]))
    if (note.text === text && verifyNote(note, key) !== undefined) return linesOf(note, key).join('')
  } catch (error) {
    throw falseCosignature(error)
  }
  throw falseCosignature()
}

const falseCosignature = (cause?: unknown) => new AppError(
  'unavailable', 'witness.false_cosignature', '见证方的答复中没有其密钥对该检查点的有效会签', {}, cause,
)

/** Sends a checkpoint with the proof that it extends what the witness saw last (C2SP tlog-witness). */
async function askWitness(notary: Notary, size: number, note: string): Promise<string> {
  const last = await newestCosigned(notary.db)
  const first = await addCheckpoint(notary, Number(last?.size ?? 0), size, note)
  if ('cosignature' in first) return first.cosignature
  const second = await addCheckpoint(notary, first.size, size, note)
  if ('cosignature' in second) return second.cosignature
  throw new AppError('unavailable', 'witness.refused', '见证方拒绝为检查点会签', { size, seen: second.size })
}

async function addCheckpoint(
  { db, witness }: Notary,
  old: number,
  size: number,
  note: string,
): Promise<{ cosignature: string } | { size: number }> {
  if (old > size)
    throw new AppError('unavailable', 'witness.ahead', '见证方见过更长的账本，本地历史可能被截断', { size, seen: old })
  const plan = consistencyPlan(old, size)
  const proof = hashesOf(plan, await readTiles(db, tilesOf(plan)))
  const lines = proof.map((hash) => `${hash.toString('base64')}\n`).join('')
  const response = await post(`${witness.url}/add-checkpoint`, `old ${old}\n${lines}\n${note}`)
  const text = (await response.text()).slice(0, MAX_ANSWER)
  if (response.status === 200) return { cosignature: text }
  const seen = Number(text.trim())
  const tellsSize = response.headers.get('content-type')?.startsWith('text/x.tlog.size') ?? false
  if (response.status === 409 && tellsSize && Number.isSafeInteger(seen) && seen >= 0) return { size: seen }
  const code = response.headers.get('x-error-code')
  throw new AppError('unavailable', 'witness.refused', `见证方拒绝为检查点会签：${text.trim()}`, { status: response.status, code })
}

async function post(url: string, body: string): Promise<Response> {
  try {
    return await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(WITNESS_TIMEOUT_MS) })
  } catch (error) {
    throw new AppError('unavailable', 'witness.unavailable', '见证方暂时无法联系', {}, error)
  }
}
