import type { Tx } from '#api/db/client.ts'
import { deadlineFacts } from './deadline-facts.ts'
import * as facts from './facts.ts'
import type { Happening, Notice } from './notification.ts'
import { DEADLINE_RULES } from './deadline-rules.ts'
import { operationFacts, planFacts } from './operation-facts.ts'
import { OPERATION_RULES, PLAN_RULES } from './operation-rules.ts'
import { propertyFacts, registrationFacts } from './registration-facts.ts'
import { PROPERTY_RULES, REGISTRATION_RULES } from './registration-rules.ts'
import { revenueFacts } from './revenue-facts.ts'
import { REVENUE_RULES } from './revenue-rules.ts'
import { conflictFacts, consentFacts, ticketFacts } from './resource-facts.ts'
import { CONFLICT_RULES, CONSENT_RULES, TICKET_RULES } from './resource-rules.ts'
import * as rules from './rules.ts'
import { relationFacts, scenarioFacts } from './scenario-facts.ts'
import { RELATION_RULES, SCENARIO_RULES } from './scenario-rules.ts'
import { sharingFacts } from './sharing-facts.ts'
import { SHARING_RULES } from './sharing-rules.ts'

type Telling = (tx: Tx, happening: Happening) => Promise<Notice[]>

/** Rules with what finds their facts; a happening whose subject is gone concerns nobody. */
const family = <F>(
  table: Record<string, rules.Rule<F>>,
  find: (tx: Tx, happening: Happening) => Promise<F | undefined>,
): [string, Telling][] =>
  Object.entries(table).map(([kind, rule]) => [
    kind,
    async (tx, happening) => {
      const found = await find(tx, happening)
      return found === undefined ? [] : rule(found, happening)
    },
  ])

const TELLINGS = new Map<string, Telling>([
  ...family(rules.AGREEMENT_RULES, facts.agreementFacts),
  ...family(rules.ORDER_RULES, facts.orderFacts),
  ...family(rules.LISTING_RULES, facts.listingFacts),
  ...family(rules.PRODUCT_RULES, facts.productFacts),
  ...family(PLAN_RULES, planFacts),
  ...family(OPERATION_RULES, operationFacts),
  ...family(rules.CEILING_RULES, facts.scenarioFacts),
  ...family(SCENARIO_RULES, scenarioFacts),
  ...family(RELATION_RULES, relationFacts),
  ...family(SHARING_RULES, sharingFacts),
  ...family(TICKET_RULES, ticketFacts),
  ...family(CONFLICT_RULES, conflictFacts),
  ...family(CONSENT_RULES, consentFacts),
  ...family(rules.PARTY_RULES, facts.partyFacts),
  ...family(rules.TOP_UP_RULES, facts.topUpFacts),
  ...family(rules.PAYOUT_RULES, facts.payoutFacts),
  ...family(rules.MEASURE_RULES, facts.measureFacts),
  ...family(rules.LEDGER_RULES, async () => ({})),
  ...family(DEADLINE_RULES, deadlineFacts),
  ...family(REVENUE_RULES, revenueFacts),
  ...family(REGISTRATION_RULES, registrationFacts),
  ...family(PROPERTY_RULES, propertyFacts),
])

/** Every kind of happening that somebody is told of. */
export const TOLD_KINDS: readonly string[] = [...TELLINGS.keys()]

/** Events that nobody is told of. */
export const SILENT_KINDS: readonly string[] = [
  // What the organisation itself has just done, and nobody else waits for.
  'resource.published', 'resource.changed', 'resource.withdrawn', 'resource.imported', 'resource.measured',
  'resource.registered', 'product.created', 'listing.delisted', 'listing.standing_offer',
  'order.placed', 'sharing.supplied', 'person.added', 'person.disabled', 'person.erased',
  'registration.drafted', 'registration.deposited', 'registration.withdrawn', 'property.prepared', 'property.submitted',
  // Steps on the way of a plan and of a change, on documents that their own body gives.
  'plan.drafted', 'plan.decided', 'plan.approved', 'plan.filed', 'authorization.change_proposed',
  'authorization.change_decided', 'authorization.change_abandoned',
  // Told by what follows it: the review by the publicity, or by the end.
  'registration.reviewed',
  // Told by another happening: the application while it waits, the second review by its outcome.
  'participant.applied', 'listing.second_reviewed',
  // Whoever was rejected has no access to be told by.
  'participant.rejected',
  // One party's step of several: the last one's is told.
  'scenario.reviewed', 'scenario.confirmed', 'scenario.resource_supplied', 'relation.ended',
  // Single transfers and their money are the requester's own answers.
  'settlement.captured', 'settlement.refunded', 'transfer.released', 'transfer.withheld',
  // What a provider says of its own product, and what stands at the recipient's own list.
  'product.declared', 'consent.entered', 'consent.withdrawn', 'listing.delivery_tested',
  // The platform's own look at an organisation, and what whoever asks for it has at once.
  'participant.verified', 'certificate.issued', 'certificate.printed', 'certificate.revoked', 'filing.submitted',
  'filing.filed', 'filing.rejected', 'disclosure.published',
  // What a body says of its own data, and a proof that the regulator's list takes up.
  'liability.declared', 'transfer.destroyed',
]

/** Who is told what of a happening. */
export const noticesOf: Telling = async (tx, happening) => (await TELLINGS.get(happening.kind)?.(tx, happening)) ?? []
