import type { Notice } from './notification.ts'
import type { Rule } from './rules.ts'
import type { SharingFacts } from './sharing-facts.ts'

const answered =
  (kind: 'sharing.approved' | 'sharing.refused'): Rule<SharingFacts> =>
  ({ name, requester, owner }, { body: { reason } }) => [
    {
      kind, params: { name, party: owner.name }, to: { participants: [requester.id] },
      ...(typeof reason === 'string' ? { reason } : {}),
    },
  ]

/** Either department steps back: the other is told. */
const steppedBack =
  (kind: 'sharing.withdrawn' | 'sharing.ended'): Rule<SharingFacts> =>
  ({ name, requester, owner }, { body: { by, reason } }): Notice[] => {
    const [party, other] = by === owner.id ? [owner, requester] : [requester, owner]
    return [
      {
        kind, params: { name, party: party.name }, to: { participants: [other.id] },
        ...(typeof reason === 'string' ? { reason } : {}),
      },
    ]
  }

export const SHARING_RULES = {
  'sharing.requested': ({ name, requester, owner }) => [
    { kind: 'sharing.requested', params: { name, party: requester.name }, to: { participants: [owner.id] } },
  ],
  'sharing.approved': answered('sharing.approved'),
  'sharing.refused': answered('sharing.refused'),
  'sharing.withdrawn': steppedBack('sharing.withdrawn'),
  'sharing.ended': steppedBack('sharing.ended'),
} satisfies Record<string, Rule<SharingFacts>>
