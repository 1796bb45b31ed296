import { words } from './words.ts'

const desk = () => '/scenarios'
const operate = () => '/operate'

/** What people are told of scenarios (应用场景) and of relations (关联关系). */
export const SCENARIO_SENTENCES = {
  'scenario.proposed': words(
    'authorization', ['name', 'operator'],
    ({ name, operator }) => `${operator}申报了应用场景「${name}」，等待贵单位联合审核`,
    ({ name, operator }) => `${operator} proposes the scenario “${name}”: your review is awaited`,
    desk,
  ),
  'scenario.withdrawn': words(
    'authorization', ['name', 'operator'],
    ({ name, operator }) => `${operator}撤回了应用场景「${name}」`,
    ({ name, operator }) => `${operator} withdrew the scenario “${name}”`,
    desk,
  ),
  'scenario.approved': words(
    'authorization', ['name'],
    ({ name }) => `应用场景「${name}」已通过联合审核，请提交三方协议`,
    ({ name }) => `The scenario “${name}” passed its review: offer the three-party agreement`,
    operate,
  ),
  'scenario.rejected': words(
    'authorization', ['name'],
    ({ name }) => `应用场景「${name}」未通过联合审核`,
    ({ name }) => `The scenario “${name}” was not approved`,
    operate,
  ),
  'scenario.agreement_offered': words(
    'authorization', ['name', 'operator'],
    ({ name, operator }) => `${operator}提交了应用场景「${name}」的三方协议，等待贵单位确认`,
    ({ name, operator }) => `${operator} offers the three-party agreement of “${name}”: your confirmation is awaited`,
    desk,
  ),
  'scenario.agreed': words(
    'authorization', ['name'],
    ({ name }) => `应用场景「${name}」的三方协议已生效`,
    ({ name }) => `The three-party agreement of “${name}” is in force`,
    operate,
  ),
  'scenario.supply_due': words(
    'authorization', ['name'],
    ({ name }) => `应用场景「${name}」的三方协议已生效，请在二十个工作日内供数`,
    ({ name }) => `The agreement of “${name}” is in force: supply the data within twenty working days`,
    desk,
  ),
  'scenario.supplied': words(
    'authorization', ['name'],
    ({ name }) => `应用场景「${name}」的数据已全部供到`,
    ({ name }) => `All data of the scenario “${name}” are supplied`,
    operate,
  ),
  'scenario.stopped': words(
    'authorization', ['name'],
    ({ name }) => `实施机构终止了应用场景「${name}」`,
    ({ name }) => `The implementing body stopped the scenario “${name}”`,
    () => '/notifications',
  ),
  'scenario.destroyed': words(
    'authorization', ['name', 'operator'],
    ({ name, operator }) => `${operator}已销毁应用场景「${name}」的数据并提交证明`,
    ({ name, operator }) => `${operator} destroyed the data of “${name}” and gave the proof`,
    desk,
  ),
  'relation.declared': words(
    'membership', ['name'],
    ({ name }) => `登记了涉及贵单位的关联关系：${name}`,
    ({ name }) => `A relation that concerns you was registered: ${name}`,
    () => '/organisation',
  ),
}
