import { describe, expect, it } from 'vitest'
import { TOP_UP_STATES } from '#api/account/top-up.ts'
import { AGREEMENT_STATES } from '#api/agreement/agreement.ts'
import { CHANGE_STATES } from '#api/authorized-operation/change.ts'
import { CERTIFICATE_STATES, FILING_STATES, STANDINGS } from '#api/certificate/certificate.ts'
import { LISTING_STATES } from '#api/listing/listing.ts'
import { PARTICIPANT_STATES } from '#api/participant/participant.ts'
import { RESOURCE_STATES } from '#api/resource/resource.ts'
import { TICKET_STATES } from '#api/resource/ticket.ts'
import { REVENUE_STATES } from '#api/revenue/revenue.ts'
import { PAYOUT_STATES } from '#api/settlement/payout.ts'
import { agreementTexts } from '#web/language/agreement.ts'
import { certificateTexts } from '#web/language/certificate.ts'
import { implementTexts } from '#web/language/implement.ts'
import { organisationTexts } from '#web/language/organisation.ts'
import { pricesTexts } from '#web/language/prices.ts'
import { providerTexts } from '#web/language/provider.ts'
import { resourceTexts } from '#web/language/resource.ts'
import { reviewTexts } from '#web/language/review.ts'
import { treasuryTexts } from '#web/language/treasury.ts'

type Names = Record<string, string>

const WORDS = (language: 'zh' | 'en'): [string, readonly string[], Names][] => [
  ['an agreement', AGREEMENT_STATES, agreementTexts[language].states],
  ['a certificate', CERTIFICATE_STATES, certificateTexts[language].states],
  ['what is certified', STANDINGS, certificateTexts[language].standings],
  ['a filing', FILING_STATES, certificateTexts[language].filingStates],
  ['a change of a grant', CHANGE_STATES, implementTexts[language].changes.states],
  ['an organisation', PARTICIPANT_STATES, organisationTexts[language].states],
  ['an application to join', PARTICIPANT_STATES, reviewTexts[language].applications.states],
  ['a revenue period', REVENUE_STATES, pricesTexts[language].states],
  ['a provider’s listing', LISTING_STATES, providerTexts[language].states],
  ['a listing under review', LISTING_STATES, reviewTexts[language].listings.states],
  ['a resource', RESOURCE_STATES, resourceTexts[language].states],
  ['a defect', TICKET_STATES, resourceTexts[language].ticketStates],
  ['a top-up', TOP_UP_STATES, treasuryTexts[language].topUpStates],
  ['a payout', PAYOUT_STATES, treasuryTexts[language].payoutStates],
]

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  it.each(WORDS(language))('every state of %s has its word', (_, states, names) => {
    expect(states.filter((state) => (names[state] ?? '') === '')).toEqual([])
  })
})
