import { chance, clockOf, csvOf, daysOf, monthsOf, numbered, season } from './chance.ts'

/** Species with the peak day of the year, how many a site holds at the peak, and the national class of protection. */
const BIRDS = [
  ['东方白鹳', 'Ciconia boyciana', '一级', 40, 22], ['丹顶鹤', 'Grus japonensis', '一级', 350, 8],
  ['白鹤', 'Leucogeranus leucogeranus', '一级', 330, 5], ['黑嘴鸥', 'Saundersilarus saundersi', '一级', 150, 180],
  ['灰鹤', 'Grus grus', '二级', 345, 120], ['大天鹅', 'Cygnus cygnus', '二级', 20, 160],
  ['大杓鹬', 'Numenius madagascariensis', '二级', 110, 90], ['反嘴鹬', 'Recurvirostra avosetta', '未列入', 100, 420],
  ['黑翅长脚鹬', 'Himantopus himantopus', '未列入', 150, 130], ['斑嘴鸭', 'Anas zonorhyncha', '未列入', 320, 380],
  ['绿头鸭', 'Anas platyrhynchos', '未列入', 330, 520], ['苍鹭', 'Ardea cinerea', '未列入', 130, 45],
] as const

const SITES = ['大汶流一号', '大汶流二号', '黄河口一号', '黄河口二号', '黄河口三号', '一千二一号', '一千二二号', '一千二三号'] as const

/** Two years of monthly counts of waterbirds at eight survey sites of the estuary, none of which was made. */
export function waterbirds(): string {
  const { around, between, happens } = chance(20)
  const rows = monthsOf('2024-01', '2025-12').flatMap((month) =>
    SITES.flatMap((site) => {
      const isCancelled = happens(0.03)
      const depth = Math.max(2, 28 + 14 * season(month, 230) + around(0, 5))
      return BIRDS.map(([bird, latin, protection, peak, most]) => {
        const expected = most * Math.max(0.02, season(month, peak)) * between(0.4, 1.4)
        return [
          month, site, bird, latin, protection, isCancelled ? null : Math.round(expected),
          isCancelled ? null : depth.toFixed(0), isCancelled ? '大风停测' : '',
        ]
      })
    }),
  )
  return csvOf('调查月份,样区,物种,学名,保护级别,数量_只,水深_cm,备注', rows)
}

const STATIONS = [['河口站', 0], ['孤岛站', 0.4], ['黄河口站', -0.3]] as const
const WINDS = ['北', '东北', '东', '东南', '南', '西南', '西', '西北'] as const

/** Two months of hourly weather of three automatic stations that do not exist. */
export function stationWeather(): string {
  const rows = STATIONS.flatMap(([station, offset], i) => {
    const { around, between, happens, pick } = chance(30 + i)
    let front = 0
    return daysOf('2026-04-01', '2026-05-30').flatMap((day) => {
      front = front * 0.7 + around(0, 2.2)
      const isWet = happens(0.18)
      return Array.from({ length: 24 }, (_, hour) => {
        const sun = Math.cos((2 * Math.PI * (hour - 14)) / 24)
        const temperature = 15 + 11 * season(day, 205) + front + offset + 4.5 * sun + around(0, 0.5)
        const humidity = Math.min(100, Math.max(18, 62 - 18 * sun + (isWet ? 22 : 0) + around(0, 5)))
        const rain = isWet && happens(0.4) ? Math.max(0.1, between(-1, 4)) : 0
        const isOff = happens(0.008)
        const pressure = 1013 - front * 1.4 + around(0, 1)
        const measured = [temperature.toFixed(1), humidity.toFixed(0), pressure.toFixed(1)]
        const told = isOff ? measured.map(() => null) : measured
        return [station, clockOf(day, hour * 3600), ...told, between(0.4, 9).toFixed(1), pick(WINDS), rain.toFixed(1)]
      })
    })
  })
  return csvOf('站名,时间,气温_℃,相对湿度_%,气压_hPa,风速_m每s,风向,降水量_mm', rows)
}

/** Sections with their district, and how salty and how loaded their water is. */
const SECTIONS = [
  ['黄河利津断面', '利津县', 0.5, 0.8], ['黄河入海断面', '垦利区', 2.5, 0.9], ['支脉河断面', '广饶县', 3.2, 1.5],
  ['小清河入海断面', '广饶县', 6.5, 1.4], ['广利河断面', '东营区', 5.1, 1.3], ['神仙沟断面', '河口区', 9.8, 1.2],
  ['挑河断面', '河口区', 8.4, 1.3], ['马新河断面', '利津县', 3.0, 1.2],
] as const

/** Limits of classes I to V for permanganate index, ammonia nitrogen and total phosphorus. 依据 GB 3838-2002 表1. */
const LIMITS = [[2, 4, 6, 10, 15], [0.15, 0.5, 1, 1.5, 2], [0.02, 0.1, 0.2, 0.3, 0.4]] as const
const CLASSES = ['Ⅰ类', 'Ⅱ类', 'Ⅲ类', 'Ⅳ类', 'Ⅴ类', '劣Ⅴ类'] as const

function classOf(values: readonly [number, number, number]): string {
  const worst = Math.max(...values.map((value, i) => {
    const within = LIMITS[i]?.findIndex((limit) => value <= limit) ?? -1
    return within < 0 ? 5 : within
  }))
  return CLASSES[worst] ?? '劣Ⅴ类'
}

/** Two years of weekly water quality at eight river sections: made up, under the sections' usual names. */
export function waterQuality(): string {
  const { around, happens } = chance(40)
  const weeks = daysOf('2024-01-01', '2025-12-31').filter((_, i) => i % 7 === 0)
  const rows = weeks.flatMap((day) =>
    SECTIONS.map(([section, district, salt, load], i) => {
      const warm = season(day, 205)
      const temperature = Math.max(0.2, 14 + 13 * warm + around(0, 1.2))
      const oxygen = Math.max(2.5, 9.2 - 2.6 * warm + around(0, 0.6))
      const index = Math.max(1.2, load * 3.4 + 0.8 * warm + around(0, 0.6))
      const ammonia = Math.max(0.03, load * 0.42 - 0.1 * warm + around(0, 0.12))
      const phosphorus = Math.max(0.01, load * 0.09 + 0.03 * warm + around(0, 0.03))
      const isFrozen = temperature < 1 && happens(0.5)
      const measured = [
        temperature.toFixed(1), around(8.1, 0.2).toFixed(2), oxygen.toFixed(2), index.toFixed(1), ammonia.toFixed(3),
        phosphorus.toFixed(3), Math.max(0.2, salt * (1 - 0.35 * warm) + around(0, 0.3)).toFixed(2),
      ]
      const told = isFrozen ? measured.map(() => null) : measured
      const grade = isFrozen ? null : classOf([index, ammonia, phosphorus])
      return [numbered('DM', i + 1, 2), section, district, day, ...told, grade, isFrozen ? '冰封未采样' : '']
    }),
  )
  return csvOf('断面编号,断面名称,区县,监测日期,水温_℃,pH,溶解氧_mg每L,高锰酸盐指数_mg每L,氨氮_mg每L,总磷_mg每L,盐度_‰,水质类别,备注', rows)
}
