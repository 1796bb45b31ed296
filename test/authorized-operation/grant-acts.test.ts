import { expect, it } from 'vitest'
import { acceptAuthorization, fileAuthorization } from '#api/authorized-operation/accept.ts'
import { assessOperator } from '#api/authorized-operation/assess.ts'
import {
  AUTHORIZATION_ACTS, AUTHORIZATION_STATES, type AuthorizationState,
} from '#api/authorized-operation/authorized-operation.ts'
import { proposeChange } from '#api/authorized-operation/change-authorization.ts'
import { endAuthorization, giveExitNotice } from '#api/authorized-operation/end.ts'
import { handOver } from '#api/authorized-operation/hand-over.ts'
import { resumeAuthorization, suspendAuthorization } from '#api/authorized-operation/suspend.ts'
import { addDays } from '#api/kernel/time.ts'
import { codeOf, codesOf, eventsOf, registeredResource } from '#test/support/market.ts'
import { grantInForce, grantOf, implementingBody, numbered } from '#test/support/operation.ts'
import { platform } from '#test/support/platform.ts'

const p = await platform()
const department = await p.organization('department')
const operator = await p.organization('operator')
const body = await implementingBody(p)
const resource = await registeredResource(p, department)
const now = p.clock.now()

const made = () => grantOf(p, operator, [resource.id])
const inForce = () => grantInForce(p, department, operator, [resource.id])
const accept = (id: string) => p.run(operator, (ctx) => acceptAuthorization(ctx, id))
const file = (id: string) => p.run(body, (ctx) => fileAuthorization(ctx, id, numbered('鲁数备2号')))
const suspend = (id: string) => p.run(body, (ctx) => suspendAuthorization(ctx, id, { reason: '限期整改' }))
const resume = (id: string) => p.run(body, (ctx) => resumeAuthorization(ctx, id, { reason: '整改完成' }))
const notice = (id: string) => p.run(operator, (ctx) => giveExitNotice(ctx, id, { reason: '业务调整' }))
const end = (id: string) => p.run(body, (ctx) => endAuthorization(ctx, id, { kind: 'breach', reason: '违约' }))
const handover = { accounts: true, data: true, destroyed: false, logs: true, digest: `0x${'ee'.repeat(32)}` }
const hand = (id: string) => p.run(body, (ctx) => handOver(ctx, id, handover))

const MADE: Record<AuthorizationState, () => Promise<{ id: string }>> = {
  granted: () => made(),
  accepted: async () => accept((await made()).id),
  active: () => inForce(),
  suspended: async () => suspend((await inForce()).id),
  ended: async () => end((await made()).id),
  handed_over: async () => hand((await MADE.ended()).id),
}

const digest = `0x${'aa'.repeat(32)}`
const change = {
  what: 'split' as const, reason: '调整', scope: '范围', resourceIds: [resource.id], agreementDigest: digest,
  endsAt: addDays(now, 300),
}
const assessment = { year: now.getUTCFullYear(), result: 'qualified' as const, report: '报告', reportDigest: digest }

const TRIED: Record<keyof typeof AUTHORIZATION_ACTS, (id: string) => Promise<unknown>> = {
  accept, file, suspend, resume,
  end: (id) => end(id),
  give_notice: (id) => notice(id),
  hand_over: (id) => hand(id),
  change: (id) => p.run(body, (ctx) => proposeChange(ctx, id, change)),
  assess: (id) => p.run(body, (ctx) => assessOperator(ctx, id, assessment)),
}

it.each(AUTHORIZATION_STATES)('allows in state %s what the table allows', async (state) => {
  for (const act of Object.keys(TRIED) as (keyof typeof TRIED)[]) {
    const { id } = await MADE[state]()
    const allowed = AUTHORIZATION_ACTS[act].from.some((from) => from === state)
    const expected = allowed ? 'none' : 'authorization.act_not_allowed'
    expect([act, await codeOf(TRIED[act](id))]).toEqual([act, expected])
  }
})

it('moves once when many act at once', async () => {
  for (let attempt = 0; attempt < 3; attempt++) {
    const { id } = await inForce()
    const codes = await codesOf([end(id), end(id), suspend(id), end(id)])
    expect(codes.filter((code) => code === 'none').length).toBeLessThanOrEqual(2)
    expect((await eventsOf(p, id)).filter((kind) => kind === 'authorization.ended')).toHaveLength(1)
  }
})
