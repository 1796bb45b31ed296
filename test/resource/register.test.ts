import { expect, it } from 'vitest'
import { publishResource } from '#api/resource/publish.ts'
import { registerResource } from '#api/resource/register.ts'
import { addDays } from '#api/kernel/time.ts'
import {
  codeOf,
  codesOf,
  eventsOf,
  hiddenAnswer,
  nowOf,
  registeredResource,
  resourceInput,
} from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'

const p = await platform()
const department = await p.organization('department')
const now = await nowOf(p, department)
let count = 0
const input = () => ({ registrationCode: `SDDJ-0000${count++}`, validFrom: now, validTo: addDays(now, 365) })
const publish = () => p.run(department, (ctx) => publishResource(ctx, resourceInput()))

it('registers a resource with its code and validity', async () => {
  const { id } = await publish()
  const code = input()
  const resource = await p.run(department, (ctx) => registerResource(ctx, id, code))
  expect(resource.state).toBe('registered')
  expect(resource.registration).toEqual({
    code: code.registrationCode,
    validFrom: now.toISOString(),
    validTo: addDays(now, 365).toISOString(),
  })
  expect(await eventsOf(p, id)).toEqual(['resource.published', 'resource.registered'])
})

it('refuses a validity beyond three years by the article that says so', async () => {
  const { id } = await publish()
  const work = p.run(department, (ctx) => registerResource(ctx, id, { ...input(), validTo: addDays(now, 1100) }))
  await expect(work).rejects.toMatchObject({
    code: 'resource.registration_term',
    detail: { basis: '《公共数据资源登记管理暂行办法》第十五条' },
  })
})

it('is for departments alone', async () => {
  const { id } = await publish()
  const operator = await p.organization('operator')
  expect(await codeOf(p.run(operator, (ctx) => registerResource(ctx, id, input())))).toBe('permit.role')
})

it('answers for another department’s resource exactly as for an absent one', async () => {
  const { id } = await publish()
  const other = await p.organization('department')
  const register = (resourceId: string) =>
    p.request('POST', `/api/resources/${resourceId}/register`, { as: other, body: input() })
  const theirs = hiddenAnswer(await register(id))
  expect(theirs.status).toBe(404)
  expect(theirs).toEqual(hiddenAnswer(await register('res_00000000000000000000000000')))
})

it('keeps a valid registration, and a code that stands at another resource', async () => {
  const registered = await registeredResource(p, department)
  const again = p.run(department, (ctx) => registerResource(ctx, registered.id, input()))
  expect(await codeOf(again)).toBe('resource.act_not_allowed')
  const { id } = await publish()
  const taken = { ...input(), registrationCode: registered.registration?.code ?? '' }
  expect(await codeOf(p.run(department, (ctx) => registerResource(ctx, id, taken)))).toBe(
    'resource.registration_taken',
  )
})

it('registers once when two try at once', async () => {
  const { id } = await publish()
  const register = () => p.run(department, (ctx) => registerResource(ctx, id, input()))
  const codes = await codesOf([register(), register(), register()])
  expect(codes.filter((code) => code === 'none')).toHaveLength(1)
  expect(codes.every((code) => ['none', 'resource.changed', 'resource.act_not_allowed'].includes(code))).toBe(true)
  expect(await eventsOf(p, id)).toEqual(['resource.published', 'resource.registered'])
})
