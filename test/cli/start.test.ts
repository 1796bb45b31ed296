import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findRunning, startOf } from '#api/cli/launch/folder.ts'
import { processesOf, temporaryFolder } from './platform.ts'

const script = join(import.meta.dirname, 'stand-in', 'start.ts')

let folder: ReturnType<typeof temporaryFolder>
let started: ChildProcess[] = []

beforeEach(() => { folder = temporaryFolder() })
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  await expect.poll(() => processesOf(folder.path), { timeout: 15_000 }).toEqual([])
  folder[Symbol.dispose]()
})

/** The launcher as `npm start` runs it, in a process group of its own, as in a terminal. */
function run(env: NodeJS.ProcessEnv = {}, command = [process.execPath, script]) {
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    env: { PATH: process.env['PATH'], DATA_DIR: folder.path, PORT: '0', ...env },
    detached: true, stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  const said: string[] = []
  const serving = Promise.withResolvers<string>()
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => {
      said.push(line)
      const [, url] = /已启动：(\S+)/.exec(line) ?? []
      if (url !== undefined) serving.resolve(url)
    })
  }
  const ended = once(child, 'close').then(([code]: unknown[]) => code)
  void ended.then(() => serving.reject(new Error(`it ended:\n${said.join('\n')}`)))
  serving.promise.catch(() => undefined)
  return { pid: child.pid ?? 0, said, ended, serving: serving.promise }
}

const starts = async (url: string): Promise<unknown> => (await fetch(url)).json()

test('says where it serves and what to try; Ctrl-C ends all in order', async () => {
  const launcher = run()
  await launcher.serving
  await expect.poll(() => launcher.said).toContain('演示账户：demo')
  process.kill(-launcher.pid, 'SIGINT')
  expect(await launcher.ended).toBe(0)
  expect(readFileSync(join(folder.path, 'ended'), 'utf8')).toBe('api\nwitness\nnode\n')
  expect(processesOf(folder.path)).toEqual([])
})

test('SIGTERM ends it as well, also while it starts', async () => {
  const launcher = run({ STAND_IN: 'silent' })
  const isApiUp = () => processesOf(folder.path).some((line) => line.includes('api.ts'))
  await expect.poll(isApiUp, { timeout: 30_000 }).toBe(true)
  process.kill(launcher.pid, 'SIGTERM')
  expect(await launcher.ended).toBe(0)
  expect(processesOf(folder.path)).toEqual([])
})

test('kill -9 leaves nothing running and nothing broken, even for a start right after it', async () => {
  const first = run()
  await first.serving
  process.kill(first.pid, 'SIGKILL')
  const second = run()
  expect(await starts(await second.serving)).toMatchObject({ starts: 2 })
  process.kill(second.pid, 'SIGKILL')
  await expect.poll(() => processesOf(folder.path), { timeout: 15_000 }).toEqual([])
  expect(findRunning(folder.path)).toBeUndefined()
})

test('a process that a killed launcher left behind is killed by the next start', async () => {
  const first = run({ STAND_IN: 'deaf' })
  await first.serving
  const left = findRunning(folder.path)?.processes.find((child) => child.name === 'api')?.pid
  process.kill(first.pid, 'SIGKILL')
  await first.ended
  expect(startOf(left ?? 0)).toBeDefined()
  const second = run()
  await second.serving
  expect(startOf(left ?? 0)).toBeUndefined()
})

test('a second start on the folder is refused in one sentence, and the first goes on', async () => {
  const first = run()
  const url = await first.serving
  const second = run()
  expect(await second.ended).toBe(1)
  const sentence = `数据目录 ${folder.path} 正由另一个平台进程（进程号 ${first.pid}）使用`
  expect(second.said.slice(1)).toEqual([expect.stringContaining(sentence)])
  expect(await starts(url)).toMatchObject({ starts: 1 })
})

test('what keeps it from starting is one sentence and exit code 1', async () => {
  const launcher = run({ STAND_IN: 'fails' })
  expect(await launcher.ended).toBe(1)
  expect(launcher.said.slice(1)).toEqual(['api 无法启动：链上的账本不是本平台的'])
})

test('ends when the npm that runs it is killed', async () => {
  const scripts = { start: `"${process.execPath}" "${script}"` }
  writeFileSync(join(folder.path, 'package.json'), JSON.stringify({ name: 'x', version: '1.0.0', scripts }))
  const npm = run({}, ['npm', 'start', '--prefix', folder.path])
  await npm.serving
  process.kill(npm.pid, 'SIGKILL')
  await expect.poll(() => processesOf(folder.path), { timeout: 20_000 }).toEqual([])
  expect(readFileSync(join(folder.path, 'ended'), 'utf8')).toBe('api\nwitness\nnode\n')
})
