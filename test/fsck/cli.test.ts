import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { foundAfter, type Traded, tradedPlatform } from './world.ts'

const SCRIPT = join(import.meta.dirname, '..', '..', 'api', 'cli', 'fsck.ts')

/** Runs the command as npm does; its end, and what it wrote. */
const fsck = (args: string[], env: Record<string, string> = {}) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const options = { env: { ...process.env, ...env } }
    const child = execFile(process.execPath, [SCRIPT, ...args], options, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    )
  })

let traded: Traded
beforeAll(async () => {
  traded = await tradedPlatform()
})

/** The folder of the traded platform, whose database and chain are given from outside. */
const fsckTraded = (...args: string[]) => {
  const { host, user, database } = traded.connection
  const DATABASE_URL = `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}`
  return fsck(['--data', traded.platform.config.DATA_DIR, ...args], { DATABASE_URL, CHAIN_RPC_URL: inject('chainUrl') })
}

const Told = z.object({ verdict: z.string(), summaries: z.array(z.object({ invariant: z.string() })) })

it('ends with 0 and a line for each invariant when all holds', async () => {
  const { code, stdout } = await fsckTraded()
  expect(stdout.match(/^✓ I\d .*核对 \d+ 项，不符 0，用时 \d+\.\d 秒$/gm)).toHaveLength(9)
  expect(code).toBe(0)
})

it('tells the same as JSON', async () => {
  const { code, stdout } = await fsckTraded('--json')
  const { verdict, summaries } = Told.parse(JSON.parse(stdout))
  expect([code, verdict, summaries.length]).toEqual([0, 'clean', 9])
})

it('ends with 1 and names the row and what differs', async () => {
  const where = `id = '${traded.deal.agreementId}'`
  const ended = new Map<string, Awaited<ReturnType<typeof fsck>>>()
  await foundAfter({ ...traded, check: async () => {
    ended.set('fsck', await fsckTraded())
    return { verdict: 'clean', findings: [], summaries: [], notes: [] }
  } }, { table: 'agreement', where, set: '"usedCount" = 0' })
  expect(ended.get('fsck')?.code).toBe(1)
  expect(ended.get('fsck')?.stdout).toContain(`I4 表 agreement 行 ${traded.deal.agreementId}：库中已用 0 次，链上存证 4 次`)
})

it('ends with 2 where there is no platform, and makes no folder', async () => {
  const folder = join(await mkdtemp(join(inject('folder'), 'fsck-')), 'nothing')
  const { code, stderr } = await fsck(['--data', folder])
  expect(code).toBe(2)
  expect(stderr).toContain('不是平台的数据目录')
  expect(existsSync(folder)).toBe(false)
})

it('ends with 2 for an option that it does not know', async () => {
  expect((await fsck(['--wat'])).code).toBe(2)
})
