import { Client, type ClientConfig } from 'pg'
import type { Database, Tx } from '#api/db/client.ts'

/** PostgreSQL's channels between processes: work waits, a transaction is settled, a checkpoint is cosigned. */
export const CHANNELS = { work: 'ledger_work', done: 'ledger_done', cosigned: 'ledger_cosigned' } as const

export type Channel = (typeof CHANNELS)[keyof typeof CHANNELS]

/** Rings a channel; inside a transaction it rings at the commit. */
export async function announce(db: Pick<Tx, '$executeRaw'>, channel: Channel): Promise<void> {
  await db.$executeRaw`select pg_notify(${channel}, '')`
}

export type Signals = {
  /** Waits until a channel rings, at most so long. */
  wait: (channel: Channel, timeoutMs: number) => Promise<void>
  stop: () => Promise<void>
}

/**
 * Listens on all channels with one connection; when it is lost, waiters are woken by their time and it is made anew.
 */
export function listenForSignals(connection: ClientConfig): Signals {
  let waiters: { channel: Channel; wake: () => void }[] = []
  let client: Client | undefined
  let stopped = false
  const ring = (channel: string) => {
    const called = waiters.filter((waiter) => waiter.channel === channel)
    waiters = waiters.filter((waiter) => waiter.channel !== channel)
    for (const { wake } of called) wake()
  }
  const connect = async (): Promise<void> => {
    if (stopped) return
    const next = new Client(connection)
    const again = () => {
      if (client !== next) return
      client = undefined
      setTimeout(() => void connect(), 500).unref()
    }
    client = next
    next.on('error', again)
    next.on('end', again)
    next.on('notification', ({ channel }) => ring(channel))
    try {
      await next.connect()
      for (const channel of Object.values(CHANNELS)) await next.query(`listen ${channel}`)
    } catch {
      await next.end().catch(() => undefined)
      again()
    }
  }
  void connect()
  return {
    wait: (channel, timeoutMs) =>
      new Promise((resolve) => {
        const waiter = { channel, wake: () => done() }
        const timer = setTimeout(() => done(), timeoutMs)
        const done = () => {
          clearTimeout(timer)
          waiters = waiters.filter((other) => other !== waiter)
          resolve()
        }
        waiters.push(waiter)
      }),
    stop: async () => {
      stopped = true
      const last = client
      client = undefined
      await last?.end().catch(() => undefined)
    },
  }
}

/** Longest that an answer waits for the chain. */
const SETTLE_WAIT_MS = 10_000
const LOOK_AGAIN_MS = 250

/** Whether nothing about a thing is on its way to the chain any more, waiting a little for it. */
export const settledBy =
  (db: Database, signals: Signals) =>
  async (subject: string): Promise<boolean> => {
    const until = performance.now() + SETTLE_WAIT_MS
    const where = { subject, kind: { not: 'event' }, state: { in: ['pending', 'submitted'] } }
    while ((await db.chainAct.count({ where })) > 0) {
      if (performance.now() > until) return false
      await signals.wait(CHANNELS.done, LOOK_AGAIN_MS)
    }
    return true
  }
