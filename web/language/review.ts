import { dictionary } from './language.tsx'

type Names = Record<string, string>

/** The desks of the platform's staff: admission, the two reviews of a listing, and the treasury. */
export const reviewTexts = dictionary(
  {
    title: '审核', lead: '入驻与挂牌的审核。每个决定连同审核人和理由存证。', all: '全部', state: '状态', back: '返回审核列表',
    busy: '正在提交…', unknownParty: '名称未知', none: '未填写',
    roles: {
      provider: '供方', consumer: '需方', department: '公共管理部门', operator: '授权运营机构', regulator: '监管', auditor: '审计', platform: '平台',
    } as Names,
    applications: {
      title: '入驻申请', lead: '核验主体身份并留存记录后方可交易（《数据安全法》第三十三条，GB/T 37932-2025 9.1）。',
      empty: '没有这种状态的入驻申请。', emptyWaiting: '没有待审核的入驻申请。新的申请提交后会出现在这里。', clear: '查看全部',
      states: { under_review: '待审核', admitted: '已入驻', rejected: '未通过' } as Names,
      name: '单位', uscc: '统一社会信用代码', roles: '申请角色', scope: '业务说明', applied: '申请时间', decided: '决定时间', number: '主体编号',
      valid: '校验位相符', invalid: '校验位不符', suspended: '已被监管暂停',
      checks: ['名称与统一社会信用代码一致，主体真实存在', '角色与业务说明相称，公共管理部门不兼任其他角色', '未见严重失信或被限制交易的情形'],
      checksTitle: '核验要点', checksLead: '逐项核验后勾选，才能通过。', untick: (count: string) => `还有 ${count} 项未核验`,
      approve: '通过入驻', reject: '不予通过', opinion: '审核意见', opinionHint: '随决定存证', opinionMissing: '请写审核意见',
      approvedPreset: '主体身份与申请角色核验一致', admitted: (name: string) => `「${name}」已通过入驻审核。`, rejected: (name: string) => `「${name}」的入驻申请未予通过，理由已告知对方。`,
      reasonTitle: (name: string) => `不予通过「${name}」`, rejectLead: '决定作出后不能撤回；该单位可以重新申请。', reasonHint: '写明原因；申请单位会看到，并随决定存证',
      onlyAdmission: '入驻申请由入驻审核岗决定，当前账号只能查看。', region: '入驻申请表，可左右滚动',
    },
    listings: {
      title: '挂牌审核', lead: '先初审、后复审，由两名不同的审核员进行；复审通过即挂牌。', empty: '没有这种状态的挂牌。', clear: '查看全部',
      emptyWaiting: '没有审核中的挂牌。供方提交后会出现在这里。', product: '挂牌', provider: '供方', submitted: '提交时间', stage: '环节',
      score: '完整度', next: '下一步', mine: '由您审核', review: '去审核', look: '查看', round: (round: string) => `第 ${round} 轮`, region: '挂牌表，可左右滚动',
      states: { under_review: '审核中', listed: '已挂牌', draft: '已退回', delisted: '已摘牌', suspended: '已暂停' } as Names,
      stages: { first: '待初审', second: '待复审' },
    },
    stage: { first: '初审', second: '复审' },
    twoPersons: {
      title: '两名审核员', text: '一份挂牌须由两名不同的具名人员先后审核，审核员不得属于供方单位。', basis: 'GB/T 37932-2025 6.5',
    },
    hindrance: {
      'permit.role': '这一环节不属于当前账号的岗位。', 'listing.act_not_allowed': '挂牌不在审核中，无须决定。',
      'listing.own_review': '供方人员不能审核自己单位的挂牌。', 'listing.reviewer_not_a_person': '审核须由具名人员登录后进行，密钥不能代替。',
      'listing.review_not_due': '本轮的这一环节尚未开始或已经完成。', 'listing.same_reviewer': '初审由您作出，复审须由另一名审核员进行。',
    } as Names,
    page: {
      title: '挂牌审核', step: (stage: string, round: string) => `第 ${round} 轮 · ${stage}`, submittedAt: (at: string) => `提交于 ${at}`, contents: '本页内容', market: '看目录页',
      sections: {
        text: '挂牌内容', price: '价格方案', source: '来源与授权', data: '数据与字段', change: '与上一挂牌版本的差别', completeness: '完整度',
        history: '审核记录', decision: '审核意见',
      },
    },
    text: {
      name: '名称', summary: '摘要', uses: '适用场景', forbidden: '禁止用途', space: '空间范围', time: '时间范围', granularity: '粒度', cycle: '更新频率',
      license: '使用许可', keywords: '关键词', provider: '供方', product: '产品名称', description: '产品介绍', standing: '格式要约', standingYes: '已发布格式要约',
    },
    price: {
      lead: '需方按其中一个方案付费，或另行磋商。', none: '没有价格方案。', plan: (number: string) => `方案 ${number}`,
      unit: (price: string, unit: string) => `相当于每${unit}至多 ${price}`, units: { product: '个产品', use: '次', row: '行', mebibyte: ' MiB', day: '天' } as Names,
    },
    source: {
      mode: '来源', note: '来源说明', parents: '来源产品', scenario: '应用场景', plan: '场景方案', grant: '授权',
      grantScope: '授权范围', term: '授权期限', department: '授权部门', operator: '运营机构', resources: '所用资源', ceiling: '上限收费标准', digest: '授权协议摘要',
      gates: '公共数据的合规门', gatesLead: '由本页用与平台相同的规则当场核对；不符合的，提交时平台也会拒绝。', passed: '符合', failed: '不符合',
      own: '非公共数据：须由来源说明证明有权提供。', verify: '文件可在核验页比对', gateNames: {
        authorized: '授权、场景、登记与收费标准有效', operator: '由获授权的运营机构提供', price: '价格不超过上限，公益用途免费', term: '授权期限不超过五年',
      } as Names,
      gateWords: {
        'gate.g1_grant': '授权运营协议未生效或已到期', 'gate.g1_scenario': '应用场景未经批准', 'gate.g1_registration': '有资源没有有效的登记编码',
        'gate.g1_ceiling': '没有有效的上限收费标准', 'gate.g7_provider': '供方不是获授权的运营机构', 'gate.g8_free': '此用途须免费提供',
        'gate.g8_unit': '计价单位与上限收费标准不一致', 'gate.g8_ceiling': '价格超过上限收费标准', 'gate.g9_term': '授权期限超过五年',
      } as Names,
      purposes: { governance: '公共治理', public_welfare: '公益事业', industry: '产业发展', sector: '行业发展' } as Names,
      ceilingText: (price: string, unit: string, decision: string) => `每${unit} ${price}（${decision}）`, ceilingFree: '用途免费，不设上限', ceilingNone: '未核定',
      registered: (code: string, to: string) => `登记编码 ${code}，有效至 ${to}`, unregistered: '未登记',
      grades: { general: '一般数据', important: '重要数据', core: '核心数据' } as Names,
    },
    data: {
      version: (number: string) => `送审的是版本 ${number}`, facts: (rows: string, columns: string) => `${rows} 行 × ${columns} 列`, file: '文件', size: '大小',
      encoding: '编码', duplicates: '重复行', uploaded: '上传时间', sha256: 'SHA-256', sm3: 'SM3', notes: '读取时的提示', noVersion: '送审的版本无法读取。',
      columns: '字段字典与画像', name: '字段', type: '类型', description: '说明', nulls: '空值', distinct: '不同值', range: '取值', mask: '脱敏',
      masked: '已脱敏', unmasked: '未脱敏', suspected: '疑似敏感', noDescription: '没有说明', hidden: '不公布', empty: '空', yes: '是', no: '否',
      suspects: (count: string, open: string) => `平台检出 ${count} 个疑似敏感字段，其中 ${open} 个未脱敏`, noSuspects: '平台没有检出疑似敏感字段。',
      suspectsLead: '这是按字段名与取值形式给出的提示，不是认定；未检出的也可能敏感。', suspectsBasis: 'GB/T 35273-2020 附录 B', sample: '样例',
      sampleLead: (count: string) => `均匀抽取的 ${count} 行，与需方看到的一致；脱敏字段只露首尾。`, noSample: '没有样例行。', region: '字段表，可左右滚动',
      sampleRegion: '样例表，可左右滚动', to: '至', common: '常见',
    },
    change: {
      first: '首次挂牌，没有可比的版本。', same: (number: string) => `送审的版本 ${number} 就是挂牌的版本，数据没有变化。`,
      title: (from: string, to: string) => `版本 ${to}（送审）与版本 ${from}（已挂牌）`, added: (rows: string) => `新增 ${rows} 行`, removed: (rows: string) => `减少 ${rows} 行`,
      unchanged: (rows: string) => `${rows} 行相同`, columnsAdded: '新增字段', columnsRemoved: '减少字段', columnsChanged: '类型改变', none: '字段名与类型没有变化。',
      breaking: '字段有变化：已购的需方继续取旧结构。', type: (name: string, from: string, to: string) => `${name}（${from} → ${to}）`,
    },
    completeness: { of: (score: string) => `${score} / 100`, next: '供方还可补充：', full: '各项齐全。', points: (points: string) => `${points} 分`, note: '完整度不等于合规；按 GB/T 36343-2018 与 GB/T 37932-2025 8.2 计。' },
    history: { empty: '还没有审核记录。', round: (round: string) => `第 ${round} 轮`, approved: '通过', rejected: '退回', noReason: '未写意见', you: '您本人', someone: '平台审核员' },
    decision: {
      title: '审核意见', stageLead: (stage: string) => `您正在进行${stage}。看过上面各节后，逐项勾选；五项都符合才能通过。`, basis: '依据', see: '查看',
      checks: {
        source: {
          label: '来源合法', text: '来源说明写清由谁、在什么业务中、凭什么依据取得；公共数据的授权、场景和登记有效。', basis: '《数据安全法》第三十三条；GB/T 37932-2025 8.2 a)',
        },
        sensitive: {
          label: '敏感字段已处理', text: '个人信息与商业秘密已脱敏、删除或有授权；不含禁止交易的内容。', basis: 'GB/T 37932-2025 8.1 b)、8.3',
        },
        uses: {
          label: '用途与禁止用途明确', text: '适用场景具体、合理；禁止用途与使用限制足以防止滥用。', basis: '《山东省数据交易规范指引（试行）》第七条',
        },
        price: {
          label: '价格与上限', text: '计价方式清楚；公共数据不超过上限收费标准，公共治理与公益用途免费。', basis: '发改价格〔2025〕65号',
        },
        truth: {
          label: '描述如实', text: '名称、摘要、时空范围、粒度和更新频率与样例、画像相符。', basis: 'GB/T 37932-2025 8.2',
        },
      },
      remaining: (count: string) => `还有 ${count} 项未勾选`, gates: '公共数据的合规门有不符合的项，平台会拒绝通过；请退回补正。', gatesPassed: '授权、场景、登记与期限经核对均有效。', gatesFailed: '授权、场景、登记或期限有不符合的项。', opinion: '审核意见（可不填）', opinionHint: '供方会看到，并随决定存证',
      approve: { first: '初审通过', second: '复审通过并挂牌' }, reject: '退回补正', rejectLead: '退回后成为草稿，供方按理由补正后重新提交，从初审重新开始。',
      fill: '写入未勾选的要点', filled: (labels: string) => `未达到：${labels}。请补正：`, doneFirst: '初审已通过，等待另一名审核员复审。', doneSecond: '复审已通过，挂牌生效，目录可见。', doneReject: '已退回供方补正，理由已送达。',
      reload: '载入最新一轮', reloaded: '供方已重新提交：请重新阅读后再决定。', notDue: '这份挂牌现在没有由您作出的决定。', reasonHint: '写明要改什么；供方会看到，并随决定存证',
    },
    reason: { label: '理由', missing: '请写明理由' },
    treasury: {
      title: '资金', lead: '充值与提现的核对。平台不保管资金：资金在存管账户，这里只记账。', topUps: '待核对的充值', payouts: '待付款的提现', history: '历史',
      topUpsLead: '在存管银行的流水里找到这一笔，金额与流水号都一致再确认。', payoutsLead: '按银行附言付款后再确认；付不出去的退回供方的可提现余额。', noTopUps: '没有待核对的充值。', noPayouts: '没有待付款的提现。',
      organisation: '单位', amount: '金额', reference: '银行流水号', note: '收款账户（银行附言）', at: '申请时间', decided: '办理时间', state: '状态',
      confirm: '确认到账', reject: '未到账', pay: '已付款', refuse: '付款未成，退回', region: '充值表，可左右滚动', payoutRegion: '提现表，可左右滚动',
      topUpStates: { requested: '待核对', confirmed: '已入账', rejected: '未到账' } as Names, payoutStates: { requested: '待付款', paid: '已付款', returned: '已退回' } as Names,
      ask: {
        confirm: '确认这笔充值已到账？', reject: '确认这笔充值没有到账？', pay: '确认这笔提现已付款？', refuse: '确认退回这笔提现？',
      },
      told: {
        confirm: '确认后金额立即记入该单位的可用余额，不能撤销。', reject: '该申请将关闭；款项随后到账的，由该单位重新申请。', pay: '确认后从应付中核销，不能撤销。', refuse: '金额退回该单位的可提现余额。',
      },
      twice: '这个流水号已经入账过一次，同一笔款项不能重复入账。', done: (name: string, amount: string) => `${name} ${amount} 已办结。`,
      older: (count: string) => `另有 ${count} 笔更早的，请在历史中逐页查找并办理。`, tabs: { topUps: '充值', payouts: '提现' }, historyEmpty: '还没有记录。', role: '当前账号不是资金岗，不能查看。', total: (count: string, amount: string) => `${count} 笔，合计 ${amount}`,
    },
  },
  {
    title: 'Review', lead: 'Admissions and listings. Every decision is recorded with its reviewer and reason.', all: 'All', state: 'State', back: 'Back to the reviews',
    busy: 'Sending…', unknownParty: 'name unknown', none: 'not filled in',
    roles: {
      provider: 'Provider', consumer: 'Consumer', department: 'Department', operator: 'Operator', regulator: 'Regulator', auditor: 'Auditor', platform: 'Platform',
    },
    applications: {
      title: 'Applications for admission', lead: 'Nobody trades before its identity was verified and kept on record (Data Security Law, article 33; GB/T 37932-2025 9.1).',
      empty: 'There is no application in this state.', emptyWaiting: 'No application is waiting. New ones will appear here.', clear: 'Show all',
      states: { under_review: 'Waiting', admitted: 'Admitted', rejected: 'Rejected' },
      name: 'Organisation', uscc: 'Social credit code', roles: 'Roles', scope: 'Business', applied: 'Applied', decided: 'Decided', number: 'Number',
      valid: 'check character right', invalid: 'check character wrong', suspended: 'suspended by the regulator',
      checks: ['Name and credit code belong together, and the organisation exists', 'The roles fit its business; a department has no other role', 'No serious breach of trust, no bar from trading is known'],
      checksTitle: 'To be verified', checksLead: 'Tick what you verified; all of it is needed to admit.', untick: (count) => `${count} not verified yet`,
      approve: 'Admit', reject: 'Reject', opinion: 'Opinion', opinionHint: 'Recorded with the decision', opinionMissing: 'Write an opinion first',
      approvedPreset: '主体身份与申请角色核验一致', admitted: (name) => `${name} is admitted.`, rejected: (name) => `${name} was rejected and told why.`,
      reasonTitle: (name) => `Reject ${name}`, rejectLead: 'This can’t be taken back; the organisation may apply again.', reasonHint: 'Say why; the applicant reads it, and it is recorded',
      onlyAdmission: 'Admission officers decide on applications; this account may only read them.', region: 'Applications, scrolls sideways',
    },
    listings: {
      title: 'Listings', lead: 'A first review, then a second by another person; the second puts it on the market.', empty: 'There is no listing in this state.', clear: 'Show all',
      emptyWaiting: 'No listing is under review. Submitted ones will appear here.', product: 'Listing', provider: 'Provider', submitted: 'Submitted', stage: 'Stage',
      score: 'Completeness', next: 'Next', mine: 'yours to review', review: 'Review', look: 'Look', round: (round) => `Round ${round}`, region: 'Listings, scrolls sideways',
      states: { under_review: 'Under review', listed: 'Listed', draft: 'Sent back', delisted: 'Delisted', suspended: 'Suspended' },
      stages: { first: 'First review due', second: 'Second review due' },
    },
    stage: { first: 'First review', second: 'Second review' },
    twoPersons: {
      title: 'Two persons', text: 'Two different, named people review a listing one after the other, neither of them of the provider.', basis: 'GB/T 37932-2025 6.5',
    },
    hindrance: {
      'permit.role': 'This stage is not a duty of this account.', 'listing.act_not_allowed': 'The listing is not under review: nothing is to be decided.',
      'listing.own_review': 'Nobody reviews a listing of their own organisation.', 'listing.reviewer_not_a_person': 'A named person must review, signed in; a key can not.',
      'listing.review_not_due': 'This stage has not begun, or is over.', 'listing.same_reviewer': 'The first review was yours; another person must give the second.',
    },
    page: {
      title: 'Review of a listing', step: (stage, round) => `Round ${round} · ${stage}`, submittedAt: (at) => `submitted ${at}`, contents: 'On this page', market: 'See it in the catalogue',
      sections: {
        text: 'What it says', price: 'Price plans', source: 'Origin and authorisation', data: 'Data and fields', change: 'Beside the listed version', completeness: 'Completeness',
        history: 'Reviews', decision: 'Decision',
      },
    },
    text: {
      name: 'Name', summary: 'Summary', uses: 'Uses', forbidden: 'Forbidden uses', space: 'Space', time: 'Time', granularity: 'Granularity', cycle: 'Updates',
      license: 'Licence', keywords: 'Keywords', provider: 'Provider', product: 'Product', description: 'Description', standing: 'Standing offer', standingYes: 'A standing offer is published',
    },
    price: {
      lead: 'A consumer pays by one of these, or negotiates another.', none: 'There is no price plan.', plan: (number) => `Plan ${number}`,
      unit: (price, unit) => `at most ${price} a ${unit}`, units: { product: 'product', use: 'use', row: 'row', mebibyte: 'MiB', day: 'day' },
    },
    source: {
      mode: 'Origin', note: 'About the origin', parents: 'Source products', scenario: 'Scenario', plan: 'Plan', grant: 'Grant',
      grantScope: 'Scope', term: 'Term', department: 'Department', operator: 'Operator', resources: 'Resources', ceiling: 'Fee ceiling', digest: 'Digest of the agreement',
      gates: 'Gates of public data', gatesLead: 'Checked on this page by the platform’s own rules; what fails here is refused there too.', passed: 'met', failed: 'not met',
      own: 'No public data: the account of the origin must show the right to provide it.', verify: 'Compare a file on the verification page', gateNames: {
        authorized: 'Grant, scenario, registration and ceiling in force', operator: 'Provided by the operator that was granted', price: 'No price above its ceiling; free where it must be', term: 'A grant of five years at most',
      },
      gateWords: {
        'gate.g1_grant': 'The grant is not in force', 'gate.g1_scenario': 'The scenario is not approved', 'gate.g1_registration': 'A resource has no valid registration',
        'gate.g1_ceiling': 'There is no ceiling in force', 'gate.g7_provider': 'The provider is not the operator of the grant', 'gate.g8_free': 'It must be free for this purpose',
        'gate.g8_unit': 'The price is per another unit than the ceiling', 'gate.g8_ceiling': 'The price is above the ceiling', 'gate.g9_term': 'The grant is longer than five years',
      },
      purposes: { governance: 'Governance', public_welfare: 'Public welfare', industry: 'Industry', sector: 'Sector' },
      ceilingText: (price, unit, decision) => `${price} a ${unit} (${decision})`, ceilingFree: 'free for this purpose, no ceiling', ceilingNone: 'not set',
      registered: (code, to) => `registered as ${code}, until ${to}`, unregistered: 'not registered',
      grades: { general: 'general data', important: 'important data', core: 'core data' },
    },
    data: {
      version: (number) => `Version ${number} is submitted`, facts: (rows, columns) => `${rows} rows × ${columns} columns`, file: 'File', size: 'Size',
      encoding: 'Encoding', duplicates: 'Duplicate rows', uploaded: 'Uploaded', sha256: 'SHA-256', sm3: 'SM3', notes: 'Told while reading', noVersion: 'The submitted version can not be read.',
      columns: 'Fields and their profile', name: 'Field', type: 'Type', description: 'Description', nulls: 'Empty', distinct: 'Distinct', range: 'Values', mask: 'Mask',
      masked: 'masked', unmasked: 'not masked', suspected: 'possibly sensitive', noDescription: 'not described', hidden: 'not told', empty: 'empty', yes: 'yes', no: 'no',
      suspects: (count, open) => `The platform found ${count} possibly sensitive fields, ${open} of them not masked`, noSuspects: 'The platform found no possibly sensitive field.',
      suspectsLead: 'A hint by names and forms of values, no judgement; others may be sensitive too.', suspectsBasis: 'GB/T 35273-2020 annex B', sample: 'Sample',
      sampleLead: (count) => `${count} rows drawn evenly, as consumers see them; masked fields show their ends alone.`, noSample: 'There are no sample rows.', region: 'Fields, scrolls sideways',
      sampleRegion: 'Sample, scrolls sideways', to: 'to', common: 'often',
    },
    change: {
      first: 'Listed for the first time: there is nothing to compare.', same: (number) => `The submitted version ${number} is the listed one: the data are the same.`,
      title: (from, to) => `Version ${to} (submitted) beside version ${from} (listed)`, added: (rows) => `${rows} rows more`, removed: (rows) => `${rows} rows fewer`,
      unchanged: (rows) => `${rows} rows alike`, columnsAdded: 'Fields added', columnsRemoved: 'Fields removed', columnsChanged: 'Types changed', none: 'Names and types of the fields are the same.',
      breaking: 'The fields differ: consumers go on with the old ones.', type: (name, from, to) => `${name} (${from} → ${to})`,
    },
    completeness: { of: (score) => `${score} of 100`, next: 'The provider could add:', full: 'Everything is told.', points: (points) => `${points} points`, note: 'Complete is not compliant; counted by GB/T 36343-2018 and GB/T 37932-2025 8.2.' },
    history: { empty: 'No review yet.', round: (round) => `Round ${round}`, approved: 'approved', rejected: 'sent back', noReason: 'no opinion given', you: 'you', someone: 'a reviewer of the platform' },
    decision: {
      title: 'Decision', stageLead: (stage) => `${stage}: having read the above, tick each point; all five are needed to approve.`, basis: 'Basis', see: 'See',
      checks: {
        source: {
          label: 'Lawful origin', text: 'It is told by whom, in which business and on what ground the data were obtained; for public data grant, scenario and registration are in force.', basis: 'Data Security Law, article 33; GB/T 37932-2025 8.2 a)',
        },
        sensitive: {
          label: 'Sensitive fields are dealt with', text: 'Personal data and trade secrets are masked, removed or authorised; nothing is in it that must not be traded.', basis: 'GB/T 37932-2025 8.1 b), 8.3',
        },
        uses: {
          label: 'Uses and forbidden uses are clear', text: 'The uses are concrete and reasonable; what is forbidden keeps it from abuse.', basis: '《山东省数据交易规范指引（试行）》第七条',
        },
        price: {
          label: 'Price and ceiling', text: 'It is clear what is charged; public data stay below their ceiling, and are free for governance and welfare.', basis: '发改价格〔2025〕65号',
        },
        truth: {
          label: 'Described truly', text: 'Name, summary, coverage, granularity and cadence agree with sample and profile.', basis: 'GB/T 37932-2025 8.2',
        },
      },
      remaining: (count) => `${count} not ticked yet`, gates: 'A gate of public data is not met: the platform would refuse. Send it back.', gatesPassed: 'Grant, scenario, registration and term were checked and are in force.', gatesFailed: 'Grant, scenario, registration or term is not in force.', opinion: 'Opinion (may be left out)', opinionHint: 'The provider reads it; it is recorded',
      approve: { first: 'Approve (first review)', second: 'Approve and list' }, reject: 'Send back', rejectLead: 'It becomes a draft; once mended and submitted again it begins with the first review.',
      fill: 'Insert what is not ticked', filled: (labels) => `Not met: ${labels}. Please mend: `, doneFirst: 'Approved; another person gives the second review.', doneSecond: 'Approved and listed: it is in the catalogue.', doneReject: 'Sent back; the provider was told the reason.',
      reload: 'Load the newest round', reloaded: 'The provider submitted it anew: read it again before you decide.', notDue: 'No decision on this listing is yours now.', reasonHint: 'Say what is to be changed; the provider reads it, and it is recorded',
    },
    reason: { label: 'Reason', missing: 'Write the reason first' },
    treasury: {
      title: 'Treasury', lead: 'Top-ups and payouts. The money lies with the custodian; here it is booked.', topUps: 'Top-ups to check', payouts: 'Payouts to make', history: 'History',
      topUpsLead: 'Find it in the custodian’s statement; confirm where amount and reference agree.', payoutsLead: 'Pay by the bank note, then confirm; what can’t be paid goes back to the provider’s balance.', noTopUps: 'No top-up is waiting.', noPayouts: 'No payout is waiting.',
      organisation: 'Organisation', amount: 'Amount', reference: 'Bank reference', note: 'Payee (bank note)', at: 'Asked', decided: 'Decided', state: 'State',
      confirm: 'It arrived', reject: 'Not arrived', pay: 'Paid', refuse: 'Not paid, give back', region: 'Top-ups, scrolls sideways', payoutRegion: 'Payouts, scrolls sideways',
      topUpStates: { requested: 'to be checked', confirmed: 'booked', rejected: 'not arrived' }, payoutStates: { requested: 'to be paid', paid: 'paid', returned: 'given back' },
      ask: {
        confirm: 'Did this top-up arrive?', reject: 'Did this top-up not arrive?', pay: 'Was this payout paid?', refuse: 'Give this payout back?',
      },
      told: {
        confirm: 'The amount is available to the organisation at once; this can’t be undone.', reject: 'The request is closed; money that comes later is asked for anew.', pay: 'It is written off what is owed; this can’t be undone.', refuse: 'The amount goes back to what the provider may ask for.',
      },
      twice: 'This reference was booked before; one payment is not booked twice.', done: (name, amount) => `${name} ${amount}: done.`,
      older: (count) => `${count} older ones: find and decide them in the history.`, tabs: { topUps: 'Top-ups', payouts: 'Payouts' }, historyEmpty: 'Nothing yet.', role: 'This account is not a treasurer’s.', total: (count, amount) => `${count}, ${amount} in all`,
    },
  },
)
