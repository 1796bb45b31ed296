import { chance, clockOf, csvOf, daysOf, numbered, weekdayOf } from './chance.ts'

/** Roads with the flow of a working day's busiest hour. */
const ROADS = [
  ['东三路（南段）', 1_900], ['西四路（中段）', 2_300], ['黄河路（东段）', 2_600], ['北一路（西段）', 2_100],
  ['南一路（东段）', 1_700], ['府前大街（中段）', 1_500], ['东二路（北段）', 1_600], ['胜利大街（中段）', 1_300],
  ['垦利新兴路', 820], ['利津津二路', 640], ['广饶乐安大街', 1_150], ['河口黄河路', 580],
] as const

/** Share of the busiest hour's flow by the hour of a day: working days, days of rest. */
const WORKING = [4, 3, 2, 2, 4, 12, 35, 88, 92, 66, 60, 68, 62, 58, 60, 66, 80, 100, 86, 58, 44, 32, 18, 9]
const RESTING = [7, 5, 3, 3, 4, 9, 18, 34, 52, 64, 72, 70, 62, 62, 66, 70, 72, 74, 66, 56, 46, 34, 22, 12]

/** Two weeks of hourly flow on twelve roads: made up, under real roads' names. */
export function roadFlow(): string {
  const { around, between, happens } = chance(110)
  const rows = daysOf('2026-05-11', '2026-05-24').flatMap((day) => {
    const shares = weekdayOf(day) % 6 === 0 ? RESTING : WORKING
    return shares.flatMap((share, hour) =>
      ROADS.map(([road, most], i) => {
        const flow = Math.max(0, Math.round((most * share) / 100 * around(1, 0.06)))
        const speed = Math.max(14, 58 - 30 * (share / 100) ** 2 + around(0, 3))
        const isOff = happens(0.012)
        return [
          numbered('KK', i + 1), road, clockOf(day, hour * 3600), isOff ? null : flow,
          isOff ? null : Math.round(flow * between(0.03, 0.14)), isOff ? null : speed.toFixed(1), isOff ? '设备离线' : '',
        ]
      }),
    )
  })
  return csvOf('断面编号,道路,时间,车流量_辆每时,大型车_辆每时,平均车速_km每h,状态', rows)
}

const LINES = ['1路', '3路', '8路', '16路', '101路'] as const
const STOPS = 8
const TRIPS = 54

/** A week of arrivals of five bus lines at eight stops each way, every eighteen minutes. */
export function busArrivals(): string {
  const { around, between, happens } = chance(120)
  const rows = daysOf('2026-05-11', '2026-05-17').flatMap((day) =>
    LINES.flatMap((line) =>
      Array.from({ length: TRIPS }, (_, trip) => {
        const starts = 6 * 3600 + trip * 1_080
        const isBusy = [7, 8, 17, 18].includes(Math.floor(starts / 3600)) && weekdayOf(day) % 6 !== 0
        let late = 0
        return Array.from({ length: STOPS }, (_stop, stop) => {
          late = Math.max(-60, late + around(isBusy ? 38 : 8, 25))
          const planned = starts + stop * 300
          const isLost = happens(0.02)
          const aboard = (isBusy ? 34 : 15) * Math.sin((Math.PI * (stop + 1)) / (STOPS + 1)) + between(-4, 8)
          return [
            line, trip % 2 === 0 ? '上行' : '下行', day, trip + 1, stop + 1, `${line}演示站${stop + 1}`, clockOf(day, planned),
            isLost ? null : clockOf(day, planned + late), isLost ? null : Math.round(late),
            Math.round(Math.max(0, aboard)),
          ]
        })
      }).flat(),
    ),
  )
  return csvOf('线路,方向,日期,班次,站序,站名,计划到站,实际到站,晚点_s,车上人数_人', rows)
}

/** Journeys between the zones of a city that were not made. */
export function busJourneys(): string {
  const { whole } = chance(130)
  const zones = Array.from({ length: 20 }, (_, i) => numbered('小区', i + 1, 2))
  const pairs = zones.flatMap((from) => zones.filter((to) => to !== from).map((to) => [from, to] as const))
  const rows = pairs.map(([from, to]) => ['2026-05', from, to, whole(5, 900)])
  return csvOf('月份,起点,终点,出行量_人次', rows)
}
