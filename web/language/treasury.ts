import { dictionary } from './dictionary.ts'

type Names = Record<string, string>

/** The treasury: top-ups and payouts, and what is asked before money is booked. */
export const treasuryTexts = dictionary(
  {
    title: '资金', lead: '充值与提现的核对。平台不保管资金：资金在存管账户，这里只记账。', topUps: '待核对的充值', payouts: '待付款的提现', history: '历史',
    topUpsLead: '在存管银行的流水里找到这一笔，金额与流水号都一致再确认。', payoutsLead: '按银行附言付款后再确认；付不出去的退回供方的可提现余额。', noTopUps: '没有待核对的充值。',
    noPayouts: '没有待付款的提现。',
    organisation: '单位', amount: '金额', reference: '银行流水号', note: '收款账户（银行附言）', at: '申请时间', decided: '办理时间',
    state: '状态',
    confirm: '确认到账', reject: '未到账', pay: '已付款', refuse: '付款未成，退回', region: '充值表，可左右滚动', payoutRegion: '提现表，可左右滚动',
    topUpStates: { requested: '待核对', confirmed: '已入账', rejected: '未到账' } as Names,
    payoutStates: { requested: '待付款', paid: '已付款', returned: '已退回' } as Names,
    ask: {
      confirm: '确认这笔充值已到账？', reject: '确认这笔充值没有到账？', pay: '确认这笔提现已付款？', refuse: '确认退回这笔提现？',
    },
    told: {
      confirm: '确认后金额立即记入该单位的可用余额，不能撤销。', reject: '该申请将关闭；款项随后到账的，由该单位重新申请。', pay: '确认后从应付中核销，不能撤销。',
      refuse: '金额退回该单位的可提现余额。',
    },
    twice: '这个流水号已经入账过一次，同一笔款项不能重复入账。', done: (name: string, amount: string) => `${name} ${amount} 已办结。`,
    older: (count: string) => `另有 ${count} 笔更早的，请在历史中逐页查找并办理。`, tabs: { topUps: '充值', payouts: '提现' },
    historyEmpty: '还没有记录。', role: '当前账号不是资金岗，不能查看。',
    total: (count: string, amount: string) => `${count} 笔，合计 ${amount}`,
  },
  {
    title: 'Treasury', lead: 'Top-ups and payouts. The money lies with the custodian; here it is booked.',
    topUps: 'Top-ups to check', payouts: 'Payouts to make', history: 'History',
    topUpsLead: 'Find it in the custodian’s statement; confirm where amount and reference agree.',
    payoutsLead: 'Pay by the bank note, then confirm; what can’t be paid goes back to the provider’s balance.',
    noTopUps: 'No top-up is waiting.', noPayouts: 'No payout is waiting.',
    organisation: 'Organisation', amount: 'Amount', reference: 'Bank reference', note: 'Payee (bank note)',
    at: 'Asked', decided: 'Decided', state: 'State',
    confirm: 'It arrived', reject: 'Not arrived', pay: 'Paid', refuse: 'Not paid, give back',
    region: 'Top-ups, scrolls sideways', payoutRegion: 'Payouts, scrolls sideways',
    topUpStates: { requested: 'to be checked', confirmed: 'booked', rejected: 'not arrived' },
    payoutStates: { requested: 'to be paid', paid: 'paid', returned: 'given back' },
    ask: {
      confirm: 'Did this top-up arrive?', reject: 'Did this top-up not arrive?', pay: 'Was this payout paid?',
      refuse: 'Give this payout back?',
    },
    told: {
      confirm: 'The amount is available to the organisation at once; this can’t be undone.',
      reject: 'The request is closed; money that comes later is asked for anew.',
      pay: 'It is written off what is owed; this can’t be undone.',
      refuse: 'The amount goes back to what the provider may ask for.',
    },
    twice: 'This reference was booked before; one payment is not booked twice.',
    done: (name, amount) => `${name} ${amount}: done.`,
    older: (count) => `${count} older ones: find and decide them in the history.`,
    tabs: { topUps: 'Top-ups', payouts: 'Payouts' }, historyEmpty: 'Nothing yet.',
    role: 'This account is not a treasurer’s.', total: (count, amount) => `${count}, ${amount} in all`,
  },
)
