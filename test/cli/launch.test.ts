import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChildName } from '#api/cli/launch/crew.ts'
import { findRunning } from '#api/cli/launch/folder.ts'
import { launch, type LaunchOptions, type Platform } from '#api/cli/launch/launch.ts'
import { processesOf, standIns, temporaryFolder } from './platform.ts'

/** A launch on a folder of its own, with all that it reported. */
function stage() {
  const folder = temporaryFolder()
  const reported: string[] = []
  const start = (env: NodeJS.ProcessEnv = {}, options: Partial<LaunchOptions> = {}): Promise<Platform> => launch({
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: folder.path, ...env },
    scripts: standIns, report: (line) => reported.push(line), ...options,
  })
  return { path: folder.path, reported, start, [Symbol.dispose]: () => folder[Symbol.dispose]() }
}

const ask = async (platform: Platform): Promise<unknown> => (await fetch(platform.url)).json()
const isRunning = (platform: Platform, name: ChildName): boolean => {
  try {
    return platform.pidOf(name) > 0
  } catch {
    return false
  }
}
const parentOf = (pid: number) => Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')[3])

describe('a start', () => {
  const here = stage()
  let platform: Platform
  beforeAll(async () => { platform = await here.start({ SEAL_KEY: `0x${'1'.repeat(64)}` }) })
  afterAll(async () => {
    await platform.stop()
    here[Symbol.dispose]()
  })

  test('runs database, chain, witness and API, tells each what it must know and nothing secret', async () => {
    expect(platform.children.toSorted()).toEqual(['api', 'node', 'postgres', 'witness'])
    expect(platform.notice).toEqual(['演示账户：demo'])
    expect(await ask(platform)).toEqual({ pid: platform.pidOf('api'), starts: 1 })
    const witness = await (await fetch(platform.witnessUrl)).json()
    expect(witness).toMatchObject({
      told: ['log+1+k', `0x${'ab'.repeat(20)}`, platform.chainUrl, 'witness.ledger.dongying-data.demo'],
    })
    expect(witness).toHaveProperty('variables', expect.not.arrayContaining(['SEAL_KEY', 'DATABASE_URL']))
  })

  test('shows warnings to people and keeps every line in the log', async () => {
    expect(here.reported).toEqual(['api：这是一条警告'])
    expect(readFileSync(join(here.path, 'logs', 'api.log'), 'utf8')).toContain('这是一条消息')
  })

  test('is refused on a folder where another platform runs, which it leaves alone', async () => {
    await expect(here.start()).rejects.toMatchObject({ code: 'cli.folder_in_use' })
    expect(await ask(platform)).toMatchObject({ starts: 1 })
  })

  test('uses a database, chain and witness of one\'s own instead', async () => {
    using elsewhere = stage()
    const own = {
      DATABASE_URL: platform.databaseUrl, CHAIN_RPC_URL: platform.chainUrl, WITNESS_URL: platform.witnessUrl,
    }
    const second = await elsewhere.start(own)
    expect(second.children).toEqual(['api'])
    expect(await ask(second)).toMatchObject({ starts: 2 })
    await second.stop()
  })

  test('tells where it is found, ends in order, leaves nothing running, and finds everything again', async () => {
    expect(findRunning(here.path)).toMatchObject({ url: platform.url, databaseUrl: platform.databaseUrl })
    await platform.stop()
    expect(readFileSync(join(here.path, 'ended'), 'utf8')).toBe('api\nwitness\nnode\n')
    expect(findRunning(here.path)).toBeUndefined()
    expect(processesOf(here.path)).toEqual([])
    platform = await here.start()
    expect(await ask(platform)).toMatchObject({ starts: 3 })
  })
})

describe('a killed process', () => {
  const here = stage()
  let platform: Platform
  beforeAll(async () => { platform = await here.start() })
  afterAll(async () => {
    await platform.stop()
    here[Symbol.dispose]()
  })

  test.each(['api', 'witness', 'node'] as const)('%s is started again where it was', async (name) => {
    const before = platform.pidOf(name)
    const back = platform.restarted(name)
    process.kill(before, 'SIGKILL')
    await back
    expect(platform.pidOf(name)).not.toBe(before)
    expect(here.reported).toContain(`${name} 已退出（SIGKILL），正在重新启动`)
    const answers = await Promise.all([platform.url, platform.witnessUrl, platform.chainUrl].map((url) => fetch(url)))
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200])
  })

  test('the database comes back under the same address, and the API lives through it', async () => {
    const before = { pid: platform.pidOf('api') }
    const back = platform.restarted('postgres')
    process.kill(platform.pidOf('postgres'), 'SIGKILL')
    await back
    expect(await ask(platform)).toMatchObject(before)
  })

  test('the shell that watches the database takes it along, and both come back', async () => {
    const postmaster = platform.pidOf('postgres')
    const back = platform.restarted('postgres')
    process.kill(parentOf(postmaster), 'SIGKILL')
    await back
    expect(platform.pidOf('postgres')).not.toBe(postmaster)
    expect((await fetch(platform.url)).status).toBe(200)
  })

  test('stays down while it is held', async () => {
    const before = platform.pidOf('node')
    const release = platform.hold('node')
    process.kill(before, 'SIGKILL')
    await expect.poll(() => isRunning(platform, 'node')).toBe(false)
    await expect(fetch(platform.chainUrl)).rejects.toThrow()
    const back = platform.restarted('node')
    release()
    await back
    expect((await fetch(platform.chainUrl)).status).toBe(200)
  })

  test('even all of them at once, with a stop right after, leaves nothing running', async () => {
    for (const name of platform.children) process.kill(platform.pidOf(name), 'SIGKILL')
    await platform.stop()
    expect(processesOf(here.path)).toEqual([])
  })
})

describe('what keeps it from starting is one sentence, and nothing stays running', () => {
  const refused = async (starting: Promise<Platform>, code: string) => {
    await expect(starting).rejects.toMatchObject({ code, message: expect.stringMatching(/^[^\n]+$/) })
  }

  test('a taken port', async () => {
    using here = stage()
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    await refused(here.start({ PORT: String(port) }), 'cli.port_unusable')
    server.close()
  })

  test('a folder that can\'t be written', async () => {
    using here = stage()
    writeFileSync(join(here.path, 'file'), '')
    await refused(here.start({ DATA_DIR: join(here.path, 'file') }), 'cli.folder_unwritable')
    mkdirSync(join(here.path, 'lock'))
    await refused(here.start(), 'cli.folder_unwritable')
  })

  test('a variable that makes no sense', async () => {
    using here = stage()
    await refused(here.start({ PORT: 'eighty' }), 'cli.configuration')
  })

  test('a database that isn\'t there', async () => {
    using here = stage()
    await refused(here.start({ DATABASE_URL: `postgresql://app@localhost/x?host=${here.path}` }), 'db.unreachable')
  })

  test('a program that refuses to start: its own words', async () => {
    using here = stage()
    const starting = here.start({ STAND_IN: 'fails' })
    await refused(starting, 'cli.child_failed')
    await expect(starting).rejects.toThrow('api 无法启动：链上的账本不是本平台的')
    expect(processesOf(here.path)).toEqual([])
  })

  test('an interrupt', async () => {
    using here = stage()
    const interrupt = new AbortController()
    const starting = here.start({ STAND_IN: 'silent' }, { signal: interrupt.signal })
    const isApiUp = () => processesOf(here.path).some((line) => line.includes('api.ts'))
    await expect.poll(isApiUp, { timeout: 30_000 }).toBe(true)
    interrupt.abort()
    await refused(starting, 'cli.interrupted')
    expect(processesOf(here.path)).toEqual([])
  })
})
