import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { crc32, deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'

/** A part of a hand-made ZIP file; what is given beside its data is what the file claims. */
export type Part = {
  name: string
  data: string | Uint8Array
  size?: number
  crc?: number
  flags?: number
  method?: number
  /** Begins where this part began, so that both share their bytes. */
  overlaps?: number
}

/** A ZIP file of parts, honest or not. */
export function zipOf(parts: Part[], claims: { count?: number } = {}): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  const offsets: number[] = []
  let at = 0
  for (const { name, data, overlaps, flags = 0, method = 8, ...claimed } of parts) {
    const bytes = Buffer.from(data)
    const packed = method === 8 ? deflateRawSync(bytes) : bytes
    const facts = [claimed.crc ?? crc32(bytes), packed.length, claimed.size ?? bytes.length]
    const fields = Buffer.alloc(22)
    for (const [index, value] of [20, flags, method, 0, 0x21].entries()) fields.writeUInt16LE(value, 2 * index)
    for (const [index, value] of facts.entries()) fields.writeUInt32LE(value, 10 + 4 * index)
    const lengths = Buffer.from([name.length & 255, name.length >> 8, 0, 0])
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, lengths, Buffer.from(name), packed])
    const place = Buffer.alloc(14)
    offsets.push(overlaps === undefined ? at : (offsets[overlaps] ?? 0))
    place.writeUInt32LE(offsets.at(-1) ?? 0, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), fields, lengths, place, Buffer.from(name)]))
    if (overlaps !== undefined) continue
    locals.push(local)
    at += local.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(claims.count ?? parts.length, 8)
  end.writeUInt16LE(claims.count ?? parts.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, ...directory, end])
}

const TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`

/** The parts of a workbook of one sheet as some writers make it: absolute targets, prefixed names, sheet before styles. */
export function sheetParts(sheetData: string, more: { styles?: string; strings?: string; book?: string } = {}): Part[] {
  const { styles = '', strings = '', book = '<s:sheet name="甲" sheetId="1" q:id="r1"/>' } = more
  return [
    { name: '[Content_Types].xml', data: TYPES },
    { name: '_rels/.rels', data: `<Relationships>${relation('m', 'officeDocument', '/xl/book.xml')}</Relationships>` },
    { name: 'xl/worksheets/one.xml', data: `<worksheet xmlns="urn:x">${sheetData}</worksheet>` },
    { name: 'xl/book.xml', data: `<s:workbook xmlns:s="urn:x" xmlns:q="urn:q"><s:sheets>${book}</s:sheets></s:workbook>` },
    {
      name: 'xl/_rels/book.xml.rels',
      data: `<Relationships>${relation('r1', 'worksheet', '/xl/worksheets/one.xml')}${
        relation('r2', 'styles', 'styles.xml')}${relation('r3', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    },
    { name: 'xl/sharedStrings.xml', data: `<sst>${strings}</sst>` },
    { name: 'xl/styles.xml', data: `<styleSheet>${styles}</styleSheet>` },
  ]
}

/** A workbook written by another program's library. */
export async function workbookOf(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array<ArrayBuffer>> {
  const book = new ExcelJS.Workbook()
  fill(book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** A workbook in a file of the 64-bit form, whose sizes stand behind its data. */
export async function wideWorkbook(rows: unknown[][]): Promise<Buffer> {
  const stream = new PassThrough()
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, zip: { forceZip64: true } })
  const sheet = book.addWorksheet('甲')
  for (const row of rows) sheet.addRow(row).commit()
  const bytes = buffer(stream)
  await book.commit()
  return bytes
}

/** A workbook as another library reads it. */
export async function readBook(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Uint8Array.from(bytes).buffer)
  return book
}
