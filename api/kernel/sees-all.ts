import { type Actor, type Role, STAFF_DUTIES } from './permit.ts'

const OBSERVERS: readonly Role[] = [...STAFF_DUTIES, 'regulator', 'auditor']

/** Whether the actor oversees the trade: the regulator and the auditor. */
export const oversees = ({ roles }: Actor): boolean => roles.includes('regulator') || roles.includes('auditor')

/** Whether the actor looks at everybody's things: the platform's staff, the regulator and the auditor. */
export const seesAll = ({ roles }: Actor): boolean => OBSERVERS.some((role) => roles.includes(role))
