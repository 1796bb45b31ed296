import type { Content } from '#api/verifier/record.ts'
import type { Ask, Found, Given, Tell } from './work.ts'

/** Verifies and hashes in a worker (核验程序), so that the page stays alive; nothing leaves this machine. */
export type Checker = {
  /** Loads the program, so that no network is needed from then on. */
  load: () => Promise<void>
  verify: (given: Given) => Promise<Found>
  hash: (file: File, onProgress: (done: number) => void, signal: AbortSignal) => Promise<Content>
}

type Waiting = { take: (told: Tell) => void; fail: (reason: Error) => void }
type Crew = { worker: Worker; ready: Promise<void>; waiting: Map<number, Waiting> }

/** A checker whose worker is started when it is first needed, and anew after it broke. */
export function openChecker(start: () => Worker): Checker {
  let crew: Crew | undefined
  let last = 0
  const open = () => (crew ??= enlist(start(), () => (crew = undefined)))
  const ask = async (message: (id: number) => Ask, onProgress?: (done: number) => void, signal?: AbortSignal) => {
    const { worker, ready, waiting } = open()
    await ready
    signal?.throwIfAborted()
    const id = ++last
    return new Promise<Tell>((resolve, reject) => {
      signal?.addEventListener('abort', () => {
        worker.postMessage({ kind: 'stop', id } satisfies Ask)
        settle(waiting, id, () => reject(new Error('stopped')))
      })
      waiting.set(id, {
        take: (told) => (told.kind === 'progress' ? onProgress?.(told.done) : settle(waiting, id, () => resolve(told))),
        fail: reject,
      })
      worker.postMessage(message(id))
    })
  }
  return {
    load: async () => open().ready,
    verify: async (given) => {
      const told = await ask((id) => ({ kind: 'verify', id, given }))
      if (told.kind === 'found') return told.found
      throw new Error(told.kind === 'failed' ? told.reason : told.kind)
    },
    hash: async (file, onProgress, signal) => {
      const told = await ask((id) => ({ kind: 'hash', id, file }), onProgress, signal)
      if (told.kind === 'hashed') return told.content
      throw new Error(told.kind === 'failed' ? told.reason : told.kind)
    },
  }
}

function settle(waiting: Crew['waiting'], id: number, act: () => void): void {
  waiting.delete(id)
  act()
}

/** Listens to a new worker; one that breaks fails all that wait for it. */
function enlist(worker: Worker, onBroken: () => void): Crew {
  const waiting: Crew['waiting'] = new Map()
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>()
  ready.catch(() => {})
  worker.addEventListener('message', ({ data }: MessageEvent<Tell>) => {
    if (data.kind === 'ready') resolve()
    else waiting.get(data.id)?.take(data)
  })
  worker.addEventListener('error', () => {
    const broken = new Error('the worker did not start')
    reject(broken)
    for (const { fail } of waiting.values()) fail(broken)
    worker.terminate()
    onBroken()
  })
  return { worker, ready, waiting }
}
