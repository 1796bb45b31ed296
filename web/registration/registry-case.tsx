import { useState } from 'react'
import { useParams } from 'react-router'
import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { useText } from '../language/language.tsx'
import { registrationTexts } from '../language/registration.ts'
import { AreaField } from '../part/form.tsx'
import { Read, Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { CaseFacts, Clocks, Defects, StateTag } from './case.tsx'
import { REGISTRATION_PARTS } from './fields.ts'
import { FormRead } from './form-parts.tsx'
import { ObjectionList } from './objection-list.tsx'
import { RegistryActs } from './registry-acts.tsx'
import { Steps } from './steps.tsx'
import '../public-data/public-data.css'
import '../review/review.css'
import './registration.css'

/** An application at the registry: its limits, what the registry can do now, its objections and its form. */
export default function RegistryCase() {
  const { id = '' } = useParams()
  const { registry: texts, kinds } = useText(registrationTexts)
  const query = api.useQuery('get', '/api/registrations/{id}', { params: { path: { id } } })
  return (
    <Read query={query}>
      {(registration) => (
        <DeskPage title={registration.subject.name} lead={`${registration.registrant.name} · ${kinds[registration.kind]}`} act="registration.decide">
          <div className="row between"><Steps registration={registration} /><StateTag state={registration.state} objected={registration.objected} /></div>
          <Clocks clocks={registration.clocks} />
          <RegistryActs registration={registration} />
          <ObjectionList
            objections={registration.objections}
            actsOf={(objection) => objection.state === 'open' && <Answer id={id} objectionId={objection.id} />}
          />
          <Defects defects={registration.defects} />
          <section className="card"><CaseFacts registration={registration} /></section>
          <section className="card stack" aria-labelledby="view">
            <h2 id="view">{texts.view}</h2>
            <FormRead parts={REGISTRATION_PARTS} words={registrationTexts} form={registration.form} />
          </section>
        </DeskPage>
      )}
    </Read>
  )
}

/** The registry's answer to an objection. */
function Answer({ id, objectionId }: { id: string; objectionId: string }) {
  const { objections: texts, list } = useText(registrationTexts)
  const [answer, setAnswer] = useState('')
  const act = useAct((body: Schemas['AnswerRegistrationObjection'], headers) =>
    client.POST('/api/registrations/{id}/objections/{objectionId}/answer', { params: { path: { id, objectionId } }, body, headers }))
  const reason = act.isPending ? list.busy : answer.trim() === '' ? texts.answer : undefined
  return (
    <div className="stack">
      <AreaField label={texts.answer} hint={texts.answerHint} rows={2} maxLength={2000} value={answer} onChange={({ target }) => setAnswer(target.value)} />
      {act.error !== null && <Refused error={act.error} />}
      <div className="row">
        <ActButton className="button" reason={reason} onClick={() => act.mutate({ upheld: false, answer })}>{texts.dismissIt}</ActButton>
        <ActButton className="button" reason={reason} onClick={() => act.mutate({ upheld: true, answer })}>{texts.upholdIt}</ActButton>
      </div>
    </div>
  )
}
