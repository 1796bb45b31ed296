import { parseArgs } from 'node:util'
import type { Mutant } from './mutant.ts'
import { mutants } from './mutants.ts'
import { openWorkshop, type Outcome, type Workshop } from './workshop.ts'

/** Copies of the project in which mutants are tried at the same time: one for each core of a small machine. */
const WORKSHOPS = 2

type Verdict = 'killed' | 'survived' | 'not found' | 'broken'
type Row = Mutant & { verdict: Verdict; seconds: number; note?: string }

/** Mutants that are planted together: one by itself, or a batch. */
function groupsOf(all: Mutant[]): Mutant[][] {
  const batches = Map.groupBy(all.filter(({ batch }) => batch !== undefined), ({ batch, guard }) => `${guard} ${batch}`)
  return [...batches.values(), ...all.filter(({ batch }) => batch === undefined).map((mutant) => [mutant])]
}

const isNamed = ({ test }: Mutant, name: string): boolean => test === undefined || new RegExp(test).test(name)

/** A mutant is killed by a failed test that guards it; one in whose presence no test runs at all says nothing. */
function verdictOf(mutant: Mutant, { failed, passed }: Outcome): Verdict {
  if (failed.some((name) => isNamed(mutant, name))) return 'killed'
  return passed === 0 ? 'broken' : 'survived'
}

async function tryGroup(workshop: Workshop, group: Mutant[]): Promise<Row[]> {
  const [first] = group
  if (!first) return []
  const startedAt = performance.now()
  const rowsOf = (verdict: (mutant: Mutant) => Verdict, note?: string): Row[] => {
    const seconds = (performance.now() - startedAt) / 1_000 / group.length
    return group.map((mutant) => ({ ...mutant, verdict: verdict(mutant), seconds, ...(note === undefined ? {} : { note }) }))
  }
  if (!group.every(workshop.isPlantable)) return rowsOf((mutant) => (workshop.isPlantable(mutant) ? 'broken' : 'not found'))
  try {
    const outcome = await workshop.planted(group, () => workshop.run([first.guard], group.length === 1 ? first.test : undefined))
    return rowsOf((mutant) => verdictOf(mutant, outcome), outcome.broken[0] ?? (outcome.passed === 0 ? 'no test has this name' : undefined))
  } catch (error) {
    return rowsOf(() => 'broken', error instanceof Error ? error.message : String(error))
  }
}

/** All guards must be green before a red one means anything. */
async function tryUnmutated(workshops: Workshop[], chosen: Mutant[]): Promise<string[]> {
  const guards = [...new Set(chosen.map(({ guard }) => guard))]
  console.log(`先不带变异跑一遍 ${guards.length} 个守护测试文件……`)
  const outcomes = await Promise.all(
    workshops.map((workshop, number) => workshop.run(guards.filter((_, index) => index % workshops.length === number))),
  )
  console.log(`${outcomes.reduce((sum, { passed }) => sum + passed, 0)} 个测试通过`)
  return outcomes.flatMap(({ failed, broken }) => [...failed, ...broken])
}

/** Tries every group, each workshop taking the next that nobody has taken, and says what became of each mutant. */
async function tryAll(workshops: Workshop[], groups: Mutant[][]): Promise<Row[]> {
  const rows: Row[] = []
  const waiting = groups.values()
  const work = async (workshop: Workshop) => {
    for (const group of waiting) {
      const tried = await tryGroup(workshop, group)
      for (const row of tried) console.log(line(row))
      rows.push(...tried)
    }
  }
  await Promise.all(workshops.map(work))
  return rows
}

const line = ({ name, file, guard, verdict, seconds, note }: Row): string =>
  [
    verdict === 'killed' ? '✓' : '✗', verdict.padEnd(9), `${seconds.toFixed(1).padStart(6)} s `, `${name}  ·  ${file}  ·  ${guard}`,
    ...(verdict === 'killed' || note === undefined ? [] : [`\n    ${note}`]),
  ].join(' ')

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' } } })
  const pattern = new RegExp(values.only ?? '')
  const chosen = mutants.filter(({ name, file, guard }) => pattern.test(`${name} ${file} ${guard}`))
  const startedAt = performance.now()
  const workshops = Array.from({ length: WORKSHOPS }, openWorkshop)
  const close = () => workshops.forEach((workshop) => workshop.close())
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      close()
      process.exit(130)
    })
  try {
    const red = await tryUnmutated(workshops, chosen)
    if (red.length > 0) {
      console.log(`没有变异时就已失败：\n${red.join('\n')}`)
      process.exitCode = 1
      return
    }
    const rows = await tryAll(workshops, groupsOf(chosen))
    const killed = rows.filter(({ verdict }) => verdict === 'killed').length
    console.log(`${killed} passed, ${rows.length - killed} failed（${Math.round((performance.now() - startedAt) / 60_000)} 分钟）`)
    process.exitCode = killed === rows.length ? 0 : 1
  } finally {
    close()
  }
}

await main()
