import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findRunning } from '#api/cli/launch/folder.ts'
import { launch, type LaunchOptions, type Platform } from '#api/cli/launch/launch.ts'
import { processesOf, standIns, temporaryFolder } from './platform.ts'

let folder: ReturnType<typeof temporaryFolder>
let platforms: Platform[] = []
let reported: string[] = []

const start = async (env: NodeJS.ProcessEnv = {}, options: Partial<LaunchOptions> = {}): Promise<Platform> => {
  const platform = await launch({
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: folder.path, ...env },
    scripts: standIns, report: (line) => reported.push(line), ...options,
  })
  platforms.push(platform)
  return platform
}

const ask = async (platform: Platform): Promise<unknown> => (await fetch(platform.url)).json()
const ended = () => readFileSync(join(folder.path, 'ended'), 'utf8').trim().split('\n')
const parentOf = (pid: number) => Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')[3])

beforeEach(() => {
  folder = temporaryFolder()
  reported = []
})

afterEach(async () => {
  for (const platform of platforms.splice(0)) await platform.stop()
  const left = processesOf(folder.path)
  folder[Symbol.dispose]()
  expect(left).toEqual([])
})

describe('a start', () => {
  test('runs database, chain, witness and API, tells each what it must know and nothing secret', async () => {
    const platform = await start({ SEAL_KEY: `0x${'1'.repeat(64)}` })
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
    await start()
    expect(reported).toEqual(['api：这是一条警告'])
    expect(readFileSync(join(folder.path, 'logs', 'api.log'), 'utf8')).toContain('这是一条消息')
  })

  test('tells where it is found, as long as it runs', async () => {
    const platform = await start()
    expect(findRunning(folder.path)).toMatchObject({ url: platform.url, databaseUrl: platform.databaseUrl })
    await platform.stop()
    expect(findRunning(folder.path)).toBeUndefined()
  })

  test('ends in order and finds everything again', async () => {
    const first = await start()
    await first.stop()
    expect(ended()).toEqual(['api', 'witness', 'node'])
    expect(processesOf(folder.path)).toEqual([])
    expect(await ask(await start())).toMatchObject({ starts: 2 })
  })

  test('uses a database, chain and witness of one\'s own instead', async () => {
    const own = await start()
    using elsewhere = temporaryFolder()
    const given = { DATABASE_URL: own.databaseUrl, CHAIN_RPC_URL: own.chainUrl, WITNESS_URL: own.witnessUrl }
    const platform = await start({ ...given, DATA_DIR: elsewhere.path })
    expect(platform.children).toEqual(['api'])
    expect(await ask(platform)).toMatchObject({ starts: 2 })
    await platform.stop()
  })
})

describe('a killed process', () => {
  test.each(['api', 'witness', 'node'] as const)('%s is started again where it was', async (name) => {
    const platform = await start()
    const before = platform.pidOf(name)
    const back = platform.restarted(name)
    process.kill(before, 'SIGKILL')
    await back
    expect(platform.pidOf(name)).not.toBe(before)
    expect(reported).toContain(`${name} 已退出（SIGKILL），正在重新启动`)
    for (const url of [platform.url, platform.witnessUrl, platform.chainUrl]) expect((await fetch(url)).status).toBe(200)
  })

  test('the database comes back under the same address, and the API lives through it', async () => {
    const platform = await start()
    const before = platform.pidOf('api')
    const back = platform.restarted('postgres')
    process.kill(platform.pidOf('postgres'), 'SIGKILL')
    await back
    expect(await ask(platform)).toEqual({ pid: before, starts: 1 })
  })

  test('the shell that watches the database takes it along, and both come back', async () => {
    const platform = await start()
    const back = platform.restarted('postgres')
    process.kill(parentOf(platform.pidOf('postgres')), 'SIGKILL')
    await back
    expect(await ask(platform)).toMatchObject({ starts: 1 })
  })

  test('stays down while it is held', async () => {
    const platform = await start()
    const release = platform.hold('node')
    process.kill(platform.pidOf('node'), 'SIGKILL')
    await expect.poll(() => reported).toContain('node 已退出（SIGKILL），正在重新启动')
    await expect(fetch(platform.chainUrl)).rejects.toThrow()
    expect(() => platform.pidOf('node')).toThrow()
    const back = platform.restarted('node')
    release()
    await back
    expect((await fetch(platform.chainUrl)).status).toBe(200)
  })

  test('can be followed by a stop at once', async () => {
    const platform = await start()
    for (const name of platform.children) process.kill(platform.pidOf(name), 'SIGKILL')
    await platform.stop()
    expect(processesOf(folder.path)).toEqual([])
  })
})

describe('what keeps it from starting is one sentence', () => {
  const refused = (code: string) => expect.objectContaining({ code, message: expect.stringMatching(/^[^\n]+$/) })

  test('another platform on the same folder', async () => {
    const first = await start()
    await expect(start()).rejects.toEqual(refused('cli.folder_in_use'))
    expect(await ask(first)).toMatchObject({ starts: 1 })
  })

  test('a taken port', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    await expect(start({ PORT: String(port) })).rejects.toEqual(refused('cli.port_unusable'))
    server.close()
  })

  test('a folder that can\'t be written', async () => {
    const file = join(folder.path, 'file')
    writeFileSync(file, '')
    await expect(start({ DATA_DIR: file })).rejects.toEqual(refused('cli.folder_unwritable'))
    await expect(start({ DATA_DIR: '/proc/data' })).rejects.toEqual(refused('cli.folder_unwritable'))
  })

  test('a variable that makes no sense', async () => {
    await expect(start({ PORT: 'eighty' })).rejects.toEqual(refused('cli.configuration'))
  })

  test('a database that isn\'t there', async () => {
    const away = start({ DATABASE_URL: `postgresql://app@localhost/x?host=${folder.path}` })
    await expect(away).rejects.toEqual(refused('db.unreachable'))
  })

  test('a program that refuses to start: its own words', async () => {
    const failing = start({ STAND_IN: 'fails' })
    await expect(failing).rejects.toEqual(refused('cli.child_failed'))
    await expect(failing).rejects.toThrow('api 无法启动：链上的账本不是本平台的')
  })
})

test('an interrupted start leaves nothing', async () => {
  const interrupt = new AbortController()
  const starting = start({ STAND_IN: 'silent' }, { signal: interrupt.signal })
  await expect.poll(() => processesOf(folder.path).some((line) => line.includes('api.ts')), { timeout: 20_000 }).toBe(true)
  interrupt.abort()
  await expect(starting).rejects.toMatchObject({ code: 'cli.interrupted' })
  expect(processesOf(folder.path)).toEqual([])
})
