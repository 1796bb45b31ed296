import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client, type ClientConfig } from 'pg'
import { AppError } from '#api/kernel/errors.ts'

/** The platform's own migrations: one folder each, `<UTC timestamp>_<name>/migration.sql`. */
export const migrationsFolder = join(import.meta.dirname, 'migrations')

/** Prisma's own lock, so that `prisma migrate deploy` and this runner exclude each other. */
const LOCK = 72_707_369

/** Prisma's own table, so that whoever has the schema engine may go on with `prisma migrate`. */
const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`

const FOREIGN = `SELECT to_regclass('"_prisma_migrations"') IS NULL
  AND EXISTS (SELECT FROM pg_tables WHERE schemaname = current_schema()) AS foreign`

type Migration = { name: string; sql: string; checksum: string }
type AppliedRow = { name: string; checksum: string; finished: boolean }

/** The migrations of a folder, oldest first. */
async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).toSorted()
  return Promise.all(names.map(async (name) => {
    const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  }))
}

/**
 * Brings a database to the schema of this version: applies what it lacks, each migration in a transaction of its own.
 * @returns the names of the migrations that were applied now
 * @throws unavailable `db.unreachable`, `db.schema_mismatch` (a database of another or a newer platform, or of changed
 *   files), `db.migration_failed`
 */
export async function migrate(connection: ClientConfig, folder = migrationsFolder): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(folder)
  const client = new Client(connection)
  client.on('error', () => undefined)
  await client.connect().catch(unreachable)
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    const pending = await pendingOf(client, migrations)
    for (const migration of pending) await apply(client, migration)
    return { applied: pending.map((migration) => migration.name) }
  } finally {
    await client.end()
  }
}

async function pendingOf(client: Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows: [answer] } = await client.query<{ foreign: boolean }>(FOREIGN)
  if (answer?.foreign) throw mismatch('数据库里已有其他程序的表')
  await client.query(TABLE)
  const { rows } = await client.query<AppliedRow>(
    `SELECT "migration_name" AS name, "checksum", "finished_at" IS NOT NULL AS finished
     FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL ORDER BY "migration_name"`,
  )
  for (const [index, row] of rows.entries()) refuseForeign(row, migrations[index])
  return migrations.slice(rows.length)
}

/** What was applied must be, migration by migration, what this version holds. */
function refuseForeign(row: AppliedRow, expected: Migration | undefined): void {
  if (row.name !== expected?.name) throw mismatch(`数据库里有本版本不认识的迁移 ${row.name}`)
  if (!row.finished) throw mismatch(`数据库里的迁移 ${row.name} 没有完成`)
  if (row.checksum !== expected.checksum) throw mismatch(`迁移 ${row.name} 的文件在应用之后被改动过`)
}

const mismatch = (reason: string) =>
  new AppError('unavailable', 'db.schema_mismatch', `数据库的结构与本版本平台不符：${reason}`)

function unreachable(cause: Error): never {
  throw new AppError('unavailable', 'db.unreachable', `连不上数据库：${cause.message}`, {}, cause)
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query(sql)
    await client.query(
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
       VALUES ($1, $2, clock_timestamp(), $3, 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new AppError('unavailable', 'db.migration_failed', `迁移 ${name} 失败，数据库保持原样：${reason}`, {}, cause)
  }
}
