import { type Ask, refusedAs, type Row } from './row.ts'
import type { Scene } from './scene.ts'

/** What the platform of the test takes at most, in bytes. */
export const UPLOAD_LIMIT = 2_000_000

type Content = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>

const upload = (raw: Content, fileName = '数据.csv', more: Partial<Ask> = {}) =>
  ({ things }: Scene): Ask => ({
    to: `POST /api/products/${things.product}/versions?fileName=${encodeURIComponent(fileName)}`, as: 'provider', raw, ...more,
  })

/** The bytes of Latin letters, one for each. */
const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

/** A body that comes in chunks and never says how long it is. */
const chunked = (size: number, then: (controller: ReadableStreamDefaultController<Uint8Array>) => void) => {
  let sent = 0
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent >= size) return then(controller)
      controller.enqueue(bytes('a,b\n'.repeat(10_000)))
      sent += 40_000
    },
  })
}

const unread = { leaves: 'failed version' } as const
const columns = (count: number) => `${Array.from({ length: count }, (_, i) => `c${i}`).join()}\n${'1,'.repeat(count - 1)}1\n`

const contents: Row[] = [
  ...refusedAs({ status: 415, code: 'content.unsupported_encoding', ...unread }, {
    'a CSV in UTF-16 with its mark': upload(bytes('\xff\xfea\0,\0b\0\n\x001\0,\x002\0\n\0')),
    'a CSV in UTF-16 without a mark': upload(bytes(`${'a\0,\0b\0\n\0'.repeat(40)}`)),
  }),
  ...refusedAs({ status: 422, code: 'content.bad_encoding', at: { offset: 28 }, ...unread }, {
    'UTF-8 with a broken character': upload(Uint8Array.of(...new TextEncoder().encode('油井压力日报一二三\n'), 0xe4, 0x0a)),
  }),
  ...refusedAs({ status: 422, code: 'content.bad_encoding', at: { offset: 4 }, ...unread }, {
    'bytes that are neither UTF-8 nor GB18030': upload(bytes('a,b\n\xff\xff,1\n')),
  }),
  ...refusedAs({ status: 422, code: 'content.ragged', at: { row: 3, line: 3, expected: 2, actual: 3 }, ...unread }, {
    'a CSV with a longer row': upload('a,b\n1,2\n1,2,3\n'),
  }),
  ...refusedAs({ status: 422, code: 'content.ragged', at: { row: 4, line: 5, expected: 2, actual: 1 }, ...unread }, {
    'a CSV with a shorter row after one of two lines': upload('a,b\n1,2\n"3\n",4\n5\n'),
  }),
  ...refusedAs({ status: 422, code: 'content.bad_quote', at: { row: 2, line: 2 }, ...unread }, {
    'a quote that never ends': upload('a,b\n"1,2\n3,4\n'),
    'letters after a quote': upload('a,b\n"1"x,2\n'),
  }),
  ...refusedAs({ status: 422, code: 'content.too_many_columns', at: { limit: 1_000 }, ...unread }, {
    '1,001 columns': upload(columns(1_001)),
    'a million columns': upload(`${','.repeat(999_999)}\n`),
    '1,001 fields of a JSON object': upload(JSON.stringify(Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`c${i}`, 1]))), 'a.json'),
  }),
  ...refusedAs({ status: 422, code: 'content.no_rows', ...unread }, {
    'a header and nothing else': upload('a,b\n'),
    'an empty JSON list': upload('[]', 'a.json'),
  }),
  ...refusedAs({ status: 422, code: 'content.sheet_unexpected', ...unread }, {
    'a sheet of a CSV file': ({ things }) => ({
      to: `POST /api/products/${things.product}/versions?fileName=a.csv&sheet=a`, as: 'provider', raw: 'a,b\n1,2\n',
    }),
  }),
  ...refusedAs({ status: 422, code: 'content.empty' }, { 'an empty file': upload('') }),
  ...refusedAs({ status: 422, code: 'content.empty', ...unread }, { 'a file of line ends alone': upload('\n\n\n') }),
  ...refusedAs({ status: 422, code: 'content.unreadable', ...unread }, {
    'a corrupt Parquet file': upload(bytes(`PAR1${'\x15\x04\x15'.repeat(200)}PAR1`), 'a.parquet'),
    'a cut-off Parquet file': upload(bytes('PAR1'), 'a.parquet'),
    'a cut-off Excel file': upload(bytes('PK\x03\x04\x14\0\x06\0'), '表.xlsx'),
    'a text that calls itself Parquet': upload('a,b\n1,2\n', 'a.parquet'),
    'a JSON file of bare numbers': upload('[1, 2, 3]', 'a.json'),
  }),
  ...refusedAs({ status: 422, code: 'content.bad_json', ...unread }, { 'a JSON file that is cut off': upload('[{"a": 1}, {"a": ', 'a.json') }),
  ...refusedAs({ status: 415, code: 'content.unsupported_format', ...unread }, {
    'a picture that calls itself CSV': upload(bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')),
  }),
]

const lengths: Row[] = [
  ...refusedAs({ status: 413, code: 'content.too_large', at: { limit: UPLOAD_LIMIT } }, {
    'an upload that announces too much': upload('a,b\n1,2\n', '数据.csv', { headers: { 'content-length': String(UPLOAD_LIMIT + 1) } }),
    'an upload in chunks that never ends': upload(chunked(Infinity, () => undefined)),
    'a file to be searched that is too long': () => ({
      to: 'POST /api/supervision/search-file', as: 'regulator', raw: chunked(Infinity, () => undefined),
    }),
  }),
  ...refusedAs({ status: 422, code: 'content.empty' }, {
    'an empty file to be searched': () => ({ to: 'POST /api/supervision/search-file', as: 'regulator', raw: '' }),
  }),
  ...refusedAs({ status: 400, code: 'product.upload_interrupted' }, {
    'an upload that breaks off': upload(chunked(120_000, (controller) => controller.error(new Error('the peer is gone')))),
  }),
]

const CSV = 'a,b\n1,2\n'
const names: Row[] = [
  ...refusedAs({ status: 400, code: 'product.file_name', at: { location: 'query.fileName' } }, {
    'a file name that is a path upwards': upload(CSV, '../../etc/passwd'),
    'a file name that is an absolute path': upload(CSV, '/etc/passwd'),
    'a file name that is a Windows path': upload(CSV, 'C:\\data\\a.csv'),
    'a file name of dots': upload(CSV, '..'),
    'a file name with a right-to-left override': upload(CSV, 'a\u202evsc.exe'),
    'a file name with an invisible character': upload(CSV, 'a\u200b.csv'),
    'a file name with a zero byte': upload(CSV, 'a.csv\0.exe'),
    'a file name of two lines': upload(CSV, 'a\r\nSet-Cookie: x.csv'),
    'a file name of 256 characters': upload(CSV, `${'长'.repeat(252)}.csv`),
    'a file name of spaces': upload(CSV, '   '),
    'no file name': ({ things }) => ({ to: `POST /api/products/${things.product}/versions`, as: 'provider', raw: CSV }),
    'a path in Content-Disposition': ({ things }) => ({
      to: `POST /api/products/${things.product}/versions`, as: 'provider', raw: CSV,
      headers: { 'content-disposition': `attachment; filename*=UTF-8''..%2F..%2Fa.csv` },
    }),
  }),
  ...refusedAs({ status: 400, code: 'request.invalid', faults: ['fileName'] }, {
    'a file name of 1,001 characters': upload(CSV, 'a'.repeat(1_001)),
  }),
  ...refusedAs({ status: 400, code: 'request.invalid', faults: ['sheet'] }, {
    'the name of a sheet of 256 characters': ({ things }) => ({
      to: `POST /api/products/${things.product}/versions?fileName=a.xlsx&sheet=${'a'.repeat(256)}`, as: 'provider', raw: CSV,
    }),
  }),
]

/** Files that can't be read, are too long, or have a name that is a trick. */
export const fileRows: Row[] = [...contents, ...lengths, ...names]
