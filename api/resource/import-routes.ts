import { z } from '@hono/zod-openapi'
import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { EXPORT_FORMATS } from '#api/http/export-file.ts'
import { checkedFileName } from '#api/http/receive.ts'
import { run } from '#api/http/run.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { getImport, listImports } from './find-import.ts'
import { importCatalogue } from './import.ts'
import { IMPORT_MODES, ImportReport, storedReport } from './import-report.ts'
import type { Files } from './read-once.ts'
import { catalogueExport, sendFaults, sendTemplate } from './sheet-files.ts'

const As = z.object({ as: z.enum(EXPORT_FORMATS).default('csv') })

/** The routes of the catalogue's sheet: template, import, its report and faults, export. */
export const importEndpoints = (files: Files): Endpoint[] => [
  catalogueExport,
  endpoint({
    method: 'get',
    path: '/api/resources/template',
    act: 'resource.import',
    summary: '下载目录导入模板，CSV 或 Excel（as）',
    query: As,
    answer: z.unknown(),
    stream: (edge, { query }) => sendTemplate(edge, query.as),
  }),
  endpoint({
    method: 'post',
    path: '/api/resources/import',
    act: 'resource.import',
    summary: '导入目录（请求体为 CSV 或 Excel 文件的原始字节；mode=check 只检查，mode=load 写入合格的行）',
    query: z.object({ fileName: z.string().max(1000).optional(), mode: z.enum(IMPORT_MODES).default('check') }),
    answer: ImportReport,
    stream: async (edge, { query }) =>
      edge.c.json(await importCatalogue(edge, files, { fileName: checkedFileName(query.fileName), mode: query.mode })),
  }),
  endpoint({
    method: 'get',
    path: '/api/resources/imports',
    act: 'resource.import',
    summary: '目录导入记录',
    query: PageQuery,
    answer: pageOf(ImportReport),
    handle: (ctx, { query }) => listImports(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/api/resources/imports/{id}',
    act: 'resource.import',
    summary: '目录导入报告',
    params: IdParam,
    answer: ImportReport,
    handle: async (ctx, { params }) => storedReport(await getImport(ctx, params.id)),
  }),
  endpoint({
    method: 'get',
    path: '/api/resources/imports/{id}/faults',
    act: 'resource.import',
    summary: '下载目录导入的问题行，第一列写明问题，CSV 或 Excel（as）',
    params: IdParam,
    query: As,
    answer: z.unknown(),
    stream: async (edge, { params, query }) => {
      const row = await run(edge.server, edge.actor, edge.requestId, (ctx) => getImport(ctx, params.id))
      return sendFaults(edge, query.as, row)
    },
  }),
]
