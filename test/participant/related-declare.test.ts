import { describe, expect, it } from 'vitest'
import { addDays } from '#api/kernel/time.ts'
import { declareRelation, endRelation, MAX_DECLARED } from '#api/participant/related-declare.ts'
import { listRelations } from '#api/participant/related-list.ts'
import type { DeclareRelation } from '#api/participant/related-schema.ts'
import { codeOf, codesOf, eventsOf, hiddenAnswer, lastBodyOf, nowOf } from '#test/support/market.ts'
import { type Member, platform, uscc } from '#test/support/platform.ts'

const p = await platform()
const operator = await p.organization('operator')
const stranger = await p.organization('consumer')
const staff = await p.organization('admission')
const now = await nowOf(p, operator)
const PERSON = `person:${'7c'.repeat(32)}`

const nodeOf = async ({ participantId }: Member) => {
  const row = await p.db.participant.findUniqueOrThrow({ where: { id: participantId } })
  return `uscc:${row.uscc}`
}
const own = await nodeOf(operator)
const subsidiary = () => `uscc:${uscc()}`

const input = (over: Partial<DeclareRelation> = {}): DeclareRelation => ({
  controller: own, controllerName: '运营公司（演示）', controlled: subsidiary(), controlledName: '子公司（演示）',
  kind: 'shares', shareBps: 6_000, evidence: '公司章程', evidenceDigest: null, validFrom: addDays(now, -30), ...over,
})
const declare = (over: Partial<DeclareRelation> = {}, who = operator) =>
  p.run(who, (ctx) => declareRelation(ctx, input(over)))
const end = (id: string, who = operator) => p.run(who, (ctx) => endRelation(ctx, id, { reason: '股权已转让' }))
const evidenceDigest = `0x${'11'.repeat(32)}` as const
const listed = async (who: Member) => {
  const { items } = await p.run(who, (ctx) => listRelations(ctx, { limit: 100 }))
  return items.map(({ id }) => id)
}

describe('a participant about itself', () => {
  it('declares a relation, and ends it; both are recorded, and it stays in the history', async () => {
    const made = await declare()
    expect(made).toMatchObject({ isAffiliating: true, byStaff: false, endedAt: null })
    expect(await end(made.id)).toMatchObject({ endedReason: '股权已转让' })
    expect(await listed(operator)).toContain(made.id)
    expect(await eventsOf(p, made.id)).toEqual(['relation.declared', 'relation.ended'])
  })

  it('a natural person is in the record by no name, number or digest of them', async () => {
    const { id } = await declare({
      controller: PERSON, controllerName: '张某（演示）', controlled: own, kind: 'actual_control', shareBps: null,
    })
    const body = JSON.stringify(await lastBodyOf(p, id))
    expect(body).not.toContain(PERSON.slice(7))
    expect(body).not.toContain('张某')
  })

  it('says nothing of relations between others', async () => {
    expect(await codeOf(declare({ controller: subsidiary() }))).toBe('relation.not_own')
  })

  it('declares each relation once while it lasts', async () => {
    const controlled = subsidiary()
    const { id } = await declare({ controlled })
    expect(await codeOf(declare({ controlled }))).toBe('relation.declared_before')
    await end(id)
    expect(await codeOf(declare({ controlled }))).toBe('none')
  })
})

it('is declared by each end for itself, once however often at once', async () => {
  const relation = { controlled: await nodeOf(stranger) }
  const codes = await codesOf([declare(relation), declare(relation), declare(relation, stranger)])
  expect(codes).toEqual(['none', 'none', 'relation.declared_before'])
  expect(await codeOf(declare({ ...relation, evidenceDigest }, staff))).toBe('none')
})

it('of one participant there are no more open ones than can be looked at', async () => {
  const busy = await p.organization('consumer')
  const [controller, first] = [await nodeOf(busy), subsidiary()]
  const { id } = await declare({ controller, controlled: first }, busy)
  await p.db.$executeRaw`insert into related_party
    (id, controller, "controllerName", controlled, "controlledName", kind, "declaredBy", declarer, "byStaff",
      evidence, "validFrom", "createdAt")
    select id || n, controller, "controllerName", 'uscc:held' || n, "controlledName", kind, "declaredBy", declarer,
      "byStaff", evidence, "validFrom", "createdAt" from related_party, generate_series(3, ${MAX_DECLARED}::int) n
    where id = ${id}`
  const more = () => declare({ controller }, busy)
  expect(await codesOf([more(), more()])).toEqual(['none', 'relation.too_many_declared'])
  expect(await codeOf(declare({ controller, evidenceDigest }, staff))).toBe('none')
  await end(id, busy)
  expect(await codeOf(more())).toBe('none')
})

describe('the platform’s staff', () => {
  it('register relations of anybody, with the digest of the evidence', async () => {
    const relation = { controller: await nodeOf(stranger), evidenceDigest }
    expect(await declare(relation, staff)).toMatchObject({ byStaff: true, evidenceDigest })
    expect(await codeOf(declare({ controller: subsidiary() }, staff))).toBe('relation.evidence')
  })

  it('end what anybody declared; whom it is about does not end what they registered', async () => {
    const { id } = await declare()
    expect(await codeOf(end(id, staff))).toBe('none')
    const registered = await declare({ evidenceDigest }, staff)
    expect(await codeOf(end(registered.id))).toBe('relation.not_declarer')
  })
})

it.each([
  ['a code with a wrong check character', { controlled: 'uscc:91370500000000000A' }],
  ['an identity number for a person', { controller: 'person:370502199001011234' }],
  ['a part of 0 %', { shareBps: 0 }],
  ['a part above 100 %', { shareBps: 10_001 }],
  ['a kind that there is not', { kind: 'friendship' }],
  ['no evidence', { evidence: ' ' }],
])('answers 400 for %s', async (_, over) => {
  const body = { ...input(), validFrom: now.toISOString(), ...over }
  const answer = await p.request('POST', '/api/relations', { as: operator, body })
  expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid'])
})

it('begins no later than now', async () => {
  expect(await codeOf(declare({ validFrom: addDays(now, 2) }))).toBe('relation.valid_from')
})

it('is for traders and the admission staff', async () => {
  const regulator = await p.organization('regulator')
  const treasurer = await p.organization('treasurer')
  const { id } = await declare()
  for (const who of [regulator, treasurer]) {
    expect(await codeOf(declare({}, who))).toBe('permit.role')
    expect(await codeOf(end(id, who))).toBe('permit.role')
    expect(await listed(who)).toContain(id)
  }
})

it('is hidden from whom it does not concern', async () => {
  const { id } = await declare()
  expect(await listed(stranger)).not.toContain(id)
  expect(await listed(staff)).toContain(id)
  const ask = async (of: string) =>
    hiddenAnswer(await p.request('POST', `/api/relations/${of}/end`, { as: stranger, body: { reason: '试探' } }))
  expect(await ask(id)).toEqual(await ask('rel_00000000000000000000000000'))
  expect((await ask(id)).status).toBe(404)
})

it('ends once, however many end it at once', async () => {
  const { id } = await declare()
  const codes = await codesOf([end(id), end(id, staff), end(id)])
  expect(codes.filter((code) => code === 'none')).toHaveLength(1)
  expect(await codeOf(end(id))).toBe('relation.ended')
  expect(await eventsOf(p, id)).toHaveLength(2)
})
