import { readdir } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { sha256 } from '#api/kernel/canonical.ts'
import { publishResource } from '#api/resource/publish.ts'
import { withdrawResource } from '#api/resource/withdraw.ts'
import { eventsOf, hiddenAnswer, lastBodyOf, resourceInput } from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'

const p = await platform()
const department = await p.organization('department')
const items = [
  { name: '企业名称', type: 'text' as const }, { name: '统一社会信用代码', type: 'text' as const },
  { name: '成立日期', type: 'date' as const }, { name: '注册资本', type: 'decimal' as const },
  { name: '经营期限起', type: 'date' as const }, { name: '经营期限止', type: 'date' as const },
]
const INPUT = { fields: undefined, items, updateCycle: 'static' as const }
const publish = () => p.run(department, (ctx) => publishResource(ctx, resourceInput(INPUT)))
const send = (id: string, raw: string, as: Member = department, fileName = '企业.csv') =>
  p.request('POST', `/api/resources/${id}/quality?fileName=${encodeURIComponent(fileName)}`, { as, raw })
const HEADER = '企业名称,统一社会信用代码,成立日期,注册资本,经营期限起,经营期限止'
const GOOD = [
  '甲公司,91370500MA3C1C1C1C,2020-01-02,100.5,2020-01-02,2040-01-01',
  '乙公司,91370500MA3C2C2C2C,2021/3/4,20,2021-03-04,2041-03-04',
]
const BAD = ['丙公司,913705,去年,很多,2022-01-01,2021-01-01', GOOD[0], '丁公司,,,,,']

it('measures a file in six dimensions with the facts behind them, and keeps its digest alone', async () => {
  const { id } = await publish()
  const file = `${[HEADER, ...GOOD, ...BAD].join('\n')}\n`
  const { status, body } = await send(id, file)
  expect([status, body.sha256, body.rows]).toEqual([201, sha256(file), 5])
  const bps = Object.fromEntries(Object.entries(body.dimensions).map(([name, one]) => [name, (one as { bps: number }).bps]))
  expect(bps).toEqual({
    normativity: 6_666, completeness: 8_333, accuracy: 8_500, consistency: 8_000, timeliness: null, uniqueness: 8_000,
  })
  expect(body.dimensions.accuracy.facts).toMatchObject([
    { kind: 'failing_values', field: '统一社会信用代码', count: 1, of: 4, value: 'credit_code' },
    { field: '成立日期', count: 1 }, { field: '注册资本', count: 1 },
  ])
  expect(JSON.stringify(body)).not.toContain('丙公司')
  expect(await eventsOf(p, id)).toEqual(['resource.published', 'resource.measured'])
  expect(await lastBodyOf(p, id)).toMatchObject({ file: sha256(file), rows: 5, grade: body.grade, scoreBps: body.scoreBps })
  const consumer = await p.organization('consumer')
  const { body: list } = await p.request('GET', `/api/resources/${id}/quality`, { as: consumer })
  expect(list.items).toEqual([body])
  const { body: shown } = await p.request('GET', `/api/resources/${id}`, { as: consumer })
  expect(shown.quality).toEqual({ grade: body.grade, scoreBps: body.scoreBps, measuredAt: body.measuredAt })
  const kept = await readdir(p.server.config.contentDir, { recursive: true, withFileTypes: true })
  expect(kept.filter((entry) => entry.isFile())).toEqual([])
})

it('gives a clean file the best grade', async () => {
  const { id } = await publish()
  const { body } = await send(id, `${[HEADER, GOOD[0]].join('\n')}\n`)
  expect([body.scoreBps, body.grade]).toEqual([10_000, 'A'])
})

it.each([
  [422, 'content.empty', ''],
  [422, 'content.no_rows', 'a,b\n'],
  [422, 'content.ragged', 'a,b\n1,2,3\n'],
])('answers %s %s and enters no measure', async (status, code, raw) => {
  const { id } = await publish()
  const answer = await send(id, raw)
  expect([answer.status, answer.body.code]).toEqual([status, code])
  expect(await p.db.resourceQuality.count({ where: { resourceId: id } })).toBe(0)
})

it('is for the department itself, and not for what was withdrawn', async () => {
  const { id } = await publish()
  const other = await p.organization('department')
  const ask = async (path: string) => hiddenAnswer(await send(path, 'a,b\n1,2\n', other))
  expect(await ask(id)).toEqual(await ask(`res_${'0'.repeat(26)}`))
  expect((await send(id, 'a,b\n1,2\n', await p.organization('operator'))).body.code).toBe('permit.role')
  await p.run(department, (ctx) => withdrawResource(ctx, id, { reason: '停用' }))
  expect((await send(id, 'a,b\n1,2\n')).body.code).toBe('resource.act_not_allowed')
})
