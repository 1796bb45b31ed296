import { chemicalPrices, oilWellMonths, oilWellPressure, volatileOrganics } from '../synthetic/petroleum.ts'
import { byVolume, type Offer, synthetic } from './offer.ts'

const generator = 'petroleum'

export const oilWells: Offer = synthetic({
  title: '油井压力日报',
  summary: '十二口虚构油井一年的油压、套压、井口温度与日产液，含检泵标记；约百分之一的日子缺测。',
  fileName: '油井压力日报',
  generator,
  text: oilWellPressure,
  fields: {
    井号: '油井编号（虚构）', 日期: '生产日期', '油压_MPa': '井口油管压力，单位：兆帕', '套压_MPa': '井口套管压力，单位：兆帕',
    '井口温度_℃': '井口温度，单位：摄氏度', '日产液_t': '一天的产液量，单位：吨', 备注: '当日作业，如检泵',
  },
  listing: {
    updateCycle: 'daily', coverageSpace: '东营区', coverageFrom: '2025-01-01', coverageTo: '2025-12-31',
    granularity: '井·日',
    useCases: ['设备选型', '预测性维护', '算法研究', '教学'], forbiddenUses: ['投资决策', '推算油田储量'],
    keywords: ['石油', '油井', '压力', '产液'],
    plans: [{ kind: 'per_use', priceFen: 50_00 }, { kind: 'subscription', priceFen: 300_00, periodDays: 30 }],
  },
})

/** Derived from the daily table: its product names that one as its parent. */
export const oilWellSummary: Offer = synthetic({
  title: '油井工况月度汇总',
  summary: '由油井压力日报按井、按月汇总的平均油压、产液量和检泵次数，示范衍生产品与溯源。',
  fileName: '油井工况月度汇总',
  generator,
  text: oilWellMonths,
  sourceMode: 'derived',
  fields: {
    井号: '油井编号（虚构）', 月份: '统计月份（年-月）', 有效天数: '当月有记录的天数，单位：天',
    '平均油压_MPa': '有记录日的油压平均值，单位：兆帕', '月产液_t': '有记录日的产液量合计，单位：吨', 检泵次数: '当月检泵次数，单位：次',
  },
  listing: {
    updateCycle: 'monthly', coverageSpace: '东营区', coverageFrom: '2025-01-01', coverageTo: '2025-12-31',
    granularity: '井·月',
    useCases: ['设备选型', '预测性维护', '教学'], forbiddenUses: ['投资决策'], keywords: ['石油', '油井', '产液', '汇总'],
    plans: [{ kind: 'one_off', priceFen: 200_00 }],
  },
})

/** The first day of the second version: what came in after the listing. */
export const PRICES_FIRST_END = '2026-03-31'
export const PRICES_SECOND_END = '2026-06-30'

export const chemicals = (lastDay: string): Offer =>
  synthetic({
    title: '化工产品价格日报',
    summary: '丙烯、甲醇、纯苯、烧碱等十二个品种在山东市场工作日的最低、平均与最高价；无报价的日子留空。',
    fileName: `化工产品价格日报-${lastDay}`,
    generator,
    text: () => chemicalPrices(lastDay),
    fields: {
      日期: '报价日期，周末不报价', 品名: '化工产品名称及规格', 区域: '报价所在的市场', '最低价_元每吨': '当日最低成交价，单位：元/吨',
      '均价_元每吨': '当日平均成交价，单位：元/吨', '最高价_元每吨': '当日最高成交价，单位：元/吨', 备注: '没有报价的说明',
    },
    listing: {
      updateCycle: 'daily', coverageSpace: '山东省', coverageFrom: '2025-01-01', coverageTo: '2026-06-30',
      granularity: '品种·日',
      useCases: ['采购定价', '库存管理', '行业研究'], forbiddenUses: ['投资决策', '编制期货指数'],
      keywords: ['化工', '价格', '丙烯', '甲醇', '烧碱'],
      plans: [{ kind: 'subscription', priceFen: 500_00, periodDays: 30 }, { kind: 'one_off', priceFen: 5_000_00 }],
    },
  })

/** Passed the first review and waits for the second. */
export const organics: Offer = synthetic({
  title: '化工园区厂界挥发性有机物监测',
  summary: '六个厂界点位四周的逐时非甲烷总烃、苯、甲苯浓度；仪器校准的时次留空。',
  fileName: '化工园区厂界挥发性有机物监测',
  generator,
  text: volatileOrganics,
  fields: {
    时间: '监测时间，北京时间，整点', 点位: '厂界监测点（虚构）', '非甲烷总烃_mg每m3': '非甲烷总烃浓度，单位：毫克/立方米',
    '苯_mg每m3': '苯浓度，单位：毫克/立方米', '甲苯_mg每m3': '甲苯浓度，单位：毫克/立方米', '风速_m每s': '点位风速，单位：米/秒', 状态: '仪器状态',
  },
  listing: {
    updateCycle: 'daily', coverageSpace: '河口区', coverageFrom: '2026-05-01', coverageTo: '2026-05-28',
    granularity: '点位·小时',
    useCases: ['环境风险评估', '算法研究'], forbiddenUses: ['环境执法取证'], keywords: ['化工园区', '空气', '挥发性有机物'],
    plans: [byVolume('row', 0.003, 50_000, 0.0015)],
  },
})
