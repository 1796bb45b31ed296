import { useText } from '../language/language.tsx'
import { registrationTexts } from '../language/registration.ts'
import { TextField } from '../part/form.tsx'
import { anchorOf, type FormValue, partOf, withValue } from './fields.ts'
import { FileDigest } from '../part/digest-field.tsx'

type ExtraProps = { form: FormValue; change: (form: FormValue) => void }

type Change = { what: string; before: string; after: string }
const EMPTY: Change = { what: '', before: '', after: '' }

/** The changes as rows: the server's schema made them so. */
const changesOf = (form: FormValue) => (partOf(form, 'other')['changes'] ?? []) as Change[]

/** What a change or a correction is about, row by row (变更内容). */
export function Changes({ form, change }: ExtraProps) {
  const { form: texts } = useText(registrationTexts)
  const rows = changesOf(form)
  const set = (next: Change[]) => change(withValue(form, 'other', 'changes', next.length === 0 ? undefined : next))
  const setRow = (at: number, part: Partial<Change>) => set(rows.map((row, index) => (index === at ? { ...row, ...part } : row)))
  return (
    <section className="card stack" id={anchorOf('other.changes')} aria-label={texts.changes}>
      <h3>{texts.changes}</h3>
      {rows.map((row, index) => (
        <div key={index} className="registration-fields">
          {(['what', 'before', 'after'] as const).map((key) => (
            <TextField key={key} label={texts[key]} maxLength={500} value={row[key]} onChange={({ target }) => setRow(index, { [key]: target.value })} />
          ))}
          <button type="button" className="button small" onClick={() => set(rows.filter((_, at) => at !== index))}>{texts.remove}</button>
        </div>
      ))}
      <div className="row"><button type="button" className="button small" onClick={() => set([...rows, EMPTY])}>{texts.add}</button></div>
    </section>
  )
}

type Promised = { parts: string[]; digest: string; by: string }
const PROMISABLE = ['service', 'risk'] as const

/** The promise as it is being written: an object by the server's schema, or begun here. */
const promiseOf = (form: FormValue) => (partOf(form, 'other')['promise'] ?? { parts: [], digest: '', by: '' }) as Promised

/** A written promise to hand parts in later (容缺受理). */
export function PromiseField({ form, change }: ExtraProps) {
  const { form: texts, parts } = useText(registrationTexts)
  const promise = promiseOf(form)
  const set = (part: Partial<Promised>) => {
    const next = { ...promise, ...part }
    change(withValue(form, 'other', 'promise', next.parts.length === 0 ? undefined : next))
  }
  return (
    <details className="card registration-part" open={promise.parts.length > 0}>
      <summary><h3>{texts.promise}</h3></summary>
      <p className="soft">{texts.promiseHint}</p>
      <fieldset className="plain">
        <legend>{texts.promiseParts}</legend>
        {PROMISABLE.map((part) => (
          <label key={part} className="choice">
            <input
              type="checkbox" checked={promise.parts.includes(part)}
              onChange={({ target }) =>
                set({ parts: target.checked ? [...promise.parts, part] : promise.parts.filter((one) => one !== part) })}
            />
            {parts[part]}
          </label>
        ))}
      </fieldset>
      {promise.parts.length > 0 && (
        <div className="registration-fields">
          <TextField label={texts.promiseBy} type="date" value={promise.by} onChange={({ target }) => set({ by: target.value })} />
          <FileDigest label={texts.promiseDigest} value={promise.digest} change={(digest) => set({ digest })} />
        </div>
      )}
    </details>
  )
}
