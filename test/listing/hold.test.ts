import { beforeAll, expect, it } from 'vitest'
import { delistListing } from '#api/listing/delist.ts'
import { getListing } from '#api/listing/find.ts'
import { listingKeeper } from '#api/listing/hold.ts'
import { addDays } from '#api/kernel/time.ts'
import { draft, eventsOf, lastBodyOf, list, publicDataLine } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'

const p = await platform()
const line = await publicDataLine(p)
let id = ''
let other = ''
const keep = listingKeeper(p.db)
const look = () => keep(p.clock.now())

beforeAll(async () => {
  id = (await draft(p, line.operator, {}, { sourceMode: 'authorised', scenarioId: line.scenario.id })).id
  await list(p, line.operator, id)
  const owner = await p.organization('provider')
  other = (await draft(p, owner)).id
  await list(p, owner, other)
})

const registration = (data: object) => p.db.publicDataResource.updateMany({ where: { id: line.resource.id }, data })
const stateOf = () => p.run(line.operator, (ctx) => getListing(ctx, id))
const isFound = async () => {
  const { body } = await p.request('GET', '/api/catalog?limit=50')
  const page = await p.request('GET', `/api/catalog/${id}`)
  return [body.items.some((item: { id: string }) => item.id === id), page.status === 200 ? undefined : page.body.code]
}

it.each([
  ['the registration has expired', 'g1_registration', () => ({ registrationValidTo: addDays(p.clock.now(), -1) })],
  ['an objection stands', 'g13_objected', () => ({ registrationObjected: true })],
  ['the registration was revoked', 'g13_revoked', () => ({ registrationRevokedAt: p.clock.now() })],
] as const)('when %s the listing is off the market, and comes back with what it lacked', async (_, code, gone) => {
  const row = await p.db.publicDataResource.findUniqueOrThrow({ where: { id: line.resource.id } })
  const before = Object.fromEntries(Object.keys(gone()).map((name) => [name, Reflect.get(row, name)]))
  expect(await look()).toBe(0)
  await registration(gone())
  expect(await isFound()).toEqual([true, undefined])
  expect([await look(), await look()]).toEqual([1, 0])
  expect(await isFound()).toEqual([false, `gate.${code}`])
  expect(await stateOf()).toMatchObject({ state: 'suspended', hold: { code: `gate.${code}`, basis: expect.stringContaining('《') } })
  expect(await lastBodyOf(p, id)).toMatchObject({ listing: id, code: `gate.${code}` })
  expect((await p.db.listing.findUniqueOrThrow({ where: { id: other } })).hold).toBeNull()
  await registration(before)
  expect([await look(), await look()]).toEqual([1, 0])
  expect(await isFound()).toEqual([true, undefined])
  expect(await stateOf()).toMatchObject({ state: 'listed', hold: null })
  expect((await eventsOf(p, id)).slice(-2)).toEqual(['listing.held', 'listing.resumed'])
})

it('two processes hold it once', async () => {
  await registration({ registrationObjected: true })
  const moved = await Promise.all([listingKeeper(p.db)(p.clock.now()), listingKeeper(p.db)(p.clock.now())])
  expect(moved.toSorted()).toEqual([0, 1])
  expect((await eventsOf(p, id)).at(-1)).toBe('listing.held')
})

it('a held listing may be delisted, and nothing holds it any more', async () => {
  expect(await stateOf()).toMatchObject({ state: 'suspended' })
  await p.run(line.operator, (ctx) => delistListing(ctx, id, { reason: '登记失效' }))
  expect(await stateOf()).toMatchObject({ state: 'delisted', hold: null })
  expect(await look()).toBe(0)
})
