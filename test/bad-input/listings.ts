import { type Ask, refusedAs, type Row } from './row.ts'
import { LISTING, type Scene } from './scene.ts'

const edit = (change: Record<string, unknown>) => ({ things }: Scene): Ask => ({
  to: `PUT /api/listings/${things.draft}`, as: 'provider', body: { ...LISTING, ...change },
})

const planned = (...plans: unknown[]) => edit({ plans })
const perUse = (priceFen: unknown) => planned({ kind: 'per_use', priceFen })
const tiers = (...list: [upTo: number | null, price: number][]) =>
  planned({ kind: 'per_volume', unit: 'row', tiers: list.map(([upTo, unitPriceMicroYuan]) => ({ upTo, unitPriceMicroYuan })) })

const price = (path: string) => ({ status: 400, code: 'request.invalid', faults: [path] })

const prices: Row[] = [
  ...refusedAs(price('plans.0.priceFen'), {
    'a negative price': perUse(-1),
    'a price of zero': perUse(0),
    'a huge price': perUse(1e14),
    'a price beyond the exact integers': perUse(2 ** 60),
    'a price with a fraction of a fen': perUse(0.5),
    'NaN as a price': perUse('NaN'),
    'a price as text': perUse('100'),
    'no price': perUse(null),
    'a list as a price': perUse([100]),
    'a negative one-off price': planned({ kind: 'one_off', priceFen: -100 }),
  }),
  ...refusedAs(price('plans.0.periodDays'), {
    'a subscription of no days': planned({ kind: 'subscription', priceFen: 100, periodDays: 0 }),
    'a subscription of a thousand days': planned({ kind: 'subscription', priceFen: 100, periodDays: 1_000 }),
  }),
  ...refusedAs(price('plans.0.tiers'), {
    'tiers that do not rise': tiers([100, 5], [100, 4], [null, 3]),
    'tiers that fall': tiers([100, 5], [50, 4], [null, 3]),
    'a last tier with an end': tiers([100, 5]),
    'a tier without an end before the last': tiers([null, 5], [100, 4], [null, 3]),
    'no tier at all': tiers(),
    'twenty-one tiers': tiers(...Array.from({ length: 20 }, (_, i): [number, number] => [i + 1, 1]), [null, 1]),
  }),
  ...refusedAs(price('plans.0.tiers.0.unitPriceMicroYuan'), { 'a negative price in a tier': tiers([null, -1]) }),
  ...refusedAs(price('plans.0.kind'), { 'a price plan of no known kind': planned({ kind: 'auction' }) }),
  ...refusedAs(price('plans.0'), { 'a price plan with a field too many': planned({ kind: 'free', priceFen: 1 }) }),
  ...refusedAs(price('plans'), { 'six price plans': planned(...Array.from({ length: 6 }, () => ({ kind: 'free' }))) }),
]

const texts: Row[] = [
  ...refusedAs(price('title'), {
    'a title with a right-to-left override': edit({ title: '样例\u202e产品' }),
    'a title with a bidirectional isolate': edit({ title: '样例\u2067产品' }),
    'a title with a zero-width space': edit({ title: '样例\u200b产品' }),
    'a title with a zero byte': edit({ title: '样例\0产品' }),
    'a title with half a character': edit({ title: '样例\ud800产品' }),
    'a title of 101 characters': edit({ title: '长'.repeat(101) }),
    'a number as a title': edit({ title: 1 }),
  }),
  ...refusedAs(price('keywords'), { 'a keyword twice': edit({ keywords: ['甲', '甲'] }) }),
  ...refusedAs(price('keywords.0'), { 'a keyword with half a character': edit({ keywords: ['\udc00'] }) }),
  ...refusedAs(price('coverageFrom'), {
    'a day that does not exist': edit({ coverageFrom: '2026-02-30' }),
    'a day in words': edit({ coverageFrom: 'yesterday' }),
    'a day before all days': edit({ coverageFrom: '0000-01-01' }),
  }),
  ...refusedAs(price('updateCycle'), { 'an update cycle of no known kind': edit({ updateCycle: 'hourly' }) }),
  ...refusedAs(price(''), { 'a field of a listing that does not exist': edit({ approved: true }) }),
]

const MISSING = [
  'title', 'summary', 'updateCycle', 'coverageSpace', 'coverageFrom', 'coverageTo', 'granularity', 'license', 'useCases',
  'forbiddenUses', 'keywords', 'plans', 'product', 'declaration',
]

/** Prices that are none, texts that are tricks, and listings that lack what must be told. */
export const listingRows: Row[] = [
  ...prices,
  ...texts,
  ...refusedAs({ status: 422, code: 'listing.incomplete', faults: MISSING }, {
    'a listing without any mandatory field': ({ things }) => ({ to: `POST /api/listings/${things.bareDraft}/submit`, as: 'provider' }),
  }),
  ...refusedAs({ status: 409, code: 'listing.exists' }, {
    'a second listing of a product': ({ things }) => ({
      to: 'POST /api/listings', as: 'provider', body: { ...LISTING, productId: things.product },
    }),
  }),
  ...refusedAs({ status: 422, code: 'listing.act_not_allowed', at: { state: 'listed' } }, {
    'an edit of what is listed': ({ things }) => ({ to: `PUT /api/listings/${things.listing}`, as: 'provider', body: LISTING }),
  }),
]
