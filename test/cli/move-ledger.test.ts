import { spawn } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { z } from 'zod'
import { launch } from '#api/cli/launch/launch.ts'

const Checkpoint = z.object({ size: z.number() })

/** Runs a command to its end; what it says is told where it fails. */
async function run(script: string, args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', '..', 'api', 'cli', script), ...args], {
    env: { ...process.env, LOG_LEVEL: 'warn' }, stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, said }
}

it('a data folder moves to a new ledger by one command, trades on, and stays clean', { timeout: 240_000 }, async () => {
  const dataDir = await mkdtemp(join(inject('folder'), 'move-'))
  const file = join(dataDir, '样例.csv')
  await writeFile(file, `编号,数值\n${Array.from({ length: 9 }, (_, i) => `${i},${i * i}`).join('\n')}\n`)
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', DEMO: 'accounts', LOG_LEVEL: 'warn' }
  const trade = async () => {
    const end = new AbortController()
    const platform = await launch({ env, signal: end.signal, scripts: {}, report: () => undefined })
    try {
      const { code, said } = await run('trade.ts', ['--url', platform.url, file])
      expect(code, said).toBe(0)
      return Checkpoint.parse(await (await fetch(`${platform.url}/api/provenance/checkpoint`)).json()).size
    } finally {
      await platform.stop()
    }
  }
  const before = await trade()
  const refused = await run('move-ledger.ts', ['--data', dataDir, '--rpc', 'ws://127.0.0.1:9'])
  expect([refused.code, refused.said.includes('用法')]).toEqual([1, true])
  const moved = await run('move-ledger.ts', ['--data', dataDir])
  expect(moved.code, moved.said).toBe(0)
  expect(moved.said).toContain('第 1 期')
  expect(await trade()).toBeGreaterThan(before + 1)
  const audit = await run('fsck.ts', ['--data', dataDir])
  expect(audit.code, audit.said).toBe(0)
})
