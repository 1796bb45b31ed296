import { AppError } from './errors.ts'

/** What an organisation, or a person of the platform's staff, may be. */
export const ROLES = [
  'provider', // 供方
  'consumer', // 需方
  'department', // 公共管理部门
  'operator', // 授权运营机构
  'implementing_body', // 实施机构
  'registry', // 公共数据资源登记机构
  'price_authority', // 价格主管部门
  'admission', // 平台入驻审核
  'first_reviewer', // 平台初审
  'second_reviewer', // 平台复审
  'treasurer', // 平台资金
  'regulator', // 监管
  'auditor', // 审计，只读
] as const

export type Role = (typeof ROLES)[number]

/** The duties of the platform's own staff, who can't trade. 依据 GB/T 37932-2025 6.5.2 g). */
export const STAFF_DUTIES = ['admission', 'first_reviewer', 'second_reviewer', 'treasurer'] as const

const traders: Role[] = ['provider', 'consumer', 'department', 'operator']
/** Public bodies that decide on what others do: none of them trades. */
const authorities: Role[] = ['implementing_body', 'registry', 'price_authority']
const suppliers: Role[] = ['provider', 'operator']
const overseers: Role[] = ['regulator', 'auditor']
const staff: Role[] = [...STAFF_DUTIES]
const everyone: Role[] = [...ROLES]

/** Who may do what: every act, with the roles that may do it. Public acts need no sign-in. */
export const ACTS = {
  'participant.apply': 'public',
  'participant.sign_in': 'public',
  'participant.sign_out': everyone,
  'participant.view_own': everyone,
  'participant.list': [...staff, ...overseers],
  'participant.review': ['admission'],
  'participant.manage_keys': traders,
  'participant.manage_api_keys': traders,
  'participant.manage_people': everyone,
  'resource.publish': ['department'],
  'resource.register': ['department'],
  'resource.view': [...traders, ...staff, ...overseers],
  'authorization.grant': ['department'],
  'authorization.accept': ['operator'],
  'authorization.end': ['department'],
  'authorization.view': ['department', 'operator', ...staff, ...overseers],
  'scenario.propose': ['operator'],
  'scenario.approve': ['department'],
  'ceiling.set': ['department'],
  'product.create': suppliers,
  'product.upload': suppliers,
  'product.describe': suppliers,
  'product.view': [...suppliers, ...staff, ...overseers],
  'listing.draft': suppliers,
  'listing.submit': suppliers,
  'listing.withdraw': suppliers,
  'listing.delist': suppliers,
  'listing.review_first': ['first_reviewer'],
  'listing.review_second': ['second_reviewer'],
  'listing.view_own': [...suppliers, ...staff, ...overseers],
  'listing.publish_standing_offer': suppliers,
  'catalog.search': 'public',
  'catalog.view': 'public',
  'pricing.quote': 'public',
  'pricing.guide': suppliers,
  'agreement.offer': ['consumer'],
  'agreement.counter': ['provider', 'operator', 'consumer'],
  'agreement.sign': ['provider', 'operator', 'consumer'],
  'agreement.decline': ['provider', 'operator', 'consumer'],
  'agreement.terminate': ['provider', 'operator', 'consumer'],
  'agreement.accept_standing': ['consumer'],
  'agreement.view': ['provider', 'operator', 'consumer', ...overseers],
  'order.place': ['consumer'],
  'order.view': ['provider', 'operator', 'consumer', ...overseers],
  'account.view': traders,
  'account.request_top_up': ['consumer'],
  'account.list_top_ups': [...traders, 'treasurer'],
  'account.confirm_top_up': ['treasurer'],
  'settlement.statement': suppliers,
  'settlement.request_payout': suppliers,
  'settlement.list_payouts': [...suppliers, 'treasurer'],
  'settlement.pay_out': ['treasurer'],
  'transfer.request': ['consumer'],
  'transfer.download': ['consumer'],
  'transfer.view': ['provider', 'operator', 'consumer', ...overseers],
  'provenance.view': 'public',
  'provenance.recognise': [...traders, ...overseers],
  'supervision.search': overseers,
  'supervision.trace': overseers,
  'supervision.measure': ['regulator'],
  'supervision.view_measures': overseers,
  'notification.view': everyone,
  'notification.read': everyone,
  'notification.set': everyone,
} as const satisfies Record<string, readonly Role[] | 'public'>

export type Act = keyof typeof ACTS

/** Who acts: a person for an organisation, by a session or by an API key that is limited to scopes. */
export type Actor = {
  participantId: string
  personId: string | null
  roles: readonly Role[]
  via: 'session' | 'api_key'
  /** Acts that an API key is limited to; a session is not limited. */
  scopes: readonly Act[] | null
  /** When the person last proved who they are, for acts that need a fresh proof. */
  authenticatedAt: Date | null
}

/** The actor of what nobody signed in does. */
export const VISITOR: Actor = {
  participantId: '',
  personId: null,
  roles: [],
  via: 'session',
  scopes: null,
  authenticatedAt: null,
}

export const isPermitted = (actor: Actor, act: Act): boolean => {
  const roles: readonly Role[] | 'public' = ACTS[act]
  if (roles === 'public') return true
  return roles.some((role) => actor.roles.includes(role)) && (actor.scopes === null || actor.scopes.includes(act))
}

/**
 * The first line of every verb: may this actor do this at all?
 * @throws unauthenticated `permit.sign_in` for a visitor, forbidden `permit.role` for a role that may not,
 *   forbidden `permit.scope` for an API key whose scopes leave the act out
 */
export function permit(actor: Actor, act: Act): void {
  if (isPermitted(actor, act)) return
  if (actor.participantId === '') throw new AppError('unauthenticated', 'permit.sign_in', '请先登录')
  const roles: readonly Role[] | 'public' = ACTS[act]
  if (roles !== 'public' && roles.some((role) => actor.roles.includes(role)))
    throw new AppError('forbidden', 'permit.scope', '该 API 密钥的授权范围不包括此操作', { act })
  throw new AppError('forbidden', 'permit.role', '当前角色无权进行此操作', { act })
}
