/** Things of a platform that pages show. */
export type Things = { listing: string; agreement: string; transfer: string; own: string; review: string }

/** Every page with who looks at it; undefined is a visitor. */
export const addressesOf = ({ listing, agreement, transfer, own, review }: Things): [string, string | undefined, string][] => [
  ['home', undefined, '/'],
  ['catalog', undefined, '/catalog'],
  ['catalog-none', undefined, '/catalog?q=没有这样的数据'],
  ...['overview', 'data', 'fields', 'versions', 'circulation', 'price'].map(
    (tab): [string, undefined, string] => [`product-${tab}`, undefined, `/catalog/${listing}?tab=${tab}`],
  ),
  ['verify', undefined, '/verify'],
  ['developers', undefined, '/developers'],
  ['sign-in', undefined, '/sign-in'],
  ['apply', undefined, '/apply'],
  ['not-found', undefined, '/no/such/page'],
  ['my', 'consumer', '/my'],
  ['order', 'consumer', `/order/${listing}`],
  ['agreement', 'consumer', `/my/agreements/${agreement}`],
  ['transfer', 'consumer', `/my/transfers/${transfer}`],
  ['account', 'consumer', '/my/account'],
  ['provide', 'provider', '/provide'],
  ['provide-new', 'provider', '/provide/new'],
  ['provide-listing', 'provider', `/provide/listings/${own}`],
  ['provide-sales', 'provider', '/provide/sales'],
  ['provide-agreement', 'provider', `/provide/agreements/${agreement}`],
  ['resources', 'department', '/resources'],
  ['scenarios', 'department', '/scenarios'],
  ['operate', 'operator', '/operate'],
  ['operate-scenarios', 'operator', '/operate?tab=scenarios'],
  ['review', 'first', '/review'],
  ['review-listing', 'first', `/review/listings/${review}`],
  ['treasury', 'treasurer', '/treasury'],
  ['supervise', 'regulator', '/supervise'],
  ['trace', 'regulator', `/supervise/trace/${transfer}`],
  ['notifications', 'consumer', '/notifications'],
  ['organisation', 'consumer', '/organisation'],
]
