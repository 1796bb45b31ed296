import { words } from './words.ts'

const PARAMS = ['resource', 'name', 'party'] as const
const page = ({ resource }: { resource: string }) => `/resources/${resource}`

/** What is told of the catalogue: tickets about defects, conflicts about sources, consents of sharing departments. */
export const RESOURCE_SENTENCES = {
  'ticket.reported': words(
    'work', PARAMS,
    ({ name, party }) => `${party}对「${name}」提出质量工单，请在五个工作日内整改答复`,
    ({ name, party }) => `${party} reports a defect of “${name}”: answer within five working days`,
    page,
  ),
  'ticket.answered': words(
    'work', PARAMS,
    ({ name, party }) => `${party}已答复「${name}」的质量工单，请确认`,
    ({ name, party }) => `${party} answered your ticket about “${name}”: please confirm`,
    page,
  ),
  'ticket.rejected': words(
    'work', PARAMS,
    ({ name, party }) => `${party}不认可「${name}」的质量工单，可提请实施机构认定`,
    ({ name, party }) => `${party} rejects your ticket about “${name}”: the implementing body may decide`,
    page,
  ),
  'ticket.reopened': words(
    'work', PARAMS,
    ({ name, party }) => `${party}退回了「${name}」的质量工单，请再次整改`,
    ({ name, party }) => `${party} sent the ticket about “${name}” back: mend it again`,
    page,
  ),
  'ticket.escalated': words(
    'work', PARAMS,
    ({ name, party }) => `${party}的「${name}」有质量工单提请认定`,
    ({ name, party }) => `A rejected ticket about “${name}” of ${party} awaits your decision`,
    page,
  ),
  'ticket.upheld': words(
    'work', ['resource', 'name'],
    ({ name }) => `实施机构认定「${name}」须整改，五个工作日内答复`,
    ({ name }) => `The implementing body decided that “${name}” must be mended within five working days`,
    page,
  ),
  'ticket.dismissed': words(
    'work', ['resource', 'name'],
    ({ name }) => `实施机构认定「${name}」的质量工单不成立`,
    ({ name }) => `The implementing body dismissed the ticket about “${name}”`,
    page,
  ),
  'ticket.closed': words(
    'work', PARAMS,
    ({ name, party }) => `${party}确认「${name}」的质量工单已办结`,
    ({ name, party }) => `${party} closed the ticket about “${name}”`,
    page,
  ),
  'source.disputed': words(
    'work', ['field', 'party', 'resource'],
    ({ field, party }) => `「${field}」的数源与${party}有争议，等待实施机构裁定`,
    ({ field, party }) => `The source of “${field}” is disputed with ${party}: the implementing body decides`,
    page,
  ),
  'source.to_settle': words(
    'work', ['field', 'holder', 'claimant'],
    ({ field, holder, claimant }) => `${holder}与${claimant}对「${field}」的数源有争议，等待裁定`,
    ({ field, holder, claimant }) => `${holder} and ${claimant} both claim the source of “${field}”: please decide`,
    () => '/implement/conflicts',
  ),
  'source.settled': words(
    'work', ['field', 'resource'],
    ({ field }) => `「${field}」的数源已由实施机构裁定`,
    ({ field }) => `The implementing body settled the source of “${field}”`,
    page,
  ),
  'resource.consent_given': words(
    'authorization', PARAMS,
    ({ name, party }) => `${party}同意运营其共享的「${name}」`,
    ({ name, party }) => `${party} consents to the operation of “${name}”`,
    page,
  ),
  'resource.consent_withdrawn': words(
    'authorization', PARAMS,
    ({ name, party }) => `${party}撤回了对「${name}」的共享同意，其产品不能再成交`,
    ({ name, party }) => `${party} withdrew its consent to “${name}”: nothing made of it is traded any more`,
    page,
  ),
}
