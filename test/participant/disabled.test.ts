import { beforeAll, expect, it } from 'vitest'
import { platform, type TestPlatform } from '#test/support/platform.ts'

let p: TestPlatform
beforeAll(async () => {
  p = await platform()
})

const sessionsOf = (personId: string) => p.db.session.count({ where: { personId } })

it('a disabled person’s sessions are gone, and one that was made meanwhile does not count', async () => {
  const owner = await p.organization('consumer')
  const { body: { id } } = await p.request('POST', '/api/people', {
    as: owner, body: { login: `same-${owner.personId.slice(-8)}`, password: owner.password, name: '同事' },
  })
  const colleague = { ...owner, personId: id, token: '' }
  const signIn = () =>
    p.request('POST', '/api/sessions', {
      body: { login: `same-${owner.personId.slice(-8)}`, password: owner.password },
    })
  colleague.token = (await signIn()).body.token
  expect((await p.request('GET', '/api/participants/me', { as: colleague })).status).toBe(200)

  await p.request('POST', `/api/people/${id}/disable`, { as: owner })
  expect(await sessionsOf(id)).toBe(0)
  expect((await signIn()).body.code).toBe('session.wrong_credentials')

  await p.db.person.update({ where: { id }, data: { enabled: true } })
  colleague.token = (await signIn()).body.token
  await p.db.person.update({ where: { id }, data: { enabled: false } })
  expect((await p.request('GET', '/api/participants/me', { as: colleague })).body.code).toBe('session.expired')
})
