import { dictionary } from './dictionary.ts'

/** What a provider sold, what it is owed, and what was paid out. */
export const salesTexts = dictionary(
  {
    page: { title: '销售与结算', lead: '逐产品的销售、对账单与提现。每一笔都对应一条存证。', back: '返回工作台' },
    period: {
      title: '期间', from: '起（含）', to: '止（含）', all: '全部', month: '本月', days: '近 30 天', year: '今年', wrong: '结束日期早于开始日期',
    },
    totals: {
      title: '合计', gross: '需方支付', fee: '平台服务费', share: '贵单位所得', transfers: '交付次数', rows: '交付行数', agreements: '成立合约',
      offered: (count: string) => `共收到 ${count} 份要约`, held: '冻结中', heldNote: '已下单、待交付，与期间无关', paidOut: '期间已付款',
    },
    months: {
      title: '近 6 个月的所得',
      reading: (share: string, best: string, most: string) => `六个月贵单位共得 ${share}，最多的是 ${best}（${most}）。`,
      none: '近 6 个月还没有结算。', month: '月份', gross: '需方支付（元）', share: '贵单位所得（元）', transfers: '交付次数',
      note: '按结算时间计，已扣退款；月份按北京时间。', grossName: '需方支付', shareName: '贵单位所得',
    },
    products: {
      title: '逐产品', product: '产品', agreements: '合约', transfers: '交付', rows: '行数', gross: '需方支付', fee: '服务费',
      share: '所得', last: '最近成交', none: '这个期间没有产品。', region: '逐产品销售表，可左右滚动',
    },
    denied: {
      title: '被拒的取数', lead: '链上拒绝或放行前扣留的取数，按理由计；不收费。', none: '这个期间没有被拒的取数。', reason: '理由', basis: '依据', count: '次数',
      region: '被拒取数表，可左右滚动',
    },
    statement: {
      title: '对账单', lead: (gross: string, fee: string, share: string) => `期间交易额 ${gross}，平台服务费 ${fee}，贵单位所得 ${share}。`,
      none: '这个期间没有结算。', at: '时间', kind: '类型', kinds: { captured: '结算', refunded: '退款' }, product: '产品', consumer: '需方',
      gross: '交易额', fee: '服务费', share: '所得', transfer: '交付', look: '存证回执', region: '对账单，可左右滚动',
      exported: '导出的就是这个期间的全部行。', rate: (percent: string) => `费率 ${percent}%`,
    },
    payout: {
      title: '提现', payable: '可提现', pending: '提现处理中', amount: '金额（元）', note: '收款账户说明',
      noteHint: '开户行、户名、账号，或写「按备案账户」；平台资金岗据此付款。', request: '申请提现', all: '全部提取', busy: '正在提交…', done: '已申请，等待平台资金岗付款。',
      amountWrong: '请填大于 0 的金额，至多两位小数。', tooMuch: '超过可提现余额。', nothing: '没有可提现的余额。', owing: '余额为负：有退款待以后的所得抵扣。',
      noteMissing: '请写明收款账户。', role: '当前账号无权申请提现。', list: '提现记录', none: '还没有提现。', at: '申请时间', state: '状态',
      decided: '处理时间', states: { requested: '待付款', paid: '已付款', returned: '已退回余额' }, region: '提现记录，可左右滚动',
    },
  },
  {
    page: {
      title: 'Sales and settlement', lead: 'Sales by product, statement and payouts; each line has its record.',
      back: 'Back to the desk',
    },
    period: {
      title: 'Period', from: 'From', to: 'To (incl.)', all: 'Everything', month: 'This month', days: 'Last 30 days',
      year: 'This year', wrong: 'The last day is before the first',
    },
    totals: {
      title: 'In all', gross: 'Paid by consumers', fee: 'Platform’s fee', share: 'Your share', transfers: 'Transfers',
      rows: 'Rows', agreements: 'Agreements', offered: (count: string) => `of ${count} offers`, held: 'Held',
      heldNote: 'ordered, to be delivered; whatever the period', paidOut: 'Paid out',
    },
    months: {
      title: 'Your share in the last 6 months',
      reading: (share: string, best: string, most: string) =>
        `Your share was ${share} in six months, most in ${best} (${most}).`,
      none: 'Nothing was settled in the last 6 months.', month: 'Month', gross: 'Paid (yuan)',
      share: 'Your share (yuan)', transfers: 'Transfers',
      note: 'By time of settlement, less refunds; months in Beijing time.', grossName: 'Paid by consumers',
      shareName: 'Your share',
    },
    products: {
      title: 'By product', product: 'Product', agreements: 'Agreements', transfers: 'Transfers', rows: 'Rows',
      gross: 'Paid', fee: 'Fee', share: 'Share', last: 'Last sale', none: 'No product in this period.',
      region: 'Sales by product, scrolls sideways',
    },
    denied: {
      title: 'Denied uses',
      lead: 'Uses that the chain rejected, or that were withheld before release, by reason; they cost nothing.',
      none: 'No use was denied in this period.', reason: 'Reason', basis: 'Basis', count: 'Times',
      region: 'Denied uses, scrolls sideways',
    },
    statement: {
      title: 'Statement',
      lead: (gross: string, fee: string, share: string) => `${gross} traded, ${fee} in fees, ${share} for you.`,
      none: 'Nothing was settled in this period.', at: 'Time', kind: 'Kind',
      kinds: { captured: 'Settled', refunded: 'Refunded' }, product: 'Product', consumer: 'Consumer', gross: 'Amount',
      fee: 'Fee', share: 'Share', transfer: 'Transfer', look: 'Receipt', region: 'Statement, scrolls sideways',
      exported: 'The export is all rows of this period.', rate: (percent: string) => `rate ${percent}%`,
    },
    payout: {
      title: 'Payout', payable: 'Can be paid out', pending: 'Being paid', amount: 'Amount (yuan)',
      note: 'Account to pay to', noteHint: 'Bank, holder and number, or “as on file”; the treasury pays by it.',
      request: 'Ask for a payout', all: 'All of it', busy: 'Sending…', done: 'Asked for; the treasury will pay.',
      amountWrong: 'An amount above 0 with at most two decimals.', tooMuch: 'More than can be paid out.',
      nothing: 'There is nothing to pay out.', owing: 'The balance is negative: a refund is to be made up first.',
      noteMissing: 'Tell the account.', role: 'This account may not ask for payouts.', list: 'Payouts',
      none: 'No payout yet.', at: 'Asked', state: 'State', decided: 'Decided',
      states: { requested: 'To be paid', paid: 'Paid', returned: 'Returned' }, region: 'Payouts, scrolls sideways',
    },
  },
)
