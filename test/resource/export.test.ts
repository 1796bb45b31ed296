import fc from 'fast-check'
import { expect, it } from 'vitest'
import { GRADES, OPEN_CLASSES, UPDATE_CYCLES } from '#api/resource/resource.ts'
import { ITEM_TYPES, PLACES, SHARE_CLASSES, THEMES } from '#api/resource/catalogue.ts'
import { changeResource } from '#api/resource/change.ts'
import { publishResource } from '#api/resource/publish.ts'
import { PublishResource } from '#api/resource/schema.ts'
import { codeOf } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'
import { countsOf, newCode, send } from './sheet.ts'

const p = await platform()
const department = await p.organization('department')
const sharer = await p.organization('department')

const SIGNS = ['=', '+', '-', '@', '"', "'", ',', '，', '；', '|', '\\', '\n', '甲', 'b', '1', ' ', '\t', '_x000D_']
const text = (max: number) => fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 1, maxLength: max })
const short = text(8).filter((one) => !/[\n\t]/.test(one))
const word = <T>(values: readonly T[]) => fc.constantFrom(...values)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const item = fc.record({
  name: short, element: maybe(word(['DE0102-法定代表人', 'DE77'])), type: maybe(word(ITEM_TYPES)),
  personal: maybe(fc.boolean()), description: maybe(short),
})
const consent = fc.record({
  document: short, digest: fc.constant(`0x${'ab'.repeat(32)}`),
  until: maybe(word(['2027-12-31T16:00:00Z', '2027-12-31T08:30:00.123Z'])),
})
const resource = fc.record({
  name: short, description: text(60), items: fc.array(item, { minLength: 1, maxLength: 4 }), grade: word(GRADES),
  openClass: word(OPEN_CLASSES), shareClass: maybe(word(SHARE_CLASSES)), updateCycle: word(UPDATE_CYCLES),
  gathered: maybe(fc.boolean()), theme: maybe(word(THEMES)), district: maybe(word(PLACES)), sharedWith: maybe(maybe(consent)),
})

it.each(['csv', 'xlsx'])('imports what it exported as %s, and changes nothing', async (as) => {
  const given = fc.sample(resource, { numRuns: 400, seed: 20_261_125 })
  let published = 0
  for (const { sharedWith, ...one } of given) {
    const sharing = sharedWith && { acquisition: 'shared', sharing: { fromId: sharer.participantId, consent: sharedWith } }
    const body = PublishResource.safeParse({ code: newCode(), ...one, ...sharing })
    if (!body.success) continue
    if ((await codeOf(p.run(department, (ctx) => publishResource(ctx, body.data)))) === 'none') published++
  }
  expect(published).toBeGreaterThan(60)
  const before = await p.db.publicDataResource.findMany({ orderBy: { id: 'asc' } })
  const path = `/api/resources/export?as=${as}&departmentId=${department.participantId}`
  const file = await p.app.request(path, { headers: { authorization: `Bearer ${department.token}` } })
  const answer = await send(p, new Uint8Array(await file.arrayBuffer()), { as: department, fileName: `目录.${as}` })
  expect(answer.body.faults).toEqual([])
  expect(countsOf(answer)).toEqual([before.length, 0, 0, before.length, 0])
  expect(await p.db.publicDataResource.findMany({ orderBy: { id: 'asc' } })).toEqual(before)
})

it('exports no formula', async () => {
  const { id, version } = await p.run(department, (ctx) =>
    publishResource(ctx, { ...PLAIN, code: newCode(), name: '=HYPERLINK("x")' }),
  )
  const { text: csv } = await p.request('GET', '/api/resources/export?as=csv&q=hyperlink', { as: department })
  expect(csv.split('\r\n')[1]).toContain(`"'=HYPERLINK(""x"")"`)
  const renamed = { ...PLAIN, version, name: "'=1" }
  const answer = await p.request('PUT', `/api/resources/${id}`, { as: department, body: renamed })
  expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid'])
  await p.run(department, (ctx) => changeResource(ctx, id, { ...PLAIN, version, name: '平常的名字' }))
})

const PLAIN = {
  name: '名', description: '说明', fields: ['甲'], grade: 'general', openClass: 'closed', updateCycle: 'daily',
} satisfies Omit<PublishResource, 'code'>

it('gives a template that is itself a file to import', async () => {
  const { text: template } = await p.request('GET', '/api/resources/template?as=csv', { as: department })
  const answer = await send(p, template, { as: department, mode: 'check' })
  expect(countsOf(answer)).toEqual([1, 1, 0, 0, 0])
  expect(answer.body.ignored).toEqual([])
})
