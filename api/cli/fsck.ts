import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '#api/config.ts'
import { checkPlatform, STUCK_SECONDS } from '#api/fsck/check.ts'
import { INVARIANTS, placeText } from '#api/fsck/invariant.ts'
import type { Result, Summary } from '#api/fsck/report.ts'
import { openPlatform, say } from './launch/place.ts'

const USAGE = '用法：npm run fsck [-- --data 数据目录] [--json]'
const EXIT = { clean: 0, findings: 1, unchecked: 2 } as const
const VERDICT = { clean: '全部成立。', findings: '有不符之处。', unchecked: '没有发现不符，但有部分未能核对。' } as const

const summaryLine = ({ invariant, checked, found, ms, unchecked }: Summary): string => {
  const mark = found > 0 ? '✗' : unchecked === null ? '✓' : '–'
  const open = unchecked === null ? '' : `，未能全部核对：${unchecked}`
  const counts = `核对 ${checked} 项，不符 ${found}，用时 ${(ms / 1000).toFixed(1)} 秒`
  return `${mark} ${invariant} ${INVARIANTS[invariant]}：${counts}${open}`
}

function textOf({ findings, summaries, notes, verdict }: Result): string {
  const lines = findings.map(({ invariant, place, sentence }) => `${invariant} ${placeText(place)}：${sentence}`)
  const untold = summaries.reduce((sum, { found }) => sum + found, 0) - findings.length
  return [
    ...lines,
    ...(untold > 0 ? [`另有 ${untold} 处不符没有逐一列出`] : []),
    ...notes.map((note) => `说明：${note}`),
    ...summaries.map(summaryLine),
    VERDICT[verdict],
    '',
  ].join('\n')
}

/** Prisma's words for a table or a column that the database has not. */
const OTHER_SCHEMA = new Set(['P2021', 'P2022'])

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (OTHER_SCHEMA.has(code)) return '数据库的结构不是本版本的，请先用本版本启动一次平台'
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ').trim()
}

async function main(): Promise<{ code: number; text: string }> {
  const flag = { type: 'boolean', default: false } as const
  const options = { data: { type: 'string' }, json: flag, help: flag } as const
  const { values } = parseArgs({ options })
  if (values.help) return { code: 0, text: `${USAGE}\n滞留的期限是 ${STUCK_SECONDS} 秒。\n` }
  const data = values.data === undefined ? {} : { DATA_DIR: resolve(values.data) }
  const config = readConfig({ ...process.env, ...data })
  const place = await openPlatform(config)
  try {
    const result = await checkPlatform({ ...place, dataDir: config.DATA_DIR, now: new Date(), progress: say })
    return { code: EXIT[result.verdict], text: values.json ? `${JSON.stringify(result, null, 2)}\n` : textOf(result) }
  } finally {
    await place.stop()
  }
}

try {
  const { code, text } = await main()
  process.stdout.write(text, () => process.exit(code))
} catch (error) {
  process.stderr.write(`未能核对：${reasonOf(error)}\n`, () => process.exit(EXIT.unchecked))
}
