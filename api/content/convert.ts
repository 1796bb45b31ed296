import { stat } from 'node:fs/promises'
import { WORKBOOK_TYPE } from '#api/kernel/workbook.ts'
import { badSelection } from './faults.ts'
import { type Database, identifier, literal, numberOf, parquet } from './duckdb.ts'
import type { Conversion, OutputFormat, Selection } from './schema.ts'
import { type Field, chosenFields, fieldsOf, tailOf } from './select.ts'
import { type Part, writeXlsx } from './write-xlsx.ts'

const MEDIA_TYPES: Record<OutputFormat, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  parquet: 'application/vnd.apache.parquet',
  ndjson: 'application/x-ndjson',
  xlsx: WORKBOOK_TYPE,
}

/** What DuckDB writes by itself. */
type CopyFormat = Exclude<OutputFormat, 'xlsx'>

/** How each format is written. CSV is RFC 4180 with CRLF; an empty field is null, a quoted empty one is empty text. */
const OPTIONS: Record<CopyFormat, string> = {
  csv: `FORMAT csv, HEADER true, NEW_LINE '\r\n', DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR ''`,
  parquet: 'FORMAT parquet, COMPRESSION zstd',
  ndjson: 'FORMAT json',
}

/**
 * Writes a selection of a normalised file, rows in their original order; the same input gives the same bytes.
 * @param masked fields that are delivered without their values
 * @throws AppError invalid `selection.…`, naming the field and the value; refused `workbook.…` for what a workbook
 *   can't hold
 */
export async function convert(
  database: Database,
  path: string,
  { format, outPath, masked = [], ...selection }: Selection & Masking & { format: OutputFormat; outPath: string },
): Promise<Conversion> {
  const fields = await fieldsOf(database, path)
  checkFilters(selection, masked)
  const chosen = chosenFields(fields, selection.fields).map((field) => (masked.includes(field.name) ? hidden(field) : field))
  const tail = await tailOf(database, fields, selection)
  const part = { relation: parquet(path, fields.length), tail, fields: chosen }
  const rows = await (format === 'xlsx' ? writeXlsx(database, part, outPath) : copy(database, part, format, outPath))
  return { rows, sizeBytes: (await stat(outPath)).size, mediaType: MEDIA_TYPES[format] }
}

/** Fields of which only it is told whether there is a value. */
export type Masking = { masked?: string[] }

/** What stands in the place of every value of a masked field. */
const MASK = '***'

/** A masked field in SQL: neither its values nor their lengths, their order or their number can be told from it. */
const hidden = ({ name, alias }: Field): Field => ({
  name, alias: `CASE WHEN ${alias} IS NULL THEN NULL ELSE ${literal(MASK)} END`, type: 'text', sqlType: 'VARCHAR',
})

/** Rows can't be chosen by what is masked: their choice would tell it. @throws AppError invalid `selection.masked_field` */
function checkFilters({ filter = [] }: Selection, masked: string[]): void {
  const found = filter.find(({ field }) => masked.includes(field))
  if (found) throw badSelection('masked_field', `字段“${found.field}”已脱敏，不能用来筛选`, { field: found.field })
}

async function copy(database: Database, { relation, tail, fields }: Part, format: CopyFormat, outPath: string) {
  const columns = fields.map((field) => `${writers[format](field, fields.length)} AS ${identifier(field.name)}`)
  const query = `SELECT ${columns.join(', ')} FROM ${relation} ${tail}`
  const options = `${OPTIONS[format]}, USE_TMP_FILE false`
  return numberOf(await database.rows(`COPY (${query}) TO ${literal(outPath)} (${options})`))
}

/** The form of a field in each format. */
const writers: Record<CopyFormat, (field: Field, columns: number) => string> = {
  parquet: ({ alias }) => alias,
  /** A null alone on its line would be a blank line, which readers skip: there it is written as empty text. */
  csv: ({ alias }, columns) => (columns === 1 ? `coalesce(${alias}::VARCHAR, '')` : alias),
  /**
   * JSON knows no infinities and no NaN: they are null, and nested values with them a text. Times are ISO 8601. A float
   * of 32 bits keeps its own digits.
   */
  ndjson: ({ alias, type, sqlType }) => {
    const number = sqlType === 'FLOAT' ? `${alias}::VARCHAR::JSON` : alias
    if (type === 'float') return `CASE WHEN isfinite(${alias}) THEN ${number} END`
    if (type === 'timestamp') return `replace(${alias}::VARCHAR, ' ', 'T')`
    if (type === 'timestamptz') return `regexp_replace(replace(${alias}::VARCHAR, ' ', 'T'), '[+]00$', 'Z')`
    if (type !== 'json') return alias
    const text = `${alias}::VARCHAR`
    return `CASE WHEN contains(${text}, 'NaN') OR contains(${text}, 'Inf') THEN to_json(${text}) ELSE ${alias} END`
  },
}
