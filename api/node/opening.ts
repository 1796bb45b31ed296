import { setTimeout as delay } from 'node:timers/promises'
import { AppError } from '../kernel/errors.ts'
import type { Chain } from './chain.ts'
import { REFUSED, REPLAYING, RpcError } from './rpc-error.ts'

/** How far the journal is read: the newest block that was made again, and the share of the file, in percent. */
export type Progress = { height: number; percent: number }

/** What a request waits for at most while the journal is replayed. */
const HOLD_MS = 10_000

/**
 * The chain on its way from the journal: replayed, then open, or refused for good. A request that comes early waits a
 * little; a refused journal keeps the process alive, so that whoever asks is told why and where.
 */
export class Opening {
  #progress: Progress = { height: 0, percent: 0 }
  #chain: Chain | undefined
  #refusal: AppError | undefined
  readonly #settled = Promise.withResolvers<void>()

  /** What `GET /healthz` tells. */
  state(): Record<string, unknown> {
    if (this.#chain) return { status: 'ok', height: this.#chain.head.number, hash: this.#chain.head.hash }
    if (!this.#refusal) return { status: 'replaying', ...this.#progress, sentence: sentenceOf(this.#progress) }
    const { code, message, detail } = this.#refusal
    return { status: 'refused', code, sentence: message, line: detail['line'] }
  }

  advance(progress: Progress): void {
    this.#progress = progress
  }

  open(chain: Chain): void {
    this.#chain = chain
    this.#settled.resolve()
  }

  refuse(refusal: AppError): void {
    this.#refusal = refusal
    this.#settled.resolve()
  }

  /** @throws RpcError `REPLAYING` once waiting took too long, `REFUSED` with the refusal's code, sentence and line */
  async chain(): Promise<Chain> {
    if (!this.#chain && !this.#refusal) await Promise.race([this.#settled.promise, delay(HOLD_MS)])
    if (this.#chain) return this.#chain
    const { sentence } = this.state()
    throw new RpcError(this.#refusal ? REFUSED : REPLAYING, String(sentence), this.state())
  }
}

/** What people are told while the journal is replayed. */
export const sentenceOf = ({ height, percent }: Progress): string =>
  `正在重放链的账本日志：已到第 ${height} 块（${percent}%）`
