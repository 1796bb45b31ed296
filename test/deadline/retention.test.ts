import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { ERASED, monthsKept, RETENTION } from '#api/deadline/retention.ts'
import { watchDeadlines } from '#api/deadline/watch.ts'
import { lapseTransfers } from '#api/delivery/lapse.ts'
import { purgeContents } from '#api/delivery/purge.ts'
import { addDays } from '#api/kernel/time.ts'
import { addMonths } from '#api/kernel/working-days.ts'
import { awaitDestructions } from '#api/liability/await-destruction.ts'
import { purgeNotifications } from '#api/notification/purge.ts'
import { expireAgreements } from '#api/order/expire.ts'
import { destroyCopy } from '#api/liability/destroy.ts'
import { openDeadline } from '#api/deadline/open.ts'
import { recordAll, tellAll } from '#test/notification/world.ts'
import { platform, type TestPlatform } from '#test/support/platform.ts'
import { resourceOf, scenarioOf, soldOf, transferOf, versionOf } from '#test/liability/world.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const filesOf = (folder: string, end: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end) && !name.includes('generated'))
    .map((name) => [name, readFileSync(join(root, folder, name), 'utf8')] as const)

/** The models of the database with their tables. */
const tables = new Map(
  filesOf('api/db/schema', '.prisma').flatMap(([, text]) =>
    [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, model = '', body = '']): [string, string] => [
      `${model[0]?.toLowerCase()}${model.slice(1)}`, /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model,
    ]),
  ),
)
const kept = [...new Set(RETENTION.flatMap((one) => one.tables))]
const erased: string[] = ERASED.flatMap((one) => [...one.tables])

describe('the table of retention', () => {
  it('has every table of the database, as kept or as erased, and no other', () => {
    expect([...kept, ...erased].toSorted()).toEqual([...tables.values()].toSorted())
  })

  it('says the times of the law, and the longest counts', () => {
    const said = RETENTION.map(({ key, months }) => [key, months])
    expect(said).toEqual([
      ['trade', 36], ['log', 6], ['important_log', 36], ['personal_information', 36], ['risk_assessment', 36],
      ['public_registration', 360], ['property_registration', 240], ['node', 36], ['ledger', null],
    ])
    expect([monthsKept('chain_act'), monthsKept('registration'), monthsKept('session')])
      .toEqual([Infinity, 360, undefined])
  })

  it('is public', async () => {
    const p = await platform()
    const { status, body } = await p.request('GET', '/api/public/retention')
    expect([status, body.items.length, body.erased.length]).toEqual([200, RETENTION.length, ERASED.length])
    expect(body.items[0]).toEqual({
      key: 'trade', name: '交易信息与标的信息', english: 'Trades and what is traded', months: 36, from: '自交易完成之日',
      basis: 'GB/T 37932-2025 7.4 a)',
    })
  })

  it('stands against the code: whatever deletes rows, deletes none that are kept', () => {
    const deleted = filesOf('api', '.ts').flatMap(([name, text]) => [
      ...[...text.matchAll(/(?:tx|db)\.(\w+)\.delete(?:Many)?\(/g)].map(([, model = '']) => [name, tables.get(model)]),
      ...[...text.matchAll(/delete from "?(\w+)"?/gi)].map(([, table]) => [name, table]),
    ])
    expect(deleted.length).toBeGreaterThan(4)
    expect(deleted.filter(([, table]) => !erased.includes(table ?? ''))).toEqual([])
  })
})

describe('the jobs that come with time', () => {
  let p: TestPlatform
  let ended: Date
  beforeAll(async () => {
    p = await platform()
    const [department, body, operator, consumer] = await Promise.all([
      p.organization('department'), p.organization('implementing_body'), p.organization('operator'),
      p.organization('consumer'),
    ])
    const now = p.clock.now()
    ended = addDays(now, 10)
    const resource = await resourceOf(p, department, now)
    const scenario = await scenarioOf(p, resource.id, { agreedAt: now, suppliedAt: now, operator, body })
    const version = await versionOf(p, operator, now, { scenarioId: scenario.id })
    const agreement = await soldOf(p, { provider: operator, consumer, version }, { state: 'terminated', endedAt: now })
    await p.db.order.create({
      data: {
        id: `ord_${agreement.id.slice(4)}`, agreementId: agreement.id, productId: version.productId,
        consumerId: consumer.participantId, providerId: operator.participantId, planKind: 'free', amountFen: 0n,
        state: 'closed', placedAt: now,
      },
    })
    for (const state of ['released', 'recorded', 'rejected'])
      await transferOf(p, { version, agreement, state, at: now })
    const [released] = await p.db.transfer.findMany({ where: { state: 'released' } })
    const proof = { method: 'deleted', note: '删除', digest: `0x${'ab'.repeat(32)}` } as const
    await p.run(consumer, (ctx) => destroyCopy(ctx, released?.id ?? '', proof))
    const { participantId: responsibleId } = department
    await p.run(department, (ctx) =>
      openDeadline(ctx, { limit: 'registration_first', subject: resource.id, title: '题', responsibleId }))
    await tellAll(p)
    await recordAll(p)
  })

  /** The rows of every table that is kept. */
  const stock = async (): Promise<Record<string, string[]>> => Object.fromEntries(
    await Promise.all(kept.map(async (table) => {
      const rows = await p.db.$queryRawUnsafe<{ row: string }[]>(
        `select coalesce(to_jsonb(t) ->> 'id', md5(to_jsonb(t)::text)) as row from "${table}" t order by 1`)
      return [table, rows.map(({ row }) => row)] as const
    })),
  )

  async function runAll(now: Date): Promise<void> {
    const { storage } = p.delivery.content
    await expireAgreements(p.db, now)
    await lapseTransfers(p.db, now, 30)
    await storage.sweepTemp(now)
    await purgeContents(p.db, storage, now, 30)
    await purgeNotifications(p.db, now)
    await awaitDestructions(p.db, now)
    await watchDeadlines(p.db, now)
  }

  it.each([1, 6, 35, 36, 240, 361])('delete nothing that is kept, %i months after the trade', async (months) => {
    const before = await stock()
    const filled = ['chain_act', 'transfer', 'supply', 'deadline', 'copy_destruction']
    expect(filled.filter((name) => before[name]?.length === 0)).toEqual([])
    const at = addDays(addMonths(ended, months), -1)
    await runAll(at)
    const after = await stock()
    for (const table of kept) {
      const until = addMonths(ended, Math.min(monthsKept(table) ?? 0, 12_000))
      if (at >= until) continue
      const gone = (before[table] ?? []).filter((row) => !after[table]?.includes(row))
      expect([table, gone]).toEqual([table, []])
    }
  })
})
