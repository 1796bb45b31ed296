import { dictionary } from './dictionary.ts'

type Names = Record<string, string>

/** The register of related parties (关联关系). */
export const relationTexts = dictionary(
  {
    title: '关联关系', lead: '运营机构不得通过关联方购买或再开发自己交付的公共数据产品；平台工作人员及其控制的企业不得在本平台交易。交易各环节按生效中的关联关系逐一核对。',
    staffLead: '对任何主体登记经核实的关联关系，须附证据文件的摘要；持股 25% 及以上、实际控制、同一法定代表人即为关联方。',
    basis: '《公共数据资源授权运营实施规范（试行）》第六条；GB/T 37932-2025 6.5.2 g)', basisName: '依据',
    none: '没有登记关联关系。', open: '申报关联关系', openStaff: '登记关联关系', region: '关联关系表，可左右滚动',
    table: { who: '控制方', whom: '被控制方', kind: '关系', since: '起', by: '登记', evidence: '依据材料', state: '状态' },
    kinds: { shares: '持股', actual_control: '实际控制', same_legal_representative: '同一法定代表人', insider: '平台工作人员的企业' } as Names,
    share: (percent: string) => `持股 ${percent}%`, affiliating: '构成关联方', minor: '未达 25%', inForce: '生效中', ended: (day: string, why: string) => `${day} 终止：${why}`,
    byStaff: '平台登记', byParty: '主体申报', person: '自然人', more: '更多',
    end: '终止', endTitle: (name: string) => `终止「${name}」的关联关系`, endHint: '如股权已转让；理由随终止存证，记录保留', ended1: '关联关系已终止，记录保留。', done: '关联关系已登记并存证。',
    form: {
      lead: '只填一层关系；多层控制逐层申报，平台自动连成控制链。', direction: '本单位是', directions: { controller: '控制方（本单位控制他方）', controlled: '被控制方（他方控制本单位）' } as Names,
      controller: '控制方', controlled: '被控制方', other: '对方', organisation: '单位', person: '自然人',
      uscc: '统一社会信用代码', usccWrong: '代码的校验位不符', name: '名称或姓名', number: '证件号码', numberHint: '只在本页与姓名一起计算摘要，号码不上传、不保存',
      kind: '关系', percent: '持股比例（%）', percentWrong: '须大于 0、不超过 100，至多两位小数', since: '起始日期', sinceWrong: '不能晚于今天', evidence: '依据材料', evidenceHint: '如 公司章程、工商登记档案',
      file: '依据材料文件', submit: '登记', missing: '请先填写：', insiderHint: '控制方须为自然人',
    },
  },
  {
    title: 'Related parties',
    lead: 'An operator does not buy or redevelop, through affiliates, what it delivers; the platform’s own people and their companies do not trade here. Every step of a trade checks the relations in force.',
    staffLead: 'Relations of anybody, as verified, with the digest of the evidence. From 25 % of the shares, by actual control or one legal representative, two are affiliates.',
    basis: '《公共数据资源授权运营实施规范（试行）》第六条；GB/T 37932-2025 6.5.2 g)', basisName: 'Basis',
    none: 'No relation is registered.', open: 'Declare a relation', openStaff: 'Register a relation', region: 'Relations, scrolls sideways',
    table: { who: 'Who controls', whom: 'Who is controlled', kind: 'Relation', since: 'Since', by: 'Registered', evidence: 'Evidence', state: 'State' },
    kinds: {
      shares: 'Shares', actual_control: 'Actual control', same_legal_representative: 'Same legal representative',
      insider: 'Company of the platform’s people',
    },
    share: (percent) => `${percent}% of the shares`, affiliating: 'Affiliates', minor: 'below 25%', inForce: 'In force',
    ended: (day, why) => `ended ${day}: ${why}`, byStaff: 'by the platform', byParty: 'declared', person: 'person', more: 'More',
    end: 'End', endTitle: (name) => `End the relation with ${name}`, endHint: 'Such as a sale of the shares; recorded, and the history stays',
    ended1: 'The relation has ended; its history stays.', done: 'The relation is registered and recorded.',
    form: {
      lead: 'One step a relation; longer chains are put together by the platform.', direction: 'Your organisation',
      directions: { controller: 'controls the other', controlled: 'is controlled by the other' },
      controller: 'Who controls', controlled: 'Who is controlled', other: 'The other', organisation: 'Organisation',
      person: 'Person', uscc: 'Unified social credit code', usccWrong: 'The check character is wrong', name: 'Name',
      number: 'Identity number', numberHint: 'Hashed with the name on this page; the number is neither sent nor kept',
      kind: 'Relation', percent: 'Shares (%)', percentWrong: 'Above 0, up to 100, two decimals at most', since: 'Since',
      sinceWrong: 'Not after today', evidence: 'Evidence', evidenceHint: 'Such as the articles or the company register',
      file: 'The evidence’s file', submit: 'Register', missing: 'Still to fill in: ', insiderHint: 'A person controls',
    },
  },
)
