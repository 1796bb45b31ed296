import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  AGREEMENT_ACTS, AGREEMENT_STATES, type AgreementAct, type AgreementState, checkWindow, MAX_TERM_DAYS,
  stateAfter,
} from '#api/agreement/agreement.ts'
import { addDays } from '#api/kernel/time.ts'
import { agreementOf } from '#test/order/world.ts'
import { type Answer, PASSWORD, platform, type TestPlatform } from '#test/support/platform.ts'
import { act, sign, type Signers, signers } from './world.ts'

const ACT_NAMES = Object.keys(AGREEMENT_ACTS).filter((name): name is AgreementAct => name in AGREEMENT_ACTS)
const startsFrom = (name: AgreementAct, state: AgreementState) =>
  AGREEMENT_ACTS[name].from.some((from) => from === state)

describe('the table of states', () => {
  it.each(AGREEMENT_STATES)('lets %s go on by its own acts, and refuses every other', (state) => {
    for (const name of ACT_NAMES) {
      if (startsFrom(name, state)) expect(stateAfter(name, { id: 'agr', state })).toBe(AGREEMENT_ACTS[name].to)
      else expect(() => stateAfter(name, { id: 'agr', state }))
        .toThrow(expect.objectContaining({ code: 'agreement.act_not_allowed' }))
    }
  })

  it('has no way out of an end, and one into every state but the first', () => {
    const leaving = (state: AgreementState) => ACT_NAMES.filter((name) => startsFrom(name, state))
    expect(AGREEMENT_STATES.filter((state) => leaving(state).length === 0)).toEqual(
      AGREEMENT_STATES.slice(AGREEMENT_STATES.indexOf('terminated')),
    )
    for (const state of AGREEMENT_STATES) expect(ACT_NAMES.map((name) => AGREEMENT_ACTS[name].to)).toContain(state)
  })
})

describe('the window', () => {
  const now = new Date('2026-06-01T00:00:00Z')

  it('is in order, not over, and at most five years', () => {
    const day = fc.integer({ min: -3_000, max: 6_000 })
    fc.assert(
      fc.property(day, day, (from, to) => {
        const check = () => checkWindow({ startsAt: addDays(now, from), endsAt: addDays(now, to) }, now)
        if (from < to && to > 0 && to - from <= MAX_TERM_DAYS) expect(check).not.toThrow()
        else expect(check).toThrow(expect.objectContaining({ kind: 'invalid', code: 'agreement.window' }))
      }),
    )
  })

  it('that ends with this very instant is over', () => {
    expect(() => checkWindow({ startsAt: addDays(now, -1), endsAt: now }, now)).toThrow()
  })
})

describe('an agreement that is', () => {
  let p: TestPlatform
  let deal: Signers
  beforeAll(async () => {
    p = await platform()
    deal = await signers(p)
  })

  type Try = { name: AgreementAct[]; by: (id: string) => Promise<Answer> }
  const tries: Record<string, Try> = {
    counter: { name: ['counter'], by: (id) => act(p, deal.provider, id, 'counter', { quota: 7 }) },
    decline: { name: ['decline'], by: (id) => act(p, deal.provider, id, 'decline', { reason: '不合适' }) },
    sign: { name: ['sign_first', 'sign_second'], by: (id) => sign(p, deal.provider, deal.keys.provider, id) },
    terminate: { name: ['terminate'], by: (id) => act(p, deal.provider, id, 'terminate', { reason: '违约' }) },
  }

  it.each(AGREEMENT_STATES)('%s takes over HTTP what the table says, and stays as it is otherwise', async (state) => {
    for (const [what, { name, by }] of Object.entries(tries)) {
      const { id } = await agreementOf(p, deal, { kind: 'free' }, { state })
      const { status, body } = await by(id)
      const allowed = name.find((one) => startsFrom(one, state))
      const after = await p.db.agreement.findUniqueOrThrow({ where: { id } })
      const expected = allowed
        ? [what, true, undefined, AGREEMENT_ACTS[allowed].to]
        : [what, false, 'agreement.act_not_allowed', state]
      expect([what, status < 300, body.code, after.state]).toEqual(expected)
    }
  })

  it('somebody else’s is not there, whatever is tried', async () => {
    const stranger = await p.organization('provider', 'consumer')
    const { id } = await agreementOf(p, deal, { kind: 'free' }, { state: 'offered' })
    const reason = { reason: '试' }
    const tried = { counter: { quota: 1 }, decline: reason, terminate: reason, sign: { password: PASSWORD } }
    for (const [name, body] of Object.entries(tried))
      expect([name, (await act(p, stranger, id, name, body)).body.code]).toEqual([name, 'not_found'])
  })

  it('seen by regulator and auditor, who can’t touch it', async () => {
    const { id } = await agreementOf(p, deal, { kind: 'free' }, { state: 'active' })
    for (const role of ['regulator', 'auditor'] as const) {
      const overseer = await p.organization(role)
      expect((await p.request('GET', `/api/agreements/${id}`, { as: overseer })).status).toBe(200)
      expect((await act(p, overseer, id, 'terminate', { reason: '试' })).body.code).toBe('permit.role')
    }
  })
})
