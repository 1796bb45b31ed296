import { dictionary } from './dictionary.ts'

type Names = Record<string, string>

const NORM = '《公共数据资源授权运营实施规范（试行）》'
const PROVINCE = '《山东省公共数据资源授权运营管理办法（试行）》'
const QINGDAO = '《青岛市公共数据资源授权运营实施细则》（参照）'

/** Articles that the acts of an authorised operation stand on; laws are cited in their own language. */
export const BASES = {
  items: `${NORM}第九条`, approval: `${NORM}第十一条`, filing: `${NORM}第十三条`, agreement: `${NORM}第十四条`, selection: `${PROVINCE}第十三条`,
  conditions: `${PROVINCE}第十四条`, change: `${PROVINCE}第十二条`, assessment: `${PROVINCE}第三十五条`, suspension: `${PROVINCE}第三十八条`,
  exit: `${QINGDAO}第二十二条`, planFiling: `${QINGDAO}第十四条`, publicity: `${QINGDAO}第十六条`,
}

/** Authorised operation (授权运营): plans and grants, as the implementing body, operators and the public look at them. */
export const implementTexts = dictionary(
  {
    desk: {
      title: '授权运营实施', lead: '从实施方案到协议、变更、评估和移交，每一步都有依据、时限和存证。', plans: '实施方案', grants: '运营协议',
      conflicts: '数源争议', scenarios: '应用场景', newPlan: '起草实施方案', noPlans: '还没有实施方案。从起草开始。', noGrants: '还没有运营协议。方案选定运营机构后签署。',
      back: '授权运营实施',
    },
    list: { resources: (count: string) => `${count} 项资源`, applications: (count: string) => `${count} 份申请`, objections: (count: string) => `${count} 件异议待答复` },
    modes: { whole: '整体授权', field: '分领域授权', scenario: '依场景授权' } as Names,
    methods: { tender: '公开招标', invited_tender: '邀请招标', negotiation: '谈判' } as Names,
    planStates: {
      draft: '起草中', decided: '已集体决策', approved: '已获批准', filed: '已备案', called: '征集中', chosen: '公示中', selected: '已选定', withdrawn: '已撤回',
    } as Names,
    planSteps: {
      label: '实施方案的进度', draft: '起草', decided: '集体决策', approved: '政府批准', filed: '省级备案', called: '公开征集', chosen: '择优公示', selected: '选定', granted: '签署协议',
    },
    grantStates: {
      granted: '待运营机构接受', accepted: '待备案', active: '运营中', suspended: '已暂停', ended: '已终止，待移交', handed_over: '已移交', over: '期限已届满',
    } as Names,
    grantSteps: { label: '协议的进度', granted: '签署', accepted: '接受', active: '备案运营', ended: '终止', handed_over: '移交' },
    items: {
      necessity: '必要性与可行性', conditions: '运营机构选择条件', scope: '数据范围与质量', term: '期限、建设与退出', products: '产品清单', accounting: '核算与收益分配',
      security: '安全与个人信息保护', duties: '权利与义务', supervision: '监督与评价', other: '其他', name: '方案名称', mode: '授权模式',
    },
    itemHints: {
      necessity: '全周期服务能力、社会需求、市场规模、预期成效、风险防控', conditions: '资本、管理、技术、服务和安全方面的条件', scope: '范围、目录、更新频率和质量要求',
      term: '期限、建设内容、技术路线、进度、评价标准、退出情形、资产管理', accounting: '成本与收入核算、收益分配', security: '安全责任、个人信息保护、应急处置', duties: '各方的权利义务',
      supervision: '监督管理与评价考核', other: '没有的写「无」',
    } as Names,
    plan: {
      form: '实施方案', formLead: '共十二项。起草时可以留空，提交集体决策时必须齐全。', resources: '数据目录', resourcesHint: '可列入任何部门的资源；核心数据、未获共享同意的数据不得授权',
      welfare: '公共治理、公益事业（免费）', industry: '产业发展、行业发展（可收费）', product: '产品', productForm: '形式', addProduct: '加一项', removeProduct: (name: string) => `去掉${name}`,
      save: '保存草案', create: '起草', saved: '草案已保存。', edit: '修改草案', cancel: '取消', missing: (count: string) => `还缺 ${count} 项`, complete: '十二项齐全',
      content: '方案内容', empty: '未填写', none: '无', documents: '文件与备案', decision: '集体决策（三重一大）', approval: '政府批准', filing: '省级备案', digest: '文件摘要', at: '记录时间',
      search: '按名称查找资源', found: '查到的资源', chosen: (count: string) => `已列入 ${count} 项`, add: '列入', drop: '移出', nothing: '没有查到，换个词试试', code: '代码',
    },
    next: {
      title: '下一步', busy: '正在提交…', nothing: '此方案已办结。', number: '文号或编号', document: '文件', fileDigest: '文件摘要（SHA-256）', numberWrong: '文号', digestWrong: '文件',
      lacks: { title: '补齐方案', lead: '十二项齐全后提交集体决策。' },
      decide: { title: '记录集体决策', lead: '方案须经「三重一大」集体决策；决策后方案不能再改。', submit: '记录决策', hint: '会议纪要的文号' },
      approve: { title: '记录政府批准', lead: '方案报本级政府批准；批准后在二十个工作日内报省级备案。', submit: '记录批准', hint: '批复的文号' },
      file: { title: '记录省级备案', lead: '填写省级数据管理部门的备案号。', submit: '记录备案', hint: '备案号' },
      call: {
        title: '公开征集运营机构', lead: '征集公告对所有人公开；截止前由运营机构提交申请。', submit: '发布征集', method: '遴选方式', text: '公告正文', ends: '截止日期（含当日）', endsWrong: '截止日期不能早于今天',
      },
      running: { title: '等待申请', lead: (day: string) => `征集至 ${day}，截止后才能确定运营机构。` },
      choose: {
        title: '确定运营机构', lead: '从申请中择优确定，写明理由；确定后公示三个工作日。', submit: '确定并公示', who: '申请机构', reason: '理由', reasonHint: '公示时公开', none: '没有收到申请。可以撤回方案后重新征集。', pick: '一家申请机构', reasonMissing: '理由',
      },
      publicity: { title: '公示中', lead: (day: string) => `公示至 ${day}；期间有异议的须先答复。`, open: '异议的答复' },
      select: { title: '公示期满', lead: '没有未答复的异议，可以选定运营机构。', submit: '选定运营机构' },
      grant: { title: '签署运营协议', lead: (name: string) => `与${name}签署协议，写明十三项内容。`, open: '签署协议' },
      withdraw: '撤回方案', withdrawTitle: '撤回实施方案', withdrawLead: '撤回后不能恢复；已经申请的运营机构会收到通知。', withdrawHint: '随决定存证',
    },
    applications: { title: '申请', none: '还没有申请。', incident: '承诺近三年无重大安全事件', by: '申请机构', at: '时间' },
    objections: {
      title: '异议', open: '待答复', upheld: '成立', dismissed: '不成立', answer: '答复', answerHint: '异议人会看到', uphold: '异议成立，重新择优', dismiss: '异议不成立', missing: '请写答复', ground: '理由',
    },
    agreement: {
      title: '运营协议', lead: '协议须载明十三项；期限原则上不超过五年。', scope: '授权范围', scopeHint: '可以用来做什么、不可以做什么', resources: '授权的资源', start: '开始日期', end: '结束日期（含当日）',
      window: '结束须晚于开始，且不早于今天', term: '期限不得超过五年', days: (days: string) => `共 ${days} 天`, clauses: '必须载明的条款', disclosure: '运营机构承担信息披露义务', noRedevelopment: '运营机构不得直接或者间接参与其交付产品的再开发',
      file: '已签署的协议', digest: '协议摘要（SHA-256）', decision: '签署前的集体决策', decisionFile: '会议纪要文件', submit: '签署协议', agreementItems: '协议内容',
    },
    agreementItems: {
      term: '期限及其依据', products: '产品清单、技术标准与审查', platform: '支撑技术平台', assets: '资产权属', accounting: '核算与收益分配', security: '安全、监测与应急', evaluation: '绩效评价、续期或退出',
      breach: '违约责任', dispute: '争议解决', termination: '变更与终止条件', other: '其他',
    },
    grant: {
      parties: { body: '实施机构', operator: '运营机构' }, plan: '实施方案', scope: '授权范围', term: '期限', left: (days: string) => `剩 ${days} 天`, resources: '资源', agreementDigest: '协议摘要', filing: '协议备案', reselection: '重新遴选自',
      details: '协议内容', open: '查看协议', inForce: '生效中', notInForce: '未生效',
      accept: '接受协议', acceptLead: '接受即按协议运营：不得转授权，不得参与自身产品的再开发。', file: '记录协议备案', fileLead: '备案后授权生效，期满前三个月起须重新遴选。', fileHint: '备案号',
      suspend: '暂停', suspendTitle: '暂停授权运营', suspendLead: '责令整改期间关闭运营权限：其产品不能成交和交付。', resume: '恢复', resumeTitle: '恢复授权运营', reasonHint: '对方会看到，并存证',
      suspended: (day: string, why: string) => `${day} 起暂停：${why}`, notice: '提前退出通知', noticeTitle: '通知提前退出', noticeLead: '提前退出须提前六个月通知对方。', noticed: (by: string, day: string, ends: string) => `${by}于 ${day} 通知提前退出，通知期至 ${ends}`,
      end: '终止', endTitle: '终止授权运营', endLead: '终止后不能恢复，其产品自此不能成交；随后办理移交。', endKind: '终止方式', endKinds: { normal: '期满终止', early: '提前退出', breach: '违约终止' } as Names, ended: (day: string, kind: string, why: string) => `${day} ${kind}：${why}`,
      notOver: '期限尚未届满', noticeMissing: '须先发出提前退出通知', noticeRuns: (day: string) => `通知期至 ${day}`,
      handover: '记录移交', handoverLead: '收回账号，移交或者销毁数据，移交全部网络日志。', accounts: '平台、服务器和数据账号已收回', data: '数据和公共资产已移交', destroyed: '不能移交的已销毁或停用', logs: '网络日志已全部移交', handoverFile: '移交记录', handed: (day: string) => `${day} 移交办结`, handMissing: '账号、数据、日志的办结',
    },
    changes: {
      title: '变更', lead: '授权模式、数据范围、收益分配变更的，重新履行集体决策、批准和备案；备案前原协议不变。', none: '没有变更。', propose: '提出变更', proposeTitle: '提出变更', what: '变更事项', kinds: { mode: '授权模式', scope: '数据范围', split: '收益分配', term: '期限', other: '其他重大事项' } as Names,
      states: { proposed: '已提出，待集体决策', decided: '已决策，待批准', approved: '已批准，待运营机构接受', accepted: '已接受，待备案', filed: '已备案生效', abandoned: '已放弃' } as Names,
      reason: '变更理由', submit: '提出', decide: '记录集体决策', approve: '记录政府批准', file: '记录备案', accept: '接受变更', abandon: '放弃变更', file2: '变更后的协议', resources: '变更后的资源', keep: (count: string) => `${count} 项`, decisionNo: '决策', approvalNo: '批准', filingNo: '备案',
    },
    assessments: {
      title: '年度评估', none: '还没有评估。', assess: '记录评估', year: '年度', result: '结果', results: { excellent: '优秀', qualified: '合格', unqualified: '不合格' } as Names, report: '评估意见', file: '评估报告', submit: '记录', rectify: '提交整改', rectifyLead: '不合格的，三十日内完成整改。', rectification: '整改情况', rectified: (day: string) => `${day} 提交整改`, missing: '请填写',
      exists: '另一年度（该年度已评估）',
    },
    clocks: { filing: '实施方案备案', publicity: '选定公示', call: '征集截止', notice: '提前退出通知', rectify: '评估整改', reselection: '重新遴选' },
    operator: {
      tab: '公开征集', title: '公开征集与申请', lead: '征集中的方案可以申请；申请后在这里看进展。', none: '现在没有征集。', apply: '申请运营', statement: '申请说明', statementHint: '资本、管理、技术、服务、安全方面的条件和承诺', noIncident: '承诺近三年无重大网络安全和数据安全事件',
      submit: '提交申请', applied: '已申请', over: '征集已截止', chosen: '本单位被选定', notChosen: '本单位未被选定', missing: '申请说明', promise: '承诺', see: '查看方案',
    },
    published: {
      title: '授权运营公示', lead: '公共数据授权运营的征集公告、选定结果和公示，任何人可查；入驻主体可以实名提出异议。', none: '现在没有征集和公示。', body: '实施机构', method: '遴选方式', until: (day: string) => `截止 ${day}`, publicityUntil: (day: string) => `公示至 ${day}`, chosen: '选定的运营机构', selected: (day: string) => `${day} 选定`, object: '提出异议', objectTitle: '对选定结果提出异议', objectHint: '写明事实和理由；以本单位名义提出', objected: '异议已提出，实施机构将在选定前答复。', reason: '选定理由', call: '征集公告',
    },
    basis: '依据',
  },
  {
    desk: {
      title: 'Authorised operation', lead: 'From the plan to agreements, changes, assessments and the handover: each step with its ground, its limit and its record.', plans: 'Plans', grants: 'Agreements',
      conflicts: 'Source conflicts', scenarios: 'Scenarios', newPlan: 'Draft a plan', noPlans: 'No plan yet. Begin with a draft.', noGrants: 'No agreement yet. It is signed once a plan has selected its operator.',
      back: 'Authorised operation',
    },
    list: { resources: (count) => `${count} resources`, applications: (count) => `${count} applications`, objections: (count) => `${count} objections to answer` },
    modes: { whole: 'Whole', field: 'By field', scenario: 'By scenario' },
    methods: { tender: 'Open tender', invited_tender: 'Invited tender', negotiation: 'Negotiation' },
    planStates: { draft: 'Draft', decided: 'Decided', approved: 'Approved', filed: 'Filed', called: 'Call open', chosen: 'Published', selected: 'Selected', withdrawn: 'Withdrawn' },
    planSteps: { label: 'How far the plan is', draft: 'Draft', decided: 'Decision', approved: 'Approval', filed: 'Filing', called: 'Call', chosen: 'Publicity', selected: 'Selection', granted: 'Agreement' },
    grantStates: { granted: 'To be accepted', accepted: 'To be filed', active: 'In operation', suspended: 'Suspended', ended: 'Ended, to hand over', handed_over: 'Handed over', over: 'Term is over' },
    grantSteps: { label: 'How far the agreement is', granted: 'Signed', accepted: 'Accepted', active: 'Filed', ended: 'Ended', handed_over: 'Handed over' },
    items: {
      necessity: 'Need and feasibility', conditions: 'Conditions for operators', scope: 'Data and quality', term: 'Term, building, exit', products: 'Products', accounting: 'Accounts and revenue', security: 'Security and personal data', duties: 'Rights and duties', supervision: 'Supervision', other: 'Other', name: 'Name', mode: 'Mode',
    },
    itemHints: {
      necessity: 'Service, need, market, effect, risk', conditions: 'Capital, management, technique, service, security', scope: 'Scope, catalogue, updates, quality', term: 'Term, building, technique, schedule, standards, exit, assets', accounting: 'Costs, income, distribution', security: 'Security, personal data, emergencies', duties: 'Of all sides', supervision: 'Supervision and assessment', other: 'Write 无 for none',
    },
    plan: {
      form: 'The plan', formLead: 'Twelve items. A draft may lack some; the decision needs all.', resources: 'Catalogue', resourcesHint: 'Of any department; neither core data nor shared data without consent',
      welfare: 'Governance and welfare (free)', industry: 'Industry and sector (may cost)', product: 'Product', productForm: 'Form', addProduct: 'Add one', removeProduct: (name) => `Remove ${name}`,
      save: 'Save the draft', create: 'Draft', saved: 'The draft is saved.', edit: 'Edit the draft', cancel: 'Cancel', missing: (count) => `${count} missing`, complete: 'All twelve items',
      content: 'What the plan says', empty: 'not written', none: 'none', documents: 'Documents', decision: 'Collective decision', approval: 'Approval', filing: 'Filing', digest: 'Digest', at: 'Recorded',
      search: 'Find resources by name', found: 'Found', chosen: (count) => `${count} in the plan`, add: 'Add', drop: 'Remove', nothing: 'Nothing found', code: 'Code',
    },
    next: {
      title: 'Next', busy: 'Sending…', nothing: 'This plan is done.', number: 'Number', document: 'Document', fileDigest: 'Digest (SHA-256)', numberWrong: 'the number', digestWrong: 'the document',
      lacks: { title: 'Complete the plan', lead: 'It is decided once it has all twelve items.' },
      decide: { title: 'Record the collective decision', lead: 'After it the plan stands as it is written.', submit: 'Record', hint: 'Number of the minutes' },
      approve: { title: 'Record the approval', lead: 'By the government; the filing is due within twenty working days.', submit: 'Record', hint: 'Number of the approval' },
      file: { title: 'Record the filing', lead: 'The number that the province gave.', submit: 'Record', hint: 'Filing number' },
      call: { title: 'Call for operators', lead: 'Everybody reads it; operators apply before its end.', submit: 'Publish the call', method: 'Method', text: 'Text', ends: 'Last day (included)', endsWrong: 'Not before today' },
      running: { title: 'Applications are awaited', lead: (day) => `The call runs until ${day}; the choice comes after it.` },
      choose: { title: 'Choose the operator', lead: 'One of the applications, with the reason; three working days of publicity follow.', submit: 'Choose and publish', who: 'Applicants', reason: 'Reason', reasonHint: 'It is published', none: 'Nobody applied. Withdraw the plan and call anew.', pick: 'choose one', reasonMissing: 'the reason' },
      publicity: { title: 'Under publicity', lead: (day) => `Until ${day}; objections are answered first.`, open: 'the answer to an objection' },
      select: { title: 'The publicity is over', lead: 'No objection is open: the operator can be selected.', submit: 'Select the operator' },
      grant: { title: 'Sign the agreement', lead: (name) => `With ${name}, in its thirteen items.`, open: 'Sign the agreement' },
      withdraw: 'Withdraw the plan', withdrawTitle: 'Withdraw the plan', withdrawLead: 'This can’t be undone; applicants are told.', withdrawHint: 'It is recorded',
    },
    applications: { title: 'Applications', none: 'None yet.', incident: 'declares no serious incident in three years', by: 'Applicant', at: 'At' },
    objections: { title: 'Objections', open: 'to answer', upheld: 'upheld', dismissed: 'dismissed', answer: 'Answer', answerHint: 'The objector reads it', uphold: 'Uphold, choose anew', dismiss: 'Dismiss', missing: 'the answer', ground: 'Ground' },
    agreement: {
      title: 'The agreement', lead: 'Thirteen items; five years at most.', scope: 'Scope', scopeHint: 'What may be done, and what may not', resources: 'Resources', start: 'First day', end: 'Last day (included)', window: 'The end must be after the begin, and not before today', term: 'Five years at most', days: (days) => `${days} days`, clauses: 'Clauses it must have', disclosure: 'The operator discloses', noRedevelopment: 'The operator takes no part in redevelopment of what it delivers', file: 'The signed agreement', digest: 'Digest of the agreement (SHA-256)', decision: 'Collective decision before signing', decisionFile: 'The minutes', submit: 'Sign', agreementItems: 'What the agreement says',
    },
    agreementItems: {
      term: 'Term and its ground', products: 'Products, standards, reviews', platform: 'Platform', assets: 'Assets', accounting: 'Accounts and revenue', security: 'Security and emergencies', evaluation: 'Evaluation, renewal, exit', breach: 'Breach', dispute: 'Disputes', termination: 'Change and termination', other: 'Other',
    },
    grant: {
      parties: { body: 'Implementing body', operator: 'Operator' }, plan: 'Plan', scope: 'Scope', term: 'Term', left: (days) => `${days} days left`, resources: 'Resources', agreementDigest: 'Digest', filing: 'Filing', reselection: 'Selection anew from', details: 'What the agreement says', open: 'Open', inForce: 'In force', notInForce: 'Not in force',
      accept: 'Accept', acceptLead: 'You operate by it: no grant to others, no redevelopment of what you deliver.', file: 'Record the filing', fileLead: 'With it the grant is in force.', fileHint: 'Filing number',
      suspend: 'Suspend', suspendTitle: 'Suspend the operation', suspendLead: 'No product of it is sold or delivered until it is resumed.', resume: 'Resume', resumeTitle: 'Resume the operation', reasonHint: 'The other side reads it, and it is recorded',
      suspended: (day, why) => `suspended since ${day}: ${why}`, notice: 'Notice of exit', noticeTitle: 'Give notice of an early exit', noticeLead: 'Six months before the exit.', noticed: (by, day, ends) => `${by} gave notice on ${day}, running until ${ends}`,
      end: 'End', endTitle: 'End the operation', endLead: 'This can’t be undone; the handover follows.', endKind: 'How it ends', endKinds: { normal: 'End of the term', early: 'Early exit', breach: 'Breach' }, ended: (day, kind, why) => `${day}, ${kind}: ${why}`,
      notOver: 'the term is not over', noticeMissing: 'notice must be given first', noticeRuns: (day) => `the notice runs until ${day}`,
      handover: 'Record the handover', handoverLead: 'Accounts withdrawn, data handed over or destroyed, all logs handed over.', accounts: 'Accounts are withdrawn', data: 'Data and assets are handed over', destroyed: 'What can’t be handed over is destroyed', logs: 'All logs are handed over', handoverFile: 'The record', handed: (day) => `handed over on ${day}`, handMissing: 'accounts, data and logs must all be done',
    },
    changes: {
      title: 'Changes', lead: 'A change of mode, data or split repeats decision, approval and filing; nothing changes before the filing.', none: 'None.', propose: 'Propose a change', proposeTitle: 'Propose a change', what: 'About', kinds: { mode: 'Mode', scope: 'Data', split: 'Split', term: 'Term', other: 'Other' },
      states: { proposed: 'Proposed, to be decided', decided: 'Decided, to be approved', approved: 'Approved, to be accepted', accepted: 'Accepted, to be filed', filed: 'Filed, in force', abandoned: 'Abandoned' },
      reason: 'Why', submit: 'Propose', decide: 'Record the decision', approve: 'Record the approval', file: 'Record the filing', accept: 'Accept the change', abandon: 'Abandon', file2: 'The changed agreement', resources: 'Resources after the change', keep: (count) => count, decisionNo: 'Decision', approvalNo: 'Approval', filingNo: 'Filing',
    },
    assessments: {
      title: 'Yearly assessments', none: 'None yet.', assess: 'Record an assessment', year: 'Year', result: 'Result', results: { excellent: 'Excellent', qualified: 'Qualified', unqualified: 'Unqualified' }, report: 'Opinion', file: 'The report', submit: 'Record', rectify: 'Tell what was mended', rectifyLead: 'Within thirty days of an unqualified result.', rectification: 'What was mended', rectified: (day) => `mended on ${day}`, missing: 'to be filled in', exists: 'another year (that one is assessed)',
    },
    clocks: { filing: 'Filing of the plan', publicity: 'Publicity', call: 'End of the call', notice: 'Notice of exit', rectify: 'To be mended', reselection: 'Selection anew' },
    operator: {
      tab: 'Calls', title: 'Calls and applications', lead: 'Apply while a call is open, and see here what becomes of it.', none: 'No call now.', apply: 'Apply to operate', statement: 'Statement', statementHint: 'Capital, management, technique, service, security', noIncident: 'No serious security incident within three years', submit: 'Apply', applied: 'Applied', over: 'The call is over', chosen: 'You were chosen', notChosen: 'Another was chosen', missing: 'the statement', promise: 'the declaration', see: 'See the plan',
    },
    published: {
      title: 'Authorised operation in public', lead: 'Calls, choices and selections, for everybody to read; participants may object by name.', none: 'Nothing is published now.', body: 'Implementing body', method: 'Method', until: (day) => `until ${day}`, publicityUntil: (day) => `published until ${day}`, chosen: 'Chosen operator', selected: (day) => `selected on ${day}`, object: 'Object', objectTitle: 'Object to the choice', objectHint: 'Facts and reasons, in the name of your organisation', objected: 'Your objection was taken; it is answered before the selection.', reason: 'Reason', call: 'The call',
    },
    basis: 'Basis',
  },
)
