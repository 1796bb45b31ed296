import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { csvText } from '#api/kernel/csv.ts'
import { writeWorkbook } from '#api/kernel/workbook.ts'
import { CODE, COLUMNS, STEWARD } from '#api/resource/sheet-columns.ts'
import { uniform } from '../synthetic/chance.ts'
import { ASPECTS, type Aspect, PLACES, type Steward, STEWARDS, YEARS } from './subjects.ts'

export type Plan = {
  /** How many entries, of which so many are spoiled. */
  rows: number
  faults: number
  seed: number
  /** The one department that all entries are of; the demo's four in turn without. */
  department?: string | undefined
}

/** The headings of the sheet, in its order. */
export const HEADERS: readonly string[] = [CODE, STEWARD, ...COLUMNS].map(({ header }) => header)

type Named = Record<string, string>

const cellsOf = (row: Named): string[] => [CODE, STEWARD, ...COLUMNS].map(({ key }) => row[key] ?? '')

/** The nth combination of subject, aspect, place and year of a steward; beyond them they begin anew with a number. */
function subjectAt(steward: Steward, n: number) {
  const of = <T>(list: readonly [T, ...T[]] | readonly T[], at: number): T => list[at % list.length] as T
  const [subjects, aspects, places] = [steward.subjects.length, ASPECTS.length, PLACES.length]
  const round = Math.floor(n / (subjects * aspects * places * YEARS.length))
  return {
    subject: of(steward.subjects, n),
    subjectNo: n % subjects,
    aspect: of<Aspect>(ASPECTS, Math.floor(n / subjects)),
    place: of<string>(PLACES, Math.floor(n / (subjects * aspects))),
    year: of<number>(YEARS, Math.floor(n / (subjects * aspects * places))),
    round,
  }
}

/** Whether a steward's elements come from the department that the entries are of. */
const isOf = ({ name }: Steward, department: string | undefined): boolean =>
  department === undefined || department === name

/** Whose subjects the entries have: the named department's, or all where it is none of the demo's. */
function stewardsOf(department: string | undefined): readonly Steward[] {
  const own = STEWARDS.filter((steward) => department !== undefined && isOf(steward, department))
  return own.length > 0 ? own : STEWARDS
}

/** An entry of the demo's catalogue: made up, and marked so. */
function entryAt(n: number, { department, seed }: Plan, next: () => number): Named {
  const stewards = stewardsOf(department)
  const steward = stewards[n % stewards.length] ?? STEWARDS[0]
  const { subject, subjectNo, aspect, place, year, round } = subjectAt(steward, Math.floor(n / stewards.length))
  const code = `DE${STEWARDS.indexOf(steward) + 1}${String(subjectNo + 1).padStart(3, '0')}`
  const element = isOf(steward, department) ? `|${code}-${subject.replaceAll(/[^\p{Script=Han}（）]/gu, '')}编号` : ''
  const closed = aspect.isPersonal && next() < 0.4
  return {
    code: `3705-${steward.letters}-Y${seed}-${String(n + 1).padStart(6, '0')}`,
    steward: department ?? steward.name,
    name: `${year}年${place}${subject}${aspect.name}${round === 0 ? '' : round + 1}（演示）`,
    description: `演示数据：${year}年${place}${subject}的${aspect.name}，由业务系统生成，${aspect.cycle}更新。`,
    items: [`${subject}编号${element}|文本`, ...aspect.items].join('\n'),
    grade: next() < 0.03 ? '重要数据' : '一般数据',
    openClass: closed ? '不予开放' : aspect.isPersonal || next() < 0.6 ? '有条件开放' : '无条件开放',
    shareClass: next() < 0.35 ? '无条件共享' : next() < 0.9 ? '有条件共享' : '不予共享',
    updateCycle: aspect.cycle,
    gathered: next() < 0.7 ? '是' : '否',
    theme: steward.theme,
    district: place,
    acquisition: '自行采集',
  }
}

/** Ways to spoil an entry, in turn; each is one fault that the import must find. */
export const SPOILS: readonly ((row: Named, first: Named) => Named)[] = [
  (row) => ({ ...row, code: '' }),
  (row) => ({ ...row, code: '代码 1' }),
  (row, first) => ({ ...row, code: first['code'] ?? '' }),
  (row) => ({ ...row, name: '名'.repeat(101) }),
  (row) => ({ ...row, items: '' }),
  (row) => ({ ...row, items: `${row['items'] ?? ''}\n负责人|保密` }),
  (row) => ({ ...row, grade: '' }),
  (row) => ({ ...row, openClass: '公开' }),
  (row) => ({ ...row, updateCycle: '经常' }),
  (row) => ({ ...row, openClass: '无条件开放', items: '姓名|文本|个人' }),
  (row) => ({ ...row, acquisition: '共享获取' }),
  (row) => ({ ...row, consentUntil: '明年' }),
]

/** Rows of a catalogue's sheet (目录表) under its headings: the same plan gives the same rows on every machine. */
export function* catalogueRows(plan: Plan): Generator<string[]> {
  const next = uniform(plan.seed)
  const every = plan.faults === 0 ? Infinity : Math.max(1, Math.floor(plan.rows / plan.faults))
  let [first, spoiled]: [Named, number] = [{}, 0]
  for (let n = 0; n < plan.rows; n++) {
    const row = entryAt(n, plan, next)
    if (n === 0) first = row
    const isSpoiled = n > 0 && spoiled < plan.faults && (n % every === 0 || plan.rows - n <= plan.faults - spoiled)
    const spoil = SPOILS[spoiled % SPOILS.length]
    if (isSpoiled) spoiled++
    yield cellsOf(isSpoiled && spoil ? spoil(row, first) : row)
  }
}

function* csvLines(plan: Plan): Generator<string> {
  const line = (cells: readonly string[]) => `${cells.map(csvText).join(',')}\r\n`
  yield `\ufeff${line(HEADERS)}`
  for (const cells of catalogueRows(plan)) yield line(cells)
}

/** The sheet as the text of a CSV file, with its mark of UTF-8. */
export const catalogueCsv = (plan: Plan): string => [...csvLines(plan)].join('')

const csvFile = (path: string, plan: Plan): Promise<void> =>
  pipeline(Readable.from(csvLines(plan)), createWriteStream(path))

async function xlsxFile(path: string, plan: Plan): Promise<void> {
  const file = await open(path, 'w')
  try {
    const sheet = { name: '目录', headers: [...HEADERS], rows: catalogueRows(plan) }
    await writeWorkbook((bytes) => file.writeFile(bytes), [sheet])
  } finally {
    await file.close()
  }
}

const USAGE =
  '用法：node seeds/catalogue/generate.ts 文件.csv|文件.xlsx [--rows 30000] [--seed 1] [--faults 0] [--department 部门名称]'

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      rows: { type: 'string', default: '30000' }, seed: { type: 'string', default: '1' },
      faults: { type: 'string', default: '0' }, department: { type: 'string' },
    },
  })
  const [path = ''] = positionals
  const numbers = [values.rows, values.seed, values.faults].map((text) => (/^\d{1,6}$/.test(text) ? Number(text) : NaN))
  const [rows = NaN, seed = NaN, faults = NaN] = numbers
  if (positionals.length !== 1 || !/\.(csv|xlsx)$/.test(path) || numbers.some(Number.isNaN)) {
    process.stderr.write(`${USAGE}\n`)
    process.exitCode = 64
    return
  }
  const plan = { rows, seed, faults, department: values.department }
  await (path.endsWith('.csv') ? csvFile : xlsxFile)(path, plan)
  process.stdout.write(`已写入 ${path}：${rows} 条目录（演示），其中 ${faults} 条有错，随机种子 ${seed}\n`)
}

if (import.meta.main) await main()
