import { type Ask, refusedAs, type Row } from './row.ts'
import type { Scene } from './scene.ts'

const get = (path: string, as: Ask['as'] = 'provider') => (): Ask => ({ to: `GET /api/${path}`, as })
const invalid = (path: string) => ({ status: 400, code: 'request.invalid', faults: [path] })
const guide = (of: 'listing' | 'product') => ({ things }: Scene): Ask => ({
  to: `GET /api/price-guide?${of}Id=${things[of]}`, as: 'strangeProvider',
})
const ABSENT = '0'.repeat(26)

/** What the pages read, asked for wrongly, or about what is another’s or not public. */
export const readRows: Row[] = [
  ...refusedAs(invalid('index'), {
    'a leaf before the first': get('provenance/leaves/-1', 'nobody'),
    'a leaf and a half': get('provenance/leaves/1.5', 'nobody'),
    'a leaf in words': get('provenance/leaves/first', 'nobody'),
    'a leaf beyond all numbers': get(`provenance/leaves/${'9'.repeat(30)}`, 'nobody'),
  }),
  ...refusedAs(invalid('hash'), {
    'a file of no hash': get('provenance/search', 'consumer'),
    'a file’s hash that is too short': get('provenance/search?hash=abcd', 'consumer'),
    'a file’s hash with SQL': get(`provenance/search?hash=${encodeURIComponent("' or 1=1 --".padEnd(64))}`, 'consumer'),
  }),
  ...refusedAs(invalid('from'), {
    'sales since yesterday': get('sales?from=yesterday'),
    'sales since the year nought': get('sales?from=0000-01-01'),
    'sales since an instant': get('sales?from=2026-01-01T00:00:00Z'),
  }),
  ...refusedAs(invalid('to'), {
    'sales of no day': get('sales?from=2026-01-01&to=2026-01-01'),
    'sales until the 30th of February': get('sales?to=2026-02-30'),
  }),
  ...refusedAs({ status: 400, code: 'page.cursor' }, { 'sales after a word': get('sales?cursor=next') }),
  ...refusedAs(invalid('listingId'), {
    'a price guide of nothing': get('price-guide'),
    'a price guide of two things': ({ things }) => ({
      to: `GET /api/price-guide?listingId=${things.listing}&productId=${things.product}`, as: 'provider',
    }),
    'a price guide of a zero byte': get('price-guide?listingId=%00'),
  }),
  ...refusedAs({ status: 404, code: 'not_found' }, {
    'a price guide of another’s listing': guide('listing'),
    'a price guide of another’s product': guide('product'),
    'the circulation of a draft': ({ things }) => ({ to: `GET /api/catalog/${things.draft}/circulation` }),
    'the circulation of nothing': get(`catalog/lst_${ABSENT}/circulation`, 'nobody'),
    'the circulation of a zero byte': get('catalog/%00/circulation', 'nobody'),
    'a leaf that is not there yet': get('provenance/leaves/999999999', 'nobody'),
  }),
  ...refusedAs({ status: 401, code: 'permit.sign_in' }, {
    'a visitor’s question what a file is': get(`provenance/search?hash=${'a'.repeat(64)}`, 'nobody'),
    'a visitor’s tasks': get('tasks', 'nobody'),
  }),
  ...refusedAs({ status: 403, code: 'permit.role' }, {
    'a consumer’s price guide': get('price-guide?listingId=lst_1', 'consumer'),
    'a consumer’s sales': get('sales', 'consumer'),
    'a treasurer’s question what a file is': get(`provenance/search?hash=${'a'.repeat(64)}`, 'treasurer'),
  }),
]
