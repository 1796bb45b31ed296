import type { PersonalConsent } from '#api/db/generated/client.ts'
import { AppError } from '#api/kernel/errors.ts'

/** States of a separate consent (单独同意); they follow from its end and its withdrawal. */
export const CONSENT_STATES = ['valid', 'expired', 'withdrawn'] as const
export type ConsentState = (typeof CONSENT_STATES)[number]

/** Every act on a consent: the states it may start from. Instead of what is over, a new one is entered. */
export const CONSENT_ACTS = {
  withdraw: { from: ['valid'], to: 'withdrawn' }, // 撤回
} as const satisfies Record<string, { from: readonly ConsentState[]; to: ConsentState }>

/** How a consent stands at an instant. */
export function consentState(
  { validTo, withdrawnAt }: Pick<PersonalConsent, 'validTo' | 'withdrawnAt'>,
  now: Date,
): ConsentState {
  if (withdrawnAt !== null) return 'withdrawn'
  return validTo > now ? 'valid' : 'expired'
}

/** @throws refused `consent.act_not_allowed` when the act does not start from the consent's state */
export function checkConsentAct(act: keyof typeof CONSENT_ACTS, consent: PersonalConsent, now: Date): void {
  const state = consentState(consent, now)
  const { from }: { from: readonly ConsentState[] } = CONSENT_ACTS[act]
  if (from.includes(state)) return
  throw new AppError('refused', 'consent.act_not_allowed', '该同意已经撤回或到期', { state, act })
}
