import { describe, expect, it } from 'vitest'
import { getRegistration } from '#api/registration/find.ts'
import { importRegistration, verifyImport } from '#api/registration/import.ts'
import { getResource } from '#api/resource/find.ts'
import { addDays } from '#api/kernel/time.ts'
import { codeOf, codesOf, eventsOf, hiddenAnswer, nowOf, registeredResource } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'
import { bench, hash } from './world.ts'

const p = await platform()
const { department, registry, publish } = await bench(p)
const now = await nowOf(p, department)
let count = 0
const input = () => ({
  registrationCode: `SDDJ-0000${count++}`, validFrom: now, validTo: addDays(now, 365), documentDigest: hash(),
})
const enter = (id: string, what = input()) => p.run(department, (ctx) => importRegistration(ctx, id, what))
const verify = (id: string) => p.run(registry, (ctx) => verifyImport(ctx, id, { verified: true }))

describe('a code that was issued elsewhere', () => {
  it('counts once the registry has verified it', async () => {
    const subject = await publish()
    const what = input()
    const entered = await enter(subject, what)
    expect(entered).toMatchObject({
      state: 'imported', origin: 'imported', code: what.registrationCode, isLocalCode: false, documentDigest: what.documentDigest,
    })
    expect((await p.run(department, (ctx) => getResource(ctx, subject))).state).toBe('published')
    expect((await verify(entered.id)).state).toBe('valid')
    const resource = await p.run(department, (ctx) => getResource(ctx, subject))
    expect(resource).toMatchObject({
      state: 'registered',
      registration: { code: what.registrationCode, validFrom: now.toISOString(), validTo: addDays(now, 365).toISOString() },
    })
    expect(await eventsOf(p, entered.id)).toEqual(['registration.imported', 'registration.verified'])
    expect(await eventsOf(p, subject)).toEqual(['resource.published', 'resource.registered'])
  })

  it('that is refused leaves its code free, and its resource unregistered', async () => {
    const subject = await publish()
    const what = input()
    const { id } = await enter(subject, what)
    const refused = await p.run(registry, (ctx) => verifyImport(ctx, id, { verified: false, reason: '公布的结果中没有该编码' }))
    expect(refused).toMatchObject({ state: 'refused', reason: '公布的结果中没有该编码' })
    expect((await p.run(department, (ctx) => getResource(ctx, subject))).registration).toBe(null)
    const again = await enter(await publish(), what)
    expect((await verify(again.id)).state).toBe('valid')
  })

  it('is for three years at most, by the article that says so', async () => {
    const work = enter(await publish(), { ...input(), validTo: addDays(now, 1100) })
    await expect(work).rejects.toMatchObject({
      code: 'registration.term', detail: { basis: '《公共数据资源登记管理暂行办法》第十五条' },
    })
  })

  it('is entered by the department of the resource, and verified by the registry alone', async () => {
    const subject = await publish()
    const operator = await p.organization('operator')
    expect(await codeOf(p.run(operator, (ctx) => importRegistration(ctx, subject, input())))).toBe('permit.role')
    const { id } = await enter(subject)
    expect(await codeOf(p.run(department, (ctx) => verifyImport(ctx, id, { verified: true })))).toBe('permit.role')
  })

  it('answers for another department’s resource exactly as for an absent one', async () => {
    const subject = await publish()
    const other = await p.organization('department')
    const ask = (id: string) => p.request('POST', `/api/resources/${id}/register`, { as: other, body: input() })
    const theirs = hiddenAnswer(await ask(subject))
    expect(theirs.status).toBe(404)
    expect(theirs).toEqual(hiddenAnswer(await ask('res_00000000000000000000000000')))
  })

  it('keeps a valid registration, one that is under way, and a code that stands at another resource', async () => {
    const registered = await registeredResource(p, department)
    expect(await codeOf(enter(registered.id))).toBe('registration.in_force')
    const subject = await publish()
    const taken = { ...input(), registrationCode: registered.registration?.code ?? '' }
    expect(await codeOf(enter(subject, taken))).toBe('registration.code_taken')
    await enter(subject)
    expect(await codeOf(enter(subject))).toBe('registration.open_exists')
  })

  it('is one resource’s when two claim it', async () => {
    const what = input()
    const [one, two] = [await enter(await publish(), what), await enter(await publish(), what)]
    const codes = await codesOf([verify(one.id), verify(two.id)])
    expect(codes.filter((code) => code === 'none')).toHaveLength(1)
    expect(codes.every((code) => ['none', 'registration.code_taken', 'database.exists'].includes(code))).toBe(true)
    const states = await Promise.all([one, two].map(({ id }) => p.run(registry, (ctx) => getRegistration(ctx, id))))
    expect(states.map(({ state }) => state).toSorted()).toEqual(['imported', 'valid'])
  })

  it('is verified once when two do it at once', async () => {
    const { id } = await enter(await publish())
    const codes = await codesOf([verify(id), verify(id), verify(id)])
    expect(codes.filter((code) => code === 'none')).toHaveLength(1)
    expect(await eventsOf(p, id)).toEqual(['registration.imported', 'registration.verified'])
  })
})
