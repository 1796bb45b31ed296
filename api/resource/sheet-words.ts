import {
  ACQUISITIONS, type Acquisition, ITEM_TYPES, type ItemType, PLACES, SHARE_CLASSES, THEMES,
} from './catalogue.ts'
import { GRADES, OPEN_CLASSES, UPDATE_CYCLES } from './resource.ts'

/** The words of a column of the sheet: each value with the word that is written, and those that are read too. */
export type Words<T extends string> = {
  values: readonly T[]
  names: Record<T, readonly [string, ...string[]]>
  /** The value of each word that is read, by the word's folded form. */
  read: ReadonlyMap<string, T>
}

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

function words<T extends string>(values: readonly T[], names: Words<T>['names']): Words<T> {
  const read = values.flatMap((value) => names[value].map((name) => [folded(name), value] as const))
  return { values, names, read: new Map(read.toReversed()) }
}

export const GRADE_WORDS = words(GRADES, {
  general: ['一般数据', '一般'], important: ['重要数据', '重要'], core: ['核心数据', '核心'],
})
export const OPEN_WORDS = words(OPEN_CLASSES, {
  unconditional: ['无条件开放', '普遍开放', '无条件'], conditional: ['有条件开放', '依申请开放', '有条件'],
  closed: ['不予开放', '不开放'],
})
export const SHARE_WORDS = words(SHARE_CLASSES, {
  unconditional: ['无条件共享', '无条件'], conditional: ['有条件共享', '有条件'], none: ['不予共享', '不共享'],
})
export const CYCLE_WORDS = words(UPDATE_CYCLES, {
  realtime: ['实时'], daily: ['每日', '日', '按日', '每天'], weekly: ['每周', '周', '按周'], monthly: ['每月', '月', '按月'],
  quarterly: ['每季度', '季', '季度', '按季', '每季'], half_yearly: ['每半年', '半年'], yearly: ['每年', '年', '年度', '按年'],
  irregular: ['不定期', '按需'], static: ['历史存量', '一次性', '不更新'],
})
export const ACQUISITION_WORDS: Words<Acquisition> = words(ACQUISITIONS, {
  own: ['自行采集', '自采', '本部门采集'], shared: ['共享获取', '共享', '其他部门共享'],
})
export const GATHERED_WORDS = words(['yes', 'no'] as const, {
  yes: ['是', '已汇聚', '1', 'true'], no: ['否', '未汇聚', '0', 'false'],
})
export const TYPE_WORDS: Words<ItemType> = words(ITEM_TYPES, {
  text: ['文本', '字符型', '字符串', 'C', 'varchar', 'string'], integer: ['整数', '整型', 'int'],
  decimal: ['小数', '数值型', '数值', '数字', 'N', 'number'], boolean: ['是否', '布尔型', '逻辑型', 'bool'],
  date: ['日期', '日期型', 'D'], timestamp: ['日期时间', '日期时间型', '时间', 'datetime'],
  object: ['其他', '二进制', '文件', '图片'],
})
export const THEME_WORDS = words(THEMES, {
  population: ['人口'], legal_person: ['法人'], geography: ['空间地理', '地理空间'], credit: ['公共信用', '信用'],
  science: ['科技创新', '科技'], agriculture: ['农业农村', '农业'], industry: ['工业和信息化', '工业'],
  transport: ['交通运输', '交通'], commerce: ['商务商贸', '商业', '商务'], finance: ['财税金融', '金融'],
  education: ['教育文化', '教育'], health: ['医疗卫生', '卫生健康'], social_security: ['社会保障', '社保'],
  civil_affairs: ['民政事务', '民政'], housing: ['住房城乡建设', '住建'], environment: ['生态环境', '环保'],
  natural_resources: ['自然资源'], market: ['市场监管'], emergency: ['应急管理', '应急'], tourism: ['文化旅游', '文旅'],
  approval: ['行政审批'], other: ['其他'],
})
export const PLACE_WORDS = words(PLACES, {
  全市: ['全市', '东营市'], 市本级: ['市本级', '市直'], 东营区: ['东营区'], 河口区: ['河口区'], 垦利区: ['垦利区'], 广饶县: ['广饶县'],
  利津县: ['利津县'],
})

/** The value that a word means; undefined for a word that is none of them. */
export const valueOfWord = <T extends string>({ values, read }: Words<T>, word: string): T | undefined =>
  values.find((value) => value === word) ?? read.get(folded(word))

/** The word that is written for a value. */
export const wordOf = <T extends string>({ values, names }: Words<T>, value: string): string => {
  const known = values.find((one) => one === value)
  return known === undefined ? value : names[known][0]
}

/** The words that are written, for a sentence that says which there are. */
export const listOfWords = <T extends string>({ values, names }: Words<T>): string =>
  values.map((value) => names[value][0]).join('、')
