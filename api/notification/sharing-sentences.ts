import { words } from './words.ts'

const PARAMS = ['name', 'party'] as const
const page = () => '/sharing'

/** What departments are told of sharing with each other (政务数据共享). */
export const SHARING_SENTENCES = {
  'sharing.requested': words(
    'agreement', PARAMS,
    ({ name, party }) => `${party}申请共享「${name}」，等待答复`,
    ({ name, party }) => `${party} asks you to share “${name}”`,
    page,
  ),
  'sharing.approved': words(
    'agreement', PARAMS,
    ({ name, party }) => `${party}的「${name}」已同意共享，待双方签署`,
    ({ name, party }) => `“${name}” of ${party} is to be shared with you once both have signed`,
    page,
  ),
  'sharing.refused': words(
    'agreement', PARAMS,
    ({ name, party }) => `${party}不予共享「${name}」`,
    ({ name, party }) => `${party} does not share “${name}”`,
    page,
  ),
  'sharing.withdrawn': words(
    'agreement', PARAMS,
    ({ name, party }) => `${party}撤回了「${name}」的共享`,
    ({ name, party }) => `${party} stepped back from sharing “${name}”`,
    page,
  ),
  'sharing.ended': words(
    'agreement', PARAMS,
    ({ name, party }) => `${party}终止了「${name}」的共享`,
    ({ name, party }) => `${party} ended the sharing of “${name}”`,
    page,
  ),
}
