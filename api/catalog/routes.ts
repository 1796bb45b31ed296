import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { catalogExport } from './export.ts'
import { CatalogEntry, CatalogPage, CatalogQuery } from './schema.ts'
import { searchCatalog } from './search.ts'
import { catalogVersions } from './versions.ts'
import { viewCatalogEntry } from './view.ts'

export const catalogEndpoints: Endpoint[] = [
  catalogExport,
  catalogVersions,
  endpoint({
    method: 'get',
    path: '/api/catalog',
    act: 'catalog.search',
    summary: '检索数据产品',
    query: CatalogQuery,
    answer: CatalogPage,
    handle: (ctx, { query }) => searchCatalog(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/api/catalog/{id}',
    act: 'catalog.view',
    summary: '数据产品页',
    params: IdParam,
    answer: CatalogEntry,
    handle: (ctx, { params }) => viewCatalogEntry(ctx, params.id),
  }),
]
