import { BEIJING_OFFSET_MS, beijingDay, DAY_MS } from '#api/kernel/time.ts'
import { digest as digestForm } from '#api/participant/schema.ts'
import type { Entry } from './entry.ts'
import { isDay, resourceLine, resourceText } from './schema.ts'
import { cellOfItems, type GivenItem, itemsOfCell } from './sheet-items.ts'
import {
  ACQUISITION_WORDS, CYCLE_WORDS, GATHERED_WORDS, GRADE_WORDS, listOfWords, OPEN_WORDS, PLACE_WORDS, SHARE_WORDS,
  THEME_WORDS, valueOfWord, type Words, wordOf,
} from './sheet-words.ts'

/** What a row of the sheet says of an entry: what it leaves out stays as it is, or is the rule's default. */
export type Patch = Partial<Omit<Entry, 'items' | 'code' | 'sharing'>> & {
  items?: GivenItem[]
  sharedFromId?: string | null
  consentDocument?: string | null
  consentDigest?: string | null
  consentUntil?: Date | null
}

/** The names of the departments by which a sheet names them, and their ids; a credit code names one too. */
export type Departments = { idOf: (name: string) => string | undefined; nameOf: (id: string) => string }

/** What a cell turned out to say, or the sentence that says how to mend it. */
export type Said = { patch: Patch } | { rule: string; fault: string; value?: string }

export type Column = {
  key: string
  /** Its heading, and what else it may be headed with. */
  header: string
  synonyms: string[]
  /** A new entry can't do without it. */
  isRequired?: boolean
  /** What is written in the template: what it is for. */
  hint: string
  read: (text: string, departments: Departments) => Said
  write: (entry: Entry, departments: Departments) => string
}

const tooLong = (header: string, most: number): Said => ({
  rule: 'too_long', fault: `「${header}」超过 ${most} 个字，请缩短`,
})

/** A column of plain text with a most of characters. */
function text(
  column: Pick<Column, 'key' | 'header' | 'synonyms' | 'hint' | 'isRequired'>,
  form: ReturnType<typeof resourceText>,
  most: number,
  patch: (value: string) => Patch,
  write: Column['write'],
): Column {
  const read = (value: string): Said => {
    if (value.length > most) return tooLong(column.header, most)
    if (!form.safeParse(value).success)
      return { rule: 'character', fault: `「${column.header}」含有换行、控制字符或不可见字符，请删去后重填` }
    return { patch: patch(value) }
  }
  return { ...column, read, write }
}

/** A column of one of a few words. */
const word = <T extends string>(
  column: Pick<Column, 'key' | 'header' | 'synonyms' | 'isRequired'>,
  known: Words<T>,
  patch: (value: T) => Patch,
  of: (entry: Entry) => string | null,
): Column => ({
  ...column,
  hint: listOfWords(known),
  read: (given) => {
    const value = valueOfWord(known, given)
    if (value !== undefined) return { patch: patch(value) }
    return { rule: 'word', fault: `「${column.header}」只能填：${listOfWords(known)}` }
  },
  write: (entry) => {
    const value = of(entry)
    return value === null ? '' : wordOf(known, value)
  },
})

/** The end of a day in Beijing, or an instant as it stands. */
function readUntil(given: string): Said {
  const day = given.replaceAll('/', '-').replaceAll(/(?<=-)(\d)(?=-|$)/g, '0$1')
  const end = Date.parse(`${day}T00:00:00Z`) - BEIJING_OFFSET_MS + DAY_MS
  if (isDay(day)) return { patch: { consentUntil: new Date(end) } }
  const at = new Date(given)
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(given) && !Number.isNaN(at.getTime())) return { patch: { consentUntil: at } }
  return { rule: 'date', fault: '「同意截止日期」须写作 2027-12-31' }
}

/** The last day of a consent; one that does not end with a day in Beijing is written as the instant that it is. */
function writeUntil({ sharing }: Entry): string {
  const until = sharing?.until ?? null
  if (until === null) return ''
  const isMidnight = (until.getTime() + BEIJING_OFFSET_MS) % DAY_MS === 0
  return isMidnight ? beijingDay(new Date(until.getTime() - 1)) : until.toISOString()
}

/** The columns of the catalogue's sheet (目录表), in their order. The code comes first and names the entry. */
export const CODE: Pick<Column, 'key' | 'header' | 'synonyms' | 'hint'> = {
  key: 'code', header: '资源代码', synonyms: ['目录代码', '资源编码', '目录编码', '信息资源代码', '代码'],
  hint: '4 至 64 个字母、数字或 . / _ -，全平台唯一，发布后不变',
}

export const COLUMNS: readonly Column[] = [
  text({ key: 'name', header: '资源名称', synonyms: ['目录名称', '信息资源名称', '名称'], isRequired: true, hint: '100 字以内' },
    resourceLine(100), 100, (name) => ({ name }), ({ name }) => name),
  text({ key: 'description', header: '资源摘要', synonyms: ['资源说明', '说明', '简介', '摘要', '信息资源摘要', '资源描述'],
    isRequired: true, hint: '内容、来源、采集方式，2000 字以内' },
    resourceText(2000), 2000, (description) => ({ description }), ({ description }) => description),
  {
    key: 'items', header: '数据项', synonyms: ['信息项', '数据项名称', '信息项名称', '字段', '字段名称'], isRequired: true,
    hint: '每行一项：名称，之后可用竖线写数据元、类型、个人、敏感、自采、共享、说明:文字，如 法定代表人|DE0102-法定代表人|文本|个人',
    read: (given) => {
      const found = itemsOfCell(given)
      return 'items' in found ? { patch: { items: found.items } } : { rule: 'items', ...found }
    },
    write: ({ items, acquisition }) => cellOfItems(items, acquisition),
  },
  word({ key: 'grade', header: '数据分级', synonyms: ['分级', '数据级别', '安全级别'], isRequired: true },
    GRADE_WORDS, (grade) => ({ grade }), ({ grade }) => grade),
  word({ key: 'openClass', header: '开放属性', synonyms: ['开放类型', '开放方式'], isRequired: true },
    OPEN_WORDS, (openClass) => ({ openClass }), ({ openClass }) => openClass),
  word({ key: 'shareClass', header: '共享属性', synonyms: ['共享类型'] },
    SHARE_WORDS, (shareClass) => ({ shareClass }), ({ shareClass }) => shareClass),
  word({ key: 'updateCycle', header: '更新频率', synonyms: ['更新周期'], isRequired: true },
    CYCLE_WORDS, (updateCycle) => ({ updateCycle }), ({ updateCycle }) => updateCycle),
  word({ key: 'gathered', header: '是否汇聚', synonyms: ['汇聚', '汇聚状态', '是否已汇聚'] },
    GATHERED_WORDS, (value) => ({ gathered: value === 'yes' }), ({ gathered }) => (gathered ? 'yes' : 'no')),
  word({ key: 'theme', header: '主题', synonyms: ['主题分类', '所属主题'] },
    THEME_WORDS, (theme) => ({ theme }), ({ theme }) => theme),
  word({ key: 'district', header: '行政区划', synonyms: ['区县', '所属区县', '地域', '地域范围'] },
    PLACE_WORDS, (district) => ({ district }), ({ district }) => district),
  word({ key: 'acquisition', header: '获取方式', synonyms: ['数据来源', '采集方式'] },
    ACQUISITION_WORDS, (acquisition) => ({ acquisition }), ({ acquisition }) => acquisition),
  {
    key: 'sharedFrom', header: '来源部门', synonyms: ['共享来源部门', '数据来源部门'],
    hint: '获取方式为共享获取时填：已入驻部门的名称或统一社会信用代码',
    read: (given, { idOf }) => {
      const id = idOf(given)
      if (id !== undefined) return { patch: { sharedFromId: id } }
      return { rule: 'department', fault: '「来源部门」不是已入驻的公共管理部门，请填其在平台上的全称' }
    },
    write: ({ sharing }, { nameOf }) => (sharing === null ? '' : nameOf(sharing.fromId)),
  },
  text({ key: 'consentDocument', header: '共享同意文件', synonyms: ['同意文件', '共享同意书'], hint: '来源部门同意运营的文件名称' },
    resourceLine(200), 200, (consentDocument) => ({ consentDocument }), ({ sharing }) => sharing?.document ?? ''),
  {
    key: 'consentDigest', header: '同意文件摘要', synonyms: ['同意文件哈希', '同意文件SHA-256'],
    hint: '该文件的 SHA-256：0x 加 64 位小写十六进制',
    read: (given) => {
      const digest = given.toLowerCase().startsWith('0x') ? given.toLowerCase() : `0x${given.toLowerCase()}`
      if (digestForm.safeParse(digest).success) return { patch: { consentDigest: digest } }
      return { rule: 'digest', fault: '「同意文件摘要」须为 64 位十六进制的 SHA-256' }
    },
    write: ({ sharing }) => sharing?.digest ?? '',
  },
  {
    key: 'consentUntil', header: '同意截止日期', synonyms: ['同意有效期', '同意有效期至'], hint: '如 2027-12-31，不填为长期有效',
    read: readUntil,
    write: writeUntil,
  },
]

/** The department that an entry is of: told where somebody loads for several. */
export const STEWARD: Pick<Column, 'key' | 'header' | 'synonyms' | 'hint'> = {
  key: 'steward', header: '责任部门', synonyms: ['提供部门', '提供单位', '责任单位', '资源提供方', '信息资源提供方'],
  hint: '部门导入时可不填；实施机构导入时须填已入驻部门的全称',
}

/** Columns that our own files have beside, and that are not read. */
export const IGNORED = ['问题', '原行号', '平台状态', '备注']

/** What an optional column says with an empty cell. */
export const EMPTY: Record<string, Patch> = {
  shareClass: { shareClass: 'conditional' }, gathered: { gathered: false }, theme: { theme: null },
  district: { district: null }, acquisition: { acquisition: 'own' }, sharedFrom: { sharedFromId: null },
  consentDocument: { consentDocument: null }, consentDigest: { consentDigest: null },
  consentUntil: { consentUntil: null },
}
