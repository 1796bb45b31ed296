import { stationWeather, waterbirds } from '../synthetic/wetland.ts'
import { byVolume, type Offer, synthetic } from './offer.ts'

const generator = 'wetland'

/** What the wetland's observers list. */
export const ecology: Offer[] = [
  synthetic({
    title: '黄河口湿地水鸟调查',
    summary: '八个样区逐月的水鸟种类与数量，含保护级别和样区水深；大风停测的月份留空。适合看迁徙节律和样区差异。',
    fileName: '黄河口湿地水鸟调查',
    generator,
    text: waterbirds,
    isStanding: true,
    fields: {
      调查月份: '调查所在的月份（年-月）', 样区: '调查样区的名称', 物种: '水鸟的中文名', 学名: '水鸟的拉丁学名',
      保护级别: '国家重点保护级别：一级、二级或未列入', '数量_只': '样区内计到的个体数，单位：只；空为停测',
      '水深_cm': '样区平均水深，单位：厘米；空为停测', 备注: '未能调查的原因',
    },
    listing: {
      updateCycle: 'monthly', coverageSpace: '河口区、垦利区', coverageFrom: '2024-01-01', coverageTo: '2025-12-31',
      granularity: '样区·物种·月', useCases: ['生态评估', '科学研究', '教学'], forbiddenUses: ['猎捕或干扰野生动物'],
      keywords: ['湿地', '鸟类', '生态', '黄河口'], plans: [{ kind: 'free' }],
    },
  }),
  synthetic({
    title: '黄河口自动气象站逐时观测',
    summary: '三个自动站两个月的逐时气温、湿度、气压、风和降水；传感器离线的时次留空。',
    fileName: '黄河口自动气象站逐时观测',
    generator,
    text: stationWeather,
    fields: {
      站名: '自动气象站名称', 时间: '观测时间，北京时间，整点', '气温_℃': '距地 1.5 米气温，单位：摄氏度',
      '相对湿度_%': '相对湿度，单位：百分比', '气压_hPa': '本站气压，单位：百帕', '风速_m每s': '十分钟平均风速，单位：米/秒',
      风向: '八方位风向', '降水量_mm': '过去一小时降水量，单位：毫米',
    },
    listing: {
      updateCycle: 'daily', coverageSpace: '河口区、垦利区', coverageFrom: '2026-04-01', coverageTo: '2026-05-30',
      granularity: '站·小时', useCases: ['农情分析', '新能源出力预测', '科学研究'], forbiddenUses: ['对外发布天气预报'],
      keywords: ['气象', '气温', '风', '降水'],
      plans: [byVolume('row', 0.0028, 100_000, 0.0012), { kind: 'subscription', priceFen: 200_00, periodDays: 30 }],
    },
  }),
]
