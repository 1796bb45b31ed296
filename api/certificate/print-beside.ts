import { Worker } from 'node:worker_threads'
import { AppError } from '#api/kernel/errors.ts'
import type { Printed } from './print.ts'

/** Longest that a certificate may take to be printed. */
const PRINT_MS = 20_000

/** Prints a certificate in a thread of its own. @throws unavailable `certificate.not_printed` */
export function printBeside(printed: Printed): Promise<Buffer> {
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
