import { dictionary } from './dictionary.ts'

type Names = Record<string, string>

/** Sharing between departments (政务数据共享) and opening (公共数据开放), as departments work with them. */
export const sharingTexts = dictionary(
  {
    title: '共享与开放', lead: '部门之间按职责共享数据，向社会免费开放数据。每一份字节放出之前，它的摘要已在链上；双方各持回执。',
    leadObserver: '各部门之间的共享申请、答复和交付。',
    tabs: { catalogue: '目录', asked: '申请', owned: '提供', all: '申请', products: '资源', open: '开放' },
    law: '《政务信息资源共享管理暂行办法》', basis: '依据', cut: '、', none: '—', city: '市级',
    shareClasses: { unconditional: '无条件共享', conditional: '有条件共享', none: '不予共享' } as Names,
    openClasses: { unconditional: '无条件开放', conditional: '有条件开放', closed: '不予开放' } as Names,
    grades: { general: '一般数据', important: '重要数据', core: '核心数据' } as Names,
    states: {
      requested: '待答复', approved: '已同意，待签署', signed: '已签署，待生效', active: '共享中', ended: '已终止', refused: '不予共享', withdrawn: '已撤回',
    } as Names,
    levels: { city: '市级', county: '县级', town: '乡镇级' } as Names,
    crossings: { department: '跨部门', level: '跨层级', region: '跨区域' } as Names,
    clock: {
      left: (days: number, day: string) => `答复期限 ${day}，还剩 ${days} 个工作日`,
      late: (days: number, day: string) => `答复期限 ${day}，已超 ${days} 个工作日`,
      met: '已按期答复', overdue: '逾期答复', lifted: '期限已解除',
    },
    catalogue: {
      search: '在共享目录中查找', hint: '资源名称、代码或数据项', go: '查找', shareClass: '共享属性', all: '全部', empty: '没有符合条件的资源。',
      items: (count: number) => `${count} 个数据项`, personal: '个人信息', supplied: '已供数', notSupplied: '待供数', own: '本部门的资源',
      ask: '申请共享', see: '查看申请', reasons: { none: '该资源不予共享', grade: '重要数据和核心数据不经本平台共享', pending: '已有申请' } as Names,
    },
    form: {
      title: (name: string) => `申请共享「${name}」`,
      lead: '只申请履行职责所必需的数据项。无条件共享的资源按规则即时同意；其他由数据提供部门在十个工作日内答复。',
      purpose: '用途', purposeHint: '写入合约，数据只能用于此用途，如“临时救助对象核验”', basis: '履职依据', basisHint: '职责及其法律、法规、规章或三定依据',
      fields: '数据项', fieldsHint: '最小必要：不勾选的数据项不会交付', necessity: (field: string) => `「${field}」的必要性`,
      necessityHint: '个人信息：说明没有它为何不能履职', level: '本部门层级', district: '所在区县', until: '使用至（含当日）', quota: '取数次数',
      submit: '提交申请', cancel: '取消', busy: '正在提交…', missing: '请先填写：', done: (name: string) => `对「${name}」的申请已提交并存证。`, choose: '请选择',
    },
    request: {
      empty: '还没有共享申请。', emptyOwned: '没有其他部门向本部门申请共享。', from: '申请部门', owner: '提供部门', duty: '履职依据', fields: '数据项', necessity: '必要性', term: '使用至',
      uses: '取数', asked: '申请时间', decided: '答复时间', reason: '理由', byRule: '按无条件共享规则即时同意', filter: '状态', all: '全部', shown: '申请内容',
      agreement: '签署、取数与回执', sign: '去签署', waitSupply: '提供部门尚未供数，签署后待供数即可取数。',
      approve: '同意共享', refuse: '不予共享', withdraw: '撤回', end: '终止共享', approveLead: '同意后按申请的用途、数据项、次数和期限生成合约，由双方签署。', busy: '正在提交…',
      count: (used: number, quota: number) => `${used} / ${quota} 次`,
    },
    products: {
      title: '本部门共享的资源', titleAll: '各部门共享的资源', empty: '还没有共享的资源。同意一次申请后，这里会出现对应的共享产品，上传文件即可供数。', version: '供数版本', none: '尚未供数', agreements: '共享中', transfers: '已交付', resource: '资源',
      upload: '上传文件并供数', uploading: '正在上传并读取…', supply: (version: number) => `供第 ${version} 版`, lead: '文件须含有已同意共享的全部数据项；其后上传的同结构版本自动可取。', file: '数据文件',
      done: (version: number) => `第 ${version} 版已供数并存证。`, versions: (count: number) => `共 ${count} 版`,
    },
    open: {
      title: '向社会开放', lead: '开放的数据一律免费，任何入驻主体条件相同：无条件开放的以一份格式要约供所有人接受，有条件开放的由申请方写明用途，本部门签署或说明理由。',
      basis: '《山东省公共数据开放办法》', can: '可开放的资源', empty: '本部门目录里没有无条件或有条件开放的资源。', start: '开放', products: '本部门开放的产品', none: '还没有开放的产品。', manage: '管理挂牌', catalogue: '在目录中查看',
      applications: '开放申请与合约', name: '名称', state: '挂牌',
    },
  },
  {
    title: 'Sharing and opening', lead: 'Departments share data for their duties and open data to everybody, free of charge. Before a byte leaves, its digest is on the chain; both sides hold a receipt.',
    leadObserver: 'Requests, answers and transfers between departments.',
    tabs: { catalogue: 'Catalogue', asked: 'My requests', owned: 'What I share', all: 'Requests', products: 'Shared resources', open: 'Opening' },
    law: 'Interim Measures for Sharing Government Information Resources', basis: 'Basis', cut: ', ', none: '—', city: 'City',
    shareClasses: { unconditional: 'Shared without conditions', conditional: 'Shared on consent', none: 'Not shared' },
    openClasses: { unconditional: 'Open without conditions', conditional: 'Open on application', closed: 'Closed' },
    grades: { general: 'General', important: 'Important', core: 'Core' },
    states: {
      requested: 'Waits for an answer', approved: 'Consented, to be signed', signed: 'Signed, to take effect', active: 'Shared', ended: 'Ended', refused: 'Refused', withdrawn: 'Withdrawn',
    },
    levels: { city: 'City', county: 'County', town: 'Town' },
    crossings: { department: 'Across departments', level: 'Across levels', region: 'Across regions' },
    clock: {
      left: (days, day) => `To be answered by ${day}: ${days} working days left`,
      late: (days, day) => `To be answered by ${day}: ${days} working days late`,
      met: 'Answered in time', overdue: 'Answered late', lifted: 'Limit lifted',
    },
    catalogue: {
      search: 'Search what is shared', hint: 'Name, code or data item', go: 'Search', shareClass: 'Sharing', all: 'All', empty: 'No resource is like that.',
      items: (count) => `${count} data items`, personal: 'personal', supplied: 'Supplied', notSupplied: 'Not supplied yet', own: 'Your own resource',
      ask: 'Ask for it', see: 'See the request', reasons: { none: 'This resource is not shared', grade: 'Important and core data are not shared here', pending: 'Asked for already' },
    },
    form: {
      title: (name) => `Ask for “${name}”`,
      lead: 'Ask for no more than your duty needs. What is shared without conditions is consented to at once by rule; otherwise the owner answers within ten working days.',
      purpose: 'Purpose', purposeHint: 'Stands in the agreement: the data serve nothing else', basis: 'Duty', basisHint: 'Your duty, and the rule that gives it',
      fields: 'Data items', fieldsHint: 'As few as needed: what is not ticked is not delivered', necessity: (field) => `Why “${field}” is needed`,
      necessityHint: 'Personal information: why the duty can’t be done without it', level: 'Your level', district: 'Your district', until: 'Used until (that day included)', quota: 'Transfers',
      submit: 'Ask', cancel: 'Cancel', busy: 'Sending…', missing: 'Still to be told: ', done: (name) => `Your request for “${name}” was sent and recorded.`, choose: 'Choose',
    },
    request: {
      empty: 'No request yet.', emptyOwned: 'No other department has asked for your data.', from: 'Asked by', owner: 'Owner', duty: 'Duty', fields: 'Data items', necessity: 'Why needed', term: 'Used until',
      uses: 'Transfers', asked: 'Asked', decided: 'Answered', reason: 'Reason', byRule: 'Consented to by the rule of unconditional sharing', filter: 'State', all: 'All', shown: 'What was asked for',
      agreement: 'Signatures, data and receipts', sign: 'Sign', waitSupply: 'The owner has supplied no version yet: once it has, data can be taken.',
      approve: 'Consent', refuse: 'Refuse', withdraw: 'Withdraw', end: 'End the sharing', approveLead: 'An agreement of this purpose, these items, this count and this end is laid before both of you to sign.', busy: 'Sending…',
      count: (used, quota) => `${used} / ${quota}`,
    },
    products: {
      title: 'Resources you share', titleAll: 'Resources that departments share', empty: 'Nothing is shared yet. Once you consent to a request, its product stands here and takes your file.', version: 'Supplied', none: 'Nothing supplied', agreements: 'In force', transfers: 'Transfers', resource: 'Resource',
      upload: 'Upload and supply', uploading: 'Uploading and reading…', supply: (version) => `Supply version ${version}`, lead: 'The file must hold every item that was consented to; later versions of the same columns are available at once.', file: 'Data file',
      done: (version) => `Version ${version} is supplied and recorded.`, versions: (count) => `${count} versions`,
    },
    open: {
      title: 'Opening', lead: 'Open data are free and the same for every participant: without conditions by one standing offer to all, otherwise on an application with its purpose, which you sign or decline with a reason.',
      basis: 'Shandong Measures for Opening Public Data', can: 'Resources to open', empty: 'No resource of your catalogue is open.', start: 'Open', products: 'What you opened', none: 'Nothing is opened yet.', manage: 'Manage the listing', catalogue: 'See it in the catalogue',
      applications: 'Applications and agreements', name: 'Name', state: 'Listing',
    },
  },
)
