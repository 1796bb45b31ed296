import type { DraftPlan } from '#api/authorized-operation/plan-schema.ts'
import type { AgreementItems } from '#api/authorized-operation/schema.ts'

type Plan = Omit<DraftPlan, 'resourceIds'>
type Products = NonNullable<Plan['items']['products']>

/** What all plans of the demo say alike; the city has none yet that anybody could read. */
const common = {
  conditions: '在山东省内依法设立的企业法人；实缴资本不低于 2000 万元；近三年无重大网络安全和数据安全事件；信息系统达到网络安全等级保护三级；具备隐私计算、数据脱敏和全程留痕能力。',
  term: '期限三年；首月完成运营域建设和接口联调，第三个月首批产品上线；每年评估一次，不合格限期整改，整改后仍不合格的退出；期满前三个月启动重新遴选；运营域内形成的公共数据资产归市政府所有，运营机构自建软硬件归其所有。',
  accounting: '单独核算，成本按人员、设施、安全、运维分项归集；公益用途免费，产业和行业用途按核定的上限收费；收益在扣除准许成本后按协议约定分配，公共数据收益依法纳入非税收入管理。',
  security: '原始数据不出域，数据可用不可见；个人信息经脱敏或取得单独同意后使用；控制关联汇聚风险；建立监测、审计和应急预案，发生安全事件按时限报告。',
  duties: '实施机构提供安全可控的开发环境，登记资源，披露授权信息并开展审计；运营机构登记产品、公布清单、接受监督，不得参与自身产品的再开发，不得转授权；供数单位按目录供数并对质量负责。',
  supervision: '市数据主管部门会同行业主管部门日常监督，第三方年度评估，社会公众可以投诉举报；评估结果作为续期或者退出的依据。',
  other: '未尽事宜按国家和省有关规定执行。本方案为演示材料，不代表东营市的任何真实决定。',
}

const plan = (
  name: string,
  mode: Plan['mode'],
  texts: { necessity: string; scope: string; products: Products },
): Plan => ({ name, mode, items: { ...common, ...texts } })

/** The plan that the demo's grant in force stands on. */
export const wholePlan = plan('东营市公共数据资源整体授权运营实施方案（演示）', 'whole', {
  necessity: '民政、生态环境、交通和信用数据的社会需求明确，现有开放方式难以支撑稳定更新和质量要求；前期摸底的市场规模、预期成效和风险防控措施均已论证，具备整体授权的条件。',
  scope: '民政区划名录、河流断面水质、主要道路车流量、企业公共信用公示信息；目录见附表，按周至按年更新，完整率不低于 95%，供数单位五个工作日内处理质量问题。',
  products: {
    welfare: [{ name: '区划与村居名录', form: '数据集，免费' }],
    industry: [
      { name: '断面水质分析', form: '数据集' }, { name: '道路车流量', form: '数据集' }, { name: '企业信用核验', form: '接口' },
    ],
  },
})

export const parkingPlan = plan('东营市出行领域公共数据授权运营实施方案（演示）', 'field', {
  necessity: '公共停车泊位信息分散，车主找车位难；实时泊位数据由交通运输部门汇聚，面向出行服务的需求稳定，风险可控。',
  scope: '公共停车场总泊位与空闲泊位，实时更新，不含车牌等个人信息。',
  products: { welfare: [], industry: [{ name: '实时泊位查询', form: '接口' }] },
})

export const carePlan = plan('东营市养老服务领域公共数据授权运营实施方案（演示）', 'field', {
  necessity: '养老机构床位、收费与服务信息的公众需求大，运营机构可在保护隐私的前提下提供持续更新的查询和分析服务。',
  scope: '养老服务机构名录、区县与床位数，按季更新，不含入住老人信息。',
  products: { welfare: [{ name: '养老机构查询', form: '接口，免费' }], industry: [{ name: '养老设施布局分析', form: '报告' }] },
})

export const guidancePlan = plan('东营市节假日停车引导场景授权运营实施方案（演示）', 'scenario', {
  necessity: '黄河口景区节假日停车压力大，需要按小时发布引导信息；场景单一、用途明确，适合依场景授权。',
  scope: '公共停车场空闲泊位的小时汇总值，节假日期间使用。',
  products: { welfare: [{ name: '停车引导屏', form: '接口，免费' }], industry: [] },
})

/** A draft that is not finished. */
export const unfinishedPlan: Plan = {
  name: '东营市文旅领域公共数据授权运营实施方案（演示，起草中）',
  mode: 'field',
  items: { necessity: '景区客流和文化场馆数据对旅游服务有明显带动作用，可行性论证正在进行。', conditions: common.conditions },
}

/** What the demo's operating agreements say in their items. */
export const agreementItems: AgreementItems = {
  term: '三年，依据经批准的实施方案；不超过五年，期满前三个月启动重新遴选。',
  products: '产品清单见实施方案；产品须符合 GB/T 37932-2025，上市前经安全审查和业务规范性审查。',
  platform: '依托省一体化大数据平台公共数据资源授权管理模块和市级运营域开发，全程可追溯。',
  assets: '公共数据和运营域内形成的公共数据资产归市政府所有，运营机构自建软硬件归其所有。',
  disclosure: true,
  noRedevelopment: true,
  accounting: '单独核算，分项归集成本；收益分配按实施方案执行，接受财政和审计监督。',
  security: '原始数据不出域；落实个人信息保护、监测预警和应急处置责任；日志保存不少于六个月。',
  evaluation: '每年评估一次，结果为优秀、合格或者不合格；不合格限期整改，整改不到位的退出。',
  breach: '超范围使用、转授权、泄露数据的，暂停直至终止授权并承担违约责任。',
  dispute: '先协商，协商不成向东营市有管辖权的人民法院起诉。',
  termination: '变更授权模式、数据范围、收益分配的，重新履行审批程序；提前退出须提前六个月书面通知。',
  other: '本协议为演示材料，不产生任何法律效力。',
}
