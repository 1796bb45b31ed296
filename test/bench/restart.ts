import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { until } from '#api/cli/client.ts'
import { type Bare, openBare } from './bare.ts'
import { memoryMiB } from './machine.ts'
import { sendAll, withNode } from './node.ts'

const TRANSFERS = 1_000_000
const BATCH = 500
const AGREEMENTS = 100
/** So many batches are signed, then sent: a million transfers at once would not fit into memory. */
const SIGNED_AT_ONCE = 40
/** What a restart at this size may take, in seconds. */
const BOUND_SECONDS = 100

const Head = z.object({ status: z.literal('ok'), height: z.number(), hash: z.string() })

async function headOf(url: string): Promise<z.infer<typeof Head>> {
  const ask = async () => {
    const answer = await fetch(`${url.replace('ws:', 'http:')}/healthz`).then((response) => response.json(), () => undefined)
    return Head.safeParse(answer).data
  }
  return until(ask, 'the chain', 3_600_000)
}

/** Puts so many transfers into a chain, batch by batch. */
async function fill(bare: Bare, transfers: number, say: (line: string) => void): Promise<void> {
  const agreements = await bare.activate(AGREEMENTS)
  for (let sent = 0; sent < transfers; ) {
    const count = Math.min(SIGNED_AT_ONCE, Math.ceil((transfers - sent) / BATCH))
    const batches = await Promise.all(Array.from({ length: count }, () => bare.batch(BATCH, agreements)))
    await sendAll(bare.chain.send, batches.map(({ raw }) => raw))
    sent += count * BATCH
    if (sent % 100_000 < count * BATCH) say(`已写入 ${sent} 次交付`)
  }
}

export type RestartFigures = Awaited<ReturnType<typeof measureRestart>>

/** Makes a journal of a million transfers and measures how long the chain takes to make itself anew from it. */
export async function measureRestart(say: (line: string) => void, transfers = TRANSFERS) {
  const folder = await mkdtemp(join(tmpdir(), 'dy-restart-'))
  try {
    say(`写入 ${transfers} 次交付，每批 ${BATCH}`)
    const before = await withNode(folder, async (url) => {
      await fill(await openBare(url), transfers, say)
      return headOf(url)
    })
    const { size } = await stat(join(folder, 'journal'))
    say(`日志 ${Math.round(size / 2 ** 20)} MiB，${before.height} 块；重新启动`)
    const startedAt = performance.now()
    return await withNode(folder, async (url, pid) => {
      const after = await headOf(url)
      const seconds = (performance.now() - startedAt) / 1000
      if (after.hash !== before.hash) throw new Error(`the head was ${before.hash} and is ${after.hash}`)
      const facts = { transfers, blocks: after.height, journalMiB: size / 2 ** 20, headHash: after.hash }
      return { ...facts, seconds, perSecond: transfers / seconds, memoryMiB: memoryMiB([pid]) }
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export const restartRows = (figures: RestartFigures): [string, string, string][] => [
  ['日志', `${Math.round(figures.journalMiB)} MiB`, `${figures.transfers} 次交付，${figures.blocks} 块`],
  ['重放到同一块哈希', `${figures.seconds.toFixed(1)} 秒`, `上限 ${BOUND_SECONDS} 秒；${figures.headHash}`],
  ['重放速度', `${Math.round(figures.perSecond)} 次/秒`, ''],
  ['链节点内存（PSS），重放之后', `${Math.round(figures.memoryMiB)} MiB`, ''],
]
