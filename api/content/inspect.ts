import { assert } from '#api/kernel/assert.ts'
import { beijingDay } from '#api/kernel/time.ts'
import { detectPersonal } from './detect-personal.ts'
import { kindOf, textFormat, unsupported } from './detect.ts'
import { type Database, identifier, writeParquet } from './duckdb.ts'
import { asUtf8 } from './encoding.ts'
import { refused, unreadable } from './faults.ts'
import { cleanNames } from './names.ts'
import { duplicateRows, profileColumns } from './profile.ts'
import { readCsv } from './read-csv.ts'
import { readJson } from './read-json.ts'
import { readParquet } from './read-parquet.ts'
import { readXlsx } from './read-xlsx.ts'
import { type Reading, type Source, readingFile } from './reading.ts'
import type { Inspection, Note } from './schema.ts'

type Read = Reading & Pick<Inspection, 'format' | 'encoding' | 'workbook'>

/**
 * Reads a file of any supported format, writes its normalised Parquet copy and profiles that.
 * @throws AppError refused or unsupported `content.…`, naming row, column or byte where it applies
 */
export async function inspect(database: Database, source: Source, outPath: string): Promise<Inspection> {
  const { format, encoding, delimiter, workbook, ...reading } = await read(database, source)
  assert(reading.originals.length === reading.columns.length, 'every column has a name')
  const { names, notes } = cleanNames(reading.originals)
  const fields = reading.columns.map(({ sql }, index) => `${sql} AS ${identifier(names[index] ?? '')}`)
  const query = `SELECT ${fields.join(', ')} FROM ${reading.relation}`
  const rows = await readingFile('', () => writeParquet(database, query, outPath))
  const fieldsRead = reading.columns.map(({ type }, index) => ({ name: names[index] ?? '', type }))
  const columns = await profileColumns(database, outPath, fieldsRead, rows)
  return {
    format,
    encoding,
    delimiter,
    rows,
    duplicateRows: await duplicateRows(database, outPath, columns.length),
    columns,
    notes: [...encodingNotes(encoding), ...reading.notes, ...notes],
    ...(workbook === undefined ? {} : { workbook }),
    personal: await detectPersonal(database, { path: outPath, rows }, columns, beijingDay(new Date())),
  }
}

async function read(database: Database, source: Source): Promise<Read> {
  const kind = await kindOf(source.path, source.fileName)
  if (kind === 'zip')
    return { format: 'xlsx', encoding: null, ...(await readXlsx(database, source, () => otherZip(source))) }
  if (typeof source.sheet === 'object') throw refused('content.sheet_unexpected', '只有 Excel（xlsx）文件才能指明工作表')
  if (kind === 'parquet')
    return { format: 'parquet', encoding: null, ...(await readParquet(database, source)) }
  const { path, encoding } = await asUtf8(source.path, source.workPath('utf8'))
  const text = { ...source, path }
  const format = await textFormat(path, source.fileName)
  const reading = await (format === 'csv' ? readCsv(database, text) : readJson(database, text, format))
  return { format, encoding, ...reading }
}

/** A ZIP file that is no workbook: a damaged one where its name says that it is, else something that nobody reads. */
const otherZip = ({ fileName }: Source) =>
  /\.xls[xm]$/i.test(fileName) ? unreadable('文件不是有效的 Excel（xlsx）文件') : unsupported(' ZIP ')

const encodingNotes = (encoding: Inspection['encoding']): Note[] =>
  encoding === 'gb18030' ? [{ code: 'file.gb18030', column: null, message: '文件为 GB18030 编码，已转为 UTF-8' }] : []
