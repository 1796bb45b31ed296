import { words } from './words.ts'

const PARAMS = ['title', 'limit', 'english', 'day'] as const

/** What people are told of the limits of the law. */
export const DEADLINE_SENTENCES = {
  'deadline.warned': words(
    'work', PARAMS,
    ({ title, limit, day }) => `「${title}」的${limit}期限将于 ${day} 届满，请及时办理`,
    ({ title, english, day }) => `“${title}”: the limit “${english}” ends on ${day}`,
    () => '/deadlines',
  ),
  'deadline.missed': words(
    'work', PARAMS,
    ({ title, limit, day }) => `「${title}」的${limit}期限已于 ${day} 届满，已逾期并存证`,
    ({ title, english, day }) => `“${title}”: the limit “${english}” ended on ${day} and was missed`,
    () => '/deadlines',
  ),
  'deadline.escalated': words(
    'supervision', PARAMS,
    ({ title, limit, day }) => `期限逾期：「${title}」的${limit}应于 ${day} 前办结`,
    ({ title, english, day }) => `Overdue: “${title}”, “${english}”, was due on ${day}`,
    () => '/deadlines',
  ),
}
