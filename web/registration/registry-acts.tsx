import { useState } from 'react'
import { ACTS, type RegistrationAct, REVOCATION_GROUNDS } from '#api/registration/registration.ts'
import { useAct } from '../client/act.ts'
import { client, type Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { registrationTexts } from '../language/registration.ts'
import { lastDayOf } from '../part/day.ts'
import { SelectField, TextField } from '../part/form.tsx'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { Reason } from '../review/reason.tsx'
import type { Registration } from './case.tsx'

const pathOf = (id: string) => ({ params: { path: { id } } })

/** Every act of the registry on one application. */
function useRegistryActs(id: string) {
  return {
    acceptance: useAct((body: Schemas['DecideAcceptance'], headers) =>
      client.POST('/api/registrations/{id}/acceptance', { ...pathOf(id), body, headers })),
    review: useAct((body: Schemas['ReviewRegistration'], headers) =>
      client.POST('/api/registrations/{id}/review', { ...pathOf(id), body, headers })),
    publicity: useAct((_: undefined, headers) => client.POST('/api/registrations/{id}/publicity', { ...pathOf(id), headers })),
    code: useAct((_: undefined, headers) => client.POST('/api/registrations/{id}/code', { ...pathOf(id), headers })),
    cancellation: useAct((_: undefined, headers) => client.POST('/api/registrations/{id}/cancellation', { ...pathOf(id), headers })),
    clearance: useAct((_: undefined, headers) => client.POST('/api/registrations/{id}/clearance', { ...pathOf(id), headers })),
    revocation: useAct((body: Schemas['RevokeRegistration'], headers) =>
      client.POST('/api/registrations/{id}/revocation', { ...pathOf(id), body, headers })),
    verification: useAct((body: Schemas['VerifyRegistration'], headers) =>
      client.POST('/api/registrations/{id}/verification', { ...pathOf(id), body, headers })),
  }
}

type Asking = 'return' | 'decline' | 'fail' | 'refuse' | 'revoke'

/** What the registry can do with an application now, and what it needs for it. */
export function RegistryActs({ registration }: { registration: Registration }) {
  const { registry: texts, list } = useText(registrationTexts)
  const acts = useRegistryActs(registration.id)
  const [asking, setAsking] = useState<Asking>()
  const can = (act: RegistrationAct) => ACTS[act].from.some((state) => state === registration.state)
  const busy = Object.values(acts).some(({ isPending }) => isPending) ? list.busy : undefined
  const error = Object.values(acts).map((act) => act.error).find((one) => one !== null) ?? null
  const stop = () => setAsking(undefined)
  if (asking === 'return')
    return <ReturnForm error={error} busy={busy} send={(defects) => acts.acceptance.mutate({ decision: 'return', defects }, { onSuccess: stop })} cancel={stop} />
  if (asking !== undefined) return <AskReason asking={asking} acts={acts} busy={busy} stop={stop} />
  const isCancellation = registration.kind === 'cancellation'
  const primary = 'button primary'
  return (
    <section className="card stack" aria-label={texts.title}>
      {error !== null && <Refused error={error} />}
      {registration.promise?.keptAt === null && <p className="notice wait last">{texts.lenient} <strong>{registration.promise.by}</strong></p>}
      {can('verify') && <p className="soft last">{texts.verifyLead}</p>}
      <div className="row">
        {can('accept') && (
          <>
            <ActButton className={primary} reason={busy} onClick={() => acts.acceptance.mutate({ decision: 'accept' })}>{texts.accept}</ActButton>
            <button type="button" className="button" onClick={() => setAsking('return')}>{texts.returnIt}</button>
            <button type="button" className="button" onClick={() => setAsking('decline')}>{texts.decline}</button>
          </>
        )}
        {can('pass') && (
          <>
            <ActButton className={primary} reason={busy} onClick={() => acts.review.mutate({ passed: true })}>{texts.pass}</ActButton>
            <button type="button" className="button" onClick={() => setAsking('fail')}>{texts.fail}</button>
          </>
        )}
        {can('publish') && !isCancellation && <ActButton className={primary} reason={busy} onClick={() => acts.publicity.mutate(undefined)}>{texts.publish}</ActButton>}
        {can('complete') && isCancellation && <ActButton className={primary} reason={busy} onClick={() => acts.cancellation.mutate(undefined)}>{texts.complete}</ActButton>}
        {can('code') && <ActButton className={primary} reason={busy ?? earlyReason(registration, texts)} onClick={() => acts.code.mutate(undefined)}>{texts.code}</ActButton>}
        {can('clear') && <ActButton className={primary} reason={busy} onClick={() => acts.clearance.mutate(undefined)}>{texts.clear}</ActButton>}
        {can('verify') && (
          <>
            <ActButton className={primary} reason={busy} onClick={() => acts.verification.mutate({ verified: true })}>{texts.verify}</ActButton>
            <button type="button" className="button" onClick={() => setAsking('refuse')}>{texts.refuse}</button>
          </>
        )}
        {can('revoke') && <button type="button" className="button" onClick={() => setAsking('revoke')}>{texts.revoke}</button>}
      </div>
      {!(['accept', 'pass', 'publish', 'code', 'clear', 'verify', 'revoke'] as const).some(can) && <p className="soft last">{texts.nothing}</p>}
    </section>
  )
}

type Words = { codeEarly: (day: string) => string; promiseOpen: string }

/** Why no code can be given yet. */
function earlyReason({ publicity, promise }: Registration, texts: Words): string | undefined {
  if (publicity !== null && Date.parse(publicity.to) > Date.now()) return texts.codeEarly(lastDayOf(publicity.to))
  return promise?.keptAt === null ? texts.promiseOpen : undefined
}

type AskProps = { asking: Exclude<Asking, 'return'>; acts: ReturnType<typeof useRegistryActs>; busy: string | undefined; stop: () => void }

/** An act that needs its reason; a revocation needs its ground, too. */
function AskReason({ asking, acts, busy, stop }: AskProps) {
  const { registry: texts } = useText(registrationTexts)
  const [ground, setGround] = useState<(typeof REVOCATION_GROUNDS)[number]>('false_material')
  const done = { onSuccess: stop }
  const [act, send] = {
    decline: [acts.acceptance, (reason: string) => acts.acceptance.mutate({ decision: 'decline', reason }, done)],
    fail: [acts.review, (reason: string) => acts.review.mutate({ passed: false, reason }, done)],
    refuse: [acts.verification, (reason: string) => acts.verification.mutate({ verified: false, reason }, done)],
    revoke: [acts.revocation, (reason: string) => acts.revocation.mutate({ ground, reason }, done)],
  }[asking] as [{ error: Parameters<typeof Reason>[0]['error'] }, (reason: string) => void]
  return (
    <Reason title={texts[asking]} label={texts[asking]} hint={texts.reasonHint} error={act.error} isBusy={busy !== undefined} send={send} cancel={stop}>
      {asking === 'revoke' && (
        <SelectField label={texts.ground} value={ground} onChange={({ target }) => setGround(REVOCATION_GROUNDS.find((one) => one === target.value) ?? ground)}>
          {REVOCATION_GROUNDS.map((one) => <option key={one} value={one}>{texts.grounds[one]}</option>)}
        </SelectField>
      )}
    </Reason>
  )
}

type Defect = Registration['defects'][number]
type ReturnProps = { error: unknown; busy: string | undefined; send: (defects: Defect[]) => void; cancel: () => void }

/** The return of an application, with all its defects in one notice (一次性告知). */
function ReturnForm({ error, busy, send, cancel }: ReturnProps) {
  const { registry: texts, parts, form, objections } = useText(registrationTexts)
  const [defects, setDefects] = useState<Defect[]>([{ path: 'subject', message: '' }])
  const set = (at: number, part: Partial<Defect>) => setDefects(defects.map((one, index) => (index === at ? { ...one, ...part } : one)))
  const isReady = defects.every(({ message }) => message.trim() !== '')
  return (
    <section className="notice wait stack" aria-label={texts.returnIt}>
      <p className="last">{texts.returnLead}</p>
      {error !== null && <Refused error={error} />}
      {defects.map((defect, index) => (
        <div key={index} className="registration-defect">
          <SelectField label={texts.defectPath} value={defect.path} onChange={({ target }) => set(index, { path: target.value })}>
            {Object.entries(parts).map(([part, name]) => <option key={part} value={part}>{name}</option>)}
          </SelectField>
          <TextField label={texts.defect} maxLength={300} value={defect.message} onChange={({ target }) => set(index, { message: target.value })} />
          {defects.length > 1 && <button type="button" className="button small" onClick={() => setDefects(defects.filter((_, at) => at !== index))}>{form.remove}</button>}
        </div>
      ))}
      <div className="row">
        <button type="button" className="button small" onClick={() => setDefects([...defects, { path: 'subject', message: '' }])}>{texts.addDefect}</button>
      </div>
      <div className="row">
        <ActButton className="button primary" reason={busy ?? (isReady ? undefined : texts.defect)} onClick={() => send(defects)}>{texts.returnSend}</ActButton>
        <button type="button" className="button" onClick={cancel}>{objections.cancel}</button>
      </div>
    </section>
  )
}
