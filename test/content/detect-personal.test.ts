import { expect, it } from 'vitest'
import type { PersonalFinding } from '#api/content/schema.ts'
import { cardNumber, identityNumber, withWrongCheck } from './personal-numbers.ts'
import { workspace } from './workspace.ts'

const { inspect } = workspace()

/** What is found in one column of the given values, in text or as numbers, by kind. */
async function foundIn(values: (string | number)[], name = '列'): Promise<Record<string, number>> {
  const lines = values.map((value, index) => `${index},"${value}"`)
  const { personal = [] } = await inspect(`行,${name}\n${lines.join('\n')}\n`, 'a.csv')
  expect(personal.every(({ column }) => column === name)).toBe(true)
  return Object.fromEntries(personal.map(({ kind, rows }) => [kind, rows]))
}

const ADULT = identityNumber('19900307', 12)

it.each<[string, string, string]>([
  ['identity', ADULT, 'an identity number'],
  ['identity', identityNumber('20000229', 7, '110101'), 'one of a leap day'],
  ['identity', `${ADULT.slice(0, 6)} ${ADULT.slice(6, 14)} ${ADULT.slice(14)}`, 'one that is written in groups'],
  ['identity', `身份证${ADULT}，已核`, 'one within a text'],
  ['mobile', '13812345678', 'a mobile number'],
  ['mobile', '+86 138-1234-5678', 'one with its country and hyphens'],
  ['mobile', '联系 19912345678 王', 'one within a text'],
  ['mobile', '１３８１２３４５６７８', 'one of full width'],
  ['landline', '0546-8301234', 'a landline'],
  ['landline', '(010) 65001234', 'one with its code in brackets'],
  ['bank_card', cardNumber('622848'), 'a card of UnionPay'],
  ['bank_card', cardNumber('622848').replaceAll(/(\d{4})/g, '$1 ').trim(), 'one in groups of four'],
  ['bank_card', cardNumber('411111', 16), 'a card of Visa'],
  ['bank_card', cardNumber('378282', 15), 'a card of fifteen digits'],
  ['plate', '鲁E·12345', 'a plate'],
  ['plate', '鲁ED12345', 'a plate of new energy'],
  ['plate', '鲁E1234挂', 'a trailer’s'],
  ['email', 'wang.wu@example.com', 'an address of mail'],
  ['address', '山东省东营市东营区济南路128号3单元', 'an address'],
  ['passport', 'E12345678', 'a passport'],
])('finds %s in %s: %s', async (kind, value) => {
  expect(await foundIn([value, '无', '无'])).toEqual({ [kind]: 1 })
})

it.each<[string | number, string]>([
  [withWrongCheck(ADULT), 'an identity number whose check character is wrong'],
  [identityNumber('19900231', 12), 'a day that is not in the calendar'],
  [identityNumber('19901307', 12), 'a month that is not there'],
  [identityNumber('19900307', 12, '990101'), 'a region that is not there'],
  [`${ADULT}1`, 'a longer number'],
  [`${cardNumber('622848').slice(0, 18)}${(Number(cardNumber('622848')[18]) + 1) % 10}`, 'a card whose check digit is wrong'],
  [cardNumber('123456'), 'a number by Luhn’s rule that is no card’s'],
  ['12812345678', 'eleven digits that are no mobile’s'],
  ['138123456789', 'twelve digits'],
  ['1381234567', 'ten digits'],
  ['2026-11-25 10:00', 'an instant'],
  ['1764063600000', 'milliseconds'],
  ['鲁E12', 'a short plate'],
  ['鲁I12345', 'a plate with a letter that plates don’t have'],
  ['a@b', 'no address of mail'],
  ['济南路', 'a road'],
  ['91370500MA3C00001X', 'a credit code'],
  ['王小明', 'a name in a column that does not say so'],
  ['138****5678', 'a mobile number that is masked'],
  ['370502********0012', 'an identity number that is masked'],
])('finds nothing in %s: %s', async (value) => {
  expect(await foundIn([value, '无', '无'])).toEqual({})
})

it.each([
  ['13812345678', 'mobile'],
  [identityNumber('19900307', 18).replace('X', '0'), 'identity'],
  [cardNumber('622848', 18), 'bank_card'],
])('finds %s as a number of a column of numbers: %s', async (value, kind) => {
  expect(value).toMatch(/^\d+$/)
  const { personal, columns } = await inspect(`甲,乙\n1,${value}\n2,${value}\n3,\n`, 'a.csv')
  expect(columns[1]?.type).toBe('integer')
  expect(personal).toMatchObject([{ column: '乙', kind, rows: 2, shareBps: 10_000 }])
})

it('finds names in columns that say so, and there alone', async () => {
  const text = '姓名,公司\n王小明,李记公司\n张三·买买提,赵记\nJohn Smith,ABC Ltd\n张**,周记\n'
  const { personal } = await inspect(text, 'a.csv')
  expect(personal).toEqual([{ column: '姓名', kind: 'name', rows: 3, shareBps: 7_500 }])
})

it('tells how many persons are children and minors on the day of reading', async () => {
  const now = new Date(Date.now() + 8 * 3_600_000)
  const born = (years: number, days: number) => {
    const day = new Date(Date.UTC(now.getUTCFullYear() - years, now.getUTCMonth(), now.getUTCDate() + days))
    return day.toISOString().slice(0, 10).replaceAll('-', '')
  }
  const days = [born(14, 1), born(14, 0), born(18, 1), born(18, 0), '19600101']
  const numbers = days.map((day, index) => identityNumber(day, index + 1))
  const { personal } = await inspect(`证\n${numbers.join('\n')}\n`, 'a.csv')
  expect(personal).toEqual([{ column: '证', kind: 'identity', rows: 5, shareBps: 10_000, under14: 1, under18: 3 }])
})

it('counts every row, of values that repeat and of values that do not, and keeps no value', async () => {
  const rows = Array.from({ length: 5_000 }, (_, index) => {
    const number = index % 1_000 === 999 ? identityNumber('19850101', index % 997) : `序号${index}`
    return `${number},${index % 2 === 0 ? '13800000001' : '无'},${index}`
  })
  const found = await inspect(`甲,乙,丙\n${rows.join('\n')}\n`, 'a.csv')
  const personal: Partial<PersonalFinding>[] = found.personal ?? []
  expect(personal).toMatchObject([
    { column: '甲', kind: 'identity', rows: 5, shareBps: 10 },
    { column: '乙', kind: 'mobile', rows: 2_500, shareBps: 5_000 },
  ])
  expect(JSON.stringify(personal)).not.toContain('13800000001')
})

it('looks into workbooks’, JSON’s and Parquet’s values alike', async () => {
  const { personal } = await inspect(JSON.stringify([{ 人: { 电话: '13812345678' } }, { 人: { 电话: null } }]), 'a.json')
  expect(personal).toMatchObject([{ kind: 'mobile', rows: 1 }])
})
