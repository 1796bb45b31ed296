import { expect, it } from 'vitest'
import { delistListing } from '#api/listing/delist.ts'
import { draft, list, publicDataLine, readyVersion, submitted } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'

const p = await platform()
const provider = await p.organization('provider')
const other = await p.organization('provider')

type Over = Parameters<typeof draft>[2]
type Facts = Parameters<typeof draft>[4]
async function listed(over: Over, owner = provider, facts: Facts = {}): Promise<string> {
  const { id } = await draft(p, owner, { keywords: ['其他'], summary: '无', ...over }, {}, facts)
  await list(p, owner, id)
  return id
}

const search = async (query: Record<string, string | string[]>) => {
  const words = new URLSearchParams()
  for (const [name, values] of Object.entries(query)) for (const value of [values].flat()) words.append(name, value)
  const answer = await p.request('GET', `/api/catalog?${words.toString()}`)
  expect([answer.status, answer.body.code]).toEqual([200, undefined])
  return answer.body
}
const idsOf = async (query: Record<string, string | string[]>): Promise<string[]> =>
  (await search(query)).items.map(({ id }: { id: string }) => id)

it('finds by words, the title before keywords before field names before the summary, for visitors', async () => {
  const bySummary = await listed({ title: '甲', summary: '含轮胎出口的资料' })
  const byField = await listed({ title: '乙' }, provider, { fields: ['轮胎出口', '量'] })
  const byKeyword = await listed({ title: '丙', keywords: ['轮胎出口'] })
  const byTitle = await listed({ title: '轮胎出口月报' })
  expect(await idsOf({ q: '轮胎出口' })).toEqual([byTitle, byKeyword, byField, bySummary])
  expect(await idsOf({ q: '轮胎出口', sort: 'newest' })).toEqual([byTitle, byKeyword, byField, bySummary])
  expect(await idsOf({ q: '轮' })).toHaveLength(4)
  expect(await idsOf({ q: '轮胎进口' })).toEqual([])
  expect(await idsOf({ q: '月报 轮胎' })).toEqual([byTitle])
})

it('finds the newer of two equals first', async () => {
  const older = await listed({ title: '盐田气象' })
  const newer = await listed({ title: '盐田气象' })
  expect(await idsOf({ q: '盐田' })).toEqual([newer, older])
})

it('finds Latin words by their beginning, whatever their case and width', async () => {
  const id = await listed({ title: 'Flights 2026' }, provider, { fields: ['dep_delay', 'x'] })
  for (const q of ['FLIGHT', 'ｆｌｉｇｈｔ', 'delay', 'dep delay', '2026 fli']) expect(await idsOf({ q })).toEqual([id])
  expect(await idsOf({ q: 'light' })).toEqual([])
})

it.each(['\u0000', "'", '&|!:*', '<->', "') or true --", '，。', '\\', '𠮷', 'a'.repeat(100), '油'.repeat(100)])(
  'answers 200 or 400 for the words %j, and finds nothing',
  async (q) => {
    const answer = await p.request('GET', `/api/catalog?q=${encodeURIComponent(q)}`)
    expect(answer.status).toBe(200)
    expect(answer.body.items).toEqual([])
  },
)

it.each([
  'limit=0', 'limit=101', 'limit=x', 'sort=rows', 'cursor=x', 'provider=%00', `q=${'a'.repeat(101)}`,
  `format=${'a'.repeat(101)}`, Array.from({ length: 21 }, () => 'format=csv').join('&'),
])('answers 400 for %s', async (query) => {
  expect((await p.request('GET', `/api/catalog?${query}`)).status).toBe(400)
})

it('shows what is listed and not suspended alone', async () => {
  const title = '湿地候鸟观测'
  const unlisted = await draft(p, provider, { title })
  const reviewed = await draft(p, provider, { title })
  await submitted(p, provider, reviewed.id)
  const id = await listed({ title })
  expect(await idsOf({ q: title })).toEqual([id])
  const { productId } = await p.db.listing.findUniqueOrThrow({ where: { id } })
  const suspend = (suspended: boolean) => p.db.dataProduct.update({ where: { id: productId }, data: { suspended } })
  await suspend(true)
  expect(await search({ q: title })).toMatchObject({ items: [], total: 0 })
  await suspend(false)
  const bar = (suspended: boolean) =>
    p.db.participant.update({ where: { id: provider.participantId }, data: { suspended } })
  await bar(true)
  expect(await idsOf({ q: title })).toEqual([])
  await bar(false)
  expect(await idsOf({ q: title })).toEqual([id])
  await p.run(provider, (ctx) => delistListing(ctx, id, { reason: '到期' }))
  expect(await idsOf({ q: title })).toEqual([])
  expect(await idsOf({ q: title })).not.toContain(unlisted.id)
})

it('narrows by facets, and counts each value with the other facets applied', async () => {
  const q = '胜利油田'
  const free = await listed({ title: `${q}甲`, coverageSpace: '垦利区', updateCycle: 'monthly' })
  const paid = await listed(
    { title: `${q}乙`, coverageSpace: '垦利区', plans: [{ kind: 'free' }, { kind: 'per_use', priceFen: 5 }] },
    other, { format: 'parquet' },
  )
  const elsewhere = await listed({ title: `${q}丙`, coverageSpace: '广饶县' }, other)
  expect(await idsOf({ q, coverageSpace: '垦利区' })).toEqual([paid, free])
  expect(await idsOf({ q, format: 'parquet' })).toEqual([paid])
  expect(await idsOf({ q, price: 'per_use' })).toEqual([paid])
  expect(await idsOf({ q, provider: other.participantId, coverageSpace: '广饶县' })).toEqual([elsewhere])
  expect(await idsOf({ q, updateCycle: ['monthly', 'daily'] })).toEqual([elsewhere, paid, free])
  expect(await idsOf({ q, sourceMode: 'derived' })).toEqual([])
  const { facets, total } = await search({ q, coverageSpace: '垦利区' })
  expect(total).toBe(2)
  const counts = (name: string) =>
    Object.fromEntries(facets[name].map(({ value, count }: { value: string; count: number }) => [value, count]))
  expect(counts('coverageSpace')).toEqual({ 垦利区: 2, 广饶县: 1 })
  expect(counts('price')).toEqual({ free: 2, per_use: 1 })
  expect(counts('provider')).toEqual({ [provider.participantId]: 1, [other.participantId]: 1 })
  expect(counts('format')).toEqual({ csv: 1, parquet: 1 })
  expect(counts('updateCycle')).toEqual({ monthly: 1, daily: 1 })
  const row = await p.db.participant.findUniqueOrThrow({ where: { id: other.participantId } })
  expect(facets.provider).toContainEqual({ value: other.participantId, label: row.name, count: 1 })
})

it.each(['relevance', 'newest'])('pages by %s: each once, in order, whatever comes meanwhile', async (sort) => {
  const q = sort === 'newest' ? '化工园区' : '港口吞吐'
  const ids: string[] = []
  for (let index = 0; index < 5; index++)
    ids.push(await listed({ title: index % 2 === 0 ? q : '其他', keywords: [index % 2 === 0 ? '其他' : q] }))
  const whole = await idsOf({ q, sort, limit: '100' })
  expect(whole.toSorted()).toEqual(ids.toSorted())
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: { id: string }[]; next: string | null; total: number } = await search({
      q, sort, limit: '2', ...(cursor === '' ? {} : { cursor }),
    })
    expect(page.items.length).toBeLessThanOrEqual(2)
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.next
    if (seen.length === 2) await listed({ title: q })
  }
  expect(seen).toEqual(whole)
})

it('pages through the whole market without words', async () => {
  const first = await search({ limit: '3' })
  const second = await search({ limit: '3', cursor: first.next })
  const both = [...first.items, ...second.items].map(({ id }: { id: string }) => id)
  expect(new Set(both).size).toBe(6)
  expect(both).toEqual(await idsOf({ limit: '6' }))
})

it('tells price sentences, provider and current version of each', async () => {
  const line = await publicDataLine(p, 'public_welfare')
  const source = { sourceMode: 'authorised' as const, scenarioId: line.scenario.id }
  const { id, productId } = await draft(p, line.operator, { title: '公交站点' }, source)
  await list(p, line.operator, id)
  await readyVersion(p, line.operator, productId, { format: 'ndjson' })
  const { items: [item] } = await search({ q: '公交站点' })
  expect(item).toMatchObject({
    id, productId, sourceMode: 'authorised', prices: [{ plan: { kind: 'free' }, sentence: '免费' }],
    provider: { id: line.operator.participantId }, version: { number: 2, format: 'ndjson', rows: 3 },
  })
})
