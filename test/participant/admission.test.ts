import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { eventsOf, lastBodyOf } from '#test/support/market.ts'
import { type Member, PASSWORD, platform, type TestPlatform, uscc } from '#test/support/platform.ts'

let p: TestPlatform
let admission: Member
beforeAll(async () => {
  p = await platform()
  admission = await p.organization('admission')
})

const TRADING = [
  '/api/products', '/api/listings', '/api/agreements', '/api/orders', '/api/agreements/x/transfers', '/api/keys',
  '/api/account/top-ups',
]

const login = () => `a${randomBytes(6).toString('hex')}`
const application = (over: Record<string, unknown> = {}) => ({
  uscc: uscc(), name: '测试企业', roles: ['provider'], contactName: '张三', contactPhone: '0546-1234567', businessScope: '数据',
  person: { login: login(), password: PASSWORD, name: '经办' }, ...over,
})
const apply = (over: Record<string, unknown> = {}) =>
  p.request('POST', '/api/participants', { body: application(over) })
const review = (as: Member, id: string, approved = true) =>
  p.request('POST', `/api/participants/${id}/review`, { as, body: { approved, reason: '材料' } })
const signIn = (body: Record<string, unknown>) => p.request('POST', '/api/sessions', { body })

describe('an application', () => {
  it('waits for its review; who applies may sign in and do nothing yet', async () => {
    const person = { login: login(), password: PASSWORD, name: '经办' }
    const { status, body } = await apply({ person })
    expect([status, body.state]).toEqual([201, 'under_review'])
    expect(await eventsOf(p, body.id)).toEqual([])
    const session = await signIn({ login: person.login, password: PASSWORD })
    expect(session.body.roles).toEqual([])
    const headers = { authorization: `Bearer ${session.body.token}` }
    expect((await p.request('POST', '/api/products', { headers, body: {} })).body.code).toBe('permit.role')
    await review(admission, body.id)
    expect((await p.request('POST', '/api/products', { headers, body: {} })).body.code).toBe('request.invalid')
  })

  it.each([
    ['a code whose check character is wrong', { uscc: '91370500000000000A' }],
    ['the role of staff', { roles: ['admission'] }],
    ['the role of the regulator', { roles: ['regulator'] }],
    ['the platform’s own role', { roles: ['platform'] }],
    ['no role', { roles: [] }],
    ['a name that turns the text around', { name: '测试\u202e企业' }],
    ['a name of blanks', { name: '   ' }],
    ['a short password', { person: { login: 'abc123', password: 'short', name: '经办' } }],
    ['a field of its own', { state: 'admitted' }],
  ])('with %s is malformed', async (_, over) => {
    const { status, body } = await apply(over)
    expect([status, body.code]).toEqual([400, 'request.invalid'])
    expect(body.faults.length).toBeGreaterThan(0)
  })

  it('of a code or with a login that is there already is refused', async () => {
    const first = application()
    await p.request('POST', '/api/participants', { body: first })
    expect((await apply({ uscc: first.uscc })).body.code).toBe('participant.uscc_taken')
    expect((await apply({ person: first.person })).body.code).toBe('participant.login_taken')
  })

  it('of a department that would trade too is refused', async () => {
    for (const role of ['provider', 'consumer', 'operator']) {
      const { status, body } = await apply({ roles: [role, 'department'] })
      expect([role, status, body.code]).toEqual([role, 422, 'participant.roles'])
    }
    expect((await apply({ roles: ['department', 'department'] })).body.roles).toEqual(['department'])
    expect((await apply({ roles: ['operator', 'provider', 'consumer'] })).status).toBe(201)
  })

  it('that was rejected gives its code to the next one, and its people lose their access', async () => {
    const [squatter, company] = [application(), application()]
    company.uscc = squatter.uscc
    company.name = '真正的企业'
    const { body: { id } } = await p.request('POST', '/api/participants', { body: squatter })
    expect((await p.request('POST', '/api/participants', { body: company })).body.code).toBe('participant.uscc_taken')
    const { body: { token } } = await signIn({ login: squatter.person.login, password: PASSWORD })
    await review(admission, id, false)
    const again = await p.request('POST', '/api/participants', { body: company })
    expect([again.status, again.body]).toEqual([201, expect.objectContaining({
      id, name: '真正的企业', state: 'under_review', decidedAt: null, rejectionReason: null,
    })])
    const headers = { authorization: `Bearer ${token}` }
    expect((await p.request('GET', '/api/participants/me', { headers })).body.code).toBe('session.expired')
    const signedIn = await signIn({ login: squatter.person.login, password: PASSWORD })
    expect(signedIn.body.code).toBe('session.wrong_credentials')
    await review(admission, id)
    expect((await signIn({ login: company.person.login, password: PASSWORD })).body.roles).toEqual(['provider'])
    expect((await apply({ uscc: company.uscc })).body.code).toBe('participant.uscc_taken')
    expect(await eventsOf(p, id)).toEqual([
      'participant.applied', 'participant.rejected', 'participant.applied', 'participant.admitted',
    ])
  })

  it('again at once by two, after a rejection, is that of one of them', async () => {
    const first = application()
    const { body: { id } } = await p.request('POST', '/api/participants', { body: first })
    await review(admission, id, false)
    const answers = await Promise.all([1, 2].map(() => apply({ uscc: first.uscc })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect(await p.db.person.count({ where: { participantId: id, enabled: true } })).toBe(1)
  })

  it('sent twice at once is there once', async () => {
    const body = application()
    const answers = await Promise.all([1, 2].map(() => p.request('POST', '/api/participants', { body })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect(await p.db.participant.count({ where: { uscc: body.uscc } })).toBe(1)
  })
})

describe('a review', () => {
  it('admits, or rejects with its reason, once', async () => {
    for (const [approved, state] of [[true, 'admitted'], [false, 'rejected']] as const) {
      const { body: { id } } = await apply()
      expect((await review(admission, id, approved)).body)
        .toMatchObject({ state, rejectionReason: approved ? null : '材料' })
      for (const again of [true, false])
        expect((await review(admission, id, again)).body.code).toBe('participant.act_not_allowed')
      expect(await eventsOf(p, id)).toEqual(['participant.applied', `participant.${state}`])
    }
  })

  it('by two at once is decided by one of them', async () => {
    const colleague = await p.organization('admission')
    for (let round = 0; round < 3; round++) {
      const { body: { id } } = await apply()
      const answers = await Promise.all([review(admission, id, true), review(colleague, id, false)])
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      const [won] = answers.filter(({ status }) => status === 200)
      expect((await p.db.participant.findUniqueOrThrow({ where: { id } })).state).toBe(won?.body.state)
      expect(await eventsOf(p, id)).toHaveLength(2)
    }
  })

  it('is the admission’s alone; staff have no part in trading', async () => {
    const { body: { id } } = await apply()
    for (const role of ['first_reviewer', 'treasurer', 'regulator', 'provider'] as const)
      expect((await review(await p.organization(role), id)).body.code).toBe('permit.role')
    for (const role of ['admission', 'first_reviewer', 'second_reviewer', 'treasurer'] as const) {
      const staff = await p.organization(role)
      for (const path of TRADING)
        expect([role, path, (await p.request('POST', path, { as: staff, body: {}, key: p.key() })).body.code])
          .toEqual([role, path, 'permit.role'])
    }
    expect((await review(admission, 'ptc_00000000000000000000000000')).body.code).toBe('not_found')
  })
})

describe('people', () => {
  it('are added by their own organisation, without duties of staff', async () => {
    const owner = await p.organization('provider')
    const add = (as: Member, duties: string[]) =>
      p.request('POST', '/api/people', { as, body: { login: login(), password: PASSWORD, name: '同事', duties } })
    expect((await add(owner, [])).status).toBe(201)
    expect((await add(owner, ['treasurer'])).body.code).toBe('person.duties')
  })

  it('of the staff are added and disabled by the admission alone, which leaves an event without names', async () => {
    const duty = { login: login(), password: PASSWORD, name: '某某某', duties: ['treasurer'] }
    const { status, body } = await p.request('POST', '/api/people', { as: admission, body: duty })
    expect([status, body.duties]).toEqual([201, ['treasurer']])
    const { body: { token } } = await signIn({ login: duty.login, password: PASSWORD })
    const headers = { authorization: `Bearer ${token}` }
    for (const duties of [[], ['treasurer']]) {
      const colleague = { ...duty, login: login(), duties }
      const added = await p.request('POST', '/api/people', { headers, body: colleague })
      expect(added.body.code).toBe('person.admission_only')
    }
    expect((await p.request('POST', `/api/people/${admission.personId}/disable`, { headers })).body.code)
      .toBe('person.admission_only')
    const fact = { person: body.id, duties: ['treasurer'], by: admission.personId }
    expect(await lastBodyOf(p, body.id)).toEqual({ ...fact, nonce: expect.any(String) })
    for (let i = 0; i < 2; i++) await p.request('POST', `/api/people/${body.id}/disable`, { as: admission })
    expect(await eventsOf(p, body.id)).toEqual(['person.added', 'person.disabled'])
    expect(await lastBodyOf(p, body.id)).toEqual({ ...fact, nonce: expect.any(String) })
  })

  it('of the staff have no duties that must be apart, nor give any to themselves', async () => {
    const add = (duties: string[], name = login()) =>
      p.request('POST', '/api/people', { as: admission, body: { login: name, password: PASSWORD, name: '同事', duties } })
    for (const other of ['first_reviewer', 'second_reviewer', 'treasurer'])
      expect((await add([other, 'admission'])).body.code).toBe('person.duties_apart')
    expect((await add(['first_reviewer', 'second_reviewer'])).body.code).toBe('person.duties_apart')
    expect((await add(['treasurer', 'first_reviewer'])).status).toBe(201)
    expect((await add(['treasurer'], admission.login)).body.code).toBe('participant.login_taken')
  })

  it('are disabled by their own organisation, with their sessions; nobody disables oneself', async () => {
    const owner = await p.organization('provider')
    const person = { login: login(), password: PASSWORD, name: '同事' }
    const { body: { id } } = await p.request('POST', '/api/people', { as: owner, body: person })
    const { body: { token } } = await signIn({ login: person.login, password: PASSWORD })
    const disable = (as: Member, who: string) => p.request('POST', `/api/people/${who}/disable`, { as })
    expect((await disable(await p.organization('provider'), id)).body.code).toBe('not_found')
    expect((await disable(owner, owner.personId)).body.code).toBe('person.oneself')
    expect((await disable(owner, id)).body.enabled).toBe(false)
    const headers = { authorization: `Bearer ${token}` }
    expect((await p.request('GET', '/api/participants/me', { headers })).body.code).toBe('session.expired')
    expect((await signIn({ login: person.login, password: PASSWORD })).body.code).toBe('session.wrong_credentials')
  })
})
