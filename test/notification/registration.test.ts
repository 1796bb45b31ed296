import { expect, it } from 'vitest'
import { createProduct } from '#api/product/create.ts'
import { importCertificate, verifyCertificate } from '#api/property-registration/certificate.ts'
import { prepareProperty } from '#api/property-registration/prepare.ts'
import { decideAcceptance } from '#api/registration/decide.ts'
import { answerObjection, objectToRegistration } from '#api/registration/object.ts'
import { certificateOf } from '#test/property-registration/world.ts'
import { at, bench, hash } from '#test/registration/world.ts'
import { productInput, reviewers } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'
import { kindsTo, tellAll, toldTo } from './world.ts'

const p = await platform()

it('of a registration, whoever acts next is told, and whom a decision concerns', async () => {
  const { department, registry, publish, file, published } = await bench(p)
  const consumer = await p.organization('consumer')
  const now = new Date()
  const { id } = await file(await publish(), now)
  const defects = [{ path: 'risk', message: '没有结论' }]
  await at(p, registry, now)((ctx) => decideAcceptance(ctx, id, { decision: 'return', defects }))
  await tellAll(p)
  expect((await toldTo(p, registry)).map(({ kind, href }) => [kind, href])).toContainEqual(['registration.submitted', `/registry/${id}`])
  expect((await toldTo(p, department)).at(-1)).toMatchObject({ kind: 'registration.returned', href: `/registrations/${id}` })

  const shown = await published(await publish(), now)
  const objection = await at(p, consumer, now)((ctx) =>
    objectToRegistration(ctx, shown.id, { ground: '重复', evidenceDigest: hash() }))
  await at(p, registry, now)((ctx) => answerObjection(ctx, shown.id, objection.id, { upheld: true, answer: '成立' }))
  await tellAll(p)
  expect(await kindsTo(p, consumer)).toContain('registration.answered')
  expect(await kindsTo(p, registry)).toContain('registration.objected')
  expect(await kindsTo(p, department)).toEqual(
    expect.arrayContaining(['registration.accepted', 'registration.published', 'registration.objected', 'registration.terminated']),
  )
})

it('of a certificate, the reviewer is told that it waits, and the holder what became of it', async () => {
  const provider = await p.organization('provider')
  const { first } = await reviewers(p)
  const { id: productId } = await p.run(provider, (ctx) => createProduct(ctx, productInput()))
  const { id } = await p.run(provider, (ctx) => prepareProperty(ctx, { productId }))
  const certificate = certificateOf(p.clock.now())
  await p.run(provider, (ctx) => importCertificate(ctx, id, certificate))
  await tellAll(p)
  expect(await kindsTo(p, first)).toContain('property.imported')
  const verified = { verified: true as const, publishedDigest: certificate.fileDigest, note: '网站公示' }
  await p.run(first, (ctx) => verifyCertificate(ctx, id, verified))
  await tellAll(p)
  expect((await toldTo(p, provider)).at(-1)).toMatchObject({ kind: 'property.verified', href: `/property/${id}` })
})
