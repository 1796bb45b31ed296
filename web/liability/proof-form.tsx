import { useState } from 'react'
import { type Method, METHODS } from '#api/liability/liability.ts'
import { useAct } from '../client/act.ts'
import { client, type Schemas } from '../client/client.ts'
import { liabilityTexts } from '../language/liability.ts'
import { useText } from '../language/language.tsx'
import { faultsOf, SelectField, TextField } from '../part/form.tsx'
import { Refused } from '../part/state.tsx'
import { isDigest } from '../part/digest.ts'
import { DigestField } from '../part/digest-field.tsx'

/** The consumer's proof that its copy is destroyed; the document stays on this machine, its digest goes on record. */
export function ProofForm({ transferId, close }: { transferId: string; close: () => void }) {
  const { destruction: texts } = useText(liabilityTexts)
  const [method, setMethod] = useState<Method>('deleted')
  const [note, setNote] = useState('')
  const [digest, setDigest] = useState('')
  const act = useAct((body: Schemas['DestroyCopy'], headers) =>
    client.POST('/api/transfers/{id}/destruction', { params: { path: { id: transferId } }, body, headers }))
  const submit = () => act.mutate({ method, note: note.trim(), digest }, { onSuccess: close })
  return (
    <form className="stack liability-proof" onSubmit={(event) => (event.preventDefault(), submit())}>
      {act.error !== null && <Refused error={act.error} />}
      <SelectField
        label={texts.method} value={method}
        onChange={({ target }) => setMethod(METHODS.find((one) => one === target.value) ?? 'deleted')}
      >
        {METHODS.map((one) => <option key={one} value={one}>{texts.methods[one]}</option>)}
      </SelectField>
      <TextField
        label={texts.note} hint={texts.noteHint} maxLength={300} value={note} fault={faultsOf(act.error)['note']}
        onChange={({ target }) => setNote(target.value)}
      />
      <DigestField names={{ file: texts.proofFile }} value={digest} change={setDigest} />
      <div className="row">
        <button
          type="submit" className="button primary"
          disabled={act.isPending || note.trim() === '' || !isDigest(digest)}
        >
          {texts.submit}
        </button>
        <button type="button" className="button" onClick={close}>{texts.cancel}</button>
      </div>
    </form>
  )
}
