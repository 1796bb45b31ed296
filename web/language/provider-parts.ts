import { dictionary } from './dictionary.ts'

/** What a provider fills in of a listing, part by part. */
export const partTexts = dictionary(
  {
    file: {
      lead: '每次上传成为一个新版本，原来的不变。字段名与类型不变的新版本，挂牌后即可交付；字段变了须重新审核。', upload: '上传新版本', number: '版本', state: '状态', at: '上传时间',
      rows: '行数', size: '大小', name: '文件', delivered: '挂牌版本', submitted: '送审版本', newest: '最新',
      difference: (from: string, to: string) => `版本 ${to} 与版本 ${from} 的差别`, between: '比较', with: '与',
      none: '字段没有变化，新版本可直接交付。', same: (rows: string) => `${rows} 行相同`, added: (rows: string) => `新增 ${rows} 行`,
      removed: (rows: string) => `减少 ${rows} 行`, columnsAdded: '新增字段', columnsRemoved: '减少字段', columnsChanged: '类型改变',
      breaking: '字段有变化：已购的需方继续取旧结构，新版本须重新提交审核。', first: '只有一个可用版本，没有可比的。', fingerprint: '文件指纹', sha256: 'SHA-256',
      sm3: 'SM3', region: '版本表，可左右滚动', failed: '未能读取：',
      columnType: (name: string, from: string, to: string) => `${name}（${from} → ${to}）`,
    },
    fields: {
      lead: '需方先看字段再决定是否购买。说明写清含义、单位、取值规则；为空的值是什么意思也写在这里。', filter: '显示', all: '全部', undescribed: '未说明',
      sensitive: '疑似敏感', description: (name: string) => `字段「${name}」的说明`, mask: '脱敏',
      maskOf: (name: string) => `字段「${name}」脱敏`, maskNote: '脱敏字段在样例中只露首尾，画像不露取值；交付时以 *** 代替，且不交付原始文件（已取得个人单独同意的除外）。', byName: '字段名像个人信息',
      byValue: '取值像证件号、手机号、邮箱或银行卡号', nulls: (share: string) => `空值 ${share}`, noNulls: '无空值',
      distinct: (count: string) => `${count} 个不同值`, examples: '例',
      range: (from: string, to: string) => `${from} 至 ${to}`, none: '没有这样的字段。',
      suspected: (why: string) => `疑似敏感：${why}`,
      suspectedLead: (names: string) => `疑似敏感字段：${names}。请逐一确认：脱敏、从文件中删除后重新上传，或在来源说明中写明授权依据。`,
      suspectedBasis: 'GB/T 35273-2020 附录 B；这是提示，不是认定。', paste: '从表格粘贴',
      pasteLead: '在表格里选中两列（字段名、说明）复制，粘贴到这里；按字段名对上的会填入。', pasteLabel: '两列：字段名与说明', pasteApply: '填入',
      pasted: (count: string, missed: string) => `填入 ${count} 个字段${missed === '0' ? '' : `，${missed} 行没有对上字段名`}。`,
      placeholder: '含义、单位、取值规则', maskAll: '全部疑似字段脱敏', of: (version: string) => `版本 ${version} 的字段`,
    },
    use: {
      lead: '需方下单时只能从适用场景里选用途；禁止用途写进合约，违反即违约。', useCases: '适用场景', useCasesHint: '每项一句，如「土壤改良方案设计」；至少 2 项得满分，回车分隔。',
      forbiddenUses: '禁止用途', forbiddenHint: '如「识别特定自然人」「转售或再分发原始数据」。', license: '使用许可',
      licenseHint: '一句话说明需方能做什么、不能做什么；随合约签署。', suggest: '常用：',
    },
    coverage: {
      lead: '空间、时间、粒度是目录卡片的第一行，需方先看这三样。', title: '名称', titleHint: '说清是什么、哪里的、什么时候的；100 字以内。', summary: '摘要',
      summaryHint: (count: string) => `写明内容、来源、用途；已写 ${count} 字，60 字以上得满分。`, keywords: '关键词',
      keywordsHint: '3 个以上，回车分隔；也是搜索和定价参考的依据。', space: '空间范围', spaceHint: '如「东营市垦利区」。', from: '开始日期', to: '结束日期',
      timeHint: '数据所覆盖的首日与末日。', granularity: '数据粒度', granularityHint: '每行是什么，如「地块 × 逐日」。', cycle: '更新频率',
      cycleHint: '承诺按期上传新版本；逾期会在目录显示。', choose: '请选择', later: '结束日期早于开始日期',
    },
    price: {
      open: '依法开放的公共数据一律免费，对所有主体条件相同（《山东省公共数据开放办法》）。无条件开放的，挂牌后请发布格式要约供任何主体直接接受。', openFree: '设为免费',
      lead: '最多 5 个方案，需方下单时选一个，也可另行磋商；磋商的价格不公开。', add: '添加方案', most: '最多 5 个方案。', remove: '删除这个方案',
      plan: (number: string) => `方案 ${number}`, kind: '计价方式', price: '价格（元）', priceWrong: '请填大于 0 的金额，至多两位小数。',
      days: '每期天数', daysWrong: '请填 1 至 366 的整数。', unit: '计量单位', row: '行', mebibyte: 'MiB', tiers: '阶梯单价',
      upTo: (unit: string) => `至第几${unit}（末级不填）`, unitPrice: (unit: string) => `每${unit}单价（元）`,
      unitWrong: '请填单价，至多六位小数。', upToWrong: '须是大于上一级的整数。', rest: '其余部分', addTier: '加一级', removeTier: '减一级',
      shares: (pays: string, fee: string, gets: string) => `需方付 ${pays}，平台服务费 ${fee}，您收 ${gets}`,
      of: {
        one_off: '一次买断', per_use: '每交付一次', per_30_days: '每 30 天', per_10000_rows: '每 10,000 行',
        per_100_mebibytes: '每 100 MiB',
      } as Record<string, string>,
      freeShares: '需方不付费，您收 ¥0.00', guide: '定价参考', guideLead: (count: string) => `目录里 ${count} 个与本产品共享关键词或字段的挂牌。`,
      guideNone: '目录里还没有可比的挂牌；补足关键词后会更准。', guideFew: '可比产品不足 3 个，不给参考价。',
      guideRow: (median: string, lower: string, upper: string, count: string) =>
        `中位数 ${median}，中间一半在 ${lower} 至 ${upper}（${count} 个）`,
      guideNote: '只计公开挂牌价，不含磋商成交价。',
      ceilingText: (price: string, unit: string, decision: string) => `上限收费标准：${price}／${unit}（${decision}）`,
      ceilingFree: '公共治理、公益用途的公共数据产品须免费提供。',
      ceilingUnits: { product: '产品', use: '次', row: '行', mebibyte: 'MiB', day: '天' } as Record<string, string>,
      wrong: '有方案还没有填完整。',
    },
    standing: {
      title: '格式要约：需方一键成交', lead: '由您预先签署一个方案、期限和次数，需方接受即成交，无须等您答复。', has: '已发布格式要约；重新发布会替换它。',
      now: (plan: string, from: string, to: string, quota: string) => `现行要约：${from} 至 ${to}，每份合约至多 ${quota} 次，${plan}`,
      hasNot: '还没有发布格式要约。', plan: '方案', start: '开始日期', end: '结束日期（含当日）', quota: '每份合约的取数次数', quotaWrong: '请填 1 以上的整数。',
      windowWrong: '结束日期须晚于开始日期。', sign: '签署并发布', notListed: '挂牌通过后可以发布。', terms: '核对条款',
      check: (plan: string, from: string, to: string, quota: string) => `任何需方可在 ${from} 至 ${to} 内取用 ${quota} 次，${plan}`,
      done: '格式要约已发布。', open: '发布格式要约', again: '重新发布', role: '当前账号无权发布格式要约。',
    },
  },
  {
    file: {
      lead:
        'Each upload is a new version; earlier ones stay as they are. One with the same fields may be delivered at ' +
          'once, another needs a new review.',
      upload: 'Upload a new version', number: 'Version', state: 'State', at: 'Uploaded', rows: 'Rows', size: 'Size',
      name: 'File', delivered: 'Listed', submitted: 'Submitted', newest: 'Newest',
      difference: (from: string, to: string) => `Version ${to} beside version ${from}`, between: 'Compare',
      with: 'with', none: 'The fields are the same: the new version can be delivered.',
      same: (rows: string) => `${rows} rows alike`, added: (rows: string) => `${rows} rows more`,
      removed: (rows: string) => `${rows} rows fewer`, columnsAdded: 'Fields added', columnsRemoved: 'Fields removed',
      columnsChanged: 'Types changed',
      breaking: 'The fields differ: consumers go on with the old ones, and this version needs a review.',
      first: 'There is one version only, and nothing to compare.', fingerprint: 'Fingerprints', sha256: 'SHA-256',
      sm3: 'SM3', region: 'Versions, scrolls sideways', failed: 'Not read: ',
      columnType: (name: string, from: string, to: string) => `${name} (${from} → ${to})`,
    },
    fields: {
      lead: 'Consumers look at the fields before they buy: tell meaning, unit, rules, and what an empty value means.',
      filter: 'Show', all: 'All', undescribed: 'Undescribed', sensitive: 'Possibly sensitive',
      description: (name: string) => `Description of ${name}`, mask: 'Mask', maskOf: (name: string) => `Mask ${name}`,
      maskNote:
        'Masks act on sample and profile alone: samples show the ends of a value, profiles none. Delivered data ' +
          'stay as they are.',
      byName: 'named like personal data', byValue: 'values like identity, phone, mail or card numbers',
      nulls: (share: string) => `${share} empty`, noNulls: 'none empty',
      distinct: (count: string) => `${count} distinct`, examples: 'e.g.',
      range: (from: string, to: string) => `${from} to ${to}`, none: 'There is no such field.',
      suspected: (why: string) => `possibly sensitive: ${why}`,
      suspectedLead: (names: string) =>
        `Possibly sensitive: ${names}. Look at each: mask it, take it out of the file and upload again, or tell ` +
          'the ground in the account of the origin.',
      suspectedBasis: 'GB/T 35273-2020 annex B; a hint, no judgement.', paste: 'Paste from a table',
      pasteLead:
        'Copy two columns (field, description) of a table and paste them here; those whose field is known are ' +
          'filled in.',
      pasteLabel: 'Two columns: field and description', pasteApply: 'Fill in',
      pasted: (count: string, missed: string) =>
        `${count} fields filled in${missed === '0' ? '' : `, ${missed} lines matched none`}.`,
      placeholder: 'Meaning, unit, rules', maskAll: 'Mask all of these',
      of: (version: string) => `Fields of version ${version}`,
    },
    use: {
      lead: 'Consumers choose their purpose among the uses; the forbidden ones go into the agreement.',
      useCases: 'Uses',
      useCasesHint:
        'A phrase each, such as “planning soil improvement”; two or more for the full score, Enter between them.',
      forbiddenUses: 'Forbidden uses', forbiddenHint: 'Such as “identifying a person”, “reselling the raw data”.',
      license: 'Licence',
      licenseHint: 'What consumers may and may not do, in a sentence; it is signed with the agreement.',
      suggest: 'Often used: ',
    },
    coverage: {
      lead: 'Space, time and granularity are the first line of the card: consumers look at them first.', title: 'Name',
      titleHint: 'What, where and when; 100 characters at most.', summary: 'Summary',
      summaryHint: (count: string) => `Content, origin, use; ${count} characters, 60 for the full score.`,
      keywords: 'Keywords', keywordsHint: 'Three or more, Enter between them; search and the price guide go by them.',
      space: 'Space', spaceHint: 'Such as “东营市垦利区”.', from: 'First day', to: 'Last day',
      timeHint: 'The first and the last day that the data cover.', granularity: 'Granularity',
      granularityHint: 'What a row is, such as “plot × day”.', cycle: 'Updates',
      cycleHint: 'A promise of new versions; the catalogue shows when one is late.', choose: 'Choose',
      later: 'The last day is before the first',
    },
    price: {
      open: 'Open public data are free and the same for everybody (Shandong Measures for Opening Public Data). Once an unconditional resource is listed, publish the standing offer that anybody may accept.',
      openFree: 'Make it free', lead: 'Five plans at most; a consumer chooses one, or negotiates another, which stays private.',
      add: 'Add a plan', most: 'Five plans at most.', remove: 'Remove this plan',
      plan: (number: string) => `Plan ${number}`, kind: 'Charged', price: 'Price (yuan)',
      priceWrong: 'An amount above 0 with at most two decimals.', days: 'Days of a period',
      daysWrong: 'A whole number from 1 to 366.', unit: 'Unit', row: 'row', mebibyte: 'MiB', tiers: 'Tiers',
      upTo: (unit: string) => `Up to which ${unit} (none for the last)`,
      unitPrice: (unit: string) => `Price of a ${unit} (yuan)`, unitWrong: 'A price with at most six decimals.',
      upToWrong: 'A whole number above the tier before.', rest: 'All the rest', addTier: 'Add a tier',
      removeTier: 'Remove a tier',
      shares: (pays: string, fee: string, gets: string) =>
        `The consumer pays ${pays}, the platform’s fee is ${fee}, you receive ${gets}`,
      of: {
        one_off: 'Once', per_use: 'Each transfer', per_30_days: '30 days', per_10000_rows: '10,000 rows',
        per_100_mebibytes: '100 MiB',
      },
      freeShares: 'The consumer pays nothing, you receive ¥0.00', guide: 'Price guide',
      guideLead: (count: string) => `${count} listings that share a keyword or fields with yours.`,
      guideNone: 'Nothing comparable is listed yet; keywords help.', guideFew: 'Fewer than three comparables.',
      guideRow: (median: string, lower: string, upper: string, count: string) =>
        `median ${median}, half of them within ${lower} to ${upper} (${count})`,
      guideNote: 'List prices alone, without negotiated ones.',
      ceilingText: (price: string, unit: string, decision: string) => `Fee ceiling: ${price} a ${unit} (${decision})`,
      ceilingFree: 'Public data for governance and welfare must be free.',
      ceilingUnits: { product: 'product', use: 'use', row: 'row', mebibyte: 'MiB', day: 'day' },
      wrong: 'Some plans are not complete.',
    },
    standing: {
      title: 'Standing offer: concluded with one press',
      lead: 'You sign a plan, a window and a number of uses beforehand; whoever accepts has an agreement at once.',
      has: 'A standing offer is published; another replaces it.',
      now: (plan: string, from: string, to: string, quota: string) =>
        `In force: ${from} to ${to}, ${quota} uses each. ${plan}`,
      hasNot: 'No standing offer is published.', plan: 'Plan', start: 'First day', end: 'Last day',
      quota: 'Uses of each agreement', quotaWrong: 'A whole number above 0.',
      windowWrong: 'The last day must be after the first.', sign: 'Sign and publish',
      notListed: 'It can be published once the product is listed.', terms: 'Check the terms',
      check: (plan: string, from: string, to: string, quota: string) =>
        `Any consumer may take it ${quota} times from ${from} to ${to}. ${plan}`,
      done: 'The standing offer is published.', open: 'Publish a standing offer', again: 'Publish another',
      role: 'This account may not publish offers.',
    },
  },
)
