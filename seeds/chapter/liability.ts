import { z } from 'zod'
import { AgreementView } from '#api/agreement/schema.ts'
import type { Database } from '#api/db/client.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import { awaitDestructions } from '#api/liability/await-destruction.ts'
import { Id, type OnMarket, type Stage } from './stage.ts'

const WEATHER = '示例·美国 NOAA 西雅图逐时气象常年值'

/** The demo's record of a destruction: a text that anybody can write again, and so check its digest. */
const RECORD = '数据副本销毁记录（演示）\n方式：删除文件与备份\n'

/** A department says how it collects; a consumer ends an agreement, and proves one of its two copies destroyed. */
export async function tellLiability(stage: Stage, db: Database, market: Map<string, OnMarket>): Promise<void> {
  const { minzheng, huagong } = stage.parties
  const Found = z.object({ items: z.array(Id) })
  const { items: [resource] } = await minzheng.client.get('/api/liability/subjects', Found)
  if (resource) {
    const method = '区划地名管理业务系统登记采集，按季度更新（演示）'
    const declaration = { subject: resource.id, stage: 'collect', method }
    await minzheng.client.post('/api/liability/declarations', declaration, z.unknown())
  }
  const { items } = await huagong.client.get('/api/agreements?limit=100', z.object({ items: z.array(AgreementView) }))
  const ended = items.find(({ listingId, state }) => listingId === market.get(WEATHER)?.listingId && state === 'active')
  if (!ended) return
  await huagong.client.post(`/api/agreements/${ended.id}/terminate`, { reason: '比对完成，不再需要（演示）' }, AgreementView)
  const Copies = z.object({ items: z.array(z.object({ transferId: z.string() })) })
  const { items: [copy] } = await huagong.client.get(`/api/destructions?agreementId=${ended.id}`, Copies)
  const proof = { method: 'deleted', note: '信息中心删除文件与备份（演示）', digest: sha256(RECORD) }
  if (copy) await huagong.client.post(`/api/transfers/${copy.transferId}/destruction`, proof, z.unknown())
  await awaitDestructions(db, stage.now)
}
