import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Mutant } from './mutant.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What is made and not kept in the repository, but needed by the tests. */
const MADE = ['api/db/generated', 'artifacts', 'cache']

/** Guards that need neither database nor chain of the run: they are run without both. */
const ALONE = new RegExp([
  '^test/(contracts|verifier|node|witness|kernel-permit|gate/|kernel/working-days|sharing/(sharing|field|gate)[.])',
  '/(listing|participant|authorized-operation|scenario-rules|declaration|detected|checks|revenue|market-price|precheck)[.]test[.]ts$',
  '/(rules|related-party)[.]test[.]ts$',
].join('|'))

const ALONE_CONFIG = `import { defineConfig } from 'vitest/config'
export default defineConfig({ test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000 } })
`

/** A copy of the project's files in a temporary folder, in which faults are planted. */
export function openWorkshop() {
  const folder = mkdtempSync(join(tmpdir(), 'dy-mutants-'))
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' })
  const files = listed.split('\0').filter((name) => name !== '' && existsSync(join(root, name)))
  for (const name of files) {
    mkdirSync(join(folder, dirname(name)), { recursive: true })
    cpSync(join(root, name), join(folder, name))
  }
  for (const name of MADE.filter((one) => existsSync(join(root, one)))) cpSync(join(root, name), join(folder, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'alone.config.ts'), ALONE_CONFIG)
  return {
    /** Plants mutants, does something, and makes every file as it was. */
    async planted<T>(mutants: Mutant[], work: () => Promise<T>): Promise<T> {
      const names = [...new Set(mutants.map(({ file }) => file))]
      const whole = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
      const isSolidity = names.some((name) => name.endsWith('.sol'))
      try {
        for (const { file, find, replace } of mutants) plant(join(folder, file), find, replace)
        if (isSolidity) await build(folder)
        return await work()
      } finally {
        for (const [name, text] of whole) writeFileSync(join(folder, name), text)
        if (isSolidity) cpSync(join(root, 'artifacts'), join(folder, 'artifacts'), { recursive: true, force: true })
      }
    },
    /** Whether a mutant's text is there exactly once. */
    isPlantable: ({ file, find }: Mutant): boolean => {
      const path = join(folder, file)
      return existsSync(path) && readFileSync(path, 'utf8').split(find).length === 2
    },
    run: (guards: string[], test?: string) => runTests(folder, guards, test),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export type Workshop = ReturnType<typeof openWorkshop>

function plant(path: string, find: string, replace: string): void {
  const text = readFileSync(path, 'utf8')
  const at = text.indexOf(find)
  writeFileSync(path, text.slice(0, at) + replace + text.slice(at + find.length))
}

async function build(folder: string): Promise<void> {
  const { code, said } = await runProgram(folder, 'hardhat', ['build', '--no-tests', '--quiet'])
  if (code !== 0) throw new Error(`the contracts do not compile with the fault in them: ${said.slice(-600)}`)
}

const Results = z.looseObject({
  numPassedTests: z.number(),
  testResults: z.array(z.looseObject({
    name: z.string(), message: z.string(),
    assertionResults: z.array(z.looseObject({ fullName: z.string(), status: z.string() })),
  })),
})

/** How a run ended: full names of the tests that failed, how many passed, and what kept a file from running at all. */
export type Outcome = { failed: string[]; passed: number; broken: string[] }

async function runTests(folder: string, guards: string[], test?: string): Promise<Outcome> {
  const outcomes: Outcome[] = []
  for (const alone of [true, false]) {
    const files = guards.filter((guard) => ALONE.test(guard) === alone)
    if (files.length === 0) continue
    const report = join(folder, 'report.json')
    rmSync(report, { force: true })
    const { said } = await runProgram(folder, 'vitest', [
      'run', ...files, ...(test === undefined ? [] : ['-t', test]), ...(alone ? ['--config', 'alone.config.ts'] : []),
      '--reporter=json', `--outputFile=${report}`,
    ])
    if (!existsSync(report)) throw new Error(`the tests of ${files.join(', ')} left no report: ${said.slice(-600)}`)
    outcomes.push(outcomeOf(Results.parse(JSON.parse(readFileSync(report, 'utf8')))))
  }
  return {
    failed: outcomes.flatMap(({ failed }) => failed), passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
    broken: outcomes.flatMap(({ broken }) => broken),
  }
}

const outcomeOf = ({ numPassedTests, testResults }: z.infer<typeof Results>): Outcome => ({
  passed: numPassedTests,
  failed: testResults.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName)),
  broken: testResults.filter(({ message }) => message !== '').map(({ name, message }) => `${name}: ${message.slice(0, 300)}`),
})

function runProgram(folder: string, program: string, args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(join(folder, 'node_modules/.bin', program), args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => said.push(text.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, said: said.join('') }))
  })
}
