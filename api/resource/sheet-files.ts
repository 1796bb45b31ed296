import { join } from 'node:path'
import type { ResourceImport } from '#api/db/generated/client.ts'
import type { Edge } from '#api/http/endpoint.ts'
import { answerWith, exportEndpoint } from '#api/http/export.ts'
import { type ExportCell, type ExportFormat, type ExportTable, writeExport } from '#api/http/export-file.ts'
import type { Context } from '#api/kernel/context.ts'
import type { Entry } from './entry.ts'
import { findDepartments } from './departments.ts'
import { listResources } from './find.ts'
import { keptOf } from './import-report.ts'
import { CatalogueFilter, type CatalogueRow } from './schema.ts'
import { CODE, COLUMNS, type Departments, STEWARD } from './sheet-columns.ts'

/** The entry that a row of the catalogue tells of. */
const entryOfView = ({ sharing, acquisition, ...row }: CatalogueRow): Entry => ({
  ...row,
  acquisition: acquisition === 'shared' ? 'shared' : 'own',
  sharing: sharing && {
    fromId: sharing.fromId, document: sharing.document, digest: sharing.digest,
    until: sharing.until === null ? null : new Date(sharing.until),
  },
})

const STATES: Record<CatalogueRow['state'], string> = {
  published: '未登记', registered: '登记有效', lapsed: '登记已过期', revoked: '登记已撤销', withdrawn: '已撤下',
}

type Written = { row: CatalogueRow; entry: Entry; departments: Departments }

/** The catalogue as a sheet that can be mended and imported again: nothing changes where nothing was mended. */
export const catalogueExport = exportEndpoint({
  path: '/api/resources/export',
  act: 'resource.view',
  title: '公共数据资源目录',
  query: CatalogueFilter,
  filter: (query) => [
    ['检索词', query.q], ['部门', query.departmentId], ['分级', query.grade], ['开放属性', query.openClass],
    ['共享属性', query.shareClass], ['获取方式', query.acquisition], ['更新频率', query.updateCycle], ['主题', query.theme],
    ['行政区划', query.district], ['登记状态', query.state], ['清单', query.list],
  ],
  list: async (ctx: Context, query) => {
    const departments = await findDepartments(ctx)
    const { items, next } = await listResources(ctx, query)
    return { items: items.map((row): Written => ({ row, entry: entryOfView(row), departments })), next }
  },
  columns: [
    { header: CODE.header, value: ({ entry }) => entry.code },
    { header: STEWARD.header, value: ({ row, departments }) => departments.nameOf(row.departmentId) },
    ...COLUMNS.map(({ header, write }) => ({
      header, value: ({ entry, departments }: Written): ExportCell => write(entry, departments),
    })),
    { header: '平台状态', value: ({ row }) => STATES[row.state] },
  ],
})

async function* rowsOf(rows: ExportCell[][]): AsyncGenerator<ExportCell[]> {
  yield* rows
}

/** Sends a small table as a file. */
async function send({ c, server }: Edge, format: ExportFormat, table: ExportTable): Promise<Response> {
  const file = await writeExport(join(server.config.contentDir, 'exports'), format, table)
  return answerWith(c, format, file, { title: table.title })
}

const EXAMPLE: Record<string, string> = {
  code: '3705-MZ-0001', name: '社会组织名录（示例，导入前请删去本行）', description: '全市社会组织的名称、类型与地址，由登记系统生成',
  items: '社会组织名称|DE0201-社会组织名称|文本\n统一社会信用代码|DE0101-统一社会信用代码|文本\n法定代表人|DE0102-法定代表人|文本|个人|共享\n成立日期|日期',
  grade: '一般数据', openClass: '有条件开放', shareClass: '有条件共享', updateCycle: '每月', gathered: '是',
  theme: '民政事务', district: '全市',  acquisition: '自行采集',
}

/** The empty sheet with its headings, an example, and what each column takes. */
export const sendTemplate = (edge: Edge, format: ExportFormat): Promise<Response> => {
  const columns = [CODE, STEWARD, ...COLUMNS]
  return send(edge, format, {
    title: '公共数据资源目录导入模板',
    headers: columns.map(({ header }) => header),
    rows: rowsOf([columns.map(({ key }) => EXAMPLE[key] ?? '')]),
    about: () => columns.map(({ header, hint, ...more }) => [
      header, `${'isRequired' in more && more.isRequired === true ? '必填。' : ''}${hint}`,
    ]),
  })
}

/** The faulty rows of an import as they came, each with what is wrong with it in front, to be mended and sent again. */
export async function sendFaults(edge: Edge, format: ExportFormat, row: ResourceImport): Promise<Response> {
  const { titles, rows } = keptOf(row)
  const width = Math.max(titles.length, ...rows.map(({ cells }) => cells.length))
  const wide = (cells: string[]) => Array.from({ length: width }, (_, at) => cells[at] ?? '')
  return send(edge, format, {
    title: '目录导入问题行',
    headers: ['问题', '原行号', ...wide(titles)],
    rows: rowsOf(rows.map(({ line, cells, faults }) => [
      faults.map(({ column, message }) => `【${column}】${message}`).join('\n'), line, ...wide(cells),
    ])),
    about: () => [['内容', '每行的问题写在第一列；改好后删不删前两列都可以直接再导入'], ['行数', String(rows.length)]],
  })
}
