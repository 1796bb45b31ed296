import type { Notice } from './notification.ts'
import type { RevenueFacts } from './revenue-facts.ts'
import type { Rule } from './rules.ts'

/** An operator looks at its periods at its own desk, those who decide and look on at the price authority's. */
const parties = ({ operatorId, implementingBodyId }: RevenueFacts) => [
  { desk: 'operate/revenue', to: { participants: [operatorId] } },
  { desk: 'price-office', to: { participants: [implementingBodyId] } },
]

const everybody = (facts: RevenueFacts) => [
  ...parties(facts),
  { desk: 'price-office', to: { participants: facts.authorities } },
]

const decided =
  (kind: 'revenue.approved' | 'revenue.rejected'): Rule<RevenueFacts> =>
  (facts, { body: { reason } }) =>
    parties(facts).map(({ desk, to }): Notice => ({
      kind, params: { name: facts.name, desk }, to, ...(typeof reason === 'string' ? { reason } : {}),
    }))

const told =
  (kind: 'revenue.closed' | 'revenue.carried'): Rule<RevenueFacts> =>
  (facts) => everybody(facts).map(({ desk, to }): Notice => ({ kind, params: { name: facts.name, desk }, to }))

export const REVENUE_RULES = {
  'revenue.applied': ({ name, operator, implementingBodyId, authorities }) => [
    { kind: 'revenue.applied', params: { name, operator }, to: { participants: [...authorities, implementingBodyId] } },
  ],
  'revenue.approved': decided('revenue.approved'),
  'revenue.rejected': decided('revenue.rejected'),
  'revenue.warned': (facts, { body: { percent } }) =>
    everybody(facts).map(({ desk, to }): Notice => ({
      kind: percent === 100 ? 'revenue.reached' : 'revenue.warned', params: { name: facts.name, desk }, to,
    })),
  'revenue.closed': told('revenue.closed'),
  'revenue.carried': told('revenue.carried'),
} satisfies Record<string, Rule<RevenueFacts>>
