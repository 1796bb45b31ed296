import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ACQUISITIONS, ITEM_TYPES } from '#api/resource/catalogue.ts'
import { ELEMENT, elementOf } from '#api/resource/item.ts'
import { itemName } from '#api/resource/schema.ts'
import { cellOfItems, itemsOfCell } from '#api/resource/sheet-items.ts'

const SIGNS = ['\\', '|', '｜', '；', ';', '、', '，', ',', '说', '明', ':', '名', 'A', '1', '=', "'", ' ']
const name = fc
  .string({ unit: fc.constantFrom(...SIGNS), minLength: 1, maxLength: 12 })
  .map((text) => text.trim())
  .filter((text) => itemName.safeParse(text).success)
const item = fc.record({
  name,
  element: fc.option(fc.constantFrom('DE0102', 'DE0102-法定代表人')),
  type: fc.option(fc.constantFrom(...ITEM_TYPES)),
  personal: fc.boolean(),
  sensitive: fc.constant(false),
  acquisition: fc.constantFrom(...ACQUISITIONS),
  description: fc.option(name),
})

it('writes items into a cell that is read as the same items', () => {
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 6 }), fc.constantFrom(...ACQUISITIONS), (items, by) => {
      const found = itemsOfCell(cellOfItems(items, by))
      const read = 'items' in found ? found.items.map((one) => ({ ...one, acquisition: one.acquisition ?? by })) : found
      expect(read).toEqual(items)
    }),
    { numRuns: 500 },
  )
})

it.each([
  ['甲\n乙', ['甲', '乙']],
  ['甲\r\n\r\n 乙 ', ['甲', '乙']],
  ['甲；乙;丙', ['甲', '乙', '丙']],
  ['甲、乙，丙,丁', ['甲', '乙', '丙', '丁']],
  ['省、市\n区', ['省、市', '区']],
  ['甲\\、乙', ['甲、乙']],
])('reads %j as people write items', (cell, names) => {
  const found = itemsOfCell(cell)
  expect('items' in found && found.items.map((one) => one.name)).toEqual(names)
})

it.each([
  ['姓名|个人', { personal: true, sensitive: false }],
  ['姓名|敏感', { personal: true, sensitive: true }],
  ['姓名|DE0102-姓名|字符型|共享|说明：现用名', { element: 'DE0102-姓名', type: 'text', acquisition: 'shared', description: '现用名' }],
])('reads the marks of %s in any order', (cell, expected) => {
  const found = itemsOfCell(cell)
  expect('items' in found && found.items[0]).toMatchObject(expected)
})

it.each(['姓名|保密', '|个人|个人', `${'名'.repeat(101)}`])('says what is wrong with %s', (cell) => {
  expect(itemsOfCell(cell)).toHaveProperty('fault')
})

it('knows an element by its code, whatever name is written beside it', () => {
  expect(elementOf('DE0102-法定代表人')).toBe('DE0102')
  expect(elementOf('DE0102')).toBe('DE0102')
  expect(['DE0102', 'DE01-企业（名称）'].map((text) => ELEMENT.test(text))).toEqual([true, true])
  expect(['0102', 'DE', 'DE1', 'DE01-', 'DE01-a b'].map((text) => ELEMENT.test(text))).toEqual(Array(5).fill(false))
})
