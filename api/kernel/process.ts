import { writeSync } from 'node:fs'
import { AppError } from './errors.ts'

/** Tells the parent in one JSON line on stdout that this process serves. */
export function announce(facts: Record<string, string | number>): void {
  process.stdout.write(`${JSON.stringify({ ready: true, ...facts })}\n`)
}

/** Ends this process with its parent, which holds the other end of stdin: however the parent dies, the pipe closes. */
export function endWithParent(): void {
  const end = () => process.exit(0)
  process.stdin.on('end', end).on('close', end).on('error', end).resume()
}

/** One line on stderr, and exit code 1: for a failure that the process must not outlive. */
export function fail(error: unknown): never {
  writeSync(2, `${sentence(error)}\n`)
  process.exit(1)
}

function sentence(error: unknown): string {
  if (error instanceof AppError) return error.message
  const text = error instanceof Error ? error.message : String(error)
  return `进程遇到意外错误，已停止：${text.replaceAll(/\s+/g, ' ')}`
}
