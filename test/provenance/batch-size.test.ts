import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BATCH_LIMITS, fitBatch, worstGas } from '#api/provenance/batch-size.ts'

const waiting = fc.array(fc.nat({ max: 400 }), { maxLength: 1_500, size: 'max' })
  .map((places) => places.map((place) => ({ agreement: `${place}` })))
const limit = fc.bigInt({ min: 0n, max: 30_000_000n })

test('whatever waits, what is taken fits, is the oldest, and one more would be too many', () => {
  fc.assert(fc.property(waiting, fc.nat({ max: 400 }), limit, (transfers, events, gasLimit) => {
    const taken = fitBatch(transfers, events, gasLimit)
    const mix = { transfers: transfers.slice(0, taken.transfers), events: taken.events }
    if (taken.transfers + taken.events > 0) expect(worstGas(mix)).toBeLessThanOrEqual(gasLimit)
    const isFull = taken.transfers === Math.min(transfers.length, BATCH_LIMITS.transfers)
    const oneMore = { ...mix, transfers: transfers.slice(0, taken.transfers + 1) }
    if (!isFull) expect(worstGas(oneMore)).toBeGreaterThan(gasLimit)
  }))
})

test('neither events nor transfers keep the other from a small block', () => {
  const transfers = Array.from({ length: 500 }, (_, i) => ({ agreement: `${i}` }))
  const taken = fitBatch(transfers, 200, 1_000_000n)
  expect(taken.transfers).toBeGreaterThan(0)
  expect(taken.events).toBeGreaterThan(0)
})

test('nothing fits where a block has no room for the call', () => {
  expect(fitBatch([{ agreement: 'a' }], 1, 400_000n)).toEqual({ transfers: 0, events: 0 })
})
