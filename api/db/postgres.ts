import type { ChildProcessByStdio } from 'node:child_process'
import { mkdir, mkdtemp, open, readFile, rename, rm, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { Client, escapeIdentifier } from 'pg'
import { AppError } from '#api/kernel/errors.ts'
import { findProgram, type PostgresProgram, privateFolder, spawnAs } from './postgres-program.ts'

const MAJOR = '18'
const USER = 'app'
/** The kernel takes 107 bytes for a socket's path; the rest is for `/.s.PGSQL.5432`. */
const RUN_DIR_LIMIT_BYTES = 86
const READY_TIMEOUT_MS = 120_000
/** How long a server that was left behind has to end. */
const LINGER_MS = 6_000
const STOP_TIMEOUT_MS = 60_000

const initdbOptions = [
  '-U', USER, '--auth-local=trust', '--auth-host=reject', '-E', 'UTF8', '--locale=C', '--lc-ctype=C.UTF-8',
  '--locale-provider=builtin', '--builtin-locale=C.UTF-8',
]

/**
 * Runs the server and waits for it. The end of stdin, that is of node, however it ends, stops the server by a fast
 * shutdown; the server's own end, however it comes, is the end of this shell. The socket's folder goes with it.
 */
const SUPERVISOR = [
  'exec 3<&0', 'RUN=$1', 'shift', '"$0" "$@" </dev/null 3<&- & P=$!',
  '{ cat <&3 >/dev/null; kill -INT $P; } 2>/dev/null & C=$!',
  'wait $P', 'R=$?', 'pkill -P $C 2>/dev/null', 'kill $C 2>/dev/null', 'rmdir "$RUN" 2>/dev/null', 'exit $R',
].join('\n')

/** What node-postgres and Prisma's adapter take. */
export type PostgresConnection = { host: string; user: string; database: string }

export type Postgres = {
  connection: PostgresConnection
  /** The same as an address: `postgresql://app@localhost/postgres?host=<socket folder>`. */
  url: string
  /** Process id of the postmaster. */
  pid: number
  /** Settles when the server has ended, wanted or not, with the last thing that it said. */
  exited: Promise<string>
  /** Makes a database, as a copy of `template` when given; sessions on the template must be closed. */
  createDatabase(name: string, template?: string): Promise<PostgresConnection>
  /** Fast shutdown: open transactions roll back. */
  stop(): Promise<void>
}

export type PostgresOptions = {
  /** Folder of the database, made on the first start. */
  dataDir: string
  /** Folder of the unix socket, so that a restarted server is found where it was; without it a temporary one. */
  runDir?: string
  /** False only for throw-away databases of tests: a power cut then loses them. */
  fsync?: boolean
  /** Receives the server's log, line by line. */
  log?: (line: string) => void
}

type Server = ChildProcessByStdio<Writable, null, Readable>

const postgresUrl = (connection: PostgresConnection): string =>
  `postgresql://${connection.user}@localhost/${connection.database}?host=${encodeURIComponent(connection.host)}`

/** A short private folder for the server's socket. */
export const socketFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'dy-'))

/**
 * Starts the embedded PostgreSQL 18: no TCP port, no service, as root or not; it ends with node, however node ends.
 * @throws unavailable `db.no_build`, `db.folder_closed`, `db.version`, `db.in_use`, `db.start_failed`
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const dataDir = resolve(options.dataDir)
  await mkdir(dirname(dataDir), { recursive: true })
  const program = await findProgram(dirname(dataDir), dataDir)
  try {
    await makeCluster(program, dataDir, options.fsync ?? true)
    const runDir = options.runDir ?? (await socketFolder())
    if (Buffer.byteLength(runDir) > RUN_DIR_LIMIT_BYTES) {
      throw new AppError('unavailable', 'db.folder_closed', `临时目录的路径太长，数据库无法使用：${runDir}`)
    }
    const server = await startWhenFree(program, dataDir, runDir, options)
    return handle(program, server, dataDir, runDir)
  } catch (error) {
    await program.dispose()
    throw error
  }
}

/** Makes the database's files aside and moves them into place whole. */
async function makeCluster(program: PostgresProgram, dataDir: string, fsync: boolean): Promise<void> {
  const version = await readFile(join(dataDir, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (version?.trim() === MAJOR) return
  if (version !== undefined) {
    const message = `数据目录 ${dataDir} 属于 PostgreSQL ${version.trim()}，本平台使用 ${MAJOR}`
    throw new AppError('unavailable', 'db.version', message)
  }
  const making = `${dataDir}.making`
  await rm(making, { recursive: true, force: true })
  await privateFolder(making, program.uid)
  await initdb(program, making, fsync ? [] : ['--no-sync'])
  await rename(making, dataDir)
  const parent = await open(dirname(dataDir))
  await parent.sync().finally(() => parent.close())
}

async function initdb(program: PostgresProgram, folder: string, options: string[]): Promise<void> {
  const child = spawnAs(program, [join(program.bin, 'initdb'), '-D', folder, ...initdbOptions, ...options])
  const ended = Promise.withResolvers<number | null>()
  child.on('error', ended.reject)
  child.on('close', ended.resolve)
  const said = (await child.stderr.toArray()).join('')
  if ((await ended.promise) !== 0) throw startFailed(said.trim())
}

const startFailed = (reason: string) =>
  new AppError('unavailable', 'db.start_failed', `数据库无法启动：${reason}`)

/** Signs that another server, or what is left of one, still holds the folder. */
const HELD = /lock file "postmaster.pid" already exists|pre-existing shared memory block/

/** Starts the server, after the one that a killed process left behind has ended. */
async function startWhenFree(program: PostgresProgram, dataDir: string, runDir: string, options: PostgresOptions) {
  for (const since = Date.now(); ; await delay(250)) {
    await forgetStaleHolder(dataDir)
    await privateFolder(runDir, program.uid)
    const attempt = await attemptStart(program, dataDir, runDir, options)
    if (typeof attempt !== 'string') return attempt
    const holder = await holderOf(dataDir)
    const patience = holder?.state === 'stopping' ? STOP_TIMEOUT_MS : LINGER_MS
    if (HELD.test(attempt) && Date.now() - since < patience) continue
    await rmdir(runDir).catch(() => undefined)
    if (!HELD.test(attempt)) throw startFailed(attempt)
    const message = `数据库目录 ${dataDir} 正由另一个数据库进程（进程号 ${holder?.pid ?? '未知'}）使用`
    throw new AppError('unavailable', 'db.in_use', message)
  }
}

/** Starts the server once: the server when it is ready, else the reason why it isn't. */
async function attemptStart(program: PostgresProgram, dataDir: string, runDir: string, options: PostgresOptions) {
  const settings = ['listen_addresses=', `unix_socket_directories=${runDir}`, ...(options.fsync === false ? HASTY : [])]
  const server = spawnAs(program, [
    '/bin/sh', '-c', SUPERVISOR, join(program.bin, 'postgres'), runDir,
    '-D', dataDir, ...settings.flatMap((setting) => ['-c', setting]),
  ])
  const ended = endOf(server)
  const ready = Promise.withResolvers<true>()
  createInterface({ input: server.stderr }).on('line', (line) => {
    options.log?.(line)
    if (line.includes('ready to accept connections')) ready.resolve(true)
    const [, reason] = /(?:FATAL|PANIC): {2}(.*)/.exec(line) ?? []
    if (reason !== undefined) ended.reason = reason
  })
  const timer = new AbortController()
  const slow = delay(READY_TIMEOUT_MS, '启动超时', { signal: timer.signal, ref: false }).catch(() => '')
  const outcome = await Promise.race([ready.promise, ended.exited, slow])
  timer.abort()
  if (outcome === true) return { server, exited: ended.exited }
  server.stdin.destroy()
  return outcome
}

const HASTY = ['fsync=off', 'full_page_writes=off']

/** Watches for the end of the server; a killed supervisor's server is stopped by closing the pipe that both watch. */
function endOf(server: Server) {
  const exited = Promise.withResolvers<string>()
  const end = { reason: '', exited: exited.promise }
  server.stdin.on('error', () => undefined)
  server.on('error', (error) => exited.resolve(error.message))
  server.on('exit', (code, signal) => {
    server.stdin.destroy()
    setImmediate(() => exited.resolve(end.reason || `数据库进程已退出（${signal ?? code}）`))
  })
  return end
}

/** The postmaster that the folder's lock file names. */
async function holderOf(dataDir: string): Promise<{ pid: number; state: string } | undefined> {
  const text = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  return Number.isInteger(pid) && pid > 0 ? { pid, state: lines[7]?.trim() ?? '' } : undefined
}

/** Removes the lock file of a dead server whose process number now belongs to another program, as after a reboot. */
async function forgetStaleHolder(dataDir: string): Promise<void> {
  const holder = await holderOf(dataDir)
  if (!holder) return
  const program = await readFile(`/proc/${holder.pid}/comm`, 'utf8').catch(() => undefined)
  if (program !== undefined && program.trim() !== 'postgres') await rm(join(dataDir, 'postmaster.pid'), { force: true })
}

async function handle(
  program: PostgresProgram, running: { server: Server; exited: Promise<string> }, dataDir: string, runDir: string,
): Promise<Postgres> {
  const connection = { host: runDir, user: USER, database: 'postgres' }
  const holder = await holderOf(dataDir)
  if (!holder) throw startFailed(await running.exited)
  const exited = running.exited.finally(() => program.dispose())
  return {
    connection, url: postgresUrl(connection), pid: holder.pid, exited,
    createDatabase: (name, template) => createDatabase(connection, name, template),
    async stop() {
      running.server.stdin.destroy()
      signal(holder.pid, 'SIGINT')
      const timer = setTimeout(signal, STOP_TIMEOUT_MS, holder.pid, 'SIGQUIT')
      await exited.finally(() => clearTimeout(timer))
    },
  }
}

/** Signals a process that may have ended. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    return
  }
}

async function createDatabase(connection: PostgresConnection, name: string, template?: string) {
  const client = new Client(connection)
  await client.connect()
  try {
    const copy = template === undefined ? '' : ` TEMPLATE ${escapeIdentifier(template)} STRATEGY file_copy`
    await client.query(`CREATE DATABASE ${escapeIdentifier(name)}${copy}`)
  } finally {
    await client.end()
  }
  return { ...connection, database: name }
}
