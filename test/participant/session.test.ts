import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { PERSONAL_ACTS } from '#api/participant/participant.ts'
import { hiddenAnswer } from '#test/support/market.ts'
import { type Answer, type Member, PASSWORD, platform, type TestPlatform } from '#test/support/platform.ts'

let p: TestPlatform
let owner: Member
beforeAll(async () => {
  p = await platform()
  owner = await p.organization('provider', 'consumer')
})

const HOUR_MS = 3_600_000
const signIn = (login: string, password: string) => p.request('POST', '/api/sessions', { body: { login, password } })
const by = (token: string, method = 'GET', path = '/api/participants/me', body?: unknown): Promise<Answer> =>
  p.request(method, path, { headers: { authorization: `Bearer ${token}` }, ...(body === undefined ? {} : { body }) })

describe('a session', () => {
  it('is who signed in, for eight hours', async () => {
    const { status, body } = await signIn(owner.login, PASSWORD)
    expect([status, body.participantId, body.roles]).toEqual([201, owner.participantId, ['provider', 'consumer']])
    expect((await by(body.token)).body.id).toBe(owner.participantId)
    p.clock.advance(8 * HOUR_MS - 60_000)
    expect((await by(body.token)).status).toBe(200)
    p.clock.advance(120_000)
    const late = await by(body.token)
    expect([late.status, late.body.code, late.headers.get('www-authenticate')])
      .toEqual([401, 'session.expired', 'Bearer'])
  })

  it('answers an unknown login byte for byte as a wrong password', async () => {
    const [unknown, wrong] = [await signIn('nobody-at-all', PASSWORD), await signIn(owner.login, 'wrong password')]
    expect(unknown.body.code).toBe('session.wrong_credentials')
    expect(hiddenAnswer(unknown)).toEqual(hiddenAnswer(wrong))
  })

  it('is not that of a token with one character changed', async () => {
    const { body: { token } } = await signIn(owner.login, PASSWORD)
    for (const at of [4, 20, 46]) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
      expect((await by(changed)).body.code).toBe('session.expired')
    }
    expect((await by(`${token}A`)).body.code).toBe('session.expired')
    expect((await by(token.slice(0, -1))).body.code).toBe('session.expired')
  })

  const MALFORMED = ['Basic abcdefgh', 'Bearer', 'Bearer a b', 'Bearer short', 'bearer dys_abcdefghijk']
  it.each(MALFORMED)('%j is no credential', async (authorization) => {
    const { status, body } = await p.request('GET', '/api/participants/me', { headers: { authorization } })
    expect([status, body.code]).toEqual([401, 'session.malformed'])
  })

  it('ends when one signs out', async () => {
    const { body: { token } } = await signIn(owner.login, PASSWORD)
    expect((await by(token, 'DELETE', '/api/sessions')).body).toEqual({ ended: true })
    expect((await by(token)).body.code).toBe('session.expired')
  })
})

describe('an API key', () => {
  let fresh: Member
  beforeAll(async () => {
    fresh = await p.organization('consumer')
  })
  const make = (scopes: string[], days = 1) =>
    p.request('POST', '/api/api-keys', { as: fresh, body: { name: '取数', scopes, days } })

  it('may do what its scopes say, and nothing else', async () => {
    const { status, body } = await make(['agreement.view'])
    expect(status).toBe(201)
    expect((await by(body.token, 'GET', '/api/agreements')).status).toBe(200)
    expect((await by(body.token, 'GET', '/api/transfers')).body.code).toBe('permit.scope')
    expect((await by(body.token, 'POST', '/api/products', {})).body.code).toBe('permit.role')
  })

  it('can’t have more than its maker has, nor make others like that', async () => {
    for (const act of ['product.create', 'participant.review', 'supervision.measure', ...PERSONAL_ACTS])
      expect([act, (await make(['transfer.view', act])).body.code]).toEqual([act, 'api_key.scope'])
    expect((await make(['no.such_act'])).body.code).toBe('request.invalid')
    expect((await make([])).body.code).toBe('request.invalid')
  })

  it('does not sign for a person', async () => {
    const { body } = await make(['agreement.sign'])
    const sign = await by(body.token, 'POST', '/api/agreements/agr_0/sign', { password: PASSWORD })
    expect([sign.status, sign.body.code]).toEqual([403, 'session.person_needed'])
  })

  it('does not replace the signing key, make other keys, nor add people, whatever its row says', async () => {
    const { body: { id, token } } = await make(['agreement.view'])
    await p.db.apiKey.update({ where: { id }, data: { scopes: [...PERSONAL_ACTS] } })
    for (const path of ['/api/keys', '/api/api-keys', '/api/people'])
      expect([path, (await by(token, 'POST', path, {})).body.code]).toEqual([path, 'permit.scope'])
  })

  it('ends with the access of the person who made it', async () => {
    const person = { login: `k${randomBytes(6).toString('hex')}`, password: PASSWORD, name: '同事' }
    const { body: { id } } = await p.request('POST', '/api/people', { as: fresh, body: person })
    const { body: { token } } = await signIn(person.login, PASSWORD)
    const theirs = await by(token, 'POST', '/api/api-keys', { name: '取数', scopes: ['agreement.view'], days: 1 })
    const { body: mine } = await make(['agreement.view'])
    expect((await by(theirs.body.token, 'GET', '/api/agreements')).status).toBe(200)
    await p.request('POST', `/api/people/${id}/disable`, { as: fresh })
    expect((await by(theirs.body.token, 'GET', '/api/agreements')).body.code).toBe('session.expired')
    expect((await by(mine.token, 'GET', '/api/agreements')).status).toBe(200)
  })

  it('ends when it is revoked, at once, by its own organisation alone', async () => {
    const { body } = await make(['agreement.view'])
    const revoke = (as: Member) => p.request('POST', `/api/api-keys/${body.id}/revoke`, { as })
    expect((await revoke(await p.organization('consumer'))).body.code).toBe('not_found')
    const { body: revoked } = await revoke(fresh)
    expect((await by(body.token, 'GET', '/api/agreements')).body.code).toBe('session.expired')
    expect((await revoke(fresh)).body.revokedAt).toBe(revoked.revokedAt)
  })

  it('ends with its last day', async () => {
    const { body } = await make(['agreement.view'], 2)
    p.clock.advance(47 * HOUR_MS)
    expect((await by(body.token, 'GET', '/api/agreements')).status).toBe(200)
    p.clock.advance(2 * HOUR_MS)
    expect((await by(body.token, 'GET', '/api/agreements')).body.code).toBe('session.expired')
  })

  it('shows its token once', async () => {
    const { body } = await make(['agreement.view'])
    const { text } = await p.request('GET', '/api/api-keys', { as: fresh })
    expect(text).toContain(body.id)
    expect(text).not.toContain(body.token)
    expect(text).not.toContain('tokenHash')
  })
})
