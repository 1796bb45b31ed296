import { useState } from 'react'
import { kindOf, type SubjectKind, SUBJECTS } from '#api/liability/liability.ts'
import { api } from '../client/client.ts'
import { liabilityTexts } from '../language/liability.ts'
import { useText } from '../language/language.tsx'
import { SelectField, TextField } from '../part/form.tsx'
import { instantOf, textOf } from './instant.ts'

type PickerProps = {
  subject: string | undefined
  at: string | undefined
  pick: (changes: { subject?: string | undefined; at?: string | undefined }) => void
}

/** Which data, and at which instant. */
export function Picker({ subject, at, pick }: PickerProps) {
  const { pick: texts, kinds } = useText(liabilityTexts)
  const [kind, setKind] = useState<SubjectKind>(kindOf(subject ?? '') ?? 'resource')
  const [q, setQ] = useState('')
  const asked = q.trim() === '' ? {} : { q: q.trim() }
  const found = api.useQuery(
    'get', '/api/liability/subjects', { params: { query: asked } }, { placeholderData: (before) => before },
  )
  const items = (found.data?.items ?? []).filter((one) => one.kind === kind)
  const isListed = items.some(({ id }) => id === subject)
  return (
    <section className="card liability-pick">
      <fieldset className="plain">
        <legend>{texts.kind}</legend>
        <div className="row liability-kinds">
          {SUBJECTS.map((one) => (
            <label key={one} className="choice">
              <input type="radio" name="liability-kind" checked={kind === one} onChange={() => setKind(one)} />
              {kinds[one]}
            </label>
          ))}
        </div>
      </fieldset>
      <TextField label={texts.find} value={q} maxLength={100} onChange={({ target }) => setQ(target.value)} />
      <SelectField
        label={texts.subject} value={isListed ? subject : ''} hint={items.length === 0 ? texts.none : undefined}
        onChange={({ target }) => pick({ subject: target.value === '' ? undefined : target.value })}
      >
        <option value="">{texts.choose}</option>
        {items.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
      </SelectField>
      <ById key={subject ?? ''} subject={subject} pick={(id) => pick({ subject: id })} />
      <When at={at} pick={(instant) => pick({ at: instant })} />
    </section>
  )
}

function ById({ subject, pick }: { subject: string | undefined; pick: (id: string) => void }) {
  const { pick: texts } = useText(liabilityTexts)
  const [id, setId] = useState(subject ?? '')
  return (
    <form className="liability-line" onSubmit={(event) => (event.preventDefault(), pick(id.trim()))}>
      <TextField
        label={texts.byId} hint={texts.idHint} value={id} maxLength={100}
        onChange={({ target }) => setId(target.value)}
      />
      <button type="submit" className="button" disabled={kindOf(id.trim()) === undefined}>{texts.ask}</button>
    </form>
  )
}

function When({ at, pick }: { at: string | undefined; pick: (at: string | undefined) => void }) {
  const { pick: texts } = useText(liabilityTexts)
  return (
    <div className="liability-line">
      <TextField
        label={texts.at} type="datetime-local" value={at === undefined ? '' : textOf(at)}
        onChange={({ target }) => pick(instantOf(target.value))}
      />
      <button type="button" className="button" disabled={at === undefined} onClick={() => pick(undefined)}>
        {texts.now}
      </button>
    </div>
  )
}
