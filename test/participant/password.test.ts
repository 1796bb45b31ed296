import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { hiddenAnswer } from '#test/support/market.ts'
import { type Answer, type Member, PASSWORD, platform, type TestPlatform, uscc } from '#test/support/platform.ts'

let p: TestPlatform
let owner: Member
beforeAll(async () => {
  p = await platform({ DATABASE_POOL: '2' })
  owner = await p.organization('provider')
})

const MINUTE_MS = 60_000
const login = () => `w${randomBytes(6).toString('hex')}`
const signIn = (name: string, password: string) =>
  p.request('POST', '/api/sessions', { body: { login: name, password } })
const times = <T>(count: number, work: () => Promise<T>) => Promise.all(Array.from({ length: count }, work))
const codesOf = (answers: Answer[]) => [...new Set(answers.map(({ body }) => body.code))].toSorted()
const addKey = (password: string) =>
  p.request('POST', '/api/keys', { as: owner, body: { custody: 'platform', password } })

describe('a password is hashed', () => {
  const person = () => ({ login: login(), password: PASSWORD, name: '经办' })
  const application = () => ({
    uscc: uscc(), name: '测试企业', roles: ['provider'], contactName: '张三', contactPhone: '0546-1234567',
    businessScope: '数据', person: person(),
  })
  const HASHING: [string, () => Promise<Answer>][] = [
    ['signs in', () => signIn(login(), 'wrong password')],
    ['applies', () => p.request('POST', '/api/participants', { body: application() })],
    ['adds a colleague', () => p.request('POST', '/api/people', { as: owner, body: person() })],
    ['proves a person', () => addKey('wrong password')],
    ['signs', () => {
      const body = { password: 'wrong password' }
      return p.request('POST', '/api/agreements/agr_0/sign', { as: owner, body })
    }],
  ]
  it.each(HASHING)('while whoever %s holds no connection that others wait for', async (_, ask) => {
    let done = 0
    const asked = Array.from({ length: 10 }, async () => {
      const { status } = await ask()
      done++
      return status
    })
    await Promise.race(asked)
    const { status } = await p.request('GET', '/api/catalog')
    // Behind ten that held the two connections, the catalogue would come when eight of them are done.
    expect([status, done < 8]).toEqual([200, true])
    expect((await Promise.all(asked)).every((one) => one === 201 || one === 401)).toBe(true)
    p.clock.advance(6 * MINUTE_MS)
  })

  it('for so many at once as there are turns; the others are told to come back', async () => {
    const answers = await times(80, () => signIn(login(), 'wrong password'))
    expect(codesOf(answers)).toEqual(['session.busy', 'session.wrong_credentials'])
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(52)
    const busy = answers.find(({ status }) => status === 429)
    expect(Number(busy?.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

describe('ten wrong passwords', () => {
  it('lock a login for five minutes, whether anybody has it or not, and no other', async () => {
    const [mine, nobodys] = [await p.organization('consumer'), login()]
    for (const name of [mine.login, nobodys])
      expect(codesOf(await times(10, () => signIn(name, 'wrong password')))).toEqual(['session.wrong_credentials'])
    const [known, unknown] = [await signIn(mine.login, PASSWORD), await signIn(nobodys, PASSWORD)]
    expect([known.status, known.body.code]).toEqual([429, 'session.locked'])
    expect(Number(known.headers.get('retry-after'))).toBeGreaterThan(200)
    expect(hiddenAnswer(unknown)).toEqual(hiddenAnswer(known))
    expect((await signIn(owner.login, PASSWORD)).status).toBe(201)
    p.clock.advance(6 * MINUTE_MS)
    expect((await signIn(mine.login, PASSWORD)).status).toBe(201)
  })

  it('are no more when they come at once; a right one starts afresh', async () => {
    const { login: name } = await p.organization('consumer')
    await times(9, () => signIn(name, 'wrong password'))
    expect((await signIn(name, PASSWORD)).status).toBe(201)
    const answers = await times(13, () => signIn(name, 'wrong password'))
    expect(answers.filter(({ body }) => body.code === 'session.locked')).toHaveLength(3)
  })

  it('of a session stop its proofs, while those of a sign-in don’t', async () => {
    await times(10, () => signIn(owner.login, 'wrong password'))
    expect((await addKey('wrong password')).body.code).toBe('session.wrong_credentials')
    await times(9, () => addKey('wrong password'))
    expect((await addKey(PASSWORD)).body.code).toBe('session.locked')
    p.clock.advance(6 * MINUTE_MS)
    expect((await addKey(PASSWORD)).status).toBe(202)
  })
})
