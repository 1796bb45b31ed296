import type { Engine, Head } from './engine.ts'
import { reached } from '../kernel/crash-point.ts'
import type { Journal } from './journal.ts'
import type { Block } from './replay.ts'
import { RpcError } from './rpc-error.ts'

/** So many transactions wait for their block at most. */
const MAX_WAITING = 256

/**
 * The chain that grows: transactions one after another, each admitted, then on the disk, then executed, then
 * answered. Whatever moment the process dies at, the journal makes the same blocks again.
 */
export class Chain {
  readonly #engine: Engine
  readonly #journal: Journal
  readonly #stop: (error: unknown) => void
  #head: Head
  #waiting = 0
  #last: Promise<unknown> = Promise.resolve()

  /** @param stop ends the process: after a failure between journal and block nobody knows what is on the disk */
  constructor(engine: Engine, journal: Journal, head: Head, stop: (error: unknown) => void) {
    this.#engine = engine
    this.#journal = journal
    this.#head = head
    this.#stop = stop
  }

  get head(): Head {
    return this.#head
  }

  /** A question to the state of the newest block, or of one before. */
  read(method: string, params: readonly unknown[]): Promise<unknown> {
    return this.#engine.request(method, params)
  }

  /**
   * Puts a raw transaction into the next block; returns its hash.
   * @throws RpcError -32005 if too many wait, or what the engine refuses; then nothing is journaled
   */
  async submit(raw: string): Promise<string> {
    if (this.#waiting >= MAX_WAITING) throw new RpcError(-32005, 'too many transactions are waiting')
    this.#waiting++
    const turn = this.#last.then(() => this.#execute(raw))
    this.#last = turn.catch(() => undefined)
    try {
      return await turn
    } finally {
      this.#waiting--
    }
  }

  async #execute(raw: string): Promise<string> {
    const hash = await this.#engine.admit(raw)
    try {
      const time = Math.max(Math.floor(Date.now() / 1_000), this.#head.time)
      const block: Block = { block: this.#head.number + 1, parent: this.#head.hash, time, raw }
      await this.#journal.append(block)
      reached('node.journaled')
      this.#head = await this.#engine.mine(hash, time)
      reached('node.mined')
      return hash
    } catch (error) {
      this.#stop(error)
      throw error
    }
  }
}
