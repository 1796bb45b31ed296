import { type Entry, type EntryFault, faultsOfEntry } from './entry.ts'
import { resourceCode } from './schema.ts'
import { CODE, type Column, COLUMNS, type Departments, EMPTY, IGNORED, type Patch, STEWARD } from './sheet-columns.ts'

/** One fault of a row: in which column, by which rule, what stands there (cut), and how it is mended. */
export type RowFault = { column: string; rule: string; value: string; message: string }

/** A row with its number in the file, its cells as they came, and what is wrong with it. */
export type FaultyRow = { line: number; code: string; cells: string[]; faults: RowFault[] }

/** What a good row says: of which entry, of which department, and what. */
export type GoodRow = { line: number; code: string; departmentId: string; patch: Patch; cells: string[] }

/** Which column of a file is which of the catalogue's; -1 where it has none. */
export type Header = {
  titles: string[]
  columns: { column: Column; at: number }[]
  code: number
  steward: number
  ignored: string[]
}

const CUT = 60
export const cut = (text: string): string => (text.length > CUT ? `${text.slice(0, CUT)}…` : text)

/** A heading without what people put around it: stars, brackets with hints, spaces. */
const heading = (text: string): string =>
  text.normalize('NFKC').replaceAll(/[(（【[].*?[)）】\]]|[*＊\s:：]/g, '').toLowerCase()

const isHeaded = ({ header, synonyms }: Pick<Column, 'header' | 'synonyms'>, title: string): boolean =>
  [header, ...synonyms].some((name) => heading(name) === heading(title))

/** The header that a row of a file is: one that names the code and at least one more column; undefined for others. */
export function headerOf(cells: string[]): Header | undefined {
  const place = (column: Pick<Column, 'header' | 'synonyms'>) => cells.findIndex((title) => isHeaded(column, title))
  const columns = COLUMNS.map((column) => ({ column, at: place(column) })).filter(({ at }) => at >= 0)
  const [code, steward] = [place(CODE), place(STEWARD)]
  if (code < 0 || columns.length === 0) return undefined
  const used = new Set([code, steward, ...columns.map(({ at }) => at)])
  const ignored = cells.filter((title, at) => title.trim() !== '' && !used.has(at) && !IGNORED.includes(title.trim()))
  return { titles: cells, columns, code, steward, ignored: ignored.map(cut) }
}

/** A cell's text: trimmed, without the quotation mark that keeps a spreadsheet from taking it for a formula. */
const textOf = (cells: string[], at: number): string => {
  const text = (cells[at] ?? '').trim()
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text
}

const fault = (column: string, rule: string, value: string, message: string): RowFault => ({
  column, rule, value: cut(value), message,
})

/** Who loads the file: a department its own entries, or the implementing body those of all. */
export type Loader = { participantId: string; isDepartment: boolean; departments: Departments }

/** Reads one row by itself: each cell by its column's rule. */
export function readRow(header: Header, line: number, cells: string[], loader: Loader): GoodRow | FaultyRow {
  const faults: RowFault[] = []
  const code = textOf(cells, header.code)
  if (code === '') faults.push(fault(CODE.header, 'missing', '', '缺少「资源代码」，请填写'))
  else if (!resourceCode.safeParse(code).success)
    faults.push(fault(CODE.header, 'code', code, '「资源代码」须为 4 至 64 个字母、数字或 . / _ -'))
  const departmentId = stewardOf(header, cells, loader, faults)
  const patch: Patch = {}
  for (const { column, at } of header.columns) readCell(column, textOf(cells, at), loader, patch, faults)
  const beyond = cells.findIndex((cell, at) => at >= header.titles.length && cell.trim() !== '')
  if (beyond >= 0) faults.push(fault(`第 ${beyond + 1} 列`, 'ragged', cells[beyond] ?? '', '该行在表头之外还有内容，请检查分隔符或删去多余的格'))
  if (faults.length > 0 || departmentId === undefined) return { line, code, cells, faults }
  return { line, code, departmentId, patch, cells }
}

function readCell(column: Column, text: string, { departments }: Loader, patch: Patch, faults: RowFault[]): void {
  if (text === '') {
    if (column.isRequired === true) faults.push(missing(column))
    else Object.assign(patch, EMPTY[column.key])
    return
  }
  const said = column.read(text, departments)
  if ('patch' in said) Object.assign(patch, said.patch)
  else faults.push(fault(column.header, said.rule, said.value ?? text, said.fault))
}

const MISSING: Record<string, string> = {
  items: '没有数据项，请至少填一项，每行一个',
  grade: '缺少「数据分级」，含个人信息的资源尤须分级，请填：一般数据、重要数据、核心数据',
}
const missing = ({ key, header }: Column): RowFault =>
  fault(header, 'missing', '', MISSING[key] ?? `缺少「${header}」，请填写`)

/** The department that a row is of: one's own, or the named one where somebody loads for several. */
function stewardOf(header: Header, cells: string[], loader: Loader, faults: RowFault[]): string | undefined {
  const name = header.steward < 0 ? '' : textOf(cells, header.steward)
  const { participantId, isDepartment, departments } = loader
  if (name === '') {
    if (isDepartment) return participantId
    faults.push(fault(STEWARD.header, 'missing', '', '缺少「责任部门」，请填已入驻部门的全称'))
    return undefined
  }
  const id = departments.idOf(name)
  if (id === undefined) faults.push(fault(STEWARD.header, 'department', name, '「责任部门」不是已入驻的公共管理部门，请填其在平台上的全称'))
  else if (isDepartment && id !== participantId)
    faults.push(fault(STEWARD.header, 'foreign', name, '只能导入本部门的目录，请删去其他部门的行'))
  else return id
  return undefined
}

/** What an entry is before a row says anything of it. */
const BLANK: Omit<Entry, 'code'> = {
  name: '', description: '', items: [], grade: '', openClass: '', shareClass: 'conditional', updateCycle: '',
  gathered: false, acquisition: 'own', sharing: null, theme: null, district: null,
}

/** The entry that a row makes: of a new one, or of the one that is there. */
export function entryAfter({ code, patch }: GoodRow, present: Entry | undefined): Entry {
  const base = present ?? { ...BLANK, code }
  const { items, sharedFromId, consentDocument, consentDigest, consentUntil, ...rest } = patch
  const acquisition = patch.acquisition ?? base.acquisition
  const fromId = sharedFromId === undefined ? (base.sharing?.fromId ?? null) : sharedFromId
  const kept = <T>(given: T | undefined, before: T | null | undefined) =>
    given === undefined ? (before ?? null) : given
  return {
    ...base,
    ...rest,
    code,
    acquisition,
    items: items?.map((item) => ({ ...item, acquisition: item.acquisition ?? acquisition })) ?? base.items,
    sharing: fromId === null ? null : {
      fromId,
      document: kept(consentDocument, base.sharing?.document),
      digest: kept(consentDigest, base.sharing?.digest),
      until: kept(consentUntil, base.sharing?.until),
    },
  }
}

const PLACES: Partial<Record<keyof Entry, string>> = { items: '数据项', openClass: '开放属性', sharing: '来源部门' }

/** What is wrong with the entry that a row makes, by the rules that a single one is checked by. */
export function faultsOfRow(row: GoodRow, header: Header, entry: Entry, isNew: boolean): RowFault[] {
  const given = new Set(header.columns.map(({ column }) => column.key))
  const lacking = isNew ? COLUMNS.filter(({ key, isRequired }) => isRequired === true && !given.has(key)) : []
  if (lacking.length > 0)
    return lacking.map(({ header: name }) =>
      fault(name, 'column_missing', '', `新条目须填写「${name}」，请在文件中加上这一列`))
  const { consentDocument, consentDigest, consentUntil } = row.patch
  const isConsented = [consentDocument, consentDigest, consentUntil].some((value) => value != null)
  return [
    ...(isConsented && entry.sharing === null
      ? [fault('来源部门', 'missing', '', '填写了共享同意，却没有「来源部门」，请补填或清空共享同意各列')]
      : []),
    ...faultsOfEntry(entry, row.departmentId).map(rowFault),
  ]
}

const rowFault = ({ path, code, message, basis }: EntryFault): RowFault => ({
  column: PLACES[path] ?? path, rule: code.split('.')[1] ?? code, value: '',
  message: basis === undefined ? message : `${message}（${basis}）`,
})
