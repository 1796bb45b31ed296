import { dictionary } from './language.tsx'

/** Agreements, orders and what is taken under them. */
export const agreementTexts = dictionary(
  {
    states: {
      offered: '磋商中', signing: '一方已签', signed: '双方已签，待下单', activating: '上链生效中', active: '履行中', terminating: '解除上链中',
      terminated: '已解除', expired: '已到期', declined: '未成约', refused: '链上拒绝生效',
    },
    transferStates: {
      reserved: '待上链', submitted: '已提交上链', recorded: '已存证，可取用', released: '已取用', rejected: '链上拒绝', withheld: '已扣留',
      lapsed: '逾期未取',
    },
    page: {
      title: '数字合约', parties: '当事人', provider: '供方', consumer: '需方', window: '使用期限', quota: '取数次数', used: '已用', price: '价格',
      purpose: '用途', number: '合约编号', digest: '条款摘要', signatures: '签署', signedBy: '已签署', unsigned: '未签署', product: '产品',
      ended: '结束原因', steps: ['要约', '双方签署', '下单', '上链生效', '取数'], enforced: '谁来执行',
      rules: [
        ['期限与次数', '链上合约逐次检查：期限外或超次的交付不会被记录，也就不会放行'],
        ['用途、转售与删除', '使用策略（ODRL）随合约签署；违约凭存证追责'],
        ['字段与行', '平台网关只交付所选内容，每份内容的摘要先上链'],
      ] as [string, string][],
    },
    act: {
      sign: '签署', counter: '还价', decline: '拒绝', withdraw: '撤回要约', order: '下单', terminate: '解除合约', take: '取数',
      signLead: '签署后条款锁定。平台代管密钥的单位，请输入登录口令确认是本人。',
      ownKey: '本单位自管密钥', ownKeyLead: '请用本单位密钥对下列摘要签名，并粘贴签名（0x 开头，65 字节）。', signature: '签名',
      password: '登录口令', reason: '理由', reasonHint: '对方会看到这句话', busy: '正在提交…', waiting: '正在等待上链，通常不到一秒…',
      orderLead: (price: string) => `下单即从账户冻结首期价款（${price}），合约随后上链生效。`,
      yourTurn: '轮到贵单位答复', theirTurn: '正在等待对方答复', signFirst: '对方已签署，等待贵单位签署', signWait: '贵单位已签署，等待对方签署',
      nothing: '当前没有需要贵单位办理的事项', reasonClosed: (state: string) => `合约${state}，不能再进行此操作`,
      counterLead: '留空的项保持不变；提交后轮到对方答复。', priceYuan: '价格（元）', note: '附言', startDay: '开始日期', endDay: '结束日期',
      quota: '次数', submit: '提交',
    },
    take: {
      title: '取数', lead: '平台先准备内容，把它的摘要记到链上，然后才放行字节。', format: '格式', all: '全部字段与行', part: '只取一部分', fields: '字段',
      limit: '最多行数', preparing: '正在准备并存证…', done: '已存证，可以下载', download: '下载', receipt: '查看回执',
      awaiting: '见证方会签稍后完成，回执随后可取',
      formats: { csv: 'CSV', xlsx: 'XLSX（Excel）', parquet: 'Parquet', ndjson: 'NDJSON', original: '原始文件' },
      remaining: (left: number) => `还可取 ${left} 次`, none: '合约约定的次数已经用完',
    },
    confirm: {
      title: '合约已生效', lead: (id: string) => `编号 ${id}。下面各项由您的浏览器当场计算，不是平台的断言。`, checking: '正在计算…',
      items: {
        digest: '条款摘要与双方签署的一致', policy: '使用策略的摘要写在条款里', provider: '供方的签名有效', consumer: '需方的签名有效',
        chain: '合约已在链上生效',
      },
      failed: '未通过：请勿据此合约付款或取数，并联系平台', next: '接下来', nextText: '可以立即取数；每次取数都会得到一张可离线核验的回执。',
    },
    transfers: { title: '交付记录', empty: '还没有取过数', at: '时间', content: '内容', size: '大小', charged: '费用', state: '状态', receipt: '回执' },
    order: {
      title: '下单', steps: ['选择', '核对', '签署', '完成'], plan: '价格方案', purpose: '用途', purposeHint: '供方允许的用途',
      forbidden: '禁止用途', start: '开始日期', end: '结束日期（含当日）', quota: '取数次数', note: '给供方的话（可不填）', next: '核对',
      check: '核对要约', change: '修改', send: '发出要约', sending: '正在发出…',
      sentLead: '供方接受后会签署合约；轮到您时会收到通知。',
      standing: '供方的格式要约：签署即成交', standingLead: '条款由供方预先签署，您签署后立即下单并上链生效，无须等待供方答复。',
      negotiate: '或者：另行磋商', buy: '签署并成交', own: '这是贵单位自己的产品，不能购买', estimate: '费用', total: '合计', balance: '账户余额',
      topUp: '去充值', lacking: '余额不足以支付首期价款', freeNote: '免费',
      notConsumer: '当前账号不是需方，不能下单。', refund: '未取用的预付价款在合约因供方原因提前结束时退还；已取用的不退。',
    },
    my: {
      title: '我的数据', empty: '还没有合约。从免费的数据开始试试：', browse: '去数据目录', agreements: '合约', filter: '状态', all: '全部', uses: '次数',
      days: (days: number) => (days < 0 ? '已过期' : `剩 ${days} 天`), account: '账户', available: '可用', held: '冻结', transfers: '最近交付',
      tasks: '待办', none: '没有待办', open: '查看',
    },
    account: {
      title: '账户', available: '可用余额', held: '冻结中', topUp: '充值', amount: '金额（元）', reference: '银行流水号',
      referenceHint: '向资金存管账户汇款后，填写银行回单上的流水号；平台资金岗核对到账后入账。', submit: '申请充值', topUps: '充值记录', entries: '明细',
      states: { requested: '待核对', confirmed: '已入账', rejected: '未到账' },
      kinds: {
        top_up: '充值到账', order_hold: '下单冻结', order_free: '订单结束解冻', hold: '交付冻结', free: '交付未成解冻', capture: '交付结算',
        refund: '退款', payout_requested: '申请提现', payout_paid: '提现付款', payout_returned: '提现退回',
      },
      accounts: { available: '可用', held: '冻结', payable: '应收', payout: '提现中' },
      at: '时间', kind: '事项', account: '科目', state: '状态', amountWrong: '请输入大于 0 的金额，至多两位小数',
    },
  },
  {
    states: {
      offered: 'Negotiating', signing: 'Signed by one', signed: 'Signed, to be ordered', activating: 'Being recorded', active: 'In force',
      terminating: 'Being ended', terminated: 'Ended early', expired: 'Over', declined: 'Declined', refused: 'Refused by the chain',
    },
    transferStates: {
      reserved: 'To be recorded', submitted: 'Sent to the chain', recorded: 'Recorded, ready', released: 'Taken', rejected: 'Refused by the chain',
      withheld: 'Withheld', lapsed: 'Never taken',
    },
    page: {
      title: 'Agreement', parties: 'Parties', provider: 'Provider', consumer: 'Consumer', window: 'Window', quota: 'Transfers', used: 'Used',
      price: 'Price', purpose: 'Purpose', number: 'Number', digest: 'Digest of the terms', signatures: 'Signatures', signedBy: 'Signed',
      unsigned: 'Not signed', product: 'Product', ended: 'Why it ended', steps: ['Offer', 'Signatures', 'Order', 'On the chain', 'Data'],
      enforced: 'Who enforces it',
      rules: [
        ['Window and count', 'The contract on the chain checks each transfer: outside of them nothing is recorded, so nothing is released'],
        ['Purpose, resale, deletion', 'The usage policy (ODRL) is signed with the agreement; a breach is answered for by the record'],
        ['Fields and rows', 'The gateway delivers what was selected, and the digest of each content is recorded first'],
      ] as [string, string][],
    },
    act: {
      sign: 'Sign', counter: 'Counter', decline: 'Decline', withdraw: 'Withdraw', order: 'Order', terminate: 'End early', take: 'Take data',
      signLead: 'Signing locks the terms. Where the platform holds your key, your password shows that it is you.',
      ownKey: 'We hold our own key', ownKeyLead: 'Sign this digest with your key and paste the signature (0x, 65 bytes).', signature: 'Signature',
      password: 'Password', reason: 'Reason', reasonHint: 'The other party reads this', busy: 'Sending…',
      waiting: 'Waiting for the chain, mostly under a second…',
      orderLead: (price: string) => `Ordering holds the first price (${price}) on your account; then the agreement goes to the chain.`,
      yourTurn: 'Your answer is due', theirTurn: 'Waiting for the other party', signFirst: 'They have signed; it is your turn',
      signWait: 'You have signed; they have not yet', nothing: 'Nothing is due from you now',
      reasonClosed: (state: string) => `Not possible: ${state}`,
      counterLead: 'What you leave empty stays; then it is their turn.', priceYuan: 'Price (yuan)', note: 'Note', startDay: 'First day',
      endDay: 'Last day', quota: 'Transfers', submit: 'Send',
    },
    take: {
      title: 'Take data', lead: 'The platform prepares the content, records its digest on the chain, and only then releases a byte.', format: 'Format',
      all: 'All fields and rows', part: 'A part', fields: 'Fields', limit: 'Rows at most', preparing: 'Preparing and recording…',
      done: 'Recorded: ready to download', download: 'Download', receipt: 'Receipt', awaiting: 'The witness cosigns shortly; the receipt follows',
      formats: { csv: 'CSV', xlsx: 'XLSX (Excel)', parquet: 'Parquet', ndjson: 'NDJSON', original: 'Original file' },
      remaining: (left: number) => `${left} left`, none: 'The agreed number is used up',
    },
    confirm: {
      title: 'The agreement is in force', lead: (id: string) => `Number ${id}. Your own browser computes what follows; the platform does not claim it.`,
      checking: 'Computing…',
      items: {
        digest: 'The digest is that of the terms which both signed', policy: 'The terms name the digest of the usage policy',
        provider: 'The provider’s signature is right', consumer: 'The consumer’s signature is right', chain: 'The agreement is in force on the chain',
      },
      failed: 'Not passed: do not pay or take data under this agreement, and tell the platform', next: 'Next',
      nextText: 'Take data now; each transfer gives a receipt that verifies offline.',
    },
    transfers: { title: 'Transfers', empty: 'Nothing taken yet', at: 'Time', content: 'Content', size: 'Size', charged: 'Price', state: 'State', receipt: 'Receipt' },
    order: {
      title: 'Order', steps: ['Choose', 'Check', 'Sign', 'Done'], plan: 'Price plan', purpose: 'Purpose', purposeHint: 'What the provider allows',
      forbidden: 'Forbidden', start: 'First day', end: 'Last day', quota: 'Transfers', note: 'A word to the provider (optional)', next: 'Check',
      check: 'Check your offer', change: 'Change', send: 'Send the offer', sending: 'Sending…',
      sentLead: 'The provider signs when it accepts; you are told when it is your turn.',
      standing: 'The provider’s standing offer: sign, and it is yours',
      standingLead: 'The provider has signed these terms beforehand: your signature orders at once, and nobody is waited for.',
      negotiate: 'Or negotiate', buy: 'Sign and buy', own: 'This is your own product', estimate: 'Price', total: 'Total', balance: 'Balance',
      topUp: 'Top up', lacking: 'The balance is below the first price', freeNote: 'Free', notConsumer: 'This account is not a consumer’s.',
      refund: 'What was prepaid and not taken is refunded when the provider ends the agreement early; what was taken is not.',
    },
    my: {
      title: 'My data', empty: 'No agreement yet. Begin with something free:', browse: 'To the catalogue', agreements: 'Agreements', filter: 'State',
      all: 'All', uses: 'Transfers', days: (days: number) => (days < 0 ? 'over' : `${days} days left`), account: 'Account', available: 'Available',
      held: 'Held', transfers: 'Latest transfers', tasks: 'To do', none: 'Nothing to do', open: 'Open',
    },
    account: {
      title: 'Account', available: 'Available', held: 'Held', topUp: 'Top up', amount: 'Amount (yuan)', reference: 'Bank reference',
      referenceHint: 'Pay to the custodian’s account and give the reference of the transfer; the treasury books it once it has arrived.',
      submit: 'Request', topUps: 'Top-ups', entries: 'Entries',
      states: { requested: 'Being checked', confirmed: 'Booked', rejected: 'Not arrived' },
      kinds: {
        top_up: 'Top-up', order_hold: 'Held for an order', order_free: 'Order closed, freed', hold: 'Held for a transfer',
        free: 'Transfer not made, freed', capture: 'Settled', refund: 'Refund', payout_requested: 'Payout asked for', payout_paid: 'Paid out',
        payout_returned: 'Payout returned',
      },
      accounts: { available: 'Available', held: 'Held', payable: 'Payable', payout: 'Payout' },
      at: 'Time', kind: 'What', account: 'Account', state: 'State', amountWrong: 'An amount above 0 with at most two decimals',
    },
  },
)
