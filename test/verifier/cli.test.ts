import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openForgersChain } from './chain.ts'
import { CONTENT, jcs, prove, trustOf } from './prover.ts'

let folder: string
let receipt: string
let trust: string
let file: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-'))
  const chain = await openForgersChain()
  const proven = jcs(await prove(chain, { story: (story) => void (story.provider.custody = 'platform') }))
  receipt = await put('receipt.json', proven)
  trust = await put('trust.json', JSON.stringify(await trustOf(chain)))
  file = await put('content.csv', CONTENT)
})
afterAll(() => rm(folder, { recursive: true }))

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

/** Runs the command as a person does. */
function verify(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const main = fileURLToPath(import.meta.resolve('#api/cli/verify.ts'))
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [main, ...args], (_, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }))
  })
}

test('a sound receipt: six ticks, the facts, what is not proven, exit 0', async () => {
  const { code, stdout } = await verify(receipt, file, '--trust', trust)
  expect(code).toBe(0)
  expect(stdout.split('\n').slice(0, 6).map((line) => line.slice(0, 4).trim())).toEqual([
    '✓ 内容', '✓ 存证', '✓ 包含', '✓ 检查', '✓ 上链', '✓ 合约',
  ])
  expect(stdout).toContain('东营市港航大数据有限公司')
  expect(stdout).toContain('由平台托管')
  expect(stdout).toContain('不证明数据内容真实')
  expect(stdout).toContain('核验通过')
})

test('a wrong file: the content fails, exit 1', async () => {
  const { code, stdout } = await verify(receipt, await put('wrong.csv', CONTENT.subarray(1)), '--trust', trust)
  expect(code).toBe(1)
  expect(stdout.split('\n')[0]).toMatch(/^✗ 内容 .*（record\.entry\.size）$/)
  expect(stdout).toContain('核验未通过')
})

test('no trust file: dashes, exit 2', async () => {
  const { code, stdout } = await verify(receipt, file)
  expect(code).toBe(2)
  expect(stdout.split('\n').slice(3, 5).every((line) => line.startsWith('–'))).toBe(true)
  expect(stdout).toContain('未能锚定')
})

test('--json prints the report', async () => {
  const { code, stdout } = await verify(receipt, '--trust', trust, '--json')
  expect(code).toBe(0)
  const { verdict, steps } = JSON.parse(stdout)
  expect([verdict, steps.length, steps[0].state]).toEqual(['verified', 6, 'not_checked'])
})

test('receipts that are too large, empty or not UTF-8 fail, exit 1', async () => {
  const large = await verify(await put('large.json', '港'.repeat(1 << 20)), '--trust', trust)
  expect([large.code, large.stdout.includes('超过 64 KiB')]).toEqual([1, true])
  const binary = await verify(await put('binary.json', Buffer.from([0x22, 0xff, 0x22])), '--trust', trust)
  expect([binary.code, binary.stdout.includes('不是 JSON')]).toEqual([1, true])
  expect((await verify(await put('empty.json', ''), '--trust', trust)).code).toBe(1)
})

test('what cannot be read or is not asked for rightly exits 64 and says why', async () => {
  const absent = join(folder, 'absent')
  const cases: [string[], string][] = [
    [[], '用法'],
    [[receipt, file, file], '用法'],
    [[receipt, '--trusted', trust], '用法'],
    [[receipt, '--trust'], '用法'],
    [[absent, '--trust', trust], '回执不存在'],
    [[folder, '--trust', trust], '回执是文件夹'],
    [[receipt, absent, '--trust', trust], '文件不存在'],
    [[receipt, '--trust', absent], '信任文件不存在'],
    [[receipt, '--trust', receipt], 'trust.type'],
    [[receipt, '--trust', file], '信任文件不是 JSON'],
  ]
  for (const [args, message] of cases) {
    const { code, stdout, stderr } = await verify(...args)
    expect({ code, stdout, stderr }).toEqual({ code: 64, stdout: '', stderr: expect.stringContaining(message) })
  }
})
