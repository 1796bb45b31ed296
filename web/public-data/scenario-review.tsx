import { useState } from 'react'
import { isScenarioActOpen, reviewersOf } from '#api/authorized-operation/scenario.ts'
import { useSession } from '../client/session.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { scenarioTexts } from '../language/scenario.ts'
import { sayDay } from '../part/say.ts'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { Reason } from '../review/reason.tsx'
import { Party } from './party.tsx'
import { errorOf, type Scenario, type ScenarioActs } from './scenario-acts.ts'
import { usePersonalCount } from './scenario-data.tsx'

const TAGS: Record<string, string> = { true: 'tag good', false: 'tag danger' }

/** Who reviews a scenario (联合审核), and what each has said. */
export function Opinions({ scenario }: { scenario: Scenario }) {
  const texts = useText(scenarioTexts)
  return (
    <div>
      <h4>{texts.reviews}</h4>
      <ul className="scenario-said">
        {reviewersOf(scenario).map((id) => {
          const said = scenario.reviews.find(({ reviewerId }) => reviewerId === id)
          return (
            <li key={id}>
              <Party id={id} />
              {said === undefined
                ? <span className="tag">{texts.awaited}</span>
                : <span className={TAGS[String(said.approved)]}>{said.approved ? texts.passed : texts.refused}</span>}
              {said !== undefined && <span className="faint">{sayDay(said.at)}</span>}
              {said !== undefined && said.reason !== '' && <span className="soft">{said.reason}</span>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** One's own opinion in the joint review. */
export function Decide({ scenario, act }: { scenario: Scenario; act: ScenarioActs['decide'] }) {
  const { review: texts } = useText(scenarioTexts)
  const { basis, busy } = useText(publicDataTexts)
  const session = useSession()
  const personal = usePersonalCount(scenario)
  const [isRejecting, setRejecting] = useState(false)
  const { id, name, state, reviews } = scenario
  if (!isScenarioActOpen('approve', state)) return null
  if (reviews.some(({ reviewerId }) => reviewerId === session?.participant.id))
    return <p className="notice">{texts.done}</p>
  const error = errorOf(act, id)
  if (isRejecting)
    return (
      <Reason
        title={texts.rejectTitle(name)} label={texts.reject} hint={texts.rejectHint} error={error}
        isBusy={act.isPending} send={(reason) => act.mutate({ id, approved: false, reason })} cancel={() => setRejecting(false)}
      />
    )
  return (
    <div className="scenario-act">
      <p>{texts.lead} <span className="faint">{basis}：{texts.basis}</span></p>
      {personal > 0 && <p><strong>{texts.personal(String(personal))}</strong></p>}
      {error !== null && <Refused error={error} />}
      <div className="row">
        <ActButton
          className="button primary" reason={act.isPending ? busy : undefined}
          onClick={() => act.mutate({ id, approved: true })}
        >
          {texts.approve}<span className="visually-hidden"> {name}</span>
        </ActButton>
        <button type="button" className="button" onClick={() => setRejecting(true)}>{texts.reject}</button>
      </div>
    </div>
  )
}
