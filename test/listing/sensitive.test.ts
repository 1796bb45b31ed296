import { expect, it } from 'vitest'
import { isSuspected } from '#api/listing/sensitive.ts'

it.each(['姓名', '联系人手机', '身份证号', '法定代表人', 'user_phone', 'EMAIL', '电子邮件', 'id_card', '车牌号'])(
  'suspects a column by its name: %s', (name) => {
    expect(isSuspected({ name, values: [] })).toBe(true)
  },
)

it.each([['110101199003078888'], ['13912345678'], ['+86 13912345678'], [13912345678], ['a.b@example.com'], ['6222021234567890123']])(
  'suspects a column by what it holds: %s', (value) => {
    expect(isSuspected({ name: '列1', values: [null, value] })).toBe(true)
  },
)

it.each([
  ['井号', '370521001'], ['日期', '2026-01-01'], ['压力', 12.5], ['数量', 20_261_124], ['mailbox_count', 3], ['hotel', '蓝海'],
  ['编号', '12912345678'], ['备注', '@'],
])('does not suspect %s: %s', (name, value) => {
  expect(isSuspected({ name, values: [value] })).toBe(false)
})
