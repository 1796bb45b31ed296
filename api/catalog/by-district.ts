import { type District, DISTRICTS, districtsOf } from '#api/listing/district.ts'

/** Where listings are from, as the catalogue can be narrowed to it; and elsewhere (其他), for other places. */
type Place = District | '其他'

const PLACES: readonly Place[] = [...DISTRICTS, '其他']

/** How many listings are of each district, the most first; one of two districts counts in both. */
export function countByDistrict(
  coverages: readonly { coverageSpace: string; listings: number }[],
): { district: Place; listings: number }[] {
  const counts = new Map<Place, number>()
  for (const { coverageSpace, listings } of coverages) {
    const named: Place[] = districtsOf(coverageSpace)
    for (const place of named.length > 0 ? named : (['其他'] as const))
      counts.set(place, (counts.get(place) ?? 0) + listings)
  }
  const listed = PLACES.map((district) => ({ district, listings: counts.get(district) ?? 0 }))
  return listed.filter(({ listings }) => listings > 0).toSorted((a, b) => b.listings - a.listings)
}
