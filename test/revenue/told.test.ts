import { expect, it } from 'vitest'
import { noticesOf } from '#api/notification/notices.ts'
import { platform } from '#test/support/platform.ts'
import { approved, line } from './world.ts'

const p = await platform()

it('tells of a period to its operator, its implementing body and the price authority, each at its own desk', async () => {
  const world = await line(p)
  const { id } = await approved(p, world)
  const told = async (kind: string, body = {}) => {
    const notices = await noticesOf(p.db, { key: 'evt_x', kind, subject: id, at: world.now, body, recordIndex: 1n })
    return notices.map((notice) => [notice.kind, 'desk' in notice.params ? notice.params.desk : '', notice.to] as const)
  }
  const [operator, body, authority] = [world.operator, world.body, world.authority].map(({ participantId }) => participantId)
  const everybody = (kind: string) => [
    [kind, 'operate/revenue', { participants: [operator] }],
    [kind, 'price-office', { participants: [body] }],
    [kind, 'price-office', { participants: [authority] }],
  ]
  expect(await told('revenue.applied')).toEqual([['revenue.applied', '', { participants: [authority, body] }]])
  expect(await told('revenue.approved')).toEqual(everybody('revenue.approved').slice(0, 2))
  expect(await told('revenue.rejected', { reason: '依据不足' })).toEqual(everybody('revenue.rejected').slice(0, 2))
  expect(await told('revenue.warned', { percent: 90 })).toEqual(everybody('revenue.warned'))
  expect(await told('revenue.warned', { percent: 100 })).toEqual(everybody('revenue.reached'))
  expect(await told('revenue.closed')).toEqual(everybody('revenue.closed'))
  expect(await told('revenue.carried')).toEqual(everybody('revenue.carried'))
})
