import { describe, expect, it } from 'vitest'
import { changeResource } from '#api/resource/change.ts'
import { giveConsent, withdrawConsent } from '#api/resource/consent.ts'
import { entryOf, faultsOfEntry } from '#api/resource/entry.ts'
import { getResource } from '#api/resource/find.ts'
import { publishResource } from '#api/resource/publish.ts'
import { RESOURCE_ACTS, RESOURCE_STATES, type ResourceState } from '#api/resource/resource.ts'
import type { ChangeResource, PublishResource } from '#api/resource/schema.ts'
import { withdrawResource } from '#api/resource/withdraw.ts'
import {
  codeOf, codesOf, eventsOf, grantInForce, hiddenAnswer, lastBodyOf, registeredResource, resourceInput,
} from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'
import { csvOf, send } from './sheet.ts'

const p = await platform()
const department = await p.organization('department')
const sharer = await p.organization('department')
const publish = (over: Partial<PublishResource> = {}) =>
  p.run(department, (ctx) => publishResource(ctx, resourceInput(over)))
function changed(given: PublishResource, version: number): ChangeResource {
  const { code: _, ...input } = given
  return { ...input, version }
}
const sharedFrom = (fromId: string) => ({
  acquisition: 'shared' as const,
  sharing: { fromId, consent: { document: '同意函（演示）', digest: `0x${'cd'.repeat(32)}` } },
})
const reason = { reason: '测试' }

describe('an entry', () => {
  const digest = `0x${'cd'.repeat(32)}`
  const rule = (over: Partial<PublishResource>) =>
    faultsOfEntry(entryOf('X', { ...resourceInput(), fields: undefined, ...over }), 'ptc_own').map(({ code }) => code)
  const items = (over: object) => ({ items: [{ name: '甲', ...over }] })
  it.each<[string[], Partial<PublishResource>]>([
    [[], items({})],
    [['resource.sharing_source'], { ...items({}), acquisition: 'shared' }],
    [['resource.sharing_unexpected'], { ...items({}), sharing: { fromId: 'ptc_a' } }],
    [['resource.sharing_self'], { ...items({}), acquisition: 'shared', sharing: { fromId: 'ptc_own' } }],
    [['resource.item_own'], { ...items({ acquisition: 'own' }), acquisition: 'shared', sharing: { fromId: 'ptc_a' } }],
    [[], { ...items({}), acquisition: 'shared', sharing: { fromId: 'ptc_a', consent: { document: '函', digest } } }],
    [['resource.item_sensitive'], items({ sensitive: true })],
    [[], items({ sensitive: true, personal: true })],
    [['resource.item_twice'], { items: [{ name: '甲' }, { name: '甲' }] }],
    [['resource.element_twice'], { items: [{ name: '甲', element: 'DE01-甲' }, { name: '乙', element: 'DE01' }] }],
    [['resource.personal_open'], { ...items({ personal: true }), openClass: 'unconditional' }],
    [['resource.core_open'], { ...items({}), grade: 'core', openClass: 'unconditional' }],
  ])('breaks the rules %j', (codes, over) => expect(rule(over)).toEqual(codes))

  it('is refused by the article that says so', async () => {
    const work = publish({ fields: undefined, items: [{ name: '姓名', personal: true }], openClass: 'unconditional' })
    await expect(work).rejects.toMatchObject({ kind: 'refused', detail: { basis: '《个人信息保护法》第二十五条' } })
  })

  it('names an admitted department as its source, and no other participant', async () => {
    const provider = await p.organization('provider')
    expect(await codeOf(publish(sharedFrom(provider.participantId)))).toBe('resource.sharing_department')
    expect(await codeOf(publish(sharedFrom(sharer.participantId)))).toBe('none')
  })

  it.each([
    ['neither fields nor items', { fields: undefined }],
    ['items that are not the fields', { fields: ['甲'], items: [{ name: '乙' }] }],
    ['an element that is none', { fields: undefined, items: [{ name: '乙', element: '法人' }] }],
    ['a theme that is none', { theme: 'astronomy' }],
  ])('answers 400 for %s', async (_, over) => {
    const { status } = await p.request('POST', '/api/resources', { as: department, body: { ...resourceInput(), ...over } })
    expect(status).toBe(400)
  })
})

describe('a change', () => {
  it('is the next version, with the digests of both, and leaves the code', async () => {
    const input = resourceInput()
    const first = await p.run(department, (ctx) => publishResource(ctx, input))
    const next = await p.run(department, (ctx) => changeResource(ctx, first.id, changed({ ...input, name: '新名' }, 1)))
    expect(next).toMatchObject({ version: 2, name: '新名', code: input.code })
    expect(next.digest).not.toBe(first.digest)
    expect(await lastBodyOf(p, first.id)).toMatchObject({ version: 2, digest: next.digest, previous: first.digest })
    expect(await eventsOf(p, first.id)).toEqual(['resource.published', 'resource.changed'])
  })

  it('that changes nothing leaves no trace', async () => {
    const input = resourceInput()
    const { id } = await p.run(department, (ctx) => publishResource(ctx, input))
    await p.run(department, (ctx) => changeResource(ctx, id, changed(input, 1)))
    expect(await eventsOf(p, id)).toEqual(['resource.published'])
  })

  it('is of one’s own resource alone, of the version that was read, once of several at once', async () => {
    const input = resourceInput()
    const { id } = await p.run(department, (ctx) => publishResource(ctx, input))
    const put = async (path: string) =>
      hiddenAnswer(await p.request('PUT', `/api/resources/${path}`, { as: sharer, body: changed(input, 1) }))
    expect(await put(id)).toEqual(await put(`res_${'0'.repeat(26)}`))
    const rename = (name: string, version = 1) =>
      p.run(department, (ctx) => changeResource(ctx, id, changed({ ...input, name }, version)))
    expect(await codeOf(rename('甲', 2))).toBe('resource.changed')
    const codes = await codesOf(['甲', '乙', '丙'].map((name) => rename(name)))
    expect(codes).toEqual(['none', 'resource.changed', 'resource.changed'])
    const provider = await p.organization('provider')
    expect(await codeOf(p.run(provider, (ctx) => changeResource(ctx, id, changed(input, 2))))).toBe('permit.role')
  })
})

describe('a sharing department', () => {
  it('withdraws its consent, which the holder can’t write anew, and gives it again', async () => {
    const input = resourceInput(sharedFrom(sharer.participantId))
    const { id } = await p.run(department, (ctx) => publishResource(ctx, input))
    const gone = await p.run(sharer, (ctx) => withdrawConsent(ctx, id, reason))
    expect(gone.sharing?.withdrawnAt).not.toBeNull()
    const other = { ...input, ...sharedFrom(sharer.participantId), sharing: { fromId: sharer.participantId } }
    const rewrite = (next: PublishResource) => codeOf(p.run(department, (ctx) => changeResource(ctx, id, changed(next, 2))))
    expect(await rewrite(other)).toBe('resource.consent_withdrawn')
    expect(await rewrite({ ...input, acquisition: 'own', sharing: undefined })).toBe('resource.consent_withdrawn')
    expect(await rewrite({ ...input, name: '新名' })).toBe('none')
    expect(await codeOf(p.run(sharer, (ctx) => withdrawConsent(ctx, id, reason)))).toBe('resource.no_consent')
    const consent = { document: '新同意函', digest: `0x${'ee'.repeat(32)}` }
    const given = await p.run(sharer, (ctx) => giveConsent(ctx, id, consent))
    expect(given.sharing).toMatchObject({ ...consent, until: null, withdrawnAt: null })
    expect(await eventsOf(p, id)).toEqual(
      ['resource.published', 'resource.consent_withdrawn', 'resource.changed', 'resource.consent_given'],
    )
  })

  it('alone changes the consent that it gave: the holder writes neither it nor its source anew', async () => {
    const input = resourceInput(sharedFrom(sharer.participantId))
    const { id } = await p.run(department, (ctx) => publishResource(ctx, input))
    const rewrite = (sharing: PublishResource['sharing'], version: number, over: Partial<PublishResource> = {}) =>
      codeOf(p.run(department, (ctx) => changeResource(ctx, id, changed({ ...input, sharing, ...over }, version))))
    const consent = { document: '同意函〔2026〕7号', digest: `0x${'ee'.repeat(32)}`, until: new Date('2030-01-01') }
    const fromId = sharer.participantId
    expect(await rewrite({ fromId, consent: { document: '函', digest: `0x${'aa'.repeat(32)}` } }, 1)).toBe('none')
    const { sharing } = await p.run(sharer, (ctx) => giveConsent(ctx, id, consent))
    expect(sharing).toMatchObject({ document: consent.document, givenAt: expect.any(String) })
    const third = await p.organization('department')
    const refused: [PublishResource['sharing'], Partial<PublishResource>?][] = [
      [{ fromId, consent: { ...consent, document: '另一函' } }],
      [{ fromId, consent: { ...consent, digest: `0x${'ff'.repeat(32)}` } }],
      [{ fromId, consent: { ...consent, until: undefined } }], [{ fromId }],
      [{ fromId: third.participantId, consent }], [undefined, { acquisition: 'own' }],
    ]
    for (const [next, over] of refused) expect(await rewrite(next, 3, over)).toBe('resource.consent_given')
    const file = csvOf([{ 资源代码: input.code, 同意截止日期: '2099-12-31' }], ['资源代码', '同意截止日期'])
    const { body } = await send(p, file, { as: department })
    expect(body).toMatchObject({ faulty: 1, faults: [{ faults: [{ rule: 'consent_given', column: '来源部门' }] }] })
    expect(await rewrite({ fromId, consent }, 3, { name: '新名' })).toBe('none')
    const again = await p.run(sharer, (ctx) => giveConsent(ctx, id, { ...consent, until: undefined }))
    expect(again.sharing).toMatchObject({ until: null })
  })

  it('sees of others’ resources only those that it shared', async () => {
    const { id } = await publish()
    const ask = async (path: string) =>
      hiddenAnswer(await p.request('POST', `/api/resources/${path}/sharing-consent/withdraw`, { as: sharer, body: reason }))
    expect(await ask(id)).toEqual(await ask(`res_${'0'.repeat(26)}`))
  })

  it('gives no consent that is over already', async () => {
    const { id } = await publish(sharedFrom(sharer.participantId))
    const consent = { document: '函', digest: `0x${'ee'.repeat(32)}`, until: new Date(p.clock.now().getTime() - 1) }
    expect(await codeOf(p.run(sharer, (ctx) => giveConsent(ctx, id, consent)))).toBe('resource.consent_over')
  })
})

describe('a withdrawal', () => {
  it('takes a resource out of the catalogue and keeps its code', async () => {
    const input = resourceInput()
    const { id } = await p.run(department, (ctx) => publishResource(ctx, input))
    expect((await p.run(department, (ctx) => withdrawResource(ctx, id, reason))).state).toBe('withdrawn')
    expect(await eventsOf(p, id)).toEqual(['resource.published', 'resource.withdrawn'])
    expect(await codeOf(publish({ code: input.code }))).toBe('resource.code_taken')
    const { body } = await p.request('GET', `/api/resources?q=${input.code}`, { as: department })
    expect(body.items).toEqual([])
    const gone = await p.request('GET', `/api/resources?q=${input.code}&state=withdrawn`, { as: sharer })
    expect(gone.body.items).toHaveLength(1)
  })

  it('waits until no grant names the resource any more', async () => {
    const operator = await p.organization('operator')
    const { id } = await registeredResource(p, department)
    const { id: grant } = await grantInForce(p, department, operator, [id])
    const withdraw = () => codeOf(p.run(department, (ctx) => withdrawResource(ctx, id, reason)))
    expect((await p.run(department, (ctx) => getResource(ctx, id))).inAuthorisedScope).toBe(true)
    for (const state of ['active', 'suspended', 'granted', 'accepted']) {
      await p.db.operatingAuthorization.update({ where: { id: grant }, data: { state } })
      expect([state, await withdraw()]).toEqual([state, 'resource.in_scope'])
    }
    await p.db.operatingAuthorization.update({ where: { id: grant }, data: { state: 'ended' } })
    expect((await p.run(department, (ctx) => getResource(ctx, id))).inAuthorisedScope).toBe(false)
    expect(await withdraw()).toBe('none')
  })

  it('waits for no grant that was handed over', async () => {
    const operator = await p.organization('operator')
    const { id } = await registeredResource(p, department)
    const grant = await grantInForce(p, department, operator, [id])
    await p.db.operatingAuthorization.update({ where: { id: grant.id }, data: { state: 'handed_over' } })
    expect((await p.run(department, (ctx) => getResource(ctx, id))).inAuthorisedScope).toBe(false)
    expect(await codeOf(p.run(department, (ctx) => withdrawResource(ctx, id, reason)))).toBe('none')
  })
})

describe('every state × every act', () => {
  const rows: Record<ResourceState, object> = {
    published: {},
    registered: { registrationValidTo: new Date('2099-01-01') },
    lapsed: { registrationValidTo: new Date('2000-01-01') },
    revoked: { registrationValidTo: new Date('2099-01-01'), registrationRevokedAt: new Date() },
    withdrawn: { withdrawnAt: new Date() },
  }
  const acts = {
    change: (id: string, input: PublishResource) =>
      p.run(department, (ctx) => changeResource(ctx, id, changed({ ...input, name: '新名' }, 1))),
    consent: (id: string) => p.run(sharer, (ctx) => withdrawConsent(ctx, id, reason)),
    withdraw: (id: string) => p.run(department, (ctx) => withdrawResource(ctx, id, reason)),
  }
  const names = ['change', 'consent', 'withdraw'] as const
  it.each(RESOURCE_STATES.flatMap((state) => names.map((act) => [state, act] as const)))(
    '%s: %s exactly when the table says so',
    async (state, act) => {
      const input = resourceInput(sharedFrom(sharer.participantId))
      const { id } = await p.run(department, (ctx) => publishResource(ctx, input))
      const code = state === 'published' || state === 'withdrawn' ? null : `SDDJ-${id.slice(-12)}`
      await p.db.publicDataResource.update({ where: { id }, data: { registrationCode: code, ...rows[state] } })
      const isAllowed = RESOURCE_ACTS[act].from.some((from) => from === state)
      expect(await codeOf(acts[act](id, input))).toBe(isAllowed ? 'none' : 'resource.act_not_allowed')
    },
  )
})
