import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Deal, dealsByWord, marketPrice, roughly } from '#api/catalog/market-price.ts'

const deal = (consumer: number, provider: number, priceFen: number, words = ['交通']): Deal => ({
  consumerId: `ptc_c${consumer}`, providerId: `ptc_p${provider}`, measure: 'per_use', priceFen: BigInt(priceFen), words,
})
const five = [1, 2, 3, 4, 5].map((one) => deal(one, one % 2, one * 100))

describe('a market price', () => {
  it('is told of five deals by five consumers with two providers', () => {
    expect(marketPrice(five)).toEqual({ deals: 5, range: { lowerFen: 200n, medianFen: 300n, upperFen: 400n } })
  })

  it.each<[string, Deal[]]>([
    ['four deals', five.slice(1)],
    ['five deals of four consumers', [...five.slice(1), deal(5, 1, 100)]],
    ['five deals with one provider', five.map((one) => ({ ...one, providerId: 'ptc_p' }))],
    ['a hundred deals of one consumer', Array.from({ length: 100 }, (_, i) => deal(1, i % 3, 100))],
    ['no deal', []],
  ])('is not told of %s', (_, deals) => {
    expect(marketPrice(deals)).toEqual({ deals: deals.length, range: null })
  })

  it('counts each consumer once, by its latest deal', () => {
    const often = Array.from({ length: 50 }, () => deal(9, 0, 99_000))
    expect(marketPrice([...five, ...often]).range).toEqual({ lowerFen: 200n, medianFen: 300n, upperFen: 500n })
    expect(marketPrice([deal(1, 0, 500), ...five]).range).toMatchObject({ medianFen: 400n })
  })

  it('never shows an amount to the fen: two digits of it, within half a unit', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (amount) => {
      const rough = roughly(amount)
      const unit = 10n ** BigInt(Math.max(0, amount.toString().length - 2))
      const distance = rough > amount ? rough - amount : amount - rough
      return rough % unit === 0n && distance * 2n <= unit
    }))
    const odd = five.map((one, at) => ({ ...one, priceFen: 123_456n + BigInt(at) }))
    expect(marketPrice(odd).range).toEqual({ lowerFen: 120_000n, medianFen: 120_000n, upperFen: 120_000n })
    expect([123_456n, 99n, 9_960n, 7n].map(roughly)).toEqual([120_000n, 99n, 10_000n, 7n])
  })

  it('is of deals that share a word and the measure', () => {
    const deals = dealsByWord([deal(1, 1, 1, ['交通', 'ＡＢＣ']), deal(2, 1, 2, ['水质']), deal(3, 1, 3, ['abc'])])
    expect(deals.of(['abc'], 'per_use').map(({ priceFen }) => priceFen)).toEqual([1n, 3n])
    expect(deals.of(['交通', 'Abc', '水质'], 'per_use')).toHaveLength(3)
    expect(deals.of(['abc'], 'one_off')).toEqual([])
  })
})
