import { describe, expect, it } from 'vitest'
import { Prisma } from '#api/db/generated/client.ts'
import { isInState } from '#api/resource/filter.ts'
import { publishResource } from '#api/resource/publish.ts'
import { RESOURCE_STATES, resourceState } from '#api/resource/resource.ts'
import { withdrawResource } from '#api/resource/withdraw.ts'
import type { PublishResource } from '#api/resource/schema.ts'
import { grantInForce, registeredResource, resourceInput } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'

const p = await platform()
const department = await p.organization('department')
const other = await p.organization('department')
const consumer = await p.organization('consumer')
const publish = (over: Partial<PublishResource>, by = department) =>
  p.run(by, (ctx) => publishResource(ctx, resourceInput(over)))
const mine = `departmentId=${department.participantId}`
const bus = await publish({
  name: '公交线路（演示）', fields: ['线路', '站点'], theme: 'transport', gathered: true, openClass: 'unconditional',
  shareClass: 'none',
})
const wind = await publish({
  name: '风力ABC　１２', fields: ['风速_%'], grade: 'important', openClass: 'closed', gathered: true, district: '河口区',
})
const well = await registeredResource(p, department, { name: '油井', shareClass: 'unconditional' })
await publish({ name: '公交站点' }, other)
const ask = async (query: string) =>
  (await p.request('GET', `/api/resources?limit=100&${query}`, { as: consumer })).body.items.map(({ id }: { id: string }) => id)

describe('the catalogue', () => {
  it.each([
    ['q=公交&', [bus.id]],
    ['q=站点&', [bus.id]],
    ['q=abc 12&', [wind.id]],
    ['q=风速_%25&', [wind.id]],
    ['q=风速__&', []],
    ['q=%25&', [wind.id]],
    ['q=公交 风速&', []],
    ['grade=important&', [wind.id]],
    ['theme=transport&', [bus.id]],
    ['district=河口区&', [wind.id]],
    ['openClass=closed&', [wind.id]],
    ['shareClass=none&', [bus.id]],
    ['list=gathered&', [wind.id, bus.id]],
    ['list=shared&', [well.id, wind.id]],
    ['list=open&', [well.id, bus.id]],
    ['list=authorised&', []],
    ['state=registered&', [well.id]],
    ['state=published&', [wind.id, bus.id]],
    ['updateCycle=daily&acquisition=own&', [well.id, wind.id, bus.id]],
  ])('narrowed by %s', async (query, ids) => expect(await ask(query + mine)).toEqual(ids))

  it('narrowed to some by their ids has those that were withdrawn too, and no others', async () => {
    const gone = await publish({ name: '停用的资源' })
    await p.run(department, (ctx) => withdrawResource(ctx, gone.id, { reason: '停用' }))
    expect(await ask(`ids=${bus.id},${gone.id}`)).toEqual([gone.id, bus.id])
    expect(await ask(`ids=${bus.id},${gone.id}&state=published`)).toEqual([bus.id])
  })

  it('counts its three lists and the authorised scope, which follow the grant in force', async () => {
    const lists = async () => (await p.request('GET', `/api/resources/lists?${mine}`, { as: consumer })).body
    expect(await lists()).toEqual({ total: 3, gathered: 2, shared: 2, open: 2, authorised: 0, registered: 1, disputed: 0 })
    const operator = await p.organization('operator')
    const { id } = await grantInForce(p, department, operator, [well.id])
    expect([(await lists()).authorised, await ask(`list=authorised&${mine}`)]).toEqual([1, [well.id]])
    await p.db.operatingAuthorization.update({ where: { id }, data: { state: 'suspended' } })
    expect([(await lists()).authorised, await ask(`list=authorised&${mine}`)]).toEqual([0, []])
  })

  it('goes on page by page without leaving out or repeating', async () => {
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await p.request('GET', `/api/resources?limit=1&${mine}${cursor}`, { as: consumer })
      seen.push(...body.items.map(({ id }: { id: string }) => id))
      cursor = body.next === null ? '' : `&cursor=${body.next}`
    } while (cursor !== '')
    expect(seen).toEqual([well.id, wind.id, bus.id])
  })

  it.each(['cursor=x', 'cursor=lst_00000000000000000000000000', 'grade=x', 'list=x', 'q=', `q=${'x'.repeat(101)}`, 'state=x', 'ids=', 'ids=x',
    `ids=${Array.from({ length: 101 }, () => bus.id).join(',')}`])(
    'answers 400 for %s',
    async (query) => expect((await p.request('GET', `/api/resources?${query}`, { as: consumer })).status).toBe(400),
  )
})

it('finds the states of resources in SQL as the rule says them', async () => {
  const [now, past, later] = [new Date('2026-11-25'), new Date('2026-11-24'), new Date('2026-11-26')]
  const code = ['x', null]
  for (const registrationCode of code)
    for (const registrationValidTo of [null, past, now, later])
      for (const registrationRevokedAt of [null, past])
        for (const withdrawnAt of [null, past]) {
          const columns = { registrationCode, registrationValidTo, registrationRevokedAt, withdrawnAt }
          const row = Prisma.sql`(select ${registrationCode}::text as "registrationCode",
            ${registrationValidTo}::timestamptz as "registrationValidTo",
            ${registrationRevokedAt}::timestamptz as "registrationRevokedAt", ${withdrawnAt}::timestamptz as "withdrawnAt") r`
          const found: string[] = []
          for (const state of RESOURCE_STATES) {
            const rows = await p.db.$queryRaw<unknown[]>`select 1 from ${row} where ${isInState(state, now)}`
            if (rows.length > 0) found.push(state)
          }
          expect(found).toEqual([resourceState(columns, now)])
        }
})
