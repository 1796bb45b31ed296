import { chance, clockOf, csvOf, daysOf, monthsOf, numbered, season, weekdayOf } from './chance.ts'

const WELLS = 12

type WellDay = Record<'oil' | 'casing' | 'temperature' | 'liquid', number> & Record<'well' | 'day' | 'note', string>

/** A year of days of twelve wells: pressure falls slowly, wells are worked over now and then, some days are missing. */
function wellDays(): WellDay[] {
  const { between, happens } = chance(1)
  const rows: WellDay[] = []
  for (let number = 1; number <= WELLS; number++) {
    let oil = between(2.2, 3.8)
    for (const day of daysOf('2025-01-01', '2025-12-31')) {
      const workover = happens(0.006)
      oil = workover ? between(2.4, 3.4) : Math.max(0.4, oil * 0.9985 + between(-0.03, 0.03))
      if (happens(0.01)) continue
      rows.push({
        well: numbered('演示-', number), day, oil,
        casing: oil * 0.42 + between(0, 0.2),
        temperature: 39 + 10 * season(day, 200) + between(0, 3),
        liquid: 12 + oil * 6 + between(0, 4),
        note: workover ? '检泵' : '',
      })
    }
  }
  return rows
}

/** Daily pressure, temperature and liquid of twelve oil wells that do not exist. */
export const oilWellPressure = (): string =>
  csvOf(
    '井号,日期,油压_MPa,套压_MPa,井口温度_℃,日产液_t,备注',
    wellDays().map(({ well, day, oil, casing, temperature, liquid, note }) => [
      well, day, oil.toFixed(2), casing.toFixed(2), temperature.toFixed(1), liquid.toFixed(1), note,
    ]),
  )

/** The same wells by month: what is derived from the daily table. */
export function oilWellMonths(): string {
  const all = wellDays()
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const rows = [...new Set(all.map(({ well }) => well))].flatMap((well) =>
    monthsOf('2025-01', '2025-12').map((month) => {
      const days = all.filter((row) => row.well === well && row.day.startsWith(month))
      const workovers = days.filter(({ note }) => note !== '').length
      const total = days.reduce((sum, { liquid }) => sum + liquid, 0)
      return [well, month, days.length, mean(days.map(({ oil }) => oil)).toFixed(2), total.toFixed(1), workovers]
    }),
  )
  return csvOf('井号,月份,有效天数,平均油压_MPa,月产液_t,检泵次数', rows)
}

/** Products with a price to start from (yuan a tonne), and how restless it is. */
const CHEMICALS = [
  ['丙烯', 6_850, 0.008], ['甲醇', 2_430, 0.009], ['纯苯', 7_420, 0.010], ['苯乙烯', 8_550, 0.009],
  ['环氧丙烷', 8_780, 0.010], ['液氯', 320, 0.035], ['烧碱（32%）', 860, 0.007], ['双氧水（27.5%）', 910, 0.012],
  ['石油焦', 2_050, 0.010], ['沥青', 3_720, 0.006], ['丁二烯', 11_200, 0.013], ['甲基叔丁基醚', 6_480, 0.009],
] as const

/** Prices of twelve chemicals on working days up to a day; a later end only adds rows. */
export function chemicalPrices(lastDay: string): string {
  const days = daysOf('2025-01-01', '2026-06-30').filter((day) => weekdayOf(day) % 6 !== 0)
  const rows = CHEMICALS.flatMap(([product, start, restless], i) => {
    const { around, happens } = chance(10 + i)
    let price: number = start
    return days.map((day) => {
      price = Math.max(start * 0.5, price * (1 + around(0, restless)) + (start - price) * 0.01)
      const spread = price * 0.015
      const quoted = [price - spread, price, price + spread].map((value) => Math.round(value / 5) * 5)
      const isMissing = happens(0.02)
      return [day, product, '山东', ...(isMissing ? [null, null, null] : quoted), isMissing ? '无报价' : '']
    })
  })
  const byDay = Map.groupBy(rows, ([day]) => String(day))
  const told = [...byDay].filter(([day]) => day <= lastDay).flatMap(([, ofDay]) => ofDay)
  return csvOf('日期,品名,区域,最低价_元每吨,均价_元每吨,最高价_元每吨,备注', told)
}

/** Hourly volatile organic compounds at six points of a chemical park that does not exist. */
export function volatileOrganics(): string {
  const { around, between, happens } = chance(2)
  const rows = daysOf('2026-05-01', '2026-05-28').flatMap((day) =>
    Array.from({ length: 24 }, (_, hour) => hour).flatMap((hour) =>
      Array.from({ length: 6 }, (_, point) => {
        const night = 1 + 0.35 * Math.cos((2 * Math.PI * (hour - 4)) / 24)
        const total = Math.max(0.05, around(0.42 + point * 0.05, 0.12) * night + (happens(0.004) ? between(0.8, 2) : 0))
        const isOff = happens(0.015)
        return [
          clockOf(day, hour * 3600), `厂界${point + 1}号点`,
          isOff ? null : total.toFixed(3), isOff ? null : (total * between(0.02, 0.06)).toFixed(4),
          isOff ? null : (total * between(0.05, 0.12)).toFixed(4), between(0.5, 6).toFixed(1), isOff ? '校准' : '',
        ]
      }),
    ),
  )
  return csvOf('时间,点位,非甲烷总烃_mg每m3,苯_mg每m3,甲苯_mg每m3,风速_m每s,状态', rows)
}
