import { AppError } from '#api/kernel/errors.ts'
import { head, isWide, wide } from './encoding.ts'
import { emptyFile, tooManyColumns, unreadable } from './faults.ts'
import { COLUMN_LIMIT } from './limits.ts'
import { oleRefusal } from './ole.ts'
import type { InputFormat } from './schema.ts'

/** Bytes at the start of a file by which its format is judged. */
export const HEAD = 1 << 16

const SIGNATURES: [string, string][] = [
  ['504b0506', 'ZIP'],
  ['1f8b', 'GZIP'],
  ['28b52ffd', 'Zstandard'],
  ['377abcaf', '7z'],
  ['52617221', 'RAR'],
  ['25504446', 'PDF'],
  ['89504e47', 'PNG'],
  ['ffd8ff', 'JPEG'],
  ['53514c697465', 'SQLite'],
]

const [ZIP, COMPOUND] = ['504b0304', 'd0cf11e0']

/**
 * Whether a file is Parquet, a ZIP file, which may be a workbook, or text, by its first bytes; the extension only tells
 * what a damaged file was meant to be.
 * @throws AppError refused `content.empty`, `content.unreadable`, `content.xlsx_encrypted`; unsupported
 *   `content.unsupported_format`, `content.unsupported_encoding`, `content.xlsx_old_format`
 */
export async function kindOf(path: string, fileName: string): Promise<'parquet' | 'zip' | 'text'> {
  const start = await head(path, HEAD)
  if (start.length === 0) throw emptyFile()
  if (start.subarray(0, 4).equals(Buffer.from('PAR1'))) return 'parquet'
  if (/\.parquet$/i.test(fileName)) throw unreadable('文件不是有效的 Parquet 文件')
  const magic = start.toString('hex', 0, 4)
  if (magic === ZIP) return 'zip'
  if (magic === COMPOUND) throw (await oleRefusal(path, start)) ?? unsupported('Office 97-2003')
  if (isWide(start)) throw wide()
  const signature = SIGNATURES.find(([hex]) => start.toString('hex', 0, 8).startsWith(hex))
  if (signature !== undefined) throw unsupported(signature[1])
  const zeros = start.filter((byte) => byte === 0).length
  const isBinary = zeros > start.length / 4 || zeros > Math.max(16, start.length / 100)
  if (isBinary) throw looksWide(start) ? wide() : unsupported('二进制')
  return 'text'
}

/** What no reader is there for; `readable` names what there are readers for. */
export const unsupported = (what: string, readable = 'CSV、NDJSON、JSON、Parquet 或 Excel（xlsx）') =>
  new AppError('unsupported', 'content.unsupported_format', `不支持${what}文件，请提供 ${readable}`)

/** In UTF-16 without a mark the zero bytes of ASCII characters stand all on even or all on odd places. */
function looksWide(start: Buffer): boolean {
  const even = start.filter((byte, index) => byte === 0 && index % 2 === 0).length
  const all = start.filter((byte) => byte === 0).length
  return even === 0 || even === all
}

/** The format of UTF-8 text, by its first bytes. */
export async function textFormat(path: string, fileName: string): Promise<Exclude<InputFormat, 'parquet' | 'xlsx'>> {
  const text = (await head(path, HEAD)).toString()
  const start = text.trimStart()
  if (start === '') throw emptyFile()
  if (start.startsWith('{')) return isLine(start) ? 'ndjson' : 'json'
  if (/^\[\s*[{\]]/.test(start)) return 'json'
  if (/\.(json|ndjson|jsonl|geojson)$/i.test(fileName)) throw unreadable('JSON 文件须由对象组成')
  return 'csv'
}

/** Whether the first line is an object of its own; a line longer than what is judged counts as one. */
function isLine(start: string): boolean {
  const end = start.search(/[\r\n]/)
  if (end === -1 && start.length >= HEAD / 4) return true
  try {
    const first: unknown = JSON.parse(end === -1 ? start : start.slice(0, end))
    const columns = Object.keys(first ?? {}).length
    if (columns > COLUMN_LIMIT) throw tooManyColumns(columns)
    return true
  } catch (error) {
    if (error instanceof AppError) throw error
    return /^\{.*\}\s*$/.test(end === -1 ? '' : start.slice(0, end))
  }
}
