import { describe, expect, it } from 'vitest'
import { decideAcceptance, publishRegistration, reviewRegistration } from '#api/registration/decide.ts'
import { editRegistration } from '#api/registration/draft.ts'
import { clearExpired, completeCancellation, revokeRegistration } from '#api/registration/end.ts'
import { jsonOf, RegistrationForm } from '#api/registration/form.ts'
import { verifyImport } from '#api/registration/import.ts'
import { codeRegistration } from '#api/registration/issue-code.ts'
import { answerObjection, objectToRegistration } from '#api/registration/object.ts'
import {
  ACTS, type RegistrationAct, type State, stateAfter, stateAt, STATES,
} from '#api/registration/registration.ts'
import {
  depositRegistration, submitRegistration, supplementRegistration, withdrawRegistration,
} from '#api/registration/submit.ts'
import type { Context } from '#api/kernel/context.ts'
import { newId } from '#api/kernel/ids.ts'
import { addDays } from '#api/kernel/time.ts'
import { codeOf } from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'
import { bench, hash } from './world.ts'

const p = await platform()
const { department, registry, publish } = await bench(p)
const consumer = await p.organization('consumer')
const now = new Date()
const form = RegistrationForm.parse({})

/** How a state that follows from the time stands in the database. */
const KEPT: Partial<Record<State, { state: string; validFrom: Date; validTo: Date }>> = {
  coded: { state: 'coded', validFrom: addDays(now, 10), validTo: addDays(now, 20) },
  valid: { state: 'coded', validFrom: addDays(now, -10), validTo: addDays(now, 10) },
  expired: { state: 'coded', validFrom: addDays(now, -10), validTo: addDays(now, -1) },
}

/** A registration that stands in a state, with an open objection where it may have one. */
async function standing(state: State, kind = 'first') {
  const id = newId('reg', now)
  await p.db.registration.create({
    data: {
      id, kind, origin: 'procedure', subjectId: await publish(), subjectKind: 'resource',
      registrantId: department.participantId, form: jsonOf(form), createdAt: now, round: 1,
      publicityFrom: addDays(now, -20), publicityTo: addDays(now, state === 'publicity' || state === 'objected' ? 5 : -5),
      state, claimedCode: `T-${id.slice(4)}`, ...KEPT[state],
    },
  })
  const objectionId = newId('obj', now)
  await p.db.registrationObjection.create({
    data: {
      id: objectionId, registrationId: id, objectorId: consumer.participantId, ground: '试', evidenceDigest: hash(),
      state: 'open', createdAt: now,
    },
  })
  return { id, objectionId }
}

type Try = (ctx: Context, id: string, objectionId: string) => Promise<unknown>
const raise: Try = (ctx, id) => objectToRegistration(ctx, id, { ground: '不实', evidenceDigest: hash() })
const reason = '不符合'

/** Each act as its verb does it, by whose act it is. */
const TRIES: Record<Exclude<RegistrationAct, 'dismiss' | 'uphold' | 'object' | 'mark'>, [Member, Try]> = {
  edit: [department, (ctx, id) => editRegistration(ctx, id, { form })],
  deposit: [department, (ctx, id) => depositRegistration(ctx, id)],
  submit: [department, (ctx, id) => submitRegistration(ctx, id)],
  withdraw: [department, (ctx, id) => withdrawRegistration(ctx, id, { reason })],
  supplement: [department, (ctx, id) => supplementRegistration(ctx, id, {})],
  accept: [registry, (ctx, id) => decideAcceptance(ctx, id, { decision: 'accept' })],
  return: [registry, (ctx, id) => decideAcceptance(ctx, id, { decision: 'return', defects: [{ path: 'data', message: '缺' }] })],
  decline: [registry, (ctx, id) => decideAcceptance(ctx, id, { decision: 'decline', reason })],
  pass: [registry, (ctx, id) => reviewRegistration(ctx, id, { passed: true })],
  fail: [registry, (ctx, id) => reviewRegistration(ctx, id, { passed: false, reason })],
  publish: [registry, (ctx, id) => publishRegistration(ctx, id)],
  code: [registry, (ctx, id) => codeRegistration(ctx, id)],
  complete: [registry, (ctx, id) => completeCancellation(ctx, id)],
  revoke: [registry, (ctx, id) => revokeRegistration(ctx, id, { ground: 'illegal_use', reason })],
  clear: [registry, (ctx, id) => clearExpired(ctx, id)],
  verify: [registry, (ctx, id) => verifyImport(ctx, id, { verified: true })],
  refuse: [registry, (ctx, id) => verifyImport(ctx, id, { verified: false, reason })],
}

const REFUSED = 'registration.act_not_allowed'
/** What an act that starts may still be refused by in these bare rows: what its own test is about. */
const OWN_RULES = [
  'registration.not_on_log', 'registration.faults', 'registration.publicity_running', 'registration.nothing_promised',
  'registration.window',
]
const acts = Object.keys(TRIES) as (keyof typeof TRIES)[]

describe.each(STATES)('%s', (state) => {
  it.each(acts)('%s starts exactly when the table says so', async (act) => {
    const { id, objectionId } = await standing(state, act === 'complete' ? 'cancellation' : 'first')
    const [who, attempt] = TRIES[act]
    const code = await codeOf(p.run(who, (ctx) => attempt({ ...ctx, now }, id, objectionId)))
    const { from }: { from: readonly State[] } = ACTS[act]
    if (!from.includes(state)) expect(code).toBe(REFUSED)
    else expect(['none', ...OWN_RULES]).toContain(code)
  })

  it('takes objections during the publicity and while a code counts', async () => {
    const { id, objectionId } = await standing(state)
    const code = await codeOf(p.run(consumer, (ctx) => raise({ ...ctx, now }, id, objectionId)))
    const isTaken = [...ACTS.object.from, ...ACTS.mark.from].some((from) => from === state)
    expect(code).toBe(isTaken ? 'none' : REFUSED)
  })

  it('is moved by an answer while it is held up by an objection alone', async () => {
    for (const upheld of [true, false]) {
      const { id, objectionId } = await standing(state)
      await p.run(registry, (ctx) => answerObjection({ ...ctx, now }, id, objectionId, { upheld, answer: reason }))
      const row = await p.db.registration.findUniqueOrThrow({ where: { id } })
      const expected = state === 'objected' ? stateAfter(upheld ? 'uphold' : 'dismiss', state) : state
      expect([upheld, stateAt(row, now)]).toEqual([upheld, expected])
    }
  })
})

it('the table: every act has a state that it starts from, and ends in one of the states', () => {
  for (const act of Object.keys(ACTS) as RegistrationAct[]) {
    expect(ACTS[act].from.length).toBeGreaterThan(0)
    for (const from of ACTS[act].from) expect(STATES).toContain(stateAfter(act, from))
  }
})
