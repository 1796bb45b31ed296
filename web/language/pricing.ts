import { dictionary } from './dictionary.ts'

/** What is said of a product's prices, and of a contract over it. */
export const pricing = dictionary(
  {
    plans: '价格方案', plansLead: '下单时选择其中一种；磋商签约可以另议价格，另议的价格不公开。', quote: '算一算', plan: '价格方案', transfers: '取用次数',
    days: '使用天数', rows: '交付行数', mebibytes: '交付数据量（MiB）',
    total: '合计', part: '项目', quantity: '数量', unitPrice: '单价', amount: '金额', free: '免费，无需计算。', oneOffLabel: '一次性',
    transferLabel: '交付次数', periodLabel: '订阅周期', tierLabel: (tier: string) => `第 ${tier} 级`,
    wholeHint: (rows: string) => `整份数据为 ${rows} 行`, invalid: '请填写不超过上限的整数', rounded: '合计只在最后取整到分。',
    contract: '合约写成一句话', contractLead: '每一格由谁执行，都写在它旁边。', license: (text: string) => `使用许可：${text}`,
    sentence: {
      a: '许可', consumer: '需方', b: '自', window: '约定的起止时间', c: '，为', purpose: '用途之一', d: '使用', e: '，至多', quota: '约定的次数',
      f: '；价款', price: '按所选方案', g: '；不得',
      resale: '转售、转让或提供给他人', h: '，不得用于', i: '，到期', deletion: '删除所持副本', end: '。',
      purposeOf: (uses: string) => `「${uses}」`,
    },
    by: { chain: '链', gateway: '网关', audit: '审计' },
    byName: { chain: '链上合约执行', gateway: '平台网关执行', audit: '事后审计查证' },
    rules: '谁来执行', slot: '条款', enforcer: '执行者', how: '怎样执行',
    ruleText: {
      window: '不在期限内的取用，链上合约拒绝记录，数据不放行。', quota: '每次取用由链上合约计数，用完即拒绝。', suspension: '监管暂停一方、产品或合约后，链上合约拒绝一切新记录。',
      purpose: '签约时核对用途是否在允许之列，不在的不能成约。', price: '取用前冻结价款，余额不足不放行；存证后才扣款。', resale: '原样流出的副本与存证的文件指纹比对，可查出它曾交付给谁。',
      forbidden: '写入已签名的合约，违者承担违约责任，监管可暂停其交易。', deletion: '平台到期后清除备好的文件；需方副本由合约约束，可审计。',
    },
    ruleName: {
      suspension: '监管暂停', resale: '不得转售', forbidden: '禁止用途', deletion: '到期删除', window: '期限', quota: '次数',
      purpose: '用途', price: '价款',
    },
  },
  {
    plans: 'Price plans',
    plansLead: 'One of them is chosen with the order; another price may be negotiated, which stays private.',
    quote: 'Work it out', plan: 'Price plan', transfers: 'Number of uses', days: 'Days of use',
    rows: 'Rows transferred', mebibytes: 'Volume transferred (MiB)',
    total: 'Total', part: 'Item', quantity: 'Quantity', unitPrice: 'Unit price', amount: 'Amount',
    free: 'Free: nothing to work out.', oneOffLabel: 'Once', transferLabel: 'Transfers', periodLabel: 'Periods',
    tierLabel: (tier: string) => `Tier ${tier}`,
    wholeHint: (rows: string) => `The whole file has ${rows} rows`,
    invalid: 'A whole number within the limit, please', rounded: 'Only the total is rounded, up to the fen.',
    contract: 'The contract as a sentence', contractLead: 'Who enforces each part stands beside it.',
    license: (text: string) => `Licence: ${text}`,
    sentence: {
      a: ' permits ', consumer: 'the consumer', b: ' within ', window: 'the agreed window', c: ', for ',
      purpose: 'one of the purposes ', d: ', to use ', e: ' at most ', quota: 'the agreed number of times',
      f: '; paid ', price: 'by the chosen plan', g: '; without ',
      resale: 'selling or passing it on', h: ', not for ', i: ', and with the copy ', deletion: 'deleted at the end',
      end: '.', purposeOf: (uses: string) => `“${uses}”`,
    },
    by: { chain: 'chain', gateway: 'gateway', audit: 'audit' },
    byName: { chain: 'Enforced by the chain', gateway: 'Enforced by the gateway', audit: 'Established by audit' },
    rules: 'Who enforces what', slot: 'Term', enforcer: 'Enforced by', how: 'How',
    ruleText: {
      window: 'Outside the window the contract on the chain refuses the record, and nothing is released.',
      quota: 'The contract on the chain counts each use and refuses once none is left.',
      suspension: 'Once the regulator suspends a party, product or agreement, the chain refuses every new record.',
      purpose: 'The purpose is checked when the agreement is made; one that is not allowed can\'t be agreed.',
      price: 'The price is held before the use, without funds nothing is released; it is taken once recorded.',
      resale: 'A copy that turns up is matched with the recorded fingerprints, which tell to whom it was delivered.',
      forbidden: 'Part of the signed agreement: a breach is liable, and the regulator may suspend the trader.',
      deletion: 'The platform purges prepared files after the end; the consumer\'s copy is bound by the agreement and can be audited.',
    },
    ruleName: {
      suspension: 'Suspension', resale: 'No resale', forbidden: 'Forbidden uses', deletion: 'Deletion',
      window: 'Window', quota: 'Uses', purpose: 'Purpose', price: 'Price',
    },
  },
)
