import { expect, it } from 'vitest'
import { catalogOf } from '#test/support/catalog.ts'
import { platform } from '#test/support/platform.ts'

const p = await platform()
const provider = await p.organization('provider')
const { listed, search } = catalogOf(p, provider)

const idsOf = (items: { id: string }[]) => items.map(({ id }) => id)

it('tells which filter is in the way, those that help most first', async () => {
  const q = '棉花长势'
  for (const updateCycle of ['daily', 'daily', 'monthly'] as const) await listed({ title: q, updateCycle, coverageSpace: '利津县' })
  await listed({ title: q, updateCycle: 'yearly', coverageSpace: '广饶县' })
  const { total, rescue } = await search({ q, updateCycle: 'yearly', district: '利津县' })
  expect(total).toBe(0)
  expect(rescue.dropped).toEqual([
    { facet: 'updateCycle', value: 'yearly', label: 'yearly', count: 3 },
    { facet: 'district', value: '利津县', label: '利津县', count: 1 },
  ])
})

it('names the provider that is in the way, and counts nothing that two filters hide', async () => {
  const q = '芦苇资源'
  await listed({ title: q })
  const other = await p.organization('provider')
  await listed({ title: '无关' }, {}, other)
  const { name } = await p.db.participant.findUniqueOrThrow({ where: { id: other.participantId } })
  const of = async (query: Record<string, string>) => (await search({ q, provider: other.participantId, ...query })).rescue.dropped
  expect(await of({})).toEqual([{ facet: 'provider', value: other.participantId, label: name, count: 1 }])
  expect(await of({ format: 'parquet' })).toEqual([])
})

it('shows what meets some of the words, most of them first', async () => {
  const one = await listed({ title: '鹤类迁徙' })
  const two = await listed({ title: '鹤类迁徙栖息' })
  const { items, rescue } = await search({ q: '鹤类 迁徙 栖息 年鉴' })
  expect(items).toEqual([])
  expect(idsOf(rescue.nearest)).toEqual([two, one])
  expect(rescue.nearest[0].matches.title).toEqual([[0, 6]])
})

it('shows the nearest within the filters, or, where there is none, without them', async () => {
  const here = await listed({ title: '地震台网', coverageSpace: '广饶县' })
  const there = await listed({ title: '地震台网', coverageSpace: '河口区' })
  const nearest = async (district: string) => idsOf((await search({ q: '地震预言', district })).rescue.nearest)
  expect(await nearest('广饶县')).toEqual([here])
  expect(await nearest('利津县')).toEqual([there, here])
})

it('shows few, and nothing where nothing is like it', async () => {
  for (let count = 0; count < 7; count++) await listed({ title: '潮间带底栖' })
  expect((await search({ q: '潮间带浮游' })).rescue.nearest).toHaveLength(5)
  expect((await search({ q: '🙂🙂' })).rescue).toEqual({ dropped: [], nearest: [] })
  expect((await search({ format: 'none' })).rescue.nearest).toEqual([])
})

it.each(['，。', "'", '油'.repeat(100), '盐碱地'.repeat(33), 'shiyou'.repeat(16), 'a b c d e f g h i j k l m n o p'])(
  'answers for the words %j', async (q) => {
    expect((await search({ q, district: '全市' })).total).toBeGreaterThanOrEqual(0)
  },
)
