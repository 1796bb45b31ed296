import { expect, it } from 'vitest'
import { moveOwn } from '#api/account/account.ts'
import { post } from '#api/account/post.ts'
import { platform } from '#test/support/platform.ts'
import { consumerWith } from './money.ts'

const p = await platform()

it('tells the caller’s balances, zero where nothing was ever booked', async () => {
  const empty = await p.organization('provider')
  expect((await p.request('GET', '/api/account', { as: empty })).body).toEqual(
    { availableFen: 0, heldFen: 0, payableFen: 0, payoutFen: 0 },
  )
  const who = await consumerWith(p, 900)
  await p.run(who, (ctx) =>
    post(ctx, { kind: 'hold', reference: 'tfr_1', entries: moveOwn(who.participantId, 'available', 'held', 250n) }),
  )
  expect((await p.request('GET', '/api/account', { as: who })).body).toEqual(
    { availableFen: 650, heldFen: 250, payableFen: 0, payoutFen: 0 },
  )
})

it('lists what moved the caller’s money, newest first, page by page and nothing of others', async () => {
  const who = await consumerWith(p, 1_000)
  await consumerWith(p, 5)
  for (const step of [1n, 2n, 3n]) {
    const entries = moveOwn(who.participantId, 'available', 'held', step)
    p.clock.advance(10)
    await p.run(who, (ctx) => post(ctx, { kind: 'hold', reference: `step-${step}`, entries }))
  }
  const lines: { reference: string; account: string; amountFen: number }[] = []
  let path = '/api/account/entries?limit=3'
  for (;;) {
    const { status, body } = await p.request('GET', path, { as: who })
    expect(status).toBe(200)
    lines.push(...body.items)
    if (body.next === null) break
    path = `/api/account/entries?limit=3&cursor=${body.next}`
  }
  expect(lines.map(({ reference }) => reference).slice(0, 6)).toEqual(
    ['step-3', 'step-3', 'step-2', 'step-2', 'step-1', 'step-1'],
  )
  expect(lines).toHaveLength(7)
  const sum = (account: string) =>
    lines.filter((line) => line.account === account).reduce((total, { amountFen }) => total + amountFen, 0)
  expect([sum('available'), sum('held')]).toEqual([994, 6])
})

const BAD_CURSORS = ['x', 'jnl_1', `jnl_${'0'.repeat(26)}`, `jnl_${'0'.repeat(26)}.acc_`]

it.each(BAD_CURSORS)('refuses the cursor %s', async (cursor) => {
  const who = await p.organization('consumer')
  const answer = await p.request('GET', `/api/account/entries?cursor=${cursor}`, { as: who })
  expect(answer).toMatchObject({ status: 400, body: { code: 'page.cursor' } })
})

it('is not for visitors, overseers and staff, who have no account', async () => {
  expect(await p.request('GET', '/api/account')).toMatchObject({ status: 401 })
  for (const role of ['regulator', 'auditor', 'first_reviewer'] as const) {
    const as = await p.organization(role)
    for (const path of ['/api/account', '/api/account/entries', '/api/account/top-ups'])
      expect(await p.request('GET', path, { as })).toMatchObject({ status: 403, body: { code: 'permit.role' } })
  }
})
