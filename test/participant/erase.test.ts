import { describe, expect, it } from 'vitest'
import { eraseParticipantPersonalFields } from '#api/participant/erase.ts'
import { disablePerson } from '#api/participant/people.ts'
import { NO_PASSWORD } from '#api/participant/secret.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import { colleagueOf } from '#test/notification/world.ts'
import { codeOf, codesOf, eventsOf, hiddenAnswer, lastBodyOf } from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'
import { soldOf, versionOf } from '#test/liability/world.ts'

const p = await platform()
const staff = await p.organization('admission')
const request = `0x${'cd'.repeat(32)}`

const erase = (id: string, body: Parameters<typeof eraseParticipantPersonalFields>[2]) =>
  p.run(staff, (ctx) => eraseParticipantPersonalFields(ctx, id, body))
const asked = (over: object = {}) => ({ ground: 'request' as const, request, contact: false, logins: [], ...over })

/** An organisation and a colleague whose access was taken away. */
async function withColleague() {
  const member = await p.organization('provider')
  const id = await colleagueOf(p, member)
  await p.run(member, (ctx) => disablePerson(ctx, id))
  return { member, id, person: await p.db.person.findUniqueOrThrow({ where: { id } }) }
}

const personOf = (id: string) => p.db.person.findUniqueOrThrow({ where: { id } })

describe('by a person’s request', () => {
  it('takes name, login and password of whoever has no access, and the address of the mails', async () => {
    const { member, id, person } = await withColleague()
    await p.db.notificationSetting.create({ data: { personId: id, email: 'li@example.test', groups: [] } })
    const createdAt = p.clock.now()
    await p.db.mail.create({
      data: {
        id: `eml_${id.slice(4)}`, personId: id, address: 'li@example.test', subject: '通知', text: '李', state: 'waiting',
        nextAt: createdAt, createdAt,
      },
    })
    const answer = await p.request('POST', `/api/participants/${member.participantId}/erasure`, {
      as: staff, body: asked({ logins: [person.login] }),
    })
    const erased = { participantId: member.participantId, contact: false, people: 1 }
    expect([answer.status, answer.body]).toEqual([200, erased])
    expect(await personOf(id)).toMatchObject({
      name: '（已删除）', login: `erased.${id.slice(4)}`, passwordHash: NO_PASSWORD, enabled: false,
    })
    expect(await p.db.notificationSetting.count({ where: { personId: id } })).toBe(0)
    expect(await p.db.mail.findFirstOrThrow({ where: { personId: id } }))
      .toMatchObject({ address: '', text: '', state: 'dropped' })
    expect(await personOf(member.personId)).toMatchObject({ name: '测试员', enabled: true })
  })

  it('takes the contact’s name and telephone', async () => {
    const { participantId } = await p.organization('consumer')
    await erase(participantId, asked({ contact: true }))
    expect(await p.db.participant.findUniqueOrThrow({ where: { id: participantId } }))
      .toMatchObject({ contactName: '（已删除）', contactPhone: '', state: 'admitted' })
    expect(await codeOf(erase(participantId, asked({ contact: true })))).toBe('participant.nothing_to_erase')
  })

  it('refuses whoever has access, is not of the organisation, or was erased before', async () => {
    const { member, person } = await withColleague()
    const other = await p.organization('provider')
    const id = member.participantId
    expect(await codeOf(erase(id, asked({ logins: [member.login] })))).toBe('person.enabled')
    expect(await codeOf(erase(other.participantId, asked({ logins: [person.login] })))).toBe('person.unknown')
    expect(await codeOf(erase(id, asked({ logins: [person.login, 'nobody.here'] })))).toBe('person.unknown')
    expect(await codeOf(erase(id, asked()))).toBe('participant.nothing_to_erase')
    await erase(id, asked({ logins: [person.login] }))
    const pseudonym = (await personOf(person.id)).login
    expect(await codeOf(erase(id, asked({ logins: [pseudonym] })))).toBe('person.unknown')
    expect(await codeOf(erase('ptc_none', asked({ contact: true })))).toBe('not_found')
  })

  it('is done once, also by two at once', async () => {
    const { member, person } = await withColleague()
    const both = [1, 2].map(() => erase(member.participantId, asked({ logins: [person.login] })))
    expect(await codesOf(both)).toEqual(['none', 'person.unknown'])
    expect(await eventsOf(p, member.participantId)).toEqual(['person.erased'])
  })
})

describe('of an organisation that has left', () => {
  const left = { ground: 'left' as const, request }

  it('ends everybody’s access, and takes all personal fields', async () => {
    const member = await p.organization('provider')
    const colleague = await colleagueOf(p, member)
    expect((await p.request('GET', '/api/people', { as: member })).status).toBe(200)
    expect(await erase(member.participantId, left)).toMatchObject({ contact: true, people: 2 })
    expect((await p.request('GET', '/api/people', { as: member })).status).toBe(401)
    for (const id of [member.personId, colleague])
      expect(await personOf(id)).toMatchObject({ name: '（已删除）', enabled: false, passwordHash: NO_PASSWORD })
    expect(await codeOf(erase(member.participantId, left))).toBe('participant.nothing_to_erase')
  })

  it.each(['offered', 'signing', 'signed', 'activating', 'active', 'terminating'])(
    'waits for an agreement that is %s', async (state) => {
      const [provider, consumer] = [await p.organization('provider'), await p.organization('consumer')]
      const version = await versionOf(p, provider, p.clock.now())
      await soldOf(p, { provider, consumer, version }, { state })
      for (const { participantId } of [provider, consumer])
        expect(await codeOf(erase(participantId, left))).toBe('participant.still_trading')
      expect((await p.request('GET', '/api/people', { as: provider })).status).toBe(200)
    })

  it.each(['terminated', 'expired', 'declined', 'refused'])('does not wait for one that is %s', async (state) => {
    const [provider, consumer] = [await p.organization('provider'), await p.organization('consumer')]
    const version = await versionOf(p, provider, p.clock.now())
    await soldOf(p, { provider, consumer, version }, { state })
    expect(await codeOf(erase(consumer.participantId, left))).toBe('none')
  })

  it('waits for a grant of operation', async () => {
    const [operator, body] = [await p.organization('operator'), await p.organization('implementing_body')]
    const now = p.clock.now()
    await p.db.operatingAuthorization.create({
      data: {
        id: `aut_${operator.participantId.slice(4)}`, implementingBodyId: body.participantId,
        operatorId: operator.participantId, scope: '水质', resourceIds: [], agreementDigest: request, startsAt: now,
        endsAt: now, state: 'operating', createdAt: now,
      },
    })
    for (const { participantId } of [operator, body])
      expect(await codeOf(erase(participantId, left))).toBe('participant.still_trading')
  })
})

describe('who may', () => {
  it('is the admission alone, and nobody learns who is there', async () => {
    const member = await p.organization('provider')
    const ask = (as: Member, id: string) =>
      p.request('POST', `/api/participants/${id}/erasure`, { as, body: asked({ contact: true }) })
    for (const role of ['regulator', 'first_reviewer', 'provider'] as const)
      expect((await ask(await p.organization(role), member.participantId)).body.code).toBe('permit.role')
    const absent = await ask(staff, `ptc_${'0'.repeat(26)}`)
    expect([absent.status, hiddenAnswer(absent).status]).toEqual([404, 404])
  })
})

describe('what stays', () => {
  it('is every event as it was: its digest holds, and it never held what was erased', async () => {
    const { member, id } = await withColleague()
    const person = { login: `li.si.${id.slice(-6)}`, name: '李四演示' }
    await p.db.person.update({ where: { id }, data: person })
    const contact = { contactName: '王五演示', contactPhone: '0546-7654321' }
    await p.db.participant.update({ where: { id: member.participantId }, data: contact })
    const before = await p.db.chainAct.findMany({ orderBy: { sequence: 'asc' } })
    await erase(member.participantId, asked({ contact: true, logins: [person.login] }))
    const after = await p.db.chainAct.findMany({ orderBy: { sequence: 'asc' }, take: before.length })
    expect(after.map(({ body }) => sha256(body))).toEqual(before.map(({ body }) => sha256(body)))
    expect(await lastBodyOf(p, member.participantId)).toMatchObject({
      participant: member.participantId, ground: 'request', contact: true, people: [id], request, by: staff.personId,
    })
    const all = (await p.db.chainAct.findMany()).map(({ body }) => body).join('\n')
    for (const secret of [...Object.values(person), ...Object.values(contact)])
      expect([secret, all.includes(secret)]).toEqual([secret, false])
  })
})
