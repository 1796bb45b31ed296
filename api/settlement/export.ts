import { exportEndpoint } from '#api/http/export.ts'
import { beijingTime } from '#api/kernel/time.ts'
import { viewStatement } from './find.ts'
import { type SETTLEMENT_KINDS, StatementQuery } from './schema.ts'

const KINDS: Record<(typeof SETTLEMENT_KINDS)[number], string> = { captured: '结算', refunded: '退款' }

/** What was given back is taken off: the columns sum to the statement's totals. */
const signed = (kind: keyof typeof KINDS, fen: number) => ({ fen: kind === 'refunded' ? -fen : fen })

/** The provider's statement (对账单) as a table. */
export const statementExport = exportEndpoint({
  path: '/api/settlements/export',
  act: 'settlement.statement',
  title: '对账单',
  query: StatementQuery.omit({ limit: true, cursor: true }),
  filter: ({ from, to }) => [
    ['起（含）', from && beijingTime(from)],
    ['止（不含）', to && beijingTime(to)],
  ],
  list: viewStatement,
  columns: [
    { header: '结算编号', value: ({ id }) => id },
    { header: '时间', value: ({ at }) => ({ at }) },
    { header: '类型', value: ({ kind }) => KINDS[kind] },
    { header: '订单编号', value: ({ orderId }) => orderId },
    { header: '交付编号', value: ({ transferId }) => transferId },
    { header: '产品编号', value: ({ productId }) => productId },
    { header: '需方编号', value: ({ consumerId }) => consumerId },
    { header: '交易额（元）', value: ({ kind, grossFen }) => signed(kind, grossFen) },
    { header: '平台服务费（元）', value: ({ kind, feeFen }) => signed(kind, feeFen) },
    { header: '供方所得（元）', value: ({ kind, shareFen }) => signed(kind, shareFen) },
    { header: '费率（万分之）', value: ({ feeBps }) => feeBps },
  ],
})
