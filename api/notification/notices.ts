import type { Tx } from '#api/db/client.ts'
import * as facts from './facts.ts'
import type { Happening, Notice } from './notification.ts'
import * as rules from './rules.ts'

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
  ...family(rules.AUTHORIZATION_RULES, facts.authorizationFacts),
  ...family(rules.SCENARIO_RULES, facts.scenarioFacts),
  ...family(rules.PARTY_RULES, facts.partyFacts),
  ...family(rules.TOP_UP_RULES, facts.topUpFacts),
  ...family(rules.PAYOUT_RULES, facts.payoutFacts),
  ...family(rules.MEASURE_RULES, facts.measureFacts),
  ...family(rules.LEDGER_RULES, async () => ({})),
])

/** Every kind of happening that somebody is told of. */
export const TOLD_KINDS: readonly string[] = [...TELLINGS.keys()]

/** Events that nobody is told of. */
export const SILENT_KINDS: readonly string[] = [
  // What the organisation itself has just done, and nobody else waits for.
  'resource.published', 'resource.registered', 'product.created', 'listing.delisted', 'listing.standing_offer',
  'order.placed', 'person.added', 'person.disabled',
  // Told by another happening: the application while it waits, the second review by its outcome.
  'participant.applied', 'listing.second_reviewed',
  // Whoever was rejected has no access to be told by.
  'participant.rejected',
  // Single transfers and their money are the requester's own answers.
  'settlement.captured', 'settlement.refunded', 'transfer.released', 'transfer.withheld',
]

/** Who is told what of a happening. */
export const noticesOf: Telling = async (tx, happening) => (await TELLINGS.get(happening.kind)?.(tx, happening)) ?? []
