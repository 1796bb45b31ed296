import { describe, expect, it } from 'vitest'
import { changeResource } from '#api/resource/change.ts'
import { CONFLICT_ACTS, CONFLICT_STATES, listConflicts, settleSource } from '#api/resource/conflict.ts'
import { getResource } from '#api/resource/find.ts'
import { publishResource } from '#api/resource/publish.ts'
import { withdrawResource } from '#api/resource/withdraw.ts'
import { codeOf, codesOf, eventsOf, hiddenAnswer, lastBodyOf, resourceInput } from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'
import { countsOf, csvOf, row, send } from './sheet.ts'

const p = await platform()
const [one, two, three] = await Promise.all([1, 2, 3].map(() => p.organization('department')))
if (!one || !two || !three) throw new Error('there are three departments')
const body = await p.organization('implementing_body')

let made = 100
const newElement = () => `DE${made++}`
const itemsOf = (element: string, acquisition?: 'own' | 'shared') => [
  { name: '法定代表人', element: `${element}-法定代表人`, acquisition }, { name: '地址' },
]
const claim = (by: Member, element: string, acquisition?: 'own' | 'shared') =>
  p.run(by, (ctx) => publishResource(ctx, resourceInput({ fields: undefined, items: itemsOf(element, acquisition) })))
const claimOf = (element: string) => p.db.sourceClaim.findUnique({ where: { element } })
const conflictsOf = (element: string) => p.db.sourceConflict.findMany({ where: { element }, orderBy: { id: 'asc' } })
const settle = (id: string, sourceId: string) => p.run(body, (ctx) => settleSource(ctx, id, { sourceId, reason: '登记业务在该部门' }))
const rewrite = async (by: Member, id: string, element: string, acquisition: 'own' | 'shared') => {
  const { code: _, ...input } = resourceInput({ fields: undefined, items: itemsOf(element, acquisition) })
  const { version } = await p.db.publicDataResource.findUniqueOrThrow({ where: { id } })
  return p.run(by, (ctx) => changeResource(ctx, id, { ...input, version }))
}

describe('the source of an element', () => {
  it('is the first department that claims it by an item of its own', async () => {
    const element = newElement()
    await claim(two, element, 'shared')
    expect(await claimOf(element)).toBeNull()
    const { id } = await claim(one, element)
    expect(await claimOf(element)).toMatchObject({ resourceId: id, departmentId: one.participantId, field: '法定代表人' })
    await claim(one, element)
    expect([await claimOf(element), await conflictsOf(element)]).toMatchObject([{ resourceId: id }, []])
  })

  it('stays when a second department claims it: its resource is saved, its claim is an open conflict', async () => {
    const element = newElement()
    const [first, second] = [await claim(one, element), await claim(two, element)]
    const [conflict] = await conflictsOf(element)
    expect(conflict).toMatchObject({ holderId: first.id, claimantId: second.id, state: 'open' })
    expect(await claimOf(element)).toMatchObject({ resourceId: first.id })
    expect(await eventsOf(p, conflict?.id ?? '')).toEqual(['source.disputed'])
    for (const who of [one, two, body]) {
      const { items } = await p.run(who, (ctx) => listConflicts(ctx, { limit: 100, state: 'open' }))
      expect(items.map(({ id }) => id)).toContain(conflict?.id)
    }
    const others = await p.run(three, (ctx) => listConflicts(ctx, { limit: 100 }))
    expect(others.items.map(({ id }) => id)).not.toContain(conflict?.id)
    const { sources } = await p.run(two, (ctx) => getResource(ctx, second.id))
    expect(sources).toEqual([{
      field: '法定代表人', element, departmentId: one.participantId, resourceId: first.id, isDisputed: true,
    }])
  })

  it('is one when several claim it at once', async () => {
    for (let round = 0; round < 5; round++) {
      const element = newElement()
      const codes = await codesOf([one, two, three].map((by) => claim(by, element)))
      expect(codes).toEqual(['none', 'none', 'none'])
      const holder = await claimOf(element)
      const conflicts = await conflictsOf(element)
      expect(conflicts.map(({ holderId }) => holderId)).toEqual([holder?.resourceId, holder?.resourceId])
    }
  })

  it('passes to who claimed it next when its department gives it up', async () => {
    const element = newElement()
    const [first, second, third] = [await claim(one, element), await claim(two, element), await claim(three, element)]
    await rewrite(one, first.id, element, 'shared')
    expect(await claimOf(element)).toMatchObject({ resourceId: second.id, departmentId: two.participantId })
    expect((await conflictsOf(element)).map(({ state, holderId }) => [state, holderId])).toEqual([
      ['settled', first.id], ['open', second.id],
    ])
    await p.run(two, (ctx) => withdrawResource(ctx, second.id, { reason: '停用' }))
    expect(await claimOf(element)).toMatchObject({ resourceId: third.id })
    await rewrite(three, third.id, element, 'shared')
    expect(await claimOf(element)).toBeNull()
  })

  it('stays with its department while another resource of it keeps the element, and so do claims to it', async () => {
    const element = newElement()
    const [first, second] = [await claim(one, element), await claim(one, element)]
    const [third, fourth] = [await claim(two, element), await claim(three, element)]
    await rewrite(one, first.id, element, 'shared')
    const kept = { resourceId: second.id, departmentId: one.participantId, field: '法定代表人' }
    expect(await claimOf(element)).toMatchObject(kept)
    expect((await conflictsOf(element)).map(({ state, holderId }) => [state, holderId])).toEqual([
      ['open', second.id], ['open', second.id],
    ])
    const rows = [row({ 数据项: `负责人|${element}` }), row({ 数据项: `负责人|${element}` })]
    expect(countsOf(await send(p, csvOf(rows), { as: two }))).toEqual([2, 2, 0, 0, 0])
    await p.run(two, (ctx) => withdrawResource(ctx, third.id, { reason: '停用' }))
    const found = await p.db.publicDataResource.findMany({ where: { departmentId: two.participantId } })
    const codes = new Map(found.map(({ id, code }) => [id, code]))
    const openOf = async () => (await conflictsOf(element)).filter(({ state }) => state === 'open')
    const [, before, ...more] = await openOf()
    expect([before?.departmentIds, more]).toEqual([[one.participantId, two.participantId], []])
    const dropped = rows.filter(({ 资源代码: code }) => code === codes.get(before?.claimantId ?? ''))
    const gone = dropped.map((given) => ({ ...given, 数据项: '负责人' }))
    expect(countsOf(await send(p, csvOf(gone), { as: two }))).toEqual([1, 0, 1, 0, 0])
    const [, heir] = await openOf()
    expect(heir).toMatchObject({ id: before?.id, holderId: second.id, field: '负责人' })
    expect(heir?.claimantId).not.toBe(before?.claimantId)
    for (const [by, id, next] of [[one, second.id, fourth.id], [three, fourth.id, heir?.claimantId]] as const) {
      await p.run(by, (ctx) => withdrawResource(ctx, id, { reason: '停用' }))
      expect(await claimOf(element)).toMatchObject({ resourceId: next })
    }
  })

  it('is no longer disputed when the second department takes its claim back, and again when it claims anew', async () => {
    const element = newElement()
    await claim(one, element)
    const { id } = await claim(two, element)
    await rewrite(two, id, element, 'shared')
    expect(await conflictsOf(element)).toMatchObject([{ state: 'settled', settledBy: null }])
    await rewrite(two, id, element, 'own')
    expect(await conflictsOf(element)).toMatchObject([{ state: 'open', claimantId: id }])
  })
})

describe('the implementing body', () => {
  it('leaves the source where it is: the other side’s item is got by sharing, and is not claimed again', async () => {
    const element = newElement()
    const [first, second] = [await claim(one, element), await claim(two, element)]
    const [conflict] = await conflictsOf(element)
    await settle(conflict?.id ?? '', first.id)
    expect(await claimOf(element)).toMatchObject({ resourceId: first.id })
    const loser = await p.run(two, (ctx) => getResource(ctx, second.id))
    expect([loser.version, loser.items.map(({ acquisition }) => acquisition)]).toEqual([2, ['shared', 'own']])
    expect(loser.digest).not.toBe(second.digest)
    const settled = { source: first.id, other: second.id, otherDigest: loser.digest }
    expect(await lastBodyOf(p, conflict?.id ?? '')).toMatchObject(settled)
    expect(await codeOf(rewrite(two, second.id, element, 'own'))).toBe('source.decided')
    const file = csvOf([row({ 资源代码: second.code, 数据项: `法定代表人|${element}` })])
    const answer = await send(p, file, { as: two })
    expect([countsOf(answer), answer.body.faults[0].faults[0].rule]).toEqual([[1, 0, 0, 0, 1], 'source_decided'])
  })

  it('binds the departments by its decision: no other resource of the one that lost claims the element', async () => {
    const element = newElement()
    const [first, second, third] = [await claim(one, element), await claim(two, element), await claim(two, element)]
    const [conflict] = await conflictsOf(element)
    await settle(conflict?.id ?? '', first.id)
    expect((await conflictsOf(element)).map(({ state, sourceId }) => [state, sourceId])).toEqual([
      ['settled', first.id], ['settled', first.id],
    ])
    for (const { id } of [second, third])
      expect((await p.run(two, (ctx) => getResource(ctx, id))).items[0]?.acquisition).toBe('shared')
    expect(await lastBodyOf(p, third.id)).toMatchObject({ resource: third.id, version: 2, previous: third.digest })
    expect(await codeOf(claim(two, element))).toBe('source.decided')
    const answer = await send(p, csvOf([row({ 数据项: `法定代表人|${element}` })]), { as: two })
    expect([countsOf(answer), answer.body.faults[0].faults[0].rule]).toEqual([[1, 0, 0, 0, 1], 'source_decided'])
    await rewrite(one, first.id, element, 'shared')
    expect(await codeOf(claim(two, element))).toBe('none')
  })

  it('binds the department that held the source before as it binds a claimant', async () => {
    const element = newElement()
    const [first, kept, second] = [await claim(one, element), await claim(one, element), await claim(two, element)]
    const [conflict] = await conflictsOf(element)
    await settle(conflict?.id ?? '', second.id)
    for (const { id } of [first, kept])
      expect((await p.run(one, (ctx) => getResource(ctx, id))).items[0]?.acquisition).toBe('shared')
    expect(await codeOf(rewrite(one, first.id, element, 'own'))).toBe('source.decided')
    expect(await codeOf(claim(one, element))).toBe('source.decided')
    expect(await codeOf(claim(three, element))).toBe('none')
  })

  it('moves the source: others’ claims go on against the new one', async () => {
    const element = newElement()
    const [first, second, third] = [await claim(one, element), await claim(two, element), await claim(three, element)]
    const [conflict, other] = await conflictsOf(element)
    const settled = await settle(conflict?.id ?? '', second.id)
    expect(settled).toMatchObject({ state: 'settled', sourceId: second.id, reason: '登记业务在该部门' })
    expect(await claimOf(element)).toMatchObject({ resourceId: second.id, departmentId: two.participantId })
    expect((await p.run(one, (ctx) => getResource(ctx, first.id))).items[0]?.acquisition).toBe('shared')
    expect(await p.db.sourceConflict.findUniqueOrThrow({ where: { id: other?.id ?? '' } })).toMatchObject({
      state: 'open', holderId: second.id, claimantId: third.id, departmentIds: [two.participantId, three.participantId],
    })
  })

  it.each(CONFLICT_STATES)('settles a conflict that is %s exactly when the table says so', async (state) => {
    const element = newElement()
    const [first] = [await claim(one, element), await claim(two, element)]
    const [conflict] = await conflictsOf(element)
    await p.db.sourceConflict.update({ where: { id: conflict?.id ?? '' }, data: { state } })
    const isAllowed = CONFLICT_ACTS.settle.from.some((from) => from === state)
    expect(await codeOf(settle(conflict?.id ?? '', first.id))).toBe(isAllowed ? 'none' : 'source.act_not_allowed')
  })

  it('settles once of several at once, for one of both sides, and alone', async () => {
    const element = newElement()
    const [first, second] = [await claim(one, element), await claim(two, element)]
    const id = (await conflictsOf(element))[0]?.id ?? ''
    const stranger = await claim(three, newElement())
    expect(await codeOf(settle(id, stranger.id))).toBe('source.not_a_side')
    const reason = { sourceId: first.id, reason: '理由' }
    expect(await codeOf(p.run(one, (ctx) => settleSource(ctx, id, reason)))).toBe('permit.role')
    const ask = async (path: string) =>
      hiddenAnswer(await p.request('POST', `/api/source-conflicts/${path}/settle`, { as: body, body: reason }))
    expect((await ask(`cfl_${'0'.repeat(26)}`)).status).toBe(404)
    const codes = await codesOf([settle(id, first.id), settle(id, second.id), settle(id, first.id)])
    expect(codes.filter((code) => code === 'none')).toHaveLength(1)
    expect((await eventsOf(p, id)).filter((kind) => kind === 'source.settled')).toHaveLength(1)
  })
})

it('keeps the claims of a file as it keeps those of single entries', async () => {
  const element = newElement()
  await claim(one, element)
  const rows = [row({ 数据项: `负责人|${element}-法定代表人` }), row({ 数据项: `负责人|${element}` }), row({ 数据项: `甲|${newElement()}` })]
  const checked = await send(p, csvOf(rows), { as: two, mode: 'check' })
  expect([countsOf(checked), checked.body.disputed, await conflictsOf(element)]).toEqual([[3, 3, 0, 0, 0], 1, []])
  const answer = await send(p, csvOf(rows), { as: two })
  expect([countsOf(answer), answer.body.disputed]).toEqual([[3, 3, 0, 0, 0], 1])
  const told = await p.request('GET', '/api/resources/imports?limit=1', { as: two })
  expect(told.body.items).toMatchObject([{ id: answer.body.id, disputed: 1 }])
  expect(await conflictsOf(element)).toHaveLength(1)
  const changed = rows.map((one) => ({ ...one, 数据项: '负责人' }))
  expect(countsOf(await send(p, csvOf(changed), { as: two }))).toEqual([3, 0, 3, 0, 0])
  expect(await conflictsOf(element)).toMatchObject([{ state: 'settled' }])
})
