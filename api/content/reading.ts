import { AppError } from '#api/kernel/errors.ts'
import { unreadable } from './faults.ts'
import type { Note } from './schema.ts'
import type { TypedColumn } from './types.ts'

/** Which sheet of a workbook is read: a named one, the first that holds a table, or the only one that does. */
export type SheetChoice = { name: string } | 'first' | 'only'

/** A file to read, its name for people, its sheet, and a maker of paths for intermediate files. */
export type Source = { path: string; fileName: string; sheet: SheetChoice; workPath: (name: WorkFile) => string }

export type WorkFile = 'utf8' | 'plain' | 'raw'

/** A file that DuckDB can read: a relation of aliased columns, their names as found, and what each becomes. */
export type Reading = {
  relation: string
  originals: string[]
  columns: TypedColumn[]
  delimiter: string | null
  notes: Note[]
}

/** Runs what reads a stranger's file: a failure of DuckDB there means that the file is damaged. */
export async function readingFile<T>(what: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof AppError) throw error
    throw unreadable(`${what}文件已损坏或无法读取`, { reason: error instanceof Error ? error.message.slice(0, 300) : '' })
  }
}
