import type { Listing } from '#api/db/generated/client.ts'
import { DAY_MS } from '#api/kernel/time.ts'
import type { UPDATE_CYCLES } from '#api/resource/resource.ts'
import { isSuspected, type Suspect } from './sensitive.ts'

/** What a version tells that counts; the newest that could be read. */
export type VersionFacts = {
  createdAt: Date
  duplicateRows: number
  columns: readonly (Suspect & { nulls: number })[]
  descriptions: Readonly<Record<string, string>>
  maskedFields: readonly string[]
}

type Text = Pick<
  Listing,
  | 'title' | 'summary' | 'updateCycle' | 'coverageSpace' | 'coverageFrom' | 'coverageTo' | 'granularity' | 'license'
  | 'useCases' | 'forbiddenUses' | 'keywords' | 'plans'
>

/** All that the completeness of a listing depends on; without a version its part of the points is open. */
export type Told = { text: Text; description: string; version: VersionFacts | null; now: Date }

type Criterion = {
  /** What is to be mended: a field of the listing, or `version.…` of the product's version. */
  path: string
  code: string
  points: number
  /** How much of it is met, 0 to 1. */
  share: (told: Told) => number
}

const isTold =
  (field: 'title' | 'updateCycle' | 'coverageSpace' | 'coverageFrom' | 'coverageTo' | 'granularity' | 'license') =>
  ({ text }: Told): number =>
    text[field] ? 1 : 0

/** As many as are enough, or the part of them that is there. */
const enough = (count: number, wanted: number): number => Math.min(1, count / wanted)

const lengthOf = (text: string): number => Array.from(text.trim()).length

/** A summary of so many characters says what the data are, where they come from and what they are good for. */
const SUMMARY_CHARACTERS = 60

/**
 * What a complete listing tells, with its points; they sum to 100.
 * 依据 GB/T 36343-2018 (元数据), GB/T 37932-2025 8.2, GB/T 36344-2018 (数据质量评价指标).
 */
const CRITERIA: readonly Criterion[] = [
  { path: 'title', code: 'missing', points: 4, share: isTold('title') },
  { path: 'updateCycle', code: 'missing', points: 4, share: isTold('updateCycle') },
  { path: 'coverageSpace', code: 'missing', points: 4, share: isTold('coverageSpace') },
  { path: 'coverageFrom', code: 'missing', points: 4, share: isTold('coverageFrom') },
  { path: 'coverageTo', code: 'missing', points: 4, share: isTold('coverageTo') },
  { path: 'granularity', code: 'missing', points: 4, share: isTold('granularity') },
  { path: 'license', code: 'missing', points: 6, share: isTold('license') },
  { path: 'summary', code: 'summary_short', points: 10, share: summaryShare },
  { path: 'useCases', code: 'use_cases_few', points: 6, share: ({ text }) => enough(text.useCases.length, 2) },
  { path: 'forbiddenUses', code: 'missing', points: 4, share: ({ text }) => enough(text.forbiddenUses.length, 1) },
  { path: 'keywords', code: 'keywords_few', points: 6, share: ({ text }) => enough(text.keywords.length, 3) },
  { path: 'plans', code: 'missing', points: 8, share: plansShare },
  { path: 'version.descriptions', code: 'fields_undescribed', points: 16, share: ofVersion(describedShare) },
  { path: 'version.maskedFields', code: 'sensitive_unmasked', points: 8, share: ofVersion(maskedShare) },
  { path: 'version', code: 'version_overdue', points: 6, share: freshShare },
  { path: 'version.quality', code: 'quality_untold', points: 6, share: qualityShare },
]

function summaryShare({ text }: Told): number {
  return enough(lengthOf(text.summary), SUMMARY_CHARACTERS)
}

function plansShare({ text: { plans } }: Told): number {
  return Array.isArray(plans) ? enough(plans.length, 1) : 0
}

function ofVersion(share: (version: VersionFacts) => number) {
  return ({ version }: Told): number => (version === null ? 0 : share(version))
}

const isDescribed = ({ descriptions }: VersionFacts, name: string): boolean => (descriptions[name] ?? '').trim() !== ''

/** The part of some columns that meet a condition; all of none. */
const shareOf = <T>(columns: readonly T[], meets: (column: T) => boolean): number =>
  columns.length === 0 ? 1 : columns.filter(meets).length / columns.length

function describedShare(version: VersionFacts): number {
  return shareOf(version.columns, ({ name }) => isDescribed(version, name))
}

function maskedShare({ columns, maskedFields }: VersionFacts): number {
  return shareOf(columns.filter(isSuspected), ({ name }) => maskedFields.includes(name))
}

/** Days within which the update cycle promises a new version; null where it promises none. */
const CYCLE_DAYS: Record<(typeof UPDATE_CYCLES)[number], number | null> = {
  realtime: 1,
  daily: 1,
  weekly: 7,
  monthly: 31,
  quarterly: 92,
  half_yearly: 184,
  yearly: 366,
  irregular: null,
  static: null,
}

/** A promise counts as kept until twice its cycle is over: the version of a day may come at any time of the next. */
const GRACE = 2

/** Days of an update cycle; null where it promises none, undefined for an unknown one. */
export const cycleDays = (cycle: string): number | null | undefined =>
  Object.entries(CYCLE_DAYS).find(([name]) => name === cycle)?.[1]

function freshShare({ text, version, now }: Told): number {
  const days = cycleDays(text.updateCycle)
  if (version === null || days === undefined) return 0
  return days === null || now.getTime() - version.createdAt.getTime() <= GRACE * days * DAY_MS ? 1 : 0
}

/** What is empty is explained by its column's description; rows that occur twice are told of in words. */
function qualityShare({ text, description, version }: Told): number {
  if (version === null) return 0
  const explained = shareOf(version.columns.filter(({ nulls }) => nulls > 0), ({ name }) => isDescribed(version, name))
  const isTold = version.duplicateRows === 0 || /重复|去重/.test(`${text.summary}${description}`)
  return (explained + (isTold ? 1 : 0)) / 2
}

/** What is to be mended next, and the points that are to be had by it. */
export type Fix = { path: string; points: number; code: string }

export type Completeness = { score: number; nextFixes: Fix[] }

const SHOWN_FIXES = 3

/** Everything that a listing still lacks; what is not wholly met has a point at least. */
export function fixesOf(told: Told): Fix[] {
  return CRITERIA.flatMap(({ path, code, points, share }) => {
    const open = points - Math.floor(points * share(told))
    return open === 0 ? [] : [{ path, points: open, code: `completeness.${code}` }]
  })
}

/** How completely a listing tells of its product (挂牌完整度), of 100, with the three fixes that bring most. */
export function completenessOf(told: Told): Completeness {
  const fixes = fixesOf(told)
  return {
    score: 100 - fixes.reduce((sum, { points }) => sum + points, 0),
    nextFixes: fixes.toSorted((a, b) => b.points - a.points).slice(0, SHOWN_FIXES),
  }
}
