import { chance, csvOf, monthsOf, numbered } from './chance.ts'

const DISTRICTS = ['东营区', '河口区', '垦利区', '广饶县', '利津县'] as const

/** Persons who get social assistance: made up, without a name or a number of any real person. */
export function assistance(): string {
  const { pick, whole } = chance(410)
  const months = monthsOf('2024-01', '2026-06')
  const rows = Array.from({ length: 240 }, (_, i) => [
    numbered('DX', i + 1, 5), `虚构人员${i + 1}`, pick(DISTRICTS), pick(['最低生活保障', '特困供养', '临时救助', '低保边缘'] as const),
    months[whole(0, months.length - 1)] ?? '2024-01', whole(32, 96) * 10,
  ])
  return csvOf('对象编号,姓名,区县,救助类别,起始月份,月救助金额_元', rows)
}

/** Service stations for the elderly in the communities: made-up stations in real districts. */
export function stations(): string {
  const { pick, whole, happens } = chance(420)
  const rows = Array.from({ length: 60 }, (_, i) => [
    numbered('ZD', i + 1), `虚构社区服务站${i + 1}`, pick(DISTRICTS), whole(6, 60), happens(0.7) ? '有' : '无', pick(['8:00-17:00', '8:30-18:00'] as const),
  ])
  return csvOf('站点编号,站点名称,区县,床位数,助餐服务,开放时间', rows)
}

/** The spaces of public car parks, hour by hour over a day. */
export function parking(): string {
  const { around } = chance(430)
  const rows = Array.from({ length: 12 }, (_, at) => at).flatMap((at) => {
    const total = 80 + at * 35
    return Array.from({ length: 24 }, (_, hour) => {
      const busy = 0.25 + 0.5 * Math.max(0, Math.sin(((hour - 6) / 24) * 2 * Math.PI))
      const free = Math.min(total, Math.max(0, Math.round(total * (1 - busy) + around(0, total * 0.04))))
      return [numbered('TC', at + 1), `虚构停车场${at + 1}`, total, free, `2026-06-01 ${String(hour).padStart(2, '0')}:00:00`]
    })
  })
  return csvOf('停车场编号,停车场,总泊位,空闲泊位,时间', rows)
}

/** Codes of road sections, as departments share them to speak of the same road. */
export function roadCodes(): string {
  const { pick } = chance(440)
  const rows = Array.from({ length: 48 }, (_, i) => [numbered('LD', i + 1, 4), `虚构道路${i + 1}段`, pick(DISTRICTS), pick(['主干路', '次干路', '支路'] as const)])
  return csvOf('路段编码,路段名称,区县,等级', rows)
}
