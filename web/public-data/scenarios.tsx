import { useState } from 'react'
import { reviewersOf } from '#api/authorized-operation/scenario.ts'
import { useAddress } from '../client/address.ts'
import { api } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { scenarioTexts } from '../language/scenario.ts'
import { Filter, Paging } from '../part/list.tsx'
import { Empty, Read } from '../part/state.tsx'
import { newestOf, type Sent } from '../review/newest.ts'
import { Propose } from './propose.tsx'
import { type Scenario, type ScenarioActs, type ScenarioSide, useScenarioActs } from './scenario-acts.ts'
import { ScenarioCard } from './scenario-card.tsx'

/** Scenarios (应用场景): the operator proposes them; the implementing body and the departments review and supply. */
export function Scenarios({ side }: { side: ScenarioSide }) {
  const { titles } = useText(scenarioTexts)
  const { scenarios: texts, propose, all } = useText(publicDataTexts)
  const session = useSession()
  const { values: { grant, propose: proposed, cursor }, change } = useAddress(['grant', 'propose', 'cursor'])
  const [isProposing, setProposing] = useState(proposed !== undefined)
  const grants = api.useQuery('get', '/api/authorizations', { params: { query: { limit: 100 } } })
  const query = {
    limit: 20, ...(grant === undefined ? {} : { authorizationId: grant }), ...(cursor === undefined ? {} : { cursor }),
  }
  const found = api.useQuery('get', '/api/scenarios', { params: { query } })
  const acts = useScenarioActs()
  const items = grants.data?.items ?? []
  const scopes = Object.fromEntries(items.map(({ id, scope }) => [id, scope]))
  const close = () => (setProposing(false), change({ propose: undefined }))
  const own = session?.participant.id ?? ''
  return (
    <section className="stack" aria-labelledby="scenarios">
      <div className="row between">
        <h2 id="scenarios">{titles[side]}</h2>
        <span className="row">
          {items.length > 1 && (
            <Filter
              label={texts.filter} all={all} names={scopes} values={items.map(({ id }) => id)} value={grant}
              choose={(id) => change({ grant: id })}
            />
          )}
          {side === 'operator' && !isProposing && (
            <button type="button" className="button primary" onClick={() => (acts.propose.reset(), setProposing(true))}>
              {propose.open}
            </button>
          )}
        </span>
      </div>
      <Told acts={acts} />
      {isProposing && <Propose grants={items} first={proposed} act={acts.propose} done={close} cancel={close} />}
      <Read query={found}>
        {({ items: scenarios, next }) =>
          scenarios.length === 0 && cursor === undefined ? (
            <Empty>{side === 'operator' ? texts.empty : texts.emptyDepartment}</Empty>
          ) : (
            <>
              {scenarios.toSorted(waitingFirst(own)).map((scenario) => (
                <ScenarioCard
                  key={scenario.id} scenario={scenario} scope={scopes[scenario.authorizationId]} side={side} acts={acts}
                />
              ))}
              <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
            </>
          )
        }
      </Read>
    </section>
  )
}

/** What was done last, in a sentence. */
function Told({ acts }: { acts: ScenarioActs }) {
  const texts = useText(scenarioTexts)
  const { propose, ceiling } = useText(publicDataTexts)
  const newest = newestOf<Sent>(Object.values(acts))
  const told = [
    { act: acts.propose, said: propose.done },
    { act: acts.decide, said: acts.decide.variables?.approved ? texts.review.approved : texts.review.rejected },
    { act: acts.withdraw, said: texts.withdraw.done },
    { act: acts.offer, said: texts.offer.done },
    { act: acts.confirm, said: texts.confirm.done },
    { act: acts.supply, said: texts.record.done },
    { act: acts.close, said: texts.close.done },
    { act: acts.stop, said: texts.stop.done },
    { act: acts.setCeiling, said: ceiling.done },
  ].find(({ act }) => act === newest)
  if (told?.act.data === undefined) return null
  return <p className="notice good" role="status">{told.said(told.act.data.name)}</p>
}

/** Whether a participant is to act on a scenario: to review it, to confirm, to supply, or to offer the agreement. */
function waitsFor(own: string, scenario: Scenario): boolean {
  const { state, reviews, confirmedBy, agreementDigest, operatorId, clocks } = scenario
  const isReviewer = reviewersOf(scenario).includes(own)
  if (state === 'proposed') return isReviewer && !reviews.some(({ reviewerId }) => reviewerId === own)
  if (state === 'approved' && agreementDigest === null) return operatorId === own
  if (state === 'approved') return isReviewer && !confirmedBy.includes(own)
  return state === 'agreed' && clocks.some((clock) => clock.responsibleId === own && clock.state === 'running')
}

const waitingFirst = (own: string) => (one: Scenario, other: Scenario): number =>
  Number(waitsFor(own, other)) - Number(waitsFor(own, one))
