import { z } from '@hono/zod-openapi'
import { beforeAll, describe, expect, it } from 'vitest'
import { endpoint } from '#api/http/endpoint.ts'
import { keyOf } from '#api/http/idempotency.ts'
import { type Member, platform, type TestPlatform } from '#test/support/platform.ts'

let p: TestPlatform
let consumer: Member
beforeAll(async () => {
  p = await platform()
  consumer = await p.organization('consumer')
})

const BODY = { amountFen: 500, reference: '转账 1' }
const topUp = (key: string | undefined, body: unknown = BODY, as = consumer) =>
  p.request('POST', '/api/account/top-ups', { as, body, ...(key === undefined ? {} : { key }) })
const countOf = ({ participantId }: Member) => p.db.topUp.count({ where: { participantId } })

describe('a request that moves money', () => {
  it('needs a key, of 8 to 200 visible characters', async () => {
    const missing = await topUp(undefined)
    expect([missing.status, missing.body.code]).toEqual([428, 'idempotency.key_missing'])
    for (const key of ['short', 'x'.repeat(201), 'with blanks', '']) {
      const { status, body } = await topUp(key)
      expect([key, status, body.code]).toEqual([key, 400, 'idempotency.key_malformed'])
    }
    expect(() => keyOf('密钥密钥密钥密钥')).toThrow(expect.objectContaining({ code: 'idempotency.key_malformed' }))
    for (const key of ['12345678', 'x'.repeat(200)]) expect(keyOf(key)).toBe(key)
    expect(await countOf(consumer)).toBe(0)
  })

  it('is done once for a key, and answered the same each time', async () => {
    const owner = await p.organization('consumer')
    const key = p.key()
    const first = await topUp(key, BODY, owner)
    for (let i = 0; i < 3; i++) {
      const again = await topUp(key, { reference: '转账 1', amountFen: 500 }, owner)
      expect([again.status, again.text]).toEqual([first.status, first.text])
    }
    expect(await countOf(owner)).toBe(1)
  })

  it('with the key of another request is refused', async () => {
    const key = p.key()
    await topUp(key)
    for (const body of [{ ...BODY, amountFen: 501 }, { ...BODY, reference: '转账 2' }]) {
      const { status, body: answer } = await topUp(key, body)
      expect([status, answer.code]).toEqual([422, 'idempotency.other_request'])
    }
  })

  it('twenty times at once is done once', async () => {
    const owner = await p.organization('consumer')
    const key = p.key()
    const answers = await Promise.all(Array.from({ length: 20 }, () => topUp(key, BODY, owner)))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
    expect(await countOf(owner)).toBe(1)
  })

  it('shares its key with nobody', async () => {
    const key = p.key()
    const [one, other] = [await p.organization('consumer'), await p.organization('consumer')]
    const [mine, theirs] = [await topUp(key, BODY, one), await topUp(key, BODY, other)]
    expect(mine.body.id).not.toBe(theirs.body.id)
    expect([mine.body.participantId, theirs.body.participantId]).toEqual([one.participantId, other.participantId])
  })

  it('that was refused may be sent again with its key once it is right', async () => {
    const owner = await p.organization('consumer')
    const key = p.key()
    expect((await topUp(key, { ...BODY, amountFen: 0 }, owner)).status).toBe(400)
    expect((await topUp(key, BODY, owner)).status).toBe(201)
  })
})

it('a stored digest does not tell of a password: the same request with another one is the same', async () => {
  const fresh = await platform()
  let done = 0
  endpoint({
    method: 'post', path: '/api/probe', act: 'account.view', summary: 'probe', idempotent: true,
    body: z.object({ amount: z.int(), sign: z.object({ password: z.string() }) }), answer: z.object({ done: z.int() }),
    handle: async () => ({ done: ++done }),
  }).mount(fresh.app, fresh.server)
  const as = await fresh.organization('consumer')
  const key = fresh.key()
  const ask = (amount: number, password: string) =>
    fresh.request('POST', '/api/probe', { as, key, body: { amount, sign: { password } } })
  for (const password of ['one', 'another']) expect((await ask(1, password)).body).toEqual({ done: 1 })
  expect((await ask(2, 'one')).body.code).toBe('idempotency.other_request')
})
