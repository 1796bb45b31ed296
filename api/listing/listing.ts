import type { Listing, ListingReview } from '#api/db/generated/client.ts'
import { AppError, type Fault } from '#api/kernel/errors.ts'

/**
 * States of a listing (挂牌). `suspended` is not stored: it is a listed one whose product or provider supervision has
 * suspended, or that is held because a gate is shut for everybody.
 * What departments share with each other is never listed: its listing is in the one state `shared` from the beginning.
 */
export const LISTING_STATES = [
  'draft', // 草稿
  'under_review', // 审核中
  'listed', // 已挂牌
  'suspended', // 已暂停
  'delisted', // 已摘牌
  'shared', // 部门间共享，不上市
] as const

export type ListingState = (typeof LISTING_STATES)[number]

/** Every act on a listing: the states it may start from, and the one it ends in. */
export const LISTING_ACTS = {
  edit: { from: ['draft', 'delisted'], to: 'draft' }, // 编辑，摘牌后可重新编辑
  submit: { from: ['draft'], to: 'under_review' }, // 提交审核
  withdraw: { from: ['under_review'], to: 'draft' }, // 撤回
  first_approve: { from: ['under_review'], to: 'under_review' }, // 初审通过
  second_approve: { from: ['under_review'], to: 'listed' }, // 复审通过，挂牌
  reject: { from: ['under_review'], to: 'draft' }, // 退回补正
  test_delivery: { from: ['under_review'], to: 'under_review' }, // 试交付
  delist: { from: ['listed', 'suspended'], to: 'delisted' }, // 摘牌
} as const satisfies Record<string, { from: readonly ListingState[]; to: ListingState }>

export type ListingAct = keyof typeof LISTING_ACTS

/**
 * The state after `act`.
 * @throws refused `listing.act_not_allowed` when the act does not start from the listing's state
 */
export function stateAfter(act: ListingAct, { id, state }: { id: string; state: string }): ListingState {
  const { from, to }: { from: readonly string[]; to: ListingState } = LISTING_ACTS[act]
  if (from.includes(state)) return to
  throw new AppError('refused', 'listing.act_not_allowed', '挂牌的当前状态不允许此操作', { id, state, act })
}

/** The state that people see: a listed one is suspended while its product or its provider is, or while it is held. */
export const shownState = (state: string, isSuspended: boolean): string =>
  state === 'listed' && isSuspended ? 'suspended' : state

/** What must be told before a listing is reviewed, by its Chinese name. 依据 GB/T 36343-2018, GB/T 37932-2025 8.2. */
const MANDATORY = {
  title: '名称',
  summary: '摘要',
  updateCycle: '更新频率',
  coverageSpace: '空间范围',
  coverageFrom: '时间范围的开始',
  coverageTo: '时间范围的结束',
  granularity: '数据粒度',
  license: '使用许可',
  useCases: '适用场景',
  forbiddenUses: '禁止用途',
  keywords: '关键词',
  plans: '价格方案',
} as const satisfies Partial<Record<keyof Listing, string>>

const isMissing = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Everything that a draft lacks before it can be submitted. */
export function faultsOf(listing: Pick<Listing, keyof typeof MANDATORY>, hasReadyVersion: boolean): Fault[] {
  const faults: Fault[] = namesOf(MANDATORY)
    .filter((name) => isMissing(listing[name]))
    .map((name) => ({ path: name, message: `缺少${MANDATORY[name]}` }))
  const { coverageFrom, coverageTo } = listing
  if (coverageFrom && coverageTo && coverageTo < coverageFrom)
    faults.push({ path: 'coverageTo', message: '时间范围的结束早于开始' })
  const both = listing.useCases.filter((use) => listing.forbiddenUses.includes(use))
  if (both.length > 0) faults.push({ path: 'forbiddenUses', message: `「${both.join('」「')}」既适用又被禁止` })
  if (!hasReadyVersion) faults.push({ path: 'product', message: '产品还没有读取完成的版本' })
  return faults
}

/** The keys of a record, which TypeScript can't promise to know all of. */
const namesOf = <T extends object>(record: T) => Object.keys(record) as (keyof T)[]

/** The two stages of a review (初审, 复审). */
export const REVIEW_STAGES = ['first', 'second'] as const
export type ReviewStage = (typeof REVIEW_STAGES)[number]

type Reviewer = { participantId: string; personId: string | null }

/**
 * Checks that a review is due, and that this person may give it: each stage once a round, the second after the first,
 * by two people, neither of them the provider's. 依据 GB/T 37932-2025 6.5.
 * @returns the reviewer's person
 * @throws refused `listing.review_not_due`, `listing.same_reviewer`, forbidden `listing.own_review`,
 *   `listing.reviewer_not_a_person`
 */
export function checkReviewer(
  stage: ReviewStage,
  reviews: readonly Pick<ListingReview, 'stage' | 'reviewerId'>[],
  reviewer: Reviewer,
  providerId: string,
): string {
  const { participantId, personId } = reviewer
  if (participantId === providerId) throw new AppError('forbidden', 'listing.own_review', '供方人员不能审核自己的挂牌')
  if (personId === null) throw new AppError('forbidden', 'listing.reviewer_not_a_person', '审核须由具名人员进行')
  const isDue = reviews.length === REVIEW_STAGES.indexOf(stage)
  if (!isDue) throw new AppError('refused', 'listing.review_not_due', '本轮的该审核环节尚未开始或已经完成', { act: stage })
  if (reviews.some(({ reviewerId }) => reviewerId === personId))
    throw new AppError('refused', 'listing.same_reviewer', '初审和复审须由两名不同人员进行', {
      basis: 'GB/T 37932-2025 6.5',
    })
  return personId
}
