import { z } from '@hono/zod-openapi'
import { exportEndpoint } from '#api/http/export.ts'
import { sentence } from '#api/pricing/plan.ts'
import { AGREEMENT_STATES, type AgreementState } from './agreement.ts'
import { listAgreements } from './find.ts'

const STATES: Record<AgreementState, string> = {
  offered: '磋商中', signing: '一方已签', signed: '双方已签，待下单', activating: '上链生效中', active: '履行中', terminating: '解除上链中',
  terminated: '已解除', expired: '已到期', declined: '未成约', refused: '链上拒绝生效',
}

/** The agreements that the actor may see, as a table. */
export const agreementExport = exportEndpoint({
  path: '/api/agreements/export',
  act: 'agreement.view',
  title: '数字合约',
  query: z.object({ state: z.enum(AGREEMENT_STATES).optional() }),
  filter: ({ state }) => [['状态', state && STATES[state]]],
  list: listAgreements,
  columns: [
    { header: '合约编号', value: ({ id }) => id },
    { header: '名称', value: ({ title }) => title },
    { header: '供方', value: ({ provider }) => provider.name },
    { header: '需方', value: ({ consumer }) => consumer.name },
    { header: '状态', value: ({ state }) => STATES[state] },
    { header: '价格', value: ({ plan }) => sentence(plan) },
    { header: '用途', value: ({ purpose }) => purpose },
    { header: '约定次数', value: ({ quota }) => quota },
    { header: '已用次数', value: ({ usedCount }) => usedCount },
    { header: '使用期起', value: ({ startsAt }) => ({ at: startsAt }) },
    { header: '使用期止', value: ({ endsAt }) => ({ at: endsAt }) },
    { header: '发起时间', value: ({ createdAt }) => ({ at: createdAt }) },
    { header: '生效时间', value: ({ activatedAt }) => (activatedAt === null ? null : { at: activatedAt }) },
    { header: '终止时间', value: ({ endedAt }) => (endedAt === null ? null : { at: endedAt }) },
    { header: '终止原因', value: ({ endedReason }) => endedReason },
    { header: '产品编号', value: ({ productId }) => productId },
    { header: '挂牌编号', value: ({ listingId }) => listingId },
    { header: '条款摘要', value: ({ termsDigest }) => termsDigest },
  ],
})
