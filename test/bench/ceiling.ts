import { join } from 'node:path'
import { createPublicClient, http } from 'viem'
import type { Signed } from '#api/provenance/chain.ts'
import { openBare, random32 } from './bare.ts'
import { sendAll, withNode } from './node.ts'

/** Records of a batch, and how many batches are sent. */
const BATCH = 1_000
const BATCHES = 30
const GAS_BATCH = 700
const MANY = 100

export type Ceiling = { perSecond: number; gasPerTransfer: number; gasPerTransferOneAgreement: number }

/** What the stand-in node takes at most: batches encoded and signed beforehand, straight to it over WebSocket. */
export function measureCeiling(folder: string): Promise<Ceiling> {
  return withNode(join(folder, 'bare-chain'), measure)
}

async function measure(url: string): Promise<Ceiling> {
  const bare = await openBare(url)
  const agreements = await bare.activate(MANY)
  const [one = random32()] = agreements
  const reader = createPublicClient({ transport: http(url.replace('ws:', 'http:')) })
  const gasOf = async ({ raw, hash }: Signed) => {
    await bare.chain.send(raw)
    const outcome = await bare.chain.outcome(hash)
    if (outcome?.leaves.length !== GAS_BATCH) throw new Error('the ledger has recorded the whole batch')
    return Number((await reader.getTransactionReceipt({ hash })).gasUsed) / GAS_BATCH
  }
  // The first batch pays for slots that are written for the first time.
  await gasOf(await bare.batch(GAS_BATCH, agreements))
  const gasPerTransfer = await gasOf(await bare.batch(GAS_BATCH, agreements))
  const gasPerTransferOneAgreement = await gasOf(await bare.batch(GAS_BATCH, [one]))

  const before = await bare.chain.size()
  const batches = await Promise.all(Array.from({ length: BATCHES }, () => bare.batch(BATCH, [one])))
  const startedAt = performance.now()
  await sendAll(bare.chain.send, batches.map(({ raw }) => raw))
  const seconds = (performance.now() - startedAt) / 1000
  const recorded = Number((await bare.chain.size()) - before)
  if (recorded !== BATCH * BATCHES) throw new Error(`${recorded} of ${BATCH * BATCHES} transfers were recorded`)
  return { perSecond: recorded / seconds, gasPerTransfer, gasPerTransferOneAgreement }
}
