import { type Ask, refusedAs, type Row } from './row.ts'
import type { Scene } from './scene.ts'

const take = (body: unknown) => ({ things }: Scene): Ask => ({
  to: `POST /api/agreements/${things.agreement}/transfers`, as: 'consumer', body,
})
const select = (selection: unknown) => take({ format: 'csv', selection })
const where = (field: string, op: string, value: unknown) => select({ filter: [{ field, op, value }] })

const invalid = (path: string) => ({ status: 400, code: 'request.invalid', faults: [path] })

const page = (to: string, as: Ask['as'] = 'provider') => (): Ask => ({ to, as })

/** Demands for what a data set does not have, ranges beyond a content’s end, and pages that no list has. */
export const selectionRows: Row[] = [
  ...refusedAs({ status: 400, code: 'selection.unknown_field', at: { field: '没有的列' } }, {
    'a field that the data do not have': select({ fields: ['编号', '没有的列'] }),
    'a condition on a field that the data do not have': where('没有的列', 'eq', 1),
  }),
  ...refusedAs({ status: 400, code: 'selection.duplicate_field', at: { field: '编号' } }, {
    'a field asked for twice': select({ fields: ['编号', '编号'] }),
  }),
  ...refusedAs({ status: 400, code: 'selection.bad_value', at: { field: '编号', value: '三' } }, {
    'a word where a number is compared': where('编号', 'eq', '三'),
  }),
  ...refusedAs({ status: 400, code: 'selection.bad_value', at: { field: '编号', value: true } }, {
    'a truth value where a number is compared': where('编号', 'gt', true),
  }),
  ...refusedAs({ status: 400, code: 'selection.bad_value', at: { field: '编号', value: "1' or '1'='1" } }, {
    'SQL where a number is compared': where('编号', 'eq', "1' or '1'='1"),
  }),
  ...refusedAs({ status: 400, code: 'selection.bad_value', at: { field: '名称' } }, {
    'a text with a zero byte': where('名称', 'eq', '站\0点'),
  }),
  ...refusedAs(invalid('selection.filter.0.value'), { 'a text with half a character': where('名称', 'eq', '站\ud800') }),
  ...refusedAs({ status: 400, code: 'selection.bad_operator', at: { field: '编号' } }, {
    'a search for text in numbers': where('编号', 'contains', '1'),
  }),
  ...refusedAs(invalid('selection.filter.0.op'), { 'an operator that does not exist': where('编号', 'like', '%') }),
  ...refusedAs(invalid('selection.limit'), {
    'no rows': select({ limit: 0 }), 'a negative number of rows': select({ limit: -1 }), 'half a row': select({ limit: 1.5 }),
  }),
  ...refusedAs(invalid('selection.offset'), { 'a negative offset': select({ offset: -1 }) }),
  ...refusedAs(invalid('selection.fields'), {
    'no fields': select({ fields: [] }), 'a thousand and one fields': select({ fields: Array.from({ length: 1_001 }, (_, i) => `c${i}`) }),
  }),
  ...refusedAs(invalid('selection.filter'), {
    'fifty-one conditions': select({ filter: Array.from({ length: 51 }, () => ({ field: '编号', op: 'eq', value: 1 })) }),
  }),
  ...refusedAs(invalid('format'), { 'a format that does not exist': take({ format: 'xls' }) }),
  ...refusedAs({ status: 422, code: 'transfer.original_whole' }, {
    'a part of the original file': take({ format: 'original', selection: { fields: ['编号'] } }),
  }),
  ...refusedAs({ status: 422, code: 'transfer.version_not_approved' }, { 'a version that does not exist': take({ version: 99 }) }),
  ...refusedAs({ status: 416, code: 'transfer.range' }, {
    'a range beyond the end': ({ things }) => ({
      to: `GET /api/transfers/${things.transfer}/content`, as: 'consumer', headers: { range: 'bytes=1000000-' },
    }),
    'a range of the last no bytes': ({ things }) => ({
      to: `GET /api/transfers/${things.transfer}/content`, as: 'consumer', headers: { range: 'bytes=-0' },
    }),
  }),
  ...refusedAs({ status: 400, code: 'page.cursor' }, {
    'a cursor that is a word': page('GET /api/products?cursor=next'),
    'a cursor with SQL': page(`GET /api/transfers?cursor=${encodeURIComponent("tfr_' or 1=1")}`),
    'a cursor with a zero byte': page('GET /api/agreements?cursor=agr_%00'),
    'a line’s cursor that is none': page('GET /api/account/entries?cursor=jnl_1.acc_1'),
  }),
  ...refusedAs({ status: 400, code: 'catalog.cursor' }, { 'a catalogue’s cursor that is none': page('GET /api/catalog?cursor=abc', 'nobody') }),
  ...refusedAs(invalid('limit'), {
    'a page of no rows': page('GET /api/orders?limit=0'),
    'a page of 101 rows': page('GET /api/orders?limit=101'),
    'a page of a word': page('GET /api/orders?limit=all'),
    'a page of half a row': page('GET /api/orders?limit=1.5'),
  }),
  ...refusedAs(invalid('from'), {
    'a statement since no time': page('GET /api/settlements?from=yesterday'),
    'a statement since the year nought': page('GET /api/settlements?from=0000-01-01T00:00:00Z'),
  }),
  ...refusedAs(invalid('state'), { 'a state that does not exist': page('GET /api/agreements?state=lost') }),
  ...refusedAs(invalid('to'), { 'a difference to no version': ({ things }) => ({ to: `GET /api/products/${things.product}/difference?from=1&to=x`, as: 'provider' }) }),
  ...refusedAs(invalid('number'), { 'a version with a fraction': ({ things }) => ({ to: `GET /api/products/${things.product}/versions/1.5`, as: 'provider' }) }),
  ...refusedAs(invalid('q'), {
    'a search for one character': page('GET /api/supervision/search?q=a', 'regulator'),
    'a search for a zero byte': page('GET /api/supervision/search?q=%E7%94%B2%00%E4%B9%99', 'regulator'),
    'a catalogue’s search for 101 characters': page(`GET /api/catalog?q=${'a'.repeat(101)}`, 'nobody'),
  }),
]
