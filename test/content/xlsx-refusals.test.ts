import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { within } from '#api/content/encoding.ts'
import { workspace } from './workspace.ts'
import { type Part, sheetParts, workbookOf, zipOf } from './xlsx-file.ts'

const { engine, file, fresh, tempDir } = workspace()

const row = (number: number, ...texts: string[]) =>
  `<row r="${number}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
const sheet = (...rows: string[]) => `<sheetData>${rows.join('')}</sheetData>`
const small = sheet(row(1, 'a', 'b'), row(2, '1', '2'))
const bookOf = (data: string, more: Part[] = []) => zipOf([...sheetParts(data), ...more])
const withPart = (name: string, part: Partial<Part>) =>
  zipOf(sheetParts(small).map((one) => (one.name === name ? { ...one, ...part } : one)))
const SHEET = 'xl/worksheets/one.xml'
const padded = (mib: number) => `${small}${' '.repeat(mib << 20)}`
const whole = Buffer.from(await workbookOf((book) => book.addWorksheet('甲').addRows([['a', 'b'], [1, 2]])))

/** A compound file of 512-byte sectors whose directory names one stream. */
function compound(stream: string): Buffer {
  const bytes = Buffer.alloc(1_536)
  bytes.writeUInt32BE(0xd0cf11e0, 0)
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt32LE(1, 48)
  bytes.write('Root Entry', 1_024, 'utf16le')
  bytes.write(`${stream}\0`, 1_152, 'utf16le')
  return bytes
}

const refusals: [name: string, content: Uint8Array, code: string, detail?: object, fileName?: string][] = [
  ['a part that is packed too tightly', bookOf(padded(40)), 'content.xlsx_ratio', { part: SHEET }],
  ['a part that says it unpacks to little',
    withPart(SHEET, { data: padded(40), size: 1_000 }), 'content.xlsx_size_mismatch'],
  ['a part that says it unpacks to more', withPart(SHEET, { size: 4_000 }), 'content.xlsx_size_mismatch'],
  ['a part with another checksum', withPart(SHEET, { crc: 1 }), 'content.xlsx_size_mismatch'],
  ['parts that say they unpack to 3 GiB',
    bookOf(small, [1, 2, 3].map((n) => ({ name: `xl/${n}`, data: '', size: 2 ** 30 }))),
    'content.xlsx_too_large'],
  ['4,097 parts', bookOf(small, Array.from({ length: 4_090 }, (_, n) => ({ name: `x/${n}`, data: '' }))),
    'content.xlsx_too_many_entries', { entries: 4_097 }],
  ['parts that share their bytes',
    zipOf([...sheetParts(small), { name: 'x', data: small, overlaps: 2 }]), 'content.unreadable'],
  ['two parts of one name', bookOf(small, [{ name: SHEET.toUpperCase(), data: '' }]), 'content.unreadable'],
  ['a directory that counts wrong', zipOf(sheetParts(small), { count: 5 }), 'content.unreadable'],
  ['a part that needs a password', withPart(SHEET, { flags: 1 }), 'content.xlsx_encrypted'],
  ['an encrypted workbook', compound('EncryptedPackage'), 'content.xlsx_encrypted'],
  ['macros', bookOf(small, [{ name: 'xl/vbaProject.bin', data: 'x' }]), 'content.xlsx_macro'],
  ['a name of a workbook with macros', bookOf(small), 'content.xlsx_macro', {}, 'a.xlsm'],
  ['a document type',
    withPart(SHEET, { data: `<!DOCTYPE x [<!ENTITY a "b">]><worksheet>${small}</worksheet>` }), 'content.unreadable'],
  ['an unknown entity', bookOf(sheet(row(1, '&lol;', 'b'), row(2, '1', '2'))), 'content.unreadable'],
  ['an unclosed element', withPart(SHEET, { data: '<worksheet><sheetData>' }), 'content.unreadable'],
  ['elements in elements without end', bookOf(`${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}`), 'content.unreadable'],
  ['a comment of 3 MiB', bookOf(`<!--${'ab'.repeat(3 << 19)}-->${small}`), 'content.unreadable'],
  ['bytes that are not UTF-8', withPart(SHEET, { data: Uint8Array.of(0x3c, 0x61, 0xff, 0x3e) }), 'content.unreadable'],
  ['a text of 32,768 characters', bookOf(sheet(row(1, 'a', 'b'), row(2, '长'.repeat(32_768), '2'))),
    'content.xlsx_cell_too_long', { row: 2 }],
  ['a shared text of 32,768 characters', zipOf(sheetParts(small, { strings: `<si><t>${'x'.repeat(32_768)}</t></si>` })),
    'content.xlsx_cell_too_long'],
  ['a shared text that is not there',
    bookOf('<sheetData><row><c t="s"><v>3</v></c></row></sheetData>'), 'content.unreadable'],
  ['2,000,001 shared texts',
    zipOf(sheetParts(small, { strings: '<si/>'.repeat(2_000_001) })), 'content.xlsx_shared_strings'],
  ['a row beyond the last', bookOf(sheet(row(1, 'a', 'b'), row(1_048_577, '1', '2'))), 'content.xlsx_too_many_rows'],
  ['rows out of order', bookOf(sheet(row(2, 'a', 'b'), row(1, '1', '2'))), 'content.unreadable'],
  ['1,001 columns', bookOf(sheet(row(1, ...Array.from({ length: 1_001 }, (_, n) => `k${n}`)), row(2, '1'))),
    'content.too_many_columns', { columns: 1_001 }],
  ['a cell beside the header', bookOf(sheet(row(1, 'a', 'b'), row(2, '1', '2', '3'))), 'content.ragged',
    { row: 2, expected: 2, actual: 3 }],
  ['a cell in the last column of Excel',
    bookOf(sheet(row(1, 'a', 'b'), '<row r="2"><c r="XFD2"><v>1</v></c></row>')), 'content.ragged',
    { row: 2, actual: 16_384 }],
  ['a number that is none', bookOf('<sheetData><row><c><v>0x10</v></c></row></sheetData>'), 'content.unreadable'],
  ['a header alone', bookOf(sheet(row(1, 'a', 'b'))), 'content.no_rows'],
  ['no cells at all', bookOf('<sheetData/>'), 'content.no_rows'],
  ['half of a file', whole.subarray(0, whole.length / 2), 'content.unreadable'],
]

test.each(refusals)('%s is refused', async (_, content, code, detail = {}, fileName = 'a.xlsx') => {
  const outPath = fresh()
  const message = expect.stringMatching(/\p{Script=Han}/u)
  const refusal = { kind: 'refused', code, message, detail: expect.objectContaining(detail) }
  await expect(engine.inspect(file(content), { fileName, outPath })).rejects.toMatchObject(refusal)
  expect(existsSync(outPath)).toBe(false)
  expect(readdirSync(tempDir)).toEqual([])
})

test.each([
  ['an old workbook', compound('Workbook'), 'a.xls', 'content.xlsx_old_format'],
  ['another compound file', compound('WordDocument'), 'a.doc', 'content.unsupported_format'],
  ['a ZIP file of something else', zipOf([{ name: 'a.csv', data: 'a,b\n1,2\n' }]), 'a.zip', 'content.unsupported_format'],
  ['an empty ZIP file', zipOf([]), 'a.zip', 'content.unsupported_format'],
])('%s is unsupported', async (_, content, fileName, code) => {
  const inspection = engine.inspect(file(content), { fileName, outPath: fresh() })
  await expect(inspection).rejects.toMatchObject({ kind: 'unsupported', code })
})

test('no more bytes are passed on than there may be', async () => {
  const chunks = async function* () {
    for (;;) yield Buffer.from('abc')
  }
  const passed: string[] = []
  const read = async () => {
    for await (const chunk of within(chunks(), 7, () => new Error('too much'))) passed.push(chunk.toString())
  }
  await expect(read()).rejects.toThrow('too much')
  expect(passed).toEqual(['abc', 'abc'])
})

test('a workbook that was changed in any byte is refused or read as it was', async () => {
  const before = fresh()
  await engine.inspect(file(whole), { fileName: 'a.xlsx', outPath: before })
  for (let at = 0; at < whole.length; at += 97) {
    const changed = Buffer.from(whole)
    changed[at] = (changed[at] ?? 0) ^ 0x55
    const outPath = fresh()
    const reading = engine.inspect(file(changed), { fileName: 'a.xlsx', outPath })
    const read = await reading.catch((error: { kind: string }) => error.kind)
    if (typeof read === 'string') expect(['refused', 'unsupported']).toContain(read)
    else expect(readFileSync(outPath)).toEqual(readFileSync(before))
  }
})
