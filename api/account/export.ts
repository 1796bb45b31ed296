import { z } from '@hono/zod-openapi'
import { exportEndpoint } from '#api/http/export.ts'
import type { JournalKind, OWN_ACCOUNTS } from './account.ts'
import { listEntries } from './find.ts'

const KINDS: Record<JournalKind, string> = {
  top_up: '充值到账', order_hold: '下单冻结', order_free: '订单结束解冻', hold: '交付冻结', free: '交付未成解冻', capture: '交付结算',
  refund: '退款', payout_requested: '申请提现', payout_paid: '提现付款', payout_returned: '提现退回',
}

const ACCOUNTS: Record<(typeof OWN_ACCOUNTS)[number], string> = {
  available: '可用余额', held: '冻结', payable: '待提现收入', payout: '提现处理中',
}

/** The lines of the caller's accounts (明细) as a table. */
export const entryExport = exportEndpoint({
  path: '/api/account/entries/export',
  act: 'account.view',
  title: '账户明细',
  query: z.object({}),
  filter: () => [],
  list: listEntries,
  columns: [
    { header: '凭证编号', value: ({ journalId }) => journalId },
    { header: '时间', value: ({ at }) => ({ at }) },
    { header: '摘要', value: ({ kind }) => KINDS[kind] },
    { header: '账户', value: ({ account }) => ACCOUNTS[account] },
    { header: '金额（元）', value: ({ amountFen }) => ({ fen: amountFen }) },
    { header: '业务编号', value: ({ reference }) => reference },
  ],
})
