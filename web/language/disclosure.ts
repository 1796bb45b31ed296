import { dictionary } from './dictionary.ts'

/** The yearly disclosure (信息披露) and the market's statistics. */
export const disclosureTexts = dictionary(
  {
    title: '信息披露', lead: '实施机构和运营机构每年 3 月 31 日前披露上一年度的授权、资源、产品和收费标准；由平台的记录汇编，发布后不可更改。',
    published: '已发布', empty: '还没有发布的信息披露。', year: '年度', body: '机构', publishedAt: '发布时间', back: '全部披露',
    own: '本单位的披露', kind: '类别', preview: '查看披露稿', publish: '发布', publishNote: '发布后不可更改，并记入存证账本。',
    notOver: '该年度尚未结束：可以查看汇编，年度结束后才能发布。', none: '本年度没有内容。',
    kinds: { implementing_body: '授权运营信息披露（实施机构）', operator: '授权运营信息披露（运营机构）', annual_report: '年度运营报告' } as Record<string, string>,
    statistics: '市场统计', statisticsLead: '每个指标都附口径；导出的 Excel 另有一页说明。', from: '起', to: '止（不含）', exports: '导出', definition: '口径',
    columns: { name: '指标', value: '数值', unit: '单位', definition: '口径' },
  },
  {
    title: 'Disclosure', lead: 'By 31 March each year, the implementing body and the operators disclose the grants, resources, products and prices of the year before; compiled from the records, final once published.',
    published: 'Published', empty: 'Nothing was published yet.', year: 'Year', body: 'Body', publishedAt: 'Published', back: 'All disclosures',
    own: 'Your disclosures', kind: 'Kind', preview: 'See the draft', publish: 'Publish', publishNote: 'Final once published, and recorded in the log.',
    notOver: 'The year is not over: it can be looked at now, and published afterwards.', none: 'Nothing in this year.',
    kinds: { implementing_body: 'Disclosure of the implementing body', operator: 'Disclosure of the operator', annual_report: 'Annual report' },
    statistics: 'Market statistics', statisticsLead: 'Every figure with its definition; the workbook has a sheet of them.', from: 'From', to: 'Before', exports: 'Export', definition: 'Definition',
    columns: { name: 'Figure', value: 'Value', unit: 'Unit', definition: 'Definition' },
  },
)
