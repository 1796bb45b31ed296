import { z } from 'zod'
import type { Party } from '#api/cli/road.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import { APPLICANTS, ORGANIZATIONS, usccOf } from '../accounts.ts'
import { Id, later, type Stage } from './stage.ts'

const ignore = z.unknown()

type Plan = { name: string; purposeClass: 'governance' | 'public_welfare' | 'industry' | 'sector'; plan: string }
type Asked = { id: string; fields: string[]; all: string[] }

/** Items about a person say why they are needed. */
const necessityOf = (name: string, plan: Plan): string | null =>
  /法定代表人|姓名|联系人|电话/.test(name) ? `「${plan.name}」须以${name}核对主体，样例和交付中脱敏` : null

/** The operator proposes a scenario, with the data items that it asks for and why. */
export async function propose({ client }: Party, authorizationId: string, asked: Asked, plan: Plan): Promise<string> {
  const isAll = asked.fields.length === asked.all.length
  const { id } = await client.post('/api/scenarios', {
    ...plan, authorizationId, resourceIds: [asked.id],
    fields: { [asked.id]: asked.fields.map((name) => ({ name, necessity: necessityOf(name, plan) })) },
    necessity: isAll ? '产品按原有粒度逐项发布，每个数据项都在产品说明中使用' : '',
  }, Id)
  return id
}

/** The implementing body and the department approve a scenario, one after the other. */
export async function review({ parties: { shishi } }: Stage, department: Party, scenarioId: string): Promise<void> {
  for (const { client } of [shishi, department])
    await client.post(`/api/scenarios/${scenarioId}/decision`, { approved: true }, ignore)
}

/** The demo's three-party agreement: a text that anybody can write again, and so check its digest. */
const agreementOf = (scenarioId: string) => (
  { agreementDigest: sha256(`公共数据应用场景三方协议（演示）\n场景：${scenarioId}\n`) }
)

const offer = ({ parties: { yunying } }: Stage, scenarioId: string) =>
  yunying.client.post(`/api/scenarios/${scenarioId}/agreement`, agreementOf(scenarioId), ignore)

/** The operator offers the three-party agreement, and the other two confirm it: the clock of supply begins. */
export async function agree(stage: Stage, department: Party, scenarioId: string): Promise<void> {
  await offer(stage, scenarioId)
  for (const { client } of [stage.parties.shishi, department])
    await client.post(`/api/scenarios/${scenarioId}/confirmation`, agreementOf(scenarioId), ignore)
}

/** The department records the file that it supplied. */
export const supply = ({ client }: Party, scenarioId: string, resourceId: string, name: string) =>
  client.post(`/api/scenarios/${scenarioId}/supplies`, {
    resourceId, fileName: `${name}（供数，演示）.csv`, sha256: sha256(`${name}供数文件（演示）\n`), rows: null,
  }, ignore)

/** Scenarios on their way: one of them under review, one with an agreement to confirm, one whose supply is owed. */
export async function leaveScenarios(
  stage: Stage,
  department: Party,
  authorizationId: string,
  asked: Asked,
): Promise<void> {
  const { yunying } = stage.parties
  const some = { ...asked, fields: asked.all.slice(0, 4) }
  await propose(yunying, authorizationId, some, {
    name: '河湖长制评估', purposeClass: 'industry', plan: '按断面汇总月度达标率，供第三方评估机构使用',
  })
  const toConfirm = await propose(yunying, authorizationId, some, {
    name: '水产养殖预警', purposeClass: 'public_welfare', plan: '按断面提供溶解氧周度预警，面向养殖户免费',
  })
  await review(stage, department, toConfirm)
  await offer(stage, toConfirm)
  const toSupply = await propose(yunying, authorizationId, some, {
    name: '近岸水质科普', purposeClass: 'public_welfare', plan: '把断面水质做成公众看得懂的周度图表，免费',
  })
  await review(stage, department, toSupply)
  await agree(stage, department, toSupply)
}

/** Relations that the platform's staff have verified: an affiliate of the operator, and a company of an insider. */
export async function tellRelations(stage: Stage): Promise<void> {
  const node = (login: keyof typeof APPLICANTS) => `uscc:${usccOf(login, APPLICANTS[login].roles)}`
  const register = (relation: object) => stage.office.admission.post('/api/relations', {
    ...relation, evidence: '企业登记档案（演示）', evidenceDigest: sha256('企业登记档案（演示）\n'), validFrom: later(stage, -400),
  }, ignore)
  await register({
    controller: `uscc:${usccOf('yunying', ORGANIZATIONS.yunying.roles)}`, controllerName: ORGANIZATIONS.yunying.name,
    controlled: node('wuliu'), controlledName: APPLICANTS.wuliu.name, kind: 'shares', shareBps: 5_500,
  })
  await register({
    controller: `person:${sha256('王某（演示）\n演示证件号码').slice(2)}`, controllerName: '王某（演示）', controlled: node('zixun'),
    controlledName: APPLICANTS.zixun.name, kind: 'insider',
  })
}
