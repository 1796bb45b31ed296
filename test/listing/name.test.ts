import { expect, it } from 'vitest'
import { buildName, DATA_TYPES, nameRemarks, summaryRemarks } from '#api/listing/name.ts'

const parts = { from: '2019', to: '2024', region: '上海市', industry: '农业', content: '产销', dataType: '数据报告' }

it.each([
  [{}, '2019年至2024年上海市农业产销数据报告'],
  [{ to: '2019' }, '2019年上海市农业产销数据报告'],
  [{ to: '' }, '2019年上海市农业产销数据报告'],
  [{ from: '' }, '2024年上海市农业产销数据报告'],
  [{ from: '2026-01', to: '2026-06' }, '2026年1月至2026年6月上海市农业产销数据报告'],
  [{ from: 'x', to: '' }, '上海市农业产销数据报告'],
])('builds a name of its parts: %o', (over, name) => {
  expect(buildName({ ...parts, ...over })).toBe(name)
})

it('builds what it has no remarks on, whatever the type', () => {
  for (const dataType of DATA_TYPES) expect(nameRemarks(buildName({ ...parts, dataType }))).toEqual([])
  expect(nameRemarks('2026年1月至6月东营市石油开采油井日报（演示数据）')).toEqual([])
})

it.each([
  ['上海市农业产销数据报告', 1], ['2019年农业产销数据报告', 1], ['2019年上海市农业产销', 1], ['油井', 3],
  [`2019年上海市${'农'.repeat(29)}数据报告`, 1], [`2019年上海市${'农'.repeat(28)}数据报告`, 0],
])('remarks on %s in %i points', (title, count) => {
  expect(nameRemarks(title)).toHaveLength(count)
})

it('remarks on a summary of more than 400 characters', () => {
  expect(summaryRemarks('字'.repeat(400))).toEqual([])
  expect(summaryRemarks('字'.repeat(401))).toHaveLength(1)
})
