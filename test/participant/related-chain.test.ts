import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '#api/kernel/time.ts'
import { findRelations } from '#api/participant/find-chain.ts'
import {
  chainBetween, insiderChain, organizationNode, RELATION_KINDS, relationsByNode,
} from '#api/participant/related-party.ts'
import { newId } from '#api/kernel/ids.ts'
import { codeOf, nowOf } from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'

const p = await platform()
const members: Member[] = []
for (let i = 0; i < 5; i++) members.push(await p.organization('consumer'))
const staff = await p.organization('admission')
const now = await nowOf(p, staff)

const rows = await p.db.participant.findMany()
const rowOf = ({ participantId }: Member) => rows.find(({ id }) => id === participantId)
const nodes = members.map((member) => organizationNode(rowOf(member)?.uscc ?? ''))
const nameOf = (index: number) => rowOf(members[index] ?? staff)?.name ?? ''

type Over = { kind?: string; shareBps?: number | null; validFrom?: Date; endedAt?: Date | null; declaredBy?: string }

const byStaff = staff.participantId
const relation = (controller: string, controlled: string, { declaredBy = byStaff, ...over }: Over = {}) => ({
  id: newId('rel', now), controller, controlled, kind: 'actual_control', shareBps: null, validFrom: addDays(now, -9),
  controllerName: labelOf(controller), controlledName: labelOf(controlled), declaredBy,
  declarer: nodeOf(declaredBy), byStaff: declaredBy === byStaff,
  evidence: '登记档案', createdAt: now, ...over,
})
const labelOf = (node: string) => (nodes.includes(node) ? nameOf(nodes.indexOf(node)) : '第三方（演示）')
const keep = (...data: ReturnType<typeof relation>[]) => p.db.relatedParty.createMany({ data })
const idOf = (index: number) => members[index]?.participantId ?? ''
const node = (index: number) => nodes[index] ?? ''
const relationsOf = (pairs: (readonly [string, string])[], traders: string[] = []) =>
  p.run(staff, (ctx) => findRelations(ctx, { pairs, traders }))
const chain = async (a: number, b: number) => (await relationsOf([[idOf(a), idOf(b)]])).affiliation(idOf(a), idOf(b))
const third = 'uscc:third'
const platformNode = organizationNode(rowOf(staff)?.uscc ?? '')
const nodeOf = (id: string) => organizationNode(rows.find((row) => row.id === id)?.uscc ?? '')

beforeEach(() => p.db.relatedParty.deleteMany())

describe('the chain between two participants', () => {
  it('is told by its names, over those who are no participants too', async () => {
    await keep(relation(third, node(0)), relation(third, node(1)))
    expect((await chain(0, 1))?.names).toEqual([nameOf(0), '第三方（演示）', nameOf(1)])
    expect((await chain(1, 0))?.names).toEqual([nameOf(1), '第三方（演示）', nameOf(0)])
    expect(await chain(0, 2)).toBeUndefined()
  })

  it('counts what is in force: begun, and not ended', async () => {
    await keep(
      relation(node(0), node(1), { endedAt: now }),
      relation(node(0), node(2), { validFrom: addDays(now, 1) }),
      relation(node(0), node(3), { endedAt: addDays(now, 1) }),
      relation(node(0), node(4), { kind: 'shares', shareBps: 2_499 }),
    )
    expect(await Promise.all([1, 2, 3, 4].map(async (other) => (await chain(0, other)) !== undefined)))
      .toEqual([false, false, true, false])
  })

  it('is none with somebody who is not there, and itself with oneself', async () => {
    expect((await relationsOf([[idOf(0), 'ptc_none']])).affiliation(idOf(0), 'ptc_none')).toBeUndefined()
    expect(await chain(0, 0)).toEqual({ names: [nameOf(0)], edges: [] })
  })

  it('is found for many pairs at once', async () => {
    await keep(relation(node(0), node(1)), relation(node(2), node(3)))
    const pairs = [[0, 1], [1, 2], [3, 2]].map(([a = 0, b = 0]) => [idOf(a), idOf(b)] as const)
    const found = await relationsOf(pairs)
    expect(pairs.map(([a, b]) => found.affiliation(a, b) !== undefined)).toEqual([true, false, true])
    expect(found.affiliation(idOf(3), idOf(2))?.names).toEqual([nameOf(3), nameOf(2)])
    expect((await relationsOf([])).affiliation(idOf(0), idOf(1))).toBeUndefined()
  })

  it('is made by no word of a third one: who shuts a competitor out has to be believed by the staff', async () => {
    const byThird = { declaredBy: idOf(2) }
    await keep(relation(node(2), node(0), byThird), relation(node(2), node(1), byThird))
    expect(await chain(0, 1)).toBeUndefined()
    const level = { ...byThird, kind: 'same_legal_representative' }
    await keep(relation(node(0), node(2), { ...level }), relation(node(1), node(2), level))
    expect(await chain(0, 1)).toBeUndefined()
    await keep(relation(node(0), node(2), byThird))
    expect(await chain(0, 1)).toBeUndefined()
    await keep(relation(node(2), node(1)))
    expect((await chain(0, 1))?.names).toEqual([nameOf(0), nameOf(2), nameOf(1)])
  })

  it('is believed of either of the two, and of whoever is controlled', async () => {
    await keep(relation(node(0), node(1), { declaredBy: idOf(0) }))
    expect([await chain(0, 1), await chain(1, 0)].every(Boolean)).toBe(true)
    await keep(relation(node(1), node(2), { declaredBy: idOf(1) }), relation(node(3), node(2), { declaredBy: idOf(2) }))
    expect(await chain(0, 2)).toBeUndefined()
    expect((await chain(2, 3))?.names).toEqual([nameOf(2), nameOf(3)])
    await keep(relation(node(2), node(4), { declaredBy: idOf(4) }))
    expect((await chain(3, 4))?.names).toEqual([nameOf(3), nameOf(2), nameOf(4)])
  })

  it('is what the rules say, whatever the relations', async () => {
    const place = fc.integer({ min: 0, max: 6 }).map((index) => nodes[index] ?? `uscc:other${index}`)
    const kinds = fc.constantFrom(...RELATION_KINDS)
    const declarer = fc.integer({ min: 0, max: 5 }).map((index) => members[index] ?? staff)
    const share = fc.integer({ min: 1_000, max: 4_000 })
    const edges = fc.array(fc.tuple(place, place, kinds, share, declarer), { maxLength: 12 })
    await fc.assert(fc.asyncProperty(edges, async (given) => {
      await p.db.relatedParty.deleteMany()
      const all = given.map(([a, b, kind, part, { participantId: declaredBy }]) =>
        relation(a, b, { kind, shareBps: kind === 'shares' ? part : null, declaredBy }))
      await keep(...all)
      const relations = relationsByNode(all)
      const pairs = members.flatMap((a) => members.map((b) => [a.participantId, b.participantId] as const))
      const found = await relationsOf(pairs, members.map(({ participantId }) => participantId))
      for (const a of [0, 1, 2, 3, 4])
        for (const b of [0, 1, 2, 3, 4])
          expect(found.affiliation(idOf(a), idOf(b))?.edges.length)
            .toBe(chainBetween(relations, node(a), node(b))?.length)
      for (const a of [0, 1, 2, 3, 4])
        expect(found.insiderOf(idOf(a))?.edges.length).toBe(insiderChain(relations, node(a), [platformNode])?.length)
    }), { numRuns: 25 })
  })

  it('shuts where there are more relations than can be looked at', async () => {
    await keep(relation(node(0), 'uscc:held0'))
    await p.db.$executeRaw`insert into related_party
      (id, controller, "controllerName", controlled, "controlledName", kind, "declaredBy", declarer, "byStaff",
        evidence, "validFrom", "createdAt")
      select id || n, controller, "controllerName", 'uscc:held' || n, "controlledName", kind, "declaredBy", declarer,
        "byStaff", evidence, "validFrom", "createdAt" from related_party, generate_series(1, 10000) n`
    expect(await codeOf(chain(0, 1))).toBe('relation.too_many')
    await p.db.relatedParty.deleteMany({ where: { controlled: 'uscc:held0' } })
    expect(await codeOf(chain(0, 1))).toBe('none')
  })
})

describe('the chain to an insider', () => {
  const insiderOf = async (id: string) => (await relationsOf([], [id])).insiderOf(id)
  const insider = (index: number) => insiderOf(idOf(index))

  it('is found to the platform’s people and to the platform', async () => {
    await keep(
      relation('person:1', node(0), { kind: 'insider' }), relation(node(0), node(1)), relation(platformNode, node(2)),
    )
    expect((await insider(0))?.names).toEqual([nameOf(0), '第三方（演示）'])
    expect((await insider(1))?.names).toEqual([nameOf(1), nameOf(0), '第三方（演示）'])
    expect((await insider(2))?.names[0]).toBe(nameOf(2))
    expect(await insider(3)).toBeUndefined()
    expect((await insiderOf(staff.participantId))?.edges).toEqual([])
    const ids = members.map((one) => one.participantId)
    const found = await relationsOf([], ids)
    expect(ids.filter((id) => found.insiderOf(id))).toEqual([idOf(0), idOf(1), idOf(2)])
  })

  it('goes up, to who controls and who has the same legal representative, and down to nobody', async () => {
    await keep(
      relation(third, platformNode), relation(third, node(0)), relation(node(0), node(1)),
      relation('person:1', node(1), { kind: 'insider' }), relation(node(1), node(2)),
      relation(node(3), node(1), { kind: 'same_legal_representative' }),
    )
    expect(await insider(0)).toBeUndefined()
    expect((await insider(2))?.names).toEqual([nameOf(2), nameOf(1), '第三方（演示）'])
    expect((await insider(3))?.names).toEqual([nameOf(3), nameOf(1), '第三方（演示）'])
  })

  it('is made by no word of another: neither who controls it, nor who is an insider', async () => {
    const byThird = { declaredBy: idOf(2) }
    await keep(
      relation('person:1', node(2), { ...byThird, kind: 'insider' }), relation(node(2), node(0), byThird),
      relation(node(2), node(0), { ...byThird, kind: 'same_legal_representative' }),
      relation('person:1', node(0), { declaredBy: idOf(0) }), relation('person:1', node(2), byThird),
      relation(node(2), node(1), { declaredBy: idOf(1) }),
    )
    expect(await insider(0)).toBeUndefined()
    expect((await insider(1))?.names).toEqual([nameOf(1), nameOf(2), '第三方（演示）'])
    expect((await insider(2))?.names).toEqual([nameOf(2), '第三方（演示）'])
    await keep(relation('person:1', 'uscc:other', { kind: 'insider' }))
    expect((await insider(0))?.names).toEqual([nameOf(0), '第三方（演示）'])
  })

  it('is none any more once the relation has ended', async () => {
    await keep(relation('person:1', node(0), { kind: 'insider', endedAt: now }))
    expect(await insider(0)).toBeUndefined()
  })
})
