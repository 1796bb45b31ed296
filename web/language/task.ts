import { dictionary } from './language.tsx'

const zh = {
  title: '待办', none: '没有待办。',
  keys: {
    scenarios_to_decide: '应用场景待批准', ceilings_to_set: '上限收费标准待核定', resources_to_register: '公共数据资源待登记',
    grants_to_accept: '授权待接受', listings_rejected: '挂牌被退回，待补正', listing_drafts: '挂牌草稿', versions_failed: '文件未能读取',
    versions_read: '文件已读取，待上架', offers_to_answer: '要约待答复', sales_to_sign: '合约待签署', counters_to_answer: '还价待答复',
    agreements_to_sign: '合约待签署', agreements_to_order: '合约已签，待下单', transfers_awaiting: '已存证，待下载',
    quota_nearly_used: '次数将用完', participants_to_review: '入驻申请待审核', listings_first_review: '挂牌待初审',
    listings_second_review: '挂牌待复审', top_ups_to_decide: '充值待核对', payouts_to_decide: '提现待付款', suspensions_in_force: '生效中的暂停',
  },
}

/** The keys of what may wait at a desk. */
export type TaskKey = keyof typeof zh.keys

/** What waits at each desk. */
export const taskTexts = dictionary(zh, {
  title: 'To do', none: 'Nothing to do.',
  keys: {
    scenarios_to_decide: 'Scenarios to decide', ceilings_to_set: 'Fee ceilings to set', resources_to_register: 'Resources to register',
    grants_to_accept: 'Grants to accept', listings_rejected: 'Listings sent back', listing_drafts: 'Drafts', versions_failed: 'Files that could not be read',
    versions_read: 'Files read, to be listed', offers_to_answer: 'Offers to answer', sales_to_sign: 'Agreements to sign',
    counters_to_answer: 'Counter-offers to answer', agreements_to_sign: 'Agreements to sign', agreements_to_order: 'Signed, to be ordered',
    transfers_awaiting: 'Recorded, to be downloaded', quota_nearly_used: 'Nearly used up', participants_to_review: 'Applications to review',
    listings_first_review: 'Listings for first review', listings_second_review: 'Listings for second review', top_ups_to_decide: 'Top-ups to check',
    payouts_to_decide: 'Payouts to make', suspensions_in_force: 'Suspensions in force',
  },
})
