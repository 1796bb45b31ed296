import { isFreePurpose } from '#api/authorized-operation/authorized-operation.ts'
import type { Schemas } from '../client/client.ts'
import { ListingGates } from '../gate/gates.tsx'
import { gateTexts } from '../language/gate.ts'
import { useText } from '../language/language.tsx'
import { reviewListingTexts } from '../language/review-listing.ts'
import { sayDay, sayFen } from '../part/say.ts'
import { Read } from '../part/state.tsx'
import { usePartyNames } from './names.ts'
import type { Listing } from './standing.ts'
import { useBehind } from './use-behind.ts'

/** The grant, the scenario and the resources behind public data, and the gates that these have to pass. */
export function Authorisation({ listing, scenarioId }: { listing: Listing; scenarioId: string }) {
  const behind = useBehind(scenarioId)
  const gates = useText(gateTexts)
  return (
    <Read query={behind}>
      {(found) => (
        <>
          <Facts behind={found} />
          <div>
            <h3>{gates.title}</h3>
            <ListingGates id={listing.id} />
          </div>
        </>
      )}
    </Read>
  )
}

type Behind = NonNullable<ReturnType<typeof useBehind>['data']>

function Facts({ behind: { scenario, grant, resources } }: { behind: Behind }) {
  const { source: texts } = useText(reviewListingTexts)
  const partyName = usePartyNames()
  return (
    <dl className="facts">
      <dt>{texts.scenario}</dt>
      <dd>
        {scenario.name} <span className="tag">{texts.purposes[scenario.purposeClass]}</span>
      </dd>
      <dt>{texts.plan}</dt>
      <dd>{scenario.plan}</dd>
      <dt>{texts.department}</dt>
      <dd>{partyName(grant.implementingBodyId)}</dd>
      <dt>{texts.operator}</dt>
      <dd>{partyName(grant.operatorId)}</dd>
      <dt>{texts.grantScope}</dt>
      <dd>{grant.scope}</dd>
      <dt>{texts.term}</dt>
      <dd>
        {sayDay(grant.startsAt)} – {sayDay(grant.endsAt)}
      </dd>
      <dt>{texts.digest}</dt>
      <dd className="review-mono">{grant.agreementDigest}</dd>
      <dt>{texts.ceiling}</dt>
      <dd>
        <Ceiling scenario={scenario} />
      </dd>
      <dt>{texts.resources}</dt>
      <dd className="review-fact-stack">
        {resources.map((resource) => (
          <Resource key={resource.id} resource={resource} />
        ))}
      </dd>
    </dl>
  )
}

function Ceiling({ scenario: { ceiling, purposeClass } }: { scenario: Schemas['Scenario'] }) {
  const { source: texts, price } = useText(reviewListingTexts)
  if (isFreePurpose(purposeClass)) return texts.ceilingFree
  if (ceiling === null) return texts.ceilingNone
  return texts.ceilingText(sayFen(ceiling.fen), price.units[ceiling.unit] ?? ceiling.unit, ceiling.decision)
}

function Resource({ resource: { name, grade, registration, state } }: { resource: Schemas['PublicDataResource'] }) {
  const { source: texts } = useText(reviewListingTexts)
  return (
    <span>
      {name} <span className={`tag ${grade === 'general' ? '' : 'danger'}`}>{texts.grades[grade] ?? grade}</span>
      <span className={state === 'registered' ? 'faint' : 'tag danger'}>
        {' '}
        {registration === null ? texts.unregistered : texts.registered(registration.code, sayDay(registration.validTo))}
      </span>
    </span>
  )
}
