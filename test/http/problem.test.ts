import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '#api/app.ts'
import { openDatabase } from '#api/db/client.ts'
import { isDatabaseGone } from '#api/http/problem.ts'
import { AppError, STATUS } from '#api/kernel/errors.ts'
import { type Answer, freePort, type Member, platform, type TestPlatform } from '#test/support/platform.ts'

let p: TestPlatform
let consumer: Member
beforeAll(async () => {
  p = await platform({ BODY_LIMIT_BYTES: '2048' })
  consumer = await p.organization('consumer')
})

const quote = (headers: Record<string, string>, raw: string): Promise<Answer> =>
  p.request('POST', '/api/quotes', { headers, raw })
const JSON_TYPE = { 'content-type': 'application/json' }
const outcome = ({ status, body }: Answer) => [status, body?.code]

describe('a failure', () => {
  it('is a problem document: type, title, status, code, request id, and no more than may be shown', async () => {
    const headers = { 'x-request-id': 'mine-1234' }
    const answer = await p.request('GET', '/api/transfers/tfr_0', { as: consumer, headers })
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.body).toEqual({
      type: 'urn:dongying:problem:not_found', title: '没有找到该对象', status: 404, code: 'not_found', requestId: 'mine-1234',
    })
  })

  it('that nobody foresaw shows a fixed text alone', async () => {
    const { status, body, text } = await p.request('GET', '/api/provenance/trust')
    expect([status, body.code, body.title]).toEqual([500, 'internal', '服务发生意外错误，请凭请求编号联系平台'])
    expect(Object.keys(body).toSorted()).toEqual(['code', 'requestId', 'status', 'title', 'type'])
    expect(text).not.toMatch(/chain|Error|\.ts/)
  })

  it('names each fault of an input by its place', async () => {
    const { body } = await quote(JSON_TYPE, JSON.stringify({ plan: { kind: 'per_use', priceFen: -1 } }))
    expect(body).toMatchObject({ status: 400, code: 'request.invalid', faults: [{ path: 'plan.priceFen' }] })
  })

  it('at an address or by a method that is not there is 404', async () => {
    for (const address of ['GET /api/no-such', 'PUT /api/quotes', 'GET /.env', 'GET /docs/../package.json']) {
      const [method = '', path = ''] = address.split(' ')
      expect([path, outcome(await p.request(method, path))]).toEqual([path, [404, 'not_found']])
    }
  })

  it('has one status for each kind', () => {
    for (const status of Object.values(STATUS)) expect(status).toBeGreaterThanOrEqual(400)
    expect(new AppError('refused', 'a.b', '句子').detail).toEqual({})
  })
})

describe('a body', () => {
  const NO_JSON = ['{', '', '{"plan":}', 'plan=free', '{"plan": {"kind": "free"}', '\u0000']
  it.each(NO_JSON)('that is no JSON (%j) is 400', async (raw) => {
    expect(outcome(await quote(JSON_TYPE, raw))).toEqual([400, 'request.malformed'])
  })

  it.each(['null', '7', '[]', '"free"'])('that is other JSON (%s) is 400', async (raw) => {
    expect(outcome(await quote(JSON_TYPE, raw))).toEqual([400, 'request.invalid'])
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', 'multipart/form-data; boundary=x'])(
    'of the type %s is 415', async (type) => {
      expect(outcome(await quote({ 'content-type': type }, '{"plan":{"kind":"free"}}')))
        .toEqual([415, 'request.media_type'])
    },
  )

  it('of a type with parameters, or of a kind of JSON, is read', async () => {
    for (const type of ['application/json; charset=utf-8', 'application/vnd.api+json'])
      expect((await quote({ 'content-type': type }, '{"plan":{"kind":"free"}}')).status).toBe(200)
  })

  it('larger than the limit is 413, whether it says its size or not', async () => {
    const large = JSON.stringify({ plan: { kind: 'free' }, more: 'x'.repeat(4_096) })
    expect(outcome(await quote({ ...JSON_TYPE, 'content-length': String(large.length) }, large)))
      .toEqual([413, 'request.too_large'])
    expect(outcome(await quote(JSON_TYPE, large))).toEqual([413, 'request.too_large'])
  })

  it('is not read for whoever may not send it', async () => {
    const answer = await p.request('POST', '/api/products', { headers: JSON_TYPE, raw: '{' })
    expect(outcome(answer)).toEqual([401, 'permit.sign_in'])
  })
})

const QUERIES = ['limit=0', 'limit=101', 'limit=x', 'cursor=abc', `cursor=${'x'.repeat(300)}`]
it.each(QUERIES)('a query with %s is 400', async (query) => {
  expect((await p.request('GET', `/api/transfers?${query}`, { as: consumer })).status).toBe(400)
})

describe('without its database', () => {
  it('the platform says so: 503, unready, and again in a moment', async () => {
    const nowhere = { host: '127.0.0.1', port: await freePort(), user: 'x', database: 'x' }
    const db = openDatabase({ ...nowhere, connectionTimeoutMillis: 2_000 })
    const app = createApp({ ...p.server, db }, {
      delivery: p.delivery, sealKey: Buffer.alloc(32),
      trust: () => {
        throw new Error('not asked')
      },
      health: () => ({
        writer: 'another',
        chain: { state: 'ok', sentence: null },
        witness: { state: 'ok', sentence: null },
      }),
    })
    const ready = await app.request('/readyz')
    expect([ready.status, await ready.json()]).toEqual([503, expect.objectContaining({ status: 'unready' })])
    const answer = await app.request('/api/catalog')
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
    expect(await answer.json()).toMatchObject({ code: 'database.unavailable' })
    expect((await app.request('/healthz')).status).toBe(200)
    await db.$disconnect()
  })

  it('is told apart from a query that is wrong', () => {
    expect(isDatabaseGone(new Error('connect ECONNREFUSED 127.0.0.1:5432'))).toBe(true)
    expect(isDatabaseGone(new Error('column "x" does not exist'))).toBe(false)
  })
})
