import { describe, expect, it } from 'vitest'
import { AGREEMENT_STATES } from '#api/agreement/agreement.ts'
import { watchDeadlines } from '#api/deadline/watch.ts'
import { TRANSFER_STATES } from '#api/delivery/transfer.ts'
import { addDays } from '#api/kernel/time.ts'
import { awaitDestructions } from '#api/liability/await-destruction.ts'
import { destroyCopy } from '#api/liability/destroy.ts'
import { codeOf, codesOf, eventsOf, hiddenAnswer, lastBodyOf } from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'
import { soldOf, transferOf, versionOf } from './world.ts'

const p = await platform()
const [provider, consumer, stranger, regulator] = await Promise.all([
  p.organization('provider'), p.organization('consumer'), p.organization('consumer'), p.organization('regulator'),
])

const proof = { method: 'deleted' as const, note: '管理员删除文件与备份', digest: `0x${'ab'.repeat(32)}` }
const destroy = (who: Member, id: string) => p.run(who, (ctx) => destroyCopy(ctx, id, proof))

/** An agreement that ended so many days ago, and copies that were released under it. */
async function ended({ days = 1, copies = 1, state = 'expired', transferState = 'released' } = {}) {
  const now = p.clock.now()
  const version = await versionOf(p, provider, addDays(now, -90))
  const endsAt = addDays(now, -days)
  const agreement = await soldOf(p, { provider, consumer, version }, { state, endsAt, endedAt: endsAt })
  const transfers = []
  for (let i = 0; i < copies; i++)
    transfers.push(await transferOf(p, { version, agreement, at: addDays(now, -80 + i), state: transferState }))
  return { agreement, transfers, id: transfers[0]?.id ?? '' }
}

const clockOf = (subject: string) => p.db.deadline.findFirst({ where: { subject, limit: 'copy_destruction' } })

describe('a proof of destruction', () => {
  it('is taken once, recorded with its digest, and told', async () => {
    const { id } = await ended()
    const { status, body } = await p.request('POST', `/api/transfers/${id}/destruction`, { as: consumer, body: proof })
    expect(status).toBe(201)
    expect(body).toMatchObject({ transferId: id, state: 'filed', method: 'deleted', digest: proof.digest })
    expect(await eventsOf(p, id)).toEqual(['transfer.destroyed'])
    const facts = await lastBodyOf(p, id)
    expect(facts).toMatchObject({ transfer: id, method: 'deleted', proof: proof.digest })
    expect(JSON.stringify(facts)).not.toContain('管理员')
    expect(await codeOf(destroy(consumer, id))).toBe('destruction.filed_before')
  })

  it.each(TRANSFER_STATES)('of a transfer that is %s', async (transferState) => {
    const { id } = await ended({ transferState })
    expect(await codeOf(destroy(consumer, id))).toBe(transferState === 'released' ? 'none' : 'destruction.not_released')
  })

  it.each(AGREEMENT_STATES)('under an agreement that is %s', async (state) => {
    const { id } = await ended({ state })
    const isOver = state === 'expired' || state === 'terminated'
    expect(await codeOf(destroy(consumer, id))).toBe(isOver ? 'none' : 'destruction.agreement_running')
  })

  it('names the rule that it rests on', async () => {
    const { id } = await ended({ state: 'active' })
    const { status, body } = await p.request('POST', `/api/transfers/${id}/destruction`, { as: consumer, body: proof })
    expect([status, body.basis]).toEqual([422, '《山东省数据交易规范指引（试行）》'])
  })

  it('is the consumer’s alone', async () => {
    const { id } = await ended()
    const ask = (as: Member, one: string) => p.request('POST', `/api/transfers/${one}/destruction`, { as, body: proof })
    const theirs = await ask(stranger, id)
    expect(theirs.status).toBe(404)
    expect(hiddenAnswer(theirs)).toEqual(hiddenAnswer(await ask(stranger, `tfr_${'0'.repeat(26)}`)))
    expect((await ask(provider, id)).status).toBe(404)
    const running = await ended({ state: 'active' })
    expect(hiddenAnswer(await ask(stranger, running.id))).toEqual(hiddenAnswer(theirs))
    for (const role of ['regulator', 'registry', 'admission'] as const)
      expect((await ask(await p.organization(role), id)).status).toBe(403)
  })

  it('is one of two at once', async () => {
    const { id } = await ended()
    expect(await codesOf([destroy(consumer, id), destroy(consumer, id)])).toEqual(['destruction.filed_before', 'none'])
    expect(await eventsOf(p, id)).toEqual(['transfer.destroyed'])
  })
})

describe('the clock of destruction', () => {
  it('begins with the agreement’s end, and stops with its last copy, also of two filed at once', async () => {
    const { agreement, transfers } = await ended({ copies: 3 })
    await awaitDestructions(p.db, p.clock.now())
    const clock = await clockOf(agreement.id)
    expect(clock).toMatchObject({
      responsibleId: consumer.participantId, interestedIds: [provider.participantId], openedAt: agreement.endsAt,
      dueAt: addDays(agreement.endsAt, 30), state: 'running',
    })
    const [first, ...rest] = transfers
    await destroy(consumer, first?.id ?? '')
    expect((await clockOf(agreement.id))?.state).toBe('running')
    await Promise.all(rest.map(({ id }) => destroy(consumer, id)))
    expect((await clockOf(agreement.id))?.state).toBe('met')
    await awaitDestructions(p.db, p.clock.now())
    expect(await p.db.deadline.count({ where: { subject: agreement.id } })).toBe(1)
  })

  it('is one where two processes look at once, and none where nothing is left to destroy', async () => {
    const open = await ended()
    const done = await ended()
    const unused = await ended({ copies: 0 })
    await destroy(consumer, done.id)
    await Promise.all([1, 2].map(() => awaitDestructions(p.db, p.clock.now())))
    const counts = [open, done, unused].map(({ agreement: { id } }) => p.db.deadline.count({ where: { subject: id } }))
    expect(await Promise.all(counts)).toEqual([1, 0, 0])
  })

  it('is missed after thirty days: the ledger has it', async () => {
    const { agreement, id } = await ended({ days: 31 })
    await awaitDestructions(p.db, p.clock.now())
    await watchDeadlines(p.db, p.clock.now())
    expect(await eventsOf(p, agreement.id)).toEqual(['deadline.missed'])
    await destroy(consumer, id)
    expect((await clockOf(agreement.id))?.state).toBe('late')
  })
})

describe('the list', () => {
  it('tells the regulator what is overdue, and each consumer its own', async () => {
    const me = await p.organization('consumer')
    const version = await versionOf(p, provider, addDays(p.clock.now(), -90))
    const make = async (days: number) => {
      const endsAt = addDays(p.clock.now(), -days)
      const sold = { provider, consumer: me, version }
      const agreement = await soldOf(p, sold, { state: 'terminated', endsAt: addDays(endsAt, 400), endedAt: endsAt })
      return transferOf(p, { version, agreement, at: addDays(endsAt, -3) })
    }
    const [late, due, filed] = [await make(31), await make(29), await make(10)]
    await destroy(me, filed.id)
    const listed = async (as: Member, query: string) => {
      const { body } = await p.request('GET', `/api/destructions?limit=100&${query}`, { as })
      return (body.items as { transferId: string; consumer: { id: string } }[])
        .filter((item) => item.consumer.id === me.participantId).map(({ transferId }) => transferId)
    }
    for (const as of [me, regulator]) {
      expect(await listed(as, 'state=overdue')).toEqual([late.id])
      expect(await listed(as, 'state=due')).toEqual([due.id])
      expect(await listed(as, 'state=filed')).toEqual([filed.id])
      expect(await listed(as, `agreementId=${late.agreementId}`)).toEqual([late.id])
    }
    expect(await listed(stranger, '')).toEqual([])
    const first = (await p.request('GET', '/api/destructions?limit=2', { as: me })).body
    const next = (await p.request('GET', `/api/destructions?limit=2&cursor=${first.next}`, { as: me })).body
    expect([...first.items, ...next.items].map(({ transferId }: { transferId: string }) => transferId).toSorted())
      .toEqual([late.id, due.id, filed.id].toSorted())
    const table = await p.request('GET', '/api/destructions/export?state=overdue', { as: me })
    expect([table.headers.get('x-row-count'), table.text.includes('逾期未销毁')]).toEqual(['1', true])
  })
})
