import { salineSoils, wheat } from '../synthetic/agriculture.ts'
import { tyreDealers, tyreExports, tyreTests } from '../synthetic/industry.ts'
import { byVolume, type Offer, synthetic } from './offer.ts'

export const farm: Offer[] = [
  synthetic({
    title: '盐碱地地块土壤检测',
    summary: '十二个乡镇六百个地块、三个土层的全盐量、酸碱度、养分与地下水埋深，并给出盐渍化程度；部分养分未测。',
    fileName: '盐碱地地块土壤检测',
    generator: 'agriculture',
    text: salineSoils,
    isStanding: true,
    fields: {
      地块编号: '地块编号（虚构）', 区县: '所在区县', 乡镇: '所在乡镇或街道', 采样日期: '取土日期', 土层_cm: '取土深度，单位：厘米',
      '全盐量_g每kg': '土壤水溶性盐总量，单位：克/千克', pH: '土壤酸碱度（水土比 2.5∶1）', '有机质_g每kg': '有机质含量，单位：克/千克',
      '碱解氮_mg每kg': '碱解氮，单位：毫克/千克；空为未测', '速效钾_mg每kg': '速效钾，单位：毫克/千克；空为未测',
      '地下水埋深_m': '采样时地下水埋深，单位：米', 种植方式: '当季种植', 盐渍化程度: '按全盐量划分：非盐渍化、轻度、中度、重度、盐土',
    },
    listing: {
      updateCycle: 'yearly', coverageSpace: '东营市', coverageFrom: '2026-03-10', coverageTo: '2026-04-20',
      granularity: '地块·土层',
      useCases: ['耐盐品种选育', '改良方案设计', '农业保险', '科学研究'], forbiddenUses: ['土地权属认定', '耕地占补核算'],
      keywords: ['盐碱地', '土壤', '农业', '地块'], plans: [{ kind: 'one_off', priceFen: 1_000_00 }],
    },
  }),
  synthetic({
    title: '小麦长势与墒情监测',
    summary: '四十个麦田地块从播种到成熟每十天的植被指数、土壤含水率与盐分，含生育期；云遮挡的期次留空。',
    fileName: '小麦长势与墒情监测',
    generator: 'agriculture',
    text: wheat,
    fields: {
      地块编号: '麦田编号（虚构）', 区县: '所在区县', 乡镇: '所在乡镇或街道', 监测日期: '监测期次的日期', 生育期: '冬小麦所处的生育期',
      植被指数: '归一化植被指数（NDVI），无量纲；空为云遮挡', '土壤含水率_%': '0—20 厘米土壤质量含水率，单位：百分比',
      '全盐量_g每kg': '耕层全盐量，单位：克/千克', 备注: '无法成像的原因',
    },
    listing: {
      updateCycle: 'monthly', coverageSpace: '东营市', coverageFrom: '2025-10-10', coverageTo: '2026-06-10',
      granularity: '地块·旬',
      useCases: ['农情分析', '农业保险', '科学研究'], forbiddenUses: ['对外发布产量预报'], keywords: ['小麦', '农业', '遥感', '墒情'],
      plans: [{ kind: 'subscription', priceFen: 260_00, periodDays: 30 }, { kind: 'one_off', priceFen: 1_200_00 }],
    },
  }),
]

export const tyreTrade: Offer = synthetic({
  title: '轮胎出口月度统计',
  summary: '四类轮胎对十二个目的地的月度出口数量、重量、金额与单价；少数重量缺报。',
  fileName: '轮胎出口月度统计',
  generator: 'industry',
  text: tyreExports,
  fields: {
    月份: '统计月份（年-月）', 商品编码: '海关商品编码（十位）', 商品名称: '商品的海关名称', 目的地: '出口目的国家或地区',
    出口数量_条: '出口数量，单位：条', 重量_t: '净重，单位：吨；空为缺报', 金额_万美元: '离岸金额，单位：万美元', 单价_美元每条: '平均单价，单位：美元/条',
  },
  listing: {
    updateCycle: 'monthly', coverageSpace: '广饶县', coverageFrom: '2024-01-01', coverageTo: '2026-06-30',
    granularity: '商品·目的地·月',
    useCases: ['市场分析', '信贷风控', '行业研究'], forbiddenUses: ['投资决策'], keywords: ['轮胎', '出口', '贸易', '广饶'],
    plans: [{ kind: 'one_off', priceFen: 1_000_00 }, { kind: 'subscription', priceFen: 150_00, periodDays: 30 }],
  },
})

/** Suspended by the regulator once it was on the market. */
export const tyreQuality: Offer = synthetic({
  title: '轮胎成品检测记录',
  summary: '两千条成品轮胎的滚动阻力、湿地抓着力、噪声与耐久检测结果和判定；少数湿地抓着力未测。',
  fileName: '轮胎成品检测记录',
  generator: 'industry',
  text: tyreTests,
  fields: {
    样品编号: '样品编号（虚构）', 批次: '生产批次（虚构）', 检测日期: '检测日期', 规格: '轮胎规格', '滚动阻力系数_N每kN': '滚动阻力系数，单位：牛/千牛',
    湿地抓着力指数: '湿路面相对抓着力指数，无量纲；空为未测', 通过噪声_dB: '通过噪声，单位：分贝（A）', 耐久时间_h: '耐久试验时间，单位：小时',
    静不平衡量_g: '静不平衡量，单位：克', 判定: '合格或不合格',
  },
  listing: {
    updateCycle: 'weekly', coverageSpace: '广饶县', coverageFrom: '2026-01-05', coverageTo: '2026-06-26',
    granularity: '样品',
    useCases: ['质量改进', '行业研究', '教学'], forbiddenUses: ['比较具名品牌'], keywords: ['轮胎', '检测', '质量'],
    plans: [byVolume('row', 0.02, 10_000, 0.01)],
  },
})

/** Turned down: it names people and their telephones. */
export const tyreContacts: Offer = synthetic({
  title: '轮胎经销商名录',
  summary: '轮胎经销商及其联系人、联系电话与年销量。',
  fileName: '轮胎经销商名录',
  generator: 'industry',
  text: tyreDealers,
  declared: { personalBasis: 'consent' },
  fields: {
    经销商: '经销商名称（虚构）', 城市: '所在城市', 联系人: '联系人（虚构）', 联系电话: '联系电话（虚构）', 年销量_条: '年销量，单位：条',
  },
  listing: {
    updateCycle: 'yearly', coverageSpace: '山东省', coverageFrom: '2025-01-01', coverageTo: '2025-12-31',
    granularity: '经销商',
    useCases: ['市场分析'], forbiddenUses: ['电话营销'], keywords: ['轮胎', '经销商'],
    plans: [{ kind: 'one_off', priceFen: 800_00 }],
  },
})
