import { words } from './words.ts'

const PARAMS = ['name', 'desk'] as const
const pageOf = ({ desk }: { desk: string }) => `/${desk}`

/** What people are told of periods of allowed revenue (最高准许收入). */
export const REVENUE_SENTENCES = {
  'revenue.applied': words(
    'work', ['name', 'operator'],
    ({ name, operator }) => `${operator}申请核定最高准许收入「${name}」`,
    ({ name, operator }) => `${operator} applies for the maximum revenue “${name}”`,
    () => '/price-office',
  ),
  'revenue.approved': words(
    'authorization', PARAMS,
    ({ name }) => `最高准许收入「${name}」已核定`,
    ({ name }) => `The maximum revenue “${name}” was fixed`,
    pageOf,
  ),
  'revenue.rejected': words(
    'authorization', PARAMS,
    ({ name }) => `最高准许收入「${name}」未予核定`,
    ({ name }) => `The maximum revenue “${name}” was not fixed`,
    pageOf,
  ),
  'revenue.warned': words(
    'authorization', PARAMS,
    ({ name }) => `「${name}」的实际收入已达最高准许收入的 90%`,
    ({ name }) => `The revenue of “${name}” has come to 90 % of its maximum`,
    pageOf,
  ),
  'revenue.reached': words(
    'authorization', PARAMS,
    ({ name }) => `「${name}」的实际收入已达最高准许收入，收费订单停止承接`,
    ({ name }) => `The revenue of “${name}” has come to its maximum: no more orders at a price`,
    pageOf,
  ),
  'revenue.closed': words(
    'authorization', PARAMS,
    ({ name }) => `最高准许收入「${name}」到期结清`,
    ({ name }) => `The period “${name}” is over and was closed`,
    pageOf,
  ),
  'revenue.carried': words(
    'authorization', PARAMS,
    ({ name }) => `上期超收已从「${name}」抵减，请核对其下的上限收费标准`,
    ({ name }) => `What was earned too much before was deducted from “${name}”: check its ceilings`,
    pageOf,
  ),
}
