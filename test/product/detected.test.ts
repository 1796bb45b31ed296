import { expect, it } from 'vitest'
import type { ColumnType, PersonalFinding, PersonalKind } from '#api/content/schema.ts'
import { detectedOf } from '#api/product/detected.ts'
import { inspectionOf } from '#test/support/market.ts'

const finding = (column: string, kind: PersonalKind, shareBps: number, over: Partial<PersonalFinding> = {}) => ({
  column, kind, rows: 7, shareBps, ...over,
})

/** What is detected of findings, in columns of text. */
function detected(personal: PersonalFinding[], { maskedFields = [] as string[], type = 'text' as ColumnType } = {}) {
  const inspection = inspectionOf([...new Set(personal.map(({ column }) => column))])
  const columns = inspection.columns.map((column) => ({ ...column, type }))
  return detectedOf({ inspection: { columns, personal }, maskedFields })
}

it('knows nothing of what was read without looking', () => {
  expect(detectedOf({ inspection: inspectionOf(['电话']), maskedFields: [] })).toMatchObject({ hasPersonal: false, columns: [] })
})

it.each<[PersonalKind, number]>([
  ['identity', 10], ['mobile', 2_000], ['bank_card', 1_000], ['plate', 10], ['email', 10], ['name', 1_000],
])('counts %s from a share of %i on in a column that does not say so', (kind, share) => {
  expect(detected([finding('列', kind, share)]).hasPersonal).toBe(true)
  expect(detected([finding('列', kind, share - 1)]).hasPersonal).toBe(false)
})

it.each<[string, PersonalKind]>([
  ['身份证号', 'identity'], ['联系电话', 'mobile'], ['mobile_no', 'mobile'], ['银行卡号', 'bank_card'], ['车牌号', 'plate'],
  ['邮箱', 'email'], ['家庭地址', 'address'], ['护照号', 'passport'], ['姓名', 'name'],
])('counts a single row in a column that says so: %s', (column, kind) => {
  expect(detected([finding(column, kind, 1)]).hasPersonal).toBe(true)
})

it('takes numbers of eleven digits for mobiles where most of their column are', () => {
  expect(detected([finding('金额', 'mobile', 7_999)], { type: 'integer' }).hasPersonal).toBe(false)
  expect(detected([finding('金额', 'mobile', 8_000)], { type: 'integer' }).hasPersonal).toBe(true)
})

it('takes landlines and addresses for personal in a table that tells of persons otherwise too', () => {
  const weak = [finding('电话', 'landline', 10_000), finding('站址', 'address', 10_000)]
  expect(detected(weak).hasPersonal).toBe(false)
  const told = detected([...weak, finding('姓名', 'name', 10_000)])
  expect(told.columns.map(({ column }) => column)).toEqual(['电话', '站址', '姓名'])
})

it('leaves out what is masked, and judges by what is left', () => {
  const both = [finding('姓名', 'name', 10_000), finding('证', 'identity', 10_000, { under14: 2, under18: 3 })]
  expect(detected(both)).toMatchObject({ hasPersonal: true, sensitive: true, minors: true })
  expect(detected(both, { maskedFields: ['证'] })).toMatchObject({ hasPersonal: true, sensitive: false, minors: false })
  expect(detected(both, { maskedFields: ['证', '姓名'] })).toMatchObject({ hasPersonal: false, columns: [] })
  // an address that was found beside a name stays personal when the name is masked
  const beside = [finding('姓名', 'name', 10_000), finding('站址', 'address', 10_000)]
  expect(detected(beside, { maskedFields: ['姓名'] }).hasPersonal).toBe(true)
})

it.each<[PersonalKind, boolean]>([
  ['identity', true], ['bank_card', true], ['mobile', false], ['email', false], ['plate', false], ['name', false],
])('knows whether %s is sensitive', (kind, isSensitive) => {
  expect(detected([finding('列', kind, 10_000)]).sensitive).toBe(isSensitive)
})
