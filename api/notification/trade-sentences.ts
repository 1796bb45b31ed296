import { words } from './words.ts'

/** An agreement's page is the consumer's (`my`) or the provider's (`provide`). */
const agreementPage = ({ side, agreement }: { side: string; agreement: string }) => `/${side}/agreements/${agreement}`
const listingPage = ({ listing }: { listing: string }) => `/provide/listings/${listing}`

const STAGE_ZH: Record<string, string> = { first: '初审', second: '复审' }
const stageZh = (stage: string) => STAGE_ZH[stage] ?? '审核'

/** What the parties of the trade are told. */
export const TRADE_SENTENCES = {
  'listing.listed': words(
    'listing', ['listing', 'title'],
    ({ title }) => `挂牌「${title}」已通过审核，正式上架`,
    ({ title }) => `Your listing “${title}” was approved and is on the market`,
    listingPage,
  ),
  'listing.rejected': words(
    'listing', ['listing', 'title', 'stage'],
    ({ title, stage }) => `挂牌「${title}」未通过${stageZh(stage)}，已退回修改`,
    ({ title, stage }) => `Your listing “${title}” was sent back by the ${stage} review`,
    listingPage,
  ),
  'listing.held': words(
    'listing', ['listing', 'title'],
    ({ title }) => `挂牌「${title}」已暂停交易，补正后自动恢复`,
    ({ title }) => `Your listing “${title}” is held off the market until the cause is mended`,
    listingPage,
  ),
  'listing.resumed': words(
    'listing', ['listing', 'title'],
    ({ title }) => `挂牌「${title}」已恢复交易`,
    ({ title }) => `Your listing “${title}” is back on the market`,
    listingPage,
  ),
  'supply.held': words(
    'agreement', ['side', 'agreement', 'title'],
    ({ title }) => `贵单位所用的「${title}」暂停取用`,
    ({ title }) => `“${title}”, which you have under agreement, can’t be taken for now`,
    agreementPage,
  ),
  'version.compatible': words(
    'listing', ['side', 'agreement', 'title', 'version'],
    ({ title, version }) => `「${title}」发布了第 ${version} 版，字段不变，可继续取用`,
    ({ title, version }) => `“${title}” has a new version ${version} with the same columns`,
    agreementPage,
  ),
  'version.breaking': words(
    'listing', ['side', 'agreement', 'title', 'version'],
    ({ title, version }) => `「${title}」第 ${version} 版的字段有变化，取用前请先核对`,
    ({ title, version }) => `“${title}” has a new version ${version} whose columns differ: check before you take it`,
    agreementPage,
  ),
  'agreement.offered': words(
    'agreement', ['side', 'agreement', 'title', 'party'],
    ({ title, party }) => `${party}就「${title}」发来要约，等待答复`,
    ({ title, party }) => `${party} made you an offer on “${title}”`,
    agreementPage,
  ),
  'agreement.countered': words(
    'agreement', ['side', 'agreement', 'title', 'party'],
    ({ title, party }) => `${party}就「${title}」提出了新的条款，等待答复`,
    ({ title, party }) => `${party} answered with other terms on “${title}”`,
    agreementPage,
  ),
  'agreement.declined': words(
    'agreement', ['side', 'agreement', 'title', 'party'],
    ({ title, party }) => `${party}结束了就「${title}」的磋商`,
    ({ title, party }) => `${party} ended the negotiation on “${title}”`,
    agreementPage,
  ),
  'agreement.signed_first': words(
    'agreement', ['side', 'agreement', 'title', 'party'],
    ({ title, party }) => `${party}已签署「${title}」的合约，等待贵单位签署`,
    ({ title, party }) => `${party} signed the agreement on “${title}”: your signature is awaited`,
    agreementPage,
  ),
  'agreement.signed_second': words(
    'agreement', ['side', 'agreement', 'title', 'party'],
    ({ title, party }) => `${party}已签署，「${title}」的合约双方签署完毕，待需方下单`,
    ({ title, party }) => `${party} signed: the agreement on “${title}” has both signatures and awaits its order`,
    agreementPage,
  ),
  'agreement.standing_accepted': words(
    'agreement', ['side', 'agreement', 'title', 'party'],
    ({ title, party }) => `${party}接受了「${title}」的公开要约`,
    ({ title, party }) => `${party} accepted your standing offer on “${title}”`,
    agreementPage,
  ),
  'agreement.activated': words(
    'agreement', ['side', 'agreement', 'title'],
    ({ title }) => `「${title}」的合约已上链生效`,
    ({ title }) => `The agreement on “${title}” is in force`,
    agreementPage,
  ),
  'agreement.refused': words(
    'agreement', ['side', 'agreement', 'title'],
    ({ title }) => `「${title}」的合约未能上链生效，预留的款项已退回`,
    ({ title }) => `The chain refused the agreement on “${title}”; what was held went back`,
    agreementPage,
  ),
  'agreement.terminated': words(
    'agreement', ['side', 'agreement', 'title', 'party'],
    ({ title, party }) => `${party}解除了「${title}」的合约`,
    ({ title, party }) => `${party} terminated the agreement on “${title}”`,
    agreementPage,
  ),
  'agreement.expired': words(
    'agreement', ['side', 'agreement', 'title'],
    ({ title }) => `「${title}」的合约已到期`,
    ({ title }) => `The agreement on “${title}” has ended`,
    agreementPage,
  ),
  'agreement.ending': words(
    'agreement', ['side', 'agreement', 'title', 'day'],
    ({ title, day }) => `「${title}」的合约将于 ${day} 到期`,
    ({ title, day }) => `The agreement on “${title}” ends on ${day}`,
    agreementPage,
  ),
  'agreement.quota_80': words(
    'agreement', ['side', 'agreement', 'title'],
    ({ title }) => `「${title}」的合约已用去八成以上的交付次数`,
    ({ title }) => `At least 80 % of the transfers of the agreement on “${title}” are used`,
    agreementPage,
  ),
  'agreement.quota_100': words(
    'agreement', ['side', 'agreement', 'title'],
    ({ title }) => `「${title}」的合约的交付次数已用完`,
    ({ title }) => `All transfers of the agreement on “${title}” are used`,
    agreementPage,
  ),
  'agreement.delivered': words(
    'agreement', ['side', 'agreement', 'title', 'party', 'count'],
    ({ title, party, count }) => `「${title}」向${party}的累计交付已达 ${count} 次`,
    ({ title, party, count }) => `“${title}” was delivered to ${party} ${count} times and more`,
    agreementPage,
  ),
  'agreement.suspended': words(
    'supervision', ['side', 'agreement', 'title'],
    ({ title }) => `「${title}」的合约已被监管暂停`,
    ({ title }) => `The regulator suspended the agreement on “${title}”`,
    agreementPage,
  ),
  'agreement.resumed': words(
    'supervision', ['side', 'agreement', 'title'],
    ({ title }) => `「${title}」的合约已恢复`,
    ({ title }) => `The agreement on “${title}” was resumed`,
    agreementPage,
  ),
  'supply.suspended': words(
    'supervision', ['side', 'agreement', 'title'],
    ({ title }) => `贵单位所用的「${title}」已被监管暂停，恢复之前不能取用`,
    ({ title }) => `The regulator suspended “${title}”, which you have under agreement`,
    agreementPage,
  ),
  'supply.resumed': words(
    'supervision', ['side', 'agreement', 'title'],
    ({ title }) => `贵单位所用的「${title}」已恢复`,
    ({ title }) => `“${title}”, which you have under agreement, was resumed`,
    agreementPage,
  ),
  'product.suspended': words(
    'supervision', ['name'],
    ({ name }) => `产品「${name}」已被监管暂停`,
    ({ name }) => `The regulator suspended your product “${name}”`,
    () => '/provide',
  ),
  'product.resumed': words(
    'supervision', ['name'],
    ({ name }) => `产品「${name}」已恢复`,
    ({ name }) => `Your product “${name}” was resumed`,
    () => '/provide',
  ),
}
