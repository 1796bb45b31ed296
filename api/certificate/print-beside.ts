import { Worker } from 'node:worker_threads'
import { AppError } from '#api/kernel/errors.ts'
import type { Printed } from './print.ts'

/** Longest that a certificate may take to be printed. */
const PRINT_MS = 20_000

/** Each print keeps a core busy: so many run at once, and so many more wait for their turn. */
const AT_ONCE = 2
const WAITING_AT_MOST = 8

let running = 0
const waiting: (() => void)[] = []

/**
 * Prints a certificate in a thread of its own, when its turn comes.
 * @throws unavailable `certificate.printer_busy` where too many wait, `certificate.not_printed`
 */
export async function printBeside(printed: Printed): Promise<Buffer> {
  await takeTurn()
  try {
    return await print(printed)
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

/** Waits until a place is free; who leaves one hands it to the first that waits. */
async function takeTurn(): Promise<void> {
  if (running < AT_ONCE) {
    running += 1
    return
  }
  if (waiting.length >= WAITING_AT_MOST)
    throw new AppError('unavailable', 'certificate.printer_busy', '正在生成的凭证太多，请稍后重试', { retryAfter: 5 })
  const { promise, resolve } = Promise.withResolvers<void>()
  waiting.push(resolve)
  await promise
}

function print(printed: Printed): Promise<Buffer> {
  const worker = new Worker(new URL('./print-worker.ts', import.meta.url), { workerData: printed })
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const fail = (cause?: unknown) =>
    reject(new AppError('unavailable', 'certificate.not_printed', '凭证暂时无法生成，请稍后重试', {}, cause))
  const timer = setTimeout(fail, PRINT_MS)
  worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)))
  worker.once('error', fail)
  worker.once('exit', () => fail())
  return promise.finally(() => {
    clearTimeout(timer)
    void worker.terminate()
  })
}
