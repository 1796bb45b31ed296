import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What a load process does: so many keep-alive clients in turn for these consumers, measured after a warm-up. */
export type LoadPlan = {
  url: string
  consumers: { token: string; agreementId: string }[]
  clients: number
  warmUpMs: number
  measureMs: number
  /** Requests a second, of all clients together, whenever they are answered; without it, one after the other. */
  rate?: number
}

/** `total` counts those of the warm-up too. */
export type LoadResult = { total: number; perSecond: number; latencyMs: { p50: number; p99: number } }

export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN
}

/** Runs a load in a process of its own. @throws Error with the first answer that was not the recorded bytes */
export async function runLoad(plan: LoadPlan): Promise<LoadResult> {
  const program = fileURLToPath(new URL('./load.ts', import.meta.url))
  const child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const answer = new Promise<LoadResult>((resolve, reject) => {
    child.on('message', (said: { result: LoadResult } | { failure: string }) =>
      'result' in said ? resolve(said.result) : reject(new Error(said.failure)),
    )
    child.on('exit', (code) => reject(new Error(`the load ended with ${code}`)))
  })
  child.send(plan)
  return answer
}
