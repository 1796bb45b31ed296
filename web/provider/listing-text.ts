import { faultsOf } from '#api/listing/listing.ts'
import { UPDATE_CYCLES } from '#api/resource/resource.ts'
import type { Schemas } from '../client/client.ts'
import type { Listing } from './rows.ts'

/** All that a listing says. */
export type Text = Required<Schemas['ListingText']>
export type Plan = Schemas['PricePlan']

/** What a listing says, without its state. */
export const textOf = (listing: Listing): Text => ({
  title: listing.title,
  summary: listing.summary,
  updateCycle: UPDATE_CYCLES.find((cycle) => cycle === listing.updateCycle) ?? '',
  coverageSpace: listing.coverageSpace,
  coverageFrom: listing.coverageFrom,
  coverageTo: listing.coverageTo,
  granularity: listing.granularity,
  license: listing.license,
  useCases: listing.useCases,
  forbiddenUses: listing.forbiddenUses,
  keywords: listing.keywords,
  plans: listing.plans,
})

/** Whether two values of a text are the same. */
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The nine parts of a listing (上架任务). */
export const SECTIONS = [
  'file', 'fields', 'origin', 'compliance', 'use', 'coverage', 'price', 'preview', 'submit',
] as const
export type SectionName = (typeof SECTIONS)[number]

export const isSection = (text: string | undefined): text is SectionName => SECTIONS.some((one) => one === text)

const PLACES: Record<string, SectionName> = {
  title: 'coverage',
  summary: 'coverage',
  keywords: 'coverage',
  coverageSpace: 'coverage',
  coverageFrom: 'coverage',
  coverageTo: 'coverage',
  granularity: 'coverage',
  updateCycle: 'coverage',
  license: 'use',
  useCases: 'use',
  forbiddenUses: 'use',
  plans: 'price',
  product: 'file',
  version: 'file',
  'version.descriptions': 'fields',
  'version.maskedFields': 'fields',
  'version.quality': 'fields',
  declaration: 'compliance',
}

/** The part where something of a listing is mended, by its path. */
export const sectionOf = (path: string): SectionName => PLACES[path] ?? 'coverage'

export type ListingFault = { path: string; kind: 'missing' | 'later' | 'both' }

const dateOf = (day: string | null): Date | null => (day === null ? null : new Date(`${day}T00:00:00Z`))

/** What is missing before a text may be submitted, by the server's own rules. */
export function missingOf(text: Text, hasVersion: boolean): ListingFault[] {
  const { coverageFrom, coverageTo, ...rest } = text
  const faults = faultsOf({ ...rest, coverageFrom: dateOf(coverageFrom), coverageTo: dateOf(coverageTo) }, hasVersion)
  const later = coverageFrom !== null && coverageTo !== null && coverageTo < coverageFrom
  return faults.map(({ path }) => {
    if (path === 'coverageTo' && later) return { path, kind: 'later' }
    return { path, kind: path === 'forbiddenUses' && text.forbiddenUses.length > 0 ? 'both' : 'missing' }
  })
}
