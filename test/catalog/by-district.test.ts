import { expect, it } from 'vitest'
import { countByDistrict } from '#api/catalog/by-district.ts'

it('counts listings by district, the most first; one of two districts in both, other places together', () => {
  const counted = countByDistrict([
    { coverageSpace: '东营区', listings: 2 }, { coverageSpace: '东营区、利津县', listings: 1 }, { coverageSpace: '东营市', listings: 1 },
    { coverageSpace: '全国', listings: 1 }, { coverageSpace: '美国西雅图', listings: 3 },
  ])
  expect(counted).toEqual([
    { district: '其他', listings: 4 }, { district: '东营区', listings: 3 }, { district: '利津县', listings: 1 },
    { district: '全市', listings: 1 },
  ])
})

it('counts nothing where nothing is listed', () => expect(countByDistrict([])).toEqual([]))
