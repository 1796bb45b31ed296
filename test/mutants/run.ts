import { parseArgs } from 'node:util'
import type { Mutant } from './mutant.ts'
import { mutants } from './mutants.ts'
import { openWorkshop, type Outcome, type Workshop } from './workshop.ts'

type Verdict = 'killed' | 'survived' | 'not found' | 'broken'
type Row = Mutant & { verdict: Verdict; seconds: number; note?: string }

/** Mutants that are planted together: one by itself, or a batch. */
function groupsOf(all: Mutant[]): Mutant[][] {
  const batches = Map.groupBy(all.filter(({ batch }) => batch !== undefined), ({ batch, guard }) => `${guard} ${batch}`)
  return [...batches.values(), ...all.filter(({ batch }) => batch === undefined).map((mutant) => [mutant])]
}

const isNamed = ({ test }: Mutant, name: string): boolean => test === undefined || new RegExp(test).test(name)

/** A mutant is killed by a failed test that guards it; one in whose presence no test runs at all says nothing. */
function verdictOf(mutant: Mutant, { failed, broken, passed }: Outcome): Verdict {
  if (failed.some((name) => isNamed(mutant, name))) return 'killed'
  return broken.length > 0 && passed === 0 ? 'broken' : 'survived'
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
    return rowsOf((mutant) => verdictOf(mutant, outcome), outcome.broken[0])
  } catch (error) {
    return rowsOf(() => 'broken', error instanceof Error ? error.message : String(error))
  }
}

/** All guards must be green, and every name must be that of a test, before a red one means anything. */
async function tryUnmutated(workshop: Workshop, chosen: Mutant[]): Promise<string[]> {
  const guards = [...new Set(chosen.map(({ guard }) => guard))]
  console.log(`先不带变异跑一遍 ${guards.length} 个守护测试文件……`)
  const { failed, broken, passed } = await workshop.run(guards)
  console.log(`${passed} 个测试通过，${failed.length} 个失败`)
  return [...failed, ...broken]
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
  const workshop = openWorkshop()
  try {
    const red = await tryUnmutated(workshop, chosen)
    if (red.length > 0) {
      console.log(`没有变异时就已失败：\n${red.join('\n')}`)
      process.exitCode = 1
      return
    }
    const rows: Row[] = []
    for (const group of groupsOf(chosen))
      for (const row of await tryGroup(workshop, group)) {
        rows.push(row)
        console.log(line(row))
      }
    const killed = rows.filter(({ verdict }) => verdict === 'killed').length
    console.log(`${killed} passed, ${rows.length - killed} failed`)
    process.exitCode = killed === rows.length ? 0 : 1
  } finally {
    workshop.close()
  }
}

await main()
