import { dictionary } from './dictionary.ts'

type Names = Record<string, string>

/** The desk of the platform's reviewers: admission, and listings with their history. */
export const reviewTexts = dictionary(
  {
    title: '审核', lead: '入驻与挂牌的审核。每个决定连同审核人和理由存证。', all: '全部', state: '状态', back: '返回审核列表', cut: '、',
    busy: '正在提交…', unknownParty: '名称未知', none: '未填写',
    roles: {
      provider: '供方', consumer: '需方', department: '公共管理部门', operator: '授权运营机构', regulator: '监管', auditor: '审计',
      platform: '平台',
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
      approvedPreset: '主体身份与申请角色核验一致', admitted: (name: string) => `「${name}」已通过入驻审核。`,
      rejected: (name: string) => `「${name}」的入驻申请未予通过，理由已告知对方。`,
      reasonTitle: (name: string) => `不予通过「${name}」`, rejectLead: '决定作出后不能撤回；该单位可以重新申请。',
      reasonHint: '写明原因；申请单位会看到，并随决定存证',
      onlyAdmission: '入驻申请由入驻审核岗决定，当前账号只能查看。', region: '入驻申请表，可左右滚动',
    },
    listings: {
      title: '挂牌审核', lead: '先初审、后复审，由两名不同的审核员进行；复审通过即挂牌。', empty: '没有这种状态的挂牌。', clear: '查看全部',
      emptyWaiting: '没有审核中的挂牌。供方提交后会出现在这里。', product: '挂牌', provider: '供方', submitted: '提交时间', stage: '环节',
      score: '完整度', next: '下一步', mine: '由您审核', review: '去审核', look: '查看', round: (round: string) => `第 ${round} 轮`,
      region: '挂牌表，可左右滚动',
      states: { under_review: '审核中', listed: '已挂牌', draft: '已退回', delisted: '已摘牌', suspended: '已暂停', shared: '部门间共享' } as Names,
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
    history: {
      empty: '还没有审核记录。', round: (round: string) => `第 ${round} 轮`, approved: '通过', rejected: '退回', noReason: '未写意见',
      you: '您本人', someone: '平台审核员',
    },
    reason: { label: '理由', missing: '请写明理由' },
  },
  {
    title: 'Review', lead: 'Admissions and listings. Every decision is recorded with its reviewer and reason.',
    all: 'All', state: 'State', back: 'Back to the reviews', cut: ', ',
    busy: 'Sending…', unknownParty: 'name unknown', none: 'not filled in',
    roles: {
      provider: 'Provider', consumer: 'Consumer', department: 'Department', operator: 'Operator',
      regulator: 'Regulator', auditor: 'Auditor', platform: 'Platform',
    },
    applications: {
      title: 'Applications for admission',
      lead: 'Identities are verified before any trade (Data Security Law, article 33; GB/T 37932-2025 9.1).',
      empty: 'There is no application in this state.',
      emptyWaiting: 'No application is waiting. New ones will appear here.', clear: 'Show all',
      states: { under_review: 'Waiting', admitted: 'Admitted', rejected: 'Rejected' },
      name: 'Organisation', uscc: 'Social credit code', roles: 'Roles', scope: 'Business', applied: 'Applied',
      decided: 'Decided', number: 'Number',
      valid: 'check character right', invalid: 'check character wrong', suspended: 'suspended by the regulator',
      checks: [
        'Name and credit code belong together, and the organisation exists',
        'The roles fit its business; a department has no other role',
        'No serious breach of trust, no bar from trading is known',
      ],
      checksTitle: 'To be verified', checksLead: 'Tick what you verified; all of it is needed to admit.',
      untick: (count) => `${count} not verified yet`,
      approve: 'Admit', reject: 'Reject', opinion: 'Opinion', opinionHint: 'Recorded with the decision',
      opinionMissing: 'Write an opinion first',
      approvedPreset: '主体身份与申请角色核验一致', admitted: (name) => `${name} is admitted.`,
      rejected: (name) => `${name} was rejected and told why.`,
      reasonTitle: (name) => `Reject ${name}`,
      rejectLead: 'This can’t be taken back; the organisation may apply again.',
      reasonHint: 'Say why; the applicant reads it, and it is recorded',
      onlyAdmission: 'Admission officers decide on applications; this account may only read them.',
      region: 'Applications, scrolls sideways',
    },
    listings: {
      title: 'Listings', lead: 'A first review, then a second by another person; the second puts it on the market.',
      empty: 'There is no listing in this state.', clear: 'Show all',
      emptyWaiting: 'No listing is under review. Submitted ones will appear here.', product: 'Listing',
      provider: 'Provider', submitted: 'Submitted', stage: 'Stage',
      score: 'Completeness', next: 'Next', mine: 'yours to review', review: 'Review', look: 'Look',
      round: (round) => `Round ${round}`, region: 'Listings, scrolls sideways',
      states: {
        under_review: 'Under review', listed: 'Listed', draft: 'Sent back', delisted: 'Delisted',
        suspended: 'Suspended', shared: 'Shared by departments',
      },
      stages: { first: 'First review due', second: 'Second review due' },
    },
    stage: { first: 'First review', second: 'Second review' },
    twoPersons: {
      title: 'Two persons',
      text: 'Two different, named people review a listing one after the other, neither of them of the provider.',
      basis: 'GB/T 37932-2025 6.5',
    },
    hindrance: {
      'permit.role': 'This stage is not a duty of this account.',
      'listing.act_not_allowed': 'The listing is not under review: nothing is to be decided.',
      'listing.own_review': 'Nobody reviews a listing of their own organisation.',
      'listing.reviewer_not_a_person': 'A named person must review, signed in; a key can not.',
      'listing.review_not_due': 'This stage has not begun, or is over.',
      'listing.same_reviewer': 'The first review was yours; another person must give the second.',
    },
    history: {
      empty: 'No review yet.', round: (round) => `Round ${round}`, approved: 'approved', rejected: 'sent back',
      noReason: 'no opinion given', you: 'you', someone: 'a reviewer of the platform',
    },
    reason: { label: 'Reason', missing: 'Write the reason first' },
  },
)
