import type { Json } from '@duckdb/node-api'
import type { Database } from './duckdb.ts'
import type { Bin, ColumnType, Value } from './schema.ts'

const MOST_BINS = 20

/** The scale on which a type's values are binned: SQL over #, whether in whole steps only, and back to a value. */
type Scale = { sql: string; isDiscrete: boolean; back: (position: number) => Value }

const DAY_MICROS = 86_400_000_000
/** The years 0000 to 9999 in days of the Unix epoch: what ISO 8601 writes with four digits. */
const [FIRST_DAY, LAST_DAY] = [-719_528, 2_932_896]

const isoDate = (days: number) =>
  days < FIRST_DAY || days > LAST_DAY ? null : new Date(days * 86_400_000).toISOString().slice(0, 10)

const isoMicros = (zone: string) => (micros: number) => {
  const day = isoDate(Math.floor(micros / DAY_MICROS))
  const fraction = String(((micros % 1_000_000) + 1_000_000) % 1_000_000).padStart(6, '0').replace(/0+$/, '')
  const time = new Date((((micros % DAY_MICROS) + DAY_MICROS) % DAY_MICROS) / 1_000).toISOString().slice(11, 19)
  return day === null ? null : `${day}T${time}${fraction === '' ? '' : `.${fraction}`}${zone}`
}

const SCALES: Partial<Record<ColumnType, Scale>> = {
  integer: { sql: '#', isDiscrete: true, back: (position) => position },
  decimal: { sql: '#', isDiscrete: false, back: (position) => position },
  float: { sql: 'CASE WHEN isfinite(#) THEN # END', isDiscrete: false, back: (position) => position },
  date: { sql: `CASE WHEN isfinite(#) THEN # - DATE '1970-01-01' END`, isDiscrete: true, back: isoDate },
  timestamp: { sql: 'CASE WHEN isfinite(#) THEN epoch_us(#) END', isDiscrete: true, back: isoMicros('') },
  timestamptz: { sql: 'CASE WHEN isfinite(#) THEN epoch_us(#) END', isDiscrete: true, back: isoMicros('Z') },
}

/** The place of a value (SQL) on the scale of its type, as a double; null for types that have none. */
export function positionOf(value: string, type: ColumnType): string | null {
  const scale = SCALES[type]
  return scale === undefined ? null : `(${scale.sql.replaceAll('#', () => value)})::DOUBLE`
}

type Span = { database: Database; relation: string; type: ColumnType; low: Json | undefined; high: Json | undefined }

/** At most 20 equally wide bins between two positions; null without them and for spans beyond a float. */
export async function histogramOf({ database, relation, type, low, high }: Span): Promise<Bin[] | null> {
  const scale = SCALES[type]
  if (scale === undefined || typeof low !== 'number' || typeof high !== 'number') return null
  const { width, bins, from } = layout(low, high, scale.isDiscrete)
  if (!Number.isFinite(width) || width <= 0) return null
  const position = positionOf('v', type) ?? 'NULL'
  const bin = `greatest(0, least(${bins - 1}, floor((${position} - (${from})::DOUBLE) / (${width})::DOUBLE)))::INTEGER`
  const counts = await database.rows(`SELECT ${bin} AS b, count(*) FROM ${relation}
    WHERE ${position} IS NOT NULL GROUP BY b`)
  const byBin = new Map(counts.map(([index, count]) => [Number(index), Number(count)]))
  return Array.from({ length: bins }, (_, index) => ({
    from: scale.back(from + index * width),
    to: scale.back(index === bins - 1 && !scale.isDiscrete ? high : from + (index + 1) * width),
    count: byBin.get(index) ?? 0,
  }))
}

function layout(low: number, high: number, isDiscrete: boolean) {
  if (isDiscrete && Number.isSafeInteger(low) && Number.isSafeInteger(high - low + MOST_BINS)) {
    const width = Math.ceil((high - low + 1) / MOST_BINS)
    return { from: low, width, bins: Math.ceil((high - low + 1) / width) }
  }
  const bins = low === high ? 1 : MOST_BINS
  return { from: low, width: low === high ? 1 : (high - low) / bins, bins }
}
