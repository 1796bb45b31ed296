import type { Note } from './schema.ts'

const LONGEST = 200

/** Controls, bidirectional overrides, zero-width and other invisible characters, and lone surrogates. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\u115f\u1160\u3164\uffa0]/gu

/** Names that the reader of Parquet files keeps for itself. */
const RESERVED = ['file_row_number']

/**
 * Column names that are visible, in Unicode's composed form, at most 200 characters, and distinct whatever their case.
 * What had to change is noted.
 */
export function cleanNames(originals: string[]): { names: string[]; notes: Note[] } {
  const notes: Note[] = []
  const note = (code: string, name: string, message: string) => notes.push({ code, column: name, message })
  const taken = new Set(RESERVED)
  const names = originals.map((original, index) => {
    const cleaned = clean(original)
    const wanted = cleaned === '' ? `列${index + 1}` : cleaned
    const name = free(wanted, taken)
    taken.add(name.toLowerCase())
    const column = `第 ${index + 1} 列`
    if (cleaned === '') note('column.empty_name', name, `${column}没有可见的列名，已命名为“${name}”`)
    else if (cleaned !== original) note('column.cleaned_name', name, `${column}的列名已整理为“${name}”`)
    if (name !== wanted) note('column.duplicate_name', name, `${column}的列名“${wanted}”重复，已改为“${name}”`)
    return name
  })
  return { names, notes }
}

function clean(name: string): string {
  const visible = name.normalize('NFC').replace(/[\t\r\n]+/g, ' ').replace(INVISIBLE, '').trim()
  return Array.from(visible).slice(0, LONGEST).join('').trim()
}

function free(wanted: string, taken: Set<string>): string {
  let name = wanted
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${Array.from(wanted).slice(0, LONGEST - 8).join('')}_${n}`
  return name
}
