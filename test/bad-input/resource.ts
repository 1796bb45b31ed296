import { type Ask, refusedAs, type Row } from './row.ts'
import type { Scene } from './scene.ts'

type Content = NonNullable<RequestInit['body']>

const entry = (change: Record<string, unknown>) => (): Ask => ({
  to: 'POST /api/resources', as: 'department',
  body: {
    code: 'BAD-0001', name: '名', description: '说明', items: [{ name: '甲' }], grade: 'general', openClass: 'closed',
    updateCycle: 'daily', ...change,
  },
})
const items = (...given: unknown[]) => entry({ items: given })
const file = (raw: Content, query = 'fileName=a.csv&mode=load') => (): Ask => ({
  to: `POST /api/resources/import?${query}`, as: 'department', raw,
})
const measure = (raw: Content, fileName = 'a.csv') => ({ things }: Scene): Ask => ({
  to: `POST /api/resources/${things.resource}/quality?fileName=${encodeURIComponent(fileName)}`, as: 'department', raw,
})
const ask = (to: string, body?: unknown, as: Ask['as'] = 'department') => (): Ask => ({
  to, as, ...(body === undefined ? {} : { body }),
})
const ticket = (change: Record<string, unknown>) => ({ things }: Scene): Ask => ({
  to: `POST /api/resources/${things.resource}/tickets`, as: 'strangeDepartment', body: { dimension: 'accuracy', text: '错', ...change },
})
const invalid = (...faults: string[]) => ({ status: 400, code: 'request.invalid', faults })
const HEADER = '资源代码,资源名称,资源摘要,数据项,数据分级,开放属性,更新频率'
const NONE = `res_${'0'.repeat(26)}`

const entries: Row[] = [
  ...refusedAs(invalid('items.0.name'), {
    'an item without a name': items({ name: ' ' }),
    'an item with a zero byte': items({ name: '甲\0' }),
    'an item with half a character': items({ name: '甲\ud800' }),
    'an item that a spreadsheet would change': items({ name: "'=1" }),
  }),
  ...refusedAs(invalid('items.0.element'), {
    'an element that is a name': items({ name: '甲', element: '法人' }),
    'an element with a line break': items({ name: '甲', element: 'DE01-甲\n乙' }),
  }),
  ...refusedAs(invalid('items.0.personal'), { 'an item that is perhaps personal': items({ name: '甲', personal: 'yes' }) }),
  ...refusedAs(invalid('items'), {
    'no items': entry({ items: [] }), '501 items': entry({ items: Array.from({ length: 501 }, (_, at) => ({ name: `甲${at}` })) }),
  }),
  ...refusedAs(invalid('sharing.consent.digest'), {
    'a consent whose digest is none': entry({ acquisition: 'shared', sharing: { fromId: 'ptc_a', consent: { document: '函', digest: '0x12' } } }),
  }),
  ...refusedAs(invalid('theme'), { 'a theme that is none': entry({ theme: '天文' }) }),
  ...refusedAs({ status: 400, code: 'resource.sharing_source' }, { 'data shared by nobody': entry({ acquisition: 'shared' }) }),
  ...refusedAs({ status: 400, code: 'resource.sharing_department' }, {
    'data shared by what is no department': entry({ acquisition: 'shared', sharing: { fromId: 'ptc_none' } }),
  }),
  ...refusedAs({ status: 422, code: 'resource.personal_open' }, {
    'personal data open to all': entry({ openClass: 'unconditional', items: [{ name: '姓名', personal: true }] }),
  }),
  ...refusedAs({ status: 409, code: 'resource.changed' }, {
    'a change of a version that is not there': ({ things }) => ({
      to: `PUT /api/resources/${things.resource}`, as: 'department',
      body: { version: 9, name: '名', description: '说明', fields: ['甲'], grade: 'general', openClass: 'closed', updateCycle: 'daily' },
    }),
  }),
  ...refusedAs({ status: 404, code: 'not_found' }, {
    'a change of nothing': ask(`PUT /api/resources/${NONE}`, { version: 1, name: '名', description: '说明', fields: ['甲'], grade: 'general', openClass: 'closed', updateCycle: 'daily' }),
    'a withdrawal of a zero byte': ask('POST /api/resources/%00/withdraw', { reason: '停用' }),
    'a consent to what was not shared': ({ things }) => ({
      to: `POST /api/resources/${things.resource}/sharing-consent`, as: 'strangeDepartment', body: { document: '函', digest: `0x${'ab'.repeat(32)}` },
    }),
    'measures of nothing': ask(`GET /api/resources/${NONE}/quality`),
    'an import of nobody': ask('GET /api/resources/imports/imp_none'),
    'faults of an import with a zero byte': ask('GET /api/resources/imports/%00/faults'),
  }),
  ...refusedAs({ status: 400, code: 'page.cursor' }, {
    'the catalogue after a zero byte': ask('GET /api/resources?cursor=%00'),
    'the catalogue after another kind of thing': ask(`GET /api/resources?cursor=lst_${'0'.repeat(26)}`),
  }),
  ...refusedAs(invalid('q'), { 'a search of 101 characters': ask(`GET /api/resources?q=${'x'.repeat(101)}`) }),
  ...refusedAs(invalid('ids'), {
    'resources by the ids of others': ask(`GET /api/resources?ids=lst_${'0'.repeat(26)}`),
    'resources by 101 ids': ask(`GET /api/resources?ids=${Array.from({ length: 101 }, () => NONE).join(',')}`),
  }),
  ...refusedAs(invalid('list'), { 'a fifth list': ask('GET /api/resources/lists?list=secret') }),
  ...refusedAs(invalid('as'), { 'a template as PDF': ask('GET /api/resources/template?as=pdf') }),
]

const files: Row[] = [
  ...refusedAs({ status: 400, code: 'request.file_name', at: { location: 'query.fileName' } }, {
    'a catalogue without a file name': file(HEADER, 'mode=load'),
    'a catalogue whose name is a path': file(HEADER, 'fileName=..%2Fa.csv'),
    'a measured file whose name turns around': measure('a\n1\n', 'a\u202ecsv'),
  }),
  ...refusedAs(invalid('mode'), { 'a catalogue to be tried': file(HEADER, 'fileName=a.csv&mode=try') }),
  ...refusedAs({ status: 422, code: 'content.empty' }, { 'an empty catalogue': file(''), 'an empty file to be measured': measure('') }),
  ...refusedAs({ status: 422, code: 'resource.import_header' }, {
    'a catalogue without headings': file('a,b\r\n1,2\r\n'),
    'a catalogue of zero bytes in cells': file('a\0,b\r\n1,2\r\n'),
    'a catalogue of headings far below': file(`${'x\r\n'.repeat(9)}${HEADER}\r\n`),
  }),
  ...refusedAs({ status: 422, code: 'resource.import_empty' }, { 'a catalogue of headings alone': file(`${HEADER}\r\n`) }),
  ...refusedAs({ status: 422, code: 'content.bad_quote' }, { 'a catalogue with a quote that never ends': file(`${HEADER}\r\n"a,b\r\n`) }),
  ...refusedAs({ status: 422, code: 'content.too_many_rows', at: { limit: 60_000 } }, {
    'a catalogue of 60,001 rows': file(`${HEADER}\r\n${'a,b\r\n'.repeat(60_000)}`),
  }),
  ...refusedAs({ status: 422, code: 'content.unreadable' }, {
    'a catalogue that is a cut-off workbook': file(Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]), 'fileName=a.xlsx'),
  }),
  ...refusedAs({ status: 415, code: 'content.unsupported_format' }, { 'a catalogue in JSON': file('[{"资源代码": "a"}]', 'fileName=a.json') }),
  ...refusedAs({ status: 413, code: 'content.too_large' }, {
    'a catalogue that is too long': file('资源代码,资源名称\r\n'.repeat(100_000)),
  }),
  ...refusedAs({ status: 422, code: 'content.ragged' }, { 'a measured file with a longer row': measure('a,b\n1,2,3\n') }),
]

const others: Row[] = [
  ...refusedAs({ status: 404, code: 'not_found' }, {
    'a decision on no conflict': ask('POST /api/source-conflicts/cfl_none/settle', { sourceId: NONE, reason: '理由' }, 'implementingBody'),
    'an answer to no ticket': ask('POST /api/tickets/tkt_none/answer', { text: '已改' }),
    'a ticket with a zero byte': ask('GET /api/tickets/%00'),
    'a ticket about nothing': ask(`POST /api/resources/${NONE}/tickets`, { dimension: 'accuracy', text: '错' }),
  }),
  ...refusedAs(invalid('reason'), {
    'a decision without a reason': ask('POST /api/source-conflicts/cfl_none/settle', { sourceId: NONE, reason: ' ' }, 'implementingBody'),
  }),
  ...refusedAs(invalid('dimension'), { 'a defect of beauty': ticket({ dimension: 'beauty' }) }),
  ...refusedAs(invalid('text'), { 'a defect without words': ticket({ text: ' ' }), 'a defect of 1,001 characters': ticket({ text: '错'.repeat(1_001) }) }),
  ...refusedAs({ status: 400, code: 'ticket.field_unknown' }, { 'a defect of an item that is not there': ticket({ field: '住址' }) }),
  ...refusedAs({ status: 422, code: 'ticket.no_standing' }, {
    'a defect reported by a stranger': ({ things }) => ({
      to: `POST /api/resources/${things.resource}/tickets`, as: 'strangeConsumer', body: { dimension: 'accuracy', text: '错' },
    }),
  }),
]

/** Entries, files, decisions and tickets of the catalogue that are wrong. */
export const resourceRows: Row[] = [...entries, ...files, ...others]
