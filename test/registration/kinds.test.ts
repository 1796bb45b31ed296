import { describe, expect, it } from 'vitest'
import type { Prisma } from '#api/db/generated/client.ts'
import { clearExpired, completeCancellation, revokeRegistration } from '#api/registration/end.ts'
import { draftRegistration } from '#api/registration/draft.ts'
import { getRegistration, listRegistrations } from '#api/registration/find.ts'
import { type Kind, termFrom } from '#api/registration/registration.ts'
import { agreementEnd, factsOf, findSubject } from '#api/registration/subject.ts'
import { createProduct } from '#api/product/create.ts'
import { addDays, addSeconds } from '#api/kernel/time.ts'
import {
  codeOf, eventsOf, grantInForce, productInput, publicDataLine, registeredResource,
} from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'
import { at, bench } from './world.ts'

const p = await platform()
const { department, registry, publish, file, accept, pass, publishIt, code, published, endOf, coded } = await bench(p)
const monday = new Date('2026-09-21T02:00:00Z')
const seen = (id: string, now: Date) => at(p, registry, now)((ctx) => getRegistration(ctx, id))
const resourceOf = (id: string) => p.db.publicDataResource.findUniqueOrThrow({ where: { id } })
const begin = (kind: Kind, subjectId: string, now: Date) =>
  codeOf(at(p, department, now)((ctx) => draftRegistration(ctx, { kind, subjectId })))
const instant = (text: string | null): Date => new Date(text ?? '')

/** A resource with its code, and when that ends. */
async function held() {
  const subject = await publish()
  const view = await coded(subject, monday)
  return { subject, view, from: instant(view.validFrom), to: instant(view.validTo) }
}

describe('change and correction', () => {
  it.each(['change', 'correction'] as const)('%s: takes the place of the one before, with its code and its term', async (kind) => {
    const { subject, view, from } = await held()
    const changed = await coded(subject, addDays(from, 10), kind)
    expect(changed).toMatchObject({
      kind, state: 'valid', code: view.code, validFrom: view.validFrom, validTo: view.validTo, previousId: view.id,
    })
    expect((await seen(view.id, addDays(from, 100))).state).toBe('superseded')
    expect((await resourceOf(subject)).registrationCode).toBe(view.code)
  })

  it.each(['change', 'correction', 'renewal', 'cancellation'] as const)('%s: goes on with what is in force alone', async (kind) => {
    expect(await begin(kind, await publish(), monday)).toBe('registration.none_in_force')
    const { subject, to } = await held()
    expect(await begin(kind, subject, to)).toBe('registration.none_in_force')
  })

  it('can’t be coded once what it goes on with is gone', async () => {
    const { subject, view, from } = await held()
    const change = await published(subject, from, 'change')
    await at(p, registry, from)((ctx) => revokeRegistration(ctx, view.id, { ground: 'illegal_use', reason: '违规' }))
    expect(await codeOf(code(change.id, endOf(change)))).toBe('registration.none_in_force')
  })
})

describe('renewal', () => {
  it('may be asked for in the last sixty days, to the instant', async () => {
    const { subject, to } = await held()
    const opens = addDays(to, -60)
    expect(await begin('renewal', subject, new Date(opens.getTime() - 1))).toBe('registration.renewal_window')
    expect(await begin('renewal', subject, new Date(to.getTime() - 1))).toBe('none')
    const other = await held()
    expect(await begin('renewal', other.subject, addDays(other.to, -60))).toBe('none')
  })

  it('runs from the end of the one before, for three years at most, under the same code', async () => {
    const { subject, view, from, to } = await held()
    const renewed = await coded(subject, addDays(to, -50), 'renewal')
    const last = new Date(to)
    last.setUTCFullYear(to.getUTCFullYear() + 3)
    expect(renewed).toMatchObject({
      state: 'coded', code: view.code, validFrom: to.toISOString(), validTo: last.toISOString(),
    })
    expect(await resourceOf(subject)).toMatchObject({
      registrationCode: view.code, registrationValidFrom: from, registrationValidTo: last,
    })
    expect((await seen(renewed.id, to)).state).toBe('valid')
    expect((await seen(view.id, to)).state).toBe('expired')
    expect(await begin('renewal', subject, addDays(to, -1))).toBe('registration.renewed')
  })

  it('that is coded after the end begins at the end all the same', async () => {
    const { subject, to } = await held()
    const view = await published(subject, addDays(to, -5), 'renewal')
    const renewed = await code(view.id, endOf(view))
    expect(endOf(view).getTime()).toBeGreaterThan(to.getTime())
    expect(renewed).toMatchObject({ state: 'valid', validFrom: to.toISOString() })
  })

  it('a change meanwhile does not cut the renewal off', async () => {
    const { subject, view, to } = await held()
    const renewed = await coded(subject, addDays(to, -55), 'renewal')
    await coded(subject, addDays(to, -35), 'change')
    expect(await resourceOf(subject)).toMatchObject({
      registrationCode: view.code, registrationValidTo: instant(renewed.validTo),
    })
  })
})

describe('the agreement of the operation', () => {
  it('ends the code where it is shorter than three years', async () => {
    const operator = await p.organization('operator')
    const { id } = await registeredResource(p, department)
    const grant = await grantInForce(p, department, operator, [id])
    const now = new Date()
    await p.db.publicDataResource.update({
      where: { id }, data: { registrationCode: null, registrationValidFrom: null, registrationValidTo: null },
    })
    await p.db.registration.updateMany({ where: { subjectId: id }, data: { state: 'cancelled' } })
    const view = await coded(id, now)
    expect(view.validTo).toBe(grant.endsAt)
    expect(Date.parse(view.validTo ?? '')).toBeLessThan(addDays(now, 3 * 365).getTime())
  })
})

describe('an agreement that is no longer in force', () => {
  /** A resource under a grant, without a code; what was done to the grant meanwhile. */
  async function granted(over: Prisma.OperatingAuthorizationUpdateManyMutationInput) {
    const operator = await p.organization('operator')
    const id = await publish()
    const grant = await grantInForce(p, department, operator, [id])
    await p.db.operatingAuthorization.update({ where: { id: grant.id }, data: over })
    return { id, endsAt: grant.endsAt }
  }

  const over = (now: Date) => [{ state: 'ended', endedAt: now }, { state: 'handed_over', endedAt: now }, { endsAt: now }]

  it('leaves its resource to be registered like one that nobody operates', async () => {
    const now = new Date()
    for (const change of over(now)) {
      const { id } = await granted(change)
      const { validTo } = await coded(id, now)
      expect(instant(validTo).getTime()).toBeGreaterThan(addDays(now, 3 * 365 - 1).getTime())
    }
  })

  it('gives its products no code', async () => {
    const { operator, grant, scenario } = await publicDataLine(p)
    const input = productInput({ sourceMode: 'authorised', scenarioId: scenario.id })
    const { id } = await p.run(operator, (ctx) => createProduct(ctx, input))
    const now = new Date()
    const term = () => p.run(registry, async ({ tx }) => {
      const subject = await findSubject(tx, id)
      return termFrom(now, subject && (await agreementEnd(tx, subject, now)))
    })
    expect((await term()).validTo).toEqual(new Date(grant.endsAt))
    for (const change of over(now)) {
      await p.db.operatingAuthorization.update({ where: { id: grant.id }, data: change })
      expect(await codeOf(term())).toBe('registration.agreement_ended')
    }
  })

  it('ends a code with its term while it is suspended, and none that was only offered', async () => {
    const now = new Date()
    const suspended = await granted({ state: 'suspended' })
    expect((await coded(suspended.id, now)).validTo).toBe(suspended.endsAt)
    const offered = await granted({ state: 'granted', acceptedAt: null, endsAt: now })
    expect((await coded(offered.id, now)).state).toBe('valid')
  })
})

it('a product stands on resources whose codes are in force: begun, not over, not revoked', async () => {
  const { operator, resource, scenario } = await publicDataLine(p)
  const input = productInput({ sourceMode: 'authorised', scenarioId: scenario.id })
  const product = await p.run(operator, (ctx) => createProduct(ctx, input))
  const codeAt = async (over: Prisma.PublicDataResourceUpdateInput) => {
    const row = await p.db.publicDataResource.update({ where: { id: resource.id }, data: over })
    const facts = await p.run(operator, async (ctx) => {
      const subject = await findSubject(ctx.tx, product.id)
      return subject && factsOf(ctx.tx, subject, ctx.now)
    })
    const codes = facts?.kind === 'product' ? facts.resourceCodes : []
    return codes.map(({ code }) => code !== null && code === row.registrationCode)
  }
  const [yesterday, tomorrow] = [addDays(p.clock.now(), -1), addDays(p.clock.now(), 1)]
  expect(await codeAt({})).toEqual([true])
  expect(await codeAt({ registrationValidFrom: tomorrow })).toEqual([false])
  expect(await codeAt({ registrationValidFrom: yesterday, registrationRevokedAt: yesterday })).toEqual([false])
})

describe('cancellation', () => {
  it('is completed by the registry within its own clock, without publicity or code', async () => {
    const { subject, view, from } = await held()
    const now = addDays(from, 3)
    const { id } = await file(subject, now, 'cancellation')
    await accept(id, now)
    const clock = await p.db.deadline.findFirstOrThrow({ where: { subject: id, limit: 'registration_cancellation' } })
    expect(clock).toMatchObject({ state: 'running', responsibleId: registry.participantId })
    await pass(id, now)
    expect(await codeOf(publishIt(id, now))).toBe('registration.kind_not_allowed')
    expect(await codeOf(code(id, now))).toBe('registration.kind_not_allowed')
    const done = await at(p, registry, now)((ctx) => completeCancellation(ctx, id))
    expect(done.state).toBe('completed')
    expect((await seen(view.id, now)).state).toBe('cancelled')
    expect(await resourceOf(subject)).toMatchObject({ registrationCode: null, registrationValidTo: null })
    expect(await eventsOf(p, id)).toContain('registration.cancelled')
    expect((await p.db.deadline.findUniqueOrThrow({ where: { id: clock.id } })).state).toBe('met')
    expect(await begin('first', subject, now)).toBe('none')
  })

  it('is the only kind that is completed so', async () => {
    const { id } = await file(await publish(), monday)
    await accept(id, monday)
    await pass(id, monday)
    const work = at(p, registry, monday)((ctx) => completeCancellation(ctx, id))
    expect(await codeOf(work)).toBe('registration.kind_not_allowed')
  })
})

describe('the end of a code', () => {
  it('revoked: its ground is told by the article, and the resource says so', async () => {
    const { subject, view, from } = await held()
    const now = addSeconds(from, 5)
    const revoked = await at(p, registry, now)((ctx) =>
      revokeRegistration(ctx, view.id, { ground: 'forged_result', reason: '编码被篡改' }),
    )
    expect(revoked).toMatchObject({ state: 'revoked', reason: expect.stringContaining('编码被篡改') })
    expect(await resourceOf(subject)).toMatchObject({ registrationCode: view.code, registrationRevokedAt: now })
    const act = await p.db.chainAct.findFirstOrThrow({ where: { subject: view.id, eventKind: 'registration.revoked' } })
    expect(JSON.parse(act.body)).toMatchObject({ basis: '《公共数据资源登记管理暂行办法》第二十条' })
    expect(await begin('first', subject, now)).toBe('none')
  })

  it('revoked: a new code afterwards lifts what was said', async () => {
    const { subject, view, from } = await held()
    await at(p, registry, from)((ctx) => revokeRegistration(ctx, view.id, { ground: 'illegal_use', reason: '违规' }))
    const again = await coded(subject, addDays(from, 1))
    expect(again.code).not.toBe(view.code)
    expect(await resourceOf(subject)).toMatchObject({ registrationCode: again.code, registrationRevokedAt: null })
  })

  it('expired: by the time alone, and then cancelled by the registry', async () => {
    const { subject, view, to } = await held()
    const clear = (now: Date) => at(p, registry, now)((ctx) => clearExpired(ctx, view.id))
    expect(await codeOf(clear(new Date(to.getTime() - 1)))).toBe('registration.act_not_allowed')
    expect((await seen(view.id, to)).state).toBe('expired')
    expect((await clear(to)).state).toBe('cancelled')
    expect((await resourceOf(subject)).registrationCode).toBe(null)
  })
})

it('a list by a state of time is what it says', async () => {
  const { view, from, to } = await held()
  const listed = async (state: string, now: Date) => {
    const { items } = await at(p, registry, now)((ctx) => listRegistrations(ctx, { limit: 100, state }))
    expect(items.every((one) => one.state === state)).toBe(true)
    return items.some(({ id }) => id === view.id)
  }
  expect([await listed('valid', from), await listed('expired', from)]).toEqual([true, false])
  expect([await listed('valid', to), await listed('expired', to)]).toEqual([false, true])
})
