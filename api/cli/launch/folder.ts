import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { AppError } from '#api/kernel/errors.ts'

const FOLDERS = ['chain', 'witness', 'keys', 'content', 'logs']
/** How long processes that a killed launcher left behind have to end by themselves. */
const LINGER_MS = 10_000
const SQLITE_BUSY = 5

const Process = z.object({ name: z.string(), pid: z.number().int().positive(), startedAt: z.string() })

/** `platform.json` in the data folder: where a running platform is found, and which processes are its own. */
const Running = z.object({
  pid: z.number().int().positive(),
  /** Address of the API; null until everything serves. */
  url: z.string().nullable(),
  databaseUrl: z.string().nullable(),
  chainUrl: z.string().nullable(),
  witnessUrl: z.string().nullable(),
  processes: z.array(Process).max(100),
})

export type Running = z.infer<typeof Running>

/** The right to use a data folder, held till `release` or the end of this process. */
export type Claim = { record(running: Running): void; release(): void }

/** Locks that are held: garbage collection would let go of them. */
const locks = new Set<DatabaseSync>()

/** Takes the folder's lock: SQLite's, which the kernel frees however the holder ends; undefined when another has it. */
function lock(dataDir: string): DatabaseSync | undefined {
  const database = new DatabaseSync(join(dataDir, 'lock'))
  try {
    database.exec('BEGIN EXCLUSIVE')
    return database
  } catch (error) {
    database.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return undefined
    throw error
  }
}

/**
 * Makes the data folder, or takes the one that is there, for this process alone; processes that a killed launcher left
 * in it are waited for, then killed.
 * @throws unavailable `cli.folder_unwritable`, `cli.folder_in_use`
 */
export async function claimFolder(dataDir: string): Promise<Claim> {
  const held = lockIn(dataDir)
  if (!held) {
    const pid = recorded(dataDir)?.pid ?? '未知'
    const message = `数据目录 ${dataDir} 正由另一个平台进程（进程号 ${pid}）使用，请先停止它，或另设环境变量 DATA_DIR`
    throw new AppError('unavailable', 'cli.folder_in_use', message)
  }
  locks.add(held)
  await Promise.all((recorded(dataDir)?.processes ?? []).map(outlive))
  return {
    record: (running) => record(dataDir, running),
    release() {
      locks.delete(held)
      held.close()
    },
  }
}

function lockIn(dataDir: string): DatabaseSync | undefined {
  try {
    mkdirSync(dataDir, { recursive: true })
    // The database's user passes through; only the owner lists.
    chmodSync(dataDir, 0o711)
    for (const folder of FOLDERS) mkdirSync(join(dataDir, folder), { recursive: true, mode: 0o700 })
    return lock(dataDir)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const message = `数据目录 ${dataDir} 不能写入，请检查权限和磁盘，或另设环境变量 DATA_DIR（${reason}）`
    throw new AppError('unavailable', 'cli.folder_unwritable', message, {}, cause)
  }
}

function recorded(dataDir: string): Running | undefined {
  try {
    return Running.safeParse(JSON.parse(readFileSync(join(dataDir, 'platform.json'), 'utf8'))).data
  } catch {
    return undefined
  }
}

/** Addresses hold passwords: the file is its owner's alone. */
function record(dataDir: string, running: Running): void {
  const path = join(dataDir, 'platform.json')
  writeFileSync(`${path}.new`, JSON.stringify(running, undefined, 2), { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

/** The platform that runs on a data folder, or undefined when none does. */
export function findRunning(dataDir: string): Running | undefined {
  const running = recorded(dataDir)
  if (!running) return undefined
  const free = lock(dataDir)
  free?.close()
  return free ? undefined : running
}

/** A process's start in clock ticks since boot: with its number, its identity; undefined when it is dead. */
export function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

/** Waits for the end of a process that was left behind, and kills it when it takes too long. */
async function outlive({ pid, startedAt }: z.infer<typeof Process>): Promise<void> {
  for (const since = Date.now(); startOf(pid) === startedAt; await delay(50)) {
    if (Date.now() - since > LINGER_MS) process.kill(pid, 'SIGKILL')
  }
}
