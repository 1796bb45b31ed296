import { Modal } from 'antd'
import { type FormEvent, useState } from 'react'
import { useAct } from '../client/act.ts'
import { client, type Schemas } from '../client/client.ts'
import { common } from '../language/common.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { supervisionTexts } from '../language/supervision.ts'
import { AreaField } from '../part/form.tsx'
import { sayCount } from '../part/say.ts'
import { Refused } from '../part/state.tsx'
import { type Measure, type Subject, useMeasures } from './use-measures.ts'

type Act = Schemas['TakeMeasure']['act']
type Given = { act: Act; subject: Subject }

/**
 * Takes a measure in three steps: the reason, a check that names the thing and the consequence, and what the chain
 * says.
 */
export function TakeMeasure({ act, subject, close }: Given & { close: () => void }) {
  const { take } = useText(supervisionTexts)
  const [reason, setReason] = useState('')
  const [isChecking, setChecking] = useState(false)
  const [given] = useState({ act, subject })
  const send = useAct((body: Schemas['TakeMeasure'], headers) =>
    client.POST('/api/supervision/measures', { body, headers }),
  )
  const submit = () =>
    send.mutate({ act: given.act, scope: given.subject.scope, subjectId: given.subject.id, reason: reason.trim() })
  const step = send.data !== undefined ? 2 : isChecking ? 1 : 0
  return (
    <Modal
      open
      title={take[given.act](take.named[given.subject.scope](given.subject.name))}
      footer={null}
      onCancel={close}
      mask={{ closable: false }}
      width={600}
    >
      <div className="stack supervise-take">
        <Steps at={step} />
        {step === 0 && <Reason reason={reason} setReason={setReason} cancel={close} next={() => setChecking(true)} />}
        {step === 1 && (
          <>
            <Check given={given} reason={reason.trim()} />
            {send.error !== null && <Refused error={send.error} />}
            <div className="row" aria-live="polite">
              <button
                type="button"
                className={given.act === 'suspend' ? 'button supervise-stop' : 'button primary'}
                disabled={send.isPending}
                onClick={submit}
              >
                {take.confirm[given.act]}
              </button>
              <button type="button" className="button" disabled={send.isPending} onClick={() => setChecking(false)}>
                {take.back}
              </button>
              {send.isPending && <span className="soft">{take.busy}</span>}
            </div>
          </>
        )}
        {send.data !== undefined && <Outcome act={given.act} taken={send.data} close={close} />}
      </div>
    </Modal>
  )
}

function Steps({ at }: { at: number }) {
  const { take } = useText(supervisionTexts)
  return (
    <ol className="supervise-steps">
      {take.steps.map((step, index) => (
        <li key={step} aria-current={index === at ? 'step' : undefined} className={index < at ? 'done' : undefined}>
          {step}
        </li>
      ))}
    </ol>
  )
}

type ReasonProps = { reason: string; setReason: (reason: string) => void; cancel: () => void; next: () => void }

function Reason({ reason, setReason, cancel, next }: ReasonProps) {
  const { take } = useText(supervisionTexts)
  const { act } = useText(common)
  const [isFaulty, setFaulty] = useState(false)
  const isMissing = reason.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setFaulty(isMissing)
    if (!isMissing) next()
  }
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <AreaField
        label={take.reason}
        hint={take.reasonHint}
        fault={isFaulty && isMissing ? take.missing : undefined}
        rows={4}
        maxLength={500}
        autoFocus
        value={reason}
        onChange={({ target }) => setReason(target.value.replaceAll(/\s*\n\s*/g, ' '))}
      />
      <div className="row">
        <button type="submit" className="button primary">
          {take.next}
        </button>
        <button type="button" className="button" onClick={cancel}>
          {act.cancel}
        </button>
      </div>
    </form>
  )
}

function Check({ given: { act, subject }, reason }: { given: Given; reason: string }) {
  const { take } = useText(supervisionTexts)
  return (
    <>
      <dl className="facts">
        <dt>{take.subject}</dt>
        <dd>
          <strong>{take.named[subject.scope](subject.name)}</strong>
        </dd>
        {subject.scope !== 'ledger' && (
          <>
            <dt>{take.id}</dt>
            <dd className="mono">{subject.id}</dd>
          </>
        )}
        <dt>{take.reason}</dt>
        <dd>{reason}</dd>
        <dt>{take.basis}</dt>
        <dd>{take.basisIs}</dd>
      </dl>
      <div className={act === 'suspend' ? 'notice bad' : 'notice'}>
        <p>
          <strong>{take.consequence}</strong>
        </p>
        <p>{act === 'suspend' ? take.suspends[subject.scope] : take.resumes}</p>
      </div>
    </>
  )
}

const LOOKS: Record<string, string> = { effective: 'notice good', refused: 'notice bad' }
const isKnown = (state: string): state is 'effective' | 'refused' => state === 'effective' || state === 'refused'

/** What came of it; while the chain has not said, the list of measures is looked at until it has. */
function Outcome({ act, taken, close }: { act: Act; taken: Measure; close: () => void }) {
  const { take } = useText(supervisionTexts)
  const { language } = useLanguage()
  const { data: measures } = useMeasures()
  const now = measures?.find(({ id }) => id === taken.id) ?? taken
  const state = isKnown(now.state) ? now.state : 'pending'
  return (
    <>
      <div className={LOOKS[state] ?? 'notice wait'} role="status">
        <p>
          <strong>{take.results[act][state]}</strong>
        </p>
        {now.recordIndex !== null && <p>{take.recordIs(sayCount(now.recordIndex, language))}</p>}
      </div>
      <div>
        <button type="button" className="button primary" autoFocus onClick={close}>
          {take.done}
        </button>
      </div>
    </>
  )
}
