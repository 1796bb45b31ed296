import { expect } from 'vitest'
import { draft, list } from './market.ts'
import type { Member, TestPlatform } from './platform.ts'

type Over = Parameters<typeof draft>[2]
type Facts = Parameters<typeof draft>[4]
type Query = Record<string, string | string[]>

/** What tests of the catalogue do again and again: list, and search as a visitor. */
export function catalogOf(p: TestPlatform, provider: Member) {
  const search = async (query: Query) => {
    const words = new URLSearchParams()
    for (const [name, values] of Object.entries(query)) for (const value of [values].flat()) words.append(name, value)
    const answer = await p.request('GET', `/api/catalog?${words.toString()}`)
    expect([answer.status, answer.body.code]).toEqual([200, undefined])
    return answer.body
  }
  return {
    search,
    listed: async (over: Over, facts: Facts = {}, owner = provider): Promise<string> => {
      const { id } = await draft(p, owner, { keywords: ['其他'], summary: '无', ...over }, {}, facts)
      await list(p, owner, id)
      return id
    },
    idsOf: async (query: Query): Promise<string[]> => (await search(query)).items.map(({ id }: { id: string }) => id),
  }
}
