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
/** Who provides data: suppliers their products, departments what they open and share. */
const providers: Role[] = [...suppliers, 'department']
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
  'participant.erase': ['admission'],
  'deadline.view': everyone,
  'deadline.summarise': overseers,
  'deadline.view_rules': 'public',
  'relation.declare': [...traders, 'admission'],
  'relation.end': [...traders, 'admission'],
  'relation.view': [...traders, ...staff, ...overseers],
  'resource.publish': ['department'],
  'resource.register': ['department'],
  'resource.view': [...traders, ...authorities, ...staff, ...overseers],
  'resource.change': ['department'],
  'resource.withdraw': ['department'],
  'resource.consent': ['department'],
  'resource.import': ['department', 'implementing_body'],
  'resource.measure': ['department'],
  'source.settle': ['implementing_body'],
  'source.view_conflicts': ['department', 'implementing_body', ...staff, ...overseers],
  'ticket.report': ['consumer', 'department', 'operator', 'implementing_body'],
  'ticket.answer': ['department'],
  'ticket.follow': ['consumer', 'department', 'operator', 'implementing_body'],
  'ticket.decide': ['implementing_body'],
  'ticket.view': ['consumer', 'department', 'operator', 'implementing_body', ...staff, ...overseers],
  'plan.draft': ['implementing_body'],
  'plan.decide': ['implementing_body'],
  'plan.call': ['implementing_body'],
  'plan.apply': ['operator'],
  'plan.choose': ['implementing_body'],
  'plan.object': traders,
  'plan.answer': ['implementing_body'],
  'plan.withdraw': ['implementing_body'],
  'plan.view': ['implementing_body', ...traders, ...staff, ...overseers],
  'plan.view_published': 'public',
  'authorization.grant': ['implementing_body'],
  'authorization.accept': ['operator'],
  'authorization.file': ['implementing_body'],
  'authorization.suspend': ['implementing_body'],
  'authorization.give_notice': ['implementing_body', 'operator'],
  'authorization.end': ['implementing_body'],
  'authorization.hand_over': ['implementing_body'],
  'authorization.change': ['implementing_body'],
  'authorization.accept_change': ['operator'],
  'authorization.assess': ['implementing_body'],
  'authorization.rectify': ['operator'],
  'authorization.view': ['implementing_body', 'department', 'operator', ...staff, ...overseers],
  'scenario.propose': ['operator'],
  'scenario.review': ['department', 'implementing_body'],
  'scenario.withdraw': ['operator'],
  'scenario.offer_agreement': ['operator'],
  'scenario.confirm': ['department', 'implementing_body'],
  'scenario.supply': ['department'],
  'scenario.close': ['operator'],
  'scenario.stop': ['implementing_body'],
  'ceiling.set': ['implementing_body'],
  'revenue.apply': ['operator'],
  'revenue.decide': ['price_authority'],
  'revenue.view': ['operator', 'implementing_body', 'price_authority', ...overseers],
  'registration.apply': ['department', 'operator'],
  'registration.decide': ['registry'],
  'registration.object': traders,
  'registration.view': ['department', 'operator', 'registry', 'implementing_body', ...staff, ...overseers],
  'registration.query': 'public',
  'property.prepare': ['provider', 'operator', 'department'],
  'property.verify': ['first_reviewer'],
  'property.view': ['provider', 'operator', 'department', ...staff, ...overseers],
  'product.create': providers,
  'product.upload': providers,
  'product.describe': providers,
  'product.declare': providers,
  'product.view': [...providers, ...staff, ...overseers],
  'consent.enter': suppliers,
  'consent.withdraw': suppliers,
  'consent.view': [...suppliers, 'consumer', ...staff, ...overseers],
  'listing.draft': providers,
  'listing.submit': providers,
  'listing.withdraw': providers,
  'listing.delist': providers,
  'listing.test_delivery': [...providers, 'first_reviewer', 'second_reviewer'],
  'listing.review_first': ['first_reviewer'],
  'listing.review_second': ['second_reviewer'],
  'listing.view_own': [...providers, ...staff, ...overseers],
  'listing.publish_standing_offer': providers,
  'catalog.search': 'public',
  'catalog.view': 'public',
  'pricing.quote': 'public',
  'pricing.view': 'public',
  'pricing.guide': suppliers,
  'agreement.offer': traders,
  'agreement.counter': ['provider', 'operator', 'consumer'],
  'agreement.sign': traders,
  'agreement.decline': traders,
  'agreement.terminate': traders,
  'agreement.accept_standing': traders,
  'agreement.view': [...traders, ...overseers],
  'order.place': traders,
  'order.view': [...traders, ...overseers],
  'account.view': traders,
  'account.request_top_up': ['consumer'],
  'account.list_top_ups': [...traders, 'treasurer'],
  'account.confirm_top_up': ['treasurer'],
  'settlement.statement': suppliers,
  'settlement.request_payout': suppliers,
  'settlement.list_payouts': [...suppliers, 'treasurer'],
  'settlement.pay_out': ['treasurer'],
  'transfer.request': traders,
  'transfer.download': traders,
  'transfer.view': [...traders, ...overseers],
  'sharing.request': ['department'],
  'sharing.answer': ['department'],
  'sharing.end': ['department'],
  'sharing.supply': ['department'],
  'sharing.view': ['department', 'implementing_body', ...overseers],
  'transfer.destroy': traders,
  'transfer.view_destructions': [...traders, ...overseers],
  'liability.declare': providers,
  'liability.view': [...traders, ...overseers],
  'provenance.view': 'public',
  'provenance.recognise': [...traders, ...overseers],
  'certificate.issue': traders,
  'certificate.view': [...traders, ...staff, ...overseers],
  'certificate.revoke': ['second_reviewer', 'regulator'],
  'filing.submit': traders,
  'filing.view': [...traders, ...staff, ...overseers],
  'filing.decide': ['second_reviewer'],
  'disclosure.publish': ['implementing_body', 'operator'],
  'statistics.view': ['implementing_body', ...staff, ...overseers],
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

/** The actor of what time itself brings about, and nobody asks for. */
export const PLATFORM: Actor = { ...VISITOR, participantId: 'platform' }

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
