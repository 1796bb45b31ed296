import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { assert } from '#api/kernel/assert.ts'
import { receiptFault } from './receipt-fault.ts'

const digest = z.templateLiteral(['0x', z.string()])
const Asked = z.object({
  id: z.number(),
  text: z.string(),
  content: z.object({ sha256: digest, size: z.number() }).optional(),
})

/* Verifies receipts beside the thread that builds them. */
assert(parentPort, 'this is a worker')
const port = parentPort
const { trust } = z.object({ trust: z.string() }).parse(workerData)
port.on('message', (message: unknown) => {
  const { id, text, content } = Asked.parse(message)
  port.postMessage({ id, fault: receiptFault({ text, content }, trust) })
})
