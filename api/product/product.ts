import type { ColumnProfile } from '#api/content/schema.ts'
import { digestOfJson } from '#api/kernel/canonical.ts'
import { AppError } from '#api/kernel/errors.ts'

/**
 * Where a product's data comes from (数据来源): 原始取得, 收集取得, 授权取得 (public data), 衍生创造, 交易取得, 公开采集;
 * and what a department gives of its own resource free of charge: to everybody (公共数据开放), to another department
 * (政务数据共享). 依据 GB/T 37932-2025 8.2 a).
 */
export const SOURCE_MODES = [
  'original', 'collected', 'authorised', 'derived', 'traded', 'crawled_public', 'opened', 'shared',
] as const
export type SourceMode = (typeof SOURCE_MODES)[number]

/** Whether a department gives its own resource free of charge, by opening or by sharing it. */
export const isGivenFreely = (sourceMode: string): boolean => sourceMode === 'opened' || sourceMode === 'shared'

/** States of a version (版本): it is read once, and never changes afterwards. */
export const VERSION_STATES = ['reading', 'ready', 'failed'] as const
export type VersionState = (typeof VERSION_STATES)[number]

/** Every act on a version: the states it may start from, and the one it ends in. */
export const VERSION_ACTS = {
  finish: { from: ['reading'], to: 'ready' }, // 读取完成
  fail: { from: ['reading'], to: 'failed' }, // 读取失败
  describe: { from: ['ready'], to: 'ready' }, // 补充字段说明、设置脱敏
} as const satisfies Record<string, { from: readonly VersionState[]; to: VersionState }>

/**
 * The state of a version after `act`.
 * @throws refused `product.version_act_not_allowed` when the act does not start from the version's state
 */
export function versionStateAfter(act: keyof typeof VERSION_ACTS, { state }: { state: string }): VersionState {
  const { from, to }: { from: readonly string[]; to: VersionState } = VERSION_ACTS[act]
  if (from.includes(state)) return to
  throw new AppError('refused', 'product.version_act_not_allowed', '该版本的当前状态不允许此操作', { state, act })
}

type Source = {
  sourceMode: SourceMode
  scenarioId?: string | undefined
  resourceId?: string | undefined
  parentIds: readonly string[]
}

/**
 * Checks that the origin is told in full: public data names its scenario, what is opened or shared its resource, a
 * derived product its parents, and nothing else does. 依据 《数据安全法》第三十三条.
 * @throws invalid `product.scenario_missing`, `product.scenario_unexpected`, `product.resource_missing`,
 *   `product.resource_unexpected`, `product.parents_missing`, `product.parents_unexpected`
 */
export function checkSource({ sourceMode, scenarioId, resourceId, parentIds }: Source): void {
  const isPublic = sourceMode === 'authorised'
  const isDerived = sourceMode === 'derived'
  if (isPublic && scenarioId === undefined) throw fault('scenario_missing', '授权取得的公共数据产品须写明应用场景')
  if (!isPublic && scenarioId !== undefined) throw fault('scenario_unexpected', '只有授权取得的公共数据产品才有应用场景')
  const isFree = isGivenFreely(sourceMode)
  if (isFree && resourceId === undefined) throw fault('resource_missing', '开放或共享的产品须写明所属的公共数据资源')
  if (!isFree && resourceId !== undefined) throw fault('resource_unexpected', '只有开放或共享的产品才写明公共数据资源')
  if (isDerived && parentIds.length === 0) throw fault('parents_missing', '衍生产品须写明其来源产品')
  if (!isDerived && parentIds.length > 0) throw fault('parents_unexpected', '只有衍生产品才有来源产品')
}

const fault = (rule: string, message: string) =>
  new AppError('invalid', `product.${rule}`, message, { basis: '《数据安全法》第三十三条' })

/**
 * Whether descriptions and masks of a version are fixed: while its listing is under review, and for good once it, or a
 * later one, was approved. A version that came after the approved one can still be completed.
 */
export function isDescriptionFixed(
  { number }: { number: number },
  listing: { state: string; approvedVersion: number | null } | null,
): boolean {
  if (listing === null) return false
  return listing.state === 'under_review' || number <= (listing.approvedVersion ?? 0)
}

/** The shape of a version: SHA-256 of its columns' names and types in their order, equal in a product's updates. */
export const shapeOf = (columns: readonly Pick<ColumnProfile, 'name' | 'type'>[]): string =>
  digestOfJson(columns.map(({ name, type }) => [name, type]))

/** A column's profile that tells its values neither singly nor as bounds. */
export const withoutValues = (column: ColumnProfile): ColumnProfile => ({
  ...column, min: null, max: null, quantiles: null, histogram: null, top: [],
})

/** Longest file name, in characters. */
const FILE_NAME_LIMIT = 255

/**
 * The name of an uploaded file in Unicode's composed form.
 * @throws invalid `product.file_name` for one that is absent, too long, a path, or holds invisible characters
 */
export function checkFileName(text: string | undefined): string {
  const name = (text ?? '').normalize('NFC').trim()
  const isPlain = /^[^\p{C}\p{Zl}\p{Zp}/\\]+$/u.test(name) && !/^\.+$/.test(name)
  if (isPlain && name.length <= FILE_NAME_LIMIT) return name
  throw new AppError('invalid', 'product.file_name', '文件名须为 1 至 255 个可见字符，且不含路径', {
    location: 'query.fileName',
  })
}

/** The file name that a Content-Disposition header names (RFC 6266): `filename*` in UTF-8 before `filename`. */
export function fileNameOf(disposition: string): string | undefined {
  const extended = /filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(disposition)?.[1]
  if (extended !== undefined) return percentDecoded(extended)
  const plain = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition)
  return plain?.[1]?.replaceAll(/\\(.)/g, '$1') ?? plain?.[2]
}

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

type Described = { descriptions: Readonly<Record<string, string>>; maskedFields: readonly string[] }

/** What a new version takes over from the one before: descriptions and masks of the fields that both have. */
export function carriedOver(fields: readonly string[], previous: Described | null) {
  const kept = new Set(fields)
  const descriptions = Object.entries(previous?.descriptions ?? {}).filter(([name]) => kept.has(name))
  return {
    descriptions: Object.fromEntries(descriptions),
    maskedFields: (previous?.maskedFields ?? []).filter((name) => kept.has(name)),
  }
}

/**
 * Checks that what is described and masked are fields of the version.
 * @throws invalid `product.field_unknown` with the names
 */
export function checkFields(fields: readonly string[], { descriptions, maskedFields }: Described): void {
  const known = new Set(fields)
  const unknown = [...new Set([...Object.keys(descriptions), ...maskedFields])].filter((name) => !known.has(name))
  if (unknown.length === 0) return
  throw new AppError('invalid', 'product.field_unknown', '说明或脱敏的字段不在该版本之中', {
    faults: unknown.map((name) => ({ path: name, message: '没有这个字段' })),
  })
}
