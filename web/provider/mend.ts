export const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5'] as const
export type EncodingName = (typeof ENCODINGS)[number]

export const DELIMITERS = ['keep', ',', '\t', ';', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** How a text file is to be read otherwise than it stands. */
export type Mending = {
  encoding: EncodingName
  /** What splits the fields; kept as it is where the platform may find out. */
  delimiter: Delimiter
  /** The line that names the fields, from 1. */
  header: number
  /** Lines at the end that are no data. */
  footer: number
}

/** Larger files are not turned on a page. */
export const MEND_LIMIT_BYTES = 50_000_000

/** Whether a file is text that can be turned. */
export const isMendable = (file: File): boolean => file.size <= MEND_LIMIT_BYTES && /\.(csv|tsv|txt)$/i.test(file.name)

/** The encoding that a file's first bytes speak for. */
export async function likelyEncoding(file: File): Promise<EncodingName> {
  const head = new Uint8Array(await file.slice(0, 65_536).arrayBuffer())
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const zeros = [0, 1].map((parity) => head.filter((byte, at) => byte === 0 && at % 2 === parity).length)
  if (Math.max(...zeros) > head.length / 8) return (zeros[1] ?? 0) > (zeros[0] ?? 0) ? 'utf-16le' : 'utf-16be'
  return isUtf8(head.subarray(0, -4)) ? 'utf-8' : 'gb18030'
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

const quoted = (field: string): string => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)

/** A text as UTF-8 CSV: its header on the first line, without what follows the data, split as was told. */
export function mended(text: string, { delimiter, header, footer }: Omit<Mending, 'encoding'>): string {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  while (lines.at(-1)?.trim() === '') lines.pop()
  const kept = lines.slice(header - 1, footer === 0 ? undefined : -footer)
  const asCsv = (line: string) =>
    line
      .split(delimiter)
      .map((field) => quoted(field.trim()))
      .join(',')
  return `${(delimiter === 'keep' ? kept : kept.map(asCsv)).join('\n')}\n`
}

/** A file read otherwise, as a file of its own with the same name. */
export async function mendedFile(file: File, mending: Mending): Promise<File> {
  const text = new TextDecoder(mending.encoding).decode(await file.arrayBuffer())
  return new File([mended(text, mending)], file.name, { type: 'text/csv' })
}

/** The first lines of a file as they would be read. */
export async function previewOf(file: File, mending: Mending, lines = 5): Promise<string[]> {
  const text = new TextDecoder(mending.encoding).decode(await file.slice(0, 262_144).arrayBuffer())
  return mended(text, { ...mending, footer: 0 })
    .split('\n')
    .slice(0, lines)
}

/** One line of a text file as it stands, from 1; undefined where there is none. */
export async function lineOf(file: File, number: number): Promise<string | undefined> {
  if (!isMendable(file)) return undefined
  const text = new TextDecoder(await likelyEncoding(file)).decode(await file.arrayBuffer())
  return text.split(/\r\n|\n|\r/)[number - 1]?.slice(0, 300)
}
