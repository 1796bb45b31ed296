import { describe, expect, it } from 'vitest'
import { decideTopUp } from '#api/account/decide-top-up.ts'
import { stateAfter, TOP_UP_ACTS, TOP_UP_STATES } from '#api/account/top-up.ts'
import { codeOf, codesOf, hiddenAnswer } from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'
import { balancesOf, faultsOfBooks, requested, treasurerOf } from './money.ts'

const p = await platform()
const treasurer = await treasurerOf(p)
const consumer = await p.organization('consumer')

const ask = (body: unknown, { as = consumer, key = p.key() } = {}) =>
  p.request('POST', '/api/account/top-ups', { as, key, body })
const decide = (id: string, approved: boolean, { as = treasurer, key = p.key() } = {}) =>
  p.request('POST', `/api/account/top-ups/${id}/decision`, { as, key, body: { approved } })
const listOf = (as: Member) => p.request('GET', '/api/account/top-ups?limit=100', { as })

it('counts what was sent once the treasurer has seen it', async () => {
  const who = await p.organization('consumer')
  const asked = await ask({ amountFen: 12_345, reference: '工行流水 8891' }, { as: who })
  expect(asked).toMatchObject({ status: 201, body: { state: 'requested', amountFen: 12_345, decidedAt: null } })
  expect(await balancesOf(p, who.participantId)).toEqual({})
  const custody = (await balancesOf(p, 'platform')).custody ?? 0
  expect(await decide(asked.body.id, true)).toMatchObject({ status: 200, body: { state: 'confirmed' } })
  expect(await balancesOf(p, who.participantId)).toEqual({ available: 12_345 })
  expect((await balancesOf(p, 'platform')).custody).toBe(custody - 12_345)
})

it('books nothing for money that never came', async () => {
  const { id } = await requested(p, consumer)
  expect(await decide(id, false)).toMatchObject({ status: 200, body: { state: 'rejected' } })
  expect(await p.db.journal.count({ where: { reference: id } })).toBe(0)
})

it('repeats its first answer to the same key', async () => {
  const who = await p.organization('consumer')
  const key = p.key()
  const body = { amountFen: 700, reference: '流水' }
  const [one, two] = [await ask(body, { as: who, key }), await ask(body, { as: who, key })]
  expect(two.text).toBe(one.text)
  const deciding = p.key()
  await decide(one.body.id, true, { key: deciding })
  const again = await decide(one.body.id, true, { key: deciding })
  expect(again).toMatchObject({ status: 200, body: { state: 'confirmed' } })
  expect(await balancesOf(p, who.participantId)).toEqual({ available: 700 })
})

describe('malformed', () => {
  it.each([
    ['nothing', { amountFen: 0, reference: '流水' }, 'amountFen'],
    ['less than nothing', { amountFen: -1, reference: '流水' }, 'amountFen'],
    ['more than the bound', { amountFen: 1e12 + 1, reference: '流水' }, 'amountFen'],
    ['a part of a fen', { amountFen: 0.5, reference: '流水' }, 'amountFen'],
    ['an amount as text', { amountFen: '5', reference: '流水' }, 'amountFen'],
    ['no reference', { amountFen: 5, reference: ' ' }, 'reference'],
    ['a reference with a control character', { amountFen: 5, reference: 'a\u0007' }, 'reference'],
    ['a reference that turns the writing round', { amountFen: 5, reference: 'a\u202eb' }, 'reference'],
    ['a reference beyond its bound', { amountFen: 5, reference: '一'.repeat(101) }, 'reference'],
    ['a field that nobody knows', { amountFen: 5, reference: '流水', state: 'confirmed' }, ''],
  ])('refuses %s', async (_, body, path) => {
    const before = await p.db.topUp.count()
    const answer = await ask(body)
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } })
    expect(answer.body.faults[0].path).toBe(path)
    expect(await p.db.topUp.count()).toBe(before)
  })

  it('takes the most that is allowed, and needs a key', async () => {
    expect(await ask({ amountFen: 1e12, reference: '流水' })).toMatchObject({ status: 201 })
    const body = { amountFen: 1, reference: '流水' }
    const answer = await p.request('POST', '/api/account/top-ups', { as: consumer, body })
    expect(answer).toMatchObject({ status: 428, body: { code: 'idempotency.key_missing' } })
  })
})

it('is for consumers to ask and for the treasurer alone to decide', async () => {
  const provider = await p.organization('provider')
  expect(await ask({ amountFen: 5, reference: '流水' }, { as: provider })).toMatchObject({ status: 403 })
  const { id } = await requested(p, consumer)
  for (const role of ['provider', 'consumer', 'first_reviewer', 'regulator', 'auditor'] as const) {
    const answer = await decide(id, true, { as: await p.organization(role) })
    expect(answer).toMatchObject({ status: 403, body: { code: 'permit.role' } })
  }
  expect(await p.db.topUp.findUnique({ where: { id } })).toMatchObject({ state: 'requested' })
})

it('is hidden from others; the treasurer sees all', async () => {
  const [one, two] = [await p.organization('consumer'), await p.organization('consumer')]
  const { id } = await requested(p, one)
  const ids = async (who: Member) => (await listOf(who)).body.items.map((item: { id: string }) => item.id)
  expect(await ids(one)).toEqual([id])
  expect(await ids(two)).toEqual([])
  expect(await ids(treasurer)).toContain(id)
  const absent = await decide('top_00000000000000000000000000', true)
  expect(hiddenAnswer(await decide('nonsense', true))).toEqual(hiddenAnswer(absent))
  expect(absent.status).toBe(404)
})

describe('a decided one', () => {
  it.each([[true, true], [true, false], [false, true], [false, false]])(
    'is not decided again (first %s, then %s)',
    async (first, second) => {
      const who = await p.organization('consumer')
      const { id } = await requested(p, who)
      await decide(id, first)
      expect(await decide(id, second)).toMatchObject({ status: 422, body: { code: 'top_up.act_not_allowed' } })
      expect(await balancesOf(p, who.participantId)).toEqual(first ? { available: 1_000 } : {})
    },
  )

  it('every state by every act: only what is requested is decided', async () => {
    for (const state of TOP_UP_STATES)
      for (const act of ['confirm', 'reject'] as const) {
        const work = Promise.resolve().then(() => stateAfter(act, { id: 'top', state }))
        expect(await codeOf(work)).toBe(state === 'requested' ? 'none' : 'top_up.act_not_allowed')
      }
    expect(Object.values(TOP_UP_ACTS).map(({ to }) => to)).toEqual(['confirmed', 'rejected'])
  })
})

describe('one payment at the bank', () => {
  const asked = async (reference: string) => {
    const who = await p.organization('consumer')
    return { who, id: (await ask({ amountFen: 900, reference }, { as: who })).body.id }
  }
  const SAME = ['工行流水 ABC-88.91', '工行流水ABC8891', '工行流水 abc 8891', '工行流水：ＡＢＣ８８９１']

  it('is counted once, however its reference is written; one that was rejected is free', async () => {
    const [first, ...others] = await Promise.all(SAME.map(asked))
    const rejected = await asked('工行流水 ABC-88.91')
    await decide(rejected.id, false)
    expect(await decide(first?.id, true)).toMatchObject({ status: 200, body: { state: 'confirmed' } })
    for (const { id, who } of others) {
      expect(await decide(id, true)).toMatchObject({ status: 422, body: { code: 'top_up.reference_used' } })
      expect(await balancesOf(p, who.participantId)).toEqual({})
      expect(await decide(id, false)).toMatchObject({ status: 200, body: { state: 'rejected' } })
    }
    const next = await asked('工行流水 ABC-88.92')
    expect(await decide(next.id, true)).toMatchObject({ status: 200 })
  })

  it('is counted once when two are confirmed at once', async () => {
    const reference = p.key()
    const two = await Promise.all([asked(reference), asked(reference)])
    const confirm = ({ id }: { id: string }) => p.run(treasurer, (ctx) => decideTopUp(ctx, id, { approved: true }))
    const codes = await codesOf(two.map(confirm))
    expect(codes).toEqual(['none', 'top_up.reference_used'])
    expect(await faultsOfBooks(p)).toEqual([])
  })
})

it('is decided by one of two at once, and the money comes once', async () => {
  const who = await p.organization('consumer')
  const { id } = await requested(p, who)
  const works = [true, true].map((approved) => p.run(treasurer, (ctx) => decideTopUp(ctx, id, { approved })))
  const [code, none] = await codesOf(works).then((codes) => codes.toSorted((a) => (a === 'none' ? 1 : -1)))
  expect(none).toBe('none')
  expect(['top_up.changed', 'top_up.act_not_allowed']).toContain(code)
  expect(await balancesOf(p, who.participantId)).toEqual({ available: 1_000 })
  expect(await faultsOfBooks(p)).toEqual([])
})
