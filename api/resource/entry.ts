import type { PublicDataResource } from '#api/db/generated/client.ts'
import { digestOfJson } from '#api/kernel/canonical.ts'
import { AppError, type ErrorKind } from '#api/kernel/errors.ts'
import type { Hex32 } from '#api/kernel/hex.ts'
import type { Acquisition, ItemType } from './catalogue.ts'
import { elementOf, type Item, itemsOf, ownElements } from './item.ts'
import type { DescribeResource } from './schema.ts'

/** The consent of the department that shared the data to their operation (共享同意): its document, and until when. */
export type Sharing = { fromId: string; document: string | null; digest: string | null; until: Date | null }

/** What a department says of a resource in the catalogue (目录条目); registration and quality are others' words. */
export type Entry = {
  code: string
  name: string
  description: string
  items: Item[]
  grade: string
  openClass: string
  shareClass: string
  updateCycle: string
  gathered: boolean
  acquisition: Acquisition
  sharing: Sharing | null
  theme: string | null
  district: string | null
}

type Named = { name: string; element?: string | undefined; type?: ItemType | undefined; personal?: boolean | undefined
  sensitive?: boolean | undefined; acquisition?: Acquisition | undefined; description?: string | undefined }

const itemOf = (given: Named, acquisition: Acquisition): Item => ({
  name: given.name,
  element: given.element ?? null,
  type: given.type ?? null,
  personal: given.personal ?? false,
  sensitive: given.sensitive ?? false,
  acquisition: given.acquisition ?? acquisition,
  description: given.description ?? null,
})

/** What is given in a request as an entry; of items that have a name alone, nothing else is claimed. */
export function entryOf(code: string, given: DescribeResource): Entry {
  const acquisition = given.acquisition ?? 'own'
  const items: Named[] = given.items ?? (given.fields ?? []).map((name) => ({ name }))
  const { sharing } = given
  return {
    code,
    name: given.name,
    description: given.description,
    items: items.map((item) => itemOf(item, acquisition)),
    grade: given.grade,
    openClass: given.openClass,
    shareClass: given.shareClass ?? 'conditional',
    updateCycle: given.updateCycle,
    gathered: given.gathered ?? false,
    acquisition,
    sharing: sharing === undefined ? null : {
      fromId: sharing.fromId,
      document: sharing.consent?.document ?? null,
      digest: sharing.consent?.digest ?? null,
      until: sharing.consent?.until ?? null,
    },
    theme: given.theme ?? null,
    district: given.district ?? null,
  }
}

/** The entry that a row of the catalogue holds. */
export const entryOfRow = (row: PublicDataResource): Entry => ({
  code: row.code,
  name: row.name,
  description: row.description,
  items: itemsOf(row),
  grade: row.grade,
  openClass: row.openClass,
  shareClass: row.shareClass,
  updateCycle: row.updateCycle,
  gathered: row.gathered,
  acquisition: row.acquisition === 'shared' ? 'shared' : 'own',
  sharing: row.sharedFromId === null ? null : {
    fromId: row.sharedFromId,
    document: row.sharingConsent,
    digest: row.sharingConsentDigest,
    until: row.sharingConsentTo,
  },
  theme: row.theme,
  district: row.district,
})

/** SHA-256 of an entry's canonical JSON: what an event says of it, and by which two versions are compared. */
export const digestOfEntry = ({ sharing, items, ...entry }: Entry): Hex32 =>
  digestOfJson({
    ...entry,
    items: items.map((item) => ({ ...item })),
    sharing: sharing && { ...sharing, until: sharing.until?.toISOString() ?? null },
  })

/** A text as it is looked for: in compatibility form and small letters. */
export const foldedText = (text: string): string => text.normalize('NFKC').toLowerCase()

/** The columns of a row that an entry fills. */
export const columnsOf = (entry: Entry) => ({
  code: entry.code,
  name: entry.name,
  description: entry.description,
  fields: entry.items.map(({ name }) => name),
  items: entry.items.map((item) => ({ ...item })),
  elements: ownElements(entry.items).map(({ element }) => element),
  grade: entry.grade,
  openClass: entry.openClass,
  shareClass: entry.shareClass,
  updateCycle: entry.updateCycle,
  gathered: entry.gathered,
  acquisition: entry.acquisition,
  sharedFromId: entry.sharing?.fromId ?? null,
  sharingConsent: entry.sharing?.document ?? null,
  sharingConsentDigest: entry.sharing?.digest ?? null,
  sharingConsentTo: entry.sharing?.until ?? null,
  theme: entry.theme,
  district: entry.district,
  digest: digestOfEntry(entry),
  search: foldedText([entry.code, entry.name, ...entry.items.map(({ name }) => name)].join(' ')),
})

/** One thing that is wrong with an entry: which part, which rule, and how it is mended. */
export type EntryFault = { path: keyof Entry; kind: ErrorKind; code: string; message: string; basis?: string }

const fault = (path: keyof Entry, code: string, message: string): EntryFault => ({
  path, kind: 'invalid', code: `resource.${code}`, message,
})
const breach = (path: keyof Entry, code: string, message: string, basis: string): EntryFault => ({
  path, kind: 'refused', code: `resource.${code}`, message, basis,
})

const RULES: ((entry: Entry, departmentId: string) => EntryFault | false)[] = [
  ({ acquisition, sharing }) => acquisition === 'shared' && sharing === null &&
    fault('sharing', 'sharing_source', '获取方式为共享获取的，须写明来源部门'),
  ({ acquisition, sharing }) => acquisition === 'own' && sharing !== null &&
    fault('sharing', 'sharing_unexpected', '自行采集的资源不填来源部门，请改获取方式为共享获取'),
  ({ sharing }, departmentId) => sharing?.fromId === departmentId &&
    fault('sharing', 'sharing_self', '来源部门不能是本部门，请改获取方式为自行采集'),
  ({ sharing }) => sharing !== null && (sharing.document === null) !== (sharing.digest === null) &&
    fault('sharing', 'sharing_consent', '共享同意须同时写明文件名称和文件摘要（SHA-256）'),
  ({ acquisition, items }) => acquisition === 'shared' && items.some((item) => item.acquisition === 'own') &&
    fault('items', 'item_own', '共享获取的资源，其数据项不能是自采，请去掉“自采”'),
  ({ items }) => items.some(({ personal, sensitive }) => sensitive && !personal) &&
    fault('items', 'item_sensitive', '敏感个人信息也是个人信息，请同时标为“个人”'),
  ({ items }) => isTwice(items.map(({ name }) => name)) && fault('items', 'item_twice', '数据项名称不能重复'),
  ({ items }) => isTwice(items.flatMap(({ element }) => (element === null ? [] : [elementOf(element)]))) &&
    fault('items', 'element_twice', '同一数据元在一个资源里只能出现一次'),
  ({ openClass, items }) => openClass === 'unconditional' && items.some(({ personal }) => personal) &&
    breach('openClass', 'personal_open', '含个人信息的资源不得无条件开放，请改为有条件开放或不予开放', '《个人信息保护法》第二十五条'),
  ({ openClass, grade }) => openClass === 'unconditional' && grade === 'core' &&
    breach('openClass', 'core_open', '国家核心数据不得无条件开放，请改为不予开放', '《数据安全法》第二十一条'),
]

const isTwice = (texts: string[]): boolean => new Set(texts).size < texts.length

/** Everything that is wrong with an entry of a department. */
export const faultsOfEntry = (entry: Entry, departmentId: string): EntryFault[] =>
  RULES.flatMap((rule) => rule(entry, departmentId) || [])

/**
 * Checks what a department says of a resource.
 * @throws invalid or refused `resource.…` with the rule that was broken, and the article where it is the law's
 */
export function checkEntry(entry: Entry, departmentId: string): void {
  const [first] = faultsOfEntry(entry, departmentId)
  if (first === undefined) return
  const { path, kind, code, message, basis } = first
  throw new AppError(kind, code, message, { ...(basis === undefined ? {} : { basis }), faults: [{ path, message }] })
}
