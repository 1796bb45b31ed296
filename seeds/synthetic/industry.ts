import { demoUscc } from '../accounts.ts'
import { chance, clockOf, csvOf, daysOf, monthsOf, numbered, season, weekdayOf } from './chance.ts'

/** Headings of the customs tariff with the price of one tyre (US dollars) and its weight (kg). */
const TYRES = [
  ['4011100000', '机动小客车用新的充气橡胶轮胎', 27, 9, 60], ['4011200090', '客车或货运机动车辆用新的充气橡胶轮胎', 118, 56, 24],
  ['4011700090', '农业或林业车辆用新的充气橡胶轮胎', 165, 72, 3], ['4011809200', '建筑或采矿车辆用新的充气橡胶轮胎', 620, 310, 1],
] as const

/** Where tyres go, with each destination's share of an average one. */
const DESTINATIONS = [
  ['美国', 0.9], ['墨西哥', 1.4], ['沙特阿拉伯', 1.3], ['阿联酋', 1.2], ['英国', 1.1], ['德国', 0.8], ['巴西', 1],
  ['澳大利亚', 0.9], ['俄罗斯', 1.3], ['尼日利亚', 0.7], ['越南', 0.5], ['智利', 0.6],
] as const

/** Thirty months of tyre exports by heading and destination: made up. */
export function tyreExports(): string {
  const { around, happens } = chance(210)
  const rows = monthsOf('2024-01', '2026-06').flatMap((month, m) =>
    TYRES.flatMap(([code, name, price, weight, thousands]) =>
      DESTINATIONS.map(([destination, share]) => {
        const trend = 1 + 0.004 * m + 0.09 * season(month, 250)
        const pieces = Math.round(Math.max(0, thousands * share * trend * around(1, 0.13)) * 1000)
        const dollars = (pieces * price * around(1, 0.04)) / 10_000
        const isMissing = happens(0.01)
        return [
          month, code, name, destination, pieces,
          isMissing ? null : ((pieces * weight) / 1000).toFixed(1), dollars.toFixed(1),
          pieces === 0 ? null : ((dollars * 10_000) / pieces).toFixed(2),
        ]
      }),
    ),
  )
  return csvOf('月份,商品编码,商品名称,目的地,出口数量_条,重量_t,金额_万美元,单价_美元每条', rows)
}

const SIZES = ['205/55R16', '215/60R17', '235/65R18', '12R22.5', '295/80R22.5', '315/80R22.5'] as const

/** Bench tests of two thousand tyres that were never built. */
export function tyreTests(): string {
  const { around, pick, happens, whole } = chance(220)
  const days = daysOf('2026-01-05', '2026-06-26').filter((day) => weekdayOf(day) % 6 !== 0)
  const rows = Array.from({ length: 2_000 }, (_, i) => {
    const day = days[Math.floor((i * days.length) / 2_000)] ?? '2026-01-05'
    const rolling = around(8.2, 0.9)
    const endurance = Math.max(20, around(52, 9))
    const passes = rolling <= 10.5 && endurance >= 34
    return [
      numbered('YP', i + 1, 5), numbered('P', whole(1, 180), 4), day, pick(SIZES), rolling.toFixed(2),
      happens(0.02) ? null : around(1.42, 0.09).toFixed(2), around(70.5, 1.3).toFixed(1), endurance.toFixed(1),
      Math.max(0, around(24, 11)).toFixed(0), passes ? '合格' : '不合格',
    ]
  })
  return csvOf('样品编号,批次,检测日期,规格,滚动阻力系数_N每kN,湿地抓着力指数,通过噪声_dB,耐久时间_h,静不平衡量_g,判定', rows)
}

/** A list of dealers who do not exist, with their telephones. */
export function tyreDealers(): string {
  const { whole, pick } = chance(230)
  const rows = Array.from({ length: 240 }, (_, i) => [
    numbered('演示经销商', i + 1), pick(['东营', '滨州', '潍坊', '淄博', '济南']), numbered('演示人员', i + 1),
    `0546-${String(whole(0, 9_999)).padStart(7, '0')}`, whole(50, 4_000),
  ])
  return csvOf('经销商,城市,联系人,联系电话,年销量_条', rows)
}

const DISTRICTS = ['东营区', '河口区', '垦利区', '利津县', '广饶县', '东营经济技术开发区'] as const
const TRADES = ['石油和天然气开采', '化学原料制造', '橡胶制品', '农副食品加工', '批发', '零售', '道路运输', '建筑安装'] as const

/** Credit records of 1,500 enterprises that do not exist. */
export function creditRecords(): string {
  const { around, happens, pick, whole } = chance(240)
  const days = daysOf('2023-01-01', '2026-05-31')
  const rows = Array.from({ length: 1_500 }, (_, i) => {
    const score = Math.min(1_000, Math.max(300, Math.round(around(760, 110))))
    const penalties = score < 600 ? whole(1, 4) : happens(0.06) ? 1 : 0
    const last = penalties > 0 ? (days[whole(0, days.length - 1)] ?? null) : null
    return [
      numbered('演示企业', i + 1, 4), demoUscc('91', 500_000_000 + i), pick(DISTRICTS), pick(TRADES),
      numbered('演示人员', i + 1, 4),
      score >= 850 ? 'A' : score >= 700 ? 'B' : score >= 600 ? 'C' : 'D', score, whole(0, 9), penalties, last,
      penalties === 0 ? null : pick(['已修复', '修复中', '未申请']),
    ]
  })
  return csvOf('企业名称,统一社会信用代码,区县,行业,法定代表人,信用等级,信用分,行政许可数,行政处罚数,最近处罚日期,信用修复', rows)
}

/** Cargoes with their usual tonnage, how many tonnes an hour are handled, and the berths. */
const CARGOES = [
  ['原油', '油船', 68_000, 3_600, '10万吨级油码头'], ['成品油', '油船', 9_000, 900, '液体化工1号'], ['液体化工品', '化学品船', 5_200, 450, '液体化工2号'],
  ['件杂货', '杂货船', 6_500, 320, '通用1号'], ['散装粮食', '散货船', 14_000, 600, '通用2号'], ['矿建材料', '散货船', 8_800, 700, '通用3号'],
] as const

/** Eighteen months of calls at a port by ships that do not exist. */
export function portCalls(): string {
  const { around, between, happens, pick, whole } = chance(250)
  const rows = daysOf('2025-01-01', '2026-06-30').flatMap((day) =>
    Array.from({ length: Math.max(0, Math.round(around(4, 1.4) - 0.8 * season(day, 20))) }, () => {
      const [cargo, ship, usual, pace, berth] = pick(CARGOES)
      const tonnes = Math.max(500, Math.round(around(usual, usual * 0.25)))
      const arrives = between(0, 86_400)
      const hours = tonnes / (pace * between(0.8, 1.1)) + between(2, 7)
      return [
        day, numbered('演示轮', whole(1, 260)), ship, cargo, pick(['装货', '卸货', '卸货']), berth, clockOf(day, arrives),
        happens(0.01) ? null : clockOf(day, arrives + hours * 3600),
        happens(0.02) ? null : between(0, 18).toFixed(1), tonnes,
      ]
    }),
  )
  return csvOf('日期,船名,船型,货类,作业,泊位,靠泊时间,离泊时间,候泊_h,货量_t', rows)
}

/** Twelve days of four photovoltaic stations, every quarter of an hour. */
export function solarOutput(): string {
  const rows = [['河口一站', 100], ['利津一站', 60], ['垦利一站', 50], ['广饶一站', 30]].flatMap(([station = '', size = 0], i) => {
    const { between, around, happens } = chance(260 + i)
    return daysOf('2026-05-10', '2026-05-21').flatMap((day) => {
      const clear = between(0.35, 1)
      return Array.from({ length: 96 }, (_, quarter) => {
        const height = Math.max(0, Math.sin((Math.PI * (quarter / 4 - 5)) / 14.4))
        const light = 980 * height * Math.min(1, Math.max(0.05, clear + around(0, 0.08)))
        const isOff = happens(0.008)
        return [
          station, clockOf(day, quarter * 900), light.toFixed(0), (14 + 12 * height + around(0, 1)).toFixed(1),
          isOff ? null : ((Number(size) * light) / 1_000 * 0.84).toFixed(2), isOff ? '通信中断' : '',
        ]
      })
    })
  })
  return csvOf('电站,时间,辐照度_W每m2,环境温度_℃,出力_MW,状态', rows)
}

/** A quarter of daily electricity of forty enterprises that do not exist. */
export function enterprisePower(): string {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const { around, between, happens } = chance(300 + i)
    const usual = between(8, 180)
    return daysOf('2026-03-01', '2026-05-29').map((day) => {
      const rest = weekdayOf(day) % 6 === 0 ? 0.72 : 1
      const power = Math.max(0, usual * rest * around(1, 0.07))
      const peak = (power * between(0.3, 0.42)).toFixed(2)
      return [numbered('演示用户', i + 1), day, happens(0.01) ? null : power.toFixed(2), peak]
    })
  }).flat()
  return csvOf('用户编号,日期,用电量_MWh,峰段电量_MWh', rows)
}
