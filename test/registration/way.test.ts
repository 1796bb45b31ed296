import { describe, expect, it } from 'vitest'
import { openDeadline } from '#api/deadline/open.ts'
import { decideAcceptance, reviewRegistration } from '#api/registration/decide.ts'
import { draftRegistration, editRegistration } from '#api/registration/draft.ts'
import { precheckRegistration } from '#api/registration/facts.ts'
import { getRegistration, listRegistrations } from '#api/registration/find.ts'
import { isLocalCode } from '#api/registration/code.ts'
import { objectToRegistration } from '#api/registration/object.ts'
import {
  depositRegistration, submitRegistration, supplementRegistration, withdrawRegistration,
} from '#api/registration/submit.ts'
import { addDays } from '#api/kernel/time.ts'
import { codeOf, codesOf, eventsOf, hiddenAnswer } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'
import { at, bench, filledIn, hash } from './world.ts'

const p = await platform()
const { department, registry, publish, draft, deposit, submit, file, accept, pass, publishIt, code, published, endOf, coded } =
  await bench(p)
/** A Monday: the ten working days after it have the National Day and the Mid-Autumn Festival between. */
const monday = new Date('2026-09-21T02:00:00Z')
const resourceOf = (id: string) => p.db.publicDataResource.findUniqueOrThrow({ where: { id } })
const clockOf = (subject: string, limit: string) =>
  p.db.deadline.findFirstOrThrow({ where: { subject, limit }, orderBy: { id: 'desc' } })

describe('the way of a first registration', () => {
  it('goes from draft to a code that is valid for three years, each step on the log', async () => {
    const subject = await publish()
    await p.run(registry, (ctx) => openDeadline({ ...ctx, now: monday }, {
      limit: 'registration_first', subject, title: '首次登记', responsibleId: department.participantId,
    }))
    const made = await draft(subject, monday)
    expect(made).toMatchObject({ state: 'draft', kind: 'first', subject: { id: subject, kind: 'resource' } })
    expect(await at(p, department, monday)((ctx) => precheckRegistration(ctx, made.id))).toEqual({ faults: [], mayFile: true })
    await deposit(made.id, monday)
    const filed = await submit(made.id, monday)
    expect(filed).toMatchObject({ state: 'submitted', round: 1, isOnLog: true })
    expect(await clockOf(subject, 'registration_first')).toMatchObject({ state: 'met' })
    await accept(made.id, monday)
    await pass(made.id, monday)
    const shown = await publishIt(made.id, monday)
    const end = endOf(shown)
    const held = await code(made.id, end)
    expect(await clockOf(made.id, 'registration_publicity')).toMatchObject({ state: 'met' })
    expect(held).toMatchObject({ state: 'valid', validFrom: end.toISOString(), isLocalCode: true, objected: false })
    expect(isLocalCode(held.code ?? '')).toBe(true)
    const later = new Date(end)
    later.setUTCFullYear(end.getUTCFullYear() + 3)
    expect(held.validTo).toBe(later.toISOString())
    expect(await resourceOf(subject)).toMatchObject({
      registrationCode: held.code, registrationValidFrom: end, registrationValidTo: later, registrationObjected: false,
      registrationRevokedAt: null,
    })
    expect(await eventsOf(p, made.id)).toEqual([
      'drafted', 'deposited', 'submitted', 'accepted', 'reviewed', 'published', 'coded',
    ].map((kind) => `registration.${kind}`))
    expect(await eventsOf(p, subject)).toEqual(['resource.published', 'resource.registered'])
  })

  it('counts its clocks by working days, over holidays and make-up days', async () => {
    // 2026: 9/25-27 Mid-Autumn, 10/1-7 National Day, make-up days 9/20 and 10/10 (国办发明电〔2025〕7号).
    const subject = await publish()
    const { id } = await file(subject, monday)
    expect((await clockOf(id, 'registration_acceptance')).dueAt.toISOString()).toBe('2026-09-24T16:00:00.000Z')
    await accept(id, monday)
    await pass(id, monday)
    const { publicity } = await publishIt(id, monday)
    expect(publicity).toEqual({ from: monday.toISOString(), to: '2026-10-12T16:00:00.000Z' })
    const codeAt = (now: Date) => codeOf(code(id, now))
    expect(await codeAt(new Date('2026-10-12T15:59:59.999Z'))).toBe('registration.publicity_running')
    expect(await codeAt(new Date('2026-10-12T16:00:00Z'))).toBe('none')
  })

  it('starts the registry’s clock at each step, and marks the late one', async () => {
    const { id } = await file(await publish(), monday)
    await accept(id, addDays(monday, 5))
    expect(await clockOf(id, 'registration_acceptance')).toMatchObject({ state: 'late', responsibleId: registry.participantId })
    expect(await clockOf(id, 'registration_review')).toMatchObject({ state: 'running' })
    await pass(id, addDays(monday, 6))
    expect(await clockOf(id, 'registration_review')).toMatchObject({ state: 'met' })
  })
})

describe('the return of an application', () => {
  it('names all defects in one notice, and what is handed in again starts the clock again', async () => {
    const { id } = await file(await publish(), monday)
    const defects = [{ path: 'risk', message: '报告没有结论' }, { path: 'data.abstract', message: '摘要不完整' }]
    const returned = await at(p, registry, monday)((ctx) => decideAcceptance(ctx, id, { decision: 'return', defects }))
    expect(returned).toMatchObject({ state: 'returned', defects, round: 1 })
    expect(await clockOf(id, 'registration_correction')).toMatchObject({ responsibleId: department.participantId })
    expect(await codeOf(at(p, department, monday)((ctx) => depositRegistration(ctx, id)))).toBe('registration.act_not_allowed')
    const later = addDays(monday, 1)
    await at(p, department, later)((ctx) => editRegistration(ctx, id, { form: filledIn(returned.form) }))
    await deposit(id, later)
    expect(await submit(id, later)).toMatchObject({ state: 'submitted', round: 2, defects: [] })
    expect(await clockOf(id, 'registration_correction')).toMatchObject({ state: 'met' })
    expect(await clockOf(id, 'registration_acceptance')).toMatchObject({ state: 'running', openedAt: later })
  })

  it.each([
    ['not accepted', 'not_accepted', async (id: string) =>
      at(p, registry, monday)((ctx) => decideAcceptance(ctx, id, { decision: 'decline', reason: '不属于登记范围' }))],
    ['not passed', 'not_passed', async (id: string) => {
      await accept(id, monday)
      return at(p, registry, monday)((ctx) => reviewRegistration(ctx, id, { passed: false, reason: '来源证明不符' }))
    }],
  ] as const)('%s: the reason is told, and the way is over', async (_, state, end) => {
    const { id, subject } = await file(await publish(), monday)
    const ended = await end(id)
    expect(ended).toMatchObject({ state, reason: expect.stringMatching(/\p{Script=Han}/u) })
    expect((await draft(subject.id, monday)).state).toBe('draft')
  })
})

describe('submitting', () => {
  it('is refused with every fault at once, each with its fix and its basis', async () => {
    const subject = await publish()
    const made = await at(p, department, monday)((ctx) => draftRegistration(ctx, { kind: 'first', subjectId: subject }))
    await deposit(made.id, monday)
    const work = at(p, department, monday)((ctx) => submitRegistration(ctx, made.id))
    await expect(work).rejects.toMatchObject({
      code: 'registration.faults',
      detail: {
        basis: '《公共数据资源登记管理暂行办法》第九条',
        faults: expect.arrayContaining([
          expect.objectContaining({ path: 'evidence.logDigest', fix: expect.any(String), basis: expect.stringContaining('《') }),
          expect.objectContaining({ path: 'risk.reportDigest' }),
          expect.objectContaining({ path: 'scenario.forbidden' }),
        ]),
      },
    })
    expect(await at(p, department, monday)((ctx) => getRegistration(ctx, made.id))).toMatchObject({ state: 'deposited', round: 0 })
  })

  it('waits for the evidence to stand in the log', async () => {
    const { id } = await draft(await publish(), monday)
    const early = () => codeOf(submit(id, monday))
    expect(await early()).toBe('registration.act_not_allowed')
    await at(p, department, monday)((ctx) => depositRegistration(ctx, id))
    expect(await early()).toBe('registration.not_on_log')
    await p.db.chainAct.updateMany({ where: { subject: id }, data: { state: 'refused' } })
    expect(await early()).toBe('registration.not_on_log')
    await p.db.chainAct.updateMany({ where: { subject: id }, data: { state: 'recorded' } })
    expect(await early()).toBe('none')
  })

  it('counts the deposit of the form as it is alone', async () => {
    const made = await draft(await publish(), monday)
    const first = await deposit(made.id, monday)
    const changed = filledIn(made.form, { other: { note: '另一句话' } })
    const edited = await at(p, department, monday)((ctx) => editRegistration(ctx, made.id, { form: changed }))
    expect(edited).toMatchObject({ state: 'draft', evidenceDigest: null })
    expect((await deposit(made.id, monday)).evidenceDigest).not.toBe(first.evidenceDigest)
  })

  it('leaves out what is promised in writing, and no code is given until it is handed in', async () => {
    const promise = { parts: ['risk' as const], digest: hash(), by: '2026-12-31' }
    const view = await published(await publish(), monday, 'first', { risk: {}, other: { promise } })
    expect(view.promise).toEqual({ ...promise, keptAt: null })
    expect(await codeOf(code(view.id, endOf(view)))).toBe('registration.promise_open')
    const part = { risk: { assessor: '测评机构', reportDigest: hash(), conclusion: 'acceptable' as const } }
    const hand = (risk: object) => at(p, department, monday)((ctx) => supplementRegistration(ctx, view.id, { risk }))
    const both = { ...part, service: { name: '未承诺的部分' } }
    const more = at(p, department, monday)((ctx) => supplementRegistration(ctx, view.id, both))
    expect(await codeOf(more)).toBe('registration.not_promised')
    expect(await codeOf(hand({ assessor: '测评机构' }))).toBe('registration.faults')
    expect(await codeOf(hand(part.risk))).toBe('none')
    expect(await codeOf(hand(part.risk))).toBe('registration.nothing_promised')
    expect(await codeOf(code(view.id, endOf(view)))).toBe('none')
  })

  it('finds no registry in a city that has none', async () => {
    await p.db.participant.update({ where: { id: registry.participantId }, data: { state: 'rejected' } })
    const { id } = await draft(await publish(), monday)
    await deposit(id, monday)
    const work = submit(id, monday)
    await expect(work).rejects.toMatchObject({ code: 'registration.no_registry' })
    await p.db.participant.update({ where: { id: registry.participantId }, data: { state: 'admitted' } })
  })
})

describe('who may', () => {
  it('is answered about another’s application exactly as about an absent one', async () => {
    const { id } = await file(await publish(), monday)
    const other = await p.organization('department')
    for (const [method, path, body] of [
      ['GET', '', undefined], ['GET', '/precheck', undefined], ['POST', '/deposit', {}], ['POST', '/submit', {}],
      ['POST', '/withdraw', { reason: '试探' }], ['POST', '/supplement', {}],
    ] as const) {
      const ask = async (one: string) => hiddenAnswer(await p.request(method, `/api/registrations/${one}${path}`, { as: other, body }))
      const theirs = await ask(id)
      expect([path, theirs.status]).toEqual([path, 404])
      expect(theirs).toEqual(await ask('reg_00000000000000000000000000'))
    }
  })

  it('a draft is nobody’s but its registrant’s, to read, to decide and to object', async () => {
    const { id } = await draft(await publish(), monday)
    const consumer = await p.organization('consumer')
    expect(await codeOf(p.run(registry, (ctx) => getRegistration(ctx, id)))).toBe('not_found')
    expect(await codeOf(accept(id, monday))).toBe('not_found')
    expect(await codeOf(p.run(consumer, (ctx) => objectToRegistration(ctx, id, { ground: '不实', evidenceDigest: hash() })))).toBe('not_found')
    const { items } = await p.run(registry, (ctx) => listRegistrations(ctx, { limit: 100 }))
    expect(items.map((one) => one.id)).not.toContain(id)
    expect(items.length).toBeGreaterThan(0)
    await at(p, department, monday)((ctx) => withdrawRegistration(ctx, id, { reason: '不办了' }))
    expect(await codeOf(p.run(registry, (ctx) => getRegistration(ctx, id)))).toBe('not_found')
  })

  it('the registry decides, the registrant applies, and neither does the other’s', async () => {
    const { id, subject } = await file(await publish(), monday)
    const asDepartment = at(p, department, monday)((ctx) => decideAcceptance(ctx, id, { decision: 'accept' }))
    expect(await codeOf(asDepartment)).toBe('permit.role')
    const asRegistry = at(p, registry, monday)((ctx) => draftRegistration(ctx, { kind: 'first', subjectId: subject.id }))
    expect(await codeOf(asRegistry)).toBe('permit.role')
  })

  it('another’s resource can’t be registered, nor what is no resource of the catalogue', async () => {
    const subjectId = await publish()
    const other = await p.organization('department')
    for (const one of [subjectId, 'res_00000000000000000000000000', 'prd_00000000000000000000000000'])
      expect(await codeOf(p.run(other, (ctx) => draftRegistration(ctx, { kind: 'first', subjectId: one })))).toBe('not_found')
  })
})

describe('at once', () => {
  it('one of two drafts on a resource is made', async () => {
    const subjectId = await publish()
    const begin = () => at(p, department, monday)((ctx) => draftRegistration(ctx, { kind: 'first', subjectId }))
    expect(await codesOf([begin(), begin(), begin()])).toEqual(['none', 'registration.open_exists', 'registration.open_exists'])
  })

  it('a resource gets one code when two give it, and two resources get two', async () => {
    const [one, two] = [await published(await publish(), monday), await published(await publish(), monday)]
    const codes = await codesOf([1, 2, 3].map(() => code(one.id, endOf(one))))
    expect(codes.filter((found) => found === 'none')).toHaveLength(1)
    expect(codes.every((found) => ['none', 'registration.changed', 'registration.act_not_allowed'].includes(found))).toBe(true)
    const other = await code(two.id, endOf(two))
    const { code: first } = await at(p, registry, endOf(one))((ctx) => getRegistration(ctx, one.id))
    expect(first).not.toBe(other.code)
  })

  it('two applications that reach their code together give two serial numbers', async () => {
    const both = [await published(await publish(), monday), await published(await publish(), monday)]
    const given = await Promise.all(both.map((one) => code(one.id, endOf(one))))
    expect(new Set(given.map((one) => one.code)).size).toBe(2)
  })

  it('a thing with a code in force is not registered for the first time again', async () => {
    const subjectId = await publish()
    const { validTo } = await coded(subjectId, monday)
    const again = (now: Date) => codeOf(at(p, department, now)((ctx) => draftRegistration(ctx, { kind: 'first', subjectId })))
    expect(await again(new Date(Date.parse(validTo ?? '') - 1))).toBe('registration.in_force')
    expect(await again(new Date(validTo ?? ''))).toBe('none')
  })
})
