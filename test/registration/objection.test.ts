import { describe, expect, it } from 'vitest'
import { revokeRegistration } from '#api/registration/end.ts'
import { getRegistration } from '#api/registration/find.ts'
import { answerObjection, listOwnObjections, objectToRegistration } from '#api/registration/object.ts'
import { listPublicRegistrations } from '#api/registration/public.ts'
import type { RegistrationView } from '#api/registration/schema.ts'
import { addDays } from '#api/kernel/time.ts'
import { codeOf, codesOf, eventsOf } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'
import { at, bench, hash } from './world.ts'

const p = await platform()
const { department, registry, publish, code, published, endOf, coded } = await bench(p)
const consumer = await p.organization('consumer')
const provider = await p.organization('provider')
const monday = new Date('2026-09-21T02:00:00Z')
const input = () => ({ ground: '数据来源与我单位重复', evidenceDigest: hash() })
const object = (id: string, now: Date, who = consumer) => at(p, who, now)((ctx) => objectToRegistration(ctx, id, input()))
const answer = (id: string, objection: string, upheld: boolean, now: Date) =>
  at(p, registry, now)((ctx) => answerObjection(ctx, id, objection, { upheld, answer: '经核查（演示）' }))
const seen = (id: string, now: Date) => at(p, registry, now)((ctx) => getRegistration(ctx, id))
const markOf = async ({ subject }: Pick<RegistrationView, 'subject'>) =>
  (await p.db.publicDataResource.findUniqueOrThrow({ where: { id: subject.id } })).registrationObjected

describe('an objection during the publicity', () => {
  it('holds the code up until each one is answered, with a clock of its own', async () => {
    const view = await published(await publish(), monday)
    const first = await object(view.id, addDays(monday, 1))
    const second = await object(view.id, addDays(monday, 2), provider)
    expect(await seen(view.id, addDays(monday, 2))).toMatchObject({
      state: 'objected', objected: false,
      objections: [
        { objector: { id: consumer.participantId, name: expect.any(String) }, state: 'open', isLate: false },
        { objector: { id: provider.participantId }, state: 'open' },
      ],
    })
    const clock = await p.db.deadline.findFirstOrThrow({ where: { subject: first.id } })
    expect(clock).toMatchObject({ limit: 'registration_objection', responsibleId: registry.participantId, state: 'running' })
    const end = endOf(view)
    expect(await codeOf(code(view.id, end))).toBe('registration.act_not_allowed')
    await answer(view.id, first.id, false, end)
    expect(await codeOf(code(view.id, end))).toBe('registration.act_not_allowed')
    await answer(view.id, second.id, false, end)
    expect((await seen(view.id, end)).state).toBe('publicity')
    expect(await codeOf(code(view.id, end))).toBe('none')
    expect(await codeOf(answer(view.id, first.id, true, end))).toBe('registration.objection_answered')
  })

  it('that stands ends the application', async () => {
    const view = await published(await publish(), monday)
    const { id } = await object(view.id, addDays(monday, 1))
    await answer(view.id, id, true, addDays(monday, 2))
    expect(await seen(view.id, addDays(monday, 2))).toMatchObject({ state: 'terminated' })
    expect(await codeOf(code(view.id, endOf(view)))).toBe('registration.act_not_allowed')
    expect(await eventsOf(p, view.id)).toEqual(expect.arrayContaining(['registration.objected', 'registration.terminated']))
    const told = await p.run(consumer, (ctx) => listOwnObjections(ctx))
    expect(told.items.find((one) => one.id === id)).toMatchObject({ state: 'upheld', answer: '经核查（演示）' })
    const clock = await p.db.deadline.findFirstOrThrow({ where: { subject: view.id, limit: 'registration_publicity' } })
    expect(clock.state).toBe('lifted')
  })

  it('comes in time, and not from the registrant itself', async () => {
    const view = await published(await publish(), monday)
    expect(await codeOf(object(view.id, endOf(view)))).toBe('registration.publicity_over')
    expect(await codeOf(object(view.id, monday, department))).toBe('registration.own_objection')
    expect(await codeOf(object(view.id, new Date(endOf(view).getTime() - 1)))).toBe('none')
  })

  it('is not lost between two answers at once', async () => {
    const view = await published(await publish(), monday)
    const [one, two] = [await object(view.id, monday), await object(view.id, monday, provider)]
    const answers = [one, two].map(({ id }) => answer(view.id, id, false, monday))
    expect(await codesOf(answers)).toEqual(['none', 'none'])
    expect((await seen(view.id, monday)).state).toBe('publicity')
  })

  it('and the code at the same time: one of them comes first', async () => {
    const view = await published(await publish(), monday)
    const end = endOf(view)
    const [objected, given] = [codeOf(object(view.id, new Date(end.getTime() - 1))), codeOf(code(view.id, end))]
    const outcome = [await objected, await given]
    const { state, objected: isMarked } = await seen(view.id, end)
    const isBlocked = state === 'objected' && outcome[1] === 'registration.act_not_allowed'
    // The one that came second found a state that the other had left, or lost its row to it.
    const isCoded = state === 'valid' && outcome[1] === 'none' && (isMarked || outcome[0] !== 'none')
    const isRetried = state === 'objected' && outcome[1] === 'registration.changed'
    expect([outcome, isBlocked || isCoded || isRetried]).toEqual([outcome, true])
  })
})

describe('an objection against a code', () => {
  it('marks the resource until it is dismissed', async () => {
    const view = await coded(await publish(), monday)
    const now = addDays(new Date(view.validFrom ?? ''), 3)
    const [one, two] = [await object(view.id, now), await object(view.id, now, provider)]
    expect(await seen(view.id, now)).toMatchObject({ state: 'valid', objected: true })
    expect(await markOf(view)).toBe(true)
    await answer(view.id, one.id, false, now)
    expect(await markOf(view)).toBe(true)
    await answer(view.id, two.id, false, now)
    expect(await markOf(view)).toBe(false)
    expect(await seen(view.id, now)).toMatchObject({ state: 'valid', objected: false })
  })

  it('that stands stays marked until the registration is corrected', async () => {
    const subject = await publish()
    const view = await coded(subject, monday)
    const now = addDays(new Date(view.validFrom ?? ''), 3)
    const { id } = await object(view.id, now)
    await answer(view.id, id, true, now)
    expect(await markOf(view)).toBe(true)
    const corrected = await coded(subject, now, 'correction')
    expect(corrected).toMatchObject({ state: 'valid', code: view.code, validTo: view.validTo })
    expect(await markOf(view)).toBe(false)
    expect((await seen(view.id, now)).state).toBe('superseded')
  })

  it('stays with what is open, whatever is coded meanwhile, and falls with the code', async () => {
    const subject = await publish()
    const view = await coded(subject, monday)
    const now = addDays(new Date(view.validFrom ?? ''), 3)
    await object(view.id, now)
    const changed = await coded(subject, now, 'change')
    expect(await markOf(view)).toBe(true)
    expect(changed.objected).toBe(true)
    const ground = 'false_material' as const
    const later = addDays(now, 60)
    await at(p, registry, later)((ctx) => revokeRegistration(ctx, changed.id, { ground, reason: '材料不实' }))
    const row = await p.db.publicDataResource.findUniqueOrThrow({ where: { id: subject } })
    expect(row.registrationRevokedAt).toEqual(later)
  })
})

describe('what anybody sees', () => {
  it('is four facts, and the mark: no form, no objector, no evidence', async () => {
    const view = await published(await publish(), monday)
    const { items } = await p.run(consumer, (ctx) => listPublicRegistrations(ctx, { limit: 100 }))
    const shown = items.find(({ id }) => id === view.id)
    expect(Object.keys(shown?.facts ?? {}).toSorted()).toEqual(['abstract', 'kind', 'name', 'registrant'])
    expect(shown).toMatchObject({ state: 'publicity', code: null, publicity: view.publicity })
    expect(JSON.stringify(items)).not.toMatch(/Digest|objector|storage|uscc/)
  })

  it('is found by its code, without a sign-in, and no other code finds it', async () => {
    const view = await coded(await publish(), monday)
    const ask = (text: string) => p.request('GET', `/api/public/registrations?code=${encodeURIComponent(text)}`)
    const { status, body } = await ask(view.code ?? '')
    expect(status).toBe(200)
    expect(body.items).toHaveLength(1)
    expect(body.items[0]).toMatchObject({ code: view.code, isLocalCode: true, validTo: view.validTo, objected: false })
    expect((await ask('370500G202609999999X')).body.items).toEqual([])
    expect((await ask('短')).status).toBe(400)
  })

  it('an application that is not published yet is nobody’s to see', async () => {
    const { items } = await p.run(consumer, (ctx) => listPublicRegistrations(ctx, { limit: 100 }))
    expect(items.every(({ state }) => state === 'publicity' || state === 'objected')).toBe(true)
  })
})
