import { join } from 'node:path'
import { AppError } from '#api/kernel/errors.ts'
import { checkValues } from './check-values.ts'
import { convert } from './convert.ts'
import { differ } from './differ.ts'
import { type Database, openDatabase } from './duckdb.ts'
import { inspect } from './inspect.ts'
import type { Answer, Call, Job } from './job.ts'
import { sample } from './sample.ts'
import { tableRows } from './table-rows.ts'

/**
 * The process in which strangers' files are read: one job at a time, each with a database of its own. It is killed when
 * a job takes too long, and ends by itself when its parent is gone.
 */
process.on('message', (call: Call) => {
  void answer(call).then((result) => process.send?.(result))
})
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

async function answer(call: Call): Promise<Answer> {
  try {
    return { state: 'done', value: await perform(call) }
  } catch (error) {
    if (error instanceof AppError) {
      const { kind, code, message, detail } = error
      return { state: 'refused', kind, code, message, detail }
    }
    return { state: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

async function perform({ job, workDir, memoryMiB }: Call): Promise<unknown> {
  const workPath = (name: string) => join(workDir, name)
  const paths = [...pathsOf(job), ...['utf8', 'plain', 'raw'].map(workPath)]
  const database = await openDatabase({ paths, spill: workPath('spill'), memoryMiB })
  try {
    return await run(database, job, workPath)
  } finally {
    database.close()
  }
}

function run(database: Database, job: Job, workPath: (name: string) => string): Promise<unknown> {
  switch (job.act) {
    case 'inspect':
      return inspect(database, { path: job.path, fileName: job.fileName, sheet: job.sheet, workPath }, job.outPath)
    case 'sample':
      return sample(database, job.path, { rows: job.rows, mask: job.mask })
    case 'convert':
      return convert(database, job.path, { ...job.selection, masked: job.masked, format: job.format, outPath: job.outPath })
    case 'differ':
      return differ(database, job.path, job.otherPath)
    case 'rows':
      return tableRows({ path: job.path, fileName: job.fileName, workPath }, job.limit, job.outPath)
    case 'check':
      return checkValues(database, job.path, job)
  }
}

function pathsOf(job: Job): string[] {
  const other = 'outPath' in job ? [job.outPath] : 'otherPath' in job ? [job.otherPath] : []
  return [job.path, ...other]
}
