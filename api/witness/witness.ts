import { hash } from 'node:crypto'
import { reached } from '../kernel/crash-point.ts'
import { AppError } from '../kernel/errors.ts'
import { EMPTY_ROOT, verifyConsistency } from '../provenance/merkle.ts'
import { cosign, formatNote, formatVerifierKey, linesOf, type VerifierKey, verifyNote } from '../provenance/note.ts'
import type { ChainView } from './chain-view.ts'
import type { Memory } from './memory.ts'
import { parseSubmission, type Submission } from './submission.ts'

/** So many submissions wait for their turn at most: one log sends one after another. */
const MAX_WAITING = 16

/**
 * Watches one log (见证): cosigns a checkpoint only if it extends every one cosigned before, and if the chain, as the
 * witness sees it, says the same. Submissions are judged one after another.
 */
export class Witness {
  readonly #memory: Memory
  readonly #logKey: VerifierKey
  readonly #chain: Pick<ChainView, 'confirm'>
  #waiting = 0
  #last: Promise<unknown> = Promise.resolve()

  constructor(memory: Memory, logKey: VerifierKey, chain: Pick<ChainView, 'confirm'>) {
    this.#memory = memory
    this.#logKey = logKey
    this.#chain = chain
  }

  /** Under what the log's newest checkpoint is found here: SHA-256 of its origin, in hexadecimal. */
  get logDigest(): string {
    return hash('sha256', this.#logKey.name, 'hex')
  }

  get vkey(): string {
    return formatVerifierKey(this.#memory.key)
  }

  /** The newest checkpoint that it cosigned, as a note with both signatures. */
  get newest(): string | undefined {
    return this.#memory.seen?.note
  }

  /**
   * The witness's signature line for a submitted checkpoint, after the checkpoint is on its disk.
   * @throws AppError invalid (malformed), not_found `witness.unknown_log`, forbidden `witness.not_signed`, conflict
   *   `witness.other_size` (detail.size: what it saw), refused `witness.fork` | `witness.inconsistent` and what
   *   `ChainView.confirm` throws, limited `witness.busy`
   */
  async addCheckpoint(body: string): Promise<string> {
    const submission = parseSubmission(body, this.#logKey.name)
    if (this.#waiting >= MAX_WAITING) throw new AppError('limited', 'witness.busy', '见证方正忙，请稍后再试')
    this.#waiting++
    const turn = this.#last.then(() => this.#judge(submission))
    this.#last = turn.catch(() => undefined)
    try {
      return await turn
    } finally {
      this.#waiting--
    }
  }

  async #judge(submission: Submission): Promise<string> {
    const { checkpoint, note } = submission
    this.#checkSigned(submission)
    this.#checkExtends(submission)
    await this.#chain.confirm(checkpoint, this.#memory.seen?.checkpoint.block)
    const line = cosign(note.text, this.#memory.key, Math.floor(Date.now() / 1_000))
    // What others signed is not remembered.
    await this.#memory.remember({ checkpoint, note: formatNote(note.text, [...linesOf(note, this.#logKey), line]) })
    reached('witness.remembered')
    return line
  }

  #checkSigned({ note }: Submission): void {
    if (verifyNote(note, this.#logKey) === undefined) {
      throw new AppError('forbidden', 'witness.not_signed', '检查点没有账本的有效签名')
    }
  }

  #checkExtends({ oldSize, proof, checkpoint: { size, root } }: Submission): void {
    const seen = this.#memory.seen?.checkpoint ?? { size: 0, root: EMPTY_ROOT }
    if (oldSize !== seen.size) {
      throw new AppError('conflict', 'witness.other_size', `见证方见过的账本有 ${seen.size} 条`, { size: seen.size })
    }
    if (size === seen.size && !root.equals(seen.root)) {
      throw new AppError('refused', 'witness.fork', `同为 ${size} 条，检查点的根哈希与见证方见过的不同，账本已分叉`)
    }
    if (!verifyConsistency(seen.size, seen.root, size, root, proof)) {
      throw new AppError('refused', 'witness.inconsistent', '一致性证明不成立，检查点没有延续见证方见过的账本')
    }
  }
}
