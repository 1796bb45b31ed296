import { dictionary } from './language.tsx'

/** A listing as its provider writes it: eight parts, each with its own words. */
export const listingTexts = dictionary(
  {
    page: {
      back: '返回工作台', tasks: '上架任务', all: '全部任务', lead: '按任意顺序填写，随时保存；每一项都由审核员和需方看到。', previous: '上一项', next: '下一项', marketPage: '看目录页',
      suspended: '该产品或贵单位已被监管暂停交易，恢复后挂牌自动可见。', save: '保存', saving: '正在保存…', saved: '已保存', unsaved: (count: string) => `${count} 项修改未保存`, nothing: '没有未保存的修改', drop: '放弃修改',
      changedTitle: '您填写的这段时间里，挂牌已在别处被修改', changedLead: '您填写的内容还在这里，没有丢失。请先载入最新内容，再决定保留哪些。', reload: '载入最新内容，保留我的修改', discard: '载入最新内容，放弃我的修改',
      kept: '未能保存，填写的内容仍在。', leave: '有未保存的修改，离开后会丢失。确定离开吗？',
    },
    sections: {
      file: '文件与版本', fields: '字段字典', origin: '来源与权属', use: '用途与许可', coverage: '名称与覆盖范围', price: '价格方案', preview: '预览', submit: '提交审核',
    },
    status: {
      done: '完成', todo: (count: string) => `待填 ${count} 项`, part: (done: string, all: string) => `已说明 ${done}/${all}`, attention: '需要查看', reading: '正在读取', look: '可以查看', ready: '可以提交',
      missing: (count: string) => `还差 ${count} 项`, unsaved: '未保存',
    },
    told: {
      file: (number: string, rows: string) => `最新版本 ${number}，${rows} 行`, noFile: '还没有可用的版本', fields: (count: string) => `${count} 个字段`, sensitive: (count: string) => `${count} 个疑似敏感字段未脱敏`,
      plans: (count: string) => `${count} 个方案`, noPlans: '还没有方案', none: '还没有填写', lacks: (names: string) => `缺：${names}`,
    },
    reason: {
      edit: { under_review: '审核中不能修改；需要改时先撤回审核。', listed: '已挂牌的内容不能修改；先摘牌，改好后重新提交审核。', suspended: '已被监管暂停，不能修改；先摘牌，改好后重新提交审核。' } as Record<string, string>,
      submit: { under_review: '已经提交，正在审核。', listed: '已经挂牌，无须再提交。', suspended: '已被监管暂停，不能提交。', delisted: '已摘牌：任意修改并保存后成为草稿，再提交。' } as Record<string, string>,
      withdraw: '只有审核中的挂牌可以撤回。', delist: '只有已挂牌或已暂停的挂牌可以摘牌。', faults: (count: string) => `还差 ${count} 项，见上面的清单。`, unsaved: '先保存修改，再提交。', role: '当前账号无权提交挂牌。',
      described: '该版本正在审核或已经挂牌，字段说明和脱敏不能再改；新上传的版本可以。', noVersion: '还没有读取完成的版本。',
    },
    score: {
      title: '完整度', of: (score: string) => `${score} / 100`, next: '先补这几项', full: '信息已完整。', points: (points: string) => `+${points} 分`, note: '依据 GB/T 36343-2018 与 GB/T 37932-2025；满分不等于审核通过。',
      fixes: {
        title: '填写名称', updateCycle: '选择更新频率', coverageSpace: '填写空间范围', coverageFrom: '填写时间范围的开始', coverageTo: '填写时间范围的结束', granularity: '填写数据粒度', license: '填写使用许可',
        summary: '把摘要写到 60 字以上', useCases: '写明至少 2 个适用场景', forbiddenUses: '写明禁止用途', keywords: '补足 3 个关键词', plans: '至少设一个价格方案', 'version.descriptions': '补上字段说明',
        'version.maskedFields': '给疑似敏感字段脱敏', version: '按更新频率上传新版本', 'version.quality': '说明空值与重复行',
      } as Record<string, string>,
    },
    faults: {
      title: '提交前还差：', names: {
        title: '名称', summary: '摘要', updateCycle: '更新频率', coverageSpace: '空间范围', coverageFrom: '时间范围的开始', coverageTo: '时间范围的结束', granularity: '数据粒度', license: '使用许可', useCases: '适用场景',
        forbiddenUses: '禁止用途', keywords: '关键词', plans: '价格方案', product: '读取完成的版本',
      } as Record<string, string>,
      missing: (name: string) => `缺少${name}`, fix: '去填写', join: '、', later: '结束日期早于开始日期', both: '同一用途既适用又被禁止',
    },
    file: {
      lead: '每次上传成为一个新版本，原来的不变。字段名与类型不变的新版本，挂牌后即可交付；字段变了须重新审核。', upload: '上传新版本', versions: '版本', number: '版本', state: '状态', at: '上传时间', rows: '行数', size: '大小', name: '文件',
      delivered: '挂牌版本', submitted: '送审版本', newest: '最新', difference: (from: string, to: string) => `版本 ${to} 与版本 ${from} 的差别`, between: '比较', with: '与', none: '字段没有变化，新版本可直接交付。',
      same: (rows: string) => `${rows} 行相同`, added: (rows: string) => `新增 ${rows} 行`, removed: (rows: string) => `减少 ${rows} 行`, columnsAdded: '新增字段', columnsRemoved: '减少字段', columnsChanged: '类型改变', breaking: '字段有变化：已购的需方继续取旧结构，新版本须重新提交审核。',
      first: '只有一个可用版本，没有可比的。', fingerprint: '文件指纹', sha256: 'SHA-256', sm3: 'SM3', format: '格式', encoding: '编码', duplicates: '重复行', region: '版本表，可左右滚动', failed: '未能读取：', columnType: (name: string, from: string, to: string) => `${name}（${from} → ${to}）`,
    },
    fields: {
      lead: '需方先看字段再决定是否购买。说明写清含义、单位、取值规则；为空的值是什么意思也写在这里。', filter: '显示', all: '全部', undescribed: '未说明', sensitive: '疑似敏感', description: (name: string) => `字段「${name}」的说明`, mask: '脱敏',
      maskOf: (name: string) => `字段「${name}」脱敏`, maskNote: '脱敏只作用于样例和画像：样例只露首尾，画像不露取值。交付的数据不变。', byName: '字段名像个人信息', byValue: '取值像证件号、手机号、邮箱或银行卡号', nulls: (share: string) => `空值 ${share}`, noNulls: '无空值',
      distinct: (count: string) => `${count} 个不同值`, examples: '例', range: (from: string, to: string) => `${from} 至 ${to}`, none: '没有这样的字段。', suspected: '疑似敏感', suspectedLead: (names: string) => `疑似敏感字段：${names}。请逐一确认：脱敏、从文件中删除后重新上传，或在来源说明中写明授权依据。`,
      suspectedBasis: 'GB/T 35273-2020 附录 B；这是提示，不是认定。', paste: '从表格粘贴', pasteLead: '在表格里选中两列（字段名、说明）复制，粘贴到这里；按字段名对上的会填入。', pasteLabel: '两列：字段名与说明', pasteApply: '填入', pasted: (count: string, missed: string) => `填入 ${count} 个字段${missed === '0' ? '' : `，${missed} 行没有对上字段名`}。`,
      placeholder: '含义、单位、取值规则', maskAll: '全部疑似字段脱敏', of: (version: string) => `版本 ${version} 的字段`,
    },
    origin: {
      lead: '来源随产品存证，创建后不能修改；来源有误请另建产品。', mode: '数据来源', note: '来源说明', description: '产品介绍', product: '产品名称', number: '产品编号', scenario: '应用场景', parents: '来源产品', created: '登记时间', provider: '提供单位', basis: '《数据安全法》第三十三条；GB/T 37932-2025 8.2 a)', basisName: '依据',
      proof: '权属与来源的证据', proofLead: '创建与每个版本的摘要都已存证；任何人可用文件在核验页比对。', verify: '去核验页', suspended: '该产品已被监管暂停。',
    },
    use: {
      lead: '需方下单时只能从适用场景里选用途；禁止用途写进合约，违反即违约。', useCases: '适用场景', useCasesHint: '每项一句，如「土壤改良方案设计」；至少 2 项得满分，回车分隔。', forbiddenUses: '禁止用途', forbiddenHint: '如「识别特定自然人」「转售或再分发原始数据」。',
      license: '使用许可', licenseHint: '一句话说明需方能做什么、不能做什么；随合约签署。', suggest: '常用：',
    },
    coverage: {
      lead: '空间、时间、粒度是目录卡片的第一行，需方先看这三样。', title: '名称', titleHint: '说清是什么、哪里的、什么时候的；100 字以内。', summary: '摘要', summaryHint: (count: string) => `写明内容、来源、用途；已写 ${count} 字，60 字以上得满分。`, keywords: '关键词', keywordsHint: '3 个以上，回车分隔；也是搜索和定价参考的依据。',
      space: '空间范围', spaceHint: '如「东营市垦利区」。', from: '开始日期', to: '结束日期', timeHint: '数据所覆盖的首日与末日。', granularity: '数据粒度', granularityHint: '每行是什么，如「地块 × 逐日」。', cycle: '更新频率', cycleHint: '承诺按期上传新版本；逾期会在目录显示。', choose: '请选择', later: '结束日期早于开始日期',
    },
    price: {
      lead: '最多 5 个方案，需方下单时选一个，也可另行磋商；磋商的价格不公开。', add: '添加方案', most: '最多 5 个方案。', remove: '删除这个方案', plan: (number: string) => `方案 ${number}`, kind: '计价方式', price: '价格（元）', priceWrong: '请填大于 0 的金额，至多两位小数。', days: '每期天数', daysWrong: '请填 1 至 366 的整数。', unit: '计量单位',
      row: '行', mebibyte: 'MiB', tiers: '阶梯单价', upTo: (unit: string) => `至第几${unit}（末级不填）`, unitPrice: (unit: string) => `每${unit}单价（元）`, unitWrong: '请填单价，至多六位小数。', upToWrong: '须是大于上一级的整数。', rest: '其余部分', addTier: '加一级', removeTier: '减一级',
      shares: (pays: string, fee: string, gets: string) => `需方付 ${pays}，平台服务费 ${fee}，您收 ${gets}`, of: { one_off: '一次买断', per_use: '每交付一次', per_30_days: '每 30 天', per_10000_rows: '每 10,000 行', per_100_mebibytes: '每 100 MiB' } as Record<string, string>, freeShares: '需方不付费，您收 ¥0.00',
      guide: '定价参考', guideLead: (count: string) => `目录里 ${count} 个与本产品共享关键词或字段的挂牌。`, guideNone: '目录里还没有可比的挂牌；补足关键词后会更准。', guideFew: '可比产品不足 3 个，不给参考价。', guideRow: (median: string, lower: string, upper: string, count: string) => `中位数 ${median}，中间一半在 ${lower} 至 ${upper}（${count} 个）`,
      guideNote: '只计公开挂牌价，不含磋商成交价。', ceiling: '上限收费标准', ceilingText: (price: string, unit: string, decision: string) => `${price}／${unit}（${decision}）`, ceilingFree: '公共治理、公益用途的公共数据产品须免费提供。', ceilingUnits: { product: '产品', use: '次', row: '行', mebibyte: 'MiB', day: '天' } as Record<string, string>, wrong: '有方案还没有填完整。',
    },
    standing: {
      title: '格式要约：需方一键成交', lead: '由您预先签署一个方案、期限和次数，需方接受即成交，无须等您答复。', has: '已发布格式要约；重新发布会替换它。', now: '现行要约：', hasNot: '还没有发布格式要约。', plan: '方案', start: '开始日期', end: '结束日期（含当日）', quota: '每份合约的取数次数', quotaWrong: '请填 1 以上的整数。', windowWrong: '结束日期须晚于开始日期。', sign: '签署并发布',
      notListed: '挂牌通过后可以发布。', terms: '核对条款', check: (plan: string, from: string, to: string, quota: string) => `任何需方可在 ${from} 至 ${to} 内取用 ${quota} 次，${plan}`, done: '格式要约已发布。', open: '发布格式要约', again: '重新发布', role: '当前账号无权发布格式要约。',
    },
    preview: {
      lead: '目录卡片和产品页会这样显示。审核员看到的也是这些。', card: '目录卡片', answers: '核对各项', change: '修改', none: '未填写', draft: '草稿，未公开',
      described: (done: string, all: string) => `${done} / ${all} 个字段有说明`, masked: (count: string) => `${count} 个字段脱敏`,
    },
    submit: {
      lead: '提交后由平台初审、复审，由两名不同的审核员进行；通过即挂牌。', submit: '提交审核', resubmit: '重新提交审核', submitted: '已提交，等待初审。', withdraw: '撤回审核', withdrawLead: '撤回后成为草稿，本轮已有的审核意见作废。', delist: '摘牌', delistLead: '摘牌后目录不再显示，格式要约失效；履行中的合约继续到期满。', delistReason: '摘牌理由',
      version: (number: string) => `送审的是版本 ${number}。`, declare: '提交即声明：来源说明属实，有权提供这些数据。', all: '各项齐全，可以提交。', history: '审核记录', noHistory: '还没有审核记录。', round: (round: string) => `第 ${round} 轮`, stages: { first: '初审', second: '复审' }, approved: '通过', rejected: '退回', reasonless: '（没有附言）',
      state: '当前状态', at: (at: string) => `提交于 ${at}`, listedAt: (at: string) => `挂牌于 ${at}`, busy: '正在提交…', rejectedLead: '审核员退回了这份挂牌，理由：', approvedVersion: (number: string) => `挂牌的是版本 ${number} 及其后字段相同的版本。`,
    },
  },
  {
    page: {
      back: 'Back to the desk', tasks: 'Tasks', all: 'All tasks', lead: 'In any order, saved when you like; reviewers and consumers read all of it.', previous: 'Previous', next: 'Next', marketPage: 'See it in the catalogue',
      suspended: 'The regulator suspended this product or your organisation; the listing shows again once that ends.', save: 'Save', saving: 'Saving…', saved: 'Saved', unsaved: (count: string) => `${count} unsaved changes`, nothing: 'Nothing to save', drop: 'Discard changes',
      changedTitle: 'The listing was changed elsewhere while you were writing', changedLead: 'What you typed is still here. Load the newest text first, then decide what to keep.', reload: 'Load the newest, keep my changes', discard: 'Load the newest, discard mine',
      kept: 'Not saved; what you typed is still here.', leave: 'There are unsaved changes. Leave anyway?',
    },
    sections: {
      file: 'File and versions', fields: 'Field dictionary', origin: 'Origin and rights', use: 'Uses and licence', coverage: 'Name and coverage', price: 'Price plans', preview: 'Preview', submit: 'Submit',
    },
    status: {
      done: 'Done', todo: (count: string) => `${count} to fill in`, part: (done: string, all: string) => `${done} of ${all} described`, attention: 'Have a look', reading: 'Being read', look: 'Look', ready: 'Ready to submit',
      missing: (count: string) => `${count} missing`, unsaved: 'Unsaved',
    },
    told: {
      file: (number: string, rows: string) => `Version ${number}, ${rows} rows`, noFile: 'No version yet', fields: (count: string) => `${count} fields`, sensitive: (count: string) => `${count} possibly sensitive fields unmasked`,
      plans: (count: string) => `${count} plans`, noPlans: 'No plan yet', none: 'Nothing yet', lacks: (names: string) => `Missing: ${names}`,
    },
    reason: {
      edit: { under_review: 'It can’t be changed while under review; withdraw it first.', listed: 'What is listed can’t be changed; delist it first, then submit it anew.', suspended: 'It is suspended; delist it first, then submit it anew.' },
      submit: { under_review: 'It was submitted and is under review.', listed: 'It is listed already.', suspended: 'It is suspended.', delisted: 'It was delisted: change and save anything to make it a draft, then submit.' },
      withdraw: 'Only what is under review can be withdrawn.', delist: 'Only what is listed or suspended can be delisted.', faults: (count: string) => `${count} still missing, as listed above.`, unsaved: 'Save your changes first.', role: 'This account may not submit listings.',
      described: 'This version is under review or was listed: descriptions and masks are fixed; a newer version’s are not.', noVersion: 'No version could be read yet.',
    },
    score: {
      title: 'Completeness', of: (score: string) => `${score} of 100`, next: 'Do these first', full: 'Everything is told.', points: (points: string) => `+${points}`, note: 'By GB/T 36343-2018 and GB/T 37932-2025; a full score is no approval.',
      fixes: {
        title: 'Give a name', updateCycle: 'Choose how often it is updated', coverageSpace: 'Tell the space', coverageFrom: 'Tell the first day', coverageTo: 'Tell the last day', granularity: 'Tell what a row is', license: 'Write the licence',
        summary: 'Write 60 characters of summary', useCases: 'Name two uses or more', forbiddenUses: 'Name forbidden uses', keywords: 'Give three keywords', plans: 'Add a price plan', 'version.descriptions': 'Describe the fields',
        'version.maskedFields': 'Mask what may be sensitive', version: 'Upload a version in time', 'version.quality': 'Explain empty values and duplicates',
      },
    },
    faults: {
      title: 'Missing before it can be submitted:', names: {
        title: 'name', summary: 'summary', updateCycle: 'updates', coverageSpace: 'space', coverageFrom: 'first day', coverageTo: 'last day', granularity: 'granularity', license: 'licence', useCases: 'uses',
        forbiddenUses: 'forbidden uses', keywords: 'keywords', plans: 'price plans', product: 'a version that was read',
      },
      missing: (name: string) => `Missing: ${name}`, fix: 'Fill in', join: ', ', later: 'The last day is before the first', both: 'A use is both allowed and forbidden',
    },
    file: {
      lead: 'Each upload is a new version; earlier ones stay as they are. One with the same fields may be delivered at once, another needs a new review.', upload: 'Upload a new version', versions: 'Versions', number: 'Version', state: 'State', at: 'Uploaded', rows: 'Rows', size: 'Size', name: 'File',
      delivered: 'Listed', submitted: 'Submitted', newest: 'Newest', difference: (from: string, to: string) => `Version ${to} beside version ${from}`, between: 'Compare', with: 'with', none: 'The fields are the same: the new version can be delivered.',
      same: (rows: string) => `${rows} rows alike`, added: (rows: string) => `${rows} rows more`, removed: (rows: string) => `${rows} rows fewer`, columnsAdded: 'Fields added', columnsRemoved: 'Fields removed', columnsChanged: 'Types changed', breaking: 'The fields differ: consumers go on with the old ones, and this version needs a review.',
      first: 'There is one version only, and nothing to compare.', fingerprint: 'Fingerprints', sha256: 'SHA-256', sm3: 'SM3', format: 'Format', encoding: 'Encoding', duplicates: 'Duplicate rows', region: 'Versions, scrolls sideways', failed: 'Not read: ', columnType: (name: string, from: string, to: string) => `${name} (${from} → ${to})`,
    },
    fields: {
      lead: 'Consumers look at the fields before they buy: tell meaning, unit, rules, and what an empty value means.', filter: 'Show', all: 'All', undescribed: 'Undescribed', sensitive: 'Possibly sensitive', description: (name: string) => `Description of ${name}`, mask: 'Mask',
      maskOf: (name: string) => `Mask ${name}`, maskNote: 'Masks act on sample and profile alone: samples show the ends of a value, profiles none. Delivered data stay as they are.', byName: 'named like personal data', byValue: 'values like identity, phone, mail or card numbers', nulls: (share: string) => `${share} empty`, noNulls: 'none empty',
      distinct: (count: string) => `${count} distinct`, examples: 'e.g.', range: (from: string, to: string) => `${from} to ${to}`, none: 'There is no such field.', suspected: 'possibly sensitive', suspectedLead: (names: string) => `Possibly sensitive: ${names}. Look at each: mask it, take it out of the file and upload again, or tell the ground in the account of the origin.`,
      suspectedBasis: 'GB/T 35273-2020 annex B; a hint, no judgement.', paste: 'Paste from a table', pasteLead: 'Copy two columns (field, description) of a table and paste them here; those whose field is known are filled in.', pasteLabel: 'Two columns: field and description', pasteApply: 'Fill in', pasted: (count: string, missed: string) => `${count} fields filled in${missed === '0' ? '' : `, ${missed} lines matched none`}.`,
      placeholder: 'Meaning, unit, rules', maskAll: 'Mask all of these', of: (version: string) => `Fields of version ${version}`,
    },
    origin: {
      lead: 'It was recorded with the product and can’t be changed; make another product if it is wrong.', mode: 'Origin', note: 'About the origin', description: 'Description', product: 'Product', number: 'Number', scenario: 'Scenario', parents: 'Source products', created: 'Recorded', provider: 'Provider', basis: 'Data Security Law, article 33; GB/T 37932-2025 8.2 a)', basisName: 'Basis',
      proof: 'Evidence', proofLead: 'Creation and versions are recorded with their digests; anybody can compare a file on the verification page.', verify: 'To the verification page', suspended: 'The regulator suspended this product.',
    },
    use: {
      lead: 'Consumers choose their purpose among the uses; the forbidden ones go into the agreement.', useCases: 'Uses', useCasesHint: 'A phrase each, such as “planning soil improvement”; two or more for the full score, Enter between them.', forbiddenUses: 'Forbidden uses', forbiddenHint: 'Such as “identifying a person”, “reselling the raw data”.',
      license: 'Licence', licenseHint: 'What consumers may and may not do, in a sentence; it is signed with the agreement.', suggest: 'Often used: ',
    },
    coverage: {
      lead: 'Space, time and granularity are the first line of the card: consumers look at them first.', title: 'Name', titleHint: 'What, where and when; 100 characters at most.', summary: 'Summary', summaryHint: (count: string) => `Content, origin, use; ${count} characters, 60 for the full score.`, keywords: 'Keywords', keywordsHint: 'Three or more, Enter between them; search and the price guide go by them.',
      space: 'Space', spaceHint: 'Such as “东营市垦利区”.', from: 'First day', to: 'Last day', timeHint: 'The first and the last day that the data cover.', granularity: 'Granularity', granularityHint: 'What a row is, such as “plot × day”.', cycle: 'Updates', cycleHint: 'A promise of new versions; the catalogue shows when one is late.', choose: 'Choose', later: 'The last day is before the first',
    },
    price: {
      lead: 'Five plans at most; a consumer chooses one, or negotiates another, which stays private.', add: 'Add a plan', most: 'Five plans at most.', remove: 'Remove this plan', plan: (number: string) => `Plan ${number}`, kind: 'Charged', price: 'Price (yuan)', priceWrong: 'An amount above 0 with at most two decimals.', days: 'Days of a period', daysWrong: 'A whole number from 1 to 366.', unit: 'Unit',
      row: 'row', mebibyte: 'MiB', tiers: 'Tiers', upTo: (unit: string) => `Up to which ${unit} (none for the last)`, unitPrice: (unit: string) => `Price of a ${unit} (yuan)`, unitWrong: 'A price with at most six decimals.', upToWrong: 'A whole number above the tier before.', rest: 'All the rest', addTier: 'Add a tier', removeTier: 'Remove a tier',
      shares: (pays: string, fee: string, gets: string) => `The consumer pays ${pays}, the platform’s fee is ${fee}, you receive ${gets}`, of: { one_off: 'Once', per_use: 'Each transfer', per_30_days: '30 days', per_10000_rows: '10,000 rows', per_100_mebibytes: '100 MiB' }, freeShares: 'The consumer pays nothing, you receive ¥0.00',
      guide: 'Price guide', guideLead: (count: string) => `${count} listings that share a keyword or fields with yours.`, guideNone: 'Nothing comparable is listed yet; keywords help.', guideFew: 'Fewer than three comparables.', guideRow: (median: string, lower: string, upper: string, count: string) => `median ${median}, half of them within ${lower} to ${upper} (${count})`,
      guideNote: 'List prices alone, without negotiated ones.', ceiling: 'Fee ceiling', ceilingText: (price: string, unit: string, decision: string) => `${price} a ${unit} (${decision})`, ceilingFree: 'Public data for governance and welfare must be free.', ceilingUnits: { product: 'product', use: 'use', row: 'row', mebibyte: 'MiB', day: 'day' }, wrong: 'Some plans are not complete.',
    },
    standing: {
      title: 'Standing offer: concluded with one press', lead: 'You sign a plan, a window and a number of uses beforehand; whoever accepts has an agreement at once.', has: 'A standing offer is published; another replaces it.', now: 'The one in force: ', hasNot: 'No standing offer is published.', plan: 'Plan', start: 'First day', end: 'Last day', quota: 'Uses of each agreement', quotaWrong: 'A whole number above 0.', windowWrong: 'The last day must be after the first.', sign: 'Sign and publish',
      notListed: 'It can be published once the product is listed.', terms: 'Check the terms', check: (plan: string, from: string, to: string, quota: string) => `Any consumer may take it ${quota} times from ${from} to ${to}. ${plan}`, done: 'The standing offer is published.', open: 'Publish a standing offer', again: 'Publish another', role: 'This account may not publish offers.',
    },
    preview: {
      lead: 'So the card and the page will look; reviewers see the same.', card: 'The card', answers: 'Check everything', change: 'Change', none: 'not filled in', draft: 'Draft, not public',
      described: (done: string, all: string) => `${done} of ${all} fields described`, masked: (count: string) => `${count} fields masked`,
    },
    submit: {
      lead: 'Two reviewers of the platform look at it, one after the other; then it is listed.', submit: 'Submit for review', resubmit: 'Submit again', submitted: 'Submitted; the first review is due.', withdraw: 'Withdraw', withdrawLead: 'It becomes a draft again, and approvals of this round are void.', delist: 'Delist', delistLead: 'The catalogue no longer shows it and its standing offer ends; agreements in force go on.', delistReason: 'Why it is delisted',
      version: (number: string) => `Version ${number} is submitted.`, declare: 'By submitting you declare that the account of the origin is true and that you may provide these data.', all: 'Everything is there; it can be submitted.', history: 'Reviews', noHistory: 'No review yet.', round: (round: string) => `Round ${round}`, stages: { first: 'First review', second: 'Second review' }, approved: 'approved', rejected: 'sent back', reasonless: '(no remark)',
      state: 'State', at: (at: string) => `submitted ${at}`, listedAt: (at: string) => `listed ${at}`, busy: 'Submitting…', rejectedLead: 'The reviewer sent it back, because:', approvedVersion: (number: string) => `Version ${number} and later ones of the same fields are listed.`,
    },
  },
)
