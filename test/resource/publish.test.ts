import { expect, it } from 'vitest'
import { getResource, listResources } from '#api/resource/find.ts'
import { publishResource } from '#api/resource/publish.ts'
import { codeOf, codesOf, eventsOf, resourceInput } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'

const p = await platform()
const department = await p.organization('department')

it('publishes a resource in the catalogue of all participants, with its event', async () => {
  const resource = await p.run(department, (ctx) => publishResource(ctx, resourceInput()))
  expect(resource).toMatchObject({ departmentId: department.participantId, state: 'published', registration: null })
  expect(await eventsOf(p, resource.id)).toEqual(['resource.published'])
  const consumer = await p.organization('consumer')
  expect(await p.run(consumer, (ctx) => getResource(ctx, resource.id))).toMatchObject(resource)
  const { departmentId } = resource
  const page = await p.run(consumer, (ctx) => listResources(ctx, { limit: 100, departmentId }))
  expect(page.items).toContainEqual({ ...resource, inAuthorisedScope: false, quality: null })
})

it.each([
  ['an unknown field', { extra: 1 }],
  ['a code with a space', { code: '3705 00' }],
  ['a name with a bidirectional override', { name: '油井\u202e压力' }],
  ['a description with a zero byte', { description: 'a\u0000b' }],
  ['a description with a lone surrogate', { description: 'a\ud800b' }],
  ['no fields', { fields: [] }],
  ['a field twice', { fields: ['井号', '井号'] }],
  ['too many fields', { fields: Array.from({ length: 501 }, (_, index) => `列${index}`) }],
  ['an unknown grade', { grade: 'secret' }],
])('answers 400 for %s and writes nothing', async (_, over) => {
  const before = await p.db.publicDataResource.count()
  const answer = await p.request('POST', '/api/resources', { as: department, body: { ...resourceInput(), ...over } })
  expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid'])
  expect(await p.db.publicDataResource.count()).toBe(before)
})

it('is for departments alone', async () => {
  const provider = await p.organization('provider')
  expect(await codeOf(p.run(provider, (ctx) => publishResource(ctx, resourceInput())))).toBe('permit.role')
  const visitor = await p.request('POST', '/api/resources', { body: resourceInput() })
  expect([visitor.status, visitor.body.code]).toEqual([401, 'permit.sign_in'])
})

it('gives a code to one resource alone, also to two at once', async () => {
  const input = resourceInput()
  const publish = () => p.run(department, (ctx) => publishResource(ctx, input))
  const codes = await codesOf([publish(), publish()])
  expect(codes.filter((code) => code === 'none')).toHaveLength(1)
  expect(await codeOf(publish())).toBe('resource.code_taken')
  expect(await p.db.publicDataResource.count({ where: { code: input.code } })).toBe(1)
})
