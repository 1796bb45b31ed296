import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** A process of the platform that said it is ready, or that ended before. */
export type Started = { child: ChildProcess; ready: Record<string, unknown> }
export type Ended = { code: number | null; stderr: string }

const NODE = fileURLToPath(import.meta.resolve('#api/node/main.ts'))

/** A new folder, gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dongying-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Starts a program and waits for its ready line; the process ends with the test at the latest. */
export async function start(program: string, env: Record<string, string>): Promise<Started> {
  const child = launch(program, env)
  const stderr = text(child.stderr)
  const lines = createInterface({ input: child.stdout })
  const first = once(lines, 'line').then(([line]) => String(line))
  const line = await Promise.race([first, once(child, 'exit').then(() => '')])
  if (line === '') throw new Error(`the process ended: ${await stderr}`)
  return { child, ready: JSON.parse(line) }
}

/** Runs a program that is expected to end by itself. */
export async function runToEnd(program: string, env: Record<string, string>): Promise<Ended> {
  const child = launch(program, env)
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  return { code, stderr }
}

/** Kills as `kill -9` does, and waits until the process is gone. */
export async function kill({ child }: Started): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

export const startNode = (folder: string, env: Record<string, string> = {}): Promise<Started> =>
  start(NODE, { NODE_DIR: folder, ...env })

export const runNodeToEnd = (folder: string, env: Record<string, string> = {}): Promise<Ended> =>
  runToEnd(NODE, { NODE_DIR: folder, ...env })

function launch(program: string, env: Record<string, string>) {
  const child = spawn(process.execPath, [program], { env: { PATH: process.env['PATH'], ...env }, stdio: 'pipe' })
  onTestFinished(() => kill({ child, ready: {} }))
  return child
}
