import { useState } from 'react'
import { isScenarioActOpen, partiesOf } from '#api/authorized-operation/scenario.ts'
import { useSession } from '../client/session.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { scenarioTexts } from '../language/scenario.ts'
import { ActForm } from '../part/act-form.tsx'
import { sayDay } from '../part/say.ts'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { isDigest } from '../part/digest.ts'
import { Party } from './party.tsx'
import { errorOf, type Scenario, type ScenarioActs } from './scenario-acts.ts'
import { DigestField } from '../part/digest-field.tsx'

/** The three-party agreement (三方协议) of a scenario: its digest, and who has confirmed it. */
export function Agreement({ scenario }: { scenario: Scenario }) {
  const texts = useText(scenarioTexts)
  const { agreementDigest, confirmedBy, agreedAt } = scenario
  return (
    <div>
      <h4>{texts.agreement}</h4>
      {agreementDigest === null ? <p className="soft">{texts.noAgreement}</p> : (
        <>
          <p className="public-mono"><span className="visually-hidden">{texts.digest} </span>{agreementDigest}</p>
          <ul className="scenario-said">
            {partiesOf(scenario).map((id) => (
              <li key={id}>
                <Party id={id} />
                {confirmedBy.includes(id)
                  ? <span className="tag good">{texts.confirmed}</span>
                  : <span className="tag">{texts.unconfirmed}</span>}
              </li>
            ))}
          </ul>
          {agreedAt !== null && <p className="soft">{texts.agreedAt}：{sayDay(agreedAt)}</p>}
        </>
      )}
    </div>
  )
}

/** The operator gives the digest of the agreement that all have signed. */
export function OfferAgreement({ scenario, act }: { scenario: Scenario; act: ScenarioActs['offer'] }) {
  const { offer: texts } = useText(scenarioTexts)
  const [isOpen, setOpen] = useState(false)
  const [agreementDigest, setDigest] = useState('')
  const { id, state } = scenario
  if (!isScenarioActOpen('offer_agreement', state)) return null
  const isAgain = scenario.agreementDigest !== null
  if (!isOpen)
    return (
      <div className="row">
        <button type="button" className={isAgain ? 'button' : 'button primary'} onClick={() => setOpen(true)}>
          {isAgain ? texts.again : texts.title}
        </button>
      </div>
    )
  return (
    <ActForm
      level={3}
      title={texts.title} lead={texts.lead} basis={texts.basis} submit={texts.submit} error={errorOf(act, id)}
      isBusy={act.isPending} lacking={isDigest(agreementDigest) ? [] : [texts.file]}
      send={() => act.mutate({ id, agreementDigest }, { onSuccess: () => setOpen(false) })}
      cancel={() => setOpen(false)}
    >
      <DigestField names={{ file: texts.file }} value={agreementDigest} change={setDigest} />
    </ActForm>
  )
}

/** Another party confirms the agreement that it has signed, and may compare its own copy. */
export function ConfirmAgreement({ scenario, act }: { scenario: Scenario; act: ScenarioActs['confirm'] }) {
  const { confirm: texts, offer } = useText(scenarioTexts)
  const { basis, busy } = useText(publicDataTexts)
  const session = useSession()
  const [own, setOwn] = useState('')
  const { id, state, agreementDigest, confirmedBy } = scenario
  if (!isScenarioActOpen('confirm', state) || agreementDigest === null) return null
  if (confirmedBy.includes(session?.participant.id ?? '')) return <p className="notice">{texts.mine}</p>
  const error = errorOf(act, id)
  const isOther = isDigest(own) && own !== agreementDigest
  return (
    <div className="scenario-act">
      <p>{texts.lead} <span className="faint">{basis}：{offer.basis}</span></p>
      <DigestField names={{ file: texts.check }} value={own} change={setOwn} />
      {isDigest(own) && (
        <p className={`notice ${isOther ? 'bad' : 'good'}`} role="status">{isOther ? texts.different : texts.same}</p>
      )}
      {error !== null && <Refused error={error} />}
      <div className="row">
        <ActButton
          className="button primary" reason={act.isPending ? busy : isOther ? texts.different : undefined}
          onClick={() => act.mutate({ id, agreementDigest })}
        >
          {texts.submit}
        </ActButton>
      </div>
    </div>
  )
}
