import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs a program of the project's folder; what it says is shown only when it fails. */
function run(program: string, args: string[], environment: Record<string, string> = {}): void {
  const file = join(root, program)
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
run('node_modules/prisma/build/index.js', ['generate', '--schema', 'api/db/schema'], {
  PRISMA_SCHEMA_ENGINE_BINARY: '/bin/false',
})
run('node_modules/hardhat/dist/src/cli.js', ['build', '--no-tests', '--quiet'], {
  HARDHAT_DISABLE_TELEMETRY_PROMPT: 'true',
})

// The typed client comes out of the OpenAPI document, which comes out of the routes.
mkdirSync(join(root, 'web/client/generated'), { recursive: true })
run('api/cli/openapi.ts', ['web/client/generated/openapi.json'])
run('web/codegen/node_modules/openapi-typescript/bin/cli.js', [
  'web/client/generated/openapi.json', '-o', 'web/client/generated/paths.d.ts',
])
run('node_modules/vite/bin/vite.js', ['build', 'web', '--logLevel', 'warn'])
run('node_modules/vite/bin/vite.js', ['build', '-c', 'web/verify/offline.config.ts', '--logLevel', 'warn'])
