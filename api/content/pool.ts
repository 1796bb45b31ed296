import { type ChildProcess, spawn } from 'node:child_process'
import { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { AppError } from '#api/kernel/errors.ts'
import { refused, unreadable } from './faults.ts'
import type { Answer, Call } from './job.ts'

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url))
/** Jobs at the same time; DuckDB works with one thread in each. */
const CONCURRENCY = 2
/** Jobs that may wait; past it the answer is 503. */
const QUEUE_LIMIT = 500
/** Jobs after which a worker is replaced, so that nothing it lost stays lost. */
const JOBS_PER_WORKER = 200
/** WebAssembly reserves no 10 GB of addresses, which would not fit under the limit. */
const FLAGS = ['--disable-wasm-trap-handler']
/** Address space of a worker beside DuckDB's memory: what Node reserves, and strings, which DuckDB doesn't count. */
const OVERHEAD_KIB = 8_000_000

type Worker = { child: ChildProcess; jobs: number; stderr: () => string }

/** Processes that are reused while idle, killed when a job takes too long, and gone with this process. */
export function workerPool({ memoryMiB, timeoutMs }: { memoryMiB: number; timeoutMs: number }) {
  const idle: Worker[] = []
  const busy = new Set<Worker>()
  const waiting: { start: () => void; refuse: (error: AppError) => void }[] = []
  let [running, isClosed] = [0, false]

  const turn = async () => {
    if (isClosed) throw closed()
    if (waiting.length >= QUEUE_LIMIT) throw tooBusy()
    if (running < CONCURRENCY) running++
    else await new Promise<void>((start, refuse) => waiting.push({ start, refuse }))
  }
  const leave = () => {
    const next = waiting.shift()
    if (next === undefined) running--
    else next.start()
  }
  const forget = (worker: Worker) => {
    if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1)
  }
  const take = () => {
    const worker = idle.pop() ?? start(memoryMiB, forget)
    hold(worker.child, true)
    busy.add(worker)
    return worker
  }
  const giveBack = (worker: Worker) => {
    busy.delete(worker)
    worker.jobs++
    if (isClosed || worker.jobs >= JOBS_PER_WORKER) worker.child.kill('SIGKILL')
    else if (worker.child.exitCode === null && worker.child.signalCode === null) {
      hold(worker.child, false)
      idle.push(worker)
    }
  }

  return {
    /** @throws AppError refused `content.timeout`, `unreadable`; unavailable `content.busy`, `content.closed` */
    async run(call: Omit<Call, 'memoryMiB'>): Promise<Answer> {
      await turn()
      try {
        const worker = take()
        try {
          return await exchange(worker, { ...call, memoryMiB }, timeoutMs)
        } finally {
          giveBack(worker)
        }
      } finally {
        leave()
      }
    },

    /** Ends every worker; what runs or waits is refused. */
    close() {
      isClosed = true
      for (const { refuse } of waiting.splice(0)) refuse(closed())
      for (const worker of [...idle.splice(0), ...busy]) worker.child.kill('SIGKILL')
    },
  }
}

const tooBusy = () =>
  new AppError('unavailable', 'content.busy', '数据处理任务过多，请稍后再试', { retryAfter: 30 })

const closed = () => new AppError('unavailable', 'content.closed', '数据处理服务已停止')

function start(memoryMiB: number, onExit: (worker: Worker) => void): Worker {
  const limit = String(OVERHEAD_KIB + memoryMiB * 1024)
  const limited = 'ulimit -v "$1" 2>/dev/null; shift; exec "$@"'
  const child = spawn('/bin/sh', ['-c', limited, 'sh', limit, process.execPath, ...FLAGS, WORKER], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { PATH: process.env['PATH'] ?? '', NODE_NO_WARNINGS: '1' },
  })
  let text = ''
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    text = (text + part).slice(-2_000)
  })
  const worker = { child, jobs: 0, stderr: () => text }
  child.once('exit', () => onExit(worker))
  return worker
}

/** Whether this process stays alive for a worker's sake. */
function hold(child: ChildProcess, isHeld: boolean) {
  const stderr = child.stderr instanceof Socket ? child.stderr : null
  for (const handle of [child, child.channel, stderr]) {
    if (isHeld) handle?.ref()
    else handle?.unref()
  }
}

function exchange(worker: Worker, call: Call, timeoutMs: number): Promise<Answer> {
  const { child } = worker
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(() => reject(timedOut(timeoutMs))), timeoutMs)
    const onMessage = (answer: Answer) => settle(() => resolve(answer))
    const onExit = (code: number | null, signal: string | null) =>
      settle(() => reject(unreadable('文件无法处理：读取它的进程意外结束', { code, signal, stderr: worker.stderr() })))
    const onError = (error: Error) => end(() => reject(error))
    const settle = (finish: () => void) => {
      clearTimeout(timer)
      child.off('message', onMessage).off('exit', onExit).off('error', onError)
      finish()
    }
    /** Settles only once the process is gone, so that it writes to nothing afterwards. */
    const end = (finish: () => void) => {
      child.off('exit', onExit).off('message', onMessage)
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return settle(finish)
      child.once('exit', () => settle(finish)).kill('SIGKILL')
    }
    child.on('message', onMessage).on('exit', onExit).on('error', onError)
    child.send(call)
  })
}

const timedOut = (timeoutMs: number) =>
  refused('content.timeout', `文件处理超过 ${Math.ceil(timeoutMs / 1000)} 秒，已中止`, { timeoutMs })
