import { type Endpoint, endpoint } from '#api/http/endpoint.ts'
import { FileAnswer, FileQuery, recogniseFile } from './recognise.ts'
import { viewSales } from './sales.ts'
import { SalesQuery, SalesView } from './sales-schema.ts'

export const reportEndpoints: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/sales',
    act: 'settlement.statement',
    summary: '销售统计：逐产品的合约、交付、收入与被拒用途',
    query: SalesQuery,
    answer: SalesView,
    handle: (ctx, { query }) => viewSales(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/api/provenance/search',
    act: 'provenance.recognise',
    summary: '文件识别：这份文件是否为与本单位有关的产品或交付',
    query: FileQuery,
    answer: FileAnswer,
    handle: (ctx, { query }) => recogniseFile(ctx, query.hash),
  }),
]
