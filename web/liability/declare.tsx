import { useState } from 'react'
import { DECLARABLE, type Stage } from '#api/liability/liability.ts'
import { useAct } from '../client/act.ts'
import { client, type Schemas } from '../client/client.ts'
import { useMay } from '../client/session.ts'
import { liabilityTexts } from '../language/liability.ts'
import { useText } from '../language/language.tsx'
import { faultsOf, SelectField, TextField } from '../part/form.tsx'
import { Refused } from '../part/state.tsx'
import { instantOf } from './instant.ts'
import type { View } from './lanes.tsx'

/** The owner of data says what nothing else records of its life. */
export function DeclareForm({ subject }: { subject: View['subject'] }) {
  const isAllowed = useMay('liability.declare')
  if (!isAllowed || subject.kind === 'transfer') return null
  return <Form key={subject.id} id={subject.id} stages={DECLARABLE[subject.kind]} />
}

function Form({ id, stages }: { id: string; stages: readonly Stage[] }) {
  const { declare: texts, stages: names } = useText(liabilityTexts)
  const [stage, setStage] = useState<Stage>('collect')
  const [method, setMethod] = useState('')
  const [from, setFrom] = useState('')
  const act = useAct((body: Schemas['DeclareLiability'], headers) =>
    client.POST('/api/liability/declarations', { body, headers }))
  const fromAt = instantOf(from)
  const since = fromAt === undefined ? {} : { fromAt }
  const submit = () => act.mutate({ subject: id, stage, method: method.trim(), ...since })
  return (
    <details className="card deadline-fold">
      <summary>{texts.title}</summary>
      <form className="stack" onSubmit={(event) => (event.preventDefault(), submit())}>
        <p className="soft">{texts.lead}</p>
        {act.error !== null && <Refused error={act.error} />}
        {act.isSuccess && <p className="notice good" role="status">{texts.done}</p>}
        <div className="liability-form">
          <SelectField
            label={texts.stage} value={stage}
            onChange={({ target }) => setStage(stages.find((one) => one === target.value) ?? 'collect')}
          >
            {stages.map((one) => <option key={one} value={one}>{names[one]}</option>)}
          </SelectField>
          <TextField
            label={texts.method} hint={texts.methodHint} maxLength={300} required value={method}
            fault={faultsOf(act.error)['method']} onChange={({ target }) => setMethod(target.value)}
          />
          <TextField
            label={texts.from} type="datetime-local" value={from} fault={faultsOf(act.error)['fromAt']}
            onChange={({ target }) => setFrom(target.value)}
          />
        </div>
        <div>
          <button type="submit" className="button primary" disabled={act.isPending || method.trim() === ''}>
            {texts.submit}
          </button>
        </div>
      </form>
    </details>
  )
}
