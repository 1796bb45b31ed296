import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { currentSchema } from '#api/cli/migration.ts'
import { migrate } from '#api/db/migrate.ts'
import { migrationSql } from '#api/db/migration-sql.ts'
import { type Postgres, type PostgresConnection, startPostgres } from '#api/db/postgres.ts'
import { temporaryFolder } from '#test/cli/platform.ts'

let folder: ReturnType<typeof temporaryFolder>
let postgres: Postgres
let connection: PostgresConnection
let migrations: string
let count = 0

beforeAll(async () => {
  folder = temporaryFolder()
  postgres = await startPostgres({ dataDir: join(folder.path, 'postgres'), fsync: false })
})
afterAll(async () => {
  await postgres.stop()
  folder[Symbol.dispose]()
})
beforeEach(async () => {
  connection = await postgres.createDatabase(`t${(count += 1)}`)
  migrations = join(folder.path, `migrations${count}`)
  write('1_a', 'CREATE TABLE a (n int)')
  write('2_b', `CREATE FUNCTION b() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;
    INSERT INTO a SELECT b()`)
})

function write(name: string, sql: string): void {
  mkdirSync(join(migrations, name), { recursive: true })
  writeFileSync(join(migrations, name, 'migration.sql'), sql)
}

async function query<Row extends object>(sql: string, on: PostgresConnection = connection): Promise<Row[]> {
  const client = new Client(on)
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

const mismatch = { kind: 'unavailable', code: 'db.schema_mismatch', message: expect.stringMatching(/^[^\n]+$/) }

test('applies what is missing, in order, and nothing twice', async () => {
  expect(await migrate(connection, migrations)).toEqual({ applied: ['1_a', '2_b'] })
  expect(await migrate(connection, migrations)).toEqual({ applied: [] })
  write('3_c', 'ALTER TABLE a ADD COLUMN m int')
  expect(await migrate(connection, migrations)).toEqual({ applied: ['3_c'] })
  expect(await query('SELECT * FROM a')).toEqual([{ n: 1, m: null }])
})

test('two runners at once apply each migration once', async () => {
  const runs = await Promise.all([1, 2, 3].map(() => migrate(connection, migrations)))
  expect(runs.flatMap((run) => run.applied).toSorted()).toEqual(['1_a', '2_b'])
  expect(await query('SELECT * FROM a')).toEqual([{ n: 1 }])
})

test('a migration that fails leaves the database as it was before it', async () => {
  write('3_c', 'CREATE TABLE c (n int); SELECT 1 / 0')
  await expect(migrate(connection, migrations)).rejects.toMatchObject({ code: 'db.migration_failed' })
  expect(await query("SELECT to_regclass('c') AS c, to_regclass('a') AS a")).toEqual([{ c: null, a: 'a' }])
  write('3_c', 'CREATE TABLE c (n int)')
  expect(await migrate(connection, migrations)).toEqual({ applied: ['3_c'] })
})

test('refuses a file that was changed after it was applied', async () => {
  await migrate(connection, migrations)
  write('1_a', 'CREATE TABLE a (n bigint)')
  await expect(migrate(connection, migrations)).rejects.toMatchObject(mismatch)
})

test('refuses the database of a newer platform', async () => {
  await migrate(connection, migrations)
  rmSync(join(migrations, '2_b'), { recursive: true })
  await expect(migrate(connection, migrations)).rejects.toMatchObject(mismatch)
})

test('refuses a history that differs in the middle', async () => {
  await migrate(connection, migrations)
  write('1_b', 'SELECT 1')
  await expect(migrate(connection, migrations)).rejects.toMatchObject(mismatch)
})

test('refuses a database that holds somebody else\'s tables, and touches nothing', async () => {
  await query('CREATE TABLE other (n int)')
  await expect(migrate(connection, migrations)).rejects.toMatchObject(mismatch)
  expect(await query("SELECT to_regclass('_prisma_migrations') AS made")).toEqual([{ made: null }])
})

test('says in one sentence that the database can\'t be reached', async () => {
  const away = migrate({ ...connection, host: folder.path }, migrations)
  await expect(away).rejects.toMatchObject({ code: 'db.unreachable', message: expect.stringMatching(/^[^\n]+$/) })
})

test('the platform\'s own migrations make exactly what the Prisma schema says', async () => {
  await migrate(connection)
  const expected = await postgres.createDatabase(`t${count}_expected`)
  await query(await migrationSql(undefined, await currentSchema()), expected)
  const columns = `SELECT table_name, column_name, data_type, is_nullable, column_default
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1, 2`
  expect(await query(columns)).toEqual(await query(columns, expected))
  const indexes = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"
  expect(await query(indexes)).toEqual(expect.arrayContaining(await query(indexes, expected)))
  const constraints = `SELECT conrelid::regclass::text AS table, conname, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype IN ('f', 'p', 'u') AND connamespace = 'public'::regnamespace ORDER BY 1, 2`
  expect(await query(constraints)).toEqual(expect.arrayContaining(await query(constraints, expected)))
})
