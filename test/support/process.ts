import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { z } from 'zod'

const Ready = z.looseObject({ ready: z.literal(true), url: z.string() })

export type Running = {
  url: string
  pid: number
  line: z.infer<typeof Ready>
  stop: () => Promise<void>
  kill: () => Promise<void>
}

/**
 * Starts one of the platform's processes and waits for its line of JSON.
 * @throws Error with what it said before it died
 */
export async function startProcess(file: string, environment: Record<string, string>): Promise<Running> {
  const child = spawn(process.execPath, [new URL(`../../${file}`, import.meta.url).pathname], {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const said: string[] = []
  child.stderr.on('data', (text: Buffer) => said.push(text.toString()))
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const first = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    void exited.then(() => reject(new Error(`${file} ended before it was ready: ${said.join('').slice(-2000)}`)))
  })
  const line = Ready.parse(JSON.parse(first))
  const end = (signal: NodeJS.Signals) => async () => {
    child.kill(signal)
    await exited
  }
  return { url: line.url, pid: child.pid ?? -1, line, stop: end('SIGTERM'), kill: end('SIGKILL') }
}
