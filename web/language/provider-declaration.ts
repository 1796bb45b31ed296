import { dictionary } from './dictionary.ts'

type Names = Record<string, string>

/** What a product is declared to be, beside what the platform found in it; its checks, consents and name. */
export const declarationTexts = dictionary(
  {
    lead: '如实声明数据的级别、权利、来源证明和个人信息依据。声明随摘要存证，交易的每一关都按现行声明核对；审核期间不能修改。',
    found: {
      title: '平台检出', lead: (number: string) => `逐行检测版本 ${number} 的全部数据，只保留数量和比例，不保留任何取值。`, none: '没有检出个人信息。',
      open: '未脱敏，会随数据交付', withheld: '已脱敏，交付时以 *** 代替', rows: (rows: string, share: string) => `${rows} 行，占 ${share}`,
      minors: (count: string) => `其中不满十四周岁 ${count} 人`, noVersion: '还没有读取完成的版本，无法检测。', mask: '去脱敏', column: '字段', kind: '类型',
      count: '行数与占比', state: '处理', region: '检出结果，可左右滚动',
      kinds: {
        identity: '居民身份证号', mobile: '手机号', landline: '固定电话', bank_card: '银行卡号', plate: '机动车号牌', email: '电子邮箱', address: '详细地址',
        passport: '护照号', name: '姓名',
      } as Names,
    },
    said: {
      title: '供方声明', none: '还没有声明。', at: (at: string) => `声明于 ${at}`, personal: '个人信息', grade: '数据级别', processing: '处理方式', rights: '权利',
      sensitive: '含敏感个人信息', minors: '含未成年人信息', yes: '是', no: '否', documents: (count: string) => `${count} 份`, evidence: '来源证明',
      classes: '禁止交易数据', confirmed: (count: string) => `已确认不属于 ${count} / 11 类`, export: '出境', noExport: '不出境',
    },
    grades: { general: '一般数据', important: '重要数据', core: '核心数据' } as Names,
    gradeHints: {
      general: '泄露只影响本单位或少数主体。', important: '泄露可能危害国家安全、公共利益；须脱敏、重新定级并有风险评估才能交易。', core: '关系国家安全、国民经济命脉；不得交易。',
    } as Names,
    processings: { raw: '原始数据', cleaned: '清洗整理', masked: '脱敏', aggregated: '汇总统计', modelled: '建模', verified: '核验结果' } as Names,
    bases: { none: '不含个人信息', consent: '已取得个人单独同意', anonymised: '已匿名化' } as Names,
    baseHints: {
      none: '数据与任何自然人无关。', consent: '逐个接收方取得单独同意后才能向其交付。', anonymised: '不能识别到个人且不能复原；检出的字段须脱敏或删除。',
    } as Names,
    rights: { hold: '持有权', use: '使用权', operate: '经营权' } as Names,
    rightHints: { hold: '合法占有并管理数据', use: '加工、分析用于自身经营', operate: '对外提供数据，挂牌必须具备' } as Names,
    form: {
      title: '填写声明', grade: '数据级别', processing: '处理方式', base: '个人信息依据', contents: '个人信息的种类', sensitive: '含敏感个人信息', minors: '含不满十四周岁未成年人的信息',
      rights: '已取得的权利', evidence: '来源证明', evidenceLead: '选择文件，在本机计算 SHA-256；文件不上传，由贵单位留存备查。', documentTitle: '文件名称', addOther: '增加其他证明',
      remove: '移除', file: '文件', digest: 'SHA-256', classes: '逐类确认不属于禁止交易的数据', all: '全部确认', assessment: '个人信息保护影响评估', validTo: '有效期至', risk: '数据安全风险评估',
      regrade: '重新定级决定文号', export: '数据出境', exportLead: '默认不出境。有出境决定的，填写文号和有效期。', exportNumber: '出境决定文号', save: '保存声明', saving: '正在保存…',
      saved: '声明已保存并存证。', reading: '正在读取…', closed: '审核中不能修改声明；需要改时先撤回审核。',
    },
    faults: { title: '提交前还须处理', none: '声明齐全，与检出结果一致。' },
    consents: {
      title: '单独同意', lead: '个人信息只能向登记了单独同意的接收方交付；换接收方或改变目的须重新取得同意。', basis: '《个人信息保护法》第二十三条', none: '还没有登记单独同意。',
      recipient: '接收方', choose: '请选择', purpose: '处理目的', persons: '同意的人数', evidence: '取得同意的方式与凭据', validTo: '有效期至', enter: '登记同意', withdraw: '撤回',
      withdrawn: '已撤回', expired: '已到期', valid: '有效', people: (count: string) => `${count} 人`, noRecipient: '还没有需方询价；收到要约后可在此选择接收方。', until: (day: string) => `有效至 ${day}`,
    },
    checks: {
      title: '审核要点', lead: '平台逐项核对，审核员看到的与此相同。', states: { passed: '通过', warning: '提示', failed: '未通过', not_applicable: '不适用' } as Names,
      names: {
        completeness: '描述完整真实', source: '来源与权利', compliance: '不属于禁止交易数据', quality: '数据质量', grading: '数据分级', personal: '个人信息', public_data: '公共数据',
        delivery: '试交付',
      } as Names,
      basis: '依据', test: '试交付', testing: '正在试交付…', retest: '重新试交付',
      tested: (at: string, rows: string, size: string) => `${at} 取出 ${rows} 行，${size}`,
      quality: '六维质量', unknown: '平台无法判断', dimensions: {
        normativity: '规范性', completeness: '完整性', accuracy: '准确性', consistency: '一致性', timeliness: '时效性', uniqueness: '唯一性',
      } as Names,
    },
    todo: { title: '退回原因与改法', fix: '怎么改', basis: '依据' },
    name: {
      title: '按规范生成名称', lead: '时间 + 地域 + 行业 + 内容 + 数据类型，不超过 40 字。', from: '起始年月', to: '截止年月', timeHint: '写 2024 或 2024-03', region: '地域', industry: '行业',
      content: '内容', dataType: '数据类型', result: '生成的名称', use: '使用这个名称', remarks: '建议', count: (count: string) => `${count} 字`,
    },
    reasons: { title: '退回原因', lead: '至少选一项；供方会看到每项的改法。', missing: '请先选择退回原因' },
    section: { name: '合规与分级', wait: '待声明', todo: (count: string) => `待处理 ${count} 项`, done: '已声明' },
  },
  {
    lead: 'Declare grade, rights, evidence of the source and the basis of personal information as they are. Each declaration is recorded with its digest, and every gate of a trade reads the present one; it can’t be changed while under review.',
    found: {
      title: 'Found by the platform',
      lead: (number) => `Every row of version ${number} was searched; counts and shares are kept, no value.`,
      none: 'No personal information was found.', open: 'not masked: delivered with the data',
      withheld: 'masked: delivered as ***', rows: (rows, share) => `${rows} rows, ${share}`,
      minors: (count) => `${count} of them under fourteen`, noVersion: 'No version was read yet.', mask: 'Mask it',
      column: 'Field', kind: 'Kind', count: 'Rows and share', state: 'Handling', region: 'What was found, scrolls sideways',
      kinds: {
        identity: 'identity number', mobile: 'mobile number', landline: 'landline', bank_card: 'bank card',
        plate: 'number plate', email: 'e-mail', address: 'address', passport: 'passport', name: 'name',
      },
    },
    said: {
      title: 'Declared by the provider', none: 'Nothing was declared yet.', at: (at) => `declared ${at}`,
      personal: 'Personal information', grade: 'Grade', processing: 'Processing', rights: 'Rights',
      sensitive: 'Sensitive', minors: 'Minors', yes: 'yes', no: 'no', documents: (count) => `${count} documents`,
      evidence: 'Evidence of the source', classes: 'Prohibited data', confirmed: (count) => `${count} of 11 classes excluded`,
      export: 'Export', noExport: 'stays in the country',
    },
    grades: { general: 'general data', important: 'important data', core: 'core data' },
    gradeHints: {
      general: 'A leak harms its owner or few others.',
      important: 'A leak may harm security or the public: traded once masked, re-graded and assessed.',
      core: 'Vital to the state: never traded.',
    },
    processings: {
      raw: 'raw', cleaned: 'cleaned', masked: 'masked', aggregated: 'aggregated', modelled: 'modelled',
      verified: 'results of verification',
    },
    bases: { none: 'no personal information', consent: 'separate consent', anonymised: 'anonymised' },
    baseHints: {
      none: 'The data concern no person.', consent: 'Delivered to a recipient once its consent is entered.',
      anonymised: 'Nobody can be identified again; fields that were found are masked or removed.',
    },
    rights: { hold: 'to hold', use: 'to use', operate: 'to operate' },
    rightHints: {
      hold: 'lawful holding and management', use: 'processing for one’s own business',
      operate: 'providing to others: needed to list',
    },
    form: {
      title: 'The declaration', grade: 'Grade', processing: 'Processing', base: 'Basis of personal information',
      contents: 'What it holds', sensitive: 'Sensitive personal information', minors: 'Children under fourteen',
      rights: 'Rights held', evidence: 'Evidence of the source',
      evidenceLead: 'The SHA-256 is computed here; the file is not uploaded and stays with you.',
      documentTitle: 'Title of the document', addOther: 'Add another document', remove: 'Remove', file: 'File',
      digest: 'SHA-256', classes: 'Confirm for each class that it does not apply', all: 'Confirm all',
      assessment: 'Impact assessment', validTo: 'Valid until', risk: 'Risk assessment',
      regrade: 'Number of the re-grading decision', export: 'Export',
      exportLead: 'Data stay in the country unless a decision lets them leave.', exportNumber: 'Number of the decision',
      save: 'Save the declaration', saving: 'Saving…', saved: 'The declaration was saved and recorded.',
      reading: 'Reading…', closed: 'It can’t be changed while under review; withdraw it first.',
    },
    faults: { title: 'To be mended before submitting', none: 'The declaration is whole and agrees with what was found.' },
    consents: {
      title: 'Separate consents',
      lead: 'Personal information is delivered to recipients with a consent alone; another recipient or purpose needs another one.',
      basis: 'Personal Information Protection Law, article 23', none: 'No consent was entered.', recipient: 'Recipient',
      choose: 'Choose', purpose: 'Purpose', persons: 'Persons', evidence: 'How it was obtained, and its evidence',
      validTo: 'Valid until', enter: 'Enter the consent', withdraw: 'Withdraw', withdrawn: 'withdrawn',
      expired: 'expired', valid: 'valid', people: (count) => `${count} persons`,
      noRecipient: 'No consumer has made an offer yet; recipients can be chosen once one has.',
      until: (day) => `until ${day}`,
    },
    checks: {
      title: 'Checks', lead: 'Checked by the platform; reviewers see the same.',
      states: { passed: 'passed', warning: 'hint', failed: 'failed', not_applicable: 'does not apply' },
      names: {
        completeness: 'Told fully and truly', source: 'Source and rights', compliance: 'Not prohibited',
        quality: 'Quality', grading: 'Grade', personal: 'Personal information', public_data: 'Public data',
        delivery: 'Delivery test',
      },
      basis: 'Basis', test: 'Test the delivery', testing: 'Testing…', retest: 'Test again',
      tested: (at, rows, size) => `${at}: ${rows} rows, ${size}`, quality: 'Six dimensions',
      unknown: 'can’t be told', dimensions: {
        normativity: 'Normativity', completeness: 'Completeness', accuracy: 'Accuracy', consistency: 'Consistency',
        timeliness: 'Timeliness', uniqueness: 'Uniqueness',
      },
    },
    todo: { title: 'Why it was sent back, and what mends it', fix: 'What to do', basis: 'Basis' },
    name: {
      title: 'Build the name by the pattern', lead: 'Time + region + industry + content + kind of data, 40 characters at most.',
      from: 'From', to: 'To', timeHint: '2024 or 2024-03', region: 'Region', industry: 'Industry', content: 'Content',
      dataType: 'Kind of data', result: 'The name', use: 'Use this name', remarks: 'Hints',
      count: (count) => `${count} characters`,
    },
    reasons: { title: 'Reasons', lead: 'One at least; the provider sees what mends each.', missing: 'Choose a reason first' },
    section: { name: 'Compliance and grade', wait: 'To declare', todo: (count) => `${count} to mend`, done: 'Declared' },
  },
)
