import { describe, expect, it } from 'vitest'
import {
  importCertificate, isFastLane, markProperty, revokeProperty, verifyCertificate,
} from '#api/property-registration/certificate.ts'
import { getProperty, listProperties, precheckOf } from '#api/property-registration/find.ts'
import { editProperty, prepareProperty, submitProperty } from '#api/property-registration/prepare.ts'
import { ACTS, type PropertyAct, type State, STATES } from '#api/property-registration/property-registration.ts'
import type { ImportCertificate } from '#api/property-registration/schema.ts'
import { jsonOf } from '#api/registration/form.ts'
import { createProduct } from '#api/product/create.ts'
import type { Context } from '#api/kernel/context.ts'
import { newId } from '#api/kernel/ids.ts'
import { addDays } from '#api/kernel/time.ts'
import {
  codeOf, codesOf, eventsOf, hiddenAnswer, nowOf, productInput, publicDataLine, registeredResource, reviewers,
} from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'
import { certificateOf, fullForm, hash } from './world.ts'

const p = await platform()
const provider = await p.organization('provider')
const { first } = await reviewers(p)
const now = await nowOf(p, provider)
const holder = await p.db.participant.findUniqueOrThrow({ where: { id: provider.participantId } })
const form = fullForm(holder)

const product = async (who = provider) => (await p.run(who, (ctx) => createProduct(ctx, productInput()))).id
const prepare = async (productId: string) => p.run(provider, (ctx) => prepareProperty(ctx, { productId, form }))
const bring = (id: string, what: ImportCertificate) => p.run(provider, (ctx) => importCertificate(ctx, id, what))
const verify = (id: string, publishedDigest: string) =>
  p.run(first, (ctx) => verifyCertificate(ctx, id, { verified: true, publishedDigest, note: '登记机构网站公示（演示）' }))

/** A product with a verified certificate. */
async function held(over: Partial<ImportCertificate> = {}) {
  const productId = await product()
  const { id } = await prepare(productId)
  const what = certificateOf(now, over)
  await bring(id, what)
  return { productId, ...(await verify(id, what.fileDigest)) }
}
const fast = (productId: string, at = now) => p.run(provider, (ctx) => isFastLane({ ...ctx, now: at }, productId))

describe('the way of a certificate', () => {
  it('is prepared here, decided elsewhere, imported and verified here', async () => {
    const productId = await product()
    const made = await p.run(provider, (ctx) => prepareProperty(ctx, { productId }))
    expect(made).toMatchObject({ state: 'prepared', product: { id: productId }, form: { applicant: { name: holder.name } } })
    expect(made.faults.length).toBeGreaterThan(5)
    const filled = await p.run(provider, (ctx) => editProperty(ctx, made.id, { form }))
    expect(filled).toMatchObject({ faults: [], mayRegister: ['hold', 'use', 'operate'] })
    expect((await p.run(provider, (ctx) => precheckOf(ctx, made.id))).faults).toEqual([])
    const submittedAt = new Date('2026-09-21T02:00:00Z')
    const submitted = await p.run(provider, (ctx) => submitProperty(ctx, made.id, { agency: '登记机构（演示）', submittedAt }))
    expect(submitted).toMatchObject({
      state: 'submitted',
      expected: { acceptedBy: '2026-09-24T16:00:00.000Z', decidedBy: expect.stringMatching(/^2026-10-1/) },
    })
    const what = certificateOf(now)
    expect((await bring(made.id, what)).state).toBe('imported')
    expect(await fast(productId)).toBe(false)
    expect(await verify(made.id, what.fileDigest)).toMatchObject({ state: 'verified', certificate: what.certificate })
    expect(await fast(productId)).toBe(true)
    expect(await eventsOf(p, made.id)).toEqual(
      ['prepared', 'submitted', 'imported', 'verified'].map((kind) => `property.${kind}`),
    )
  })

  it('is not handed in with faults, which are told at once with their fixes, nor before it was', async () => {
    const { id } = await p.run(provider, async (ctx) => prepareProperty(ctx, { productId: await product() }))
    const submit = (submittedAt: Date) =>
      p.run(provider, (ctx) => submitProperty({ ...ctx, now }, id, { agency: '登记机构', submittedAt }))
    await expect(submit(now)).rejects.toMatchObject({
      code: 'property.faults',
      detail: { faults: expect.arrayContaining([expect.objectContaining({ path: 'data.industry', fix: expect.any(String) })]) },
    })
    expect(await codeOf(submit(new Date(now.getTime() + 1)))).toBe('property.submitted_later')
  })

  it('tells the faults that its form has now, while it may be filled in', async () => {
    const begins = addDays(now, 2).toISOString().slice(0, 10)
    const early = { ...form, data: { ...form.data, from: begins } }
    const productId = await product()
    const { id } = await p.run(provider, (ctx) => prepareProperty({ ...ctx, now }, { productId, form: early }))
    const faultsAt = async (at: Date) => {
      const { faults } = await p.run(provider, (ctx) => getProperty({ ...ctx, now: at }, id))
      return faults.map(({ path }) => path)
    }
    expect(await faultsAt(now)).toEqual(['data.from'])
    expect(await faultsAt(addDays(now, 3))).toEqual([])
    await bring(id, certificateOf(now))
    expect(await faultsAt(now)).toEqual([])
  })

  it('is refused where the document is not the one that was published', async () => {
    const { id } = await prepare(await product())
    await bring(id, certificateOf(now))
    expect(await codeOf(verify(id, hash()))).toBe('property.digest_mismatch')
    expect((await p.run(first, (ctx) => getProperty(ctx, id))).state).toBe('imported')
  })

  it('that was refused may be brought again, and its number is free', async () => {
    const { id } = await prepare(await product())
    const what = certificateOf(now)
    await bring(id, what)
    const refused = await p.run(first, (ctx) => verifyCertificate(ctx, id, { verified: false, reason: '未公示' }))
    expect(refused).toMatchObject({ state: 'refused', reason: '未公示', certificate: null })
    const other = await prepare(await product())
    expect((await bring(other.id, what)).state).toBe('imported')
    expect(await codeOf(bring(id, what))).toBe('property.certificate_taken')
    expect((await bring(id, certificateOf(now))).state).toBe('imported')
  })

  it('is one for a product at a time, and of one number when two bring it at once', async () => {
    const productId = await product()
    const codes = await codesOf([prepare(productId), prepare(productId)])
    expect(codes).toEqual(['none', 'property.open_exists'])
    const [one, two] = [await prepare(await product()), await prepare(await product())]
    const what = certificateOf(now)
    const both = await codesOf([bring(one.id, what), bring(two.id, what)])
    expect(both.filter((code) => code === 'none')).toHaveLength(1)
    expect(both.every((code) => ['none', 'property.certificate_taken', 'database.exists'].includes(code))).toBe(true)
  })
})

describe('the fast lane', () => {
  it('needs a certificate in its term', async () => {
    const { productId } = await held()
    expect(await fast(productId, addDays(now, -2))).toBe(false)
    expect(await fast(productId, addDays(now, 364))).toBe(true)
    expect(await fast(productId, addDays(now, 365))).toBe(false)
  })

  it('closes with an objection, and opens again without', async () => {
    const { id, productId } = await held()
    const mark = (objected: boolean) => p.run(first, (ctx) => markProperty(ctx, id, { objected, reason: '登记机构通知' }))
    expect(await mark(true)).toMatchObject({ state: 'verified', objected: true })
    expect(await fast(productId)).toBe(false)
    await mark(false)
    expect(await fast(productId)).toBe(true)
  })

  it('closes when it is revoked', async () => {
    const { id, productId } = await held()
    expect((await p.run(first, (ctx) => revokeProperty(ctx, id, { reason: '登记机构撤销' }))).state).toBe('revoked')
    expect(await fast(productId)).toBe(false)
  })

  it('is its provider’s alone, and no product’s without a certificate', async () => {
    const { id, productId } = await held()
    await p.db.propertyRegistration.update({ where: { id }, data: { holderId: 'ptc_another' } })
    expect(await fast(productId)).toBe(false)
    expect(await fast(await product())).toBe(false)
    expect(await fast('prd_00000000000000000000000000')).toBe(false)
  })
})

describe('organ data', () => {
  it('does not enter: neither a department’s product nor its resource', async () => {
    const department = await p.organization('department')
    const resource = await registeredResource(p, department)
    const id = newId('prd', now)
    await p.db.dataProduct.create({
      data: {
        id, providerId: department.participantId, name: '开放数据', description: '开放', sourceMode: 'opened', sourceNote: '开放',
        parentIds: [], resourceId: resource.id, createdAt: now,
      },
    })
    for (const productId of [id, resource.id])
      expect(await codeOf(p.run(department, (ctx) => prepareProperty(ctx, { productId })))).toBe('gate.g2_organ_data')
  })

  it('enters as an operator’s product after the public registration, at preparing and at importing', async () => {
    const { operator, scenario, resource } = await publicDataLine(p)
    const input = productInput({ sourceMode: 'authorised', scenarioId: scenario.id })
    const { id: productId } = await p.run(operator, (ctx) => createProduct(ctx, input))
    const { id } = await p.run(operator, (ctx) => prepareProperty(ctx, { productId }))
    await p.db.publicDataResource.update({ where: { id: resource.id }, data: { registrationRevokedAt: now } })
    const importing = p.run(operator, (ctx) => importCertificate(ctx, id, certificateOf(now)))
    await expect(importing).rejects.toMatchObject({
      code: 'gate.g2_not_registered', detail: { basis: '《数据产权登记工作指引（试行）》第十五条' },
    })
    await p.db.propertyRegistration.delete({ where: { id } })
    expect(await codeOf(p.run(operator, (ctx) => prepareProperty(ctx, { productId })))).toBe('gate.g2_not_registered')
  })
})

describe('renewal', () => {
  it('goes on from a valid certificate of the same product in its window', async () => {
    const far = await held()
    const renew = (productId: string, renews: string) =>
      p.run(provider, (ctx) => prepareProperty({ ...ctx, now }, { productId, renews }))
    expect(await codeOf(renew(far.productId, far.id))).toBe('property.renewal_window')
    const near = await held({ validTo: addDays(now, 30) })
    expect(await codeOf(renew(far.productId, near.id))).toBe('not_found')
    const renewed = await renew(near.productId, near.id)
    expect(renewed).toMatchObject({ state: 'prepared', previousId: near.id, form: { undertakingDigest: form.undertakingDigest } })
  })
})

describe('another’s', () => {
  it('is answered as an absent one', async () => {
    const { id, product: { id: productId } } = await prepare(await product())
    const other = await p.organization('provider')
    const asks = [
      ['GET', '', undefined], ['GET', '/precheck', undefined], ['PUT', '/form', { form }],
      ['POST', '/submission', { agency: '登记机构', submittedAt: now }], ['POST', '/certificate', certificateOf(now)],
    ] as const
    for (const [method, path, body] of asks) {
      const ask = async (one: string) =>
        hiddenAnswer(await p.request(method, `/api/property-registrations/${one}${path}`, { as: other, body }))
      const theirs = await ask(id)
      expect([path, theirs.status]).toEqual([path, 404])
      expect(theirs).toEqual(await ask('ppr_00000000000000000000000000'))
    }
    expect(await codeOf(p.run(other, (ctx) => prepareProperty(ctx, { productId })))).toBe('not_found')
    expect((await p.run(other, (ctx) => listProperties(ctx, { limit: 100 }))).items).toEqual([])
  })

  it('is not the reviewer’s before a certificate was handed in', async () => {
    const { id } = await prepare(await product())
    expect(await codeOf(p.run(first, (ctx) => getProperty(ctx, id)))).toBe('not_found')
    expect(await codeOf(verify(id, hash()))).toBe('not_found')
    const { items } = await p.run(first, (ctx) => listProperties(ctx, { limit: 100 }))
    expect(items.map((one) => one.id)).not.toContain(id)
    expect(await codeOf(p.run(provider, (ctx) => revokeProperty(ctx, id, { reason: '无' })))).toBe('permit.role')
    expect(await codeOf(p.run(first, (ctx) => prepareProperty(ctx, { productId: 'x' })))).toBe('permit.role')
  })
})

describe('every state × every act', () => {
  const reason = '演示'
  const TRIES: Record<PropertyAct, [Member, (ctx: Context, id: string, digest: string) => Promise<unknown>]> = {
    edit: [provider, (ctx, id) => editProperty(ctx, id, { form })],
    submit: [provider, (ctx, id) => submitProperty(ctx, id, { agency: '登记机构', submittedAt: now })],
    import: [provider, (ctx, id) => importCertificate(ctx, id, certificateOf(now))],
    verify: [first, (ctx, id, digest) => verifyCertificate(ctx, id, { verified: true, publishedDigest: digest, note: reason })],
    refuse: [first, (ctx, id) => verifyCertificate(ctx, id, { verified: false, reason })],
    mark: [first, (ctx, id) => markProperty(ctx, id, { objected: true, reason })],
    revoke: [first, (ctx, id) => revokeProperty(ctx, id, { reason })],
  }
  const acts = Object.keys(TRIES) as PropertyAct[]
  it.each(STATES.flatMap((state) => acts.map((act) => [state, act] as const)))('%s: %s', async (state, act) => {
    const id = newId('ppr', now)
    const fileDigest = hash()
    await p.db.propertyRegistration.create({
      data: {
        id, productId: await product(), holderId: provider.participantId, form: jsonOf(form), rights: [],
        state: state === 'lapsed' ? 'verified' : state, fileDigest, createdAt: now, validFrom: addDays(now, -9),
        validTo: addDays(now, state === 'lapsed' ? -1 : 9),
      },
    })
    const [who, attempt] = TRIES[act]
    const { from }: { from: readonly State[] } = ACTS[act]
    const code = await codeOf(p.run(who, (ctx) => attempt({ ...ctx, now }, id, fileDigest)))
    expect(code).toBe(from.includes(state) ? 'none' : 'property.act_not_allowed')
  })
})
