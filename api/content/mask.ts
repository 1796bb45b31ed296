import type { ColumnType, Value } from './schema.ts'

/**
 * A value of which only the ends are told: 张**, 138****5678, 2024-**-**. The number of asterisks tells no length.
 */
export function masked(value: Value, type: ColumnType): Value {
  if (value === null) return null
  const text = String(value)
  if (type === 'boolean' || type === 'json') return '**'
  if (type === 'date' || type === 'timestamp' || type === 'timestamptz') return `${text.slice(0, 4)}-**-**`
  if (type === 'time') return '**:**'
  const at = text.indexOf('@')
  return at > 0 ? `${Array.from(text)[0] ?? ''}***${text.slice(at)}` : partial(Array.from(text))
}

function partial(characters: string[]): string {
  const { length } = characters
  const start = (count: number) => characters.slice(0, count).join('')
  if (length <= 1) return '*'
  if (length <= 4) return `${start(1)}**`
  if (length <= 8) return `${start(2)}****`
  return `${start(3)}****${characters.slice(-4).join('')}`
}
