import { useState } from 'react'
import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { registrationTexts } from '../language/registration.ts'
import { Read, Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { Reason } from '../review/reason.tsx'
import type { Registration } from './case.tsx'
import { Coach } from './coach.tsx'
import { Changes, PromiseField } from './extras.tsx'
import { type FormValue, REGISTRATION_PARTS } from './fields.ts'
import { FormParts } from './form-parts.tsx'
import { without } from './tidy.ts'

/** A form as the server takes it: what this page edits is what the server's schema made. */
const bodyOf = (form: FormValue) => ({ form: without(form) as Schemas['RegistrationForm'] })

const pathOf = (id: string) => ({ params: { path: { id } } })

/** Filling in, pre-check, deposit and submission of one's own application. */
export function Editor({ registration }: { registration: Registration }) {
  const { id, kind, form: kept } = registration
  const { form: texts, list } = useText(registrationTexts)
  const [form, setForm] = useState<FormValue>(kept)
  const [isChanged, setChanged] = useState(false)
  const precheck = api.useQuery('get', '/api/registrations/{id}/precheck', pathOf(id))
  const save = useAct((body: FormValue, headers) =>
    client.PUT('/api/registrations/{id}/form', { ...pathOf(id), body: bodyOf(body), headers }))
  const change = (next: FormValue) => (setForm(next), setChanged(true))
  const asked = registration.defects.map((defect) => ({ ...defect, fix: texts.asked }))
  const isKindOfChange = kind === 'change' || kind === 'correction'
  return (
    <Read query={precheck}>
      {({ faults, mayFile }) => (
        <>
          <Coach faults={faults} isStale={isChanged} />
          <Filing registration={registration} mayFile={mayFile && !isChanged} isChanged={isChanged} />
          <form
            className="stack" noValidate aria-label={texts.title}
            onSubmit={(event) => (event.preventDefault(), save.mutate(form, { onSuccess: () => setChanged(false) }))}
          >
            <h2>{texts.title}</h2>
            <FormParts parts={REGISTRATION_PARTS} words={registrationTexts} form={form} faults={[...asked, ...faults]} change={change} />
            {isKindOfChange && <Changes form={form} change={change} />}
            <PromiseField form={form} change={change} />
            {save.error !== null && <Refused error={save.error} />}
            <div className="row registration-save">
              <ActButton type="submit" className="button primary" reason={save.isPending ? list.busy : undefined}>{texts.save}</ActButton>
              <span className="soft" role="status">{isChanged ? texts.unsaved : save.isSuccess ? texts.saved : ''}</span>
            </div>
          </form>
        </>
      )}
    </Read>
  )
}

type FilingProps = { registration: Registration; mayFile: boolean; isChanged: boolean }

/** Deposit first, then submission: the buttons say why they wait. */
function Filing({ registration: { id, state, isOnLog, subject }, mayFile, isChanged }: FilingProps) {
  const { acts, states, list } = useText(registrationTexts)
  const [isLeaving, setLeaving] = useState(false)
  const deposit = useAct((_: undefined, headers) => client.POST('/api/registrations/{id}/deposit', { ...pathOf(id), headers }))
  const submit = useAct((_: undefined, headers) => client.POST('/api/registrations/{id}/submit', { ...pathOf(id), headers }))
  const withdraw = useAct((reason: string, headers) =>
    client.POST('/api/registrations/{id}/withdraw', { ...pathOf(id), body: { reason }, headers }))
  const waits = isChanged ? acts.unsaved : mayFile ? undefined : acts.faulty
  const notNow = state === 'returned' ? acts.mendFirst : acts.notNow(states[state])
  const error = deposit.error ?? submit.error
  return (
    <section className="card stack" aria-label={acts.follow}>
      <p className="soft last">{acts.depositLead}</p>
      {error !== null && <Refused error={error} />}
      {state === 'deposited' && !isOnLog && <p className="notice wait last" role="status">{acts.waiting}</p>}
      {isLeaving ? (
        <Reason
          title={`${acts.withdraw}：${subject.name}`} label={acts.withdraw} hint={acts.withdrawHint} error={withdraw.error}
          isBusy={withdraw.isPending} send={(reason) => withdraw.mutate(reason)} cancel={() => setLeaving(false)}
        />
      ) : (
        <div className="row">
          <ActButton
            className={`button ${state === 'draft' ? 'primary' : ''}`}
            reason={deposit.isPending ? list.busy : state === 'draft' ? waits : notNow} onClick={() => deposit.mutate(undefined)}
          >
            {acts.deposit}
          </ActButton>
          <ActButton
            className={`button ${state === 'deposited' ? 'primary' : ''}`}
            reason={submit.isPending ? list.busy : state !== 'deposited' ? notNow : isOnLog ? waits : acts.waiting}
            onClick={() => submit.mutate(undefined)}
          >
            {acts.submit}
          </ActButton>
          <button type="button" className="button" onClick={() => setLeaving(true)}>{acts.withdraw}</button>
        </div>
      )}
    </section>
  )
}
