import { beforeAll, describe, expect, it } from 'vitest'
import { disclosureDue } from '#api/disclosure/disclosure.ts'
import { METRICS } from '#api/disclosure/metrics.ts'
import { remindOfDisclosures } from '#api/disclosure/remind.ts'
import { compileStatistics } from '#api/disclosure/statistics.ts'
import { openDeadline } from '#api/deadline/open.ts'
import { addDays } from '#api/kernel/time.ts'
import { eventsOf, lastBodyOf, publicDataLine, registeredResource } from '#test/support/market.ts'
import { type Member, platform, type TestPlatform } from '#test/support/platform.ts'

let p: TestPlatform
let line: Awaited<ReturnType<typeof publicDataLine>>
beforeAll(async () => {
  p = await platform()
  line = await publicDataLine(p)
})

const THIS_YEAR = Number(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 4))
const draft = (as: Member, kind: string, year = THIS_YEAR) => p.request('GET', `/api/disclosures/draft?kind=${kind}&year=${year}`, { as })
const publish = (as: Member, kind: string, year = THIS_YEAR) => p.request('POST', '/api/disclosures', { as, body: { kind, year } })

describe('a draft', () => {
  it('of the implementing body tells its grants and ceilings, of the operator resources and prices', async () => {
    const { body } = await draft(line.implementingBody, 'implementing_body')
    const sections = body.sections as { title: string; rows: string[][] }[]
    expect(sections.map(({ title }) => title)).toEqual(['机构信息', '授权信息', '上限收费标准'])
    expect(sections[1]?.rows.some((row) => row.includes(line.grant.scope))).toBe(true)
    expect(sections[2]?.rows[0]).toEqual(expect.arrayContaining([line.scenario.name, '每件产品']))
    const operator = (await draft(line.operator, 'operator')).body.sections as { title: string; rows: string[][] }[]
    expect(operator[1]?.rows.map(([code]) => code)).toEqual([line.resource.code])
    const annual = (await draft(line.operator, 'annual_report')).body.sections as { title: string }[]
    expect(annual.map(({ title }) => title)).toEqual(['机构信息', '产品和服务清单及收费标准', '交易与收入', '年度评估'])
  })

  it('is of one’s own duty alone, and of a year that has begun', async () => {
    expect((await draft(line.operator, 'implementing_body')).body.code).toBe('disclosure.duty')
    expect((await draft(line.implementingBody, 'operator')).body.code).toBe('disclosure.duty')
    expect((await draft(line.department, 'operator')).body.code).toBe('permit.role')
    expect((await draft(line.operator, 'operator', THIS_YEAR + 1)).body.code).toBe('disclosure.year')
    expect((await draft(line.operator, 'operator', 1999)).status).toBe(400)
  })
})

describe('publication', () => {
  it('waits for the end of the year', async () => {
    expect((await publish(line.operator, 'operator')).body.code).toBe('disclosure.year_not_over')
  })

  it('has a clock to 31 March for every body with a grant, is recorded, final, and read by everybody', async () => {
    const { clock, db } = p
    const january = new Date(`${THIS_YEAR + 1}-01-02T00:00:00+08:00`)
    clock.advance(january.getTime() - clock.now().getTime())
    const over = await publicDataLine(p)
    const startsAt = new Date(`${THIS_YEAR - 1}-01-01T00:00:00+08:00`)
    const endsAt = new Date(`${THIS_YEAR}-01-01T00:00:00+08:00`)
    await db.operatingAuthorization.update({
      where: { id: over.grant.id }, data: { startsAt, acceptedAt: startsAt, endsAt },
    })
    await remindOfDisclosures(db, clock.now())
    await remindOfDisclosures(db, clock.now())
    const { participantId } = over.operator
    expect(await db.deadline.count({ where: { limit: 'disclosure', responsibleId: participantId } })).toBe(0)
    const gone = (await draft(over.operator, 'operator')).body.sections as { rows: string[][] }[]
    expect(gone.map(({ rows }) => rows.length)).toEqual([1, 0, 0])
    const clocks = await db.deadline.findMany({ where: { limit: 'disclosure', responsibleId: line.operator.participantId } })
    expect(clocks.map(({ state, dueAt }) => [state, dueAt])).toEqual([
      ['running', disclosureDue(THIS_YEAR)], ['running', disclosureDue(THIS_YEAR)],
    ])
    const { status, body } = await publish(line.operator, 'operator')
    expect(status).toBe(201)
    expect(await eventsOf(p, body.id)).toEqual(['disclosure.published'])
    expect((await lastBodyOf(p, body.id)).digest).toBe(body.digest)
    expect((await publish(line.operator, 'operator')).body.code).toBe('disclosure.published')
    const read = await p.request('GET', `/api/public/disclosures/${body.id}`)
    expect(read.body.sections).toEqual(body.sections)
    const { body: list } = await p.request('GET', '/api/public/disclosures')
    expect(list.items.map(({ id }: { id: string }) => id)).toEqual([body.id])
    const states = await db.deadline.findMany({ where: { limit: 'disclosure', responsibleId: line.operator.participantId } })
    expect(states.map(({ state }) => state).toSorted()).toEqual(['met', 'running'])
    await remindOfDisclosures(db, clock.now())
    expect(await db.deadline.count({ where: { limit: 'disclosure', responsibleId: line.operator.participantId } })).toBe(2)
    expect((await p.request('GET', '/api/public/disclosures/dsc_none')).status).toBe(404)
  })
})

describe('statistics', () => {
  it('are of one state of the database: one statement asks for them all', async () => {
    const regulator = await p.organization('regulator')
    let asked = 0
    const figures = await p.run(regulator, async (ctx) => {
      const tx = new Proxy(ctx.tx, {
        get: (target, key) => {
          if (key === '$queryRaw') asked += 1
          return Reflect.get(target, key) as unknown
        },
      })
      return (await compileStatistics({ ...ctx, tx }, {})).figures
    })
    expect([asked, figures.map(({ key }) => key)]).toEqual([1, METRICS.map(({ key }) => key)])
  })

  it('count of registrations that end soon those alone that are in force', async () => {
    const own = await platform()
    const [regulator, department] = [await own.organization('regulator'), await own.organization('department')]
    const now = own.clock.now()
    const resources = await Promise.all(Array.from({ length: 4 }, () => registeredResource(own, department)))
    const set = (index: number, data: object) =>
      own.db.publicDataResource.update({ where: { id: resources[index]?.id ?? '' }, data })
    await set(0, { registrationValidTo: addDays(now, 59) })
    await set(1, { registrationValidTo: addDays(now, 59), registrationRevokedAt: now })
    await set(2, { registrationValidFrom: addDays(now, 1), registrationValidTo: addDays(now, 59) })
    const { figures } = await own.run(regulator, (ctx) => compileStatistics(ctx, {}))
    expect(figures.find(({ key }) => key === 'registrations_expiring')?.value).toBe('1')
    expect(figures.find(({ key }) => key === 'resources_registered')?.value).toBe('2')
  })

  it('call no period late: its end is nobody’s fault', async () => {
    const own = await platform()
    const [regulator, registry] = [await own.organization('regulator'), await own.organization('registry')]
    const { participantId: responsibleId } = registry
    const openedAt = addDays(own.clock.now(), -40)
    for (const limit of ['registration_publicity', 'registration_review'] as const)
      await own.run(registry, (ctx) =>
        openDeadline(ctx, { limit, subject: 'reg_1', title: '题', responsibleId, openedAt }))
    const { figures } = await own.run(regulator, (ctx) => compileStatistics(ctx, { from: addDays(openedAt, -1) }))
    expect(figures.find(({ key }) => key === 'deadlines_late')?.value).toBe('1')
  })

  it('are the same figures as JSON, CSV and Excel, each with its definition', async () => {
    const regulator = await p.organization('regulator')
    const { body } = await p.request('GET', '/api/statistics', { as: regulator })
    const items = body.items as { name: string; value: string; definition: string }[]
    expect(items.find(({ name }) => name === '有效的授权')?.value).toBe('1')
    expect(items.every(({ value, definition }) => value !== '' && definition.length > 5)).toBe(true)
    const csv = (await p.request('GET', '/api/statistics?as=csv', { as: regulator })).text
    expect(csv.trim().split('\r\n')).toHaveLength(items.length + 1)
    const xlsx = await p.app.request('/api/statistics?as=xlsx', { headers: { authorization: `Bearer ${regulator.token}` } })
    expect(Buffer.from(await xlsx.arrayBuffer()).subarray(0, 2).toString()).toBe('PK')
    expect((await p.request('GET', '/api/statistics?from=2026-02-01&to=2026-01-01', { as: regulator })).body.code).toBe('statistics.period')
    expect((await p.request('GET', '/api/statistics', { as: line.department })).body.code).toBe('permit.role')
  })
})
