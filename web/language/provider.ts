import { dictionary } from './dictionary.ts'

/** The provider's desk: what waits, what is on offer, what was sold. */
export const providerTexts = dictionary(
  {
    desk: {
      title: '供方工作台', lead: '产品、要约与销售。', create: '上架新产品', sales: '销售与结算',
      tasksNone: '没有待办：草稿、退回、未读取的文件、要约和待签合约都已查看。', sold: '至今销售', soldNone: '还没有成交。',
      soldLead: (agreements: string, transfers: string) => `${agreements} 份合约成立，交付 ${transfers} 次。`, gross: '需方支付',
      share: '贵单位所得', payable: '可提现', held: '冻结中，待交付',
    },
    products: {
      title: '产品与挂牌', filter: '状态', all: '全部', name: '产品', state: '状态', completeness: '完整度', agreements: '成立合约',
      transfers: '交付', share: '所得', next: '下一步', empty: '没有这种状态的挂牌。', clear: '查看全部', untitled: '（未命名）',
      score: (score: string) => `完整度 ${score} / 100`, notListed: '—', product: (name: string) => `产品名称：${name}`,
      region: '产品与挂牌表，可左右滚动',
      steps: {
        none: '继续上架', draft: '完善并提交', rejected: '按意见补正', under_review: '查看审核', listed: '管理', suspended: '查看原因',
        delisted: '重新编辑', shared: '查看共享',
      },
    },
    states: {
      none: '未挂牌', draft: '草稿', rejected: '退回补正', under_review: '审核中', first: '待初审', second: '初审通过，待复审', listed: '已挂牌',
      suspended: '已暂停', delisted: '已摘牌', shared: '部门间共享',
    },
    versionStates: { reading: '正在读取', ready: '可用', failed: '未能读取' },
    offers: {
      title: '等待答复的要约', lead: '需方提出的要约，轮到贵单位时可以接受、还价或拒绝。', empty: '没有磋商中的要约。需方在挂牌页发起磋商后会出现在这里。', mine: '轮到贵单位',
      theirs: '等待需方', answer: '去答复', look: '查看',
    },
    start: {
      title: '还没有产品', lead: '拖入一个 CSV、XLSX 或 Parquet 文件，几秒后就能看到它上架后的样子；满意了再提交审核。', drop: '选择文件，开始上架',
      samples: '手边没有文件？用一份演示数据试试：',
    },
  },
  {
    desk: {
      title: 'Provider’s desk', lead: 'Products, offers and sales.', create: 'List a new product',
      sales: 'Sales and settlement',
      tasksNone: 'Nothing waits: drafts, returned listings, unread files, offers and signatures were looked at.',
      sold: 'Sold so far', soldNone: 'Nothing sold yet.',
      soldLead: (agreements: string, transfers: string) =>
        `${agreements} agreements made, ${transfers} transfers delivered.`,
      gross: 'Paid by consumers', share: 'Your share', payable: 'Can be paid out', held: 'Held, to be delivered',
    },
    products: {
      title: 'Products and listings', filter: 'State', all: 'All', name: 'Product', state: 'State',
      completeness: 'Completeness', agreements: 'Agreements', transfers: 'Transfers', share: 'Share', next: 'Next',
      empty: 'No listing is in this state.', clear: 'Show all', untitled: '(no title)',
      score: (score: string) => `Completeness ${score} of 100`, notListed: '—',
      product: (name: string) => `Product: ${name}`, region: 'Products and listings, scrolls sideways',
      steps: {
        none: 'Go on listing', draft: 'Complete and submit', rejected: 'Mend and resubmit',
        under_review: 'See the review', listed: 'Manage', suspended: 'See why', delisted: 'Edit anew',
        shared: 'See the sharing',
      },
    },
    states: {
      none: 'Not listed', draft: 'Draft', rejected: 'Sent back', under_review: 'Under review',
      first: 'First review due', second: 'Second review due', listed: 'Listed', suspended: 'Suspended',
      delisted: 'Delisted', shared: 'Shared by departments',
    },
    versionStates: { reading: 'Being read', ready: 'Ready', failed: 'Not read' },
    offers: {
      title: 'Offers waiting', lead: 'What consumers propose; when it is your turn, accept, counter or decline.',
      empty: 'No offer is being negotiated. Offers that consumers make on your listings appear here.',
      mine: 'Your turn', theirs: 'Their turn', answer: 'Answer', look: 'Look',
    },
    start: {
      title: 'No products yet',
      lead:
        'Drop a CSV, XLSX or Parquet file and see within seconds how it would be listed; submit it for review when ' +
          'you are content.',
      drop: 'Choose a file and begin', samples: 'No file at hand? Try one of these:',
    },
  },
)
