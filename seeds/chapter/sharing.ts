import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { TypedData } from '#api/agreement/schema.ts'
import * as road from '#api/cli/road.ts'
import { TransferAnswer } from '#api/delivery/schema.ts'
import { SharedView, SharingView } from '#api/sharing/schema.ts'
import type { Offer } from '../offer/offer.ts'
import { openParking, openStations } from '../offer/public-service.ts'
import { assistance, roadCodes } from '../synthetic/public-service.ts'
import { bring, Id, lasting, later, type Stage } from './stage.ts'

type Item = { name: string; personal?: boolean; sensitive?: boolean }
type Resource = {
  code: string; name: string; description: string; items: Item[]; openClass: string; shareClass: string; updateCycle: string
}

const publish = async ({ client }: road.Party, resource: Resource): Promise<string> =>
  (await client.post('/api/resources', { ...resource, grade: 'general' }, Id)).id

const itemsOf = ({ fields }: Offer): Item[] => Object.keys(fields).map((name) => ({ name }))

type Asked = { purpose: string; basis: string; fields: string[]; necessity?: Record<string, string>; level?: string; district?: string }

const ask = (stage: Stage, { client }: road.Party, resourceId: string, asked: Asked) =>
  client.post('/api/sharing/requests', { resourceId, quota: 12, endsAt: later(stage, 365), ...asked }, SharingView)

const answer = ({ client }: road.Party, id: string, decision: Record<string, unknown>) =>
  client.post(`/api/sharing/requests/${id}/answer`, decision, SharingView)

/** Both departments sign, and the requester has the agreement put in force. */
async function conclude(owner: road.Party, requester: road.Party, agreementId: string): Promise<void> {
  for (const { client, sign } of [owner, requester]) {
    const { digest } = await client.get(`/api/agreements/${agreementId}/terms`, TypedData)
    await client.post(`/api/agreements/${agreementId}/sign`, await sign(digest), Id)
  }
  await requester.client.post('/api/orders', { agreementId }, Id)
  await road.awaitActive(requester.client, agreementId)
}

/** The owner uploads a file to the one product by which it shares a resource, and supplies it. */
async function supply({ folder }: Stage, { client }: road.Party, resourceId: string, name: string, text: string): Promise<void> {
  const { items } = await client.get('/api/sharing/products', z.object({ items: z.array(SharedView) }))
  const productId = items.find(({ resource }) => resource.id === resourceId)?.productId ?? ''
  await mkdir(join(folder, productId), { recursive: true })
  const path = join(folder, productId, 'file.csv')
  await writeFile(path, text)
  const { number } = await road.uploadVersion(client, productId, { path, fileName: `演示数据-${name}.csv` })
  await client.post('/api/sharing/supplies', { productId, version: number }, SharedView)
}

/** Sharing in force with a delivery of the consented fields, and a request for personal ones that waits. */
async function tellAssistance(stage: Stage): Promise<void> {
  const { minzheng, jiaotong, xinyong } = stage.parties
  const resourceId = await publish(minzheng, {
    code: '3705-MZ-GX01', name: '社会救助对象名册（演示数据）', description: '演示数据：救助对象、类别与金额，均为虚构', updateCycle: 'monthly',
    openClass: 'closed', shareClass: 'conditional',
    items: [
      { name: '对象编号' }, { name: '姓名', personal: true }, { name: '区县' }, { name: '救助类别' }, { name: '起始月份' },
      { name: '月救助金额_元', personal: true, sensitive: true },
    ],
  })
  const fields = ['对象编号', '区县', '救助类别', '起始月份']
  const { id } = await ask(stage, jiaotong, resourceId, {
    purpose: '困难群众公交优惠核验', basis: '承担公共交通惠民政策的组织实施（演示）', fields,
  })
  const { agreement } = await answer(minzheng, id, { approved: true })
  const agreementId = agreement?.id ?? ''
  await supply(stage, minzheng, resourceId, '社会救助对象名册', assistance())
  await conclude(minzheng, jiaotong, agreementId)
  const demand = { format: 'csv', selection: { fields } }
  const { content } = await jiaotong.client.post(`/api/agreements/${agreementId}/transfers`, demand, TransferAnswer)
  await (await jiaotong.client.ask('GET', content)).arrayBuffer()
  await ask(stage, xinyong, resourceId, {
    purpose: '信用惠民“免申即享”核验', basis: '承担信用惠民政策的组织实施（演示）', fields: ['对象编号', '姓名', '救助类别'],
    necessity: { 姓名: '与申请人姓名比对，编号可能录错' }, level: 'county', district: '广饶县',
  })
}

/** Sharing without conditions, which waits for its signatures; and a request that was refused with its reason. */
async function tellRoads(stage: Stage): Promise<void> {
  const { jiaotong, shengtai, xinyong } = stage.parties
  const roads = await publish(jiaotong, {
    code: '3705-JT-GX01', name: '路段统一编码表（演示数据）', description: '演示数据：全市路段编码与等级，供各部门对照', updateCycle: 'yearly',
    openClass: 'closed', shareClass: 'unconditional',
    items: [{ name: '路段编码' }, { name: '路段名称' }, { name: '区县' }, { name: '等级' }],
  })
  await ask(stage, shengtai, roads, {
    purpose: '机动车污染溯源对照', basis: '承担大气污染防治的监督管理（演示）', fields: ['路段编码', '路段名称', '等级'],
  })
  await supply(stage, jiaotong, roads, '路段统一编码表', roadCodes())
  const records = await publish(xinyong, {
    code: '3705-XY-GX01', name: '信用修复办理过程（演示数据）', description: '演示数据：信用修复申请的办理过程', updateCycle: 'monthly', openClass: 'closed',
    shareClass: 'conditional', items: [{ name: '申请编号' }, { name: '企业名称' }, { name: '办理意见' }],
  })
  const { id } = await ask(stage, shengtai, records, {
    purpose: '环保信用评价参考', basis: '承担企业环境信用评价（演示）', fields: ['申请编号', '企业名称', '办理意见'],
  })
  await answer(xinyong, id, { approved: false, reason: '办理意见属于过程性信息，环境信用评价以修复结果为准；请改为申请公示的修复结果' })
}

/** What departments open: one offer to anybody, taken twice; and what needs an application, which waits. */
async function tellOpening(stage: Stage): Promise<void> {
  const { minzheng, jiaotong, yanjiu, huanghekou } = stage.parties
  const facts = { updateCycle: 'quarterly', shareClass: 'unconditional' }
  const [stations, parking] = await Promise.all([
    publish(minzheng, {
      ...facts, code: '3705-MZ-KF01', name: '社区养老服务站点（演示数据）', description: '演示数据：社区养老服务站点', openClass: 'unconditional',
      items: itemsOf(openStations),
    }),
    publish(jiaotong, {
      ...facts, code: '3705-JT-KF01', name: '公共停车场逐时泊位（演示数据）', description: '演示数据：公共停车场逐时泊位', openClass: 'conditional',
      items: itemsOf(openParking),
    }),
  ])
  const [open, asked] = await Promise.all([
    bring(stage, minzheng, openStations, { resourceId: stations }),
    bring(stage, jiaotong, openParking, { resourceId: parking }),
  ])
  for (const taker of [yanjiu, huanghekou]) {
    const { id } = await road.acceptStandingOffer(taker, open.listingId)
    const { content } = await taker.client.post(`/api/agreements/${id}/transfers`, { format: 'csv' }, TransferAnswer)
    await (await taker.client.ask('GET', content)).arrayBuffer()
  }
  const offer = { listingId: asked.listingId, plan: 0, purpose: '科学研究', quota: 30, note: '用于停车共享研究，成果公开发表' }
  await yanjiu.client.post('/api/agreements', { ...offer, ...lasting(stage, 180) }, Id)
}

/** Departments share with each other for their duties, and open data to everybody; both free of charge. */
export async function tellSharing(stage: Stage): Promise<void> {
  await Promise.all([tellAssistance(stage), tellRoads(stage), tellOpening(stage)])
}
