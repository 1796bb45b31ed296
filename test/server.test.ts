import { randomBytes } from 'node:crypto'
import pino from 'pino'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { startPlatform } from '#api/server.ts'
import { eventually, platformWithChain } from './support/platform.ts'
import { openWorld } from './support/story.ts'

let platform: Awaited<ReturnType<typeof platformWithChain>>
let connection: object

beforeAll(async () => {
  platform = await platformWithChain()
  await (await openWorld(platform)).admit(['consumer'])
  const rows = await platform.db.$queryRaw`select current_database() as database`
  const [row] = z.array(z.object({ database: z.string() })).parse(rows)
  connection = { ...inject('postgres'), ...row }
  await eventually(async () => (await newest()).cosignedAt, 'the last checkpoint being cosigned')
  await platform.started.writer.stop()
})

const newest = () => platform.db.checkpoint.findFirstOrThrow({ orderBy: { size: 'desc' } })

/** A second start on the same database and chain: `started`, or the code of what refused it. */
async function start(change: { CHAIN_ID?: number } = {}): Promise<string> {
  const config = { ...platform.config, ...change }
  const starting = startPlatform({ config, connection, clock: platform.clock.now, logger: pino({ level: 'silent' }) })
  try {
    await (await starting).stop()
    return 'started'
  } catch (error) {
    return z.object({ code: z.string() }).parse(error).code
  }
}

describe('a platform starts again', () => {
  it('on the chain that its database was made with', async () => {
    expect(await start()).toBe('started')
  })

  it('but not where the chain says another root for the same size', async () => {
    const { size, root } = await newest()
    await platform.db.checkpoint.update({ where: { size }, data: { root: `0x${randomBytes(32).toString('hex')}` } })
    expect(await start()).toBe('chain.other_history')
    await platform.db.checkpoint.update({ where: { size }, data: { root } })
    expect(await start()).toBe('started')
  })

  it('nor where the chain is shorter than the database', async () => {
    const checkpoint = await newest()
    await platform.db.checkpoint.update({ where: { size: checkpoint.size }, data: { size: checkpoint.size + 1n } })
    expect(await start()).toBe('chain.other_history')
    await platform.db.checkpoint.update({ where: { size: checkpoint.size + 1n }, data: { size: checkpoint.size } })
    expect(await start()).toBe('started')
  })

  it('nor on a chain of another number', async () => {
    expect(await start({ CHAIN_ID: 1 })).toBe('chain.other_chain')
  })
})
