import { enterprisePower, portCalls, solarOutput } from '../synthetic/industry.ts'
import { busArrivals, busJourneys } from '../synthetic/traffic.ts'
import { byVolume, type Offer, openTable, synthetic } from './offer.ts'

/** Suspended for a while, and back on the market; the largest of the synthetic tables, as Parquet. */
export const busTimes: Offer = synthetic({
  title: '公交到站时刻与客流',
  summary: '五条线路一周的计划到站、实际到站、晚点与车上人数，约一万五千行，Parquet 文件；车载设备离线的站次留空。',
  fileName: '公交到站时刻与客流',
  generator: 'traffic',
  text: busArrivals,
  asParquet: true,
  fields: {
    线路: '公交线路', 方向: '上行或下行', 日期: '运营日期', 班次: '当日班次序号', 站序: '站点在线路上的次序', 站名: '站点名称（虚构）',
    计划到站: '时刻表到站时间，北京时间', 实际到站: '实际到站时间，北京时间；空为设备离线', 晚点_s: '实际减计划，单位：秒；负为早到',
    车上人数_人: '离站时车上人数，单位：人',
  },
  listing: {
    updateCycle: 'weekly', coverageSpace: '东营市', coverageFrom: '2026-05-11', coverageTo: '2026-05-17',
    granularity: '班次·站',
    useCases: ['线网优化', '出行服务', '科学研究'], forbiddenUses: ['识别个人'], keywords: ['公交', '到站', '客流', '交通'],
    plans: [byVolume('mebibyte', 2, 1_024, 1)],
  },
})

/** A draft that still lacks its licence, its price and what may not be done with it. */
export const busTravel: Offer = synthetic({
  title: '公交出行小区往来量',
  summary: '二十个交通小区之间一个月的公交出行量。',
  fileName: '公交出行小区往来量',
  generator: 'traffic',
  text: busJourneys,
  fields: { 月份: '统计月份（年-月）', 起点: '出发的交通小区（虚构）' },
  listing: {
    updateCycle: 'monthly', coverageSpace: '东营市', coverageFrom: '2026-05-01', coverageTo: '2026-05-31',
    granularity: '小区对·月',
    useCases: ['线网优化'], forbiddenUses: [], keywords: [], plans: [],
  },
})

/** Its first text was turned down, this one was approved. */
export const port: Offer = synthetic({
  title: '东营港船舶靠离泊与货量',
  summary: '一年半的船舶靠泊、离泊、候泊时间与货类、货量；离泊时间和候泊时间各有少量缺值，以空格表示。',
  fileName: '东营港船舶靠离泊与货量',
  generator: 'industry',
  text: portCalls,
  fields: {
    日期: '靠泊日期', 船名: '船名（虚构）', 船型: '船舶类型', 货类: '装卸货物的种类', 作业: '装货或卸货', 泊位: '泊位名称（虚构）',
    靠泊时间: '靠泊时间，北京时间', 离泊时间: '离泊时间，北京时间；空为未记录', 候泊_h: '锚地等候时间，单位：小时；空为未记录', 货量_t: '装卸货量，单位：吨',
  },
  listing: {
    updateCycle: 'daily', coverageSpace: '河口区（东营港经济开发区）', coverageFrom: '2025-01-01', coverageTo: '2026-06-30',
    granularity: '船舶·航次',
    useCases: ['物流调度', '市场分析', '行业研究'], forbiddenUses: ['跟踪具名船舶'], keywords: ['港口', '船舶', '吞吐量', '物流'],
    plans: [{ kind: 'subscription', priceFen: 400_00, periodDays: 30 }, { kind: 'per_use', priceFen: 20_00 }],
  },
})

export const solar: Offer = synthetic({
  title: '光伏电站十五分钟出力',
  summary: '四座光伏电站十二天每十五分钟的辐照度、环境温度与出力；通信中断的时次留空。',
  fileName: '光伏电站十五分钟出力',
  generator: 'industry',
  text: solarOutput,
  fields: {
    电站: '电站名称（虚构）', 时间: '时段开始，北京时间', 辐照度_W每m2: '水平面总辐照度，单位：瓦/平方米', '环境温度_℃': '环境温度，单位：摄氏度',
    出力_MW: '交流侧平均出力，单位：兆瓦；空为通信中断', 状态: '通信状态',
  },
  listing: {
    updateCycle: 'daily', coverageSpace: '河口区、利津县、垦利区、广饶县', coverageFrom: '2026-05-10', coverageTo: '2026-05-21',
    granularity: '电站·15 分钟',
    useCases: ['新能源出力预测', '算法研究', '教学'], forbiddenUses: ['电力现货报价'], keywords: ['能源', '光伏', '出力', '电力'],
    plans: [{ kind: 'per_use', priceFen: 50 }, { kind: 'subscription', priceFen: 120_00, periodDays: 30 }],
  },
})

/** Waits for its first review. */
export const power: Offer = synthetic({
  title: '企业用电量波动',
  summary: '四十个虚构用户一个季度的日用电量与峰段电量；约百分之一的日子缺抄表。',
  fileName: '企业用电量波动',
  generator: 'industry',
  text: enterprisePower,
  fields: {
    用户编号: '用户编号（虚构）', 日期: '用电日期', 用电量_MWh: '日用电量，单位：兆瓦时；空为缺抄表', 峰段电量_MWh: '峰时段用电量，单位：兆瓦时',
  },
  listing: {
    updateCycle: 'daily', coverageSpace: '东营市', coverageFrom: '2026-03-01', coverageTo: '2026-05-29',
    granularity: '用户·日',
    useCases: ['用能诊断', '信贷风控'], forbiddenUses: ['识别具名企业'], keywords: ['能源', '用电量', '企业'],
    plans: [{ kind: 'per_use', priceFen: 30 }],
  },
})

/** A real table beside the synthetic ones: what an energy listing looks like with public figures. */
export const generation: Offer = openTable({
  title: '示例·美国爱荷华州分能源发电量',
  summary: '美国爱荷华州 2001 年至 2017 年化石能源、核能与可再生能源的年净发电量，示范能源统计类产品。',
  file: 'iowa-electricity.csv',
  fileName: '美国爱荷华州分能源发电量.csv',
  sourceNote: '美国能源信息署（EIA）公布，美国政府数据集；经 npm 包 vega-datasets 3.2.1 的 iowa-electricity.csv。',
  isStanding: true,
  fields: { year: '年份（以当年 1 月 1 日表示）', source: '能源类别：化石能源、核能、可再生能源', net_generation: '年净发电量，单位：吉瓦时' },
  listing: {
    updateCycle: 'static', coverageSpace: '美国爱荷华州', coverageFrom: '2001-01-01', coverageTo: '2017-12-31',
    granularity: '能源·年',
    license: '美国政府数据集（https://www.usa.gov/government-works）', useCases: ['教学', '科学研究'], forbiddenUses: ['冒充本地统计'],
    keywords: ['能源', '发电', '示例'], plans: [{ kind: 'free' }],
  },
})
