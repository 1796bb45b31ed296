import { readdir } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { sha256 } from '#api/kernel/canonical.ts'
import { writeWorkbook } from '#api/kernel/workbook.ts'
import { publishResource } from '#api/resource/publish.ts'
import { withdrawResource } from '#api/resource/withdraw.ts'
import { catalogueCsv, catalogueRows, HEADERS as GENERATED } from '#seeds/catalogue/generate.ts'
import { eventsOf, hiddenAnswer, lastBodyOf, resourceInput } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'
import { countsOf, csvOf, HEADERS, newCode, row, send } from './sheet.ts'

const p = await platform()
const department = await p.organization('department')
const other = await p.organization('department')
const nameOf = async (id: string) => (await p.db.participant.findUniqueOrThrow({ where: { id } })).name

const bookOf = async (rows: Record<string, string>[]) => {
  const parts: Uint8Array[] = []
  const cells = rows.map((one) => HEADERS.map((header) => one[header] ?? ''))
  await writeWorkbook(async (bytes) => parts.push(bytes), [{ name: '目录', headers: HEADERS, rows: cells }])
  return Buffer.concat(parts)
}

it('loads a file with one event, and leaves it unchanged the second time', async () => {
  const file = csvOf([row(), row(), row()])
  const first = await send(p, file, { as: department })
  expect([first.status, countsOf(first)]).toEqual([200, [3, 3, 0, 0, 0]])
  expect(await eventsOf(p, first.body.id)).toEqual(['resource.imported'])
  const again = await send(p, file, { as: department })
  expect(countsOf(again)).toEqual([3, 0, 0, 3, 0])
  expect(again.body.entriesDigest).toBe(first.body.entriesDigest)
  const entries = await p.db.publicDataResource.findMany({ where: { importId: first.body.id } })
  const lines = entries.map(({ code, digest }) => `${code} ${digest}\n`).toSorted()
  expect(await lastBodyOf(p, first.body.id)).toMatchObject({
    file: sha256(file), rows: 3, created: 3, changed: 0, faulty: 0, entries: sha256(lines.join('')),
  })
})

it('checks without writing anything', async () => {
  const before = [await p.db.publicDataResource.count(), await p.db.resourceImport.count(), await p.db.chainAct.count()]
  const answer = await send(p, csvOf([row(), row({ 数据分级: '绝密' })]), { as: department, mode: 'check' })
  expect([answer.body.id, countsOf(answer)]).toEqual([null, [2, 1, 0, 0, 1]])
  expect([await p.db.publicDataResource.count(), await p.db.resourceImport.count(), await p.db.chainAct.count()]).toEqual(before)
})

it('makes of a row what publishing it makes', async () => {
  const sharer = await p.organization('department')
  const [single, bulk] = [newCode(), newCode()]
  const sharing = { document: '同意函', digest: `0x${'ab'.repeat(32)}`, until: new Date('2027-12-31T16:00:00Z') }
  await p.run(department, (ctx) => publishResource(ctx, {
    code: single, name: '企业名录', description: '说明\n两行', grade: 'important', openClass: 'closed', shareClass: 'none',
    updateCycle: 'quarterly', gathered: true, acquisition: 'shared', theme: 'market', district: '广饶县',
    sharing: { fromId: sharer.participantId, consent: sharing },
    items: [{ name: '企业、名称', type: 'text' }, { name: '法定代表人', element: 'DE91-甲', personal: true, description: '现任；唯一' }],
  }))
  const answer = await send(p, csvOf([row({
    资源代码: bulk, 资源名称: '企业名录', 资源摘要: '说明\n两行', 数据分级: '重要', 开放属性: '不予开放', 共享属性: '不予共享', 更新频率: '季度',
    是否汇聚: '已汇聚', 获取方式: '共享', 主题: '市场监管', 行政区划: '广饶县', 来源部门: await nameOf(sharer.participantId), 共享同意文件: '同意函',
    同意文件摘要: 'AB'.repeat(32), 同意截止日期: '2027/12/31',
    数据项: '企业\\、名称|文本\n法定代表人|DE91-甲|个人|说明:现任\\；唯一',
  })]), { as: department })
  expect(countsOf(answer)).toEqual([1, 1, 0, 0, 0])
  const [a, b] = await Promise.all([single, bulk].map((code) => p.db.publicDataResource.findUniqueOrThrow({ where: { code } })))
  const own = { id: '', code: '', createdAt: null, importId: null, digest: '', search: '' }
  expect({ ...b, ...own }).toEqual({ ...a, ...own })
  expect(b?.search).toBe(a?.search.replace(single.toLowerCase(), bulk.toLowerCase()))
})

it('reads GB18030, UTF-8 with its mark, workbooks, other headings and titles above them', async () => {
  const rows = [row({ 资源名称: '养老机构' })]
  const text = csvOf(rows)
  const encoded = await gb18030(text)
  expect((await send(p, encoded, { as: department })).body).toMatchObject({ encoding: 'gb18030', created: 1 })
  expect((await send(p, `\ufeff${text}`, { as: department })).body).toMatchObject({ encoding: 'utf-8-bom', unchanged: 1 })
  const book = await send(p, await bookOf(rows), { as: department, fileName: '目录.xlsx' })
  expect(book.body).toMatchObject({ format: 'xlsx', unchanged: 1 })
  const synonyms = ['目录编码*', '信息资源名称（必填）', '简介', '信息项', '分级', '开放类型', '更新周期', '备注', '别的']
  const titled = `2026年目录,\r\n${synonyms.join()}\r\n${newCode()},甲,乙,丙、丁,一般,依申请开放,日,x,y\r\n`
  const answer = await send(p, titled, { as: department })
  expect(answer.body).toMatchObject({ created: 1, faulty: 0, ignored: ['别的'] })
})

it('tells the row as a spreadsheet numbers it, the column, the value and how to mend it', async () => {
  const text = csvOf([row(), row({ 开放属性: '公开' })]).replace('\r\n', '\r\n\r\n')
  const { body } = await send(p, text, { as: department, mode: 'check' })
  expect(body.faults).toEqual([{
    line: 4, code: expect.any(String),
    faults: [{ column: '开放属性', rule: 'word', value: '公开', message: '「开放属性」只能填：无条件开放、有条件开放、不予开放' }],
  }])
})

const taken = newCode()
const stranger = await p.run(other, (ctx) => publishResource(ctx, resourceInput()))
const gone = await p.run(department, (ctx) => publishResource(ctx, resourceInput()))
await p.run(department, (ctx) => withdrawResource(ctx, gone.id, { reason: '重复' }))

it.each<[string, string, Record<string, string>]>([
  ['missing', '资源代码', { 资源代码: '' }],
  ['code', '资源代码', { 资源代码: '代码 1' }],
  ['code', '资源代码', { 资源代码: 'x'.repeat(65) }],
  ['foreign', '资源代码', { 资源代码: stranger.code }],
  ['withdrawn', '资源代码', { 资源代码: gone.code }],
  ['foreign', '责任部门', { 责任部门: await nameOf(other.participantId) }],
  ['department', '责任部门', { 责任部门: '不存在的部门' }],
  ['missing', '资源名称', { 资源名称: ' ' }],
  ['too_long', '资源名称', { 资源名称: '名'.repeat(101) }],
  ['character', '资源名称', { 资源名称: '甲\u202e乙' }],
  ['too_long', '资源摘要', { 资源摘要: '名'.repeat(2001) }],
  ['missing', '数据项', { 数据项: '' }],
  ['items', '数据项', { 数据项: '姓名|保密' }],
  ['items', '数据项', { 数据项: '名'.repeat(101) }],
  ['items', '数据项', { 数据项: Array.from({ length: 501 }, (_, n) => `列${n}`).join('\n') }],
  ['item_twice', '数据项', { 数据项: '甲\n甲' }],
  ['element_twice', '数据项', { 数据项: '甲|DE01-甲\n乙|DE01-乙' }],
  ['missing', '数据分级', { 数据分级: '', 数据项: '姓名|个人' }],
  ['word', '数据分级', { 数据分级: '绝密' }],
  ['word', '开放属性', { 开放属性: '公开' }],
  ['personal_open', '开放属性', { 开放属性: '无条件开放', 数据项: '姓名|个人' }],
  ['core_open', '开放属性', { 开放属性: '无条件开放', 数据分级: '核心数据' }],
  ['word', '更新频率', { 更新频率: '经常' }],
  ['word', '主题', { 主题: '天文' }],
  ['word', '行政区划', { 行政区划: '济南市' }],
  ['sharing_source', '来源部门', { 获取方式: '共享获取' }],
  ['sharing_unexpected', '来源部门', { 来源部门: await nameOf(other.participantId) }],
  ['sharing_self', '来源部门', { 获取方式: '共享获取', 来源部门: await nameOf(department.participantId) }],
  ['sharing_consent', '来源部门', { 获取方式: '共享获取', 来源部门: await nameOf(other.participantId), 共享同意文件: '函' }],
  ['missing', '来源部门', { 共享同意文件: '函', 同意文件摘要: 'ab'.repeat(32) }],
  ['department', '来源部门', { 获取方式: '共享获取', 来源部门: '没有的部门' }],
  ['item_own', '数据项', { 获取方式: '共享获取', 来源部门: await nameOf(other.participantId), 数据项: '甲|自采' }],
  ['digest', '同意文件摘要', { 同意文件摘要: 'xyz' }],
  ['date', '同意截止日期', { 同意截止日期: '明年' }],
])('finds the fault %s in %s, and writes the other rows', async (rule, column, over) => {
  const [before, good] = [await p.db.publicDataResource.count(), row()]
  const answer = await send(p, csvOf([row(over), good]), { as: department })
  expect(countsOf(answer)).toEqual([2, 1, 0, 0, 1])
  const [{ line, faults }] = answer.body.faults
  expect(line).toBe(2)
  expect(faults.map((one: { rule: string; column: string }) => [one.rule, one.column])).toContainEqual([rule, column])
  expect(await p.db.publicDataResource.count()).toBe(before + 1)
})

it('takes a separator of lines or paragraphs within a cell for a sign like any other', async () => {
  const one = row({ 资源摘要: '甲\u2028乙\u2029丙' })
  const answer = await send(p, csvOf([one, row({ 数据项: '名\u2028称|保\u2029密' })]), { as: department })
  expect([answer.status, countsOf(answer)]).toEqual([200, [2, 1, 0, 0, 1]])
  expect(answer.body.faults[0].faults).toMatchObject([{ rule: 'items', value: '名\u2028称|保\u2029密' }])
  expect(await p.db.publicDataResource.findUnique({ where: { code: one['资源代码'] ?? '' } })).toMatchObject({
    description: '甲\u2028乙\u2029丙',
  })
})

it('finds a code that stands twice in the file, and says where it stood first', async () => {
  const answer = await send(p, csvOf([row({ 资源代码: taken }), row(), row({ 资源代码: taken })]), { as: department })
  expect(countsOf(answer)).toEqual([3, 2, 0, 0, 1])
  expect(answer.body.faults[0]).toMatchObject({ line: 4, faults: [{ rule: 'duplicate', value: taken }] })
  expect(answer.body.faults[0].faults[0].message).toContain('第 2 行')
})

it('changes only what a file has columns for, and wants all of a new entry', async () => {
  const known = row({ 主题: '交通运输' })
  await send(p, csvOf([known]), { as: department })
  const some = ['资源代码', '更新频率']
  const answer = await send(p, csvOf([{ ...known, 更新频率: '每日' }, row()], some), { as: department })
  expect(countsOf(answer)).toEqual([2, 0, 1, 0, 1])
  expect(answer.body.faults[0].faults.map(({ rule }: { rule: string }) => rule)).toContain('column_missing')
  const changed = await p.db.publicDataResource.findUniqueOrThrow({ where: { code: known['资源代码'] ?? '' } })
  expect(changed).toMatchObject({ updateCycle: 'daily', theme: 'transport', version: 2, name: known['资源名称'] })
})

it('gives the faulty rows back with what is wrong in front, and takes them again when they are mended', async () => {
  const bad = row({ 资源名称: '=cmd()', 开放属性: '公开' })
  const { body } = await send(p, csvOf([bad], HEADERS, (text) => `"${text.replaceAll('"', '""')}"`), { as: department })
  const path = `/api/resources/imports/${body.id}/faults`
  const { text } = await p.request('GET', `${path}?as=csv`, { as: department })
  expect(text).toContain('【开放属性】「开放属性」只能填')
  expect(text).toContain(`,'=cmd(),`)
  const mended = await send(p, text.replace(',公开,', ',有条件开放,'), { as: department })
  expect(countsOf(mended)).toEqual([1, 1, 0, 0, 0])
  expect(await p.db.publicDataResource.findUnique({ where: { code: bad['资源代码'] ?? '' } })).toMatchObject({ name: '=cmd()' })
  expect((await p.request('GET', `${path}?as=xlsx`, { as: department })).status).toBe(200)
  const hidden = async (id: string) => hiddenAnswer(await p.request('GET', `/api/resources/imports/${id}/faults`, { as: other }))
  expect(await hidden(body.id)).toEqual(await hidden(`imp_${'0'.repeat(26)}`))
})

it('loads for all departments when the implementing body sends it, and names no other', async () => {
  const body = await p.organization('implementing_body')
  const [one, two] = [await nameOf(department.participantId), await nameOf(other.participantId)]
  const file = csvOf([row({ 责任部门: one }), row({ 责任部门: two }), row()])
  const answer = await send(p, file, { as: body })
  expect(countsOf(answer)).toEqual([3, 2, 0, 0, 1])
  const made = await p.db.publicDataResource.findMany({ where: { importId: answer.body.id }, orderBy: { id: 'desc' } })
  expect(made.map(({ departmentId }) => departmentId)).toEqual([department.participantId, other.participantId])
})

it.each([
  ['resource.import_header', '甲,乙\r\n1,2\r\n'],
  ['resource.import_empty', `${HEADERS.join()}\r\n`],
  ['content.empty', ''],
  ['content.bad_quote', '资源代码,资源名称\r\n"1,2\r\n'],
])('refuses a file as a whole with %s', async (code, file) => {
  const answer = await send(p, file, { as: department })
  expect([answer.status, answer.body.code]).toEqual([422, code])
})

it('finds every fault that the generator plants, whatever the seed', async () => {
  const plan = { rows: 300, faults: 24, seed: 7, department: await nameOf(department.participantId) }
  expect(catalogueCsv(plan)).toBe(catalogueCsv(plan))
  expect([...catalogueRows(plan)].every((cells) => cells.length === GENERATED.length)).toBe(true)
  const answer = await send(p, catalogueCsv(plan), { as: department })
  expect(countsOf(answer)).toEqual([300, 276, 0, 0, 24])
})

it('writes nothing when the same code is published meanwhile, or a load is repeated at once', async () => {
  const file = csvOf(Array.from({ length: 50 }, () => row()))
  const answers = await Promise.all([1, 2, 3].map(() => send(p, file, { as: department })))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(answers.map(countsOf).toSorted()).toEqual([[50, 0, 0, 50, 0], [50, 0, 0, 50, 0], [50, 50, 0, 0, 0]])
})

it('keeps nobody waiting for a file that is still arriving', async () => {
  const file = Buffer.from(csvOf([row()]))
  const { readable, writable } = new TransformStream<Uint8Array>()
  const writer = writable.getWriter()
  const slow = send(p, readable, { as: other })
  await writer.write(file.subarray(0, 40))
  expect(countsOf(await send(p, csvOf([row()]), { as: department }))).toEqual([1, 1, 0, 0, 0])
  await writer.write(file.subarray(40))
  await writer.close()
  expect(countsOf(await slow)).toEqual([1, 1, 0, 0, 0])
})

it('holds no file of what was sent', async () => {
  expect(await p.db.resourceImport.count()).toBeGreaterThan(0)
  const kept = await readdir(p.server.config.contentDir, { recursive: true, withFileTypes: true })
  expect(kept.filter((entry) => entry.isFile())).toEqual([])
})

/** A text in GB18030, through the decoder's own table. */
async function gb18030(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const table = new Map<string, number[]>()
  const decoder = new TextDecoder('gb18030')
  for (let a = 0x81; a < 0xff; a++)
    for (let b = 0x40; b < 0xff; b++) {
      const sign = b === 0x7f ? '' : decoder.decode(Uint8Array.of(a, b))
      if (sign.length === 1 && sign !== '\ufffd') table.set(sign, [a, b])
    }
  return Uint8Array.from([...text].flatMap((sign) => (sign < '\u0080' ? [sign.charCodeAt(0)] : (table.get(sign) ?? [0x3f]))))
}
