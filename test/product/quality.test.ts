import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Inspection } from '#api/content/schema.ts'
import { compareVersions } from '#api/product/compare-versions.ts'
import { qualityOf } from '#api/product/quality.ts'
import { measureQuality } from '#api/resource/quality.ts'
import { inspectionOf } from '#test/support/market.ts'

const now = new Date('2026-11-25T00:00:00Z')
const inspection = (over: Partial<Inspection>): Inspection => ({ ...inspectionOf(['井']), ...over })
const ofProduct = (given: Inspection) => qualityOf({
  inspection: given, descriptions: {}, coverage: { from: null, to: null }, cycleDays: null, createdAt: now, now,
})
const ofResource = (given: Inspection) =>
  measureQuality({ items: [], updateCycle: 'irregular', inspection: given, checked: { fields: [], orders: [] }, now })

it('counts a share exactly, down to the last basis point', () => {
  expect(ofProduct(inspection({ rows: 100, duplicateRows: 43 })).dimensions.uniqueness).toBe(5_700)
  expect(ofProduct(inspection({ rows: 125, duplicateRows: 82 })).dimensions.uniqueness).toBe(3_440)
})

it('tells of the same rows the same share, of a product, of a resource and between versions', () => {
  const counts = fc.integer({ min: 1, max: 1_000_000 }).chain((rows) =>
    fc.record({ rows: fc.constant(rows), duplicateRows: fc.integer({ min: 0, max: rows }) }))
  fc.assert(fc.property(counts, ({ rows, duplicateRows }) => {
    const given = inspection({ rows, duplicateRows })
    const bps = Number((BigInt(rows - duplicateRows) * 10_000n) / BigInt(rows))
    expect(ofProduct(given).dimensions.uniqueness).toBe(bps)
    expect(ofResource(given).dimensions.uniqueness.bps).toBe(bps)
    const version = (nulls: number) => ({
      number: 1, sha256: '', maskedFields: [],
      inspection: { ...given, columns: given.columns.map((one) => ({ ...one, nulls })) },
    })
    const { changed } = compareVersions(version(0), version(rows - duplicateRows))
    expect(changed[0]?.nullBps.to ?? 0).toBe(bps)
  }))
})
