import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { assert } from '#api/kernel/assert.ts'
import { type ReceiptFault, receiptFault, type Verification } from './receipt-fault.ts'

export type Verifiers = {
  verify: (asked: Verification) => Promise<ReceiptFault | undefined>
  close: () => Promise<void>
}

type Waiting = { resolve: (fault: ReceiptFault | undefined) => void; reject: (error: unknown) => void }

/** So few receipts are verified before the threads would have started. */
const WORTH_THREADS = 500

/** Verifies receipts: here where there are few, else by as many threads as the machine runs at once. */
export const openVerifiers = (trust: string, count: number): Verifiers =>
  count < WORTH_THREADS
    ? { verify: async (asked) => receiptFault(asked, trust), close: async () => undefined }
    : threads(trust, availableParallelism())

/** Threads that verify receipts, each given the next one in turn. */
export function threads(trust: string, count: number): Verifiers {
  const script = new URL('./verifying-worker.ts', import.meta.url)
  const workers = Array.from({ length: count }, () => new Worker(script, { workerData: { trust } }))
  const waiting = new Map<number, Waiting>()
  let last = 0
  const failAll = (error: unknown) => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  for (const worker of workers) {
    worker.on('error', failAll)
    worker.on('message', ({ id, fault }: { id: number; fault: ReceiptFault | undefined }) => {
      waiting.get(id)?.resolve(fault)
      waiting.delete(id)
    })
  }
  return {
    verify: (asked) =>
      new Promise((resolve, reject) => {
        const id = (last += 1)
        const worker = workers[id % workers.length]
        assert(worker, 'there is a thread')
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, ...asked })
      }),
    close: async () => {
      for (const worker of workers) await worker.terminate()
    },
  }
}
