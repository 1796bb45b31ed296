import { dictionary } from './dictionary.ts'

const zh = {
  title: '待办', none: '没有待办。',
  keys: {
    objections_to_answer: '选定异议待答复', plans_to_file: '实施方案待备案', plans_to_choose: '运营机构待确定', plans_to_select: '公示期满，待选定',
    plans_to_grant: '运营协议待签署', grants_to_file: '运营协议待备案', changes_to_file: '授权变更待备案', grants_to_hand_over: '授权终止，待移交',
    calls_to_answer: '公开征集可申请', changes_to_accept: '授权变更待接受', assessments_to_mend: '评估待整改',
    scenarios_to_decide: '应用场景待联合审核', scenarios_to_confirm: '三方协议待确认',
    scenarios_to_supply: '场景待供数', scenarios_to_agree: '三方协议待提交', scenarios_to_destroy: '数据待销毁', ceilings_to_set: '上限收费标准待核定', resources_to_register: '公共数据资源待登记',
    tickets_to_answer: '质量工单待答复', tickets_to_decide: '质量工单待认定', conflicts_to_settle: '数源争议待裁定',
    registrations_to_mend: '登记申请待补正', registrations_to_decide: '登记待办理', certificates_to_verify: '产权登记凭证待核验',
    grants_to_accept: '授权待接受', listings_rejected: '挂牌被退回，待补正', listing_drafts: '挂牌草稿', versions_failed: '文件未能读取',
    sharing_to_answer: '共享申请待答复', sharing_to_supply: '共享待供数', sharing_to_sign: '合约待签署', sharing_to_order: '合约已签，待生效',
    versions_read: '文件已读取，待上架', offers_to_answer: '要约待答复', sales_to_sign: '合约待签署', counters_to_answer: '还价待答复',
    agreements_to_sign: '合约待签署', agreements_to_order: '合约已签，待下单', transfers_awaiting: '已存证，待下载',
    quota_nearly_used: '次数将用完', participants_to_review: '入驻申请待审核', listings_first_review: '挂牌待初审',
    listings_second_review: '挂牌待复审', top_ups_to_decide: '充值待核对', payouts_to_decide: '提现待付款', revenue_to_decide: '最高准许收入待核定', suspensions_in_force: '生效中的暂停',
  },
}

/** The keys of what may wait at a desk. */
export type TaskKey = keyof typeof zh.keys

/** What waits at each desk. */
export const taskTexts = dictionary(zh, {
  title: 'To do', none: 'Nothing to do.',
  keys: {
    objections_to_answer: 'Objections to answer', plans_to_file: 'Plans to file', plans_to_choose: 'Operators to choose',
    plans_to_select: 'Publicity over, to select', plans_to_grant: 'Agreements to sign', grants_to_file: 'Agreements to file',
    changes_to_file: 'Changes to file', grants_to_hand_over: 'Ended, to hand over', calls_to_answer: 'Calls open', changes_to_accept: 'Changes to accept',
    assessments_to_mend: 'Assessments to mend',
    scenarios_to_decide: 'Scenarios to review', scenarios_to_confirm: 'Scenario agreements to confirm',
    scenarios_to_supply: 'Scenarios to supply', scenarios_to_agree: 'Scenario agreements to offer', scenarios_to_destroy: 'Data to destroy', ceilings_to_set: 'Fee ceilings to set', resources_to_register: 'Resources to register',
    tickets_to_answer: 'Defects to answer', tickets_to_decide: 'Defects to decide on', conflicts_to_settle: 'Sources to settle',
    registrations_to_mend: 'Registrations to mend', registrations_to_decide: 'Registrations to decide on', certificates_to_verify: 'Certificates to verify',
    grants_to_accept: 'Grants to accept', listings_rejected: 'Listings sent back', listing_drafts: 'Drafts', versions_failed: 'Files that could not be read',
    sharing_to_answer: 'Requests to share', sharing_to_supply: 'Shared data to supply', sharing_to_sign: 'Agreements to sign',
    sharing_to_order: 'Signed, to be put in force', versions_read: 'Files read, to be listed', offers_to_answer: 'Offers to answer', sales_to_sign: 'Agreements to sign',
    counters_to_answer: 'Counter-offers to answer', agreements_to_sign: 'Agreements to sign', agreements_to_order: 'Signed, to be ordered',
    transfers_awaiting: 'Recorded, to be downloaded', quota_nearly_used: 'Nearly used up', participants_to_review: 'Applications to review',
    listings_first_review: 'Listings for first review', listings_second_review: 'Listings for second review', top_ups_to_decide: 'Top-ups to check',
    payouts_to_decide: 'Payouts to make', revenue_to_decide: 'Maximum revenues to decide', suspensions_in_force: 'Suspensions in force',
  },
})
