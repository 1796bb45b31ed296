import { z } from 'zod'
import type { Client } from '#api/cli/client.ts'
import type * as road from '#api/cli/road.ts'
import type { RegistrationForm } from '#api/registration/form.ts'
import { RegistrationView } from '#api/registration/schema.ts'
import { certificateOf, fullForm } from '#test/property-registration/world.ts'
import { filledIn, hash } from '#test/registration/world.ts'
import { eventually } from '#test/support/platform.ts'
import { bodyOf, DAY_MS, Id, type World } from '#test/support/story.ts'

const ignore = z.unknown()
const reason = { reason: '演练' }

const put = (client: Client, path: string, body: unknown) =>
  client.ask('PUT', path, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })

const publish = ({ client }: road.Party) =>
  client.post('/api/resources', {
    code: `G-${hash().slice(2, 14)}`, name: '名录', description: '名录', fields: ['编号'], grade: 'general',
    openClass: 'conditional', updateCycle: 'yearly',
  }, Id)

/** An application as far as its submission, with its evidence on the chain. */
async function file({ client }: road.Party, subjectId: string, kind = 'first', other: RegistrationForm['other'] = {}) {
  const { id, form } = await client.post('/api/registrations', { kind, subjectId }, RegistrationView)
  await put(client, `/api/registrations/${id}/form`, { form: filledIn(form, { other }) })
  await client.get(`/api/registrations/${id}/precheck`, ignore)
  await client.post(`/api/registrations/${id}/deposit`, {}, Id)
  await eventually(async () => (await client.get(`/api/registrations/${id}`, RegistrationView)).isOnLog, 'the deposit on the log')
  await client.post(`/api/registrations/${id}/submit`, {}, Id)
  return id
}

/** One use of every route of the two registrations, by whose acts they are. */
export async function registrations(world: World, consumer: road.Party, provider: road.Party): Promise<void> {
  await publicRegistrations(world, consumer)
  await properties(world, provider)
}

async function publicRegistrations(world: World, consumer: road.Party): Promise<void> {
  const department = await world.admit(['department'], 'platform')
  const registry = await bodyOf(world, 'registry')
  const { id: resource } = await publish(department)
  const decide = (id: string, act: string, body: unknown = {}) => registry.post(`/api/registrations/${id}/${act}`, body, Id)
  const promise = { parts: ['risk' as const], digest: hash(), by: '2099-12-31' }
  const first = await file(department, resource, 'first', { promise })
  await decide(first, 'acceptance', { decision: 'accept' })
  await department.client.post(`/api/registrations/${first}/supplement`, {
    risk: { assessor: '测评机构', reportDigest: hash(), conclusion: 'acceptable' },
  }, Id)
  await decide(first, 'review', { passed: true })
  await decide(first, 'publicity')
  const objection = { ground: '来源存疑', evidenceDigest: hash() }
  const { id: objected } = await consumer.client.post(`/api/registrations/${first}/objections`, objection, Id)
  await consumer.client.get('/api/registration-objections', ignore)
  await world.visitor.get('/api/public/registrations', z.object({ items: z.array(Id).min(1) }))
  await decide(first, `objections/${objected}/answer`, { upheld: false, answer: '经核查不成立' })
  await world.platform.db.registration.update({ where: { id: first }, data: { publicityTo: new Date(Date.now() - DAY_MS) } })
  await decide(first, 'code')
  await department.client.get('/api/registrations', ignore)
  const cancelled = await file(department, resource, 'cancellation', { reason: '演练', ground: 'right_ended' })
  await decide(cancelled, 'acceptance', { decision: 'accept' })
  await decide(cancelled, 'review', { passed: true })
  await decide(cancelled, 'cancellation')
  const dropped = await department.client.post('/api/registrations', { kind: 'first', subjectId: resource }, Id)
  await department.client.post(`/api/registrations/${dropped.id}/withdraw`, reason, Id)
  await ends(world, department, decide)
}

/** A code that is revoked, and one that has expired. */
async function ends(
  world: World,
  department: road.Party,
  decide: (id: string, act: string, body?: unknown) => Promise<unknown>,
): Promise<void> {
  const enter = async () => {
    const { id: resource } = await publish(department)
    const term = { validFrom: new Date(), validTo: new Date(Date.now() + DAY_MS) }
    const code = { registrationCode: `A-${hash().slice(2, 20)}`, documentDigest: hash(), ...term }
    const { id } = await department.client.post(`/api/resources/${resource}/register`, code, Id)
    await decide(id, 'verification', { verified: true })
    return id
  }
  await decide(await enter(), 'revocation', { ground: 'illegal_use', reason: '演练' })
  const expired = await enter()
  await world.platform.db.registration.update({ where: { id: expired }, data: { validTo: new Date(Date.now() - 1000) } })
  await decide(expired, 'clearance')
}

async function properties({ office, platform: { db } }: World, provider: road.Party): Promise<void> {
  const product = { name: '登记样例', description: '测试', sourceMode: 'original', sourceNote: '测试' }
  const { id: productId } = await provider.client.post('/api/products', product, Id)
  const path = '/api/property-registrations'
  const { id } = await provider.client.post(path, { productId }, Id)
  const { name, uscc } = await db.participant.findUniqueOrThrow({ where: { id: provider.id } })
  await put(provider.client, `${path}/${id}/form`, { form: fullForm({ name, uscc }) })
  await provider.client.get(`${path}/${id}/precheck`, ignore)
  await provider.client.post(`${path}/${id}/submission`, { agency: '登记机构', submittedAt: new Date(Date.now() - DAY_MS) }, Id)
  const certificate = certificateOf(new Date())
  await provider.client.post(`${path}/${id}/certificate`, certificate, Id)
  const verified = { verified: true, publishedDigest: certificate.fileDigest, note: '网站公示' }
  await office.first.post(`${path}/${id}/verification`, verified, Id)
  for (const isObjected of [true, false]) await office.first.post(`${path}/${id}/mark`, { objected: isObjected, ...reason }, Id)
  await office.first.post(`${path}/${id}/revocation`, reason, Id)
  await provider.client.get(path, ignore)
  await provider.client.get(`${path}/${id}`, Id)
}
