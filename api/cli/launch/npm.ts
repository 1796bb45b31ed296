import { readFileSync } from 'node:fs'
import { startOf } from './folder.ts'

const WATCH_MS = 1_000
const SHELLS = ['sh', 'dash', 'bash', 'ash', 'busybox', 'zsh']

/** Calls `ended` once the npm that runs this process is gone: when it is killed it can't tell its script. */
export function watchNpm(env: NodeJS.ProcessEnv, ended: () => void): void {
  if (env['npm_lifecycle_event'] === undefined) return
  const npm = aboveShells(process.ppid)
  const startedAt = startOf(npm)
  if (startedAt === undefined) return
  const timer = setInterval(() => {
    if (startOf(npm) === startedAt) return
    clearInterval(timer)
    ended()
  }, WATCH_MS)
  timer.unref()
}

/** npm runs a script through a shell, which may or may not stay in between. */
function aboveShells(pid: number): number {
  const stat = readOr(`/proc/${pid}/stat`)
  const [, name = '', parent = ''] = /\((.*)\) \S (\d+)/.exec(stat) ?? []
  return SHELLS.includes(name) ? aboveShells(Number(parent)) : pid
}

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
