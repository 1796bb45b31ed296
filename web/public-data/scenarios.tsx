import { useState } from 'react'
import { useAct } from '../client/act.ts'
import { useAddress } from '../client/address.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { Filter, Paging } from '../part/list.tsx'
import { Empty, Read } from '../part/state.tsx'
import { newestOf, type Sent } from '../review/newest.ts'
import { Propose } from './propose.tsx'
import { type ScenarioActs, ScenarioCard } from './scenario-card.tsx'
import type { Side } from './side.ts'

type Scenario = Schemas['Scenario']

/** What the department does about a scenario, sent to the server. */
export function useScenarioActs(): ScenarioActs {
  const decide = useAct(({ id, ...body }: Schemas['DecideScenario'] & { id: string }, headers) =>
    client.POST('/api/scenarios/{id}/decision', { params: { path: { id } }, body, headers }),
  )
  const setCeiling = useAct(({ id, ...body }: Schemas['SetCeiling'] & { id: string }, headers) =>
    client.PUT('/api/scenarios/{id}/ceiling', { params: { path: { id } }, body, headers }),
  )
  return { decide, setCeiling }
}

/** Scenarios (应用场景): the department decides on them and sets their ceilings, the operator proposes them. */
export function Scenarios({ side }: { side: Side }) {
  const { scenarios: texts, propose, all, ceiling } = useText(publicDataTexts)
  const {
    values: { grant, propose: proposed, cursor },
    change,
  } = useAddress(['grant', 'propose', 'cursor'])
  const [isProposing, setProposing] = useState(proposed !== undefined)
  const grants = api.useQuery('get', '/api/authorizations', { params: { query: { limit: 100 } } })
  const query = {
    limit: 20,
    ...(grant === undefined ? {} : { authorizationId: grant }),
    ...(cursor === undefined ? {} : { cursor }),
  }
  const found = api.useQuery('get', '/api/scenarios', { params: { query } })
  const proposing = useAct((body: Schemas['ProposeScenario'], headers) =>
    client.POST('/api/scenarios', { body, headers }),
  )
  const acts = useScenarioActs()
  const newest = newestOf<Sent>([proposing, acts.decide, acts.setCeiling])
  const items = grants.data?.items ?? []
  const scopes = Object.fromEntries(items.map(({ id, scope }) => [id, scope]))
  const close = () => {
    setProposing(false)
    change({ propose: undefined })
  }
  return (
    <section className="stack" aria-labelledby="scenarios">
      <div className="row between">
        <h2 id="scenarios">{texts.titles[side]}</h2>
        <span className="row">
          {items.length > 1 && (
            <Filter
              label={texts.filter}
              all={all}
              names={scopes}
              values={items.map(({ id }) => id)}
              value={grant}
              choose={(id) => change({ grant: id })}
            />
          )}
          {side === 'operator' && !isProposing && (
            <button type="button" className="button primary" onClick={() => (proposing.reset(), setProposing(true))}>
              {propose.open}
            </button>
          )}
        </span>
      </div>
      {newest === proposing && proposing.isSuccess && (
        <p className="notice good" role="status">
          {propose.done(proposing.data.name)}
        </p>
      )}
      {newest === acts.decide && acts.decide.isSuccess && (
        <p className="notice good" role="status">
          {acts.decide.variables.approved
            ? texts.approved(acts.decide.data.name)
            : texts.rejected(acts.decide.data.name)}
        </p>
      )}
      {newest === acts.setCeiling && acts.setCeiling.isSuccess && (
        <p className="notice good" role="status">
          {ceiling.done(acts.setCeiling.data.name)}
        </p>
      )}
      {isProposing && <Propose grants={items} first={proposed} act={proposing} done={close} cancel={close} />}
      <Read query={found}>
        {({ items: scenarios, next }) =>
          scenarios.length === 0 && cursor === undefined ? (
            <Empty>{side === 'department' ? texts.emptyDepartment : texts.empty}</Empty>
          ) : (
            <>
              {scenarios.toSorted(waitingFirst).map((scenario) => (
                <ScenarioCard
                  key={scenario.id}
                  scenario={scenario}
                  scope={scopes[scenario.authorizationId]}
                  acts={side === 'department' ? acts : undefined}
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

const waitingFirst = (one: Scenario, other: Scenario): number =>
  Number(other.state === 'proposed') - Number(one.state === 'proposed')
