import { z } from '@hono/zod-openapi'
import { type Endpoint, endpoint } from '#api/http/endpoint.ts'
import { notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { LeafParam, LeafView, viewLeaf } from './leaf.ts'
import { newestCosigned } from './prove.ts'
import type { Trust } from './trust.ts'

const ContractsView = z.object({
  chainId: z.number().int(),
  ledger: z.string(),
  checkpoint: z.string(),
  checkpointCodeHash: z.string(),
  ledgerCodeHash: z.string(),
})

const TrustView = z
  .object({
    type: z.literal('dongying.trust/v1'),
    platform: z.string(),
    log: z.string(),
    witness: z.string(),
    chain: ContractsView,
    /** Closed epochs of the log: what kept it up to a size. */
    earlier: z.array(ContractsView.extend({ untilSize: z.number().int() })).optional(),
  })
  .meta({ id: 'Trust' })

const CheckpointView = z
  .object({ size: z.number().int(), root: z.string(), blockNumber: z.number().int(), note: z.string() })
  .meta({ id: 'Checkpoint' })

const PlatformView = z
  .object({
    name: z.string(),
    /** Whether it began with the demo's accounts and data (演示数据). */
    isDemo: z.boolean(),
    /** Whether the chain is this platform's own stand-in rather than a network of others. */
    isStandIn: z.boolean(),
  })
  .meta({ id: 'Platform' })

type Platform = z.input<typeof PlatformView>

export const provenanceEndpoints = ({ trust, platform }: { trust: () => Trust; platform: Platform }): Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/api/platform',
    act: 'provenance.view',
    summary: '平台的公开事实：名称、是否演示、链是否替身',
    answer: PlatformView,
    handle: async (ctx) => {
      permit(ctx.actor, 'provenance.view')
      return platform
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/provenance/trust',
    act: 'provenance.view',
    summary: '信任文件：离线核验回执前须知的公开事实',
    answer: TrustView,
    handle: async (ctx) => {
      permit(ctx.actor, 'provenance.view')
      return trust()
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/provenance/checkpoint',
    act: 'provenance.view',
    summary: '最新的会签检查点',
    answer: CheckpointView,
    handle: async (ctx) => {
      permit(ctx.actor, 'provenance.view')
      const newest = await newestCosigned(ctx.tx)
      if (!newest?.note) throw notFound()
      const { size, root, blockNumber, note } = newest
      return { size: Number(size), root, blockNumber: Number(blockNumber), note }
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/provenance/leaves/{index}',
    act: 'provenance.view',
    summary: '账本中的一条存证：种类、哈希、区块与覆盖它的检查点',
    params: LeafParam,
    answer: LeafView,
    handle: (ctx, { params }) => viewLeaf(ctx, params.index),
  }),
]
