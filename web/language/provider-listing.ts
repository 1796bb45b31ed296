import { dictionary } from './dictionary.ts'

/** A listing as its provider writes it: nine parts, each with its own words. */
export const listingTexts = dictionary(
  {
    page: {
      back: '返回工作台', tasks: '上架任务', all: '全部任务', lead: '按任意顺序填写，随时保存；每一项都由审核员和需方看到。',
      previous: (name: string) => `← 上一项：${name}`, next: (name: string) => `下一项：${name} →`, marketPage: '看目录页',
      suspended: '该产品或贵单位已被监管暂停交易，恢复后挂牌自动可见。',
      held: ({ sentence, basis }: { sentence: string; basis: string }, since: string) =>
        `${since} 起暂停交易：${sentence}（依据：${basis}）。补正后自动恢复。`, save: '保存', saving: '正在保存…', saved: '已保存',
      unsaved: (count: string) => `${count} 项修改未保存`, nothing: '没有未保存的修改', drop: '放弃修改',
      changedTitle: '您填写的这段时间里，挂牌已在别处被修改', changedLead: '您填写的内容还在这里，没有丢失。请先载入最新内容，再决定保留哪些。', reload: '载入最新内容，保留我的修改',
      discard: '载入最新内容，放弃我的修改', kept: '未能保存，填写的内容仍在。', leave: '有未保存的修改，离开后会丢失。确定离开吗？',
    },
    sections: {
      file: '文件与版本', fields: '字段字典', origin: '来源与权属', compliance: '合规与分级', use: '用途与许可', coverage: '名称与覆盖范围', price: '价格方案', preview: '预览',
      submit: '提交审核',
    },
    status: {
      done: '完成', todo: (count: string) => `待填 ${count} 项`, part: (done: string, all: string) => `已说明 ${done}/${all}`,
      attention: '需要查看', reading: '正在读取', look: '可以查看', ready: '可以提交', missing: (count: string) => `还差 ${count} 项`,
      unsaved: '未保存',
    },
    told: {
      file: (number: string, rows: string) => `最新版本 ${number}，${rows} 行`, noFile: '还没有可用的版本',
      fields: (count: string) => `${count} 个字段`, sensitive: (count: string) => `${count} 个疑似敏感字段未脱敏`,
      plans: (count: string) => `${count} 个方案`, noPlans: '还没有方案', none: '还没有填写', lacks: (names: string) => `缺：${names}`,
    },
    reason: {
      edit: {
        under_review: '审核中不能修改；需要改时先撤回审核。', listed: '已挂牌的内容不能修改；先摘牌，改好后重新提交审核。',
        suspended: '已被监管暂停，不能修改；先摘牌，改好后重新提交审核。',
      } as Record<string, string>,
      submit: {
        under_review: '已经提交，正在审核。', listed: '已经挂牌，无须再提交。', suspended: '已被监管暂停，不能提交。', delisted: '已摘牌：先转为草稿，再提交。',
      } as Record<string, string>,
      faults: (count: string) => `还差 ${count} 项，见上面的清单。`, unsaved: '先保存修改，再提交。', role: '当前账号无权提交挂牌。',
      described: '该版本正在审核或已经挂牌，字段说明和脱敏不能再改；新上传的版本可以。', noVersion: '还没有读取完成的版本。',
    },
    score: {
      title: '完整度', of: (score: string) => `${score} / 100`, next: '先补这几项', full: '信息已完整。',
      points: (points: string) => `+${points} 分`, note: '依据 GB/T 36343-2018 与 GB/T 37932-2025；满分不等于审核通过。',
      fixes: {
        title: '填写名称', updateCycle: '选择更新频率', coverageSpace: '填写空间范围', coverageFrom: '填写时间范围的开始',
        coverageTo: '填写时间范围的结束', granularity: '填写数据粒度', license: '填写使用许可', summary: '把摘要写到 60 字以上',
        useCases: '写明至少 2 个适用场景', forbiddenUses: '写明禁止用途', keywords: '补足 3 个关键词', plans: '至少设一个价格方案',
        'version.descriptions': '补上字段说明', 'version.maskedFields': '给疑似敏感字段脱敏', version: '按更新频率上传新版本',
        'version.quality': '说明空值与重复行',
      } as Record<string, string>,
    },
    faults: {
      title: '提交前还差：',
      names: {
        title: '名称', summary: '摘要', updateCycle: '更新频率', coverageSpace: '空间范围', coverageFrom: '时间范围的开始',
        coverageTo: '时间范围的结束', granularity: '数据粒度', license: '使用许可', useCases: '适用场景', forbiddenUses: '禁止用途',
        keywords: '关键词', plans: '价格方案', product: '读取完成的版本', declaration: '合规与分级声明',
      } as Record<string, string>,
      missing: (name: string) => `缺少${name}`, fix: '去填写', join: '、', later: '结束日期早于开始日期', both: '同一用途既适用又被禁止',
    },
    origin: {
      lead: '来源随产品存证，创建后不能修改；来源有误请另建产品。', mode: '数据来源', note: '来源说明', description: '产品介绍', product: '产品名称',
      number: '产品编号', scenario: '应用场景', parents: '来源产品', created: '登记时间', provider: '提供单位',
      basis: '《数据安全法》第三十三条；GB/T 37932-2025 8.2 a)', basisName: '依据', proof: '权属与来源的证据',
      proofLead: '创建与每个版本的摘要都已存证；任何人可用文件在核验页比对。', verify: '去核验页', suspended: '该产品已被监管暂停。',
    },
    preview: {
      lead: '目录卡片和产品页会这样显示。审核员看到的也是这些。', card: '目录卡片', answers: '核对各项', change: '修改', none: '未填写', draft: '草稿，未公开',
      described: (done: string, all: string) => `${done} / ${all} 个字段有说明`, masked: (count: string) => `${count} 个字段脱敏`,
    },
    submit: {
      lead: '提交后由平台初审、复审，由两名不同的审核员进行；通过即挂牌。', submit: '提交审核', resubmit: '重新提交审核', withdraw: '撤回审核',
      withdrawLead: '撤回后成为草稿，本轮已有的审核意见作废。', delist: '摘牌', delistLead: '摘牌后目录不再显示，格式要约失效；履行中的合约继续到期满。',
      delistReason: '摘牌理由', reopen: '转为草稿，重新上架', version: (number: string) => `送审的是版本 ${number}。`,
      declare: '提交即声明：来源说明属实，有权提供这些数据。', all: '各项齐全，可以提交。', history: '审核记录', noHistory: '还没有审核记录。',
      round: (round: string) => `第 ${round} 轮`, stages: { first: '初审', second: '复审' }, approved: '通过', rejected: '退回',
      reasonless: '（没有附言）', state: '当前状态', at: (at: string) => `提交于 ${at}`, listedAt: (at: string) => `挂牌于 ${at}`,
      busy: '正在提交…', rejectedLead: '审核员退回了这份挂牌，理由：',
      approvedVersion: (number: string) => `挂牌的是版本 ${number} 及其后字段相同的版本。`,
    },
  },
  {
    page: {
      back: 'Back to the desk', tasks: 'Tasks', all: 'All tasks',
      lead: 'In any order, saved when you like; reviewers and consumers read all of it.',
      previous: (name: string) => `← Previous: ${name}`, next: (name: string) => `Next: ${name} →`,
      marketPage: 'See it in the catalogue',
      suspended: 'The regulator suspended this product or your organisation; the listing shows again once that ends.',
      held: ({ sentence, basis }: { sentence: string; basis: string }, since: string) =>
        `Held off the market since ${since}: ${sentence} (${basis}). It comes back by itself once the cause is mended.`,
      save: 'Save', saving: 'Saving…', saved: 'Saved', unsaved: (count: string) => `${count} unsaved changes`,
      nothing: 'Nothing to save', drop: 'Discard changes',
      changedTitle: 'The listing was changed elsewhere while you were writing',
      changedLead: 'What you typed is still here. Load the newest text first, then decide what to keep.',
      reload: 'Load the newest, keep my changes', discard: 'Load the newest, discard mine',
      kept: 'Not saved; what you typed is still here.', leave: 'There are unsaved changes. Leave anyway?',
    },
    sections: {
      file: 'File and versions', fields: 'Field dictionary', origin: 'Origin and rights',
      compliance: 'Compliance and grade', use: 'Uses and licence',
      coverage: 'Name and coverage', price: 'Price plans', preview: 'Preview', submit: 'Submit',
    },
    status: {
      done: 'Done', todo: (count: string) => `${count} to fill in`,
      part: (done: string, all: string) => `${done} of ${all} described`, attention: 'Have a look',
      reading: 'Being read', look: 'Look', ready: 'Ready to submit', missing: (count: string) => `${count} missing`,
      unsaved: 'Unsaved',
    },
    told: {
      file: (number: string, rows: string) => `Version ${number}, ${rows} rows`, noFile: 'No version yet',
      fields: (count: string) => `${count} fields`,
      sensitive: (count: string) => `${count} possibly sensitive fields unmasked`,
      plans: (count: string) => `${count} plans`, noPlans: 'No plan yet', none: 'Nothing yet',
      lacks: (names: string) => `Missing: ${names}`,
    },
    reason: {
      edit: {
        under_review: 'It can’t be changed while under review; withdraw it first.',
        listed: 'What is listed can’t be changed; delist it first, then submit it anew.',
        suspended: 'It is suspended; delist it first, then submit it anew.',
      },
      submit: {
        under_review: 'It was submitted and is under review.', listed: 'It is listed already.',
        suspended: 'It is suspended.', delisted: 'It was delisted: make it a draft first.',
      },
      faults: (count: string) => `${count} still missing, as listed above.`, unsaved: 'Save your changes first.',
      role: 'This account may not submit listings.',
      described:
        'This version is under review or was listed: descriptions and masks are fixed; a newer version’s are not.',
      noVersion: 'No version could be read yet.',
    },
    score: {
      title: 'Completeness', of: (score: string) => `${score} of 100`, next: 'Do these first',
      full: 'Everything is told.', points: (points: string) => `+${points}`,
      note: 'By GB/T 36343-2018 and GB/T 37932-2025; a full score is no approval.',
      fixes: {
        title: 'Give a name', updateCycle: 'Choose how often it is updated', coverageSpace: 'Tell the space',
        coverageFrom: 'Tell the first day', coverageTo: 'Tell the last day', granularity: 'Tell what a row is',
        license: 'Write the licence', summary: 'Write 60 characters of summary', useCases: 'Name two uses or more',
        forbiddenUses: 'Name forbidden uses', keywords: 'Give three keywords', plans: 'Add a price plan',
        'version.descriptions': 'Describe the fields', 'version.maskedFields': 'Mask what may be sensitive',
        version: 'Upload a version in time', 'version.quality': 'Explain empty values and duplicates',
      },
    },
    faults: {
      title: 'Missing before it can be submitted:',
      names: {
        title: 'name', summary: 'summary', updateCycle: 'updates', coverageSpace: 'space', coverageFrom: 'first day',
        coverageTo: 'last day', granularity: 'granularity', license: 'licence', useCases: 'uses',
        forbiddenUses: 'forbidden uses', keywords: 'keywords', plans: 'price plans', product: 'a version that was read',
        declaration: 'the declaration',
      },
      missing: (name: string) => `Missing: ${name}`, fix: 'Fill in', join: ', ',
      later: 'The last day is before the first', both: 'A use is both allowed and forbidden',
    },
    origin: {
      lead: 'It was recorded with the product and can’t be changed; make another product if it is wrong.',
      mode: 'Origin', note: 'About the origin', description: 'Description', product: 'Product', number: 'Number',
      scenario: 'Scenario', parents: 'Source products', created: 'Recorded', provider: 'Provider',
      basis: 'Data Security Law, article 33; GB/T 37932-2025 8.2 a)', basisName: 'Basis', proof: 'Evidence',
      proofLead:
        'Creation and versions are recorded with their digests; anybody can compare a file on the verification page.',
      verify: 'To the verification page', suspended: 'The regulator suspended this product.',
    },
    preview: {
      lead: 'So the card and the page will look; reviewers see the same.', card: 'The card',
      answers: 'Check everything', change: 'Change', none: 'not filled in', draft: 'Draft, not public',
      described: (done: string, all: string) => `${done} of ${all} fields described`,
      masked: (count: string) => `${count} fields masked`,
    },
    submit: {
      lead: 'Two reviewers of the platform look at it, one after the other; then it is listed.',
      submit: 'Submit for review', resubmit: 'Submit again', withdraw: 'Withdraw',
      withdrawLead: 'It becomes a draft again, and approvals of this round are void.', delist: 'Delist',
      delistLead: 'The catalogue no longer shows it and its standing offer ends; agreements in force go on.',
      delistReason: 'Why it is delisted', reopen: 'Make it a draft again',
      version: (number: string) => `Version ${number} is submitted.`,
      declare: 'By submitting you declare that the account of the origin is true and that you may provide these data.',
      all: 'Everything is there; it can be submitted.', history: 'Reviews', noHistory: 'No review yet.',
      round: (round: string) => `Round ${round}`, stages: { first: 'First review', second: 'Second review' },
      approved: 'approved', rejected: 'sent back', reasonless: '(no remark)', state: 'State',
      at: (at: string) => `submitted ${at}`, listedAt: (at: string) => `listed ${at}`, busy: 'Submitting…',
      rejectedLead: 'The reviewer sent it back, because:',
      approvedVersion: (number: string) => `Version ${number} and later ones of the same fields are listed.`,
    },
  },
)
