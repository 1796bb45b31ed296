/** Most columns that a data set may have. */
export const COLUMN_LIMIT = 1_000

/** What a table may hold of which every row is kept in memory: its cells, and their characters together. */
export const TABLE_LIMITS = { cells: 4_000_000, characters: 64 << 20 } as const

/** Most rows that a sample shows. */
export const SAMPLE_LIMIT = 20

/** What an Excel workbook may hold: bounds of what it unpacks to, and of Excel itself (rows, characters of a cell). */
export const XLSX_LIMITS = {
  entries: 4_096,
  unpackedBytes: 2 ** 31,
  /** Unpacked bytes for each packed one, of a part that is large. */
  ratio: 200,
  sheets: 1_024,
  styles: 65_536,
  sharedStrings: 2_000_000,
  /** Characters of all shared strings together. */
  sharedCharacters: 128 << 20,
  /** Bytes of a sheet's values, of which many may refer to one shared text. */
  valueBytes: 2 ** 31,
  rows: 1_048_576,
  characters: 32_767,
} as const
