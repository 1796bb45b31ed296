import { assert } from '#api/kernel/assert.ts'
import { kindOf, textFormat } from './detect.ts'
import { type Database, identifier, writeParquet } from './duckdb.ts'
import { asUtf8 } from './encoding.ts'
import { cleanNames } from './names.ts'
import { duplicateRows, profileColumns } from './profile.ts'
import { readCsv } from './read-csv.ts'
import { readJson } from './read-json.ts'
import { readParquet } from './read-parquet.ts'
import { type Reading, type Source, readingFile } from './reading.ts'
import type { Inspection, Note } from './schema.ts'

type Read = Reading & Pick<Inspection, 'format' | 'encoding'>

/**
 * Reads a file of any supported format, writes its normalised Parquet copy and profiles that.
 * @throws AppError refused or unsupported `content.…`, naming row, column or byte where it applies
 */
export async function inspect(database: Database, source: Source, outPath: string): Promise<Inspection> {
  const { format, encoding, delimiter, ...reading } = await read(database, source)
  assert(reading.originals.length === reading.columns.length, 'every column has a name')
  const { names, notes } = cleanNames(reading.originals)
  const fields = reading.columns.map(({ sql }, index) => `${sql} AS ${identifier(names[index] ?? '')}`)
  const query = `SELECT ${fields.join(', ')} FROM ${reading.relation}`
  const rows = await readingFile('', () => writeParquet(database, query, outPath))
  const columns = reading.columns.map(({ type }, index) => ({ name: names[index] ?? '', type }))
  return {
    format,
    encoding,
    delimiter,
    rows,
    duplicateRows: await duplicateRows(database, outPath, columns.length),
    columns: await profileColumns(database, outPath, columns, rows),
    notes: [...encodingNotes(encoding), ...reading.notes, ...notes],
  }
}

async function read(database: Database, source: Source): Promise<Read> {
  if ((await kindOf(source.path, source.fileName)) === 'parquet')
    return { format: 'parquet', encoding: null, ...(await readParquet(database, source)) }
  const { path, encoding } = await asUtf8(source.path, source.workPath('utf8'))
  const text = { ...source, path }
  const format = await textFormat(path, source.fileName)
  const reading = await (format === 'csv' ? readCsv(database, text) : readJson(database, text, format))
  return { format, encoding, ...reading }
}

const encodingNotes = (encoding: Inspection['encoding']): Note[] =>
  encoding === 'gb18030' ? [{ code: 'file.gb18030', column: null, message: '文件为 GB18030 编码，已转为 UTF-8' }] : []
