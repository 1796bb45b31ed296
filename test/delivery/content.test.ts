import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { rangeOf } from '#api/delivery/send.ts'
import { TRANSFER_ACTS, TRANSFER_STATES } from '#api/delivery/transfer.ts'
import { platformWithChain } from '#test/support/platform.ts'
import { DAY_MS, openWorld, takeTransfer, type World } from '#test/support/story.ts'
import { bytesOf, codeOf, type Deal, deal, newKey, transferOf } from './world.ts'

let world: World
let open: Deal
let address: string
let whole: Buffer
beforeAll(async () => {
  world = await openWorld(await platformWithChain())
  open = await deal(world, { quota: 50 })
  address = (await takeTransfer(open.consumer, open.agreementId)).content
  whole = await bytesOf(open.consumer, address)
})

const ask = (headers: Record<string, string> = {}, method = 'GET') =>
  open.consumer.client.ask(method, address, { headers })
const part = async (range: string, more: Record<string, string> = {}) => {
  const response = await ask({ range, ...more })
  const bytes = Buffer.from(await response.arrayBuffer())
  return { status: response.status, range: response.headers.get('content-range'), bytes }
}

it('comes whole with what proves and names it', async () => {
  const { status, headers } = await ask()
  const digest = createHash('sha256').update(whole).digest()
  expect(status).toBe(200)
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-length': String(whole.length),
    'accept-ranges': 'bytes',
    etag: `"${digest.toString('hex')}"`,
    'repr-digest': `sha-256=:${digest.toString('base64')}:`,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('样例-v1.csv')}`,
    'cache-control': 'private, no-store, no-transform',
    'x-content-type-options': 'nosniff',
  })
})

it('tells with HEAD what GET would, without the bytes', async () => {
  const [head, get] = [await ask({}, 'HEAD'), await ask()]
  expect(head.status).toBe(200)
  for (const name of ['etag', 'content-length', 'repr-digest', 'content-type', 'accept-ranges'])
    expect([name, head.headers.get(name)]).toEqual([name, get.headers.get(name)])
  expect((await head.arrayBuffer()).byteLength).toBe(0)
})

it('is not sent again to whoever has it', async () => {
  const etag = (await ask()).headers.get('etag') ?? ''
  await expect(ask({ 'if-none-match': etag })).rejects.toMatchObject({ status: 304 })
  expect((await ask({ 'if-none-match': '"stale"' })).status).toBe(200)
})

it('is released by its first byte: neither HEAD nor 304 marks anything, nor a range that is refused', async () => {
  const { transfer, content } = await takeTransfer(open.consumer, open.agreementId)
  const stands = async () => {
    const { state, releasedAt } = await transferOf(open.consumer, transfer.id)
    return [state, releasedAt === null]
  }
  const { client } = open.consumer
  const etag = (await client.ask('HEAD', content)).headers.get('etag') ?? ''
  await client.ask('HEAD', content, { headers: { range: 'bytes=0-3' } })
  const known = { 'if-none-match': etag }
  await expect(client.ask('GET', content, { headers: known })).rejects.toMatchObject({ status: 304 })
  const beyond = { range: `bytes=${whole.length}-` }
  await expect(client.ask('GET', content, { headers: beyond })).rejects.toMatchObject({ status: 416 })
  expect(await stands()).toEqual(['recorded', true])
  const asked = ['HEAD', 'GET', 'HEAD'].map((method) => client.ask(method, content))
  await Promise.all(asked)
  expect(await stands()).toEqual(['released', false])
})

describe('a range', () => {
  it.each([
    ['the first byte', 'bytes=0-0', 0, 1],
    ['the first ten', 'bytes=0-9', 0, 10],
    ['from the tenth on', 'bytes=10-', 10, undefined],
    ['the last five', 'bytes=-5', -5, undefined],
    ['more than there is at the end', 'bytes=10-99999999', 10, undefined],
    ['more than there is from the end', 'bytes=-99999999', 0, undefined],
  ])('is %s', async (_, range, from, to) => {
    const expected = whole.subarray(from, to)
    const start = whole.length - whole.subarray(from).length
    expect(await part(range)).toEqual({
      status: 206, bytes: Buffer.from(expected), range: `bytes ${start}-${start + expected.length - 1}/${whole.length}`,
    })
  })

  it('of the last byte, and beyond it', async () => {
    expect((await part(`bytes=${whole.length - 1}-`)).bytes).toEqual(Buffer.from(whole.subarray(-1)))
    for (const range of [`bytes=${whole.length}-`, `bytes=${whole.length}-${whole.length + 5}`, 'bytes=-0'])
      await expect(ask({ range })).rejects.toMatchObject({ status: 416, code: 'transfer.range' })
  })

  const NO_RANGES = ['bytes=5-2', 'bytes=a-b', 'bytes=-', 'rows=0-1', 'bytes=0-1,3-4']
  it.each(NO_RANGES)('that is none (%s) is answered whole', async (range) => {
    expect(await part(range)).toEqual({ status: 200, bytes: whole, range: null })
  })

  it('of another content than the one at hand is answered whole', async () => {
    const etag = (await ask()).headers.get('etag') ?? ''
    expect((await part('bytes=0-3', { 'if-range': etag })).status).toBe(206)
    expect(await part('bytes=0-3', { 'if-range': '"stale"' })).toEqual({ status: 200, bytes: whole, range: null })
  })

  it('is always within the content, or refused', () => {
    for (const size of [1, 2, 7])
      for (let first = 0; first <= 9; first++)
        for (let last = first; last <= 9; last++) {
          const range = first < size ? rangeOf(`bytes=${first}-${last}`, size) : undefined
          if (first < size) expect(range).toEqual({ start: first, end: Math.min(last + 1, size) })
          else expect(() => rangeOf(`bytes=${first}-${last}`, size)).toThrow('超出')
        }
  })

  it('is no transfer of its own, however many come at once', async () => {
    const { transfer, content } = await takeTransfer(open.consumer, open.agreementId)
    const count = await world.platform.db.transfer.count()
    const parts = await Promise.all(
      Array.from({ length: 16 }, (_, i) => bytesOf(open.consumer, content, { range: `bytes=${i}-${i}` })),
    )
    expect(Buffer.concat(parts)).toEqual(Buffer.from(whole.subarray(0, 16)))
    expect(await world.platform.db.transfer.count()).toBe(count)
    expect(await transferOf(open.consumer, transfer.id)).toMatchObject({ state: 'released', chargedFen: 1_000 })
  })
})

describe('inline', () => {
  const take = (accept: string, format = 'csv') =>
    open.consumer.client.ask('POST', `/api/agreements/${open.agreementId}/transfers`, {
      body: JSON.stringify({ format }),
      headers: { 'content-type': 'application/json', 'idempotency-key': newKey(), accept },
    })

  it('answers a request that accepts the content with it, and says where the receipt is', async () => {
    const response = await take('text/csv, application/json;q=0.5')
    expect(Buffer.from(await response.arrayBuffer())).toEqual(whole)
    const [, receipt = ''] = /^<([^>]+)>; rel="describedby"/.exec(response.headers.get('link') ?? '') ?? []
    expect(receipt).toMatch(/^\/api\/transfers\/tfr_[0-9a-z]{26}\/receipt$/)
    expect(await transferOf(open.consumer, receipt.split('/')[3] ?? '')).toMatchObject({ state: 'released' })
  })

  it('does not answer with another type than the one that is accepted', async () => {
    for (const accept of ['application/json', 'text/csv-schema', '*/*'])
      expect((await take(accept)).headers.get('content-type')).toMatch(/^application\/json/)
    expect((await take('text/csv', 'ndjson')).headers.get('content-type')).toMatch(/^application\/json/)
  })
})

describe('the content of a transfer', () => {
  const REFUSALS: Record<string, string> = {
    submitted: 'transfer.not_recorded',
    rejected: 'transfer.provider_suspended', withheld: 'transfer.withheld', lapsed: 'transfer.purged',
  }

  // One that is reserved is the writer's to take at once: `hold.test.ts` stops the writer for it.
  const states = TRANSFER_STATES.filter((state) => state !== 'reserved')
  it.each(states)('that is %s leaves as the table says, and as nothing else', async (state) => {
    const { transfer, content } = await takeTransfer(open.consumer, open.agreementId)
    const rejection = state === 'rejected' ? 6 : null
    await world.platform.db.transfer.update({ where: { id: transfer.id }, data: { state, rejection } })
    const allowed = TRANSFER_ACTS.release.from.some((from) => from === state)
    expect(await codeOf(bytesOf(open.consumer, content))).toBe(allowed ? 'none' : REFUSALS[state])
    expect((await transferOf(open.consumer, transfer.id)).state).toBe(allowed ? TRANSFER_ACTS.release.to : state)
  })

  it('is gone once its time is over, while the record stays', async () => {
    const { transfer, content, receipt } = await takeTransfer(open.consumer, open.agreementId)
    const [startsAt, endsAt] = [new Date(Date.now() - 99 * DAY_MS), new Date(Date.now() - 31 * DAY_MS)]
    await world.platform.db.agreement.update({ where: { id: open.agreementId }, data: { startsAt, endsAt } })
    expect(await codeOf(bytesOf(open.consumer, content))).toBe('transfer.purged')
    expect(JSON.parse(await open.consumer.client.text(receipt.href))).toMatchObject({ id: transfer.id })
  })
})
