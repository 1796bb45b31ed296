import { z } from '@hono/zod-openapi'
import { exportEndpoint } from '#api/http/export.ts'
import { idText } from '#api/resource/schema.ts'
import { listTransfers } from './find.ts'
import type { TransferState } from './transfer.ts'

const STATES: Record<TransferState, string> = {
  reserved: '已预留，待上链', submitted: '已提交上链', recorded: '已存证，可放行', released: '已放行', rejected: '链上拒绝', withheld: '已扣留',
  lapsed: '逾期未取',
}

/** The transfers that the actor may see, as a table. */
export const transferExport = exportEndpoint({
  path: '/api/transfers/export',
  act: 'transfer.view',
  title: '交付记录',
  query: z.object({ agreementId: idText.optional() }),
  filter: ({ agreementId }) => [['合约编号', agreementId]],
  list: listTransfers,
  columns: [
    { header: '交付编号', value: ({ id }) => id },
    { header: '合约编号', value: ({ agreementId }) => agreementId },
    { header: '订单编号', value: ({ orderId }) => orderId },
    { header: '产品编号', value: ({ productId }) => productId },
    { header: '状态', value: ({ state }) => STATES[state] },
    { header: '文件名', value: ({ fileName }) => fileName },
    { header: '格式', value: ({ format }) => format },
    { header: '范围', value: ({ form }) => (form === 'selection' ? '部分' : '整份') },
    { header: '行数', value: ({ rows }) => rows },
    { header: '字节数', value: ({ sizeBytes }) => sizeBytes },
    { header: 'SHA-256', value: ({ sha256 }) => sha256 },
    { header: '金额（元）', value: ({ chargedFen }) => ({ fen: chargedFen }) },
    { header: '请求时间', value: ({ at }) => ({ at }) },
    { header: '存证时间', value: ({ recordedAt }) => (recordedAt === null ? null : { at: recordedAt }) },
    { header: '放行时间', value: ({ releasedAt }) => (releasedAt === null ? null : { at: releasedAt }) },
    { header: '存证序号', value: ({ recordIndex }) => recordIndex },
    { header: '交易哈希', value: ({ transactionHash }) => transactionHash },
    { header: '拒绝原因', value: ({ rejection }) => rejection?.title ?? null },
  ],
})
