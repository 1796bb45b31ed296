import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { catalogueRows, measureCatalogue } from './catalogue.ts'
import { type Figures, measureLedger } from './ledger.ts'
import { machine, type Machine } from './machine.ts'
import { measureRestart, restartRows } from './restart.ts'
import { measureSearch } from './search.ts'
import { searchRows } from './search-rows.ts'

const USAGE = '用法：npm run bench -- ledger|search|catalogue|restart [--json 文件] [--transfers 次数]'

const round = (value: number, digits = 0) => value.toFixed(digits)
const whole = (value: number) => Math.round(value).toLocaleString('en-US')

/** Each figure with what it is compared with, in the order in which it is read. */
function rowsOf(figures: Figures): [string, string, string][] {
  const { ceilingPerSecond, endToEndPerSecond, receiptsVerifiedPerSecond: verified, memoryParts } = figures
  const { latencyMs: { p50, p99 }, firstStartSeconds: first, secondStartSeconds: second } = figures
  const parts = Object.entries(memoryParts).map(([name, part]) => `${name} ${whole(part)}`).join(' + ')
  const platformRow = (what: string, perSecond: number, cpu: number): [string, string, string] => [
    what, `${whole(perSecond)} 次/秒`, `上限的 ${round(perSecond / ceilingPerSecond, 2)}，每次用处理器 ${round(cpu, 2)} ms`,
  ]
  return [
    ['上限：预编码批次直送链节点（每批 1,000）', `${whole(ceilingPerSecond)} 条/秒`, '1.00'],
    [
      'Ocean Protocol startMultipleTokenOrder（每批 25）', `${whole(figures.oceanBatchPerSecond)} 条/秒`,
      `平台是它的 ${round(endToEndPerSecond / figures.oceanBatchPerSecond, 2)} 倍`,
    ],
    [
      'Ocean Protocol startOrder，逐笔等待', `${whole(figures.oceanAwaitedPerSecond)} 条/秒`,
      `平台是它的 ${round(endToEndPerSecond / figures.oceanAwaitedPerSecond, 2)} 倍`,
    ],
    platformRow('平台端到端：64 个长连接，逐笔认证、扣款、上链、放行', endToEndPerSecond, figures.cpuMsPerTransfer),
    platformRow('平台端到端：256 个长连接', figures.manyClientsPerSecond, figures.manyClientsCpuMsPerTransfer),
    ['延迟：每秒 500 次请求', `p50 ${round(p50)} ms，p99 ${round(p99)} ms`, `p99/p50 ${round(p99 / p50, 1)}`],
    ['每次交付的 gas：每批 700，100 份合约', whole(figures.gasPerTransfer), `一份合约 ${whole(figures.gasPerTransferOneAgreement)}`],
    ['离线核验回执：一个进程', `${round(verified)} 份/秒`, `每份 ${round(1000 / verified, 1)} ms`],
    ['监管按编号溯源', `p99 ${round(figures.traceP99Ms)} ms`, ''],
    ['内存（PSS），负载之后', `${whole(figures.memoryMiB)} MiB`, parts],
    ['首次启动，含演示故事', `${round(first, 1)} 秒`, ''],
    ['再次启动', `${round(second, 1)} 秒`, `首次的 ${round(second / first, 2)}`],
  ]
}

/** Chinese characters take two columns of a terminal. */
const columns = (text: string) => [...text].reduce((sum, char) => sum + (/[\u2e80-\uffef]/.test(char) ? 2 : 1), 0)
const padded = (text: string, width: number) => text + ' '.repeat(Math.max(width - columns(text), 0))

function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => columns(row[i] ?? ''))))
  return rows.map((row) => row.map((cell, i) => padded(cell, widths[i] ?? 0)).join('  ').trimEnd()).join('\n')
}

const sentence = ({ cpu, cores, memoryGiB, node, loadBefore }: Machine) =>
  `机器：${cpu}，${cores} 核，${memoryGiB} GiB 内存，Node ${node}，开始时负载 ${round(loadBefore, 1)}`

type Say = (line: string) => void

/** What can be measured: the figures, and the rows in which they are read. */
const BENCHES: Record<string, (say: Say, transfers: number | undefined) => Promise<{ figures: object; rows: string[][] }>> = {
  ledger: async (say) => {
    const figures = await measureLedger(say)
    return { figures, rows: rowsOf(figures) }
  },
  catalogue: async (say) => {
    const figures = await measureCatalogue(say)
    return { figures, rows: catalogueRows(figures) }
  },
  restart: async (say, transfers) => {
    const figures = await measureRestart(say, transfers)
    return { figures, rows: restartRows(figures) }
  },
  search: async (say) => {
    const figures = await measureSearch(say)
    return { figures, rows: searchRows(figures) }
  },
}

const OPTIONS = { json: { type: 'string' }, transfers: { type: 'string' } } as const
const { positionals, values } = parseArgs({ allowPositionals: true, options: OPTIONS })
const bench = positionals.length === 1 ? BENCHES[positionals[0] ?? ''] : undefined
const transfers = values.transfers === undefined ? undefined : Number(values.transfers)
if (bench === undefined || (transfers !== undefined && !(Number.isInteger(transfers) && transfers > 0))) {
  process.stderr.write(`${USAGE}\n`)
  process.exit(64)
}
const on = machine()
const { figures, rows } = await bench((line) => process.stderr.write(`${line}\n`), transfers)
process.stdout.write(`${sentence(on)}\n${table(rows)}\n`)
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify({ machine: on, ...figures }, null, 2)}\n`)
