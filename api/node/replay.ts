import { z } from 'zod'
import { AppError } from '../kernel/errors.ts'
import { Engine, type Head, type Settings } from './engine.ts'
import { damaged, type Journal, type Line } from './journal.ts'
import type { Progress } from './opening.ts'

const count = z.int().nonnegative()
const digest = z.string().regex(/^0x[0-9a-f]{64}$/)

/** The journal's first line: what pins the chain. */
const headerSchema = z.strictObject({
  type: z.literal('dongying.chain-journal/v1'),
  chainId: count,
  hardfork: z.string().max(40),
  initialDate: count,
  blockGasLimit: count,
  /** The program that executed; another version must come to the same hashes, or say that it does not. */
  engine: z.string().max(200),
  genesis: digest,
})
type Header = z.infer<typeof headerSchema>

/** Every other line: the one transaction of a block, the time of the block, and the hash of the block before. */
const blockSchema = z.strictObject({
  block: count,
  parent: digest,
  time: count,
  raw: z.string().regex(/^0x([0-9a-fA-F]{2})+$/),
})
export type Block = z.infer<typeof blockSchema>

const FRESH = { hardfork: 'osaka', blockGasLimit: 60_000_000 }
const PROGRESS_MS = 2_000

/**
 * The engine as the journal describes it: a new chain if the journal is empty, else every block made again, and each
 * hash compared with what the next line says of its parent.
 * @param progress is told now and then how far it is
 * @throws AppError refused `journal.damaged` | `journal.diverged`, naming the line; conflict `journal.other_chain`
 */
export async function replay(journal: Journal, chainId: number, progress: (progress: Progress) => void) {
  const lines = journal.read()
  const first = await lines.next()
  if (first.done) return begin(journal, { ...FRESH, chainId, initialDate: Math.floor(Date.now() / 1_000) })
  const header = headerOf(first.value, chainId)
  const engine = await Engine.open(header)
  let head = await engine.head()
  if (head.hash !== header.genesis) throw diverged(first.value.number, header, await engine.version())
  let toldAt = Date.now()
  for await (const line of lines) {
    head = await again(engine, head, line, header)
    if (Date.now() - toldAt < PROGRESS_MS) continue
    progress({ height: head.number, percent: journal.percentRead })
    toldAt = Date.now()
  }
  return { engine, head }
}

async function begin(journal: Journal, settings: Settings): Promise<{ engine: Engine; head: Head }> {
  const engine = await Engine.open(settings)
  const head = await engine.head()
  const header: Header = {
    type: 'dongying.chain-journal/v1',
    ...settings,
    engine: await engine.version(),
    genesis: head.hash,
  }
  await journal.append(header)
  return { engine, head }
}

function headerOf({ number, value }: Line, chainId: number): Header {
  const { success, data } = headerSchema.safeParse(value)
  if (!success) throw damaged(number)
  if (data.chainId === chainId) return data
  throw new AppError('conflict', 'journal.other_chain', `账本日志属于链 ${data.chainId}，与配置的链 ${chainId} 不同`)
}

async function again(engine: Engine, head: Head, { number, value }: Line, header: Header): Promise<Head> {
  const { success, data } = blockSchema.safeParse(value)
  if (!success || data.block !== head.number + 1) throw damaged(number)
  if (data.parent !== head.hash) throw diverged(number, header, await engine.version())
  try {
    return await engine.mine(await engine.admit(data.raw), data.time)
  } catch (error) {
    throw diverged(number, header, await engine.version(), error)
  }
}

const diverged = (line: number, header: Header, version: string, cause?: unknown) => new AppError(
  'refused',
  'journal.diverged',
  `重放到账本日志第 ${line} 行时与当时的区块不符（当时 ${header.engine}，现在 ${version}），链拒绝启动`,
  { line },
  cause,
)
