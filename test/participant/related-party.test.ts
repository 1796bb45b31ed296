import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '#api/kernel/errors.ts'
import {
  AFFILIATION_BPS, affiliates as affiliatesIn, chainBetween as chainIn, checkRelation, type Edge,
  insiderChain as insiderIn, isAffiliating, isBelieved, MAX_HOPS, namesAlong, RELATION_KINDS, relationsByNode,
} from '#api/participant/related-party.ts'

let made = 0
const edge = (controller: string, controlled: string, over: Partial<Edge> = {}): Edge => ({
  id: `rel_${made++}`, controller, controllerName: `名${controller}`, controlled, controlledName: `名${controlled}`,
  kind: 'actual_control', shareBps: null, declarer: 'staff', byStaff: true, ...over,
})
const affiliates = (edges: Edge[], node: string) => affiliatesIn(relationsByNode(edges), node, [])
const chainBetween = (edges: Edge[], a: string, b: string) => chainIn(relationsByNode(edges), a, b)
const insiderChain = (edges: Edge[], node: string, platform: string[]) =>
  insiderIn(relationsByNode(edges), node, platform)
const shares = (a: string, b: string, shareBps: number) => edge(a, b, { kind: 'shares', shareBps })
const level = (a: string, b: string) => edge(a, b, { kind: 'same_legal_representative' })

const namesOf = (edges: Edge[], a: string, b: string) => {
  const chain = chainBetween(edges, a, b)
  return chain && namesAlong(chain, a)
}

describe('who is affiliated', () => {
  it('whoever controls, and whoever is controlled, through others too', () => {
    const edges = [edge('a', 'b'), edge('b', 'c')]
    expect(namesOf(edges, 'a', 'c')).toEqual(['名a', '名b', '名c'])
    expect(namesOf(edges, 'c', 'a')).toEqual(['名c', '名b', '名a'])
  })

  it('whom the same one controls', () => {
    expect(namesOf([edge('top', 'a'), edge('top', 'b')], 'a', 'b')).toEqual(['名a', '名top', '名b'])
  })

  it('not those who only hold a company together', () => {
    expect(chainBetween([edge('a', 'joint'), edge('b', 'joint')], 'a', 'b')).toBeUndefined()
  })

  it('from a quarter of the shares on', () => {
    expect(chainBetween([shares('a', 'b', AFFILIATION_BPS)], 'a', 'b')).toHaveLength(1)
    expect(chainBetween([shares('a', 'b', AFFILIATION_BPS - 1)], 'a', 'b')).toBeUndefined()
    expect(RELATION_KINDS.filter((kind) => isAffiliating({ kind, shareBps: null }))).toEqual(
      ['actual_control', 'same_legal_representative', 'insider'])
  })

  it('organisations of one legal representative, level, on the way up and on the way down', () => {
    const edges = [edge('a', 'b'), level('c', 'b'), edge('c', 'd')]
    expect(chainBetween(edges, 'b', 'c')).toHaveLength(1)
    expect(chainBetween(edges, 'c', 'b')).toHaveLength(1)
    expect(namesOf(edges, 'a', 'd')).toEqual(['名a', '名b', '名c', '名d'])
  })

  it('by the shortest chain', () => {
    const direct = edge('a', 'c')
    expect(chainBetween([edge('a', 'b'), edge('b', 'c'), direct], 'a', 'c')).toEqual([direct])
  })

  it('is itself an affiliate of its own, by no relation', () => {
    expect(chainBetween([], 'a', 'a')).toEqual([])
  })

  it('no further than twelve relations', () => {
    const line = Array.from({ length: MAX_HOPS + 1 }, (_, i) => edge(`n${i}`, `n${i + 1}`))
    expect(chainBetween(line, 'n0', `n${MAX_HOPS}`)).toHaveLength(MAX_HOPS)
    expect(chainBetween(line, 'n0', `n${MAX_HOPS + 1}`)).toBeUndefined()
  })
})

describe('whose word is believed', () => {
  const said = (declarer: string, over: Partial<Edge> = {}) => edge('a', 'b', { declarer, byStaff: false, ...over })

  it('the staff’s, that of whoever is controlled, and that of the examined ones', () => {
    expect([isBelieved(said('x', { byStaff: true }), []), isBelieved(said('b'), [])]).toEqual([true, true])
    expect(['a', 'x'].map((declarer) => isBelieved(said(declarer), []))).toEqual([false, false])
    expect(['a', 'x'].map((declarer) => isBelieved(said(declarer), ['x', 'a']))).toEqual([true, true])
  })

  it('of neither end alone that both have one legal representative', () => {
    const same = { kind: 'same_legal_representative' }
    expect(['a', 'b'].map((declarer) => isBelieved(said(declarer, same), []))).toEqual([false, false])
    expect(isBelieved(said('b', same), ['b'])).toBe(true)
  })
})

describe('who is an insider', () => {
  const inside = edge('person:1', 'a', { kind: 'insider' })

  it('a company of the platform’s people, and its affiliates', () => {
    expect(insiderChain([inside], 'a', ['platform'])).toEqual([inside])
    const chain = insiderChain([inside, edge('a', 'b')], 'b', ['platform'])
    expect(namesAlong(chain ?? [], 'b')).toEqual(['名b', '名a', '名person:1'])
  })

  it('a company that such a person controls by another relation', () => {
    expect(insiderChain([edge('person:1', 'b'), inside], 'b', [])).toHaveLength(1)
  })

  it('nobody by the word of a third one, nor by what an insider’s company controls with it', () => {
    const said = { declarer: 'x', byStaff: false }
    expect(insiderChain([edge('platform', 'c', said)], 'c', ['platform'])).toBeUndefined()
    expect(insiderChain([edge('person:1', 'c'), edge('person:1', 'x', { ...said, kind: 'insider' })], 'c', []))
      .toBeUndefined()
    expect(insiderChain([edge('c', 'b'), edge('platform', 'b')], 'c', ['platform'])).toBeUndefined()
    expect(insiderChain([edge('c', 'a'), inside], 'c', [])).toBeUndefined()
    expect(insiderChain([edge('top', 'platform'), edge('top', 'c')], 'c', ['platform'])).toBeUndefined()
  })

  it('the platform itself, and its subsidiary', () => {
    expect(insiderChain([], 'platform', ['platform'])).toEqual([])
    expect(insiderChain([edge('platform', 'c')], 'c', ['platform'])).toHaveLength(1)
    expect(insiderChain([edge('platform', 'c')], 'd', ['platform'])).toBeUndefined()
  })
})

describe('whatever the relations', () => {
  const node = fc.integer({ min: 0, max: 7 }).map(String)
  const anyEdge = fc
    .record({
      controller: node, controlled: node, kind: fc.constantFrom(...RELATION_KINDS),
      share: fc.integer({ min: 1, max: 10_000 }),
    })
    .map(({ controller, controlled, kind, share }) =>
      edge(controller, controlled, { kind, shareBps: kind === 'shares' ? share : null }))
  const edges = fc.array(anyEdge, { maxLength: 16 })

  it('affiliation is mutual, by chains of the same length', () => {
    fc.assert(fc.property(edges, node, node, (all, a, b) => {
      expect(chainBetween(all, b, a)?.length).toBe(chainBetween(all, a, b)?.length)
    }))
  })

  it('one more relation takes no affiliate away, nor makes a chain longer', () => {
    fc.assert(fc.property(edges, anyEdge, node, (all, more, a) => {
      const after = affiliates([...all, more], a)
      for (const [b, chain] of affiliates(all, a)) expect(after.get(b)?.length).toBeLessThanOrEqual(chain.length)
    }))
  })

  it('a chain hangs together, from one to the other', () => {
    fc.assert(fc.property(edges, node, (all, a) => {
      for (const [b, chain] of affiliates(all, a)) {
        let at = a
        for (const { controller, controlled } of chain) {
          expect([controller, controlled]).toContain(at)
          at = controlled === at ? controller : controlled
        }
        expect(at).toBe(b)
      }
    }))
  })

  it('a thousand in a ring, and a hundred each with each, come to an end', () => {
    const ring = Array.from({ length: 1_000 }, (_, i) => edge(`r${i}`, `r${(i + 1) % 1_000}`))
    expect(affiliates(ring, 'r0').size).toBeGreaterThan(MAX_HOPS)
    const dense = Array.from({ length: 10_000 }, (_, i) => edge(`d${i % 100}`, `d${Math.floor(i / 100)}`))
    expect(affiliates(dense, 'd0').size).toBe(100)
  })
})

describe('a relation', () => {
  const codeOf = (over: Partial<Edge>) => {
    try {
      checkRelation(edge('uscc:A', 'uscc:B', over))
      return 'none'
    } catch (error) {
      return error instanceof AppError ? error.code : error
    }
  }

  it.each<[string, Partial<Edge>]>([
    ['none', {}],
    ['none', { kind: 'shares', shareBps: 1 }],
    ['none', { kind: 'insider', controller: 'person:1' }],
    ['relation.same_node', { controlled: 'uscc:A' }],
    ['relation.person_controlled', { controlled: 'person:1' }],
    ['relation.insider_person', { kind: 'insider' }],
    ['relation.shares', { kind: 'shares' }],
    ['relation.shares', { shareBps: 5_000 }],
  ])('answers %s', (code, over) => {
    expect(codeOf(over)).toBe(code)
  })
})
