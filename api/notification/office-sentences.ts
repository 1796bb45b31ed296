import { words } from './words.ts'

/** What departments and operators, the staff, those who oversee, and an organisation about itself are told. */
export const OFFICE_SENTENCES = {
  'participant.waiting': words(
    'work', ['name'],
    ({ name }) => `${name}申请入驻，等待审核`,
    ({ name }) => `${name} asks to be admitted`,
    () => '/review',
  ),
  'listing.waits_first': words(
    'work', ['listing', 'title', 'provider'],
    ({ title, provider }) => `${provider}的挂牌「${title}」等待初审`,
    ({ title, provider }) => `The listing “${title}” of ${provider} awaits its first review`,
    ({ listing }) => `/review/listings/${listing}`,
  ),
  'listing.waits_second': words(
    'work', ['listing', 'title', 'provider'],
    ({ title, provider }) => `${provider}的挂牌「${title}」已通过初审，等待复审`,
    ({ title, provider }) => `The listing “${title}” of ${provider} awaits its second review`,
    ({ listing }) => `/review/listings/${listing}`,
  ),
  'top_up.waiting': words(
    'work', ['party'],
    ({ party }) => `${party}申请充值，等待确认到账`,
    ({ party }) => `A top-up of ${party} awaits its confirmation`,
    () => '/treasury',
  ),
  'payout.waiting': words(
    'work', ['party'],
    ({ party }) => `${party}申请提现，等待处理`,
    ({ party }) => `A payout of ${party} awaits its decision`,
    () => '/treasury',
  ),
  'top_up.confirmed': words('money', [], () => '充值已确认到账', () => 'Your top-up was confirmed', () => '/my/account'),
  'top_up.rejected': words(
    'money', [],
    () => '充值未能确认到账，请核对银行流水',
    () => 'Your top-up was not confirmed: check the bank’s reference',
    () => '/my/account',
  ),
  'payout.paid': words('money', [], () => '提现已付款', () => 'Your payout was paid', () => '/provide/sales'),
  'payout.returned': words(
    'money', [],
    () => '提现未付款，金额已退回可提现余额',
    () => 'Your payout was not paid; the amount went back to your balance',
    () => '/provide/sales',
  ),
  'ceiling.set': words(
    'authorization', ['name'],
    ({ name }) => `应用场景「${name}」的上限收费标准已核定`,
    ({ name }) => `The fee ceiling of the scenario “${name}” was set`,
    () => '/operate',
  ),
  'participant.admitted': words(
    'membership', [], () => '贵单位的入驻申请已通过', () => 'Your organisation was admitted', () => '/organisation',
  ),
  'key.registered': words(
    'membership', [],
    () => '贵单位的签名密钥已上链登记',
    () => 'The signing key of your organisation was registered on the chain',
    () => '/organisation',
  ),
  'party.suspended': words(
    'supervision', [], () => '贵单位的交易已被监管暂停', () => 'The regulator suspended your organisation', () => '/organisation',
  ),
  'party.resumed': words(
    'supervision', [], () => '贵单位的交易已恢复', () => 'Your organisation was resumed', () => '/organisation',
  ),
  'ledger.suspended': words(
    'supervision', [], () => '全平台交易已被监管暂停', () => 'The regulator suspended all trade', () => '/',
  ),
  'ledger.resumed': words('supervision', [], () => '全平台交易已恢复', () => 'All trade was resumed', () => '/'),
  'measure.suspended': words(
    'supervision', ['name'],
    ({ name }) => `监管暂停：${name}`,
    ({ name }) => `Suspended by the regulator: ${name}`,
    () => '/supervise',
  ),
  'measure.resumed': words(
    'supervision', ['name'],
    ({ name }) => `监管恢复：${name}`,
    ({ name }) => `Resumed by the regulator: ${name}`,
    () => '/supervise',
  ),
  'chain.behind': words(
    'supervision', [],
    () => '存证上链已滞后十分钟以上',
    () => 'What happened is not on the chain for more than ten minutes',
    () => '/supervise',
  ),
  'witness.behind': words(
    'supervision', [],
    () => '见证方会签已滞后十分钟以上',
    () => 'The witness has not cosigned for more than ten minutes',
    () => '/supervise',
  ),
  'ledger.halted': words(
    'supervision', [],
    () => '账本的历史出现矛盾，全部数据已停止放行',
    () => 'The ledger’s history contradicts itself: nothing is released',
    () => '/supervise',
  ),
}
