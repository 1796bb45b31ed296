import { csvText } from '#api/kernel/csv.ts'
import { CODE, COLUMNS, STEWARD } from '#api/resource/sheet-columns.ts'
import type { Answer, Member, TestPlatform } from '#test/support/platform.ts'

export const HEADERS = [CODE, STEWARD, ...COLUMNS].map(({ header }) => header)

let made = 0
/** A code that no other test has. */
export const newCode = (): string => `T-${process.pid}-${Date.now()}-${made++}`

/** A good row of the sheet by the columns' headings. */
export const row = (over: Record<string, string> = {}): Record<string, string> => ({
  资源代码: newCode(), 资源名称: '名录（演示）', 资源摘要: '演示数据', 数据项: '名称|文本\n地址|文本', 数据分级: '一般数据', 开放属性: '有条件开放',
  更新频率: '每月', ...over,
})

/** A CSV file of rows, of which each may leave out columns. */
export function csvOf(rows: Record<string, string>[], headers: string[] = HEADERS, plain = csvText): string {
  const lines = [headers, ...rows.map((one) => headers.map((header) => one[header] ?? ''))]
  return lines.map((cells) => `${cells.map(plain).join(',')}\r\n`).join('')
}

type Sent = { as: Member; mode?: string; fileName?: string }

/** Sends a file of catalogue entries. */
export const send = (
  p: TestPlatform,
  raw: NonNullable<RequestInit['body']>,
  { as, mode = 'load', fileName = '目录.csv' }: Sent,
): Promise<Answer> =>
  p.request('POST', `/api/resources/import?mode=${mode}&fileName=${encodeURIComponent(fileName)}`, { as, raw })

/** The counts of a report in their order: rows, created, changed, unchanged, faulty. */
export const countsOf = ({ body }: Answer): number[] => [body.rows, body.created, body.changed, body.unchanged, body.faulty]
