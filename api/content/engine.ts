import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { z } from '@hono/zod-openapi'
import { AppError } from '#api/kernel/errors.ts'
import type { Masking } from './convert.ts'
import type { Job } from './job.ts'
import { workerPool } from './pool.ts'
import type { SheetChoice } from './reading.ts'
import {
  CheckedValues, Conversion, Difference, Inspection, type OutputFormat, SampleRows, type Selection, TableRows,
  type ValueCheck,
} from './schema.ts'

export type ContentEngine = ReturnType<typeof contentEngine>

/** What a conversion is asked for: a format, a part, and where its bytes go. */
export type Convert = Selection & Masking & { format: OutputFormat; outPath: string }

/** A file's name for people, where its normalised copy goes, and which sheet is read of a workbook. */
export type Inspect = { fileName: string; outPath: string; sheet?: SheetChoice | undefined }

/** A file's name for people, the most rows that are read, and where they go. */
export type Rows = { fileName: string; limit: number; outPath: string }

/** Which fields are checked for which form, and which pairs of fields must not run backwards. */
export type Checks = { checks: ValueCheck[]; orders: [string, string][] }

/**
 * Reads, profiles, converts and compares data sets. DuckDB runs in processes of its own with `memoryMiB` each, and no
 * job takes longer than `timeoutMs`; a failed one leaves no file behind.
 *
 * Every method throws AppError refused `content.timeout`, `content.out_of_memory`, `content.unreadable`; unavailable
 * `content.busy`; and what it says itself.
 */
export function contentEngine(options: { tempDir: string; memoryMiB: number; timeoutMs: number }) {
  const tempDir = resolve(options.tempDir)
  mkdirSync(tempDir, { recursive: true, mode: 0o700 })
  sweep(tempDir)
  const pool = workerPool(options)

  const perform = async <T extends z.ZodType>(job: Job, result: T): Promise<z.infer<T>> => {
    const workDir = await mkdtemp(join(tempDir, `job-${process.pid}-`))
    try {
      const answer = await pool.run({ job, workDir })
      if (answer.state === 'failed') throw new Error(`the content worker failed: ${answer.message}`)
      if (answer.state === 'refused') throw new AppError(answer.kind, answer.code, answer.message, answer.detail)
      return result.parse(answer.value)
    } catch (error) {
      if ('outPath' in job) await rm(job.outPath, { force: true })
      throw error
    } finally {
      await rm(workDir, { recursive: true, force: true })
    }
  }

  return {
    /**
     * Finds out what a file is and how its data look, and writes the normalised Parquet copy to `outPath`.
     * @throws AppError refused `content.empty`, `no_rows`, `ragged`, `bad_quote`, `bad_json`, `bad_encoding`,
     *   `row_too_long`, `too_many_columns`, `xlsx_…`, `sheet_unexpected`; unsupported `content.unsupported_format`,
     *   `unsupported_encoding`, `xlsx_old_format`
     */
    inspect: (path: string, { fileName, outPath, sheet = 'first' }: Inspect): Promise<Inspection> =>
      perform({ act: 'inspect', path: resolve(path), fileName, sheet, outPath: resolve(outPath) }, Inspection),

    /**
     * At most 20 rows of a normalised file, the same ones at every call, masked fields hidden but for their ends.
     * @throws AppError invalid `selection.unknown_field`
     */
    sample: (path: string, { rows, mask }: { rows: number; mask: string[] }): Promise<SampleRows> =>
      perform({ act: 'sample', path: resolve(path), rows, mask }, SampleRows),

    /**
     * Writes a selection of a normalised file to `outPath`, rows in their original order; no rows is no fault.
     * @throws AppError invalid `selection.unknown_field`, `duplicate_field`, `bad_value`, `bad_operator`; refused
     *   `workbook.…` for what does not fit into a workbook
     */
    convert: (path: string, { format, outPath, masked = [], ...selection }: Convert): Promise<Conversion> =>
      perform({ act: 'convert', path: resolve(path), outPath: resolve(outPath), format, selection, masked }, Conversion),

    /** How the normalised file `b` differs from `a`, the earlier one. */
    differ: (a: string, b: string): Promise<Difference> =>
      perform({ act: 'differ', path: resolve(a), otherPath: resolve(b) }, Difference),

    /**
     * Writes the rows of a CSV file or a sheet as they stand to `outPath`: a line of JSON each, its number in the sheet
     * and its cells.
     * @throws AppError refused `content.too_many_rows`, `too_many_cells`, `too_much_text`, `empty`, `no_rows`,
     *   `bad_quote`, `bad_encoding`, `row_too_long`, `too_many_columns`, `xlsx_…`; unsupported `content.unsupported_format`
     */
    rows: (path: string, { fileName, limit, outPath }: Rows): Promise<TableRows> =>
      perform({ act: 'rows', path: resolve(path), fileName, limit, outPath: resolve(outPath) }, TableRows),

    /** Counts the values of a normalised file that fail checks of their form. @throws AppError invalid `selection.…` */
    check: (path: string, { checks, orders }: Checks): Promise<CheckedValues> =>
      perform({ act: 'check', path: resolve(path), checks, orders }, CheckedValues),

    /** Ends the processes; what runs is refused. */
    close: () => pool.close(),
  }
}

/** Removes the folders of jobs whose process is gone. */
function sweep(tempDir: string) {
  for (const name of readdirSync(tempDir)) {
    const pid = /^job-(\d+)-/.exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(tempDir, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
