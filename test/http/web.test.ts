import { beforeAll, describe, expect, it } from 'vitest'
import { platform, type TestPlatform } from '#test/support/platform.ts'

let p: TestPlatform

beforeAll(async () => {
  p = await platform()
})

const opened = (path: string) => p.request('GET', path, { headers: { accept: 'text/html,*/*;q=0.8' } })

describe('the pages', () => {
  it('are one document at every address that is no part of the API, and load nothing from elsewhere', async () => {
    const { text } = await opened('/')
    for (const path of ['/catalog', '/catalog/lst_1', '/my/agreements/agr_1', '/no/such/page']) {
      const answer = await opened(path)
      expect([path, answer.status, answer.text === text]).toEqual([path, 200, true])
      expect(answer.headers.get('cache-control')).toBe('no-cache')
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
    }
    const loaded = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address)
    expect(loaded.length).toBeGreaterThan(2)
    for (const address of loaded) expect(address).toMatch(/^\/(assets\/|icon\.svg$|docs$)/)
  })

  it('have files that may be kept for a year, since their names change with their content', async () => {
    const { text } = await opened('/')
    const [script = ''] = /\/assets\/[^"]+\.js/.exec(text) ?? []
    const answer = await p.request('GET', script, { headers: { 'accept-encoding': 'gzip' } })
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('content-encoding')]).toEqual([
      200, 'public, max-age=31536000, immutable', 'gzip',
    ])
    expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/)
  })

  it('are no answer to what is missing in the API, among the files, or for a program', async () => {
    for (const path of ['/api/no-such-thing', '/assets/none.js', '/assets/..%2f..%2fpackage.json', '/docs/none'])
      expect([path, (await opened(path)).status]).toEqual([path, 404])
    expect((await p.request('GET', '/catalog', { headers: { accept: 'application/json' } })).status).toBe(404)
  })
})
