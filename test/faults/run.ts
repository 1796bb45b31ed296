import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openStage, playRound, settleAccounts, TABLE } from './rounds.ts'

/** The same numbers for the same seed. */
function shuffled<T>(items: T[], seed: number): T[] {
  let state = seed >>> 0
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return items.map((item) => ({ item, place: next() })).toSorted((a, b) => a.place - b.place).map(({ item }) => item)
}

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: String(TABLE.length) }, seed: { type: 'string', default: '1' } },
})
const [rounds, seed] = [Number(values.rounds), Number(values.seed)]
if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed))
  throw new Error('用法：npm run faults -- [--rounds N] [--seed S]')

const tables = Array.from({ length: Math.ceil(rounds / TABLE.length) }, (_, i) => shuffled(TABLE, seed + i))
const cells = tables.flat().slice(0, rounds)
const stage = await openStage()
let failed = 0
try {
  for (const [round, cell] of cells.entries()) {
    const startedAt = performance.now()
    const outcome = await playRound(stage, cell, round).then(() => 'ok', (error: unknown) => (failed++, String(error)))
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    const where = `${cell.victim.padEnd(8)} at ${cell.point.padEnd(21)}`
    console.log(`${String(round + 1).padStart(3)} ${where} ${seconds.padStart(5)} s  ${outcome}`)
  }
  await settleAccounts(stage)
  const fsck = fileURLToPath(new URL('../../api/cli/fsck.ts', import.meta.url))
  const audit = spawnSync(process.execPath, [fsck, '--data', stage.dataDir], { encoding: 'utf8' })
  console.log(audit.stdout.trim())
  if (audit.status !== 0) failed++
} finally {
  await stage.close()
}
console.log(`${cells.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
