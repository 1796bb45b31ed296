import { describe, expect, it } from 'vitest'
import { actOnTicket } from '#api/resource/follow-ticket.ts'
import { getTicketView, listTickets } from '#api/resource/find-ticket.ts'
import { publishResource } from '#api/resource/publish.ts'
import { reportDefect } from '#api/resource/report-defect.ts'
import { MOST_REOPENED, TICKET_ACTS, TICKET_STATES, type TicketAct, type TicketState } from '#api/resource/ticket.ts'
import { withdrawResource } from '#api/resource/withdraw.ts'
import { codeOf, codesOf, eventsOf, hiddenAnswer, resourceInput } from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'

const p = await platform()
const department = await p.organization('department')
const reporter = await p.organization('department')
const body = await p.organization('implementing_body')
const resource = await p.run(department, (ctx) => publishResource(ctx, resourceInput()))
const DEFECT = { dimension: 'accuracy' as const, field: '压力', text: '三月压力值偏大十倍' }
const report = (by: Member = reporter, over: object = {}, id = resource.id) =>
  p.run(by, (ctx) => reportDefect(ctx, id, { ...DEFECT, ...over }))
const SIDES: Record<TicketAct, Member> = {
  answer: department, reject: department, confirm: reporter, reopen: reporter, escalate: reporter, uphold: body,
  dismiss: body,
}
const act = (name: TicketAct, id: string, by = SIDES[name]) =>
  p.run(by, (ctx) => actOnTicket(ctx, name, id, { text: `${name} 的话` }))
const clocksOf = (subject: string) => p.db.deadline.findMany({ where: { subject }, orderBy: { openedAt: 'asc' } })

describe('a ticket', () => {
  it('goes to the department with five working days, is answered and confirmed', async () => {
    const { id, dueAt, state } = await report()
    expect([state, dueAt === null]).toEqual(['open', false])
    expect(await clocksOf(id)).toMatchObject([
      { limit: 'defect_mending', responsibleId: department.participantId, state: 'running' },
    ])
    const answered = await act('answer', id)
    expect(answered).toMatchObject({ state: 'answered', dueAt: null })
    expect(await clocksOf(id)).toMatchObject([{ state: 'met' }])
    const closed = await act('confirm', id)
    expect(closed).toMatchObject({ state: 'closed', closedAt: expect.any(String) })
    expect(closed.history.map((step) => [step.act, step.by])).toEqual([
      ['report', reporter.participantId], ['answer', department.participantId], ['confirm', reporter.participantId],
    ])
    expect(await eventsOf(p, id)).toEqual(['ticket.reported', 'ticket.answered', 'ticket.closed'])
  })

  it('comes back at most three times, each with a clock anew', async () => {
    const { id } = await report()
    for (let time = 1; time <= MOST_REOPENED; time++) {
      await act('answer', id)
      expect(await act('reopen', id)).toMatchObject({ state: 'reopened', reopened: time, dueAt: expect.any(String) })
    }
    await act('answer', id)
    expect(await codeOf(act('reopen', id))).toBe('ticket.reopened_enough')
    expect((await clocksOf(id)).map(({ state }) => state)).toEqual(['met', 'met', 'met', 'met'])
  })

  it('that was rejected goes to the implementing body once, which decides', async () => {
    const { id } = await report()
    await act('reject', id)
    await act('escalate', id)
    expect(await act('uphold', id)).toMatchObject({ state: 'reopened', dueAt: expect.any(String) })
    expect(await codeOf(act('reject', id))).toBe('ticket.decided')
    await act('answer', id)
    expect(await act('confirm', id)).toMatchObject({ state: 'closed' })
    const other = await report()
    await act('reject', other.id)
    await act('escalate', other.id)
    expect(await act('dismiss', other.id)).toMatchObject({ state: 'closed' })
    await p.db.defectTicket.update({ where: { id: other.id }, data: { state: 'rejected' } })
    expect(await codeOf(act('escalate', other.id))).toBe('ticket.escalated_once')
  })

  it('is about an item that the resource has', async () => {
    expect(await codeOf(report(reporter, { field: '温度' }))).toBe('ticket.field_unknown')
  })

  it('is not about what was withdrawn', async () => {
    const gone = await p.run(department, (ctx) => publishResource(ctx, resourceInput()))
    await p.run(department, (ctx) => withdrawResource(ctx, gone.id, { reason: '停用' }))
    expect(await codeOf(report(reporter, {}, gone.id))).toBe('resource.act_not_allowed')
  })

  it.each([
    ['a text of 1,001 characters', { text: 'x'.repeat(1_001) }],
    ['no text', { text: ' ' }],
    ['a dimension that is none', { dimension: 'beauty' }],
  ])('answers 400 for %s', async (_, over) => {
    const asked = { as: reporter, body: { ...DEFECT, ...over } }
    const answer = await p.request('POST', `/api/resources/${resource.id}/tickets`, asked)
    expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid'])
  })
})

describe('who may report', () => {
  it('is not the department itself, nor an operator or a consumer that has nothing to do with it', async () => {
    const [operator, consumer] = [await p.organization('operator'), await p.organization('consumer')]
    for (const by of [department, operator, consumer]) expect(await codeOf(report(by))).toBe('ticket.no_standing')
    expect(await codeOf(report(await p.organization('provider')))).toBe('permit.role')
    expect(await codeOf(report(body))).toBe('none')
  })

  it('is the operator while its grant is in force', async () => {
    const operator = await p.organization('operator')
    const now = p.clock.now()
    const grant = {
      id: `aut_${'1'.repeat(26)}`, implementingBodyId: body.participantId, operatorId: operator.participantId,
      scope: '范围', resourceIds: [resource.id], agreementDigest: '0x', startsAt: now,
      endsAt: new Date(now.getTime() + 86_400_000), createdAt: now,
    }
    await p.db.operatingAuthorization.create({ data: { ...grant, state: 'suspended' } })
    expect(await codeOf(report(operator))).toBe('ticket.no_standing')
    await p.db.operatingAuthorization.update({ where: { id: grant.id }, data: { state: 'active' } })
    expect(await codeOf(report(operator))).toBe('none')
    p.clock.advance(86_400_000)
    expect(await codeOf(report(operator))).toBe('ticket.no_standing')
  })

  it('is the buyer of a product that is made of it', async () => {
    const consumer = await p.organization('consumer')
    const now = p.clock.now()
    const product = {
      id: `prd_${'2'.repeat(26)}`, providerId: department.participantId, name: '名', description: '', sourceMode: 'opened',
      sourceNote: '', createdAt: now,
    }
    await p.db.dataProduct.create({ data: { ...product, resourceId: resource.id } })
    const agreement = {
      id: `agr_${'2'.repeat(26)}`, listingId: 'lst', productId: product.id, providerId: department.participantId,
      consumerId: consumer.participantId, turn: '', plan: {}, purpose: '', startsAt: now,
      endsAt: new Date(now.getTime() + 1_000), quota: 1n, policy: '{}', price: '{}', termsDigest: '0x2', note: '', createdAt: now,
    }
    await p.db.agreement.create({ data: { ...agreement, state: 'offered' } })
    expect(await codeOf(report(consumer))).toBe('ticket.no_standing')
    await p.db.agreement.update({ where: { id: agreement.id }, data: { state: 'ended', activatedAt: now } })
    expect(await codeOf(report(consumer))).toBe('none')
    expect(await codeOf(report(consumer, { productId: 'prd_other' }))).toBe('ticket.no_standing')
    expect(await codeOf(report(consumer, { productId: product.id }))).toBe('none')
  })
})

describe('another’s ticket', () => {
  it('is as an absent one, to read and for every act', async () => {
    const { id } = await report()
    const stranger = await p.organization('department')
    const absent = `tkt_${'0'.repeat(26)}`
    const ask = async (method: string, path: string) =>
      hiddenAnswer(await p.request(method, path, { as: stranger, ...(method === 'POST' ? { body: { text: '话' } } : {}) }))
    for (const name of ['answer', 'reject', 'confirm', 'reopen', 'escalate'])
      expect(await ask('POST', `/api/tickets/${id}/${name}`)).toEqual(await ask('POST', `/api/tickets/${absent}/${name}`))
    expect(await ask('GET', `/api/tickets/${id}`)).toEqual(await ask('GET', `/api/tickets/${absent}`))
    const seen = async (by: Member) =>
      (await p.run(by, (ctx) => listTickets(ctx, { limit: 100, resourceId: resource.id }))).items.map((one) => one.id)
    for (const by of [department, reporter, body, await p.organization('regulator')]) expect(await seen(by)).toContain(id)
    expect(await seen(stranger)).toEqual([])
    expect(await codeOf(act('uphold', id, reporter))).toBe('permit.role')
    expect(await codeOf(p.run(reporter, (ctx) => getTicketView(ctx, id)))).toBe('none')
  })
})

const ACTS = Object.keys(TICKET_ACTS) as TicketAct[]
it.each(TICKET_STATES.flatMap((state) => ACTS.map((name) => [state, name] as [TicketState, TicketAct])))(
  'a ticket that is %s: %s exactly when the table says so',
  async (state, name) => {
    const { id } = await report()
    await p.db.defectTicket.update({ where: { id }, data: { state } })
    const isAllowed = TICKET_ACTS[name].from.some((from) => from === state)
    expect(await codeOf(act(name, id))).toBe(isAllowed ? 'none' : 'ticket.act_not_allowed')
    const { state: after } = await p.db.defectTicket.findUniqueOrThrow({ where: { id } })
    expect(after).toBe(isAllowed ? TICKET_ACTS[name].to : state)
  },
)

it('does one act of several at once', async () => {
  const { id } = await report()
  const codes = await codesOf([act('answer', id), act('reject', id), act('answer', id)])
  expect(codes.filter((code) => code === 'none')).toHaveLength(1)
  expect(await eventsOf(p, id)).toHaveLength(2)
})

it('waits at the desks of who is to act next', async () => {
  const [own, sender] = [await p.organization('department'), await p.organization('department')]
  const { id: resourceId } = await p.run(own, (ctx) => publishResource(ctx, resourceInput()))
  const waits = async (who: Member, key: string) => {
    const { body: answer } = await p.request('GET', '/api/tasks', { as: who })
    return answer.tasks.find((task: { key: string }) => task.key === key)
  }
  const { count: before } = await waits(body, 'tickets_to_decide')
  const { id } = await report(sender, {}, resourceId)
  expect(await waits(own, 'tickets_to_answer')).toMatchObject({ count: 1, href: `/resources/${resourceId}` })
  await act('reject', id, own)
  expect(await waits(own, 'tickets_to_answer')).toMatchObject({ count: 0 })
  await act('escalate', id, sender)
  expect(await waits(body, 'tickets_to_decide')).toMatchObject({ count: before + 1 })
})
