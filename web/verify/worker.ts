import './jitless.ts'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { readReceipt } from '#api/verifier/receipt.ts'
import { climbOf } from '#api/verifier/record.ts'
import { attempt, Refusal } from '#api/verifier/refusal.ts'
import { verifyReceipt } from '#api/verifier/verify.ts'
import type { Ask, Found, Given, Tell } from './work.ts'

/** Progress is told at most as often as this. */
const TELL_MS = 80

const running = new Set<number>()
const tell = (message: Tell) => postMessage(message)

/** Reads a file piece by piece, so that one of any size needs little memory, and hashes it. */
async function hash(id: number, file: File): Promise<void> {
  const digest = sha256.create()
  const reader = file.stream().getReader()
  running.add(id)
  let [done, toldAt] = [0, 0]
  for (;;) {
    const piece = await reader.read()
    if (!running.has(id)) return reader.cancel()
    if (piece.done) break
    digest.update(piece.value)
    done += piece.value.length
    if (performance.now() - toldAt < TELL_MS) continue
    toldAt = performance.now()
    tell({ kind: 'progress', id, done })
  }
  running.delete(id)
  tell({ kind: 'hashed', id, content: { sha256: `0x${bytesToHex(digest.digest())}`, size: done } })
}

function verify({ receipt, ...options }: Given): Found {
  const report = verifyReceipt(receipt, options)
  const reading = attempt(() => readReceipt(receipt))
  if (reading instanceof Refusal) return { report, receipt: null, climb: null }
  return { report, receipt: reading.receipt, climb: climbOf(reading.receipt, reading.note) }
}

async function answer(ask: Ask): Promise<void> {
  if (ask.kind === 'stop') return void running.delete(ask.id)
  if (ask.kind === 'hash') return hash(ask.id, ask.file)
  tell({ kind: 'found', id: ask.id, found: verify(ask.given) })
}

addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  answer(data).catch((error: unknown) => tell({ kind: 'failed', id: data.id, reason: String(error) }))
})
tell({ kind: 'ready' })
