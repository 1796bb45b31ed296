import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Runs a package's program in the project's folder; what it says is shown only when it fails. */
function run(program: string, args: string[], environment: Record<string, string> = {}): void {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const file = fileURLToPath(new URL(`../../node_modules/${program}`, import.meta.url))
  const result = spawnSync(process.execPath, [file, ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  })
  if (result.status === 0) return
  process.stderr.write(`${result.stdout}${result.stderr}`)
  process.exit(1)
}

// Generating the client needs no schema engine; a program that fails keeps Prisma from downloading one.
run('prisma/build/index.js', ['generate', '--schema', 'api/db/schema'], { PRISMA_SCHEMA_ENGINE_BINARY: '/bin/false' })
run('hardhat/dist/src/cli.js', ['build', '--no-tests', '--quiet'], { HARDHAT_DISABLE_TELEMETRY_PROMPT: 'true' })
