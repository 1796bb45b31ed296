import { expect, it } from 'vitest'
import { declareRelation } from '#api/participant/related-declare.ts'
import { platform } from '#test/support/platform.ts'
import { scenarioScene } from '#test/authorized-operation/scenario-scene.ts'
import { kindsTo, tellAll, toldTo } from './world.ts'

const p = await platform()

it('of a scenario, whoever acts next is told, and whom its end concerns', async () => {
  const scene = await scenarioScene(p)
  const { first, second, operator, body, wells, people, now } = scene
  const told = async () => {
    await tellAll(p)
    const kinds = async (as: typeof first) => (await kindsTo(p, as)).filter((kind) => kind.startsWith('scenario.'))
    return { body: await kinds(body), first: await kinds(first), operator: await kinds(operator) }
  }
  const id = await scene.made('approved')
  await scene.offer(id)
  expect(await told()).toEqual({
    body: ['scenario.proposed', 'scenario.agreement_offered'], first: ['scenario.proposed', 'scenario.agreement_offered'],
    operator: ['scenario.approved'],
  })
  for (const who of [body, first, second]) await scene.confirm(id, who)
  await scene.supply(id, first, wells.id)
  await scene.supply(id, second, people.id)
  await scene.stop(id)
  await scene.close(id)
  const later = await told()
  expect(later.body.slice(2)).toEqual(['scenario.destroyed'])
  expect(later.first.slice(2)).toEqual(['scenario.supply_due', 'scenario.stopped', 'scenario.destroyed'])
  expect(later.operator.slice(1)).toEqual(['scenario.agreed', 'scenario.supplied', 'scenario.stopped'])

  const rejected = await scene.propose({ name: '二号场景' })
  await scene.decide(rejected.id, false, second)
  await tellAll(p)
  expect((await toldTo(p, operator)).at(-1)).toMatchObject({
    kind: 'scenario.rejected', reason: '超出最小必要', zh: '应用场景「二号场景」未通过联合审核', href: '/operate',
  })

  const staff = await p.organization('admission')
  const { uscc, name } = await p.db.participant.findUniqueOrThrow({ where: { id: operator.participantId } })
  await p.run(staff, (ctx) => declareRelation(ctx, {
    controller: `person:${'7c'.repeat(32)}`, controllerName: '张某（演示）', controlled: `uscc:${uscc}`, controlledName: name,
    kind: 'actual_control', shareBps: null, evidence: '工商档案', evidenceDigest: `0x${'11'.repeat(32)}`, validFrom: now,
  }))
  await tellAll(p)
  expect((await kindsTo(p, operator)).at(-1)).toBe('relation.declared')
  expect(await kindsTo(p, staff)).not.toContain('relation.declared')
})
