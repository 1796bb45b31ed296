import { afterAll, expect, it } from 'vitest'
import pino from 'pino'
import { readConfig } from '#api/config.ts'
import { postOf, smtpMailer } from '#api/notification/mail.ts'
import { sendMails } from '#api/notification/outbox.ts'
import { act, offer, signers } from '#test/agreement/world.ts'
import { type Member, platform } from '#test/support/platform.ts'
import { openMailbox } from './mailbox.ts'
import { tellAll } from './world.ts'

const FROM = 'no-reply@data.dongying.test'
const SITE = 'https://data.dongying.test'
const mailbox = await openMailbox()
const settings = { SMTP_URL: mailbox.url, MAIL_FROM: FROM, PUBLIC_URL: SITE }
const p = await platform(settings)
const mailer = smtpMailer(p.server.config)
if (!mailer) throw new Error('the configuration names a server')
const post = postOf(p.server.config)
const away = smtpMailer({ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: FROM })
if (!away) throw new Error('the configuration names a server')
afterAll(async () => {
  mailer.close()
  await mailbox.close()
})

const desk = { db: p.db, clock: p.clock.now, logger: pino({ level: 'silent' }), mailer }
const send = (by = mailer, atMost = 100) => sendMails({ ...desk, mailer: by }, atMost)

let count = 0
const newAddress = () => `person.${++count}@company.test`
const set = (as: Member, body: unknown) => p.request('PUT', '/api/notification-settings', { as, body })
const view = (as: Member) => p.request('GET', '/api/notification-settings', { as })
const verify = (as: Member, code: string) =>
  p.request('POST', '/api/notification-settings/verify', { as, body: { code } })
const again = (as: Member) => p.request('POST', '/api/notification-settings/code', { as, body: {} })
const ALL = ['agreement', 'listing']

const codeIn = (text: string | undefined) => /code=([0-9a-z]{16})/.exec(text ?? '')?.[1] ?? ''

/** A member who gets e-mail at an address of its own. */
async function verified(as: Member, groups: string[] = ['agreement']): Promise<string> {
  const email = newAddress()
  await set(as, { email, groups })
  await send()
  expect((await verify(as, codeIn(mailbox.lettersTo(email)[0]?.text))).body).toMatchObject({ verified: true })
  return email
}

it('nothing but the code goes to an address before its owner gave the code back', async () => {
  const deal = await signers(p)
  const email = newAddress()
  expect((await set(deal.provider, { email, groups: ALL })).body).toEqual({
    canMail: true, email, verified: false, groups: ['listing', 'agreement'], undelivered: 0,
  })
  await offer(p, deal)
  await tellAll(p, post)
  await send()
  const [letter, ...more] = mailbox.lettersTo(email)
  expect(more).toEqual([])
  expect([letter?.from, letter?.to]).toEqual([FROM, [email]])
  expect(letter?.headers.get('subject')).toBe('【东营大数据交易分平台】邮箱验证')
  const code = codeIn(letter?.text)
  expect(letter?.text).toContain(`${SITE}/notifications?code=${code}`)
  expect((await p.db.mail.findFirstOrThrow({ where: { address: email } })).text).toBe('')

  expect((await verify(deal.consumer, code)).body.code).toBe('notification.wrong_code')
  expect((await verify(deal.provider, '0000-0000-0000-0000')).body.code).toBe('notification.wrong_code')
  expect((await verify(deal.provider, code.toUpperCase().replaceAll(/(.{4})(?=.)/g, '$1-'))).body.verified).toBe(true)
  expect((await verify(deal.provider, code)).body.code).toBe('notification.wrong_code')
  await offer(p, deal)
  await tellAll(p, post)
  await send()
  expect(mailbox.lettersTo(email)).toHaveLength(2)
})

it('a letter is the two sentences and a link: no reason, no price', async () => {
  const deal = await signers(p)
  const email = await verified(deal.consumer)
  const { body } = await offer(p, deal)
  const counter = { quota: 5, note: '单价 1234 元', plan: { kind: 'per_use', priceFen: 123_400 } }
  expect((await act(p, deal.provider, body.id, 'counter', counter)).status).toBe(200)
  expect((await act(p, deal.provider, body.id, 'decline', { reason: '价格 5678 元太低' })).status).toBe(200)
  await tellAll(p, post)
  await send()
  const letters = mailbox.lettersTo(email).slice(1)
  expect(letters.map(({ headers }) => headers.get('subject'))).toEqual(Array(2).fill('【东营大数据交易分平台】磋商与合约'))
  const { name } = await p.db.participant.findUniqueOrThrow({ where: { id: deal.provider.participantId } })
  expect(letters[1]?.text).toBe(
    `${name}结束了就「油井压力日报（演示）」的磋商\n${name} ended the negotiation on “油井压力日报（演示）”\n\n` +
      `${SITE}/my/agreements/${body.id}\n`,
  )
  for (const { raw, text } of letters) expect(`${raw}${text}`).not.toMatch(/1234|5678|123400/)
})

it('goes only about what was chosen', async () => {
  const deal = await signers(p)
  const email = await verified(deal.provider, ['money'])
  await offer(p, deal)
  await tellAll(p, post)
  await send()
  expect(mailbox.lettersTo(email)).toHaveLength(1)
})

it('nothing of a letter becomes a header or another recipient', async () => {
  const deal = await signers(p)
  for (const email of [
    'a@b.test\r\nBcc: c@d.test', 'a@b.test, c@d.test', '"a b"@c.test', 'a@b.test>', 'a@[127.0.0.1]', 'a@b', '@b.test',
    'a@b.test\0', 'ａ@b.test', `${'a'.repeat(65)}@b.test`, 'a b@c.test', 'Name <a@b.test>', 'a;b@c.test', '',
  ])
    expect([email, (await set(deal.provider, { email, groups: [] })).status]).toEqual([email, 400])
  const email = await verified(deal.provider)
  const title = '标题\r\nBcc: evil@x.test\r\n\r\n<b>\u202e'
  await p.db.listing.update({ where: { id: deal.listingId }, data: { title } })
  await offer(p, deal)
  await tellAll(p, post)
  await send()
  const letter = mailbox.lettersTo(email).at(-1)
  expect([...(letter?.headers.keys() ?? [])]).not.toContain('bcc')
  expect(letter?.to).toEqual([email])
  expect(letter?.text.split('\n').filter((line) => /\p{Cc}|\u202e/u.test(line))).toEqual([])
  expect(letter?.text.split('\n')).toHaveLength(5)
  expect(letter?.text).toContain('「标题  Bcc: evil@x.test')
})

it('one address that is refused holds up no other, and is tried again later and later', async () => {
  const deal = await signers(p)
  const [refused, fine] = [await verified(deal.provider), await verified(deal.consumer)]
  mailbox.refuse(refused, 550)
  const { body } = await offer(p, deal)
  await p.request('POST', `/api/agreements/${body.id}/counter`, { as: deal.provider, body: { quota: 3 } })
  await tellAll(p, post)
  expect(await send()).toBe(1)
  expect(mailbox.lettersTo(fine)).toHaveLength(2)
  const row = () => p.db.mail.findFirstOrThrow({ where: { address: refused, notificationId: { not: null } } })
  expect(await row()).toMatchObject({ state: 'waiting', attempts: 1, lastError: expect.stringContaining('550') })
  expect((await view(deal.provider)).body.undelivered).toBe(1)
  expect(await send()).toBe(0)
  expect((await row()).attempts).toBe(1)
  const waits: number[] = []
  while ((await row()).state === 'waiting') {
    const { nextAt } = await row()
    waits.push(Math.round((nextAt.getTime() - p.clock.now().getTime()) / 60_000))
    p.clock.advance(nextAt.getTime() - p.clock.now().getTime())
    await send()
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64])
  expect(await row()).toMatchObject({ state: 'failed', attempts: 8 })
  expect((await row()).text).not.toBe('')
})

it('what nobody takes now is lost in no case: it leaves when the server is back', async () => {
  const deal = await signers(p)
  const email = await verified(deal.provider)
  for (let i = 0; i < 3; i++) await offer(p, deal)
  await tellAll(p, post)
  for (let i = 0; i < 12; i++) {
    expect(await send(away)).toBe(0)
    p.clock.advance(7 * 3_600_000)
  }
  const rows = await p.db.mail.findMany({ where: { address: email, state: 'waiting' } })
  expect(rows).toHaveLength(3)
  expect(rows.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(12)
  expect(await send()).toBe(3)
  expect(mailbox.lettersTo(email)).toHaveLength(4)
  mailbox.refuse(email, 451)
  await offer(p, deal)
  await tellAll(p, post)
  for (let i = 0; i < 12; i++) {
    await send()
    p.clock.advance(7 * 3_600_000)
  }
  mailbox.accept(email)
  expect(await send()).toBe(1)
  expect((await view(deal.provider)).body.undelivered).toBe(0)
})

it('a letter that is sent again after a crash has the same Message-ID', async () => {
  const deal = await signers(p)
  const email = await verified(deal.provider)
  await offer(p, deal)
  await tellAll(p, post)
  await send()
  const mail = await p.db.mail.findFirstOrThrow({ where: { address: email, notificationId: { not: null } } })
  await mailer.send({ ...mail, text: 'once more' })
  const ids = mailbox.lettersTo(email).slice(1).map(({ headers }) => headers.get('message-id'))
  expect(ids).toEqual([`<${mail.id}@data.dongying.test>`, `<${mail.id}@data.dongying.test>`])
})

it('senders at once hand over each letter once', async () => {
  const deal = await signers(p)
  const email = await verified(deal.provider)
  for (let i = 0; i < 6; i++) await offer(p, deal)
  await tellAll(p, post)
  const sent = await Promise.all([send(), send(), send()])
  expect(sent.reduce((sum, one) => sum + one, 0)).toBe(6)
  expect(mailbox.lettersTo(email)).toHaveLength(7)
})

it('an address that was changed or taken away gets nothing more, nor does who has no access', async () => {
  const deal = await signers(p)
  const [old, gone] = [await verified(deal.provider), await verified(deal.consumer)]
  const { body } = await offer(p, deal)
  await p.request('POST', `/api/agreements/${body.id}/counter`, { as: deal.provider, body: { quota: 3 } })
  await tellAll(p, post)
  expect((await set(deal.provider, { email: null, groups: ALL })).body).toMatchObject({ email: null, verified: false })
  await p.db.person.update({ where: { id: deal.consumer.personId }, data: { enabled: false } })
  expect(await send()).toBe(0)
  expect([mailbox.lettersTo(old).length, mailbox.lettersTo(gone).length]).toEqual([1, 1])
  expect(await p.db.mail.count({ where: { address: { in: [old, gone] }, state: 'dropped', text: '' } })).toBe(2)
})

it('a new code makes the one before worthless; so many a day, and each for a day', async () => {
  const person = await p.organization('consumer')
  const email = newAddress()
  expect((await again(person)).body.code).toBe('notification.nothing_to_verify')
  await set(person, { email, groups: [] })
  await send()
  for (let i = 0; i < 3; i++) expect((await again(person)).status).toBe(200)
  await send()
  const codes = mailbox.lettersTo(email).map(({ text }) => codeIn(text))
  expect(codes).toHaveLength(2)
  expect((await verify(person, codes[0] ?? '')).body.code).toBe('notification.wrong_code')
  expect((await set(person, { email: newAddress(), groups: [] })).status).toBe(200)
  const refused = await set(person, { email: newAddress(), groups: [] })
  expect([refused.status, refused.body.code]).toEqual([429, 'notification.too_many_codes'])
  expect(refused.headers.get('retry-after')).toBe('86400')
  p.clock.advance(25 * 3_600_000)
  const last = newAddress()
  await set(person, { email: last, groups: [] })
  await send()
  p.clock.advance(25 * 3_600_000)
  expect((await verify(person, codeIn(mailbox.lettersTo(last)[0]?.text))).body.code).toBe('notification.wrong_code')
})

it('without a configured server nothing is written, and the page is told so', async () => {
  const plain = await platform()
  const person = await plain.organization('consumer')
  const ask = (method: string, path: string, body?: unknown) =>
    plain.request(method, `/api/notification-settings${path}`, { as: person, body })
  expect((await ask('GET', '')).body).toMatchObject({ canMail: false, email: null, verified: false, undelivered: 0 })
  const saved = await ask('PUT', '', { email: 'a@b.test', groups: ['money'] })
  expect(saved.body).toMatchObject({ canMail: false, verified: false, groups: ['money'] })
  expect((await ask('POST', '/code', {})).body.code).toBe('notification.no_mail')
  expect(await plain.db.mail.count()).toBe(0)
  expect([postOf(plain.server.config), smtpMailer(plain.server.config)]).toEqual([undefined, undefined])
})

it('the configuration names server and sender together, or neither', () => {
  const both = { SMTP_URL: mailbox.url, MAIL_FROM: FROM }
  expect(() => readConfig({ SMTP_URL: mailbox.url })).toThrow(/SMTP_URL/)
  expect(() => readConfig({ MAIL_FROM: FROM })).toThrow(/SMTP_URL/)
  for (const wrong of [{ SMTP_URL: 'http://x' }, { MAIL_FROM: 'a\r\nb@c.test' }, { PUBLIC_URL: 'https://x/y' }])
    expect(() => readConfig({ ...both, ...wrong })).toThrow(/环境变量/)
  expect(postOf(readConfig({ ...both, PORT: '9000' }))).toEqual({ url: 'http://127.0.0.1:9000' })
})
