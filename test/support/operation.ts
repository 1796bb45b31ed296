import { acceptAuthorization, fileAuthorization } from '#api/authorized-operation/accept.ts'
import { applyToOperate } from '#api/authorized-operation/apply-plan.ts'
import { AGREEMENT_TEXTS } from '#api/authorized-operation/authorized-operation.ts'
import { callPlan } from '#api/authorized-operation/call-plan.ts'
import { chooseOperator, closePublicity } from '#api/authorized-operation/choose-operator.ts'
import { approvePlan, decidePlan, filePlan } from '#api/authorized-operation/decide-plan.ts'
import { draftPlan } from '#api/authorized-operation/draft-plan.ts'
import { grantAuthorization } from '#api/authorized-operation/grant.ts'
import { PLAN_TEXTS } from '#api/authorized-operation/plan.ts'
import type { DraftPlan } from '#api/authorized-operation/plan-schema.ts'
import type { GrantAuthorization } from '#api/authorized-operation/schema.ts'
import type { Context } from '#api/kernel/context.ts'
import { addDays } from '#api/kernel/time.ts'
import type { Member, TestPlatform } from './platform.ts'

const DOCUMENT = `0x${'ab'.repeat(32)}`

/** A public document as a body records it. */
export const numbered = (number: string) => ({ number: `${number}（演示）`, digest: DOCUMENT })

/** A verb as if it were called some days ago: the history that something has. */
export const daysAgo =
  <T>(days: number, verb: (ctx: Context) => Promise<T>) =>
  (ctx: Context): Promise<T> => verb({ ...ctx, now: addDays(ctx.now, -days) })

const bodiesOf = new WeakMap<TestPlatform, Promise<Member>>()

/** The implementing body of a platform, the same one at every call. */
export function implementingBody(p: TestPlatform): Promise<Member> {
  const known = bodiesOf.get(p)
  if (known) return known
  const made = p.organization('implementing_body')
  bodiesOf.set(p, made)
  return made
}

/** A plan that lacks nothing. */
export const planInput = (resourceIds: string[], over: Partial<DraftPlan> = {}): DraftPlan => ({
  name: '油井数据授权运营实施方案（演示）',
  mode: 'scenario',
  items: {
    ...Object.fromEntries(PLAN_TEXTS.map((key) => [key, `${key}：演示内容。`])),
    products: { welfare: [], industry: [{ name: '油井工况指数', form: '接口' }] },
  },
  resourceIds,
  ...over,
})

/** A plan that was decided, approved and filed some weeks ago, by a body. */
export async function filedPlan(p: TestPlatform, body: Member, resourceIds: string[], over: Partial<DraftPlan> = {}) {
  const at = <T>(days: number, verb: (ctx: Context) => Promise<T>) => p.run(body, daysAgo(days, verb))
  const { id } = await at(50, (ctx) => draftPlan(ctx, planInput(resourceIds, over)))
  await at(49, (ctx) => decidePlan(ctx, id, numbered('会议纪要〔2026〕1号')))
  await at(48, (ctx) => approvePlan(ctx, id, numbered('东政复〔2026〕1号')))
  return at(47, (ctx) => filePlan(ctx, id, numbered('鲁数备〔2026〕1号')))
}

/** A plan whose call is over, with the operator's application. */
export async function calledPlan(
  p: TestPlatform,
  operator: Member,
  resourceIds: string[],
  { body, ...over }: Partial<DraftPlan> & { body?: Member } = {},
) {
  const by = body ?? await implementingBody(p)
  const { id } = await filedPlan(p, by, resourceIds, over)
  const now = p.clock.now()
  const call = { method: 'negotiation' as const, text: '面向社会公开征集运营机构。', endsAt: addDays(now, -31) }
  await p.run(by, daysAgo(46, (ctx) => callPlan(ctx, id, call)))
  const application = { statement: '具备相应的技术和安全能力。', noIncident: true }
  return p.run(operator, daysAgo(40, (ctx) => applyToOperate(ctx, id, application)))
}

/** A plan whose choice was published some weeks ago. */
export async function chosenPlan(...[p, operator, resourceIds, over = {}]: Parameters<typeof calledPlan>) {
  const by = over.body ?? await implementingBody(p)
  const { id, applications: [application] } = await calledPlan(p, operator, resourceIds, over)
  const choice = { applicationId: application?.id ?? '', reason: '综合评分第一。' }
  return p.run(by, daysAgo(30, (ctx) => chooseOperator(ctx, id, choice)))
}

/** A plan that has selected an operator, after its publicity. */
export async function selectedPlan(...[p, operator, resourceIds, over = {}]: Parameters<typeof calledPlan>) {
  const by = over.body ?? await implementingBody(p)
  const { id } = await chosenPlan(p, operator, resourceIds, over)
  return p.run(by, daysAgo(2, (ctx) => closePublicity(ctx, id)))
}

/** An agreement that lacks nothing, under a plan. */
export const grantInput = (now: Date, planId: string, resourceIds: string[]): GrantAuthorization => ({
  planId,
  scope: '油井压力数据的开发利用',
  resourceIds,
  items: {
    ...Object.fromEntries(AGREEMENT_TEXTS.map((key) => [key, `${key}：演示内容。`])),
    disclosure: true,
    noRedevelopment: true,
  },
  agreementDigest: DOCUMENT,
  decision: numbered('会议纪要〔2026〕2号'),
  startsAt: addDays(now, -1),
  endsAt: addDays(now, 700),
})

/** A grant that its operator is to accept. */
export async function grantOf(
  p: TestPlatform,
  operator: Member,
  resources: string[],
  over: Partial<GrantAuthorization> = {},
) {
  const body = await implementingBody(p)
  const { id } = await selectedPlan(p, operator, resources)
  const input = { ...grantInput(p.clock.now(), id, resources), ...over }
  return p.run(body, (ctx) => grantAuthorization(ctx, input))
}

/** A grant in force of the given resources, by the platform's implementing body. */
export async function grantInForce(p: TestPlatform, _department: Member, operator: Member, resources: string[]) {
  const body = await implementingBody(p)
  const { id } = await grantOf(p, operator, resources)
  await p.run(operator, (ctx) => acceptAuthorization(ctx, id))
  return p.run(body, (ctx) => fileAuthorization(ctx, id, numbered('鲁数备〔2026〕2号')))
}
