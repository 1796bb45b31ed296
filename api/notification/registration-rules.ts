import type { Happening, Notice } from './notification.ts'
import type { PropertyFacts, RegistrationFacts } from './registration-facts.ts'
import type { Rule } from './rules.ts'

const reasonOf = ({ body: { reason } }: Happening): { reason?: string } =>
  typeof reason === 'string' ? { reason } : {}

type ToRegistrant =
  | 'registration.accepted' | 'registration.returned' | 'registration.not_accepted' | 'registration.not_passed'
  | 'registration.published' | 'registration.terminated' | 'registration.coded' | 'registration.cancelled'
  | 'registration.revoked' | 'registration.verified' | 'registration.refused'

const toRegistrant =
  (kind: ToRegistrant): Rule<RegistrationFacts> =>
  ({ id, name, registrantId }, happening): Notice[] =>
    [{ kind, params: { registration: id, name }, to: { participants: [registrantId] }, ...reasonOf(happening) }]

type ToRegistry = 'registration.submitted' | 'registration.supplemented' | 'registration.imported'

const toRegistry =
  (kind: ToRegistry): Rule<RegistrationFacts> =>
  ({ id, name, registrant, registryId }): Notice[] => {
    if (registryId === null) return []
    return [{ kind, params: { registration: id, name, registrant }, to: { participants: [registryId] } }]
  }

const objected = (name: string, desk: string, id: string): Notice =>
  ({ kind: 'registration.objected', params: { name, desk }, to: { participants: [id] } })

export const REGISTRATION_RULES = {
  'registration.submitted': toRegistry('registration.submitted'),
  'registration.supplemented': toRegistry('registration.supplemented'),
  'registration.imported': toRegistry('registration.imported'),
  'registration.accepted': toRegistrant('registration.accepted'),
  'registration.returned': toRegistrant('registration.returned'),
  'registration.not_accepted': toRegistrant('registration.not_accepted'),
  'registration.not_passed': toRegistrant('registration.not_passed'),
  'registration.published': toRegistrant('registration.published'),
  'registration.terminated': toRegistrant('registration.terminated'),
  'registration.coded': toRegistrant('registration.coded'),
  'registration.cancelled': toRegistrant('registration.cancelled'),
  'registration.revoked': toRegistrant('registration.revoked'),
  'registration.verified': toRegistrant('registration.verified'),
  'registration.refused': toRegistrant('registration.refused'),
  'registration.objected': ({ id, name, registrantId, registryId }): Notice[] => [
    objected(name, `registrations/${id}`, registrantId),
    ...(registryId === null ? [] : [objected(name, `registry/${id}`, registryId)]),
  ],
  'registration.objection_answered': ({ name, objectorId }): Notice[] => {
    if (objectorId === null) return []
    return [{ kind: 'registration.answered', params: { name }, to: { participants: [objectorId] } }]
  },
} satisfies Record<string, Rule<RegistrationFacts>>

type ToHolder = 'property.verified' | 'property.refused' | 'property.revoked' | 'property.marked'

const toHolder =
  (kind: ToHolder): Rule<PropertyFacts> =>
  ({ id, product, holderId }, happening): Notice[] =>
    [{ kind, params: { registration: id, product }, to: { participants: [holderId] }, ...reasonOf(happening) }]

export const PROPERTY_RULES = {
  'property.imported': ({ product, holder }): Notice[] =>
    [{ kind: 'property.imported', params: { product, holder }, to: { duty: 'first_reviewer' } }],
  'property.verified': toHolder('property.verified'),
  'property.refused': toHolder('property.refused'),
  'property.revoked': toHolder('property.revoked'),
  'property.marked': toHolder('property.marked'),
} satisfies Record<string, Rule<PropertyFacts>>
