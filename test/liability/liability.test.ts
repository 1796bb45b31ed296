import { describe, expect, it } from 'vitest'
import { declareLiability } from '#api/liability/declare.ts'
import { type Stage, STAGES } from '#api/liability/liability.ts'
import { recordAll } from '#test/notification/world.ts'
import { codeOf, codesOf, eventsOf, hiddenAnswer, lastBodyOf } from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'
import { closeScenario, day, resourceOf, scenarioOf, sharedOf, soldOf, transferOf, versionOf } from './world.ts'

const p = await platform()
const [department, other, operator, body, provider, consumer, stranger, regulator] = await Promise.all([
  p.organization('department'), p.organization('department'), p.organization('operator'),
  p.organization('implementing_body'), p.organization('provider'), p.organization('consumer'),
  p.organization('provider'), p.organization('regulator'),
])

type Row = {
  stage: Stage
  responsible: { id: string; name: string }
  from: string
  to: string | null
  via: string | null
  copies: number
  record: { reference: string; index: number | null } | null
  sentence: { zh: string; en: string }
}

const ask = (as: Member, subject: string, at?: Date) =>
  p.request('GET', `/api/liability?subject=${subject}${at === undefined ? '' : `&at=${at.toISOString()}`}`, { as })

/** Who is responsible at an instant: each stage with its bodies, in their order. */
async function standing(subject: string, at: Date, as = regulator): Promise<[Stage, ...string[]][]> {
  const { status, body: view } = await ask(as, subject, at)
  expect(status).toBe(200)
  const rows: Row[] = view.standing
  return STAGES.filter((stage) => rows.some((row) => row.stage === stage)).map((stage) => [
    stage, ...rows.filter((row) => row.stage === stage).map(({ responsible }) => responsible.id),
  ])
}

const [dept, oper, prov, cons] = [department, operator, provider, consumer].map(({ participantId }) => participantId)

describe('a resource', () => {
  it('is its department’s from its publication on, its operator’s too from supply to destruction', async () => {
    const { id, source } = await resourceOf(p, department, day(0))
    const scenario = await scenarioOf(p, id, { agreedAt: day(10), suppliedAt: day(20), operator, body })
    await closeScenario(p, operator, scenario.id, day(90))
    expect(await standing(id, day(-1))).toEqual([])
    expect(await standing(id, day(5))).toEqual([['collect', dept], ['store', dept]])
    expect(await standing(id, day(15))).toEqual([['collect', dept], ['transmit', dept], ['store', dept]])
    expect(await standing(id, day(20))).toEqual([
      ['collect', dept], ['store', dept, oper], ['process', oper], ['use', oper],
    ])
    expect(await standing(id, day(90))).toEqual([['collect', dept], ['store', dept]])
    await recordAll(p)
    const { body: view } = await ask(regulator, id, day(30))
    const rows: Row[] = view.standing
    const published = await p.db.chainAct.findUniqueOrThrow({ where: { id: source } })
    expect(rows[0]).toMatchObject({ stage: 'collect', via: null, record: { reference: source } })
    expect(rows[0]?.sentence.zh).toBe(
      `2026-04-01 10:00，「河湖断面水质（演示）」的采集责任由${rows[0]?.responsible.name}承担，自 2026-03-02 10:00 起`)
    expect(rows[0]?.sentence.en).toContain('answers for the collection of')
    expect(published.recordIndex).not.toBeNull()
    const used = rows.find(({ stage }) => stage === 'use')
    expect([used?.via, used?.record?.reference]).toEqual([scenario.id, scenario.source])
    expect(view.lanes.length).toBeGreaterThan(view.standing.length)
  })

  it('that came by sharing was collected by the department that shared it', async () => {
    const { id } = await resourceOf(p, department, day(0), { sharedFromId: other.participantId })
    expect(await standing(id, day(1))).toEqual([['collect', other.participantId], ['store', dept]])
  })

  it('that is shared is its owner’s to hand over, and the other department’s from the first release on', async () => {
    const { id } = await resourceOf(p, department, day(0))
    const version = await versionOf(p, department, day(5))
    const agreement = await soldOf(p, { provider: department, consumer: other, version }, {
      activatedAt: day(10), endsAt: day(100),
    })
    await sharedOf(p, { resourceId: id, agreement, at: day(10) })
    const them = other.participantId
    expect(await standing(id, day(11))).toEqual([['collect', dept], ['store', dept], ['exchange', dept]])
    await transferOf(p, { version, agreement, at: day(20) })
    expect(await standing(id, day(21))).toEqual([
      ['collect', dept], ['store', dept, them], ['use', them], ['exchange', them],
    ])
    expect(await standing(id, day(100))).toEqual([['collect', dept], ['store', dept, them]])
    expect((await ask(other, id)).status).toBe(200)
  })

  it('tells what its department declared, and that it is destroyed', async () => {
    const { id } = await resourceOf(p, department, day(0))
    const declare = (stage: Stage, method: string, fromAt: Date) =>
      p.request('POST', '/api/liability/declarations', { as: department, body: { subject: id, stage, method, fromAt } })
    const { status, body: made } = await declare('process', '按季度人工复核', day(3))
    expect([status, made.responsibleId, made.stage]).toEqual([201, dept, 'process'])
    await declare('destroy', '存储介质消磁', day(40))
    expect(await standing(id, day(10))).toEqual([['collect', dept], ['store', dept], ['process', dept]])
    expect(await standing(id, day(41))).toEqual([['destroy', dept]])
    expect(await eventsOf(p, id)).toEqual(['resource.published', 'liability.declared', 'liability.declared'])
    const facts = await lastBodyOf(p, id)
    expect(facts).toMatchObject({ stage: 'destroy', responsible: dept })
    expect(JSON.stringify(facts)).not.toContain('消磁')
    expect((await declare('store', '迁移', day(50))).body).toMatchObject({ code: 'liability.destroyed' })
  })
})

describe('a version and its copies', () => {
  it('are the provider’s until the release, the consumer’s from the release on', async () => {
    const version = await versionOf(p, provider, day(0))
    const agreement = await soldOf(p, { provider, consumer, version }, {
      state: 'terminated', activatedAt: day(1), endedAt: day(30), endsAt: day(100),
    })
    const transfer = await transferOf(p, { version, agreement, at: day(10) })
    const released = transfer.releasedAt ?? day(10)
    const before = new Date(released.getTime() - 1)
    expect(await standing(version.id, day(5))).toEqual([
      ['collect', prov], ['store', 'platform'], ['process', prov], ['exchange', prov],
    ])
    expect(await standing(version.id, released)).toEqual([
      ['collect', prov], ['store', 'platform', cons], ['process', prov], ['use', cons], ['exchange', cons],
    ])
    expect(await standing(transfer.id, before)).toEqual([
      ['collect', prov], ['transmit', 'platform'], ['store', 'platform'], ['process', prov], ['exchange', prov],
    ])
    expect(await standing(transfer.id, released)).toEqual([
      ['collect', prov], ['store', 'platform', cons], ['process', prov], ['use', cons], ['exchange', cons],
    ])
    // After the end nobody may use it; the consumer has it still, and must destroy it.
    expect(await standing(transfer.id, day(30))).toEqual([
      ['collect', prov], ['store', 'platform', cons], ['process', prov], ['destroy', cons],
    ])
  })

  it('are told by agreement, with how many there are, until the last one is destroyed', async () => {
    const version = await versionOf(p, provider, day(0))
    const agreement = await soldOf(p, { provider, consumer, version }, {
      state: 'expired', activatedAt: day(1), endedAt: day(30), endsAt: day(30),
    })
    const destroy = ({ id: transferId }: { id: string }, at: Date) => p.db.copyDestruction.create({
      data: {
        transferId, agreementId: agreement.id, consumerId: cons ?? '', method: 'deleted', note: '删除', digest: '0x',
        source: transferId, at,
      },
    })
    const first = await transferOf(p, { version, agreement, at: day(2) })
    const second = await transferOf(p, { version, agreement, at: day(3) })
    await destroy(first, day(35))
    const copies = async (at: Date) => {
      const rows: Row[] = (await ask(provider, version.id, at)).body.standing
      const theirs = rows.filter(({ stage, responsible }) => stage === 'store' && responsible.id === cons)
      return theirs.map((row) => row.copies)
    }
    expect(await copies(day(40))).toEqual([2])
    await destroy(second, day(45))
    expect([await copies(day(44)), await copies(day(46))]).toEqual([[2], []])
  })

  it('of public data lead back to the departments that collected it', async () => {
    const resource = await resourceOf(p, department, day(0))
    const scenario = await scenarioOf(p, resource.id, { agreedAt: day(1), suppliedAt: day(2), operator, body })
    const version = await versionOf(p, operator, day(3), { scenarioId: scenario.id })
    expect(await standing(version.id, day(4))).toEqual([['collect', dept], ['store', 'platform'], ['process', oper]])
  })
})

describe('who looks', () => {
  it('is who oversees, and each party of its own; for others a thing is as absent', async () => {
    const resource = await resourceOf(p, department, day(0))
    await scenarioOf(p, resource.id, { agreedAt: day(1), suppliedAt: day(2), operator, body })
    const version = await versionOf(p, provider, day(0))
    const agreement = await soldOf(p, { provider, consumer, version })
    const transfer = await transferOf(p, { version, agreement, at: day(1) })
    const seen: [string, Member[], Member[]][] = [
      [resource.id, [department, operator, regulator], [other, provider, consumer]],
      [version.id, [provider, regulator], [stranger, consumer, department]],
      [transfer.id, [provider, consumer, regulator], [stranger, department]],
    ]
    for (const [id, can, cannot] of seen) {
      for (const as of can) expect([id, (await ask(as, id)).status]).toEqual([id, 200])
      for (const as of cannot) {
        const theirs = await ask(as, id)
        expect(theirs.status).toBe(404)
        expect(hiddenAnswer(theirs)).toEqual(hiddenAnswer(await ask(as, `${id.slice(0, 4)}${'0'.repeat(26)}`)))
      }
    }
    const pickable = async (as: Member, q = '') => {
      const { body: found } = await p.request('GET', `/api/liability/subjects${q}`, { as })
      return (found as { items: { id: string }[] }).items.map(({ id }) => id)
    }
    for (const [id, can, cannot] of seen) {
      for (const as of can) expect(await pickable(as)).toContain(id)
      for (const as of cannot) expect(await pickable(as)).not.toContain(id)
    }
    expect(await pickable(regulator, '?q=%25')).toEqual([])
    expect((await ask(regulator, 'agr_none')).status).toBe(404)
    expect((await ask(await p.organization('admission'), resource.id)).status).toBe(403)
  })
})

describe('a declaration', () => {
  const TABLE: Record<'resource' | 'version', Record<Stage, string>> = {
    resource: {
      collect: 'none', transmit: 'liability.stage', store: 'none', process: 'none', use: 'liability.stage',
      exchange: 'liability.stage', destroy: 'none',
    },
    version: {
      collect: 'none', transmit: 'liability.stage', store: 'liability.stage', process: 'none', use: 'liability.stage',
      exchange: 'liability.stage', destroy: 'liability.stage',
    },
  }

  it.each(STAGES)('of the stage %s is the owner’s where the table has it', async (stage) => {
    const things = {
      resource: [department, (await resourceOf(p, department, day(0))).id],
      version: [provider, (await versionOf(p, provider, day(0))).id],
    } as const
    for (const kind of ['resource', 'version'] as const) {
      const [owner, subject] = things[kind]
      const code = await codeOf(p.run(owner, (ctx) => declareLiability(ctx, { subject, stage, method: '方式' })))
      expect([kind, stage, code]).toEqual([kind, stage, TABLE[kind][stage]])
    }
  })

  it('is not another’s, nor of what is not there, nor of what is to come', async () => {
    const { id } = await resourceOf(p, department, day(0))
    const declare = (who: Member, subject: string, fromAt?: Date) => codeOf(p.run(who, (ctx) =>
      declareLiability(ctx, { subject, stage: 'collect', method: '方式', ...(fromAt === undefined ? {} : { fromAt }) })))
    expect(await declare(other, id)).toBe('not_found')
    expect(await declare(department, 'res_none')).toBe('not_found')
    expect(await declare(consumer, id)).toBe('permit.role')
    expect(await declare(department, id, new Date(p.clock.now().getTime() + 60_000))).toBe('liability.future')
  })

  it('of a destruction is one, also of two at once', async () => {
    const { id } = await resourceOf(p, department, day(0))
    const input = { subject: id, stage: 'destroy', method: '消磁' } as const
    const destroy = () => p.run(department, (ctx) => declareLiability(ctx, input))
    expect(await codesOf([destroy(), destroy()])).toEqual(['liability.destroyed', 'none'])
    expect(await p.db.liabilityEvent.count({ where: { subject: id } })).toBe(1)
  })
})

it('an instant beyond the calendar is refused, and not looked for', async () => {
  const { id } = await resourceOf(p, department, day(1))
  for (const at of ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z']) {
    const { status, body: refused } = await p.request('GET', `/api/liability?subject=${id}&at=${at}`, { as: regulator })
    expect([status, refused.code]).toEqual([400, 'request.invalid'])
    const declaration = { subject: id, stage: 'process', method: '清洗', fromAt: at }
    const declared = await p.request('POST', '/api/liability/declarations', { as: department, body: declaration })
    expect(declared.status).toBe(400)
  }
})
