import type { Act } from '#api/kernel/permit.ts'

export type DeskName = 'my' | 'implement' | 'provide' | 'resources' | 'sharing' | 'operate' | 'price' | 'review' | 'treasury' | 'supervise'
  | 'scenarios' | 'liability' | 'deadlines' | 'certificates' | 'statistics' | 'registrations' | 'registry' | 'property'

/** The desks (工作台), each with the act that whoever sits at it may do. */
export const DESKS = [
  { name: 'my', href: '/my', act: 'account.request_top_up' },
  { name: 'provide', href: '/provide', act: 'settlement.statement' },
  { name: 'resources', href: '/resources', act: 'resource.publish' },
  { name: 'sharing', href: '/sharing', act: 'sharing.view' },
  { name: 'implement', href: '/implement', act: 'plan.draft' },
  { name: 'operate', href: '/operate', act: 'authorization.accept' },
  { name: 'scenarios', href: '/scenarios', act: 'scenario.review' },
  { name: 'registrations', href: '/registrations', act: 'registration.apply' },
  { name: 'property', href: '/property', act: 'property.prepare' },
  { name: 'registry', href: '/registry', act: 'registration.decide' },
  { name: 'price', href: '/price-office', act: 'revenue.view' },
  { name: 'review', href: '/review', act: 'participant.list' },
  { name: 'treasury', href: '/treasury', act: 'account.confirm_top_up' },
  { name: 'supervise', href: '/supervise', act: 'supervision.search' },
  { name: 'liability', href: '/supervise/liability', act: 'liability.view' },
  { name: 'statistics', href: '/supervise/statistics', act: 'statistics.view' },
  { name: 'certificates', href: '/certificates', act: 'certificate.view' },
  { name: 'deadlines', href: '/deadlines', act: 'deadline.view' },
] as const satisfies { name: DeskName; href: string; act: Act }[]

const FIRST: Record<string, string> = {
  consumer: '/my', provider: '/provide', department: '/resources', operator: '/operate', implementing_body: '/implement', price_authority: '/price-office', registry: '/registry', admission: '/review',
  first_reviewer: '/review', second_reviewer: '/review', treasurer: '/treasury', regulator: '/supervise', auditor: '/supervise',
}

/** Where somebody's day begins. */
export const deskOf = (roles: readonly string[]): string => FIRST[roles[0] ?? ''] ?? '/organisation'
