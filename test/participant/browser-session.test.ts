import { beforeAll, describe, expect, it } from 'vitest'
import { type Member, platform, type TestPlatform } from '#test/support/platform.ts'

let p: TestPlatform
let provider: Member

const OWN = { 'sec-fetch-site': 'same-origin' }

beforeAll(async () => {
  p = await platform()
  provider = await p.organization('provider')
})

async function signedIn(headers: Record<string, string> = {}) {
  const { login, password } = provider
  const answer = await p.request('POST', '/api/sessions/browser', { body: { login, password }, headers })
  return { answer, cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' }
}

const current = (headers: Record<string, string>) => p.request('GET', '/api/sessions/current', { headers })

describe('a browser’s session', () => {
  it('is kept in a cookie that no script reads and no other site sends, and in nothing else', async () => {
    const { answer, cookie } = await signedIn()
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ participantId: provider.participantId, roles: ['provider'] })
    expect(answer.text).not.toContain('dys_')
    expect(cookie).toMatch(/^session=dys_/)
    expect(answer.headers.get('set-cookie')).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(answer.headers.get('set-cookie')).toMatch(/Max-Age=28(800|799)/)
  })

  it('goes over TLS alone where the page came by TLS', async () => {
    const { answer } = await signedIn({ 'x-forwarded-proto': 'https' })
    expect(answer.headers.get('set-cookie')).toContain('; Secure')
  })

  it('tells who is signed in, and what they may do', async () => {
    const { cookie } = await signedIn()
    const { body } = await current({ cookie })
    expect(body.signedIn).toMatchObject({
      participant: { id: provider.participantId, state: 'admitted', suspended: false },
      person: { login: provider.login },
      roles: ['provider'],
    })
    expect(body.signedIn.acts).toContain('listing.submit')
    expect(body.signedIn.acts).not.toContain('resource.publish')
  })

  it('is nobody’s for a visitor, and for a cookie that is over or no token at all', async () => {
    for (const cookie of ['', 'session=dys_0000000000000000', 'session=%00', 'session=dyk_00000000000'])
      expect((await current({ cookie })).body).toEqual({ signedIn: null })
  })

  it('changes nothing for a page of another site', async () => {
    const { cookie } = await signedIn()
    for (const headers of [{}, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://evil.example' }]) {
      const answer = await p.request('DELETE', '/api/sessions', { headers: { cookie, host: 'data.example', ...headers } })
      expect([answer.status, answer.body.code]).toEqual([403, 'session.cross_site'])
    }
    expect((await current({ cookie })).body.signedIn).not.toBeNull()
  })

  it('lets a page of its own change things, told by the browser or by the origin', async () => {
    const { cookie } = await signedIn()
    const product = (headers: Record<string, string>) =>
      p.request('POST', '/api/products', { body: {}, headers: { cookie, ...headers } })
    expect((await product(OWN)).body.code).toBe('request.invalid')
    expect((await product({ origin: 'https://data.example', host: 'data.example' })).body.code).toBe('request.invalid')
  })

  it('ends with its cookie', async () => {
    const { cookie } = await signedIn()
    const ended = await p.request('DELETE', '/api/sessions', { headers: { cookie, ...OWN } })
    expect([ended.status, ended.headers.get('set-cookie')]).toEqual([200, expect.stringMatching(/^session=; Max-Age=0;/)])
    expect((await current({ cookie })).body).toEqual({ signedIn: null })
  })

  it('is not made by a wrong password', async () => {
    const { login } = provider
    const answer = await p.request('POST', '/api/sessions/browser', { body: { login, password: 'wrong password' } })
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([401, null])
  })
})
