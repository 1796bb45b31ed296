import { beijingDay } from '#api/kernel/time.ts'
import type { Role } from '#api/kernel/permit.ts'
import type { AgreementFacts, GrantFacts, ListingFacts, MeasureFacts, Party, PartyFacts } from './facts.ts'
import type { Audience, Happening, Notice } from './notification.ts'

/** Who is told what, given a happening and the facts about it: pure. */
export type Rule<F> = (facts: F, happening: Happening) => Notice[]

type Rules<F> = Record<string, Rule<F>>

const to = (...parties: Party[]): Audience => ({ participants: parties.map(({ id }) => id) })
const duty = (role: Role): Audience => ({ duty: role })
const OVERSEERS: Audience = { overseers: true }

const textOf = ({ body }: Happening, name: string): string => {
  const value = body[name]
  return typeof value === 'string' ? value : ''
}

const reasonOf = (happening: Happening): { reason?: string } => {
  const reason = textOf(happening, 'reason')
  return reason === '' ? {} : { reason }
}

type Side = 'my' | 'provide'

/** What one side of an agreement is told about it: the page is the one that its desk has. */
const about = ({ id, title }: Pick<AgreementFacts, 'id' | 'title'>, side: Side) => ({ side, agreement: id, title })

/** The party that did it, by its name; the other one, who is told, and its side. */
function sides({ provider, consumer }: AgreementFacts, happening: Happening) {
  return textOf(happening, 'by') === provider.id
    ? { party: provider.name, other: consumer, side: 'my' as const }
    : { party: consumer.name, other: provider, side: 'provide' as const }
}

type OneSided = 'agreement.offered' | 'agreement.countered' | 'agreement.declined' | 'agreement.terminated'

/** One party did something: the other is told. */
const toOther =
  (kind: OneSided): Rule<AgreementFacts> =>
  (agreement, happening) => {
    const { party, other, side } = sides(agreement, happening)
    return [{ kind, params: { ...about(agreement, side), party }, to: to(other), ...reasonOf(happening) }]
  }

type Plain =
  | 'agreement.activated' | 'agreement.refused' | 'agreement.expired' | 'agreement.quota_80' | 'agreement.quota_100'

const toConsumer = (kind: Plain, agreement: AgreementFacts): Notice =>
  ({ kind, params: about(agreement, 'my'), to: to(agreement.consumer) })

const toBoth = (kind: Plain, agreement: AgreementFacts): [Notice, Notice] => [
  { kind, params: about(agreement, 'provide'), to: to(agreement.provider) },
  toConsumer(kind, agreement),
]

const signed: Rule<AgreementFacts> = (agreement, happening) => {
  const { party, other, side } = sides(agreement, happening)
  const byTurn = agreement.signatures > 1 ? 'agreement.signed_second' : 'agreement.signed_first'
  const kind = happening.body.standing === true ? 'agreement.standing_accepted' : byTurn
  return [{ kind, params: { ...about(agreement, side), party }, to: to(other) }]
}

export const AGREEMENT_RULES = {
  'agreement.offered': toOther('agreement.offered'),
  'agreement.countered': toOther('agreement.countered'),
  'agreement.declined': toOther('agreement.declined'),
  'agreement.terminated': toOther('agreement.terminated'),
  'agreement.signed': signed,
  'agreement.activated': (agreement) => toBoth('agreement.activated', agreement),
  'agreement.ending': (agreement) => [
    {
      kind: 'agreement.ending',
      params: { ...about(agreement, 'my'), day: beijingDay(agreement.endsAt) },
      to: to(agreement.consumer),
    },
  ],
  'agreement.quota_80': (agreement) => [toConsumer('agreement.quota_80', agreement)],
  'agreement.quota_100': (agreement) => [toConsumer('agreement.quota_100', agreement)],
  'agreement.delivered': (agreement, { key }) => [
    {
      kind: 'agreement.delivered',
      params: { ...about(agreement, 'provide'), party: agreement.consumer.name, count: key.split(':').at(-1) ?? '' },
      to: to(agreement.provider),
    },
  ],
} satisfies Rules<AgreementFacts>

export const ORDER_RULES = {
  'order.closed': (agreement, happening) => {
    if (textOf(happening, 'state') === 'cancelled')
      return toBoth('agreement.refused', agreement).map((notice) => ({ ...notice, ...reasonOf(happening) }))
    return agreement.state === 'expired' ? toBoth('agreement.expired', agreement) : []
  },
} satisfies Rules<AgreementFacts>

const newVersion = (
  kind: 'version.compatible' | 'version.breaking',
  { title, version, users }: ListingFacts,
): Notice[] =>
  users.map(({ consumerId, agreementId }) => ({
    kind,
    params: { ...about({ id: agreementId, title }, 'my'), version: String(version) },
    to: { participants: [consumerId] },
  }))

type Waits = 'listing.waits_first' | 'listing.waits_second'

const waits = (kind: Waits, { id, title, provider }: ListingFacts, by: Role): Notice =>
  ({ kind, params: { listing: id, title, provider: provider.name }, to: duty(by) })

export const LISTING_RULES = {
  'listing.submitted': (listing) => [waits('listing.waits_first', listing, 'first_reviewer')],
  'listing.first_reviewed': (listing, { body }) =>
    body.approved === true ? [waits('listing.waits_second', listing, 'second_reviewer')] : [],
  'listing.rejected': ({ id, title, provider }, happening) => [
    {
      kind: 'listing.rejected',
      params: { listing: id, title, stage: textOf(happening, 'stage') },
      to: to(provider),
      ...reasonOf(happening),
    },
  ],
  'listing.held': ({ id, title, provider, users }, happening) => [
    { kind: 'listing.held', params: { listing: id, title }, to: to(provider), ...reasonOf(happening) },
    ...users.map(({ consumerId, agreementId }): Notice => ({
      kind: 'supply.held',
      params: about({ id: agreementId, title }, 'my'),
      to: { participants: [consumerId] },
      ...reasonOf(happening),
    })),
  ],
  'listing.resumed': ({ id, title, provider }) => [
    { kind: 'listing.resumed', params: { listing: id, title }, to: to(provider) },
  ],
  'listing.listed': (listing) => {
    const { id, title, provider, change } = listing
    const own: Notice = { kind: 'listing.listed', params: { listing: id, title }, to: to(provider) }
    return change === 'other_columns' ? [own, ...newVersion('version.breaking', listing)] : [own]
  },
} satisfies Rules<ListingFacts>

/** A new version can be taken at once when its columns are those of the listed one; another waits for its listing. */
export const PRODUCT_RULES = {
  'product.versioned': (listing) =>
    listing.change === 'same_columns' ? newVersion('version.compatible', listing) : [],
} satisfies Rules<ListingFacts>

export const CEILING_RULES = {
  'ceiling.set': ({ name, operator }) => [{ kind: 'ceiling.set', params: { name }, to: to(operator) }],
} satisfies Rules<GrantFacts>

type Own =
  | 'participant.admitted' | 'key.registered' | 'top_up.confirmed' | 'top_up.rejected'
  | 'payout.paid' | 'payout.returned'

const own =
  (kind: Own): Rule<PartyFacts> =>
  (party) => [{ kind, params: {}, to: to(party) }]

export const PARTY_RULES = {
  'participant.admitted': own('participant.admitted'),
  'party.key_registered': own('key.registered'),
  'participant.waiting': ({ name }) => [{ kind: 'participant.waiting', params: { name }, to: duty('admission') }],
} satisfies Rules<PartyFacts>

export const TOP_UP_RULES = {
  'top_up.waiting': ({ name }) => [{ kind: 'top_up.waiting', params: { party: name }, to: duty('treasurer') }],
  'top_up.confirmed': own('top_up.confirmed'),
  'top_up.rejected': own('top_up.rejected'),
} satisfies Rules<PartyFacts>

export const PAYOUT_RULES = {
  'payout.waiting': ({ name }) => [{ kind: 'payout.waiting', params: { party: name }, to: duty('treasurer') }],
  'payout.paid': own('payout.paid'),
  'payout.returned': own('payout.returned'),
} satisfies Rules<PartyFacts>

type Act = 'suspended' | 'resumed'

/** Those who oversee know of every measure, the one who took it without being told; those concerned have its reason. */
const measure =
  (act: Act, concerned: (facts: MeasureFacts) => Notice[]): Rule<MeasureFacts> =>
  (facts) => [
    {
      kind: `measure.${act}`,
      params: { name: facts.name },
      to: { overseers: true, except: facts.personId },
      reason: facts.reason,
    },
    ...concerned(facts),
  ]

const partyMeasure = (act: Act) =>
  measure(act, ({ parties, reason }) => [{ kind: `party.${act}`, params: {}, to: { participants: parties }, reason }])

/** Consumers are told that they can't take the data, not what its provider is blamed for. */
const productMeasure = (act: Act) =>
  measure(act, ({ name, parties, users, reason }) => [
    { kind: `product.${act}`, params: { name }, to: { participants: parties }, reason },
    ...users.map(({ consumerId, agreementId }): Notice => ({
      kind: `supply.${act}`,
      params: about({ id: agreementId, title: name }, 'my'),
      to: { participants: [consumerId] },
    })),
  ])

const agreementMeasure = (act: Act) =>
  measure(act, ({ subject, name, parties, reason }) =>
    parties.map((party, i): Notice => ({
      kind: `agreement.${act}`,
      params: about({ id: subject, title: name }, i === 0 ? 'provide' : 'my'),
      to: { participants: [party] },
      reason,
    })))

const ledgerMeasure = (act: Act) =>
  measure(act, ({ reason }) => [{ kind: `ledger.${act}`, params: {}, to: { everyone: true }, reason }])

export const MEASURE_RULES = {
  'party.suspended': partyMeasure('suspended'),
  'party.resumed': partyMeasure('resumed'),
  'product.suspended': productMeasure('suspended'),
  'product.resumed': productMeasure('resumed'),
  'agreement.suspended': agreementMeasure('suspended'),
  'agreement.resumed': agreementMeasure('resumed'),
  'ledger.suspended': ledgerMeasure('suspended'),
  'ledger.resumed': ledgerMeasure('resumed'),
} satisfies Rules<MeasureFacts>

const overseers = (kind: 'chain.behind' | 'witness.behind' | 'ledger.halted'): Rule<object> => () => [
  { kind, params: {}, to: OVERSEERS },
]

export const LEDGER_RULES = {
  'chain.behind': overseers('chain.behind'),
  'witness.behind': overseers('witness.behind'),
  'ledger.halted': overseers('ledger.halted'),
} satisfies Rules<object>
