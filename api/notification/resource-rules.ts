import type { Party } from './facts.ts'
import type { Audience, Notice } from './notification.ts'
import type { ConflictFacts, ConsentFacts, TicketFacts } from './resource-facts.ts'
import type { Rule } from './rules.ts'

const to = (...parties: Party[]): Audience => ({ participants: parties.map(({ id }) => id) })

const toDepartment =
  (kind: 'ticket.reported' | 'ticket.reopened' | 'ticket.closed'): Rule<TicketFacts> =>
  ({ resource, name, department, reporter }) => [
    { kind, params: { resource, name, party: reporter.name }, to: to(department) },
  ]

const toReporter =
  (kind: 'ticket.answered' | 'ticket.rejected'): Rule<TicketFacts> =>
  ({ resource, name, department, reporter }) => [
    { kind, params: { resource, name, party: department.name }, to: to(reporter) },
  ]

/** Tickets about defects (质量工单): whoever is to act next is told. */
export const TICKET_RULES = {
  'ticket.reported': toDepartment('ticket.reported'),
  'ticket.answered': toReporter('ticket.answered'),
  'ticket.rejected': toReporter('ticket.rejected'),
  'ticket.reopened': toDepartment('ticket.reopened'),
  'ticket.escalated': ({ resource, name, department, bodies }) => [
    { kind: 'ticket.escalated', params: { resource, name, party: department.name }, to: to(...bodies) },
  ],
  'ticket.decided': ({ resource, name, department, reporter }, { body: { act } }) => [
    {
      kind: act === 'uphold' ? 'ticket.upheld' : 'ticket.dismissed',
      params: { resource, name },
      to: to(department, reporter),
    },
  ],
  'ticket.closed': toDepartment('ticket.closed'),
} satisfies Record<string, Rule<TicketFacts>>

/** Conflicts about sources (数源争议): both departments are told, and who decides. */
export const CONFLICT_RULES = {
  'source.disputed': ({ field, holder, claimant, bodies }): Notice[] => [
    { kind: 'source.disputed', params: { field, party: claimant.name, resource: holder.resource }, to: to(holder) },
    { kind: 'source.disputed', params: { field, party: holder.name, resource: claimant.resource }, to: to(claimant) },
    { kind: 'source.to_settle', params: { field, holder: holder.name, claimant: claimant.name }, to: to(...bodies) },
  ],
  'source.settled': ({ field, holder, claimant }, { body: { reason } }): Notice[] =>
    [holder, claimant].map((side) => ({
      kind: 'source.settled', params: { field, resource: side.resource }, to: to(side),
      ...(typeof reason === 'string' ? { reason } : {}),
    })),
} satisfies Record<string, Rule<ConflictFacts>>

const toHolder =
  (kind: 'resource.consent_given' | 'resource.consent_withdrawn'): Rule<ConsentFacts> =>
  ({ resource, name, holder, sharer }, { body: { reason } }) => [
    {
      kind, params: { resource, name, party: sharer.name }, to: to(holder),
      ...(typeof reason === 'string' ? { reason } : {}),
    },
  ]

/** The consent of a sharing department (共享同意): who holds the data is told. */
export const CONSENT_RULES = {
  'resource.consent_given': toHolder('resource.consent_given'),
  'resource.consent_withdrawn': toHolder('resource.consent_withdrawn'),
} satisfies Record<string, Rule<ConsentFacts>>
