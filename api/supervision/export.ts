import { z } from '@hono/zod-openapi'
import { exportEndpoint } from '#api/http/export.ts'
import { listMeasures } from './measure.ts'

const ACTS: Record<string, string> = { suspend: '暂停', resume: '恢复' }
const SCOPES: Record<string, string> = { party: '交易主体', product: '数据产品', agreement: '数字合约', ledger: '全部交付' }
const STATES: Record<string, string> = { pending: '上链中', effective: '已生效', refused: '链上拒绝' }

/** The regulator's measures (监管措施) as a table. */
export const measureExport = exportEndpoint({
  path: '/api/supervision/measures/export',
  act: 'supervision.view_measures',
  title: '监管措施',
  query: z.object({}),
  filter: () => [],
  list: listMeasures,
  columns: [
    { header: '措施编号', value: ({ id }) => id },
    { header: '措施', value: ({ act }) => ACTS[act] ?? act },
    { header: '范围', value: ({ scope }) => SCOPES[scope] ?? scope },
    { header: '对象编号', value: ({ subjectId }) => subjectId },
    { header: '理由', value: ({ reason }) => reason },
    { header: '状态', value: ({ state }) => STATES[state] ?? state },
    { header: '采取时间', value: ({ createdAt }) => ({ at: createdAt }) },
    { header: '解除时间', value: ({ endedAt }) => (endedAt === null ? null : { at: endedAt }) },
    { header: '存证序号', value: ({ recordIndex }) => recordIndex },
    { header: '交易哈希', value: ({ transactionHash }) => transactionHash },
  ],
})
