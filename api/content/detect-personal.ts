import { type Database, identifier, literal } from './duckdb.ts'
import { type ColumnProfile, type PersonalFinding, PersonalKind } from './schema.ts'
import { CARD, GROUPED, IDENTITY, isCard, isIdentity, isYoungerThan, LIKELY, PATTERNS } from './personal-patterns.ts'

/** Shortest text that each kind is written in: a column of shorter values is not searched for it. */
const SHORTEST: Record<PersonalKind, number> = {
  identity: 18, mobile: 11, landline: 10, bank_card: 15, plate: 7, email: 6, address: 6, passport: 8, name: 2,
}

/** Columns that hold names of persons say so; a name alone is a word like any other. */
const PERSONS = /姓名|人名|联系人|法定代表人|(^|_)(full|first|last)_?name(_|$)/i

/** No number of fewer than eleven digits is a mobile's, a card's or a person's. */
const SMALLEST_NUMBER = 10_000_000_000

const OF_TEXT = PersonalKind.options
const OF_NUMBERS: PersonalKind[] = ['identity', 'mobile', 'bank_card']

/** The kinds that a column may hold at all, by its profile. */
export function kindsOf({ name, type, max, length }: ColumnProfile): PersonalKind[] {
  if (type === 'integer' || type === 'decimal' || type === 'float')
    return Number(max) >= SMALLEST_NUMBER ? OF_NUMBERS : []
  if (length === null || (type !== 'text' && type !== 'json')) return []
  return OF_TEXT.filter((kind) => length.max >= SHORTEST[kind] && (kind !== 'name' || PERSONS.test(name)))
}

type File = { path: string; rows: number }

/**
 * Looks for personal information in every row of a normalised file; gives counts and shares, and no value. A column
 * whose values repeat is searched value by value, and one whose profile rules everything out not at all.
 * @param day of reading (`2026-11-25`), by which ages are told
 */
export async function detectPersonal(
  database: Database,
  { path, rows }: File,
  columns: readonly ColumnProfile[],
  day: string,
): Promise<PersonalFinding[]> {
  const findings: PersonalFinding[] = []
  for (const column of columns) {
    const kinds = kindsOf(column)
    if (kinds.length === 0 || column.nulls === rows) continue
    const [cells = []] = await database.rows(counting(column, path, rows, kinds, day))
    const counts = cells.map(Number)
    const [under14 = 0, under18 = 0] = counts.slice(kinds.length)
    for (const [index, kind] of kinds.entries()) {
      const found = counts[index] ?? 0
      if (found === 0) continue
      const shareBps = Math.max(1, Math.floor((found * 10_000) / (rows - column.nulls)))
      const ages = kind === 'identity' ? { under14, under18 } : {}
      findings.push({ column: column.name, kind, rows: found, shareBps, ...ages })
    }
  }
  return findings
}

/** One query over a column: how many rows hold each kind, and how many are of children and of minors. */
function counting(column: ColumnProfile, path: string, rows: number, kinds: PersonalKind[], day: string): string {
  const sums = kinds.map((kind) => `sum(n) FILTER (WHERE ${conditions[kind]})`)
  const ages = kinds.includes('identity') ? [14, 18].map((years) => youngerThan(years, day)) : []
  const all = [...sums, ...ages].map((sum) => `coalesce(${sum}, 0)::BIGINT`)
  const texts = `SELECT n, ${asText(column)} AS s FROM ${valuesOf(column, path, rows)} WHERE v IS NOT NULL`
  const likely = kinds.includes('name') ? '' : `WHERE regexp_matches(s, ${literal(LIKELY)})`
  const plain = `SELECT n, s, ${PLAIN} AS t FROM (${texts}) ${likely}`
  const candidates = `SELECT *, ${extract(kinds, 'identity', IDENTITY)} AS x, ${extract(kinds, 'bank_card', CARD)} AS y
    FROM (${plain})`
  return `SELECT ${all.join(', ')} FROM (SELECT *, ${isIdentity('x')} AS i FROM (${candidates}))`
}

const youngerThan = (years: number, day: string) => `sum(n) FILTER (WHERE i AND ${isYoungerThan('x', years, day)})`

const extract = (kinds: PersonalKind[], kind: 'identity' | 'bank_card', pattern: string): string =>
  kinds.includes(kind)
    ? `CASE WHEN length(t) >= ${SHORTEST[kind]} THEN regexp_extract(t, ${literal(pattern)}, 1) ELSE '' END`
    : `''`

const matches = (kind: keyof typeof PATTERNS, text = 's') => `regexp_matches(${text}, ${literal(PATTERNS[kind])})`

const when = (guard: string, condition: string) => `CASE WHEN ${guard} THEN ${condition} ELSE false END`

/** More bytes than characters: what is written in Han has them. */
const HAS_HAN = 'strlen(s) > length(s)'

/**
 * `i`: is an identity number, `y`: what may be a card's number, `t`: the text, `s`: as it is written. A cheap guard
 * comes before each pattern: a conjunction would ask both.
 */
const conditions: Record<PersonalKind, string> = {
  identity: 'i',
  mobile: when(`length(t) >= ${SHORTEST.mobile}`, matches('mobile', 't')),
  landline: when(`length(s) >= ${SHORTEST.landline} AND contains(s, '0')`, matches('landline')),
  bank_card: when(`y <> '' AND NOT i`, isCard('y')),
  plate: when(HAS_HAN, matches('plate')),
  email: when(`contains(s, '@')`, matches('email')),
  address: when(HAS_HAN, matches('address')),
  passport: when('length(s) <= 10', matches('passport')),
  name: matches('name'),
}

/** Digits of full width are digits, and a number that is written in groups is the number. */
const PLAIN = `CASE WHEN regexp_full_match(s, '${GROUPED}')
  THEN CASE WHEN contains(s, ' ') OR contains(s, '-') OR ${HAS_HAN}
    THEN translate(s, '０１２３４５６７８９Ｘ 　-', '0123456789X') ELSE s END
  ELSE s END`

/** A value as text; a whole number in digits alone. */
const asText = ({ type }: ColumnProfile): string => {
  if (type === 'integer') return 'v::VARCHAR'
  if (type !== 'decimal' && type !== 'float') return 'trim(v::VARCHAR)'
  const whole = type === 'float' ? `isfinite(v) AND abs(v) < 1e18 AND v = trunc(v)` : `v = trunc(v)`
  return `CASE WHEN ${whole} THEN v::HUGEINT::VARCHAR ELSE '' END`
}

/** Each value with the number of its rows; taken together where they repeat. */
function valuesOf({ name, distinct }: ColumnProfile, path: string, rows: number): string {
  const column = `SELECT ${identifier(name)} AS v FROM read_parquet(${literal(path)})`
  const isRepeating = !distinct.approximate && distinct.count * 2 < rows
  return isRepeating ? `(SELECT v, count(*) AS n FROM (${column}) GROUP BY v)` : `(SELECT v, 1 AS n FROM (${column}))`
}
