import { expect, it } from 'vitest'
import { platform } from '#test/support/platform.ts'
import { consumerWith } from './money.ts'

const p = await platform()
const who = await consumerWith(p, 1_000)
const account = await p.db.account.findFirstOrThrow({ where: { participantId: who.participantId, kind: 'available' } })

it('the database itself refuses a journal whose entries do not sum to zero', async () => {
  const write = p.db.$transaction(async (tx) => {
    await tx.journal.create({ data: { id: 'jnl_x', kind: 'hold', reference: 'x', at: new Date() } })
    await tx.entry.create({ data: { journalId: 'jnl_x', accountId: account.id, amountFen: 1n } })
  })
  await expect(write).rejects.toThrow()
  expect(await p.db.journal.count({ where: { id: 'jnl_x' } })).toBe(0)
})

it('the database itself refuses a balance below zero, but for custody and a provider’s debt', async () => {
  const below = (kind: string) =>
    p.db.account.create({ data: { id: `acc_${kind}`, participantId: 'nobody', kind, balanceFen: -1n } })
  for (const kind of ['available', 'held', 'payout', 'fee_income'])
    await expect(below(kind)).rejects.toThrow('account_balance')
  for (const kind of ['payable', 'custody']) await expect(below(kind)).resolves.toMatchObject({ kind })
})

it('the database itself keeps one journal for a kind and reference, one account of a kind for an owner', async () => {
  const { kind, reference } = await p.db.journal.findFirstOrThrow()
  const again = p.db.journal.create({ data: { id: 'jnl_y', kind, reference, at: new Date() } })
  await expect(again).rejects.toMatchObject({ code: 'P2002' })
  const twin = p.db.account.create({ data: { id: 'acc_y', participantId: who.participantId, kind: 'available' } })
  await expect(twin).rejects.toMatchObject({ code: 'P2002' })
})
