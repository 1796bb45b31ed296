import type { Context } from '#api/kernel/context.ts'
import { csvText } from '#api/kernel/csv.ts'
import { AppError } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { beijingDay } from '#api/kernel/time.ts'
import { isPeriod, type Period } from '#api/kernel/beijing-days.ts'
import { writeWorkbook } from '#api/kernel/workbook.ts'
import { figuresSql, METRICS } from './metrics.ts'

export type Figure = {
  key: string; group: string; name: string; english: string; unit: string; definition: string; value: string
}

export type Statistics = { from: Date; to: Date; at: Date; figures: Figure[] }

/**
 * The market's statistics of a period (市场统计): every figure with its definition, all of one state of the database.
 * @param period by calendar days in Beijing; without a beginning, the present year's
 * @throws invalid `statistics.period`
 */
export async function compileStatistics(ctx: Context, { from, to = ctx.now }: Period): Promise<Statistics> {
  permit(ctx.actor, 'statistics.view')
  const begin = from ?? new Date(`${beijingDay(ctx.now).slice(0, 4)}-01-01T00:00:00+08:00`)
  if (!isPeriod({ from: begin, to })) throw new AppError('invalid', 'statistics.period', '统计期间的结束须晚于开始')
  const period = { from: begin, to, now: ctx.now }
  const rows = await ctx.tx.$queryRaw<{ key: string; value: string }[]>(figuresSql(period))
  const valueOf = new Map(rows.map(({ key, value }) => [key, value]))
  const figures = METRICS.map(({ key, group, name, english, unit, definition }) => (
    { key, group, name, english, unit, definition, value: valueOf.get(key) ?? '0' }
  ))
  return { from: begin, to, at: ctx.now, figures }
}

const HEADERS = ['分组', '指标', '数值', '单位']

/** The same as an Excel workbook: one sheet of figures, one of their definitions (指标口径). */
export async function statisticsWorkbook({ from, to, at, figures }: Statistics): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  const number = (value: string) => ({ number: value, style: 'plain' as const })
  await writeWorkbook(async (bytes) => chunks.push(bytes), [
    { name: '统计', headers: HEADERS, rows: figures.map(({ group, name, value, unit }) => [group, name, number(value), unit]) },
    {
      name: '指标口径', headers: ['指标', '口径'],
      rows: [
        ...figures.map(({ name, definition }) => [name, definition]),
        ['统计期间', `${beijingDay(from)} 起至 ${beijingDay(to)} 前（北京时间）`], ['统计时点', at.toISOString()],
      ],
    },
  ])
  return Buffer.concat(chunks)
}

/** The same as CSV (RFC 4180, with a byte order mark), each line with its definition; a figure may be negative. */
export function statisticsCsv({ figures }: Statistics): string {
  const lines = figures.map(({ group, name, value, unit, definition }) =>
    [csvText(group), csvText(name), value, csvText(unit), csvText(definition)])
  return `\ufeff${[[...HEADERS, '口径'], ...lines].map((line) => line.join(',')).join('\r\n')}\r\n`
}
