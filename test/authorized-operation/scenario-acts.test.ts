import { expect, it } from 'vitest'
import { endAuthorization } from '#api/authorized-operation/end.ts'
import { getScenario, listScenarios } from '#api/authorized-operation/find-scenario.ts'
import { SCENARIO_ACTS, SCENARIO_STATES, type ScenarioAct } from '#api/authorized-operation/scenario.ts'
import { ceilingInput, codeOf, codesOf, hiddenAnswer } from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'
import { digest, scenarioScene } from './scenario-scene.ts'

const p = await platform()
const scene = await scenarioScene(p)
const { first, second, operator, body, wells, people, grant, now, input, made } = scene
const { propose, decide, withdraw, offer, confirm, supply, close, stop, ceiling } = scene
const stateOf = async (id: string) => (await p.db.scenario.findUniqueOrThrow({ where: { id } })).state

it.each([
  ['POST', '/api/scenarios', operator, { ...input(), purposeClass: 'profit' }],
  ['POST', '/api/scenarios', operator, { ...input(), resourceIds: [] }],
  ['POST', '/api/scenarios', operator, { ...input(), fields: { [wells.id]: ['压力'] } }],
  ['POST', '/api/scenarios', operator, { ...input(), fields: { 'x y': [] } }],
  ['POST', '/api/scenarios/scn_x/decision', first, { approved: false }],
  ['POST', '/api/scenarios/scn_x/agreement', operator, { agreementDigest: 'abc' }],
  ['POST', '/api/scenarios/scn_x/supplies', first, { resourceId: 'r', fileName: 'a', sha256: digest('5a'), rows: -1 }],
  ['POST', '/api/scenarios/scn_x/close', operator, {}],
  ['POST', '/api/scenarios/scn_x/stop', body, { reason: ' ' }],
  ['PUT', '/api/scenarios/scn_x/ceiling', body, { ...ceilingInput(now), fen: -1 }],
  ['PUT', '/api/scenarios/scn_x/ceiling', body, { ...ceilingInput(now), fen: 1e16 }],
  ['PUT', '/api/scenarios/scn_x/ceiling', body, { ...ceilingInput(now), fen: 0.5 }],
  ['PUT', '/api/scenarios/scn_x/ceiling', body, { ...ceilingInput(now), unit: 'acre' }],
])('%s %s answers 400 for what is malformed', async (method, path, as, asked) => {
  const answer = await p.request(method, path, { as, body: asked })
  expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid'])
})

/** Every act upon one scenario, with who may do it. */
const TRIES: [ScenarioAct, Member, (id: string, who: Member) => Promise<unknown>][] = [
  ['approve', first, (id, who) => decide(id, true, who)],
  ['reject', first, (id, who) => decide(id, false, who)],
  ['withdraw', operator, (id, who) => withdraw(id, who)],
  ['offer_agreement', operator, (id, who) => offer(id, digest('cd'), who)],
  ['confirm', first, (id, who) => confirm(id, who)],
  ['supply', first, (id, who) => supply(id, who, wells.id)],
  ['close', operator, (id, who) => close(id, who)],
  ['stop', body, (id, who) => stop(id, who)],
  ['set_ceiling', body, (id, who) => ceiling(id, {}, who)],
]

it.each(TRIES)('%s is kept to its role, and to the scenario’s own parties', async (_, who, act) => {
  const id = await made('proposed')
  const wrong = who === operator ? first : operator
  expect(await codeOf(act(id, wrong))).toBe('permit.role')
  const [role] = who.actor.roles
  const stranger = await p.organization(role ?? 'consumer')
  expect(await codeOf(act(id, stranger))).toBe('not_found')
  expect(await codeOf(act('scn_none', who))).toBe('not_found')
  expect(await stateOf(id)).toBe('proposed')
})

it.each(SCENARIO_STATES)('allows in state %s what the table allows', async (state) => {
  const kept = await made(state)
  for (const [act, who, attempt] of TRIES) {
    // The operator's last word on a scenario that was stopped is another act: the proof of destruction.
    const asked: ScenarioAct = act === 'close' && state === 'closed' ? 'destroy' : act
    const isAllowed = SCENARIO_ACTS[asked].from.some((from) => from === state)
    const id = isAllowed ? await made(state) : kept
    if (act === 'confirm' && isAllowed) await offer(id)
    expect([act, await codeOf(attempt(id, who))]).toEqual([act, isAllowed ? 'none' : 'scenario.act_not_allowed'])
  }
  expect(await stateOf(kept)).toBe(state)
}, 30_000)

it('answers for others’ scenarios as for absent ones', async () => {
  const { id } = await propose()
  const stranger = await p.organization('department')
  const view = async (of: string) => hiddenAnswer(await p.request('GET', `/api/scenarios/${of}`, { as: stranger }))
  expect(await view(id)).toEqual(await view('scn_00000000000000000000000000'))
  expect((await view(id)).status).toBe(404)
  expect(await codeOf(propose({}, await p.organization('operator')))).toBe('not_found')
  expect((await p.run(stranger, (ctx) => listScenarios(ctx, { limit: 100 }))).items).toEqual([])
})

it('is listed for its parties and the overseers', async () => {
  const { id } = await propose()
  const regulator = await p.organization('regulator')
  for (const who of [first, second, body, operator, regulator]) {
    const page = await p.run(who, (ctx) => listScenarios(ctx, { limit: 100, authorizationId: grant.id }))
    expect(page.items.map((scenario) => scenario.id)).toContain(id)
    expect(await p.run(who, (ctx) => getScenario(ctx, id))).toMatchObject({ id })
  }
})

it('is supplied or stopped, not both, when both happen at once', async () => {
  for (let attempt = 0; attempt < 3; attempt++) {
    const id = await made('agreed')
    await codesOf([supply(id, first, wells.id), stop(id), supply(id, second, people.id), close(id)])
    expect(await stateOf(id)).toBe('closed')
    expect(await p.db.deadline.count({ where: { subject: { startsWith: `${id}/` }, state: 'running' } })).toBe(0)
  }
})

it('owes nothing any more once its grant has ended', async () => {
  const own = await scenarioScene(p)
  const id = await own.made('agreed')
  await p.run(own.body, (ctx) => endAuthorization(ctx, own.grant.id, { kind: 'breach', reason: '违约' }))
  const { clocks } = await p.run(own.first, (ctx) => getScenario(ctx, id))
  expect(clocks.map(({ state }) => state)).toEqual(['lifted', 'lifted'])
})
