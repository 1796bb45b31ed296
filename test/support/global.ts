import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { STAND_IN_CHAIN_ID } from '#api/config.ts'
import { migrate } from '#api/db/migrate.ts'
import { type PostgresConnection, startPostgres } from '#api/db/postgres.ts'
import { hashPassword } from '#api/participant/secret.ts'
import { anvilProgram, startAnvil } from '#test/anvil/anvil.ts'
import { unpackedBrowser } from './browser.ts'
import { startProcess } from './process.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: PostgresConnection
    chainUrl: string
    folder: string
    /** Of the password that every account of the tests has: to hash it takes a tenth of a second. */
    passwordHash: string
  }
}

/** The password of every account that tests make. */
export const PASSWORD = 'correct horse battery'

/** The name of the migrated database that each test's own is a copy of. */
export const TEMPLATE = 'template_platform'

/** The stand-in chain; with `TEST_CHAIN=anvil` the independent node, whose blocks come each second. */
async function startChain(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  if (process.env.TEST_CHAIN !== 'anvil')
    return startProcess('api/node/main.ts', { NODE_DIR: join(folder, 'chain'), NODE_PORT: '0' })
  const program = anvilProgram()
  if (program === undefined) throw new Error('@foundry-rs/anvil has no program for this machine in node_modules')
  return startAnvil(program, STAND_IN_CHAIN_ID)
}

/**
 * One PostgreSQL and one stand-in chain for the whole run: each test makes its own database and its own ledger there.
 * The browser is unpacked before tests that use it begin at once.
 */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'dy-test-'))
  await unpackedBrowser()
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), fsync: false })
  await migrate(await postgres.createDatabase(TEMPLATE))
  const chain = await startChain(folder)
  project.provide('postgres', postgres.connection)
  project.provide('chainUrl', chain.url)
  project.provide('folder', folder)
  project.provide('passwordHash', await hashPassword(PASSWORD))
  return async () => {
    await chain.stop()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
