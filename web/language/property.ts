import { dictionary } from './dictionary.ts'

/** What the pages of property registration (数据产权登记) say. */
export const propertyTexts = dictionary(
  {
    title: '数据产权登记', lead: '数据产权登记由国家目录内的登记机构办理。这里准备申请表、预审、记录提交，并录入和核验登记机构发放的凭证；分平台不发放产权凭证。',
    basis: '《数据产权登记工作指引（试行）》', view: '申请内容',
    states: { prepared: '准备中', submitted: '已提交登记机构', imported: '凭证待核验', verified: '凭证有效', refused: '核验未通过', lapsed: '已到期', revoked: '已撤销' },
    objected: '异议标识', fast: '凭证直通：挂牌时免于重复审查来源',
    rights: { hold: '持有权', use: '使用权', operate: '经营权' },
    begin: { title: '准备一项产权登记', product: '数据产品', hint: '本单位的产品；公共数据产品须先完成资源登记，党政机关数据不能登记。', pick: '先选择数据产品', start: '开始准备', none: '还没有产品。', region: '产权登记', empty: '还没有产权登记。', busy: '正在处理…', renew: '办理续期', allStates: '全部状态', state: '状态' },
    facts: { holder: '权利人', product: '产品', certificate: '凭证编码', agency: '登记机构', valid: '有效期', rights: '登记的权利', document: '凭证文件摘要', submitted: '提交日期', acceptedBy: '登记机构应受理', decidedBy: '登记机构应办结', renewal: '可续期', note: '说明', verified: '核验时间', state: '状态' },
    silence: '逾期未答复视为受理', from: (from: string, to: string) => `${from} 至 ${to}`,
    matrix: {
      title: '可以登记哪些权利', lead: '按第二十一条的情形；三项权利相互独立，可分别登记给不同主体。', situation: '情形', may: '可登记', none: '不能登记', yours: '本表可登记的权利',
      rows: { own_business: '自身或共同生产经营中产生', contract_collection: '依合同采集自己参与产生的数据', natural_person: '自然人合法取得的自己的数据', crawled: '自动化程序收集的公开数据', fused: '共同融合开发，合同未约定', derived: '衍生数据', entrusted: '受托处理' },
      notes: { crawled: '产品不替代来源的，三项均可', fused: '其他开发方同意的，经营权也可', entrusted: '法律规定或合同约定的除外' } as Record<string, string>,
    },
    parts: { applicant: '申请人', data: '数据', origin: '权利取得' } as Record<string, string>,
    labels: {
      'applicant.name': '名称', 'applicant.kind': '主体类型', 'applicant.uscc': '统一社会信用代码', 'applicant.address': '地址', 'applicant.status': '经营状态', 'data.name': '数据名称（40 字以内）',
      'data.abstract': '数据简介（400 字以内）', 'data.industry': '所属行业（GB/T 4754）', 'data.source': '数据来源', 'data.region': '覆盖区域', 'data.from': '时间范围：起始', 'data.to': '时间范围：截止', 'data.update': '更新频率',
      'data.volume': '数据规模', 'data.form': '数据形态', 'data.limits': '使用限制', 'origin.situation': '权利取得情形', 'origin.proofDigest': '来源合规证明', 'origin.consentDigest': '其他开发方同意的文件',
      'origin.isOwnProduct': '产品不替代来源', 'origin.entitlementDigest': '法律或合同依据',
    } as Record<string, string>,
    values: {
      'applicant.kind': { natural_person: '自然人', legal_person: '法人', unincorporated: '非法人组织' },
      'data.source': { generated: '采集生成', agreement: '协议取得', crawled: '自动化程序收集公开数据', derived: '衍生创造' },
      'data.update': { daily: '按天', weekly: '按周', monthly: '按月', yearly: '按年', on_demand: '按需', realtime: '实时', other: '其他' },
      'origin.situation': { own_business: '自身或共同生产经营中产生', contract_collection: '依合同采集', natural_person: '自然人自己的数据', crawled: '收集公开数据', fused: '共同融合开发', derived: '衍生数据', entrusted: '受托处理' },
    } as Record<string, Record<string, string>>,
    table: { title: '权利表', holder: '权利人', uscc: '统一社会信用代码', right: '权利', until: '期限至', limit: '限制', proof: '权利证明', add: '增加一项权利', remove: '删除', undertaking: '真实性承诺书', save: '保存', saved: '已保存', unsaved: '有未保存的修改' },
    submit: { title: '标记已提交', lead: '在登记机构提交后填写；分平台不代为提交，也不与登记机构的系统对接。', agency: '登记机构', day: '提交日期', send: '标记已提交', faulty: '申请表还有须改正的问题', unsaved: '先保存修改', missing: '登记机构和日期' },
    certificate: { title: '录入凭证', lead: '录入登记机构发放的凭证；平台初审员对照登记机构公布的信息核验后生效。', number: '凭证编码', numberHint: 'SJ 加 13 位数字', wrong: '编码须为 SJ 加 13 位数字', agency: '登记机构', document: '凭证文件', rights: '凭证上的权利', from: '有效期起', to: '有效期止', send: '提交核验', term: '有效期不超过五年' },
    verify: { title: '产权登记凭证', lead: '对照登记机构公布的信息核验凭证，文件摘要须一致。', published: '登记机构公布的文件摘要', note: '核验方式', noteHint: '如何查到：网站、电话、来函。', yes: '核验通过', no: '核验不通过', mark: '标记异议', unmark: '解除异议标识', revoke: '记录已撤销', none: '没有凭证等待核验。', reasonHint: '权利人会看到。', beyond: '凭证上的权利超出申请表情形可登记的范围，请核对。' },
  },
  {
    title: 'Property registration', lead: 'Agencies of the national catalogue decide on property registration. Here you prepare the form, have it checked, note its filing, and enter the certificate to be verified; the platform issues none.',
    basis: '《数据产权登记工作指引（试行）》', view: 'The application',
    states: { prepared: 'In preparation', submitted: 'Filed with the agency', imported: 'To be verified', verified: 'Valid', refused: 'Refused', lapsed: 'Lapsed', revoked: 'Revoked' },
    objected: 'Objected', fast: 'Fast lane: no second review of the source at listing',
    rights: { hold: 'Hold', use: 'Use', operate: 'Operate' },
    begin: { title: 'Prepare a registration', product: 'Product', hint: 'Your own products; public data after its public registration, data of public organs never.', pick: 'Choose a product first', start: 'Begin', none: 'No products yet.', region: 'Property registrations', empty: 'None yet.', busy: 'Working…', renew: 'Renew', allStates: 'All states', state: 'State' },
    facts: { holder: 'Holder', product: 'Product', certificate: 'Certificate', agency: 'Agency', valid: 'Valid', rights: 'Rights', document: 'Digest of document', submitted: 'Filed', acceptedBy: 'Acceptance due', decidedBy: 'Decision due', renewal: 'Renewal', note: 'Note', verified: 'Verified', state: 'State' },
    silence: 'silence counts as acceptance', from: (from: string, to: string) => `${from} to ${to}`,
    matrix: {
      title: 'Which rights may be registered', lead: 'By the situations of article 21; the three rights are independent of each other.', situation: 'Situation', may: 'May register', none: 'none', yours: 'This form’s rights',
      rows: { own_business: 'From own or joint business', contract_collection: 'Collected by contract, oneself taking part', natural_person: 'A natural person’s own data', crawled: 'Public data collected by programs', fused: 'Fused together, contract silent', derived: 'Derived data', entrusted: 'Entrusted processing' },
      notes: { crawled: 'all three where the product does not replace its source', fused: 'operate, too, with the others’ consent', entrusted: 'but for law or contract' } as Record<string, string>,
    },
    parts: { applicant: 'Applicant', data: 'Data', origin: 'How the right came about' } as Record<string, string>,
    labels: {
      'applicant.name': 'Name', 'applicant.kind': 'Kind', 'applicant.uscc': 'Unified social credit code', 'applicant.address': 'Address', 'applicant.status': 'Status', 'data.name': 'Name (40 characters)',
      'data.abstract': 'Abstract (400 characters)', 'data.industry': 'Industry (GB/T 4754)', 'data.source': 'Source', 'data.region': 'Region', 'data.from': 'From', 'data.to': 'To', 'data.update': 'Update',
      'data.volume': 'Volume', 'data.form': 'Form', 'data.limits': 'Limits of use', 'origin.situation': 'Situation', 'origin.proofDigest': 'Proof of source', 'origin.consentDigest': 'The others’ consent',
      'origin.isOwnProduct': 'Does not replace its source', 'origin.entitlementDigest': 'Ground in law or contract',
    } as Record<string, string>,
    values: {
      'applicant.kind': { natural_person: 'Natural person', legal_person: 'Legal person', unincorporated: 'Unincorporated' },
      'data.source': { generated: 'Generated', agreement: 'By agreement', crawled: 'Public data, by programs', derived: 'Derived' },
      'data.update': { daily: 'Daily', weekly: 'Weekly', monthly: 'Monthly', yearly: 'Yearly', on_demand: 'On demand', realtime: 'Real time', other: 'Other' },
      'origin.situation': { own_business: 'Own or joint business', contract_collection: 'By contract', natural_person: 'A natural person’s own', crawled: 'Public data', fused: 'Fused together', derived: 'Derived', entrusted: 'Entrusted' },
    } as Record<string, Record<string, string>>,
    table: { title: 'Rights', holder: 'Holder', uscc: 'Unified social credit code', right: 'Right', until: 'Until', limit: 'Limit', proof: 'Proof', add: 'Add a right', remove: 'Remove', undertaking: 'Undertaking', save: 'Save', saved: 'Saved', unsaved: 'Unsaved changes' },
    submit: { title: 'Note the filing', lead: 'Once you have filed at the agency; the platform does not file for you, nor is it connected to the agency.', agency: 'Agency', day: 'Filed on', send: 'Note it', faulty: 'The form has points to mend', unsaved: 'Save first', missing: 'Agency and day' },
    certificate: { title: 'Enter the certificate', lead: 'As the agency issued it; it counts once a reviewer has held it against what the agency published.', number: 'Certificate', numberHint: 'SJ and 13 digits', wrong: 'SJ and 13 digits', agency: 'Agency', document: 'Document', rights: 'Its rights', from: 'Valid from', to: 'Valid to', send: 'Send to be verified', term: 'Five years at most' },
    verify: { title: 'Certificates of property', lead: 'Hold each against what its agency published: the digests must be the same.', published: 'Digest that the agency published', note: 'How it was looked up', noteHint: 'Web site, telephone, letter.', yes: 'Verified', no: 'Refuse', mark: 'Mark an objection', unmark: 'Lift the mark', revoke: 'Note its revocation', none: 'None waits.', reasonHint: 'The holder is told.', beyond: 'The certificate’s rights go beyond what the form’s situation gives: look again.' },
  },
)
