import { ORGANIZATIONS } from '../accounts.ts'

/** What a demo department has entries about: its subjects, each with the theme that it belongs to. */
export type Steward = { name: string; letters: string; theme: string; subjects: readonly string[] }

/** Departments of the demo and subjects of theirs: words of everyday administration, of which entries are made up. */
export const STEWARDS: readonly [Steward, ...Steward[]] = [
  {
    name: ORGANIZATIONS.minzheng.name, letters: 'MZ', theme: '民政事务',
    subjects: [
      '养老机构', '社会组织', '婚姻登记点', '地名', '社区', '城乡低保', '临时救助', '残疾人两项补贴', '殡葬服务单位', '儿童福利机构',
      '慈善组织', '志愿服务队伍', '行政区划界线', '居家养老服务站', '未成年人保护站', '救助管理站', '村（居）委会', '标准地址', '福利彩票销售点', '高龄津贴',
    ],
  },
  {
    name: ORGANIZATIONS.shengtai.name, letters: 'ST', theme: '生态环境',
    subjects: [
      '空气质量站点', '地表水断面', '近岸海域点位', '排污许可单位', '危险废物经营单位', '饮用水水源地', '土壤监测点', '噪声监测点', '自然保护地', '湿地鸟类观测点',
      '入海排污口', '固定污染源', '机动车检验机构', '辐射安全许可单位', '环评审批项目', '碳排放单位', '重点排污单位', '入河排污口', '环境应急物资库', '盐碱地监测点',
    ],
  },
  {
    name: ORGANIZATIONS.jiaotong.name, letters: 'JT', theme: '交通运输',
    subjects: [
      '公交线路', '公交站点', '公路养护路段', '国省道交通量站', '货运车辆', '出租汽车', '道路运输企业', '港口泊位', '航道', '公共停车场',
      '充电站', '客运站', '桥梁', '隧道', '治超检测站', '驾培机构', '机动车维修企业', '共享单车停放点', '城市货运配送站', '渡口',
    ],
  },
  {
    name: ORGANIZATIONS.xinyong.name, letters: 'XY', theme: '公共信用',
    subjects: [
      '行政许可', '行政处罚', '守信激励对象', '信用承诺', '信用修复', '企业信用评价', '个体工商户信用', '合同履约', '纳税信用', '水电气缴费信用',
      '环境信用', '建筑市场信用', '物流企业信用', '养老机构信用', '农业经营主体信用', '招投标信用', '科研诚信', '家政服务信用', '旅游企业信用', '中介服务信用',
    ],
  },
]

/** What an entry tells of its subject: its name, cycle, and its items in the words of the sheet. */
export type Aspect = { name: string; cycle: string; isPersonal: boolean; items: readonly string[] }

const PLACE = ['所在区县|文本', '经度|小数', '纬度|小数']

export const ASPECTS: readonly [Aspect, ...Aspect[]] = [
  {
    name: '名录', cycle: '每季度', isPersonal: false,
    items: ['名称|文本', '统一社会信用代码|DE0101-统一社会信用代码|文本|共享', '类型|文本', '地址|文本', ...PLACE],
  },
  {
    name: '基本信息', cycle: '每月', isPersonal: true,
    items: ['名称|文本', '负责人|文本|个人', '联系电话|文本|个人', '成立日期|日期', '状态|文本', '地址|文本'],
  },
  { name: '统计月报', cycle: '每月', isPersonal: false, items: ['月份|文本', '区县|文本', '数量|整数', '同比|小数', '环比|小数'] },
  { name: '年度汇总', cycle: '每年', isPersonal: false, items: ['年度|整数', '区县|文本', '数量|整数', '金额|小数'] },
  { name: '检查记录', cycle: '不定期', isPersonal: false, items: ['检查日期|日期', '检查事项|文本', '检查结果|文本', '整改期限|日期', '是否整改|是否'] },
  { name: '办理信息', cycle: '每日', isPersonal: true, items: ['办理编号|文本', '申请人|文本|个人', '受理时间|日期时间', '办结时间|日期时间', '办理结果|文本'] },
  { name: '变更记录', cycle: '每周', isPersonal: false, items: ['变更日期|日期', '变更事项|文本', '变更前|文本', '变更后|文本'] },
  { name: '运行数据', cycle: '实时', isPersonal: false, items: ['时间|日期时间', '点位|文本', '指标|文本', '数值|小数', '单位|文本'] },
]

export const PLACES = ['全市', '市本级', '东营区', '河口区', '垦利区', '广饶县', '利津县'] as const
export const YEARS = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026] as const
