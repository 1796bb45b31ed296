import { describe, expect, it } from 'vitest'
import { SHARING_RULES } from '#api/notification/sharing-rules.ts'
import { sharingFacts } from '#api/notification/sharing-facts.ts'
import type { Happening, Notice } from '#api/notification/notification.ts'
import { answerSharing } from '#api/sharing/answer.ts'
import { type Member, platform } from '#test/support/platform.ts'
import { ask, twoDepartments } from './world.ts'

const p = await platform()

const happening = (kind: string, subject: string, body: Happening['body'] = {}): Happening => ({
  key: 'evt_1', kind, subject, at: new Date(0), body, recordIndex: 1n,
})

/** Whom a happening is told, by what it says. */
async function told(kind: keyof typeof SHARING_RULES, subject: string, body: Happening['body'] = {}) {
  const facts = await sharingFacts(p.db, happening(kind, subject, body))
  if (!facts) throw new Error('the request is there')
  return SHARING_RULES[kind](facts, happening(kind, subject, body)).map((notice: Notice) => [notice.to, notice.reason])
}

const only = ({ participantId }: Member) => ({ participants: [participantId] })

it('a request is told its owner, its answer who asked, and a step back the other one, with the reason', async () => {
  const { owner, requester, resource } = await twoDepartments(p)
  const { id } = await ask(p, requester, resource.id)
  expect(await told('sharing.requested', id)).toEqual([[only(owner), undefined]])
  expect(await told('sharing.approved', id)).toEqual([[only(requester), undefined]])
  expect(await told('sharing.refused', id, { reason: '依据不足' })).toEqual([[only(requester), '依据不足']])
  for (const kind of ['sharing.withdrawn', 'sharing.ended'] as const) {
    expect(await told(kind, id, { by: owner.participantId, reason: '调整' })).toEqual([[only(requester), '调整']])
    expect(await told(kind, id, { by: requester.participantId, reason: '调整' })).toEqual([[only(owner), '调整']])
  }
  expect(await sharingFacts(p.db, happening('sharing.requested', 'shr_none'))).toBeUndefined()
})

type Task = { key: string; count: number; href: string }

async function waiting(as: Member): Promise<Record<string, number>> {
  const { body } = await p.request('GET', '/api/tasks', { as })
  const tasks: Task[] = body.tasks
  return Object.fromEntries(tasks.filter(({ key, count }) => key.startsWith('sharing_') && count > 0).map(({ key, count }) => [key, count]))
}

describe('what waits', () => {
  it('goes from the owner’s answer and supply to both signatures and the order', async () => {
    const { owner, requester, resource } = await twoDepartments(p)
    const { id } = await ask(p, requester, resource.id)
    expect([await waiting(owner), await waiting(requester)]).toEqual([{ sharing_to_answer: 1 }, {}])
    const { agreement } = await p.run(owner, (ctx) => answerSharing(ctx, id, { approved: true }))
    expect([await waiting(owner), await waiting(requester)]).toEqual([{ sharing_to_supply: 1, sharing_to_sign: 1 }, {}])
    const where = { id: agreement?.id ?? '' }
    await p.db.agreement.update({ where, data: { state: 'signing', providerSignature: '0x1' } })
    expect([await waiting(owner), await waiting(requester)]).toEqual([{ sharing_to_supply: 1 }, { sharing_to_sign: 1 }])
    await p.db.agreement.update({ where, data: { state: 'signed', consumerSignature: '0x1' } })
    expect([await waiting(owner), await waiting(requester)]).toEqual([{ sharing_to_supply: 1 }, { sharing_to_order: 1 }])
    await p.db.agreement.update({ where, data: { state: 'terminated' } })
    expect([await waiting(owner), await waiting(requester)]).toEqual([{}, {}])
  })
})
