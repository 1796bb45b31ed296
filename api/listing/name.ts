/** Longest name of a product, and longest summary that is read. 依据 《数据产权登记工作指引（试行）》附件 1. */
export const NAME_CHARACTERS = 40
export const SUMMARY_CHARACTERS = 400

/** What a name is made of, in this order: 时间 + 地域 + 行业 + 内容 + 数据类型. */
export type NameParts = { from: string; to: string; region: string; industry: string; content: string; dataType: string }

/** Words that a name may end with. */
export const DATA_TYPES = [
  '数据集', '数据报告', '数据接口', '指数', '模型', '核验服务', '日报', '周报', '月报', '季报', '年报', '统计表', '名录', '清单',
  '数据',
] as const

const TIME = /^(\d{4}年(\d{1,2}月)?(\d{1,2}日)?)(([至到—-])(\d{4}年)?(\d{1,2}月)?(\d{1,2}日)?)?/

const lengthOf = (text: string): number => Array.from(text).length

/** `2019-03` or `2019` as 2019年3月 or 2019年. */
function timeOf(text: string): string {
  const [, year = '', month] = /^(\d{4})(?:-(\d{2}))?$/.exec(text) ?? []
  return year === '' ? '' : `${year}年${month === undefined ? '' : `${Number(month)}月`}`
}

/** The name that its parts make: `2019年至2024年上海市农业产销数据报告`; a time of one year or month is told once. */
export function buildName({ from, to, region, industry, content, dataType }: NameParts): string {
  const [first, last] = [timeOf(from), timeOf(to)]
  const time = first === last || last === '' ? first : first === '' ? last : `${first}至${last}`
  return [time, region, industry, content, dataType].map((part) => part.trim()).join('')
}

/** What of a name does not follow the pattern, in sentences that say what to do; nothing of one that does. */
export function nameRemarks(title: string): string[] {
  const name = title.replace(/（[^）]*）$/, '').trim()
  const remarks: string[] = []
  if (lengthOf(title) > NAME_CHARACTERS) remarks.push(`名称有 ${lengthOf(title)} 个字，建议不超过 ${NAME_CHARACTERS} 个`)
  if (!TIME.test(name)) remarks.push('名称没有以时间开头；建议写成「2024年至2026年…」')
  if (!/[省市区县旗州盟镇]/.test(name)) remarks.push('名称没有写明地域；建议写明省、市或区县')
  if (!DATA_TYPES.some((type) => name.endsWith(type))) remarks.push('名称没有以数据类型结尾；建议以「数据集」「数据报告」等结尾')
  return remarks
}

/** What of a summary is more than is read. */
export const summaryRemarks = (summary: string): string[] =>
  lengthOf(summary) <= SUMMARY_CHARACTERS
    ? []
    : [`摘要有 ${lengthOf(summary)} 个字，建议不超过 ${SUMMARY_CHARACTERS} 个`]
