import { dictionary } from './language.tsx'

type Names = Record<string, string>

/** Public data (公共数据): resources, grants, scenarios and fee ceilings, as departments and operators work with them. */
export const publicDataTexts = dictionary(
  {
    busy: '正在提交…', all: '全部', cancel: '取消', none: '—', basis: '依据', missing: '请先填写：', number: '编号', cut: '、',
    party: { department: '授权部门', operator: '运营机构', own: '本单位' },
    purposes: { governance: '公共治理', public_welfare: '公益事业', industry: '产业发展', sector: '行业发展' } as Names,
    purposeHints: { governance: '须免费', public_welfare: '须免费', industry: '可收费，不超过上限', sector: '可收费，不超过上限' } as Names,
    grades: { general: '一般数据', important: '重要数据', core: '核心数据' } as Names,
    openClasses: { unconditional: '无条件开放', conditional: '有条件开放', closed: '不予开放' } as Names,
    units: { product: '个产品', use: '次', row: '行', mebibyte: ' MiB', day: '天' } as Names,
    states: {
      resource: { published: '未登记', registered: '登记有效', lapsed: '登记已过期' } as Names,
      grant: { granted: '待接受', active: '生效中', ended: '已终止', over: '已到期', later: '尚未开始' } as Names,
      scenario: { proposed: '待批准', approved: '已批准', rejected: '未批准' } as Names,
    },
    days: (days: string) => `剩 ${days} 天`,
    pricing: '《关于建立公共数据资源授权运营价格形成机制的通知》（发改价格〔2025〕65号）',
    resources: {
      title: '公共数据资源', lead: '本部门的资源目录、授权与应用场景。发布、登记、授权、批准和收费标准都存证。', tab: '资源目录', own: '本部门的资源', region: '资源表，可左右滚动', empty: '本部门还没有发布公共数据资源。发布并登记后才能授权运营。',
      code: '资源代码', name: '名称', description: '说明', fields: '数据项', grade: '分级', open: '开放属性', cycle: '更新频率', state: '登记', count: (count: string) => `${count} 项`,
      until: (to: string) => `有效至 ${to}`, details: '数据项与说明', filter: '登记状态',
    },
    publish: {
      open: '发布资源', title: '发布公共数据资源', lead: '编入本部门目录并存证。发布后代码、数据项和分级不能修改。', codeHint: '4 至 64 个字母、数字或 . / _ -，全平台唯一，如 3705-MZ-0003', codeWrong: '代码格式不符',
      nameHint: '100 字以内', descriptionHint: '内容、来源、采集方式', fieldsHint: '每行一个数据项名称', fieldsTwice: '数据项名称不能重复', submit: '发布', done: (name: string) => `「${name}」已发布并存证。接下来请登记。`,
      gradeHint: '按 GB/T 43697-2024；核心数据不得授权运营',
    },
    register: {
      open: '登记', title: (name: string) => `登记「${name}」`, lead: '填写登记机构核发的登记结果查询码和有效期，有效期不超过三年。', basis: '《公共数据资源登记管理暂行办法》第五条、第十五条',
      code: '登记结果查询码', codeHint: '8 至 64 个字母、数字或 -', codeWrong: '查询码格式不符', from: '有效期开始', to: '有效期结束（含当日）', window: '结束须晚于开始，且不早于今天', term: '登记有效期不得超过三年', submit: '登记', done: (name: string) => `「${name}」已登记并存证。`,
      reasons: { registered: '登记仍在有效期内' } as Names,
    },
    grants: {
      tab: '授权', titles: { department: '本部门授出的运营权', operator: '授给本单位的运营权' }, empty: '还没有授权。', emptyOperator: '还没有授给贵单位的授权。授权由公共管理部门作出，到达后会在这里等待接受。', scope: '授权范围', term: '期限', resources: '资源与数据项', digest: '授权协议摘要', ended: (at: string, why: string) => `${at} 终止：${why}`, open: '授予运营权', accept: '接受授权', accepted: '授权已接受并生效。', acceptLead: '接受即表示贵单位按授权协议运营；不得再授权给他人，不得自己购买或再开发所交付的产品。', acceptBasis: '《公共数据资源授权运营实施规范（试行）》第六条、第十四条', end: '终止授权', endTitle: '终止授权', endLead: '终止后不能恢复：该授权下的产品自此不能再成交。', endHint: '运营机构会看到，并随决定存证', endDone: '授权已终止。',
      endReasons: { ended: '授权已经终止' } as Names, scenarios: '看场景', propose: '申报场景',
    },
    grant: {
      title: '授予运营权', lead: '把本部门的资源授给运营机构运营。运营机构接受后生效。', basis: '《公共数据资源授权运营实施规范（试行）》第十四条', operator: '运营机构', operatorHint: '已在本平台入驻的运营机构', other: '其他机构（填写主体编号）', otherLabel: '运营机构的主体编号', otherHint: 'ptc_ 开头；运营机构在授权运营工作台可以看到', otherWrong: '主体编号以 ptc_ 开头',
      resources: '授权的资源', coreReason: '国家核心数据不得授权运营（GB/T 37932-2025 8.1 b)）', noResources: '先发布资源，再授权。', scope: '授权范围与用途', scopeHint: '写明可以用来做什么、不可以做什么', start: '开始日期', end: '结束日期（含当日）', window: '结束须晚于开始，且不早于今天', term: '授权期限不得超过五年',
      file: '已签署的授权协议', fileHint: '选择协议文件：本页当场计算它的 SHA-256，文件不上传', digest: '协议摘要（SHA-256）', digestHint: '0x 加 64 位小写十六进制；选择文件后自动填入', digestWrong: '摘要格式不符', submit: '授权', done: '授权已作出并存证，等待运营机构接受。', years: (days: string) => `共 ${days} 天`,
    },
    scenarios: {
      tab: '应用场景', titles: { department: '运营机构申报的场景', operator: '本单位申报的场景' }, filter: '授权', empty: '还没有应用场景。', emptyDepartment: '还没有应用场景。运营机构接受授权后在这里申报。', purpose: '用途', plan: '方案', resources: '资源与数据项', proposed: '申报时间', decided: '决定时间', rejection: '不予批准的理由', free: '用途免费，不设上限收费标准',
      approve: '批准', reject: '不予批准', rejectTitle: (name: string) => `不予批准「${name}」`, rejectHint: '运营机构会看到，并随决定存证', approved: (name: string) => `「${name}」已批准。`, rejected: (name: string) => `「${name}」未予批准，理由已告知运营机构。`, decideBasis: '《山东省公共数据资源授权运营管理办法（试行）》第十八条',
      decideLead: '核对：目标明确、用途在授权范围之内、数据项最少够用。', decidedReason: (state: string) => `场景${state}，不能再决定`, under: '所属授权',
    },
    ceiling: {
      title: '上限收费标准', unset: '尚未核定：产业与行业用途的产品在核定前不能挂牌。', text: (price: string, unit: string) => `每${unit}不超过 ${price}`, decision: '核定文号', window: '有效期', lapsed: '已过有效期', open: '核定上限', again: '重新核定', formTitle: (name: string) => `核定「${name}」的上限收费标准`,
      lead: '按最高准许收入（准许成本、准许利润与税金之和）核定各类产品的上限；运营机构在上限以内定价。公共治理、公益事业用途免费，不设上限。', price: '上限（元）', priceWrong: '请填大于 0 的金额，至多两位小数', unit: '计价单位', decisionHint: '如 东发改价格〔2026〕3 号', from: '执行日期', to: '有效期结束（含当日）', windowWrong: '结束须晚于开始，且不早于今天', submit: '核定', done: (name: string) => `「${name}」的上限收费标准已核定。`,
      reasons: { proposed: '场景批准后才能核定', rejected: '未批准的场景不核定收费标准' } as Names,
    },
    operate: {
      title: '授权运营', lead: '授给贵单位的公共数据、应用场景，以及可以做成产品的。', tabs: { grants: '授权', scenarios: '应用场景', products: '可做成产品' }, products: '从场景到产品',
      productsLead: '场景已批准、资源登记有效、该收费的有上限收费标准，就可以上架。', make: '做成产品', productsEmpty: '还没有应用场景。先接受授权，再申报场景。', blocked: '还不能', number: '本单位的主体编号（部门首次授权时填写）：', blockedBy: {
        'gate.g1_grant': '授权未生效或已到期', 'gate.g1_scenario': '场景还没有批准', 'gate.g1_registration': '有资源没有有效的登记', 'gate.g1_ceiling': '还没有有效的上限收费标准', 'gate.g9_term': '授权期限超过五年',
      } as Names, ready: '可以上架',
    },
    propose: {
      title: '申报应用场景', lead: '一场景一方案：用途清楚，数据项最少够用。批准后才能做成产品。', basis: '《山东省公共数据资源授权运营管理办法（试行）》第十八条', grant: '所属授权', noGrant: '没有生效中的授权，不能申报场景。', name: '场景名称', nameHint: '100 字以内，如「小微企业融资」', purpose: '用途类别', plan: '方案', planHint: '必要性、所用数据项、加工方式、谁来用、怎么保证安全',
      resources: '使用的资源', submit: '申报', done: (name: string) => `「${name}」已申报，等待部门批准。`, open: '申报场景', choose: '请选择资源',
    },
  },
  {
    busy: 'Sending…', all: 'All', cancel: 'Cancel', none: '—', basis: 'Basis', missing: 'Still to fill in: ', number: 'Number', cut: ', ',
    party: { department: 'Department', operator: 'Operator', own: 'your organisation' },
    purposes: { governance: 'Governance', public_welfare: 'Public welfare', industry: 'Industry', sector: 'Sector' },
    purposeHints: { governance: 'must be free', public_welfare: 'must be free', industry: 'may cost, up to a ceiling', sector: 'may cost, up to a ceiling' },
    grades: { general: 'General data', important: 'Important data', core: 'Core data' },
    openClasses: { unconditional: 'Open to all', conditional: 'Open on conditions', closed: 'Closed' },
    units: { product: 'product', use: 'use', row: 'row', mebibyte: 'MiB', day: 'day' },
    states: {
      resource: { published: 'Not registered', registered: 'Registered', lapsed: 'Registration lapsed' },
      grant: { granted: 'To be accepted', active: 'In force', ended: 'Ended', over: 'Over', later: 'Not begun' },
      scenario: { proposed: 'To be decided', approved: 'Approved', rejected: 'Not approved' },
    },
    days: (days) => `${days} days left`,
    pricing: '《关于建立公共数据资源授权运营价格形成机制的通知》（发改价格〔2025〕65号）',
    resources: {
      title: 'Public data', lead: 'Your catalogue of resources, your grants and their scenarios. Every act is recorded.', tab: 'Resources', own: 'Your resources', region: 'Resources, scrolls sideways', empty: 'No resource is published yet. Published and registered, it can be granted.',
      code: 'Code', name: 'Name', description: 'Description', fields: 'Data items', grade: 'Grade', open: 'Openness', cycle: 'Updates', state: 'Registration', count: (count) => `${count} items`,
      until: (to) => `until ${to}`, details: 'Items and description', filter: 'Registration',
    },
    publish: {
      open: 'Publish a resource', title: 'Publish a public data resource', lead: 'It enters your catalogue and is recorded. Code, items and grade can’t be changed afterwards.', codeHint: '4 to 64 letters, digits or . / _ -, unique, such as 3705-MZ-0003', codeWrong: 'Not such a code',
      nameHint: '100 characters at most', descriptionHint: 'Content, source, how it is collected', fieldsHint: 'One item a line', fieldsTwice: 'An item stands twice', submit: 'Publish', done: (name) => `${name} is published and recorded. Register it next.`,
      gradeHint: 'By GB/T 43697-2024; core data are never granted',
    },
    register: {
      open: 'Register', title: (name) => `Register ${name}`, lead: 'Enter the code that the registry issued and how long it is valid: three years at most.', basis: '《公共数据资源登记管理暂行办法》第五条、第十五条',
      code: 'Registration code', codeHint: '8 to 64 letters, digits or -', codeWrong: 'Not such a code', from: 'Valid from', to: 'Valid until (that day included)', window: 'The end must be after the begin, and not before today', term: 'Three years at most', submit: 'Register', done: (name) => `${name} is registered and recorded.`,
      reasons: { registered: 'its registration is valid' },
    },
    grants: {
      tab: 'Grants', titles: { department: 'What you granted', operator: 'What you were granted' }, empty: 'No grant yet.', emptyOperator: 'Nothing is granted to you yet. Departments grant; a grant then waits here for you to accept it.', scope: 'Scope', term: 'Term', resources: 'Resources and items', digest: 'Digest of the agreement', ended: (at, why) => `ended ${at}: ${why}`, open: 'Grant an operation', accept: 'Accept', accepted: 'The grant is accepted and in force.', acceptLead: 'By accepting you operate by the agreement: no grant to others, and no purchase or redevelopment of what you deliver.', acceptBasis: '《公共数据资源授权运营实施规范（试行）》第六条、第十四条', end: 'End the grant', endTitle: 'End the grant', endLead: 'This can’t be undone: no product under it is sold any more.', endHint: 'The operator reads it, and it is recorded', endDone: 'The grant has ended.',
      endReasons: { ended: 'it has ended' }, scenarios: 'Scenarios', propose: 'Propose a scenario',
    },
    grant: {
      title: 'Grant an operation', lead: 'An operator operates your resources; it comes into force once accepted.', basis: '《公共数据资源授权运营实施规范（试行）》第十四条', operator: 'Operator', operatorHint: 'An operator admitted to this platform', other: 'Another one (by its number)', otherLabel: 'Number of the operator', otherHint: 'It begins with ptc_; the operator sees it on its own desk', otherWrong: 'A number begins with ptc_',
      resources: 'Resources', coreReason: 'Core data are never granted (GB/T 37932-2025 8.1 b))', noResources: 'Publish a resource first.', scope: 'Scope and use', scopeHint: 'What may be done with it, and what may not', start: 'First day', end: 'Last day (included)', window: 'The end must be after the begin, and not before today', term: 'Five years at most',
      file: 'The signed agreement', fileHint: 'Choose the file: its SHA-256 is computed on this page, nothing is uploaded', digest: 'Digest of the agreement (SHA-256)', digestHint: '0x and 64 hexadecimal digits; filled in from the file', digestWrong: 'Not such a digest', submit: 'Grant', done: 'Granted and recorded; the operator is to accept.', years: (days) => `${days} days`,
    },
    scenarios: {
      tab: 'Scenarios', titles: { department: 'What operators propose', operator: 'What you proposed' }, filter: 'Grant', empty: 'No scenario yet.', emptyDepartment: 'No scenario yet. Operators propose them once they accepted a grant.', purpose: 'Purpose', plan: 'Plan', resources: 'Resources and items', proposed: 'Proposed', decided: 'Decided', rejection: 'Why it was not approved', free: 'free for this purpose, no ceiling',
      approve: 'Approve', reject: 'Do not approve', rejectTitle: (name) => `Do not approve ${name}`, rejectHint: 'The operator reads it, and it is recorded', approved: (name) => `${name} is approved.`, rejected: (name) => `${name} was not approved; the operator was told why.`, decideBasis: '《山东省公共数据资源授权运营管理办法（试行）》第十八条',
      decideLead: 'Check: the aim is clear, the use lies within the grant, no more items than needed.', decidedReason: (state) => `no decision is due: ${state}`, under: 'Under the grant',
    },
    ceiling: {
      title: 'Fee ceiling', unset: 'Not set: products for industry and sector can’t be listed before.', text: (price, unit) => `${price} a ${unit} at most`, decision: 'Decision', window: 'In force', lapsed: 'lapsed', open: 'Set the ceiling', again: 'Set anew', formTitle: (name) => `Fee ceiling of ${name}`,
      lead: 'Ceilings follow from the highest permitted income (permitted cost, profit and taxes); the operator prices below them. Governance and welfare are free and have none.', price: 'Ceiling (yuan)', priceWrong: 'An amount above 0 with at most two decimals', unit: 'Per', decisionHint: 'Such as 东发改价格〔2026〕3 号', from: 'In force from', to: 'Until (that day included)', windowWrong: 'The end must be after the begin, and not before today', submit: 'Set', done: (name) => `The ceiling of ${name} is set.`,
      reasons: { proposed: 'after the scenario is approved', rejected: 'the scenario was not approved' },
    },
    operate: {
      title: 'Operation', lead: 'Public data granted to you, their scenarios, and what can be made into products.', tabs: { grants: 'Grants', scenarios: 'Scenarios', products: 'Products' }, products: 'From a scenario to a product',
      productsLead: 'An approved scenario, registered resources, and a ceiling where there may be a fee: then it can be listed.', make: 'Make a product', productsEmpty: 'No scenario yet. Accept a grant first, then propose one.', blocked: 'Not yet', number: 'Your number, for a department’s first grant:', blockedBy: {
        'gate.g1_grant': 'the grant is not in force', 'gate.g1_scenario': 'the scenario is not approved', 'gate.g1_registration': 'a resource has no valid registration', 'gate.g1_ceiling': 'no ceiling is in force', 'gate.g9_term': 'the grant is longer than five years',
      }, ready: 'can be listed',
    },
    propose: {
      title: 'Propose a scenario', lead: 'One scenario, one plan: a clear purpose, and no more items than needed. It can be a product once approved.', basis: '《山东省公共数据资源授权运营管理办法（试行）》第十八条', grant: 'Under the grant', noGrant: 'No grant is in force: nothing can be proposed.', name: 'Name', nameHint: '100 characters at most, such as 小微企业融资', purpose: 'Purpose', plan: 'Plan', planHint: 'Why it is needed, which items, how they are processed, who uses it, how it is kept safe',
      resources: 'Resources', submit: 'Propose', done: (name) => `${name} is proposed; the department decides.`, open: 'Propose a scenario', choose: 'Choose a resource',
    },
  },
)
