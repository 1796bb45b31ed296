import { expect, it } from 'vitest'
import { CONSENT_ACTS, CONSENT_STATES, consentState } from '#api/product/consent.ts'
import { enterConsent } from '#api/product/enter-consent.ts'
import { listConsents } from '#api/product/find-consents.ts'
import { withdrawConsent } from '#api/product/withdraw-consent.ts'
import { addDays } from '#api/kernel/time.ts'
import { codeOf, codesOf, declare, eventsOf, hiddenAnswer, lastBodyOf, nowOf, readyProduct } from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'

const p = await platform()
const provider = await p.organization('provider')
const consumer = await p.organization('consumer')
const now = await nowOf(p, provider)

const digest = `0x${'6b'.repeat(32)}`
const input = (over: object = {}) => ({
  recipientId: consumer.participantId, purpose: '信用评估', persons: 1_200, evidence: '逐人签署的电子同意书（演示）', digest,
  validTo: addDays(now, 30), ...over,
})

async function consentProduct(): Promise<string> {
  const { id } = await readyProduct(p, provider)
  await declare(p, provider, id, { personalBasis: 'consent', assessment: { digest, validTo: addDays(now, 300) } })
  return id
}

const entered = async (over: object = {}) => {
  const productId = await consentProduct()
  return p.run(provider, (ctx) => enterConsent(ctx, productId, input(over)))
}
const withdraw = (id: string, by: Member = provider) => p.run(by, (ctx) => withdrawConsent(ctx, id))

it('enters and withdraws a consent, each with its event', async () => {
  const consent = await entered()
  expect(consent).toMatchObject({ state: 'valid', persons: 1_200, recipientId: consumer.participantId, withdrawnAt: null })
  expect(await lastBodyOf(p, consent.id)).toMatchObject({ recipient: consumer.participantId, persons: 1_200, digest })
  expect(await withdraw(consent.id)).toMatchObject({ state: 'withdrawn' })
  expect(await eventsOf(p, consent.id)).toEqual(['consent.entered', 'consent.withdrawn'])
})

it('is seen by its provider, its recipient and the overseers, and by nobody else', async () => {
  const { id, productId } = await entered()
  const seenBy = async (who: Member) =>
    (await p.run(who, (ctx) => listConsents(ctx, { limit: 20, productId }))).items.map((one) => one.id)
  for (const who of [provider, consumer, await p.organization('regulator')]) expect(await seenBy(who)).toEqual([id])
  for (const role of ['provider', 'consumer'] as const) expect(await seenBy(await p.organization(role))).toEqual([])
  expect(await codeOf(seenBy(await p.organization('department')))).toBe('permit.role')
})

it.each([
  ['persons', { persons: 0 }], ['persons', { persons: 1.5 }], ['digest', { digest: 'abc' }], ['purpose', { purpose: '' }],
  ['validTo', { validTo: 'x' }], ['recipientId', { recipientId: '' }], ['evidence', { evidence: '\u0000' }],
])('answers 400 for a malformed %s', async (path, over) => {
  const { status, body } = await p.request('POST', `/api/products/${await consentProduct()}/consents`, {
    as: provider, body: input(over),
  })
  expect([status, body.code, body.faults[0].path]).toEqual([400, 'request.invalid', path])
})

it.each([
  ['consent.over', { validTo: now }], ['consent.own', { recipientId: provider.participantId }],
  ['not_found', { recipientId: 'ptc_absent' }],
])('refuses with %s', async (code, over) => {
  expect(await codeOf(entered(over))).toBe(code)
})

it.each(['none', 'anonymised'] as const)('is for products that rest on it: not on %s', async (personalBasis) => {
  const { id } = await readyProduct(p, provider)
  await declare(p, provider, id, { personalBasis })
  await expect(p.run(provider, (ctx) => enterConsent(ctx, id, input()))).rejects.toMatchObject({
    code: 'consent.not_declared', detail: { basis: '《个人信息保护法》第二十三条' },
  })
})

it('is for the provider of the product alone', async () => {
  const consent = await entered()
  const other = await p.organization('provider')
  const act = (id: string) => p.request('POST', `/api/consents/${id}/withdrawal`, { as: other })
  expect(hiddenAnswer(await act(consent.id))).toEqual(hiddenAnswer(await act('cns_absent')))
  expect(await codeOf(p.run(other, (ctx) => enterConsent(ctx, consent.productId, input())))).toBe('not_found')
  expect(await codeOf(withdraw(consent.id, consumer))).toBe('permit.role')
})

it.each(CONSENT_STATES)('in state %s is withdrawn as the table says', async (state) => {
  const { id } = await entered()
  if (state === 'withdrawn') await withdraw(id)
  if (state === 'expired') await p.db.personalConsent.update({ where: { id }, data: { validTo: now } })
  const { from }: { from: readonly string[] } = CONSENT_ACTS.withdraw
  expect(await codeOf(withdraw(id))).toBe(from.includes(state) ? 'none' : 'consent.act_not_allowed')
})

it('is over at its end to the instant', () => {
  const at = (ms: number) => consentState({ validTo: now, withdrawnAt: null }, new Date(now.getTime() + ms))
  expect([at(-1), at(0)]).toEqual(['valid', 'expired'])
})

it('is withdrawn once when two withdraw at once', async () => {
  const { id } = await entered()
  const codes = await codesOf([withdraw(id), withdraw(id)])
  expect(codes.filter((code) => code === 'none')).toHaveLength(1)
  expect(await eventsOf(p, id)).toEqual(['consent.entered', 'consent.withdrawn'])
})
