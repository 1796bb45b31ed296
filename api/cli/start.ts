import { AppError } from '#api/kernel/errors.ts'
import type { Scripts } from './launch/crew.ts'
import { aborted } from './launch/keep.ts'
import { launch } from './launch/launch.ts'
import { watchNpm } from './launch/npm.ts'

/** Fires at Ctrl-C, SIGTERM, or the death of npm, which can't tell its script; a second signal ends at once. */
function endOfStart(): AbortSignal {
  const end = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (end.signal.aborted) process.exit(1)
      console.error('正在停止……')
      end.abort()
    })
  }
  watchNpm(process.env, () => end.abort())
  return end.signal
}

/** `npm start`: a whole platform on one data folder, till Ctrl-C. */
async function run(scripts: Partial<Scripts>): Promise<void> {
  const signal = endOfStart()
  // A closed terminal must not end the platform out of order.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  console.error('东营大数据交易分平台正在启动……')
  const platform = await launch({ env: process.env, signal, scripts, report: (line) => console.error(line) })
  console.log(['', `东营大数据交易分平台已启动：${platform.url}`, ...platform.notice, '按 Ctrl-C 停止', ''].join('\n'))
  await aborted(signal)
  await platform.stop()
  console.error('已停止')
}

/** Runs the platform; whatever keeps it from starting is one sentence and exit code 1. */
export async function start(scripts: Partial<Scripts> = {}): Promise<void> {
  try {
    await run(scripts)
  } catch (error) {
    const isInterrupted = error instanceof AppError && error.code === 'cli.interrupted'
    console.error(isInterrupted ? '已停止' : error instanceof AppError ? error.message : error)
    if (!isInterrupted) process.exitCode = 1
  }
}

if (import.meta.main) await start()
