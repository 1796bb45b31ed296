import { z } from '@hono/zod-openapi'
import { type Endpoint, endpoint } from '#api/http/endpoint.ts'
import { notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import type { Trust } from './trust.ts'

const TrustView = z
  .object({
    type: z.literal('dongying.trust/v1'),
    platform: z.string(),
    log: z.string(),
    witness: z.string(),
    chain: z.object({
      chainId: z.number().int(),
      ledger: z.string(),
      checkpoint: z.string(),
      checkpointCodeHash: z.string(),
      ledgerCodeHash: z.string(),
    }),
  })
  .meta({ id: 'Trust' })

const CheckpointView = z
  .object({ size: z.number().int(), root: z.string(), blockNumber: z.number().int(), note: z.string() })
  .meta({ id: 'Checkpoint' })

export const provenanceEndpoints = ({ trust }: { trust: () => Trust }): Endpoint[] => [
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
      const newest = await ctx.tx.checkpoint.findFirst({
        where: { cosignedAt: { not: null } },
        orderBy: { size: 'desc' },
      })
      if (!newest?.note) throw notFound()
      const { size, root, blockNumber, note } = newest
      return { size: Number(size), root, blockNumber: Number(blockNumber), note }
    },
  }),
]
