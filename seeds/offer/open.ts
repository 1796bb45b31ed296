import { holidays } from '../open-data.ts'
import { byVolume, type Offer, openTable } from './offer.ts'

const US_GOVERNMENT = '美国政府数据集'

const calendar: Offer = {
  title: '中国节假日与调休日历',
  summary: '2004 年以来的法定节假日与调休上班日，可用于工期、排班与办理时限的计算。',
  sourceMode: 'crawled_public',
  sourceNote: '国务院办公厅历年公布的放假安排，经 npm 包 chinese-days 1.5.7（MIT）整理。',
  fileName: '中国节假日与调休',
  content: { text: holidays },
  isStanding: true,
  fields: { 日期: '公历日期', 类别: '休息或调休上班', 节日: '所属的节日' },
  listing: {
    updateCycle: 'yearly', coverageSpace: '全国', coverageFrom: '2004-01-01', coverageTo: '2026-12-31', granularity: '日',
    license: 'MIT（chinese-days）', useCases: ['时限计算', '排班', '科学研究'], forbiddenUses: ['冒充官方公告'],
    keywords: ['节假日', '日历', '工作日'], plans: [{ kind: 'free' }],
  },
}

/** Real tables under the licences that their package states, each named as the foreign example that it is. */
export const openData: Offer[] = [
  calendar,
  openTable({
    title: '示例·美国 NOAA 西雅图逐时气象常年值',
    summary: '西雅图 1981—2010 年三十年平均的逐时气压、气温与风速，示范时间序列产品。',
    file: 'seattle-weather-hourly-normals.csv',
    fileName: '西雅图逐时气象常年值.csv',
    sourceNote: '美国国家海洋和大气管理局（NOAA）国家气候数据中心公布，美国政府数据集；经 npm 包 vega-datasets 3.2.1。',
    isStanding: true,
    fields: {
      date: '一年中的时刻（年份 2010 只作占位）', pressure: '气压常年值，单位：百帕', temperature: '气温常年值，单位：摄氏度',
      wind: '风速常年值，单位：米/秒',
    },
    listing: {
      updateCycle: 'static', coverageSpace: '美国西雅图', coverageFrom: '1981-01-01', coverageTo: '2010-12-31',
      granularity: '小时',
      license: `${US_GOVERNMENT}（https://resources.data.gov/open-licenses/）`, useCases: ['算法研究', '教学'],
      forbiddenUses: ['用于本地气象服务'], keywords: ['气象', '气温', '示例'], plans: [{ kind: 'per_use', priceFen: 50 }],
    },
  }),
  openTable({
    title: '示例·美国邮政编码坐标',
    summary: '四万多个邮政编码的经纬度与所属城市、州、县（2017 年前后的旧版本），示范带行政层级的空间表。',
    file: 'zipcodes.csv',
    fileName: '美国邮政编码坐标.csv',
    sourceNote: 'GeoNames 邮政编码表，CC BY 4.0，署名 GeoNames；经 npm 包 vega-datasets 3.2.1，未作修改。',
    isStanding: true,
    fields: {
      zip_code: '五位邮政编码', latitude: '纬度（WGS 84），单位：度', longitude: '经度（WGS 84），单位：度', city: '城市',
      state: '州的缩写', county: '县',
    },
    listing: {
      updateCycle: 'static', coverageSpace: '美国', coverageFrom: '2017-01-01', coverageTo: '2017-12-31',
      granularity: '邮政编码',
      license: 'CC BY 4.0（https://creativecommons.org/licenses/by/4.0/），署名 GeoNames', useCases: ['地址标准化', '教学'],
      forbiddenUses: ['识别个人'], keywords: ['地址', '坐标', '示例'], plans: [{ kind: 'one_off', priceFen: 20_00 }],
    },
  }),
  openTable({
    title: '示例·美国航空器野生动物撞击记录',
    summary: '一万条航空器与野生动物相撞的记录：机型、飞行阶段、物种、损伤与费用，列多而杂，示范画像与按行计费。',
    file: 'birdstrikes.csv',
    fileName: '美国航空器野生动物撞击记录.csv',
    sourceNote: '美国联邦航空管理局（FAA）野生动物撞击数据库，美国政府数据集；经 npm 包 vega-datasets 3.2.1。',
    fields: {
      'Airport Name': '机场名称', 'Aircraft Make Model': '航空器型号', 'Effect Amount of damage': '损伤程度', 'Flight Date': '飞行日期',
      'Aircraft Airline Operator': '运营人', 'Origin State': '所在州', 'Phase of flight': '飞行阶段', 'Wildlife Size': '动物体型',
      'Wildlife Species': '动物种类', 'Time of day': '一天中的时段', 'Cost Other': '其他费用，单位：美元', 'Cost Repair': '维修费用，单位：美元',
      'Cost Total $': '费用合计，单位：美元', 'Speed IAS in knots': '指示空速，单位：节；空为未记录',
    },
    listing: {
      updateCycle: 'static', coverageSpace: '美国', coverageFrom: '1990-01-08', coverageTo: '2002-07-25',
      granularity: '事件',
      license: `${US_GOVERNMENT}（https://resources.data.gov/open-licenses/）`, useCases: ['算法研究', '教学'],
      forbiddenUses: ['识别个人'],
      keywords: ['交通', '航空', '鸟类', '示例'], plans: [byVolume('row', 0.0028, 100_000, 0.001)],
    },
  }),
  openTable({
    title: '示例·莫纳罗亚大气二氧化碳月均浓度',
    summary: '夏威夷莫纳罗亚观测站 1958 年至 2020 年的月均二氧化碳浓度与去季节后的数值，示范长时间序列。',
    file: 'co2-concentration.csv',
    fileName: '莫纳罗亚大气二氧化碳月均浓度.csv',
    sourceNote: '斯克里普斯海洋研究所二氧化碳项目（Scripps CO2 Program），CC BY 4.0，署名该项目；经 npm 包 vega-datasets 3.2.1，未作修改。',
    isStanding: true,
    fields: { Date: '月份（以当月 1 日表示）', CO2: '二氧化碳浓度，单位：百万分之一（ppm）', 'adjusted CO2': '去除季节变化后的浓度，单位：百万分之一（ppm）' },
    listing: {
      updateCycle: 'static', coverageSpace: '美国夏威夷', coverageFrom: '1958-03-01', coverageTo: '2020-04-30',
      granularity: '月',
      license: 'CC BY 4.0（https://creativecommons.org/licenses/by/4.0/），署名 Scripps CO2 Program',
      useCases: ['科学研究', '教学'],
      forbiddenUses: ['冒充本地监测'], keywords: ['环境', '二氧化碳', '示例'], plans: [{ kind: 'free' }],
    },
  }),
  openTable({
    title: '示例·美国分行业失业人数',
    summary: '2000 年 1 月至 2010 年 2 月各行业的失业人数与失业率，JSON 文件，示范按行业的月度统计。',
    file: 'unemployment-across-industries.json',
    fileName: '美国分行业失业人数.json',
    sourceNote:
      '美国劳工统计局（BLS）当前人口调查，美国政府数据集；经 npm 包 vega-datasets 3.2.1。BLS.gov cannot vouch for the data or ' +
      'analyses derived from these data after the data have been retrieved from BLS.gov.',
    isStanding: true,
    fields: {
      series: '行业', year: '年', month: '月', count: '失业人数，单位：千人', rate: '失业率，单位：百分比', date: '月份的起点（协调世界时）',
    },
    listing: {
      updateCycle: 'static', coverageSpace: '美国', coverageFrom: '2000-01-01', coverageTo: '2010-02-28',
      granularity: '行业·月',
      license: `${US_GOVERNMENT}（https://www.usa.gov/government-works）`, useCases: ['科学研究', '教学'],
      forbiddenUses: ['冒充本地统计'],
      keywords: ['就业', '行业', '示例'], plans: [{ kind: 'free' }],
    },
  }),
]
