import { describe, expect, it } from 'vitest'
import { makeOffer } from '#api/agreement/negotiate.ts'
import { allowedFields } from '#api/agreement/field.ts'
import { addDays } from '#api/kernel/time.ts'
import { draftListing } from '#api/listing/draft.ts'
import { acceptStandingOffer } from '#api/order/accept-standing.ts'
import { answerSharing } from '#api/sharing/answer.ts'
import { endSharing } from '#api/sharing/end.ts'
import { listShared, listSharing, viewSharing } from '#api/sharing/find.ts'
import type { AnswerSharing } from '#api/sharing/schema.ts'
import { supplySharing } from '#api/sharing/supply.ts'
import { codeOf, codesOf, eventsOf, hiddenAnswer, listingInput, readyVersion } from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'
import { ask, requestInput, resourceOf, twoDepartments } from './world.ts'

const p = await platform()
const YES: AnswerSharing = { approved: true }
const NO: AnswerSharing = { approved: false, reason: '履职依据与所申请的数据项不符' }

const answer = (by: Member, id: string, input: AnswerSharing = YES) => p.run(by, (ctx) => answerSharing(ctx, id, input))
const end = (by: Member, id: string) => p.run(by, (ctx) => endSharing(ctx, id, '不再需要'))
const clockOf = (subject: string) => p.db.deadline.findFirst({ where: { subject } })

/** A request that its owner has consented to. */
async function approved() {
  const world = await twoDepartments(p)
  const { id } = await ask(p, world.requester, world.resource.id)
  return { ...world, request: await answer(world.owner, id) }
}

describe('a request', () => {
  it('waits for its owner, whose time to answer runs', async () => {
    const { owner, requester, resource } = await twoDepartments(p)
    const request = await ask(p, requester, resource.id, { level: 'county', district: '广饶县' })
    expect(request).toMatchObject({
      state: 'requested', approvedBy: null, agreement: null, isSupplied: false, crossings: ['department', 'level'],
      requester: { id: requester.participantId }, owner: { id: owner.participantId }, fields: ['编号', '名称'],
    })
    expect(request.clock).toMatchObject({ state: 'running', isOverdue: false, workingDays: 10 })
    expect(await clockOf(request.id)).toMatchObject({
      limit: 'sharing_answer', state: 'running', responsibleId: owner.participantId,
      interestedIds: [requester.participantId],
    })
    expect(await eventsOf(p, request.id)).toEqual(['sharing.requested'])
  })

  it('is approved by rule where the resource is shared without conditions', async () => {
    const { owner, requester, resource } = await twoDepartments(p, { shareClass: 'unconditional' })
    const request = await ask(p, requester, resource.id)
    expect(request).toMatchObject({ state: 'approved', approvedBy: 'rule', agreement: { state: 'offered' } })
    expect(await clockOf(request.id)).toBeNull()
    expect(await eventsOf(p, request.id)).toEqual(['sharing.requested', 'sharing.approved'])
    const by = await p.db.chainAct.findFirstOrThrow({ where: { subject: request.id, eventKind: 'sharing.approved' } })
    expect(by.actorId).toBe('platform')
    expect((await p.run(owner, (ctx) => listShared(ctx, { limit: 10 }))).items).toHaveLength(1)
  })

  it.each([
    ['none', { shareClass: 'none' as const }, {}, 'sharing.none'],
    ['of important data', { grade: 'important' as const }, {}, 'sharing.grade'],
    ['a field that is not there', {}, { fields: ['住址'] }, 'sharing.field_unknown'],
    ['a personal field without its reason', {}, { fields: ['电话'] }, 'sharing.necessity'],
    ['an end that has passed', {}, { endsAt: addDays(new Date(), -1) }, 'agreement.window'],
    ['an end beyond five years', {}, { endsAt: addDays(new Date(), 2_000) }, 'agreement.window'],
  ])('is refused: %s', async (_, resource, over, code) => {
    const world = await twoDepartments(p, resource)
    expect(await codeOf(ask(p, world.requester, world.resource.id, over))).toBe(code)
    expect(await p.db.sharingRequest.count({ where: { requesterId: world.requester.participantId } })).toBe(0)
  })

  it('is refused for one’s own, and for what is not there', async () => {
    const { owner, resource } = await twoDepartments(p)
    expect(await codeOf(ask(p, owner, resource.id))).toBe('sharing.own')
    expect(await codeOf(ask(p, owner, 'res_absent'))).toBe('not_found')
  })

  it('is made once at a time, however many ask at once', async () => {
    const { requester, resource } = await twoDepartments(p)
    const codes = await codesOf([1, 2, 3].map(() => ask(p, requester, resource.id)))
    expect(codes).toEqual(['none', 'sharing.exists', 'sharing.exists'])
  })

  it.each([
    ['no field', { fields: [] }],
    ['a field twice', { fields: ['编号', '编号'] }],
    ['no purpose', { purpose: '' }],
    ['no duty', { basis: ' ' }],
    ['a county without its district', { level: 'county' }],
    ['a city with a district', { district: '广饶县' }],
    ['a district that is not there', { level: 'county', district: '历下区' }],
    ['no uses', { quota: 0 }],
    ['more than is known', { price: 1 }],
  ])('is malformed with %s', async (_, over) => {
    const { requester, resource } = await twoDepartments(p)
    const body = { ...requestInput(resource.id), ...over }
    const given = await p.request('POST', '/api/sharing/requests', { as: requester, body, key: p.key() })
    expect([given.status, given.body.code]).toEqual([400, 'request.invalid'])
  })
})

describe('who is no department', () => {
  it.each(['provider', 'consumer', 'operator', 'regulator', 'first_reviewer'] as const)('%s asks for nothing', async (role) => {
    const { resource } = await twoDepartments(p)
    expect(await codeOf(ask(p, await p.organization(role), resource.id))).toBe('permit.role')
  })

  it('sees nothing of a request: a third department has the answer of an absent one', async () => {
    const { requester, resource } = await twoDepartments(p)
    const { id } = await ask(p, requester, resource.id)
    const stranger = await p.organization('department')
    const look = (one: string) => p.request('GET', `/api/sharing/requests/${one}`, { as: stranger })
    expect(hiddenAnswer(await look(id))).toEqual(hiddenAnswer(await look(`shr_${'0'.repeat(26)}`)))
    expect(await codeOf(answer(stranger, id))).toBe('not_found')
    expect(await codeOf(end(stranger, id))).toBe('not_found')
    expect((await p.run(stranger, (ctx) => listSharing(ctx, { limit: 10 }))).items).toEqual([])
  })

  it.each(['implementing_body', 'regulator', 'auditor'] as const)('%s sees every request', async (role) => {
    const { requester, resource } = await twoDepartments(p)
    const { id } = await ask(p, requester, resource.id)
    const observer = await p.organization(role)
    expect(await p.run(observer, (ctx) => viewSharing(ctx, id))).toMatchObject({ id })
    expect((await p.run(observer, (ctx) => listSharing(ctx, { limit: 100 }))).items.length).toBeGreaterThan(1)
    expect(await codeOf(answer(observer, id))).toBe('permit.role')
  })
})

describe('the answer', () => {
  it('consents with an agreement of exactly what was asked for, which is never on the market', async () => {
    const { owner, requester, resource, request } = await approved()
    expect(request).toMatchObject({ state: 'approved', approvedBy: 'owner', agreement: { state: 'offered' } })
    expect(await clockOf(request.id)).toMatchObject({ state: 'met' })
    const agreement = await p.db.agreement.findUniqueOrThrow({ where: { id: request.agreement?.id ?? '' } })
    expect(agreement).toMatchObject({
      providerId: owner.participantId, consumerId: requester.participantId, turn: owner.participantId,
      plan: { kind: 'free' }, purpose: '救助对象核验', quota: 10n, rights: ['use'],
    })
    expect(allowedFields(agreement.policy)).toEqual(['编号', '名称'])
    expect(await p.db.listing.findUnique({ where: { id: agreement.listingId } })).toMatchObject({ state: 'shared' })
    const shown = await p.request('GET', `/api/catalog/${agreement.listingId}`)
    expect(shown.status).toBe(404)
    const found = await p.request('GET', `/api/catalog?q=${encodeURIComponent(resource.name)}`)
    expect(found.body.total).toBe(0)
  })

  it('refuses with its reason', async () => {
    const { owner, requester, resource } = await twoDepartments(p)
    const { id } = await ask(p, requester, resource.id)
    expect(await answer(owner, id, NO)).toMatchObject({ state: 'refused', reason: NO.approved ? '' : NO.reason })
    expect(await eventsOf(p, id)).toEqual(['sharing.requested', 'sharing.refused'])
    expect(await clockOf(id)).toMatchObject({ state: 'met' })
    expect(await codeOf(ask(p, requester, resource.id))).toBe('none')
  })

  it('is the owner’s alone', async () => {
    const { requester, resource } = await twoDepartments(p)
    const { id } = await ask(p, requester, resource.id)
    expect(await codeOf(answer(requester, id))).toBe('not_found')
  })

  it('is given once, and from nothing but the request', async () => {
    const { owner, requester, resource } = await twoDepartments(p)
    const { id } = await ask(p, requester, resource.id)
    const codes = await codesOf([answer(owner, id), answer(owner, id, NO)])
    expect(codes.filter((code) => code === 'none')).toHaveLength(1)
    expect(codes.every((code) => ['none', 'sharing.changed', 'sharing.act_not_allowed'].includes(code))).toBe(true)
    expect(await codeOf(answer(owner, id))).toBe('sharing.act_not_allowed')
  })

  it('uses the one product of the resource', async () => {
    const first = await approved()
    const other = await p.organization('department')
    const { id } = await ask(p, other, first.resource.id)
    await answer(first.owner, id)
    const shared = await p.run(first.owner, (ctx) => listShared(ctx, { limit: 10 }))
    expect(shared.items).toMatchObject([{ resource: { id: first.resource.id }, suppliedVersion: null }])
  })

  it('comes to nothing once the resource is shared no more', async () => {
    const { owner, requester, resource } = await twoDepartments(p)
    const { id } = await ask(p, requester, resource.id)
    await p.db.publicDataResource.update({ where: { id: resource.id }, data: { shareClass: 'none' } })
    expect(await codeOf(answer(owner, id))).toBe('sharing.none')
    expect(await clockOf(id)).toMatchObject({ state: 'running' })
  })
})

describe('stepping back', () => {
  it('withdraws what nobody answered, with its clock', async () => {
    const { owner, requester, resource } = await twoDepartments(p)
    const { id } = await ask(p, requester, resource.id)
    expect(await codeOf(end(owner, id))).toBe('sharing.answer_due')
    expect(await end(requester, id)).toMatchObject({ state: 'withdrawn', reason: '不再需要' })
    expect(await clockOf(id)).toMatchObject({ state: 'lifted' })
    expect(await codeOf(answer(owner, id))).toBe('sharing.act_not_allowed')
  })

  it.each(['owner', 'requester'] as const)('declines what is not signed by both: %s', async (side) => {
    const world = await approved()
    expect(await end(world[side], world.request.id)).toMatchObject({ state: 'withdrawn', agreement: { state: 'declined' } })
    expect(await codeOf(end(world[side], world.request.id))).toBe('sharing.act_not_allowed')
  })

  it.each([
    ['signed', 'sharing.act_not_allowed'], ['activating', 'sharing.act_not_allowed'], ['active', 'none'],
    ['terminated', 'sharing.act_not_allowed'], ['expired', 'sharing.act_not_allowed'],
    ['terminating', 'agreement.act_not_allowed'],
  ])('from an agreement that is %s: %s', async (state, code) => {
    const { owner, request } = await approved()
    await p.db.agreement.update({ where: { id: request.agreement?.id ?? '' }, data: { state } })
    expect(await codeOf(end(owner, request.id))).toBe(code)
    if (code === 'none') expect(await eventsOf(p, request.id)).toContain('sharing.ended')
  })
})

describe('supply', () => {
  const supply = (by: Member, productId: string, version = 1) =>
    p.run(by, (ctx) => supplySharing(ctx, { productId, version }))

  it('lets the consented fields be taken of the version that holds them', async () => {
    const { owner, request } = await approved()
    const { items } = await p.run(owner, (ctx) => listShared(ctx, { limit: 10 }))
    const productId = items[0]?.productId ?? ''
    await readyVersion(p, owner, productId, { fields: ['编号', '电话'] })
    expect(await codeOf(supply(owner, productId))).toBe('sharing.fields_missing')
    await readyVersion(p, owner, productId, { fields: ['编号', '名称', '电话'] })
    expect(await supply(owner, productId, 2)).toMatchObject({ suppliedVersion: 2, lastVersion: 2 })
    expect(await p.run(owner, (ctx) => viewSharing(ctx, request.id))).toMatchObject({ isSupplied: true })
    expect(await eventsOf(p, productId)).toContain('sharing.supplied')
  })

  it('is of one’s own shared product alone, and of a version that was read', async () => {
    const { owner, requester } = await approved()
    const productId = (await p.run(owner, (ctx) => listShared(ctx, { limit: 10 }))).items[0]?.productId ?? ''
    expect(await codeOf(supply(requester, productId))).toBe('not_found')
    expect(await codeOf(supply(owner, productId))).toBe('not_found')
    const { id } = await readyVersion(p, owner, productId, { fields: ['编号', '名称'] })
    await p.db.productVersion.update({ where: { id }, data: { state: 'failed' } })
    expect(await codeOf(supply(owner, productId))).toBe('sharing.not_ready')
  })
})

describe('a thief', () => {
  it('lists no shared product', async () => {
    const { owner } = await approved()
    const productId = (await p.run(owner, (ctx) => listShared(ctx, { limit: 10 }))).items[0]?.productId ?? ''
    const drafted = p.run(owner, (ctx) => draftListing(ctx, { ...listingInput(), productId }))
    expect(await codeOf(drafted)).toBe('listing.shared')
  })

  it('makes no offer on what departments share, and accepts none', async () => {
    const { request } = await approved()
    const { listingId } = await p.db.agreement.findUniqueOrThrow({ where: { id: request.agreement?.id ?? '' } })
    const company = await p.organization('consumer')
    const offer = {
      listingId, plan: 0, purpose: '救助对象核验', startsAt: new Date(), endsAt: addDays(new Date(), 9), quota: 1,
      note: '', rights: ['use' as const],
    }
    expect(await codeOf(p.run(company, (ctx) => makeOffer(ctx, offer)))).toBe('not_found')
    const signing = { platform: 'test', sealKey: Buffer.alloc(32) }
    const accepted = p.run(company, (ctx) => acceptStandingOffer(ctx, listingId, { signature: '0x' }, signing))
    expect(await codeOf(accepted)).toBe('not_found')
    expect(await p.db.agreement.count({ where: { listingId } })).toBe(1)
  })

  it('finds no way round the source: what was got by sharing is not shared on', async () => {
    const { owner, requester } = await twoDepartments(p)
    const got = await resourceOf(p, requester)
    await p.db.publicDataResource.update({ where: { id: got.id }, data: { acquisition: 'shared' } })
    expect(await codeOf(ask(p, owner, got.id))).toBe('sharing.not_source')
  })
})
