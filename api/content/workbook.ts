import { posix } from 'node:path'
import { readingOf, type Reading } from './cell-format.ts'
import { refused, unreadable } from './faults.ts'
import { XLSX_LIMITS } from './limits.ts'
import { type XmlHandlers, readWholeXml } from './xml.ts'
import { type ZipEntry, unpack } from './zip-file.ts'

/** One sheet of a workbook: its name, whether it is hidden, and its part. */
export type WorkbookSheet = { name: string; isHidden: boolean; entry: ZipEntry }

/** A workbook as far as its sheets need it. */
export type Workbook = {
  path: string
  sheets: WorkbookSheet[]
  is1904: boolean
  /** What the numbers of each cell style stand for. */
  styles: Reading[]
  strings: string[]
}

type Parts = Map<string, ZipEntry>
type Relation = { id: string; type: string; part: string }

/** Whether a workbook carries programs: macros, or the macro sheets of Excel 4. */
export const hasMacros = (parts: Parts, fileName: string) =>
  /\.(xlsm|xltm|xlam)$/i.test(fileName) ||
  [...parts.keys()].some((name) => /vbaproject\.bin$|\/macrosheets\//.test(name))

/**
 * Reads what the sheets of a workbook share.
 * @throws AppError refused `content.unreadable`, `content.xlsx_shared_strings`; unsupported from `noWorkbook`
 */
export async function readWorkbook(path: string, parts: Parts, noWorkbook: () => Error): Promise<Workbook> {
  const read = async (name: string, handlers: XmlHandlers) => {
    const entry = parts.get(name.toLowerCase())
    if (entry !== undefined) await readWholeXml(unpack(path, entry), handlers)
  }
  const main = (await relationsOf(read, '')).find(({ type }) => type === 'officeDocument')?.part
  if (main === undefined || !main.endsWith('.xml') || !parts.has(main)) throw noWorkbook()
  const relations = await relationsOf(read, main)
  const { found, is1904, isSheets } = await sheetsOf(read, main)
  if (!isSheets) throw noWorkbook()
  const sheets = found.flatMap(({ name, isHidden, id }) => {
    const relation = relations.find((one) => one.id === id)
    const entry = relation?.type === 'worksheet' ? parts.get(relation.part) : undefined
    return entry === undefined ? [] : [{ name, isHidden, entry }]
  })
  const partOf = (type: string) => relations.find((one) => one.type === type)?.part ?? ''
  const styles = await stylesOf(read, partOf('styles'))
  return { path, sheets, is1904, styles, strings: await stringsOf(read, partOf('sharedStrings')) }
}

type Read = (name: string, handlers: XmlHandlers) => Promise<void>

/** What a part refers to, by the last word of each relation's type; targets outside of the file are left out. */
async function relationsOf(read: Read, part: string): Promise<Relation[]> {
  const folder = posix.dirname(`/${part}`)
  const relations: Relation[] = []
  await read(posix.join(folder, '_rels', `${posix.basename(part)}.rels`).slice(1), {
    open: (name, attribute) => {
      if (name !== 'Relationship' || attribute('TargetMode') === 'External') return
      const target = posix.resolve(folder, attribute('Target') ?? '').slice(1).toLowerCase()
      relations.push({ id: attribute('Id') ?? '', type: attribute('Type')?.split('/').at(-1) ?? '', part: target })
      if (relations.length > XLSX_LIMITS.entries) throw unreadable('Excel 文件内部的引用过多')
    },
  })
  return relations
}

async function sheetsOf(read: Read, main: string) {
  const found: { name: string; isHidden: boolean; id: string }[] = []
  let [is1904, isSheets] = [false, false]
  await read(main, {
    open: (name, attribute) => {
      if (name === 'sheets') isSheets = true
      if (name === 'workbookPr') is1904 = /^(1|true|on)$/.test(attribute('date1904') ?? '')
      if (name !== 'sheet' || !isSheets) return
      const title = attribute('name') ?? ''
      if (!/^[^\p{Cc}\p{Cs}]{1,255}$/u.test(title) || found.length === XLSX_LIMITS.sheets)
        throw unreadable('Excel 文件的工作表名称无效，或工作表过多')
      found.push({ name: title, isHidden: (attribute('state') ?? 'visible') !== 'visible', id: attribute(':id') ?? '' })
    },
  })
  return { found, is1904, isSheets }
}

async function stylesOf(read: Read, part: string): Promise<Reading[]> {
  const codes = new Map<number, string>()
  const styles: Reading[] = []
  let isInCells = false
  await read(part, {
    open: (name, attribute) => {
      if (name === 'cellXfs') isInCells = true
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '')
      if (name !== 'xf' || !isInCells) return
      const id = Number(attribute('numFmtId') ?? 0)
      styles.push(readingOf(id, codes.get(id)))
      if (styles.length > XLSX_LIMITS.styles || codes.size > XLSX_LIMITS.styles) throw unreadable('Excel 文件的样式过多')
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false
    },
  })
  return styles
}

/** The texts that cells refer to by number; of rich text the text, of phonetic guides nothing. */
async function stringsOf(read: Read, part: string): Promise<string[]> {
  const strings: string[] = []
  const gather = textGatherer()
  let characters = 0
  await read(part, {
    ...gather.handlers,
    close: (name) => {
      gather.handlers.close(name)
      if (name !== 'si') return
      const text = gather.take()
      checkLength(text)
      characters += text.length
      strings.push(text)
      if (strings.length > XLSX_LIMITS.sharedStrings || characters > XLSX_LIMITS.sharedCharacters)
        throw refused('content.xlsx_shared_strings', 'Excel 文件的共享文本过多', { strings: strings.length, characters })
    },
  })
  return strings
}

/** @throws AppError refused `content.xlsx_cell_too_long` */
export function checkLength(text: string, detail: { row?: number } = {}) {
  if (text.length <= XLSX_LIMITS.characters) return
  const limit = XLSX_LIMITS.characters
  throw refused('content.xlsx_cell_too_long', `Excel 文件有单元格超过 ${limit} 个字符`, { limit, ...detail })
}

/** Gathers the text of `t` elements, but for those of phonetic guides. */
export function textGatherer() {
  let [text, isText, isPhonetic] = ['', false, false]
  return {
    handlers: {
      open: (name: string) => {
        if (name === 'rPh') isPhonetic = true
        if (name === 't') isText = !isPhonetic
      },
      close: (name: string) => {
        if (name === 'rPh') isPhonetic = false
        if (name === 't') isText = false
      },
      text: (part: string) => {
        if (isText) text += part
      },
    },
    /** What was gathered since the last time. */
    take: (): string => {
      const taken = unescaped(text)
      text = ''
      return taken
    },
  }
}

/** Excel writes characters that XML does not know as `_x000D_`; the zero character, which no text may hold, is left. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x(?!0000)([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
