import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'

export type Machine = { cpu: string; cores: number; memoryGiB: number; node: string; loadBefore: number }

export const machine = (): Machine => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  loadBefore: loadavg()[0] ?? 0,
})

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

const parentOf = (pid: number): number => Number(/^\d+ \(.*\) \S (\d+)/s.exec(read(`/proc/${pid}/stat`))?.[1] ?? 0)

/** Memory of a process in KiB, shared pages by their share (PSS). */
const pssOf = (pid: number): number => Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0)

/** Processes and all that they have started. */
function treeOf(roots: number[]): number[] {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger)
  const parents = new Map(pids.map((pid) => [pid, parentOf(pid)]))
  const isOfRoots = (pid: number): boolean => roots.includes(pid) || (pid > 1 && isOfRoots(parents.get(pid) ?? 0))
  return pids.filter(isOfRoots)
}

/** Memory of processes and all that they have started, in MiB: proportional set size. Linux alone tells it. */
export const memoryMiB = (roots: number[]): number => treeOf(roots).reduce((sum, pid) => sum + pssOf(pid), 0) / 1024

const TICKS_PER_SECOND = 100

function ticksOf(pid: number): number {
  const [user, system] = (/^\d+ \(.*\) (.*)/s.exec(read(`/proc/${pid}/stat`))?.[1] ?? '').split(' ').slice(11, 13)
  return Number(user ?? 0) + Number(system ?? 0)
}

/** Processor time that processes and all that they have started have used, in milliseconds. */
export const cpuMs = (roots: number[]): number =>
  treeOf(roots).reduce((sum, pid) => sum + ticksOf(pid), 0) * (1000 / TICKS_PER_SECOND)
