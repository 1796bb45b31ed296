import { z } from 'zod'
import type { Party } from '#api/cli/road.ts'
import type { Server } from '#api/http/server.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import { type PublicOffer, publicOffers } from '../offer/public-data.ts'
import { grantWhole, leavePlans, type Sides, sidesOf } from './operation.ts'
import { agree, leaveScenarios, propose, review, supply, tellRelations } from './scenario.ts'
import { bring, Id, later, type OnMarket, put, type Stage } from './stage.ts'

/** A registration is valid for three years at most. */
const REGISTERED_DAYS = 3 * 365 - 1

async function register(stage: Stage, { client }: Party, resource: PublicOffer['resource']): Promise<string> {
  const { id } = await client.post('/api/resources', { ...resource, grade: 'general' }, Id)
  const registration = {
    registrationCode: `DEMO-${resource.code}`, validFrom: stage.now, validTo: later(stage, REGISTERED_DAYS),
    documentDigest: sha256(`公共数据资源登记结果（演示）\n资源代码：${resource.code}\n`),
  }
  const entered = await client.post(`/api/resources/${id}/register`, registration, Id)
  const { dengji } = stage.parties
  await dengji.client.post(`/api/registrations/${entered.id}/verification`, { verified: true }, z.unknown())
  return id
}

type Granted = { resourceId: string; authorizationId: string }

/** A department's data that was granted goes through scenario and ceiling to the operator's products. */
async function tellPublicOffer(
  stage: Stage,
  offer: PublicOffer,
  { resourceId, authorizationId }: Granted,
): Promise<[string, OnMarket][]> {
  const department = stage.parties[offer.department]
  const operator = stage.parties.yunying
  const asked = { id: resourceId, fields: offer.resource.fields, all: offer.resource.fields }
  const scenarioId = await propose(operator, authorizationId, asked, offer.scenario)
  await review(stage, department, scenarioId)
  await agree(stage, department, scenarioId)
  await supply(department, scenarioId, resourceId, offer.resource.name)
  if (offer.ceiling) {
    const ceiling = { ...offer.ceiling, validFrom: stage.now, validTo: later(stage, 350) }
    await put(stage.parties.shishi.client, `/api/scenarios/${scenarioId}/ceiling`, ceiling)
  }
  if (offer.department === 'shengtai') await leaveScenarios(stage, department, authorizationId, asked)
  return Promise.all(
    offer.products.map(async (product): Promise<[string, OnMarket]> => [
      product.title, await bring(stage, operator, product, { scenarioId }),
    ]),
  )
}

/** A resource that is not registered yet, another one that is, and what becomes of both. */
async function leaveOpen(sides: Sides, stage: Stage): Promise<void> {
  const { minzheng, jiaotong } = stage.parties
  const services = {
    code: '3705-MZ-0002', name: '养老服务机构名录（演示数据）', description: '演示数据：养老服务机构名称、地址与床位数', grade: 'general',
    fields: ['机构名称', '区县', '床位数'], openClass: 'unconditional', updateCycle: 'quarterly',
  }
  const { id: care } = await minzheng.client.post('/api/resources', services, Id)
  const parking = await register(stage, jiaotong, {
    code: '3705-JT-0002', name: '公共停车场泊位（演示数据）', description: '演示数据：公共停车场总泊位与空闲泊位',
    fields: ['停车场', '总泊位', '空闲泊位', '时间'], openClass: 'conditional', updateCycle: 'realtime',
  })
  await leavePlans(sides, stage, parking, care)
}

/** Public data on the market, by title. */
export async function tellPublicData(server: Server, stage: Stage): Promise<Map<string, OnMarket>> {
  const sides = await sidesOf(server, stage)
  const registered = publicOffers.map(async (offer) => (
    { offer, resourceId: await register(stage, stage.parties[offer.department], offer.resource) }
  ))
  const resources = await Promise.all(registered)
  const authorizationId = await grantWhole(sides, stage, resources.map(({ resourceId }) => resourceId))
  const [told] = await Promise.all([
    Promise.all(resources.map(({ offer, resourceId }) => tellPublicOffer(stage, offer, { resourceId, authorizationId }))),
    leaveOpen(sides, stage),
    tellRelations(stage),
  ])
  return new Map(told.flat())
}
