import type { Json } from '@duckdb/node-api'
import { textOf } from './duckdb.ts'
import type { ColumnType, Value } from './schema.ts'

const LONGEST = 200

/** A cell that the query cast to text, as JSON holds it exactly: see `Value`. */
export function valueOf(cell: Json | undefined, type: ColumnType): Value {
  const text = textOf(cell)
  if (text === null) return null
  if (type === 'integer' || type === 'decimal' || type === 'float') return numberOr(text, type)
  if (type === 'boolean') return text === 'true'
  if (type === 'timestamp' || type === 'timestamptz') return isoTime(text)
  return type === 'text' || type === 'json' ? shortened(text) : text
}

/** DuckDB's text of a time, `2024-01-01 10:00:00+00`, as ISO 8601. */
export const isoTime = (text: string) => text.replace(' ', 'T').replace(/\+00$/, 'Z')

function numberOr(text: string, type: ColumnType): Value {
  const number = Number(text)
  if (!Number.isFinite(number)) return text
  if (type === 'integer') return Number.isSafeInteger(number) ? number : text
  return type === 'float' || text.replace(/\D/g, '').length <= 15 ? number : text
}

/** At most 200 characters; controls, which databases and terminals take badly, are replaced. */
function shortened(text: string): string {
  const characters = Array.from(text.slice(0, 2 * LONGEST + 2))
  const cut = characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : text
  return cut.replace(/[\p{Cs}\p{Bidi_Control}]|(?![\t\r\n])\p{Cc}/gu, '\ufffd')
}
