import { dictionary } from './dictionary.ts'

/** What the pages of public registration (公共数据资源登记) say. */
export const registrationTexts = dictionary(
  {
    kinds: { first: '首次登记', change: '变更登记', correction: '更正登记', renewal: '续展登记', cancellation: '注销登记' },
    states: {
      draft: '草稿', deposited: '已存证', submitted: '待受理', returned: '待补正', not_accepted: '不予受理', accepted: '已受理', reviewed: '审核通过',
      not_passed: '审核未通过', publicity: '公示中', objected: '异议处理中', terminated: '已终止', coded: '待生效', valid: '有效', expired: '已到期',
      superseded: '已被取代', revoked: '已撤销', cancelled: '已注销', completed: '已办结', withdrawn: '已撤回', imported: '待核验', refused: '核验未通过',
    },
    steps: { draft: '填写', deposited: '存证', submitted: '提交', accepted: '受理', reviewed: '形式审核', publicity: '公示', coded: '赋码', completed: '办结' },
    stepsLabel: '办理进度',
    local: '本市登记机构编码', localNote: '按本登记机构的编码规则生成，不是国家统一编码。',
    objected: '异议标识', four: '公示内容',
    facts: {
      registrant: '登记主体', kind: '登记类型', name: '数据名称', abstract: '内容摘要', code: '查询码', valid: '有效期', state: '状态', round: '提交次数',
      submitted: '提交时间', evidence: '存证摘要', document: '文件摘要', publicity: '公示期', reason: '说明', onLog: '已上链', notOnLog: '等待上链',
    },
    from: (from: string, to: string) => `${from} 至 ${to}`,
    clocks: '法定期限', defects: '一次性告知的补正事项',
    list: {
      title: '公共数据资源登记', lead: '授权运营范围内的公共数据资源须先登记；填写、预审、存证后提交，登记机构受理、审核、公示并赋码。',
      begin: '新的登记申请', kind: '登记类型', subject: '要登记的数据', pick: '先选择要登记的数据', start: '开始填写', none: '还没有登记申请。', noSubject: '没有可登记的数据：先在资源目录发布资源，或创建公共数据产品。',
      all: '全部状态', state: '状态', open: '打开', region: '登记申请', subjectHint: '只列出本单位的资源和公共数据产品。', clock: '期限', busy: '正在处理…',
      resource: '资源', product: '产品', basis: '《公共数据资源登记管理暂行办法》第五条、第九条',
    },
    coach: {
      title: '预审', clean: '没有发现问题，可以存证并提交。', found: (count: string) => `有 ${count} 处须改正，改好后再提交可避免退回。`, fix: '改法', basis: '依据', go: '去填写',
      deferrable: '可以承诺后补', lead: '预审按登记机构的形式审核要求逐项检查；这里列出的就是全部问题。', stale: '有未保存的修改：保存后重新预审。',
    },
    form: {
      title: '登记申请表', save: '保存', saved: '已保存', unsaved: '有未保存的修改', choose: '请选择', yes: '是', no: '否',
      linesHint: '每行一项。', promise: '容缺承诺', promiseHint: '承诺在约定日期前补交的部分；赋码前须补齐。', promiseBy: '补交期限', promiseParts: '承诺后补的部分', promiseDigest: '书面承诺的文件',
      changes: '变更或更正的内容', what: '事项', before: '原内容', after: '新内容', add: '增加一项', remove: '删除', faults: (count: string) => `${count} 处须改`, asked: '按登记机构的告知补正',
    },
    parts: {
      subject: '一、主体信息', legality: '二、数据合法合规来源', data: '三、数据资源情况', evidence: '四、存证情况', service: '五、产品和服务信息', scenario: '六、应用场景',
      risk: '七、数据安全风险评估', other: '八、其他',
    } as Record<string, string>,
    labels: {
      'subject.name': '登记主体名称', 'subject.uscc': '统一社会信用代码', 'subject.coRegistrants': '共同登记主体', 'subject.coAgreementDigest': '共同登记约定文件',
      'legality.source': '来源方式', 'legality.proof': '来源说明', 'legality.proofDigest': '来源证明文件', 'legality.undertakingDigest': '真实性与合法合规承诺书',
      'data.name': '数据名称', 'data.abstract': '内容摘要（向社会公示）', 'data.catalogueCode': '资源代码', 'data.region': '覆盖区域', 'data.from': '时间范围：起始', 'data.to': '时间范围：截止',
      'data.updateCycle': '更新频率', 'data.volume': '数据规模', 'data.storage': '存储情况', 'data.shareClass': '共享属性', 'data.openClass': '开放属性', 'data.coOwned': '是否与其他单位共有',
      'evidence.method': '存证方式', 'evidence.note': '存证说明', 'evidence.storageDigest': '存储位置证明', 'evidence.queryDigest': '数据库查询结果', 'evidence.logDigest': '操作日志',
      'service.name': '产品或服务名称', 'service.type': '产品类型', 'service.abstract': '产品摘要', 'service.industry': '应用行业（GB/T 4754）', 'service.use': '用途',
      'service.registrationCodes': '所用资源的登记编码', 'service.documentsDigest': '产品说明文件', 'scenario.name': '场景名称', 'scenario.industry': '场景所属行业', 'scenario.problem': '要解决的问题',
      'scenario.usable': '可用场景', 'scenario.forbidden': '禁用场景', 'risk.assessor': '评估单位', 'risk.reportDigest': '风险评估报告', 'risk.assessedOn': '评估日期', 'risk.conclusion': '评估结论',
      'other.reason': '办理理由', 'other.ground': '注销事由', 'other.note': '其他说明',
    } as Record<string, string>,
    values: {
      'legality.source': { statutory_duty: '依法履职采集', sharing: '共享取得', agreement: '协议取得', authorised_operation: '授权运营取得' },
      'data.updateCycle': {
        realtime: '实时', daily: '每日', weekly: '每周', monthly: '每月', quarterly: '每季', half_yearly: '每半年', yearly: '每年', irregular: '不定期', static: '历史存量',
      },
      'data.shareClass': { unconditional: '无条件共享', conditional: '有条件共享', none: '不予共享' },
      'data.openClass': { unconditional: '无条件开放', conditional: '有条件开放', closed: '不予开放' },
      'risk.conclusion': { acceptable: '风险可接受', unacceptable: '风险不可接受' },
      'other.ground': { unrecoverable: '数据灭失且不可恢复', right_ended: '权利放弃或到期', registrant_ended: '登记主体终止', other_by_law: '法律规定的其他情形' },
    } as Record<string, Record<string, string>>,
    acts: {
      deposit: '存证', depositLead: '申请表和三份存证文件的摘要先上链，之后才能提交；再改申请表须重新存证。', submit: '提交登记机构', withdraw: '撤回申请', withdrawHint: '说明为什么撤回。',
      edit: '继续修改', waiting: '存证正在上链，稍候即可提交。', notNow: (state: string) => `当前状态「${state}」不能进行此操作`, faulty: '预审还有须改正的问题', mendFirst: '先按补正事项修改申请表并保存',
      supplement: '补交容缺材料', supplementLead: '在申请表中补齐承诺的部分后提交。', follow: '办理', another: (kind: string) => `办理${kind}`,
      window: (from: string, to: string) => `续展可在 ${from} 至 ${to} 之间提出。`, unsaved: '先保存修改',
    },
    registry: {
      title: '登记机构', lead: '受理、形式审核、公示、异议、赋码与核验；每个时钟都是一项法定期限，先到期的排在前面。', inbox: '办理中', held: '登记结果', all: '全部', none: '没有等待办理的申请。', region: '登记申请',
      accept: '受理', returnIt: '退回补正', decline: '不予受理', pass: '审核通过', fail: '审核不通过', publish: '开始公示', code: '赋码', complete: '办结注销', clear: '注销到期登记', revoke: '撤销登记',
      verify: '核验通过', refuse: '核验不通过', defectPath: '所在部分', defect: '补正事项', addDefect: '增加一项', returnLead: '一次性告知全部补正事项；退回后期限重新计算。', returnSend: '退回并告知',
      reasonHint: '理由将告知登记主体。', ground: '撤销事由', codeEarly: (day: string) => `公示期至 ${day}，期满无异议方可赋码。`, promiseOpen: '容缺材料尚未补齐，不能赋码。',
      grounds: { false_material: '隐瞒事实、弄虚作假', forged_result: '篡改、伪造登记结果', illegal_use: '违法使用、谋取不正当利益', other_by_law: '法律规定的其他情形' },
      verifyLead: '对照发证登记机构公布的结果，核对编码、有效期和文件摘要。', lenient: '申请含容缺承诺，受理后须在承诺日期前补齐。', nothing: '本案当前没有登记机构要办的事项。', view: '申请内容',
    },
    objections: {
      title: '异议', open: '待答复', upheld: '成立', dismissed: '不成立', answer: '答复', upholdIt: '异议成立', dismissIt: '异议不成立', answerHint: '答复将告知提出异议的主体。', ground: '异议理由', evidence: '证据文件',
      late: '登记后提出', raise: '提出异议', lead: '实名提出，写明理由并附证据；公示期内的异议处理完毕前不赋码，登记后的异议在答复前标识。', send: '提交异议', sent: '异议已提交，登记机构将答复。', own: '我提出的异议', cancel: '取消',
      none: '没有异议。',
    },
    lookup: {
      title: '登记查询与公示', lead: '凭查询码查询公共数据资源登记结果；公示期为十个工作日，可实名提出异议。', code: '查询码', codeHint: '登记结果上的编码，如 370500G202611000001H。', search: '查询', published: '正在公示',
      nonePublished: '目前没有正在公示的登记。', notFound: '没有查到这个编码。请核对后再查；其他登记机构的编码请到其网站查询。', basis: '《公共数据资源登记管理暂行办法》第十二条', signIn: '登录后可提出异议', result: '查询结果',
    },
    importing: {
      title: (name: string) => `录入「${name}」已有的登记编码`, lead: '编码由其他登记机构发放的，录入后由本市登记机构核验，核验通过方为有效。', code: '登记编码', from: '有效期起', to: '有效期止', document: '登记结果文件', submit: '提交核验',
      codeWrong: '8 至 64 个字母、数字、- 或 *', apply: '向本市登记机构申请登记', or: '还没有登记的：', done: (name: string) => `「${name}」的登记编码已提交核验`,
    },
  },
  {
    kinds: { first: 'First registration', change: 'Change', correction: 'Correction', renewal: 'Renewal', cancellation: 'Cancellation' },
    states: {
      draft: 'Draft', deposited: 'Deposited', submitted: 'To be accepted', returned: 'To be mended', not_accepted: 'Not accepted', accepted: 'Accepted', reviewed: 'Review passed',
      not_passed: 'Review not passed', publicity: 'Published', objected: 'Objection', terminated: 'Ended', coded: 'To begin', valid: 'Valid', expired: 'Expired',
      superseded: 'Superseded', revoked: 'Revoked', cancelled: 'Cancelled', completed: 'Completed', withdrawn: 'Withdrawn', imported: 'To be verified', refused: 'Refused',
    },
    steps: { draft: 'Form', deposited: 'Deposit', submitted: 'Submit', accepted: 'Acceptance', reviewed: 'Review', publicity: 'Publicity', coded: 'Code', completed: 'Completion' },
    stepsLabel: 'Progress',
    local: 'Local code', localNote: 'By this registry’s own rule; it is not a code of the national platform.',
    objected: 'Objected', four: 'What is published',
    facts: {
      registrant: 'Registrant', kind: 'Kind', name: 'Data', abstract: 'Abstract', code: 'Query code', valid: 'Valid', state: 'State', round: 'Times filed',
      submitted: 'Filed', evidence: 'Digest of evidence', document: 'Digest of document', publicity: 'Publicity', reason: 'Note', onLog: 'on the chain', notOnLog: 'waits for the chain',
    },
    from: (from: string, to: string) => `${from} to ${to}`,
    clocks: 'Statutory limits', defects: 'What is to be mended, in one notice',
    list: {
      title: 'Public registration', lead: 'Public data of an authorised operation is registered first: form, pre-check, deposit and filing; the registry accepts, reviews, publishes and gives the code.',
      begin: 'New application', kind: 'Kind', subject: 'Data to register', pick: 'Choose the data first', start: 'Begin', none: 'No applications yet.', noSubject: 'Nothing to register: publish a resource in the catalogue, or make a product of public data.',
      all: 'All states', state: 'State', open: 'Open', region: 'Applications', subjectHint: 'Your own resources and products of public data.', clock: 'Limit', busy: 'Working…',
      resource: 'Resource', product: 'Product', basis: '《公共数据资源登记管理暂行办法》 art. 5, 9',
    },
    coach: {
      title: 'Pre-check', clean: 'Nothing found: deposit and submit.', found: (count: string) => `${count} points to mend; mended now, they can’t come back to you.`, fix: 'Fix', basis: 'Basis', go: 'Go to field',
      deferrable: 'may be promised', lead: 'The pre-check looks at what the registry’s formal review looks at; these are all the points.', stale: 'There are unsaved changes: save to check again.',
    },
    form: {
      title: 'Application form', save: 'Save', saved: 'Saved', unsaved: 'Unsaved changes', choose: 'Choose', yes: 'Yes', no: 'No',
      linesHint: 'One a line.', promise: 'Promise', promiseHint: 'What is handed in later, by a day; no code is given before.', promiseBy: 'To be handed in by', promiseParts: 'Parts for later', promiseDigest: 'The written promise',
      changes: 'What changes', what: 'Item', before: 'Before', after: 'After', add: 'Add', remove: 'Remove', faults: (count: string) => `${count} to mend`, asked: 'as the registry asks',
    },
    parts: {
      subject: '1 Registrant', legality: '2 Lawful source', data: '3 The data', evidence: '4 Evidence', service: '5 Product and service', scenario: '6 Scenario',
      risk: '7 Security risk', other: '8 Other',
    } as Record<string, string>,
    labels: {
      'subject.name': 'Registrant', 'subject.uscc': 'Unified social credit code', 'subject.coRegistrants': 'Joint registrants', 'subject.coAgreementDigest': 'Their agreement',
      'legality.source': 'How it was obtained', 'legality.proof': 'Ground', 'legality.proofDigest': 'Proof of source', 'legality.undertakingDigest': 'Undertaking',
      'data.name': 'Name', 'data.abstract': 'Abstract (published)', 'data.catalogueCode': 'Resource code', 'data.region': 'Region', 'data.from': 'From', 'data.to': 'To',
      'data.updateCycle': 'Update', 'data.volume': 'Volume', 'data.storage': 'Storage', 'data.shareClass': 'Sharing', 'data.openClass': 'Opening', 'data.coOwned': 'Owned with others',
      'evidence.method': 'Method', 'evidence.note': 'Note', 'evidence.storageDigest': 'Place of storage', 'evidence.queryDigest': 'Result of the query', 'evidence.logDigest': 'Operation log',
      'service.name': 'Product or service', 'service.type': 'Type', 'service.abstract': 'Abstract', 'service.industry': 'Industry (GB/T 4754)', 'service.use': 'Use',
      'service.registrationCodes': 'Codes of its resources', 'service.documentsDigest': 'Description', 'scenario.name': 'Scenario', 'scenario.industry': 'Industry', 'scenario.problem': 'Problem to solve',
      'scenario.usable': 'Usable for', 'scenario.forbidden': 'Forbidden for', 'risk.assessor': 'Assessor', 'risk.reportDigest': 'Report', 'risk.assessedOn': 'Assessed on', 'risk.conclusion': 'Conclusion',
      'other.reason': 'Reason', 'other.ground': 'Ground of cancellation', 'other.note': 'Other notes',
    } as Record<string, string>,
    values: {
      'legality.source': { statutory_duty: 'By statutory duty', sharing: 'By sharing', agreement: 'By agreement', authorised_operation: 'By authorised operation' },
      'data.updateCycle': {
        realtime: 'Real time', daily: 'Daily', weekly: 'Weekly', monthly: 'Monthly', quarterly: 'Quarterly', half_yearly: 'Half-yearly', yearly: 'Yearly', irregular: 'Irregular', static: 'Static',
      },
      'data.shareClass': { unconditional: 'Without conditions', conditional: 'With conditions', none: 'Not shared' },
      'data.openClass': { unconditional: 'Without conditions', conditional: 'With conditions', closed: 'Not opened' },
      'risk.conclusion': { acceptable: 'Acceptable', unacceptable: 'Not acceptable' },
      'other.ground': { unrecoverable: 'Lost for good', right_ended: 'Right given up or ended', registrant_ended: 'Registrant ended', other_by_law: 'Other, by law' },
    } as Record<string, Record<string, string>>,
    acts: {
      deposit: 'Deposit', depositLead: 'The digest of form and evidence goes to the chain before filing; a later change is deposited anew.', submit: 'Submit to the registry', withdraw: 'Withdraw', withdrawHint: 'Say why.',
      edit: 'Go on editing', waiting: 'The deposit is on its way to the chain; submit in a moment.', notNow: (state: string) => `Not in the state “${state}”`, faulty: 'The pre-check has points to mend', mendFirst: 'Mend the form and save it first',
      supplement: 'Hand in what was promised', supplementLead: 'Fill the promised parts in, then hand them in.', follow: 'Go on with', another: (kind: string) => kind,
      window: (from: string, to: string) => `May be renewed from ${from} to ${to}.`, unsaved: 'Save first',
    },
    registry: {
      title: 'Registry', lead: 'Acceptance, review, publicity, objections, codes and verification; each clock is a statutory limit, and what is due first stands first.', inbox: 'Under way', held: 'Results', all: 'All', none: 'Nothing waits.', region: 'Applications',
      accept: 'Accept', returnIt: 'Return', decline: 'Do not accept', pass: 'Pass', fail: 'Do not pass', publish: 'Publish', code: 'Give the code', complete: 'Complete the cancellation', clear: 'Cancel the expired', revoke: 'Revoke',
      verify: 'Verified', refuse: 'Refuse', defectPath: 'Where', defect: 'What to mend', addDefect: 'Add', returnLead: 'All defects in one notice; the clock starts again when it is handed in again.', returnSend: 'Return',
      reasonHint: 'The registrant is told.', ground: 'Ground', codeEarly: (day: string) => `Published until ${day}; the code comes after, without objections.`, promiseOpen: 'What was promised is not handed in yet.',
      grounds: { false_material: 'False material', forged_result: 'Forged result', illegal_use: 'Illegal use', other_by_law: 'Other, by law' },
      verifyLead: 'Hold code, term and digest against what the issuing registry published.', lenient: 'Comes with a promise: to be complete by its day.', nothing: 'Nothing for the registry to do here now.', view: 'The application',
    },
    objections: {
      title: 'Objections', open: 'Open', upheld: 'Stands', dismissed: 'Dismissed', answer: 'Answer', upholdIt: 'It stands', dismissIt: 'Dismiss', answerHint: 'Whoever objected is told.', ground: 'Ground', evidence: 'Evidence',
      late: 'after the registration', raise: 'Object', lead: 'By your name, with ground and evidence; no code is given before an answer, and a later objection marks the registration.', send: 'Send', sent: 'Sent: the registry will answer.', own: 'My objections', cancel: 'Cancel',
      none: 'None.',
    },
    lookup: {
      title: 'Registrations', lead: 'Look up a registration by its query code; applications are published for ten working days, and anybody may object by name.', code: 'Query code', codeHint: 'As on the result, e.g. 370500G202611000001H.', search: 'Look up', published: 'Published now',
      nonePublished: 'Nothing is published now.', notFound: 'There is no such code here. Check it; codes of other registries are looked up at theirs.', basis: '《公共数据资源登记管理暂行办法》 art. 12', signIn: 'Sign in to object', result: 'Result',
    },
    importing: {
      title: (name: string) => `Enter the code of “${name}”`, lead: 'A code that another registry issued counts once this city’s registry has verified it.', code: 'Code', from: 'Valid from', to: 'Valid to', document: 'Document of the result', submit: 'Send to be verified',
      codeWrong: '8 to 64 letters, digits, - or *', apply: 'Apply to this city’s registry', or: 'Not registered yet:', done: (name: string) => `The code of “${name}” waits to be verified`,
    },
  },
)
