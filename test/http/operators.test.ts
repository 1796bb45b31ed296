import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { endpoints } from '#api/app.ts'
import { platform } from '#test/support/platform.ts'

const p = await platform()
const MINUTE_MS = 60_000

const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  responses: z.record(z.string(), z.unknown()),
})
const Document = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.looseObject({
    schemas: z.record(z.string(), z.unknown()),
    securitySchemes: z.looseObject({ bearer: z.looseObject({}) }),
  }),
})
const routes = endpoints(p.server, {
  delivery: p.delivery, sealKey: Buffer.alloc(32),
  trust: () => {
    throw new Error('not asked')
  },
})

describe('the OpenAPI document', () => {
  const read = async () => Document.parse((await p.request('GET', '/openapi.json')).body)

  it('is of version 3.1 and holds every endpoint, and no other', async () => {
    const { openapi, paths } = await read()
    expect(openapi).toMatch(/^3\.1\./)
    const told = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    expect(told.toSorted()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).toSorted())
  })

  it('gives each operation a name of its own, a summary, an answer and a problem', async () => {
    const operations = Object.values((await read()).paths).flatMap((methods) => Object.values(methods))
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
    for (const { summary, responses } of operations) {
      expect(summary).not.toBe('')
      expect(Object.keys(responses)).toContain('default')
      expect(Object.keys(responses).some((status) => status.startsWith('2'))).toBe(true)
    }
  })

  it('refers to nothing that it does not hold', async () => {
    const document = await read()
    const matches = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)
    const references = [...matches].map(([, name]) => name)
    expect(references.length).toBeGreaterThan(20)
    expect(references.filter((name) => name === undefined || !(name in document.components.schemas))).toEqual([])
  })
})

describe('the page of the documentation', () => {
  it('loads nothing from elsewhere, and all that it loads is here', async () => {
    const page = await p.request('GET', '/docs')
    expect(page.headers.get('content-type')).toMatch(/^text\/html/)
    expect(page.text).not.toMatch(/https?:|\/\/[a-z]/i)
    const parts = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '')
    expect(parts).toHaveLength(3)
    for (const address of parts) {
      const { status, headers, text } = await p.request('GET', address)
      expect([address, status, text.length > 0]).toEqual([address, 200, true])
      expect(headers.get('content-type')).toMatch(address.endsWith('.css') ? /^text\/css/ : /^text\/javascript/)
    }
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
  })
})

describe('what operators look at', () => {
  it('/healthz and /readyz tell the state of writer, chain and witness', async () => {
    for (const [path, status] of [['/healthz', 'alive'], ['/readyz', 'ready']] as const) {
      const answer = await p.request('GET', path)
      expect([answer.status, answer.body]).toEqual([200, {
        status, writer: 'another', chain: { state: 'ok', sentence: null }, witness: { state: 'ok', sentence: null },
      }])
    }
  })

  it('/metrics counts requests by their route, never by the address that was asked for', async () => {
    await p.request('GET', '/api/catalog/lst_some-id-of-somebody')
    await p.request('GET', '/nowhere-at-all')
    const { text, headers } = await p.request('GET', '/metrics')
    expect(headers.get('content-type')).toMatch(/^text\/plain/)
    expect(text)
      .toMatch(/http_request_duration_seconds_count\{method="GET",route="\/api\/catalog\/:id",status="404"\} \d+/)
    expect(text).not.toContain('some-id-of-somebody')
    expect(text).not.toContain('nowhere-at-all')
  })

  it('every answer has a request id: the caller’s, or a new one', async () => {
    const given = await p.request('GET', '/healthz', { headers: { 'x-request-id': 'abc-123' } })
    expect(given.headers.get('x-request-id')).toBe('abc-123')
    const made = (await p.request('GET', '/healthz')).headers.get('x-request-id')
    expect(made).toMatch(/^[0-9a-f-]{36}$/)
    const odd = await p.request('GET', '/healthz', { headers: { 'x-request-id': `<script>${'x'.repeat(200)}` } })
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('the rate limit', () => {
  it('turns away what is past it within a minute, says when to come back, and lets it in then', async () => {
    const limited = await platform({ RATE_LIMIT_PER_MINUTE: '5' })
    const ask = () => limited.request('GET', '/api/catalog')
    for (let i = 0; i < 5; i++) expect((await ask()).status).toBe(200)
    const { status, body, headers } = await ask()
    const seconds = Number(headers.get('retry-after'))
    expect([status, body.code, seconds > 0 && seconds <= 60]).toEqual([429, 'request.rate', true])
    expect((await limited.request('GET', '/readyz')).status).toBe(200)
    limited.clock.advance((seconds - 10) * 1_000)
    expect((await ask()).status).toBe(429)
    limited.clock.advance(MINUTE_MS)
    expect((await ask()).status).toBe(200)
  })
})
