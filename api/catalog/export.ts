import { exportEndpoint } from '#api/http/export.ts'
import { CatalogQuery } from './schema.ts'
import { searchCatalog } from './search.ts'

const SORTED: Record<CatalogQuery['sort'], string> = { relevance: '相关', newest: '最新', price: '价格' }

const SOURCES: Record<string, string> = {
  original: '原始取得', collected: '收集取得', authorised: '授权取得', derived: '衍生创造', traded: '交易取得', crawled_public: '公开采集',
}

const CYCLES: Record<string, string> = {
  realtime: '实时', daily: '每日', weekly: '每周', monthly: '每月', quarterly: '每季', half_yearly: '每半年', yearly: '每年',
  irregular: '不定期', static: '历史存量',
}

const labelled = (labels: Record<string, string>, value: string) => labels[value] ?? value

/** The search as a table: every product that its words and facets leave. */
export const catalogExport = exportEndpoint({
  path: '/api/catalog/export',
  act: 'catalog.search',
  title: '数据产品目录',
  query: CatalogQuery.omit({ limit: true, cursor: true }),
  filter: (query) => [
    ['检索词', query.q],
    ['供方', query.provider?.join('、')],
    ['数据来源', query.sourceMode?.map((value) => labelled(SOURCES, value)).join('、')],
    ['计价方式', query.price?.join('、')],
    ['更新频率', query.updateCycle?.map((value) => labelled(CYCLES, value)).join('、')],
    ['覆盖区域', query.coverageSpace?.join('、')],
    ['县区', query.district?.join('、')],
    ['格式', query.format?.join('、')],
    ['排序', SORTED[query.sort]],
  ],
  list: searchCatalog,
  columns: [
    { header: '挂牌编号', value: ({ id }) => id },
    { header: '名称', value: ({ title }) => title },
    { header: '供方', value: ({ provider }) => provider.name },
    { header: '简介', value: ({ summary }) => summary },
    { header: '关键词', value: ({ keywords }) => keywords.join('、') },
    { header: '数据来源', value: ({ sourceMode }) => labelled(SOURCES, sourceMode) },
    { header: '更新频率', value: ({ updateCycle }) => labelled(CYCLES, updateCycle) },
    { header: '覆盖区域', value: ({ coverageSpace }) => coverageSpace },
    { header: '价格', value: ({ prices }) => prices.map(({ sentence }) => sentence).join('；') },
    { header: '可直接下单', value: ({ hasStandingOffer }) => (hasStandingOffer ? '是' : '否') },
    { header: '版本', value: ({ version }) => version.number },
    { header: '格式', value: ({ version }) => version.format },
    { header: '行数', value: ({ version }) => version.rows },
    { header: '字节数', value: ({ version }) => version.sizeBytes },
    { header: '挂牌时间', value: ({ listedAt }) => ({ at: listedAt }) },
  ],
})
