import { describe, expect, it } from 'vitest'
import { closeDeadline } from '#api/deadline/close.ts'
import { dueAt, type LimitKey } from '#api/deadline/deadline.ts'
import { openDeadline } from '#api/deadline/open.ts'
import { watchDeadlines } from '#api/deadline/watch.ts'
import { newId } from '#api/kernel/ids.ts'
import type { Context } from '#api/kernel/context.ts'
import { tellAll, toldTo } from '#test/notification/world.ts'
import { eventsOf, hiddenAnswer, lastBodyOf } from '#test/support/market.ts'
import { type Member, platform, type TestPlatform } from '#test/support/platform.ts'

const p = await platform()
const [registry, applicant, stranger, regulator] = await Promise.all([
  p.organization('registry'), p.organization('department'), p.organization('department'), p.organization('regulator'),
])

const HOUR_MS = 3_600_000

/** A clock upon a new thing, of which the applicant is told too. */
async function opened(limit: LimitKey, over: Partial<Parameters<typeof openDeadline>[1]> = {}, on: TestPlatform = p) {
  const subject = over.subject ?? newId('reg', new Date())
  const due = await on.run(registry, (ctx) =>
    openDeadline(ctx, {
      limit, subject, title: '河湖断面水质（演示）', responsibleId: registry.participantId,
      interestedIds: [applicant.participantId], ...over,
    }))
  const row = await on.db.deadline.findFirstOrThrow({ where: { subject, limit }, orderBy: { id: 'desc' } })
  return { subject, due, id: row.id, row }
}

const rowOf = (id: string) => p.db.deadline.findUniqueOrThrow({ where: { id } })
const at = (who: Member, now: Date, verb: (ctx: Context) => Promise<unknown>) =>
  p.run(who, (ctx) => verb({ ...ctx, now }))
const get = (as: Member, path: string) => p.request('GET', path, { as })

describe('a clock', () => {
  it('begins with the act that starts it, and is one of its limit upon its thing', async () => {
    const { subject, due, row } = await opened('registration_review')
    expect(due).toEqual(dueAt('registration_review', row.openedAt))
    const again = await opened('registration_review', { subject, openedAt: new Date('2027-06-01T00:00:00Z') })
    expect(again.due).toEqual(due)
    expect(await p.db.deadline.count({ where: { subject } })).toBe(1)
    await opened('registration_publicity', { subject })
    expect(await p.db.deadline.count({ where: { subject } })).toBe(2)
  })

  it('is one also when many start it at once', async () => {
    const subject = newId('reg', new Date())
    const dues = await Promise.all([1, 2, 3, 4, 5].map(() => opened('registration_acceptance', { subject })))
    expect(new Set(dues.map(({ due }) => due.getTime())).size).toBe(1)
    expect(await p.db.deadline.count({ where: { subject } })).toBe(1)
  })

  it.each([
    ['met', -1], ['met', 0], ['late', 1],
  ] as const)('is %s by an act %i ms from its end', async (state, offsetMs) => {
    const { subject, due, id } = await opened('registration_acceptance')
    const now = new Date(due.getTime() + offsetMs)
    await at(registry, now, (ctx) => closeDeadline(ctx, { limit: 'registration_acceptance', subject }))
    expect(await rowOf(id)).toMatchObject({ state, closedAt: now, running: null })
  })

  it('is lifted where what it waited for fell away, and stays as it ended', async () => {
    const { subject, id } = await opened('registration_acceptance')
    const limit = 'registration_acceptance'
    await p.run(registry, (ctx) => closeDeadline(ctx, { limit, subject, isLifted: true }))
    await p.run(registry, (ctx) => closeDeadline(ctx, { limit, subject }))
    expect((await rowOf(id)).state).toBe('lifted')
    const next = await opened(limit, { subject })
    expect(next.id).not.toBe(id)
    expect(next.row.state).toBe('running')
  })

  it('that nobody started has no end', async () => {
    await p.run(registry, (ctx) => closeDeadline(ctx, { limit: 'registration_review', subject: 'reg_none' }))
    expect(await p.db.deadline.count({ where: { subject: 'reg_none' } })).toBe(0)
  })
})

describe('who looks', () => {
  it('is who must act, who waits, and who oversees; for others it is as absent', async () => {
    const { id, subject } = await opened('registration_review')
    const roles = []
    for (const as of [registry, applicant, regulator]) {
      const { status, body } = await get(as, `/api/deadlines/${id}`)
      expect([status, body.id]).toEqual([200, id])
      roles.push(body.role)
      expect((await get(as, `/api/deadlines?subject=${subject}`)).body.items).toHaveLength(1)
    }
    expect(roles).toEqual(['responsible', 'interested', 'overseer'])
    const theirs = await get(stranger, `/api/deadlines/${id}`)
    const absent = await get(stranger, `/api/deadlines/dln_${'0'.repeat(26)}`)
    expect(hiddenAnswer(theirs)).toEqual(hiddenAnswer(absent))
    expect(theirs.status).toBe(404)
    expect((await get(stranger, `/api/deadlines?subject=${subject}`)).body.items).toEqual([])
  })

  it('sees name, article, what is left in working days, and whether the calendar is known', async () => {
    const begins = new Date('2026-09-30T02:00:00Z')
    const { id } = await opened('registration_acceptance', { openedAt: begins })
    await at(registry, new Date('2026-10-07T02:00:00Z'), async () => undefined)
    const { body } = await get(applicant, `/api/deadlines/${id}`)
    expect(body).toMatchObject({
      kind: 'registration_acceptance', name: '登记受理', basis: '《公共数据资源登记管理暂行办法》第十条',
      unit: 'working_day', count: 3, workingDays: 3, calendarKnown: true, title: '河湖断面水质（演示）',
      dueAt: '2026-10-10T16:00:00.000Z', isOverdue: true, isSoon: false, state: 'running',
      responsible: { id: registry.participantId },
    })
    expect(body.workingDaysLeft).toBeLessThan(0)
    const later = await opened('registration_acceptance', { openedAt: new Date('2027-03-01T02:00:00Z') })
    expect((await get(applicant, `/api/deadlines/${later.id}`)).body.calendarKnown).toBe(false)
  })
})

describe('the list', () => {
  it('is told by how the clocks stand, the nearest end first, page after page', async () => {
    const me = await p.organization('registry')
    const now = p.clock.now()
    const make = (endsAt: Date, openedAt = new Date(now.getTime() - 60 * 24 * HOUR_MS)) =>
      opened('registration_review', { responsibleId: me.participantId, openedAt, endsAt })
    const ends = [-48, -24, 1, 30 * 24, 60 * 24].map((hours) => new Date(now.getTime() + hours * HOUR_MS))
    const clocks: Awaited<ReturnType<typeof make>>[] = []
    for (const end of ends) clocks.push(await make(end))
    await p.run(me, (ctx) => closeDeadline(ctx, { limit: 'registration_review', subject: clocks[4]?.subject ?? '' }))
    const ids = clocks.map(({ id }) => id)
    const listed = async (query: string) =>
      (await get(me, `/api/deadlines?${query}`)).body.items.map((row: { id: string }) => ids.indexOf(row.id))
    expect(await listed('state=running')).toEqual([0, 1, 2, 3])
    expect(await listed('state=overdue')).toEqual([0, 1])
    expect(await listed('state=soon')).toEqual([2])
    expect(await listed('state=closed')).toEqual([4])
    expect(await listed('')).toEqual([4, 3, 2, 1, 0])
    expect(await listed('kind=registration_publicity')).toEqual([])
    const first = (await get(me, '/api/deadlines?state=running&limit=3')).body
    expect(first.items.map(({ id }: { id: string }) => ids.indexOf(id))).toEqual([0, 1, 2])
    expect(await listed(`state=running&limit=3&cursor=${first.next}`)).toEqual([3])
    const table = await get(me, '/api/deadlines/export?state=overdue')
    expect(table.headers.get('x-row-count')).toBe('2')
    expect(table.text).toContain('已逾期')
  })
})

describe('the watch', () => {
  it('warns once, and then says once that it was missed: to who must act, and to the regulator', async () => {
    const own = await platform()
    const [me, overseer] = [await own.organization('registry'), await own.organization('regulator')]
    const { id, subject, row } = await opened('registration_acceptance', { responsibleId: me.participantId }, own)
    const due = row.dueAt.getTime()
    const watch = (ms: number) => Promise.all([1, 2].map(() => watchDeadlines(own.db, new Date(ms))))
    expect(await watch(row.warnAt.getTime() - 1)).toEqual([{ warned: 0, missed: 0 }, { warned: 0, missed: 0 }])
    expect((await watch(row.warnAt.getTime())).reduce((sum, { warned }) => sum + warned, 0)).toBe(1)
    own.clock.advance(row.warnAt.getTime() + 1 - own.clock.now().getTime())
    await tellAll(own)
    expect(await watch(due)).toEqual([{ warned: 0, missed: 0 }, { warned: 0, missed: 0 }])
    const missed = await watch(due + 1)
    expect(missed.reduce((sum, one) => sum + one.missed, 0)).toBe(1)
    expect((await watch(due + 60_000)).map((one) => one.missed)).toEqual([0, 0])
    expect(await eventsOf(own, subject)).toEqual(['deadline.missed'])
    expect(await lastBodyOf(own, subject)).toMatchObject({ deadline: id, limit: 'registration_acceptance' })
    await tellAll(own)
    await tellAll(own)
    const mine = await toldTo(own, me)
    expect(mine.map(({ kind, href }) => [kind, href])).toEqual([
      ['deadline.warned', '/deadlines'], ['deadline.missed', '/deadlines'],
    ])
    expect(mine[1]?.zh).toContain('「河湖断面水质（演示）」的登记受理期限')
    expect((await toldTo(own, overseer)).map(({ kind }) => kind)).toEqual(['deadline.escalated'])
  })

  it('misses what was closed too late before anybody looked, not what was in time or fell away', async () => {
    const report = () => opened('incident_report')
    const clocks = { met: await report(), late: await report(), lifted: await report() }
    const after = new Date(clocks.late.due.getTime() + 1)
    const close = (subject: string, now: Date, isLifted = false) =>
      at(registry, now, (ctx) => closeDeadline(ctx, { limit: 'incident_report', subject, isLifted }))
    await close(clocks.met.subject, p.clock.now())
    await close(clocks.late.subject, after)
    await close(clocks.lifted.subject, after, true)
    await watchDeadlines(p.db, new Date(after.getTime() + 1))
    const missed = Object.entries(clocks).map(async ([name, { id }]) => [name, (await rowOf(id)).missedAt !== null])
    expect(await Promise.all(missed)).toEqual([['met', false], ['late', true], ['lifted', false]])
    expect((await rowOf(clocks.late.id)).state).toBe('late')
  })

  it('misses no period: one that has run out is met by what follows it, one that was cut short is lifted', async () => {
    const [over, short] = [await opened('plan_publicity'), await opened('plan_publicity')]
    const after = new Date(over.due.getTime() + 86_400_000)
    await watchDeadlines(p.db, after)
    expect((await rowOf(over.id)).missedAt).toBeNull()
    const past = await opened('plan_publicity', { openedAt: new Date('2026-01-05T00:00:00Z') })
    expect((await get(applicant, `/api/deadlines/${past.id}`)).body.isOverdue).toBe(false)
    expect((await get(applicant, `/api/deadlines?state=overdue&subject=${past.subject}`)).body.items).toEqual([])
    const { body: summary } = await get(regulator, '/api/deadlines/summary')
    const { running, overdue } = summary.items.find(({ kind }: { kind: string }) => kind === 'plan_publicity')
    expect([running, overdue]).toEqual([3, 0])
    const close = (subject: string, now: Date) =>
      at(registry, now, (ctx) => closeDeadline(ctx, { limit: 'plan_publicity', subject }))
    await close(over.subject, over.due)
    await close(short.subject, new Date(short.due.getTime() - 1))
    expect([(await rowOf(over.id)).state, (await rowOf(short.id)).state]).toEqual(['met', 'lifted'])
  })

  it('tells the platform’s own people of a clock that is the platform’s', async () => {
    const staff = await p.organization('first_reviewer')
    const { due } = await opened('property_total', { responsibleId: 'platform' })
    await watchDeadlines(p.db, new Date(due.getTime() + 1))
    await tellAll(p)
    expect((await toldTo(p, staff)).map(({ kind }) => kind)).toContain('deadline.missed')
  })
})

describe('the summary', () => {
  it('counts by limit, and says what was used of it on average', async () => {
    const mine = await platform()
    const [who, overseer] = [await mine.organization('registry'), await mine.organization('auditor')]
    const begins = new Date('2026-09-30T02:00:00Z')
    const open = (subject: string) => mine.run(who, (ctx) =>
      openDeadline(ctx, {
        limit: 'registration_acceptance', subject, title: '题', responsibleId: who.participantId, openedAt: begins,
      }))
    for (const subject of ['reg_1', 'reg_2', 'reg_3']) await open(subject)
    const close = (subject: string, now: string) => mine.run(who, (ctx) =>
      closeDeadline({ ...ctx, now: new Date(now) }, { limit: 'registration_acceptance', subject }))
    await close('reg_1', '2026-10-08T02:00:00Z') // one working day, after seven days of holiday
    await close('reg_2', '2026-10-12T02:00:00Z') // four: 8, 9, 10 and 12 October
    const { body } = await mine.request('GET', '/api/deadlines/summary', { as: overseer })
    expect(body.items).toEqual([{
      kind: 'registration_acceptance', name: '登记受理', english: 'Acceptance of a registration',
      basis: '《公共数据资源登记管理暂行办法》第十条', unit: 'working_day', count: 3, running: 1, soon: 0, overdue: 1,
      met: 1, late: 1, lifted: 0, averageUsed: 2.5,
    }])
    expect((await mine.request('GET', '/api/deadlines/summary', { as: who })).status).toBe(403)
  })
})
