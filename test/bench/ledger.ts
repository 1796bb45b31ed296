import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { launch, type Platform } from '#api/cli/launch/launch.ts'
import { ApiFailure, until } from '#api/cli/client.ts'
import { TransferView } from '#api/delivery/schema.ts'
import { TraceView } from '#api/supervision/schema.ts'
import { verifyReceipt } from '#api/verifier/verify.ts'
import { measureCeiling } from './ceiling.ts'
import { type LoadResult, percentile, runLoad } from './drive.ts'
import { cpuMs, memoryMiB } from './machine.ts'
import { type Market, openMarket } from './market.ts'
import { withNode } from './node.ts'
import { measureOcean } from './ocean.ts'

const LOAD = { clients: 64, warmUpMs: 5_000, measureMs: 10_000 }
const MANY = { clients: 256, warmUpMs: 2_000, measureMs: 8_000 }
/** Five hundred requests a second; a client has one at a time, so that there are enough of them. */
const STEADY = { clients: 500, rate: 500, warmUpMs: 2_000, measureMs: 10_000 }
const RECEIPTS = 50
const VERIFY_MS = 3_000
const TRACES = 200

export type Figures = Awaited<ReturnType<typeof measureLedger>>

/** Every figure of the ledger, one after another on one machine. */
export async function measureLedger(say: (line: string) => void) {
  const folder = await mkdtemp(join(tmpdir(), 'dy-bench-'))
  try {
    say('启动：首次（含演示故事）与再次')
    const start = await measureStarts(join(folder, 'starts'))
    say('上限：预先编码的批次直送链节点')
    const { perSecond: ceilingPerSecond, ...gas } = await measureCeiling(folder)
    say('Ocean Protocol：同样的节点，同样的连接')
    const ocean = await withNode(join(folder, 'ocean-chain'), measureOcean)
    say('整个平台：认证、预留、扣款、上链、放行')
    const platform = await measurePlatform(folder)
    return { ceilingPerSecond, ...ocean, ...platform, ...gas, ...start }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const environment = (dataDir: string, more: Record<string, string>): NodeJS.ProcessEnv => ({
  ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn', RATE_LIMIT_PER_MINUTE: '0',
  TRANSFER_QUEUE_LIMIT: '20000', ...more,
})

async function measureStarts(dataDir: string) {
  const seconds: number[] = []
  for (let n = 0; n < 2; n++) {
    const startedAt = performance.now()
    const platform = await launch({ env: environment(dataDir, { DEMO: 'story' }) })
    seconds.push((performance.now() - startedAt) / 1000)
    await platform.stop()
  }
  const [firstStartSeconds = 0, secondStartSeconds = 0] = seconds
  return { firstStartSeconds, secondStartSeconds }
}

async function measurePlatform(folder: string) {
  const platform = await launch({ env: environment(join(folder, 'data'), { DEMO: 'accounts' }) })
  try {
    const market = await openMarket(platform.url, folder)
    const consumers = market.consumers.map(({ token, agreementId }) => ({ token, agreementId }))
    const load = { url: platform.url, consumers }
    const endToEnd = await withCpu(platform, () => runLoad({ ...load, ...LOAD }))
    const many = await withCpu(platform, () => runLoad({ ...load, ...MANY }))
    const { latencyMs } = await runLoad({ ...load, ...STEADY })
    const memory = memoryOf(platform)
    return {
      endToEndPerSecond: endToEnd.perSecond, cpuMsPerTransfer: endToEnd.cpuMsPerTransfer,
      manyClientsPerSecond: many.perSecond, manyClientsCpuMsPerTransfer: many.cpuMsPerTransfer, latencyMs,
      ...(await measureReading(market)),
      memoryMiB: Object.values(memory).reduce((sum, part) => sum + part, 0), memoryParts: memory,
    }
  } finally {
    await platform.stop()
  }
}

/**
 * A load, with the processor time of all of the platform's processes for each transfer: other work on the machine
 * changes it less than the rate.
 */
async function withCpu(platform: Platform, load: () => Promise<LoadResult>) {
  const roots = platform.children.map((name) => platform.pidOf(name))
  const before = cpuMs(roots)
  const result = await load()
  return { ...result, cpuMsPerTransfer: (cpuMs(roots) - before) / result.total }
}

const memoryOf = (platform: Platform) =>
  Object.fromEntries(platform.children.map((name) => [name, memoryMiB([platform.pidOf(name)])]))

const Page = z.object({ items: z.array(TransferView), next: z.string().nullable() })

/** What is read of all those transfers: traces by id, and receipts, verified in this process. */
async function measureReading({ office, consumers: [consumer], trust }: Market) {
  if (!consumer) throw new Error('there is a consumer')
  const ids: string[] = []
  for (let cursor = ''; ids.length < TRACES; ) {
    const { items, next } = await consumer.client.get(`/api/transfers?limit=100${cursor}`, Page)
    ids.push(...items.map(({ id }) => id))
    if (next === null) break
    cursor = `&cursor=${next}`
  }
  const traceMs: number[] = []
  for (const id of ids) {
    const startedAt = performance.now()
    const trace = await office.regulator.get(`/api/supervision/trace/${id}`, TraceView)
    traceMs.push(performance.now() - startedAt)
    if (trace.proof === null) throw new Error(`${id} has no proof`)
  }
  const receipts = []
  for (const id of ids.slice(0, RECEIPTS)) receipts.push(await receiptOf(consumer.client, id))
  return { traceP99Ms: percentile(traceMs, 0.99), receiptsVerifiedPerSecond: verifiedPerSecond(receipts, trust) }
}

/** The newest receipts wait for the witness a moment. */
const receiptOf = (client: Market['consumers'][number]['client'], id: string): Promise<string> =>
  until(
    () => client.text(`/api/transfers/${id}/receipt`).catch((error: unknown) => {
      if (error instanceof ApiFailure && error.code === 'receipt.awaiting_witness') return undefined
      throw error
    }),
    `the receipt of ${id}`,
  )

function verifiedPerSecond(receipts: string[], trust: string): number {
  let verified = 0
  const startedAt = performance.now()
  while (performance.now() - startedAt < VERIFY_MS) {
    const receipt = receipts[verified % receipts.length] ?? ''
    if (verifyReceipt(receipt, { trust }).verdict !== 'verified') throw new Error('a receipt does not verify')
    verified++
  }
  return verified / ((performance.now() - startedAt) / 1000)
}
