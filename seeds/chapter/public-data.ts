import { z } from 'zod'
import type { Party } from '#api/cli/road.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import { type PublicOffer, publicOffers } from '../offer/public-data.ts'
import { bring, Id, later, type OnMarket, put, type Stage } from './stage.ts'

/** A registration is valid for three years at most. */
const REGISTERED_DAYS = 3 * 365 - 1

async function register(stage: Stage, { client }: Party, resource: PublicOffer['resource']): Promise<string> {
  const { id } = await client.post('/api/resources', { ...resource, grade: 'general' }, Id)
  const registration = {
    registrationCode: `DEMO-${resource.code}`, validFrom: stage.now, validTo: later(stage, REGISTERED_DAYS),
  }
  await client.post(`/api/resources/${id}/register`, registration, z.unknown())
  return id
}

/** The demo's agreement of a grant (授权协议): a text that anybody can write again, and so check its digest. */
const agreementText = (department: Party, scope: string): string =>
  `公共数据资源授权运营协议（演示）\n授权部门：${department.name}\n范围：${scope}\n`

/** A department's grant to the operator, as it stands before the operator answers. */
const grant = (stage: Stage, department: Party, scope: string, resourceIds: string[]) =>
  department.client.post(
    '/api/authorizations',
    {
      operatorId: stage.parties.yunying.id, scope, resourceIds,
      agreementDigest: sha256(agreementText(department, scope)), startsAt: stage.now, endsAt: later(stage, REGISTERED_DAYS),
    },
    Id,
  )

const propose = (operator: Party, authorizationId: string, resourceIds: string[], scenario: PublicOffer['scenario']) =>
  operator.client.post('/api/scenarios', { authorizationId, resourceIds, ...scenario }, Id)

/** A department's data goes through registration, grant, scenario and ceiling to the operator's products. */
async function tellPublicOffer(stage: Stage, offer: PublicOffer): Promise<[string, OnMarket][]> {
  const department = stage.parties[offer.department]
  const operator = stage.parties.yunying
  const resourceId = await register(stage, department, offer.resource)
  const { id: authorizationId } = await grant(stage, department, offer.scope, [resourceId])
  await operator.client.post(`/api/authorizations/${authorizationId}/accept`, {}, z.unknown())
  const { id: scenarioId } = await propose(operator, authorizationId, [resourceId], offer.scenario)
  await department.client.post(`/api/scenarios/${scenarioId}/decision`, { approved: true }, z.unknown())
  if (offer.ceiling) {
    const ceiling = { ...offer.ceiling, validFrom: stage.now, validTo: later(stage, 365) }
    await put(department.client, `/api/scenarios/${scenarioId}/ceiling`, ceiling)
  }
  if (offer.department === 'shengtai') await proposeAnother(operator, authorizationId, resourceId)
  return Promise.all(
    offer.products.map(async (product): Promise<[string, OnMarket]> => [
      product.title, await bring(stage, operator, product, { scenarioId }),
    ]),
  )
}

/** A scenario that waits for its department. */
const proposeAnother = (operator: Party, authorizationId: string, resourceId: string) =>
  propose(operator, authorizationId, [resourceId], {
    name: '河湖长制评估', purposeClass: 'industry', plan: '按断面汇总月度达标率，供第三方评估机构使用',
  })

/** A resource that is not registered yet, and a grant that the operator has not accepted. */
async function leaveOpen(stage: Stage): Promise<void> {
  const { minzheng, jiaotong } = stage.parties
  const services = {
    code: '3705-MZ-0002', name: '养老服务机构名录（演示数据）', description: '演示数据：养老服务机构名称、地址与床位数', grade: 'general',
    fields: ['机构名称', '区县', '床位数'], openClass: 'unconditional', updateCycle: 'quarterly',
  }
  await minzheng.client.post('/api/resources', services, Id)
  const parking = await register(stage, jiaotong, {
    code: '3705-JT-0002', name: '公共停车场泊位（演示数据）', description: '演示数据：公共停车场总泊位与空闲泊位',
    fields: ['停车场', '总泊位', '空闲泊位', '时间'], openClass: 'conditional', updateCycle: 'realtime',
  })
  await grant(stage, jiaotong, '停车泊位数据面向出行服务的开发利用', [parking])
}

/** Public data on the market, by title. */
export async function tellPublicData(stage: Stage): Promise<Map<string, OnMarket>> {
  const [told] = await Promise.all([
    Promise.all(publicOffers.map((offer) => tellPublicOffer(stage, offer))),
    leaveOpen(stage),
  ])
  return new Map(told.flat())
}
