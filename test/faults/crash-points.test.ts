import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DIAGONAL, openStage, playRound, settleAccounts, type Stage } from './rounds.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

it.each(DIAGONAL.map((cell, round) => ({ ...cell, round })))(
  'loses and doubles nothing when $victim is killed at $point',
  async ({ round, ...cell }) => {
    await playRound(stage, cell, round)
  },
)

it('has everything acknowledged once, the money right to the fen, and a clean audit after all of it', async () => {
  await settleAccounts(stage)
  const fsck = fileURLToPath(new URL('../../api/cli/fsck.ts', import.meta.url))
  const audit = spawnSync(process.execPath, [fsck, '--data', stage.dataDir], { encoding: 'utf8' })
  expect(audit.status, `${audit.stdout}${audit.stderr}`).toBe(0)
})
