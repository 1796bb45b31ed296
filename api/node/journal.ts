import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../kernel/errors.ts'
import { syncFolder } from '../kernel/folder.ts'
import { decodeLine, encodeLine, isTorn } from './journal-line.ts'

/** A whole line of the journal; `number` counts from 1. */
export type Line = { number: number; value: unknown }

const NEWLINE = 0x0a
const CHUNK_SIZE = 1 << 20
/** Longer than any line: a request has at most 2 MiB. */
const MAX_LINE = 4 << 20

/**
 * The append-only file from which the chain is made again: first what pins it, then a line for each block. It is read
 * once, to its end; then lines are appended, each on the disk before `append` returns.
 */
export class Journal {
  readonly #file: FileHandle
  #size = 0
  #total = 0

  private constructor(file: FileHandle) {
    this.#file = file
  }

  /** Opens, or makes, the journal of a folder that this process holds. */
  static async open(folder: string): Promise<Journal> {
    const file = await open(join(folder, 'journal'), 'a+', 0o600)
    await syncFolder(folder)
    return new Journal(file)
  }

  /** The share of the file that was read, in whole percent. */
  get percentRead(): number {
    return this.#total === 0 ? 100 : Math.min(Math.floor((this.#size * 100) / this.#total), 100)
  }

  /**
   * All whole lines. A last line that a crash tore is cut off; one that lacks nothing but its newline is completed.
   * @throws AppError refused `journal.damaged`, naming the line, where a line is not as it was written
   */
  async *read(): AsyncGenerator<Line> {
    let number = 1
    let rest: Buffer = Buffer.alloc(0)
    this.#total = (await this.#file.stat()).size
    for await (const chunk of this.#file.createReadStream({ start: 0, autoClose: false, highWaterMark: CHUNK_SIZE })) {
      rest = Buffer.concat([rest, chunk])
      for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE)) {
        yield { number, value: wholeLine(rest.subarray(0, end), number) }
        this.#size += end + 1
        rest = rest.subarray(end + 1)
        number++
      }
      if (rest.length > MAX_LINE) throw damaged(number)
    }
    if (rest.length === 0) return
    if (isTorn(rest)) return await this.#cut()
    yield { number, value: wholeLine(rest, number) }
    await this.#complete(rest.length)
  }

  /**
   * Writes a line and waits for the disk.
   * @throws AppError conflict `journal.changed` if the file is not as this process left it
   */
  async append(value: unknown): Promise<void> {
    const line = encodeLine(value)
    const { size } = await this.#file.stat()
    if (size !== this.#size) throw new AppError('conflict', 'journal.changed', '链的账本日志被别的程序改动，链已停止')
    await this.#file.appendFile(line)
    await this.#file.datasync()
    this.#size += line.length
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#file.close()
  }

  async #cut(): Promise<void> {
    await this.#file.truncate(this.#size)
    await this.#file.sync()
  }

  async #complete(length: number): Promise<void> {
    await this.#file.appendFile('\n')
    await this.#file.datasync()
    this.#size += length + 1
  }
}

function wholeLine(line: Buffer, number: number): unknown {
  const value = decodeLine(line)
  if (value === undefined) throw damaged(number)
  return value
}

/** The refusal of a line; `number` counts from 1. */
export const damaged = (number: number) =>
  new AppError('refused', 'journal.damaged', `链的账本日志第 ${number} 行已损坏或被改动，链拒绝启动`, { line: number })
