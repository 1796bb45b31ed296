import { setTimeout as delay } from 'node:timers/promises'
import { AppError } from '#api/kernel/errors.ts'
import type { Ready, Service } from './child.ts'

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 10_000
/** A process that lived so long has not failed at starting: its next restart comes at once. */
const STEADY_MS = 30_000
/** How often a process may be killed before it first serves. */
const FIRST_ATTEMPTS = 3

/** A process that is started again whenever it ends. */
export type Kept = {
  /** The first time that it serves; rejects with `cli.child_failed` when it can't be started. */
  first: Promise<Ready>
  /** The process that runs now. @throws Error while none does */
  pid(): number
  /** The next time that it serves, after an end yet to come. */
  restarted(): Promise<Ready>
  /** Leaves it down after its next end, till the function that is returned is called. */
  hold(): () => void
  stop(): Promise<void>
}

/**
 * Keeps one process running.
 * @param start starts it; may reject with the sentence why it can't
 * @param report receives a sentence for each end and each failed restart
 */
export function keep(name: string, start: () => Promise<Service>, report: (line: string) => void): Kept {
  const first = Promise.withResolvers<Ready>()
  const halt = new AbortController()
  let waiting: ((ready: Ready) => void)[] = []
  let service: Service | undefined
  let held = Promise.resolve()
  first.promise.catch(() => undefined)

  /** One life, from the start to the end, whose reason it returns. */
  async function live(): Promise<{ reason: unknown; servedMs: number; killed: boolean }> {
    let servedAt: number | undefined
    let reason: unknown
    try {
      service = await start()
      if (halt.signal.aborted) void service.stop()
      const ready = await service.ready
      servedAt = Date.now()
      first.resolve(ready)
      for (const tell of waiting.splice(0)) tell(ready)
      reason = await service.exited
    } catch (error) {
      reason = error
      await service?.exited
    }
    const killed = service?.killed() ?? false
    service = undefined
    return { reason, servedMs: servedAt === undefined ? -1 : Date.now() - servedAt, killed }
  }

  async function run() {
    let served = false
    for (let failures = 1; ; failures += 1) {
      const { reason, servedMs, killed } = await live()
      if (halt.signal.aborted) return
      served ||= servedMs >= 0
      if (servedMs > STEADY_MS) failures = 1
      if (!served && (!killed || failures >= FIRST_ATTEMPTS)) return first.reject(failed(name, reason))
      report(`${name} 已退出（${sentence(reason)}），正在重新启动`)
      await delay(Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS), undefined, { signal: halt.signal })
      await Promise.race([held, aborted(halt.signal)])
      if (halt.signal.aborted) return
    }
  }

  const running = run().catch(() => undefined)
  return {
    first: first.promise,
    pid() {
      if (!service) throw new Error(`${name} is not running`)
      return service.pid
    },
    restarted: () => new Promise((resolve) => waiting.push(resolve)),
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>()
      held = promise
      return resolve
    },
    async stop() {
      halt.abort()
      first.reject(new Error(`${name} was stopped`))
      await service?.stop()
      await running
    },
  }
}

const sentence = (reason: unknown): string => (reason instanceof Error ? reason.message : String(reason))

const failed = (name: string, reason: unknown): Error =>
  reason instanceof AppError
    ? reason
    : new AppError('unavailable', 'cli.child_failed', `${name} 无法启动：${sentence(reason)}`, {}, reason)

/** Settles when the signal has fired. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
