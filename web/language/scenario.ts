import { dictionary } from './dictionary.ts'

type Names = Record<string, string>

/** Scenarios (应用场景): proposal, joint review, three-party agreement, supply, end. */
export const scenarioTexts = dictionary(
  {
    page: { title: '应用场景', lead: '联合审核、三方协议与供数：一场景一方案，每一步都存证。' },
    titles: { department: '须本单位审核和供数的场景', implementing_body: '须本单位审核的场景', operator: '本单位申报的场景' } as Names,
    states: {
      proposed: '联合审核中', approved: '待签三方协议', rejected: '未通过', withdrawn: '已撤回', agreed: '供数中', supplied: '运营中', closed: '已结束',
    } as Names,
    steps: { label: '进度', proposed: '申报', review: '联合审核', agreement: '三方协议', supply: '供数', operation: '运营', end: '结束销毁' },
    of: (done: string, all: string) => `${done}/${all}`,
    parties: { operator: '运营机构', body: '实施机构', departments: '供数部门' },
    details: '方案、数据项与审核', all: '申请全部数据项', personal: '个人信息', sensitive: '敏感', why: '必要性', allWhy: '申请全部数据项的必要性',
    noItems: '申报时未列明数据项', dataTitle: '申请的数据项', itemsOf: (asked: string, all: string) => `${asked} / ${all} 项`,
    reviews: '联合审核', passed: '通过', refused: '不予通过', awaited: '待审核',
    agreement: '三方协议', confirmed: '已确认', unconfirmed: '待确认', agreedAt: '生效时间', digest: '协议摘要（SHA-256）', noAgreement: '运营机构尚未提交',
    supply: '供数', department: '部门', resource: '资源', limit: '期限', files: '供数文件', none: '—', rows: (count: string) => `${count} 行`,
    undue: '未开始',
    closed: (day: string) => `${day} 结束`, stopped: (day: string, why: string) => `实施机构于 ${day} 终止：${why}`,
    destroyed: '销毁证明（SHA-256）', notDestroyed: '运营机构尚未提交销毁证明',
    review: {
      lead: '核对：目标明确、用途在授权范围之内、数据项最少够用。实施机构与各供数部门各审一次；全部通过才通过，一方不予通过即不予通过。',
      basis: '《山东省公共数据资源授权运营管理办法（试行）》第十八条', approve: '通过', reject: '不予通过', rejectTitle: (name: string) => `不予通过「${name}」`,
      rejectHint: '运营机构会看到，并随决定存证', done: '本单位已提出审核意见，等待其他审核方。',
      approved: (name: string) => `已对「${name}」提出「通过」意见。`, rejected: (name: string) => `「${name}」未通过，理由已告知运营机构。`,
      personal: (count: string) => `其中 ${count} 项为个人信息或敏感数据，请逐项核对必要性。`,
    },
    offer: {
      title: '提交三方协议', lead: '运营机构、实施机构与各供数部门签署后，由运营机构提交协议文件的摘要；其余各方逐一确认，全部确认即生效，供数期限同时开始。',
      basis: '《青岛市公共数据资源授权运营实施细则》第十九条（参照）', file: '已签署的三方协议', submit: '提交', again: '更换协议',
      done: (name: string) => `「${name}」的三方协议已提交，等待各方确认。`,
    },
    confirm: {
      lead: '核对摘要与本单位签署的协议一致后确认。全部确认后协议生效，供数部门须在 20 个工作日内供数。', submit: '确认三方协议',
      done: (name: string) => `已确认「${name}」的三方协议。`, mine: '本单位已确认，等待其他各方。', check: '核对本单位留存的协议',
      same: '与已提交的摘要一致', different: '与已提交的摘要不一致，请勿确认',
    },
    record: {
      open: '登记供数', title: '登记供数', lead: '选择供出的文件：本页当场计算 SHA-256，文件不上传。登记后该资源的供数期限即办结；资源未登记的，首次登记期限开始。',
      basis: '《青岛市公共数据资源授权运营实施细则》第十九条（参照）', file: '供出的文件', fileName: '文件名', rows: '数据行数（可不填）', rowsWrong: '须为整数', submit: '登记',
      done: (name: string) => `「${name}」的供数已登记并存证。`,
    },
    withdraw: { submit: '撤回', done: (name: string) => `「${name}」已撤回。`, lead: '审核通过之前可以撤回；修改方案须重新申报。' },
    close: {
      open: '结束并销毁', title: '结束场景', lead: '先下架产品、销毁数据和模型，再提交销毁证明的摘要。结束后该场景下的产品不能再成交，不能恢复。', file: '销毁证明文件', submit: '提交并结束',
      prove: '提交销毁证明', proveLead: '实施机构已终止本场景。请销毁已取得的数据、产品和模型，并提交证明的摘要。', done: (name: string) => `「${name}」已结束，销毁证明已存证。`,
    },
    stop: {
      open: '终止场景', title: (name: string) => `终止「${name}」`, lead: '终止后该场景下的产品不能再成交，不能恢复。', hint: '运营机构和供数部门会看到，并随决定存证',
      done: (name: string) => `「${name}」已终止。`,
    },
    propose: {
      items: '数据项', itemsLead: '只选用得到的。个人信息和敏感数据项须逐项说明为何需要；选用一项资源的全部数据项，须另行说明。', fields: (name: string) => `「${name}」的数据项`,
      whyOf: (name: string) => `为何需要「${name}」`, whyHint: '一句话，审核方逐项核对', allWhy: '为何需要全部数据项', pick: '选择数据项', chosen: (asked: string, all: string) => `已选 ${asked} / ${all}`,
      basis: '《个人信息保护法》第六条',
    },
  },
  {
    page: { title: 'Scenarios', lead: 'Joint review, three-party agreement and supply: one scenario, one plan, every step recorded.' },
    titles: { department: 'Scenarios that you review and supply', implementing_body: 'Scenarios that you review', operator: 'What you proposed' },
    states: {
      proposed: 'Under review', approved: 'Agreement due', rejected: 'Not approved', withdrawn: 'Withdrawn', agreed: 'Being supplied',
      supplied: 'In operation', closed: 'Closed',
    },
    steps: {
      label: 'Progress', proposed: 'Proposed', review: 'Joint review', agreement: 'Agreement', supply: 'Supply', operation: 'Operation',
      end: 'End, destruction',
    },
    of: (done, all) => `${done}/${all}`,
    parties: { operator: 'Operator', body: 'Implementing body', departments: 'Supplying departments' },
    details: 'Plan, items and review', all: 'All items', personal: 'personal', sensitive: 'sensitive', why: 'Why', allWhy: 'Why all items are needed',
    noItems: 'No items were named', dataTitle: 'Items asked for', itemsOf: (asked, all) => `${asked} of ${all}`,
    reviews: 'Joint review', passed: 'Approved', refused: 'Not approved', awaited: 'Awaited',
    agreement: 'Three-party agreement', confirmed: 'Confirmed', unconfirmed: 'To confirm', agreedAt: 'In force since',
    digest: 'Digest of the agreement (SHA-256)', noAgreement: 'Not offered yet',
    supply: 'Supply', department: 'Department', resource: 'Resource', limit: 'Limit', files: 'Files', none: '—', rows: (count) => `${count} rows`,
    undue: 'Not begun',
    closed: (day) => `Closed ${day}`, stopped: (day, why) => `Stopped by the implementing body ${day}: ${why}`,
    destroyed: 'Proof of destruction (SHA-256)', notDestroyed: 'No proof of destruction yet',
    review: {
      lead: 'Check: the aim is clear, the use lies within the grant, no more items than needed. Each reviewer decides once; all must approve, and one refusal is enough.',
      basis: '《山东省公共数据资源授权运营管理办法（试行）》第十八条', approve: 'Approve', reject: 'Do not approve',
      rejectTitle: (name) => `Do not approve ${name}`, rejectHint: 'The operator reads it, and it is recorded',
      done: 'You have given your opinion; the others’ is awaited.', approved: (name) => `You approved ${name}.`,
      rejected: (name) => `${name} was not approved; the operator was told why.`,
      personal: (count) => `${count} of the items are personal or sensitive: check the reason of each.`,
    },
    offer: {
      title: 'Offer the three-party agreement',
      lead: 'Once all have signed it, give the digest of its file; the others confirm one by one. With the last it is in force, and the limits of supply begin.',
      basis: '《青岛市公共数据资源授权运营实施细则》第十九条（参照）', file: 'The signed agreement', submit: 'Offer', again: 'Replace the agreement',
      done: (name) => `The agreement of ${name} is offered; the parties confirm it.`,
    },
    confirm: {
      lead: 'Confirm once the digest is that of the agreement which you signed. With the last confirmation, supply is due within 20 working days.',
      submit: 'Confirm the agreement', done: (name) => `You confirmed the agreement of ${name}.`, mine: 'You have confirmed; the others are awaited.',
      check: 'Check your own copy', same: 'The same digest', different: 'Another digest: do not confirm',
    },
    record: {
      open: 'Record a supply', title: 'Record a supply',
      lead: 'Choose the file: its SHA-256 is computed on this page, nothing is uploaded. It ends the limit of this resource, and begins that of its first registration where it has none.',
      basis: '《青岛市公共数据资源授权运营实施细则》第十九条（参照）', file: 'The file supplied', fileName: 'File name', rows: 'Rows (optional)', rowsWrong: 'A whole number',
      submit: 'Record', done: (name) => `The supply for ${name} is recorded.`,
    },
    withdraw: { submit: 'Withdraw', done: (name) => `${name} is withdrawn.`, lead: 'Until it is approved it can be withdrawn; a changed plan is a new proposal.' },
    close: {
      open: 'Close and destroy', title: 'Close the scenario',
      lead: 'Delist its products, destroy data and models, then give the digest of the proof. Nothing under it is sold afterwards; it can’t be undone.',
      file: 'The proof of destruction', submit: 'Send and close', prove: 'Prove the destruction',
      proveLead: 'The implementing body stopped it: destroy what you got and made of it, and give the digest of the proof.',
      done: (name) => `${name} is closed; the proof is recorded.`,
    },
    stop: {
      open: 'Stop the scenario', title: (name) => `Stop ${name}`, lead: 'Nothing under it is sold afterwards; it can’t be undone.',
      hint: 'The operator and the departments read it, and it is recorded', done: (name) => `${name} is stopped.`,
    },
    propose: {
      items: 'Items', itemsLead: 'Only what is needed. Each personal or sensitive item needs a reason; so do all the items of a resource.',
      fields: (name) => `Items of ${name}`, whyOf: (name) => `Why ${name} is needed`, whyHint: 'One sentence; the reviewers check each',
      allWhy: 'Why all the items are needed', pick: 'Choose items', chosen: (asked, all) => `${asked} of ${all} chosen`, basis: '《个人信息保护法》第六条',
    },
  },
)
