import { z } from 'zod'
import { type Client, clientOf, until } from '#api/cli/client.ts'
import type { Office, Party } from '#api/cli/road.ts'
import { run } from '#api/http/run.ts'
import { asHex } from '#api/kernel/hex.ts'
import { VISITOR } from '#api/kernel/permit.ts'
import { applyForAdmission } from '#api/participant/apply.ts'
import { type Apply, KeyView, ParticipantView } from '#api/participant/schema.ts'
import { hashPassword } from '#api/participant/secret.ts'
import { signIn } from '#api/participant/session.ts'
import { getRegisteredKey, openAccount } from '#api/participant/signing-key.ts'
import type { Platform } from '#api/server.ts'
import { APPLICANTS, DEMO_PASSWORD, type Login, ORGANIZATIONS, usccOf } from '../accounts.ts'
import type { Stage } from './stage.ts'

export type Scene = Pick<Platform, 'app' | 'server' | 'keys'>

/** A client that acts for a demo account: the story made its password, and takes no hash to know it. */
async function enter({ app, server }: Scene, login: string): Promise<Client> {
  const person = await server.db.person.findUniqueOrThrow({ where: { login }, include: { participant: true } })
  const { token } = await run(server, VISITOR, 'story', (ctx) => signIn(ctx, person))
  return clientOf(async (path, init) => app.request(path, init), token)
}

/** The platform's staff and the regulator at their desks. */
export async function openOffice(scene: Scene): Promise<Office> {
  const [admission, first, second, treasurer, regulator] = await Promise.all([
    enter(scene, 'ruzhu'),
    enter(scene, 'chushen'),
    enter(scene, 'fushen'),
    enter(scene, 'zijin'),
    enter(scene, 'jianguan'),
  ])
  return { admission, first, second, treasurer, regulator }
}

type Applicant = Pick<Apply, 'name' | 'businessScope'> & { roles: readonly Apply['roles'][number][] }

/** Enters an application; all demo accounts have one password, and one hash of it. */
function apply({ server }: Scene, login: string, { name, roles, businessScope }: Applicant, passwordHash: string) {
  const person = { login, password: DEMO_PASSWORD, name: '经办人' }
  const contact = { contactName: '联系人', contactPhone: '0546-0000000' }
  const input = { name, roles: [...roles], businessScope, uscc: usccOf(login, roles), ...contact, person }
  return run(server, VISITOR, 'story', (ctx) => applyForAdmission(ctx, input, passwordHash))
}

/** Has the platform make and hold a signing key, and gives what signs with it once it is on the chain. */
async function registerKey({ server, keys }: Scene, client: Client, participantId: string): Promise<Party['sign']> {
  const { id } = await client.post('/api/keys', { custody: 'platform', password: DEMO_PASSWORD }, KeyView)
  await until(async () => {
    const { items } = await client.get('/api/keys', z.object({ items: z.array(KeyView) }))
    return items.find((key) => key.id === id && key.state === 'registered')
  }, '签名密钥上链登记')
  const key = await run(server, VISITOR, 'story', (ctx) => getRegisteredKey(ctx, participantId))
  const account = openAccount(key, keys.sealKey)
  return async (digest) => ({ signature: await account.sign({ hash: asHex(digest) }) })
}

const signsNothing: Party['sign'] = () => Promise.reject(new Error('an authority signs no agreement'))

/** Public bodies that have no part in any agreement; a department signs what it opens and shares. */
const AUTHORITIES = ['implementing_body', 'registry', 'price_authority'] as const

async function admit(scene: Scene, office: Office, login: Login, passwordHash: string): Promise<Party> {
  const organization: Applicant = ORGANIZATIONS[login]
  const { id, name } = await apply(scene, login, organization, passwordHash)
  await office.admission.post(`/api/participants/${id}/review`, { approved: true, reason: '材料齐全' }, ParticipantView)
  const client = await enter(scene, login)
  const isAuthority = AUTHORITIES.some((body) => organization.roles.includes(body))
  return { id, name, client, sign: isAuthority ? signsNothing : await registerKey(scene, client, id) }
}

/** Admits every organisation of the demo at once. */
export async function admitAll(scene: Scene, office: Office): Promise<Stage['parties']> {
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const parties = LOGINS.map(async (login) => [login, await admit(scene, office, login, passwordHash)] as const)
  return allOf(Object.fromEntries(await Promise.all(parties)))
}

const LOGINS = Object.keys(ORGANIZATIONS).filter((login): login is Login => login in ORGANIZATIONS)

/** The parties by login: every login has its party, since they were made from the list of logins. */
const allOf = (parties: { [login: string]: Party }) => parties as Stage['parties']

/** One application is turned down, another one waits; with it the story ends. */
export async function leaveApplications(scene: Scene, office: Office): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const { id } = await apply(scene, 'zixun', APPLICANTS.zixun, passwordHash)
  const reason = '未提交营业执照和经办人授权书，业务范围与申请的供方角色不符；补正后可以重新申请'
  await office.admission.post(`/api/participants/${id}/review`, { approved: false, reason }, ParticipantView)
  await apply(scene, 'wuliu', APPLICANTS.wuliu, passwordHash)
}
