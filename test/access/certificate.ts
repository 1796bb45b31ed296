import { z } from 'zod'
import type * as road from '#api/cli/road.ts'
import { MATERIALS } from '#api/certificate/certificate.ts'
import { uscc } from '#test/support/platform.ts'
import { DAY_MS, Id, type World } from '#test/support/story.ts'
import { bodyClient } from './operation.ts'

type Deal = { provider: road.Party; consumer: road.Party; agreementId: string; listingId: string }

/** One use of every route of certificates, filings, disclosures, statistics, gates and verifications. */
export async function certificates({ platform, visitor, office }: World, deal: Deal): Promise<void> {
  const ignore = z.unknown()
  const { provider, consumer, listingId } = deal
  const Certificate = z.looseObject({ number: z.string() })
  const { number } = await consumer.client.post('/api/certificates', { kind: 'party' }, Certificate)
  await consumer.client.get('/api/certificates', ignore)
  await visitor.get(`/api/certificates/${number}`, ignore)
  await consumer.client.ask('GET', `/api/certificates/${number}/pdf`)
  await office.second.post(`/api/certificates/${number}/revocation`, { reason: '演练' }, ignore)
  const me = await platform.db.participant.findUniqueOrThrow({ where: { id: provider.id } })
  const { id } = await provider.client.post('/api/filings', {
    contractName: '合同', providerName: me.name, providerUscc: me.uscc, consumerName: '某公司', consumerUscc: uscc(), object: '数据',
    sourceProof: '自行产生', amountFen: 100, signedOn: '2026-01-01',
    materials: MATERIALS.map((kind) => ({ kind, title: kind, digest: `0x${'a'.repeat(64)}` })),
  }, Id)
  await provider.client.get('/api/filings', ignore)
  await office.second.post(`/api/filings/${id}/decision`, { approved: true }, ignore)
  await office.regulator.get('/api/statistics', ignore)
  await visitor.get('/api/public/gates', ignore)
  await provider.client.get(`/api/listings/${listingId}/gates`, ignore)
  await office.admission.post(
    `/api/participants/${consumer.id}/verification`, { verifiedTo: new Date(Date.now() + 900 * DAY_MS).toISOString() }, ignore,
  )
}

/** One use of every route of disclosures. */
export async function disclosures(world: World): Promise<void> {
  const body = await bodyClient(world)
  const year = new Date().getFullYear()
  await body.get(`/api/disclosures/draft?kind=implementing_body&year=${year}`, z.unknown())
  const { id } = await body.post('/api/disclosures', { kind: 'implementing_body', year: year - 1 }, Id)
  await world.visitor.get('/api/public/disclosures', z.unknown())
  await world.visitor.get(`/api/public/disclosures/${id}`, z.unknown())
}
