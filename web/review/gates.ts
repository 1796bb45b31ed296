import {
  chargeOf,
  gateAuthorized,
  gateOperator,
  gatePrice,
  gateTerm,
  type PublicData,
} from '#api/authorized-operation/gates.ts'
import type { CeilingUnit } from '#api/authorized-operation/authorized-operation.ts'
import type { Schemas } from '../client/client.ts'
import { type Hindrance, type Listing, refusalOf } from './standing.ts'

type Behind = {
  scenario: Schemas['Scenario']
  grant: Schemas['OperatingAuthorization']
  resources: Schemas['PublicDataResource'][]
}

export const GATES = ['authorized', 'operator', 'price', 'term'] as const
export type Gate = { name: (typeof GATES)[number]; refused: Hindrance | undefined }

const dateOf = (text: string | undefined): Date | null => (text === undefined ? null : new Date(text))

/** What the API shows of public data, as the gates look at it. */
export function publicDataOf({ scenario, grant, resources }: Behind): PublicData {
  const { ceiling, state, purposeClass, resourceIds } = scenario
  return {
    authorization: {
      state: grant.state,
      operatorId: grant.operatorId,
      startsAt: new Date(grant.startsAt),
      endsAt: new Date(grant.endsAt),
    },
    scenario: {
      state,
      purposeClass,
      resourceIds,
      ceilingFen: ceiling === null ? null : BigInt(ceiling.fen),
      ceilingUnit: unitOf(ceiling?.unit),
      ceilingFrom: dateOf(ceiling?.validFrom),
      ceilingTo: dateOf(ceiling?.validTo),
    },
    resources: resources.map(({ id, registration }) => ({
      id,
      registrationCode: registration?.code ?? null,
      registrationValidFrom: dateOf(registration?.validFrom),
      registrationValidTo: dateOf(registration?.validTo),
    })),
  }
}

const unitOf = (unit: string | undefined): CeilingUnit | null =>
  unit === 'product' || unit === 'use' || unit === 'row' || unit === 'mebibyte' || unit === 'day' ? unit : null

/** The gates of public data that a listing has to pass, each with the rule that refuses where one does. */
export function gatesOf(listing: Pick<Listing, 'plans' | 'providerId'>, behind: Behind, now: Date): Gate[] {
  const data = publicDataOf(behind)
  return [
    { name: 'authorized', refused: refusalOf(() => gateAuthorized(data, now)) },
    { name: 'operator', refused: refusalOf(() => gateOperator(data, listing.providerId, undefined)) },
    { name: 'price', refused: refusalOf(() => listing.plans.forEach((plan) => gatePrice(data, chargeOf(plan)))) },
    { name: 'term', refused: refusalOf(() => gateTerm(data, undefined)) },
  ]
}
