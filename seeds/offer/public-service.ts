import { parking, stations } from '../synthetic/public-service.ts'
import { type Offer, synthetic } from './offer.ts'

/** What the civil affairs department opens to everybody without conditions. */
export const openStations: Offer = synthetic({
  title: '社区养老服务站点',
  summary: '六十个社区养老服务站点的区县、床位数、助餐服务与开放时间，由部门免费向社会开放。',
  fileName: '社区养老服务站点',
  generator: 'public-service',
  text: stations,
  sourceMode: 'opened',
  isStanding: true,
  fields: {
    站点编号: '站点编号（虚构）', 站点名称: '服务站名称（虚构）', 区县: '所在区县', 床位数: '养老床位数，单位：张', 助餐服务: '是否提供助餐', 开放时间: '每日开放时间',
  },
  listing: {
    updateCycle: 'quarterly', coverageSpace: '东营市', coverageFrom: '2026-01-01', coverageTo: '2026-06-30', granularity: '站点',
    useCases: ['公共服务', '出行导航', '科学研究'], forbiddenUses: ['冒用政府名义推销'],
    keywords: ['养老', '社区', '公共数据开放', '民政'], plans: [{ kind: 'free' }],
  },
})

/** What the transport department opens on application. */
export const openParking: Offer = synthetic({
  title: '公共停车场逐时泊位',
  summary: '十二个公共停车场一天的逐时空闲泊位，由部门有条件向社会开放：申请时写明用途。',
  fileName: '公共停车场逐时泊位',
  generator: 'public-service',
  text: parking,
  sourceMode: 'opened',
  fields: {
    停车场编号: '停车场编号（虚构）', 停车场: '停车场名称（虚构）', 总泊位: '总泊位数，单位：个', 空闲泊位: '该时刻的空闲泊位，单位：个', 时间: '北京时间，整点',
  },
  listing: {
    updateCycle: 'daily', coverageSpace: '东营区', coverageFrom: '2026-06-01', coverageTo: '2026-06-01', granularity: '停车场·小时',
    useCases: ['出行服务', '科学研究'], forbiddenUses: ['识别车辆或个人'],
    keywords: ['停车', '泊位', '公共数据开放', '交通'], plans: [{ kind: 'free' }],
  },
})
