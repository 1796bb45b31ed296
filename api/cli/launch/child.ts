import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { lastWordOf } from './log.ts'

/** After this the process is killed: what it must not lose is on disk at any instant. */
const STOP_TIMEOUT_MS = 15_000
/** What a killed process's children may still write once it is gone. */
const DRAIN_MS = 1_000

/** The one line on stdout by which a process says that it serves. */
const Ready = z.object({
  ready: z.literal(true),
  url: z.string().max(2000).optional(),
  notice: z.array(z.string().max(2000)).max(100).default([]),
})

export type Ready = z.infer<typeof Ready>

/** A process of the platform, from its start to its end. */
export type Service = {
  pid: number
  /** Rejects when it ends, or the time runs out, before it serves. */
  ready: Promise<Ready>
  /** Settles with the reason when it has ended, wanted or not. */
  exited: Promise<string>
  /** True when a signal ended it: nothing that it could have said itself. */
  killed(): boolean
  stop(): Promise<void>
}

export type Program = {
  /** The TypeScript file that node runs. */
  script: string
  env: NodeJS.ProcessEnv
  readyTimeoutMs: number
}

/**
 * Starts a program of ours. It lives as long as its stdin, so it ends with this process, however that ends; it has a
 * session of its own, so a Ctrl-C in the terminal is told to it by us, in order.
 * @param onLine receives what it writes, but for the ready line
 */
export function startProgram({ script, env, readyTimeoutMs }: Program, onLine: (line: string) => void): Service {
  const child = spawn(process.execPath, [script], { env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] })
  const ready = Promise.withResolvers<Ready>()
  const exited = Promise.withResolvers<string>()
  let lastWord: string | undefined
  const end = () => exited.resolve(child.signalCode ?? lastWord ?? `退出码 ${child.exitCode}`)
  child.stdin.on('error', () => undefined)
  child.on('error', (error) => exited.resolve(error.message))
  child.on('close', end)
  child.on('exit', () => {
    killGroup(child.pid)
    void delay(DRAIN_MS).then(end)
  })
  createInterface({ input: child.stderr }).on('line', (line) => {
    lastWord = lastWordOf(line) ?? lastWord
    onLine(line)
  })
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said = readyOf(line)
    if (said) ready.resolve(said)
    else onLine(line)
  })
  guardReady(ready, exited.promise, readyTimeoutMs, () => killGroup(child.pid))
  return {
    pid: child.pid ?? 0, ready: ready.promise, exited: exited.promise,
    killed: () => child.signalCode !== null,
    async stop() {
      child.stdin.end()
      const late = setTimeout(killGroup, STOP_TIMEOUT_MS, child.pid)
      await exited.promise
      clearTimeout(late)
    },
  }
}

/** Whoever waits for readiness learns of an end before it, or of time that ran out. */
function guardReady(ready: PromiseWithResolvers<Ready>, exited: Promise<string>, limitMs: number, kill: () => void) {
  const timer = setTimeout(() => {
    ready.reject(new Error(`${limitMs / 1000} 秒内没有就绪`))
    kill()
  }, limitMs)
  const settled = () => clearTimeout(timer)
  void ready.promise.then(settled, settled)
  void exited.then((reason) => ready.reject(new Error(reason)))
}

function readyOf(line: string): Ready | undefined {
  try {
    return Ready.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

/** Kills a process and whatever it has started. */
function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    return
  }
}
