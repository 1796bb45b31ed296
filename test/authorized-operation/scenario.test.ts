import { describe, expect, it } from 'vitest'
import { getScenario } from '#api/authorized-operation/find-scenario.ts'
import { addDays } from '#api/kernel/time.ts'
import { codeOf, codesOf, eventsOf, lastBodyOf, registeredResource } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'
import { digest, scenarioScene } from './scenario-scene.ts'

const p = await platform()
const scene = await scenarioScene(p)
const { first, second, operator, body, wells, people, now, field, made } = scene
const { propose, decide, offer, confirm, supply, close, stop, ceiling } = scene
const stateOf = async (id: string) => (await p.db.scenario.findUniqueOrThrow({ where: { id } })).state
const clocksOf = (id: string) => p.db.deadline.findMany({ where: { subject: { startsWith: `${id}/` } } })

describe('from its proposal to its end', () => {
  it('is reviewed by all, agreed upon by all, supplied by all, and closed', async () => {
    const { id, departmentIds } = await propose()
    expect(departmentIds.toSorted()).toEqual([first.participantId, second.participantId].toSorted())
    expect((await decide(id, true, body)).state).toBe('proposed')
    expect((await decide(id, true, second)).state).toBe('proposed')
    expect((await decide(id, true, first)).state).toBe('approved')
    expect((await offer(id)).confirmedBy).toEqual([operator.participantId])
    expect((await confirm(id, first)).state).toBe('approved')
    expect((await confirm(id, body)).state).toBe('approved')
    expect(await clocksOf(id)).toEqual([])
    const agreed = await confirm(id, second)
    expect(agreed).toMatchObject({ state: 'agreed', agreementDigest: digest('cd') })
    expect(agreed.clocks.map(({ state }) => state)).toEqual(['running', 'running'])
    expect((await supply(id, second, people.id)).state).toBe('agreed')
    expect(await supply(id, first, wells.id)).toMatchObject({
      state: 'supplied',
      supplies: [{ resourceId: wells.id, sha256: digest('5a'), rows: 100 }, { resourceId: people.id }],
      clocks: [{ state: 'met' }, { state: 'met' }],
    })
    expect(await close(id)).toMatchObject({ state: 'closed', destructionDigest: digest('de') })
    expect(await eventsOf(p, id)).toEqual([
      'scenario.proposed', 'scenario.reviewed', 'scenario.reviewed', 'scenario.reviewed', 'scenario.approved',
      'scenario.agreement_offered', 'scenario.confirmed', 'scenario.confirmed', 'scenario.confirmed', 'scenario.agreed',
      'scenario.resource_supplied', 'scenario.resource_supplied', 'scenario.supplied', 'scenario.closed',
    ])
  })

  it('one rejection rejects it, with the reviewer and the reason', async () => {
    const { id } = await propose()
    await decide(id, true, body)
    expect(await decide(id, false, second)).toMatchObject({
      state: 'rejected', rejectionReason: '超出最小必要',
      reviews: [
        { reviewerId: body.participantId, approved: true }, { reviewerId: second.participantId, approved: false },
      ],
    })
    expect(await lastBodyOf(p, id)).toMatchObject({ reviewer: second.participantId, reason: '超出最小必要' })
  })

  it('the implementing body stops it; what is owed falls away, and the operator proves the destruction', async () => {
    const id = await made('agreed')
    expect(await stop(id)).toMatchObject({
      state: 'closed', closedReason: '用途变更', destructionDigest: null,
      clocks: [{ state: 'lifted' }, { state: 'lifted' }],
    })
    expect(await close(id)).toMatchObject({ state: 'closed', closedReason: '用途变更', destructionDigest: digest('de') })
    expect((await eventsOf(p, id)).at(-1)).toBe('scenario.destroyed')
    expect(await codeOf(close(id))).toBe('scenario.destroyed_before')
  })

  it('is told to have its ceiling set, and set anew', async () => {
    const id = await made('approved')
    expect(await ceiling(id)).toMatchObject({ ceiling: { fen: 10_000, unit: 'product' } })
    expect(await ceiling(id, { fen: 8_000, decision: '二号决定' })).toMatchObject({ ceiling: { fen: 8_000 } })
  })
})

describe('the review', () => {
  it('is one opinion of each reviewer', async () => {
    const { id } = await propose()
    await decide(id, true, first)
    expect(await codeOf(decide(id, true, first))).toBe('scenario.reviewed_before')
    expect(await codeOf(decide(id, false, first))).toBe('scenario.reviewed_before')
    expect(await stateOf(id)).toBe('proposed')
  })

  it('counts reviewers that decide at once, and decides once', async () => {
    for (let attempt = 0; attempt < 4; attempt++) {
      const { id } = await propose()
      expect(await codesOf([body, first, second].map((who) => decide(id, true, who)))).toEqual(['none', 'none', 'none'])
      expect(await stateOf(id)).toBe('approved')
      expect((await eventsOf(p, id)).filter((kind) => kind === 'scenario.approved')).toHaveLength(1)
    }
  })
})

describe('the three-party agreement', () => {
  it('is confirmed by its digest, once by each, after the operator has given it', async () => {
    const id = await made('approved')
    expect(await codeOf(confirm(id, first))).toBe('scenario.no_agreement')
    await offer(id)
    expect(await codeOf(confirm(id, first, digest('ee')))).toBe('scenario.agreement_changed')
    await confirm(id, first)
    expect(await codeOf(confirm(id, first))).toBe('scenario.confirmed_before')
  })

  it('begins its confirmations anew when another one is given', async () => {
    const id = await made('approved')
    await offer(id)
    await confirm(id, first)
    expect((await offer(id, digest('ee'))).confirmedBy).toEqual([operator.participantId])
    expect(await codeOf(confirm(id, body))).toBe('scenario.agreement_changed')
  })

  it('is in force once when the last confirm at once', async () => {
    const id = await made('approved')
    await offer(id)
    expect(await codesOf([body, first, second].map((who) => confirm(id, who)))).toEqual(['none', 'none', 'none'])
    expect((await eventsOf(p, id)).filter((kind) => kind === 'scenario.agreed')).toHaveLength(1)
    expect(await clocksOf(id)).toHaveLength(2)
  })
})

describe('the supply', () => {
  it('is owed within twenty working days, by the department that has the resource', async () => {
    const id = await made('agreed')
    const { clocks } = await p.run(operator, (ctx) => getScenario(ctx, id))
    expect(clocks.map(({ resourceId, responsibleId }) => [resourceId, responsibleId])).toEqual(
      [[wells.id, first.participantId], [people.id, second.participantId]])
    const [clock] = await p.db.deadline.findMany({ where: { subject: `${id}/${wells.id}` } })
    const interestedIds = [operator.participantId, body.participantId]
    expect(clock).toMatchObject({ limit: 'scenario_supply', interestedIds })
  })

  it('starts the clock of registration for what is not registered, and for nothing else', async () => {
    await made('supplied')
    const running = await p.db.deadline.findMany({ where: { limit: 'registration_first', state: 'running' } })
    expect(running.map(({ subject, responsibleId }) => [subject, responsibleId])).toEqual(
      [[people.id, second.participantId]])
  })

  it('goes on after it was complete', async () => {
    const id = await made('supplied')
    expect((await supply(id, first, wells.id)).supplies).toHaveLength(3)
    expect((await eventsOf(p, id)).filter((kind) => kind === 'scenario.supplied')).toHaveLength(1)
  })

  it('is of the department’s own resources in the scenario', async () => {
    const id = await made('agreed')
    const other = await registeredResource(p, first)
    expect(await codeOf(supply(id, first, people.id))).toBe('scenario.not_its_resource')
    expect(await codeOf(supply(id, first, other.id))).toBe('scenario.not_its_resource')
    expect(await codeOf(supply(id, first, 'res_none'))).toBe('scenario.not_its_resource')
  })
})

describe('the proposal', () => {
  it('stays within the resources of its grant', async () => {
    const other = await registeredResource(p, first)
    await expect(propose({ resourceIds: [wells.id, other.id] })).rejects.toMatchObject({
      code: 'scenario.beyond_grant', detail: { faults: [{ path: 'resourceIds', message: other.id }] },
    })
  })

  it('asks for no more than it needs', async () => {
    const of = (names: ReturnType<typeof field>[]) => ({ [wells.id]: [field('压力')], [people.id]: names })
    expect(await codeOf(propose({ fields: of([field('电话')]) }))).toBe('scenario.fields')
    expect(await codeOf(propose({ fields: of([field('姓名')]) }))).toBe('scenario.necessity')
    expect(await codeOf(propose({ fields: of([field('姓名', '逐人核对岗位')]) }))).toBe('none')
    const all = of(['姓名', '单位', '岗位', '年份'].map((name) => field(name, '全量建模')))
    expect(await codeOf(propose({ fields: all }))).toBe('scenario.necessity')
    expect(await codeOf(propose({ fields: all, necessity: '模型须用全部数据项' }))).toBe('none')
  })
})

it('goes no further without a grant in force, but can be rejected, withdrawn and stopped', async () => {
  const own = await scenarioScene(p)
  const [open, toWithdraw, approved, agreed] = [
    await own.made('proposed'), await own.made('proposed'), await own.made('approved'), await own.made('agreed'),
  ]
  const offered = await own.made('approved')
  await own.offer(offered)
  await p.db.operatingAuthorization.update({ where: { id: own.grant.id }, data: { state: 'suspended' } })
  const shut = [
    own.propose(), own.decide(open, true, own.first), own.offer(approved), own.confirm(offered, own.first),
    own.supply(agreed, own.first, own.wells.id),
  ]
  expect(await codesOf(shut)).toEqual(shut.map(() => 'scenario.grant_not_in_force'))
  const free = [own.decide(open, false, own.first), own.withdraw(toWithdraw), own.stop(approved), own.close(agreed)]
  expect(await codesOf(free)).toEqual(free.map(() => 'none'))
})

it('sets a ceiling neither for what must be free, nor for a time that is over', async () => {
  const { id } = await propose({ purposeClass: 'public_welfare' })
  for (const who of [body, first, second]) await decide(id, true, who)
  expect(await codeOf(ceiling(id))).toBe('ceiling.free_purpose')
  expect(await codeOf(ceiling(await made('approved'), { validTo: addDays(now, -1) }))).toBe('ceiling.window')
})
