import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '#api/kernel/time.ts'
import { findChain, findChains, findInsiderChain, findInsiderChains, pairKey } from '#api/participant/find-chain.ts'
import { chainBetween, organizationNode, RELATION_KINDS } from '#api/participant/related-party.ts'
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

type Over = { kind?: string; shareBps?: number | null; validFrom?: Date; endedAt?: Date | null }

const relation = (controller: string, controlled: string, over: Over = {}) => ({
  id: newId('rel', now), controller, controlled, kind: 'actual_control', shareBps: null, validFrom: addDays(now, -9),
  controllerName: labelOf(controller), controlledName: labelOf(controlled), declaredBy: staff.participantId,
  evidence: '登记档案', createdAt: now, ...over,
})
const labelOf = (node: string) => (nodes.includes(node) ? nameOf(nodes.indexOf(node)) : '第三方（演示）')
const keep = (...data: ReturnType<typeof relation>[]) => p.db.relatedParty.createMany({ data })
const idOf = (index: number) => members[index]?.participantId ?? ''
const node = (index: number) => nodes[index] ?? ''
const chain = (a: number, b: number) => p.run(staff, (ctx) => findChain(ctx, idOf(a), idOf(b)))
const third = 'uscc:third'

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
    expect(await p.run(staff, (ctx) => findChain(ctx, idOf(0), 'ptc_none'))).toBeUndefined()
    expect(await chain(0, 0)).toEqual({ names: [nameOf(0)], edges: [] })
  })

  it('is found for many pairs at once', async () => {
    await keep(relation(node(0), node(1)), relation(node(2), node(3)))
    const pairs = [[0, 1], [1, 2], [3, 2]].map(([a = 0, b = 0]) => [idOf(a), idOf(b)] as const)
    const found = await p.run(staff, (ctx) => findChains(ctx, pairs))
    expect(found.size).toBe(2)
    expect(found.get(pairKey(idOf(3), idOf(2)))?.names).toEqual([nameOf(3), nameOf(2)])
    expect(await p.run(staff, (ctx) => findChains(ctx, []))).toEqual(new Map())
  })

  it('is what the rules say, whatever the relations', async () => {
    const place = fc.integer({ min: 0, max: 6 }).map((index) => nodes[index] ?? `uscc:other${index}`)
    const kinds = fc.constantFrom(...RELATION_KINDS)
    const edges = fc.array(fc.tuple(place, place, kinds, fc.integer({ min: 1_000, max: 4_000 })), { maxLength: 12 })
    await fc.assert(fc.asyncProperty(edges, async (given) => {
      await p.db.relatedParty.deleteMany()
      const all = given.map(([a, b, kind, share]) =>
        relation(a, b, { kind, shareBps: kind === 'shares' ? share : null }))
      await keep(...all)
      const pairs = members.flatMap((a) => members.map((b) => [a.participantId, b.participantId] as const))
      const found = await p.run(staff, (ctx) => findChains(ctx, pairs))
      for (const a of [0, 1, 2, 3, 4])
        for (const b of [0, 1, 2, 3, 4])
          expect(found.get(pairKey(idOf(a), idOf(b)))?.edges.length).toBe(chainBetween(all, node(a), node(b))?.length)
    }), { numRuns: 25 })
  })

  it('shuts where there are more relations than can be looked at', async () => {
    await keep(relation(node(0), 'uscc:held0'))
    await p.db.$executeRaw`insert into related_party
      (id, controller, "controllerName", controlled, "controlledName", kind, "declaredBy", evidence,
        "validFrom", "createdAt")
      select id || n, controller, "controllerName", 'uscc:held' || n, "controlledName", kind, "declaredBy", evidence,
        "validFrom", "createdAt" from related_party, generate_series(1, 10000) n`
    expect(await codeOf(chain(0, 1))).toBe('relation.too_many')
    await p.db.relatedParty.deleteMany({ where: { controlled: 'uscc:held0' } })
    expect(await codeOf(chain(0, 1))).toBe('none')
  })
})

describe('the chain to an insider', () => {
  const insider = (index: number) => p.run(staff, (ctx) => findInsiderChain(ctx, idOf(index)))

  it('is found to the platform’s people and to the platform', async () => {
    const platformNode = organizationNode(rowOf(staff)?.uscc ?? '')
    await keep(
      relation('person:1', node(0), { kind: 'insider' }), relation(node(0), node(1)), relation(platformNode, node(2)),
    )
    expect((await insider(0))?.names).toEqual([nameOf(0), '第三方（演示）'])
    expect((await insider(1))?.names).toEqual([nameOf(1), nameOf(0), '第三方（演示）'])
    expect((await insider(2))?.names[0]).toBe(nameOf(2))
    expect(await insider(3)).toBeUndefined()
    expect((await p.run(staff, (ctx) => findInsiderChain(ctx, staff.participantId)))?.edges).toEqual([])
    const found = await p.run(staff, (ctx) => findInsiderChains(ctx, members.map((one) => one.participantId)))
    expect([...found.keys()].toSorted()).toEqual([idOf(0), idOf(1), idOf(2)].toSorted())
  })

  it('is none any more once the relation has ended', async () => {
    await keep(relation('person:1', node(0), { kind: 'insider', endedAt: now }))
    expect(await insider(0)).toBeUndefined()
  })
})
