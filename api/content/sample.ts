import type { Json } from '@duckdb/node-api'
import { type Database, literal, numberOf, aliases } from './duckdb.ts'
import { masked } from './mask.ts'
import { SAMPLE_LIMIT } from './limits.ts'
import type { SampleRows } from './schema.ts'
import { type Field, fieldNamed, fieldsOf } from './select.ts'
import { valueOf } from './value.ts'

/**
 * Rows spread over a normalised file, the same ones at every call, with the values of the masked fields hidden but for
 * their ends.
 * @throws AppError invalid `selection.unknown_field`
 */
export async function sample(
  database: Database,
  path: string,
  options: { rows: number; mask: string[] },
): Promise<SampleRows> {
  const fields = await fieldsOf(database, path)
  const hidden = new Set(options.mask.map((name) => fieldNamed(fields, name)))
  const total = numberOf(await database.rows(`SELECT num_rows FROM parquet_file_metadata(${literal(path)})`))
  const chosen = positions(total, Math.min(options.rows, SAMPLE_LIMIT))
  if (chosen.length === 0) return []
  const texts = fields.map(({ alias }) => `left(${alias}::VARCHAR, 201)`)
  const relation = `read_parquet(${literal(path)}, file_row_number = true) AS t(${aliases(fields.length).join(', ')})`
  const rows = await database.rows(`SELECT ${texts.join(', ')} FROM ${relation}
    WHERE file_row_number IN (${chosen.join(', ')}) ORDER BY file_row_number`)
  return rows.map((row) => Object.fromEntries(fields.map((field, at) => [field.name, cellOf(row[at], field, hidden)])))
}

const cellOf = (cell: Json | undefined, field: Field, hidden: Set<Field>) => {
  const value = valueOf(cell, field.type)
  return hidden.has(field) ? masked(value, field.type) : value
}

/** Distinct row numbers in rising order, by strides of the golden ratio, which spread any number of them evenly. */
function positions(total: number, wanted: number): number[] {
  if (total <= wanted) return Array.from({ length: total }, (_, index) => index)
  const chosen = new Set<number>()
  for (let n = 1; chosen.size < wanted; n++) chosen.add(Math.floor(((n * 0.618_033_988_749_894_9) % 1) * total))
  return [...chosen].sort((a, b) => a - b)
}
