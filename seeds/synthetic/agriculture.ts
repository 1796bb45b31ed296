import { chance, csvOf, daysOf, numbered } from './chance.ts'

/** Towns with the salt that their ground usually holds, in g/kg. */
const TOWNS = [
  ['河口区', '新户镇', 4.2], ['河口区', '仙河镇', 5.1], ['河口区', '孤岛镇', 3.6], ['垦利区', '黄河口镇', 3.9],
  ['垦利区', '永安镇', 2.8], ['垦利区', '董集镇', 1.6], ['利津县', '汀罗镇', 2.4], ['利津县', '陈庄镇', 2.0],
  ['利津县', '刁口乡', 4.6], ['东营区', '六户镇', 2.3], ['广饶县', '丁庄街道', 1.9], ['广饶县', '大码头镇', 1.4],
] as const

const LAYERS = [['0—20', 1], ['20—40', 0.82], ['40—60', 0.74]] as const

/** Classes of saline soil by total salt (g/kg), as the coast's surveys have them. */
const saltClass = (salt: number): string =>
  salt < 1 ? '非盐渍化' : salt < 2 ? '轻度' : salt < 4 ? '中度' : salt < 6 ? '重度' : '盐土'

/** Soil of fifty plots in each of twelve towns, in three layers: no plot was sampled. */
export function salineSoils(): string {
  const { around, between, happens, pick } = chance(50)
  const dates = daysOf('2026-03-10', '2026-04-20')
  const rows = TOWNS.flatMap(([district, town, usual], i) =>
    Array.from({ length: 50 }, (_, plot) => {
      const id = `${numbered('YJ', i + 1, 2)}-${numbered('', plot + 1)}`
      const [day = '2026-03-10'] = [dates[Math.floor(between(0, dates.length))]]
      const top = Math.max(0.3, around(usual, usual * 0.45))
      const depth = Math.max(0.4, 2.6 - top * 0.22 + around(0, 0.25))
      const crop = pick(['小麦—玉米', '棉花', '水稻', '大豆', '田菁', '撂荒'])
      return LAYERS.map(([layer, share]) => {
        const salt = top * share * between(0.85, 1.15)
        return [
          id, district, town, day, layer, salt.toFixed(2), around(8.3, 0.22).toFixed(2),
          Math.max(3, around(12.5, 3) * share).toFixed(1),
          happens(0.03) ? null : Math.max(20, around(62, 15) * share).toFixed(0),
          happens(0.03) ? null : Math.max(60, around(168, 35)).toFixed(0), depth.toFixed(2), crop, saltClass(salt),
        ]
      })
    }).flat(),
  )
  return csvOf(
    '地块编号,区县,乡镇,采样日期,土层_cm,全盐量_g每kg,pH,有机质_g每kg,碱解氮_mg每kg,速效钾_mg每kg,地下水埋深_m,种植方式,盐渍化程度',
    rows,
  )
}

/** What winter wheat does through its year: the day it reaches a stage, and the greenness (NDVI) then. */
const STAGES = [
  ['2025-10-10', '播种', 0.12], ['2025-10-20', '出苗', 0.22], ['2025-11-15', '分蘖', 0.42], ['2025-12-10', '越冬', 0.34],
  ['2026-02-25', '返青', 0.4], ['2026-03-20', '起身', 0.56], ['2026-04-05', '拔节', 0.72], ['2026-05-01', '抽穗', 0.82],
  ['2026-05-10', '灌浆', 0.78], ['2026-05-28', '乳熟', 0.58], ['2026-06-08', '成熟', 0.28],
] as const

/** Forty wheat fields that do not exist, every ten days from sowing to harvest. */
export function wheat(): string {
  const tenDays = daysOf('2025-10-10', '2026-06-10').filter((_, i) => i % 10 === 0)
  const rows = Array.from({ length: 40 }, (_, i) => {
    const { around, between, happens } = chance(60 + i)
    const [district, town, salt] = TOWNS[i % TOWNS.length] ?? TOWNS[0]
    const vigour = 1.08 - salt * 0.06 + around(0, 0.04)
    return tenDays.map((day) => {
      const [, stage, green] = STAGES.findLast(([from]) => from <= day) ?? STAGES[0]
      const isCloudy = happens(0.08)
      return [
        numbered('XM', i + 1), district, town, day, stage,
        isCloudy ? null : Math.min(0.95, Math.max(0.08, green * vigour + around(0, 0.03))).toFixed(3),
        Math.min(38, Math.max(8, around(22, 4))).toFixed(1), Math.max(0.3, salt * between(0.6, 1)).toFixed(2),
        isCloudy ? '云遮挡' : '',
      ]
    })
  }).flat()
  return csvOf('地块编号,区县,乡镇,监测日期,生育期,植被指数,土壤含水率_%,全盐量_g每kg,备注', rows)
}
