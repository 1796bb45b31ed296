import type { Act } from '#api/kernel/permit.ts'

export type DeskName = 'my' | 'provide' | 'resources' | 'operate' | 'review' | 'treasury' | 'supervise'

/** The desks (工作台), each with the act that whoever sits at it may do. */
export const DESKS = [
  { name: 'my', href: '/my', act: 'agreement.offer' },
  { name: 'provide', href: '/provide', act: 'product.create' },
  { name: 'resources', href: '/resources', act: 'resource.publish' },
  { name: 'operate', href: '/operate', act: 'authorization.accept' },
  { name: 'review', href: '/review', act: 'participant.list' },
  { name: 'treasury', href: '/treasury', act: 'account.confirm_top_up' },
  { name: 'supervise', href: '/supervise', act: 'supervision.search' },
] as const satisfies { name: DeskName; href: string; act: Act }[]

const FIRST: Record<string, string> = {
  consumer: '/my', provider: '/provide', department: '/resources', operator: '/operate', admission: '/review',
  first_reviewer: '/review', second_reviewer: '/review', treasurer: '/treasury', regulator: '/supervise', auditor: '/supervise',
}

/** Where somebody's day begins. */
export const deskOf = (roles: readonly string[]): string => FIRST[roles[0] ?? ''] ?? '/organisation'
