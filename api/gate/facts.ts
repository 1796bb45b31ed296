import type {
  DataProduct, Listing, OperatingAuthorization, Participant, PersonalConsent, ProductDeclaration, PropertyRegistration,
  PublicDataResource, Scenario,
} from '#api/db/generated/client.ts'
import type { Fen } from '#api/kernel/fen.ts'
import type { PricePlan } from '#api/pricing/plan.ts'

/** The moments of a trade at which gates are asked, in their order: 挂牌、要约、签署、下单、生效、取数、放行. */
export const MOMENTS = ['list', 'offer', 'sign', 'order', 'activate', 'request', 'release'] as const
export type Moment = (typeof MOMENTS)[number]

/** What is about to happen: a product at its prices, for a consumer and a time where they are known. */
export type Deal = {
  /** By what the answer is found again: an agreement's identifier, or a listing's. */
  id: string
  productId: string
  plans: PricePlan[]
  consumerId?: string
  purpose?: string
  rights?: readonly string[]
  endsAt?: Date
  /** The version that is put on the market; without it, those that may be delivered, or else the newest. */
  version?: number
  /** Whether bytes are to leave that hold open what the product masks, as they were prepared on a consent. */
  isUnmasked?: boolean
  /** The signed agreement, where there is one. */
  agreement?: SignedAgreement
}

export type SignedAgreement = {
  state: string
  /** Whether the stored documents still give the digest that both signed and the chain knows. */
  isWhole: boolean
}

/** One person or organisation in a chain of control, by its name. */
export type Chain = { names: string[] }

/** What the rows say about a product's public data. */
export type PublicData = {
  authorization: Pick<OperatingAuthorization, 'state' | 'planId' | 'operatorId' | 'startsAt' | 'endsAt' | 'resourceIds'>
  scenario: Pick<
    Scenario,
    'state' | 'purposeClass' | 'resourceIds' | 'ceilingFen' | 'ceilingUnit' | 'ceilingFrom' | 'ceilingTo' | 'ceilingTrial'
  >
}

/** What is held and earned of the most that an operator may earn in the present period; none without a period. */
export type Revenue = { maximumFen: Fen; realisedFen: Fen; heldFen: Fen }

/** What was found in a product's file: personal values in columns that are not masked. */
export type Detected = { hasPersonal: boolean; sensitive: boolean; minors: boolean; columns: string[] }

/** Everything that the gates look at, of one deal at one instant. They read nothing else. */
export type Facts = {
  deal: Deal
  now: Date
  moment: Moment
  product: Pick<DataProduct, 'id' | 'sourceMode' | 'sourceNote' | 'scenarioId' | 'providerId' | 'resourceId'>
  declaration: ProductDeclaration | null
  detected: Detected
  listing: Pick<Listing, 'useCases' | 'forbiddenUses'> | null
  provider: Party
  consumer: Party | null
  /** Public data behind an authorised product; null where its scenario is not there. */
  publicData: PublicData | null
  /** The resources behind the product, of authorisation, opening or sharing. */
  resources: PublicDataResource[]
  /** Resources whose own file is this product's, byte for byte. */
  sameFile: Pick<PublicDataResource, 'id' | 'name' | 'openClass'>[]
  /** Whether the product's file was delivered to its provider under an agreement that grants use alone. */
  isResold: boolean
  consents: Pick<PersonalConsent, 'recipientId' | 'validTo' | 'withdrawnAt'>[]
  property: Pick<PropertyRegistration, 'state' | 'objected' | 'validTo' | 'holderId'>[]
  /** How the operator is tied to the consumer, and each party to the platform's own people. */
  affiliation: Chain | undefined
  insiders: { provider: Chain | undefined; consumer: Chain | undefined }
  revenue: Revenue | undefined
}

export type Party = Pick<
  Participant,
  'id' | 'name' | 'uscc' | 'roles' | 'state' | 'dsmmLevel' | 'dsmmTo' | 'establishedIn' | 'verifiedTo'
>

/** Whether a product is made of public data that a department had operated by authorisation. */
export const isAuthorised = ({ product }: Pick<Facts, 'product'>): boolean =>
  product.sourceMode === 'authorised' || product.scenarioId !== null

/** Whether a moment is at or past another in the course of a trade. */
export const isFrom = (moment: Moment, first: Moment): boolean => MOMENTS.indexOf(moment) >= MOMENTS.indexOf(first)
