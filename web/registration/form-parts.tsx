import type { Dictionary } from '../language/dictionary.ts'
import { useText } from '../language/language.tsx'
import { registrationTexts } from '../language/registration.ts'
import { anchorOf, type FormValue, partOf, type Parts, withValue } from './fields.ts'
import { FormField } from './form-field.tsx'

type Fault = { path: string; message: string; fix: string }
type Words = { parts: Record<string, string>; labels: Record<string, string>; values: Record<string, Record<string, string>> }

type PartsProps = {
  parts: Parts
  words: Dictionary<Words>
  form: FormValue
  faults: readonly Fault[]
  change: (form: FormValue) => void
}

/** A form part by part: each tells how much of it is to be mended, and each field how. */
export function FormParts({ parts, words, form, faults, change }: PartsProps) {
  const { form: texts } = useText(registrationTexts)
  const names = useText(words)
  return parts.map(({ part, fields }) => {
    const wrong = faults.filter(({ path }) => path === part || path.startsWith(`${part}.`))
    const whole = wrong.find(({ path }) => path === part)
    return (
      <details key={part} className="card registration-part" open={wrong.length > 0} id={anchorOf(part)}>
        <summary>
          <h3>{names.parts[part]}</h3>
          {wrong.length > 0 && <span className="tag accent">{texts.faults(String(wrong.length))}</span>}
        </summary>
        {whole && <p className="fault">{whole.message}：{whole.fix}</p>}
        <div className="registration-fields">
          {fields.map((spec) => {
            const path = `${part}.${spec.key}`
            const fault = wrong.find((one) => one.path === path)
            return (
              <div key={path} id={anchorOf(path)} className={spec.kind === 'area' || spec.kind === 'lines' ? 'wide' : ''}>
                <FormField
                  spec={spec} label={names.labels[path] ?? path} names={names.values[path]} value={partOf(form, part)[spec.key]}
                  fault={fault && `${fault.message}：${fault.fix}`}
                  change={(value) => change(withValue(form, part, spec.key, value))}
                />
              </div>
            )
          })}
        </div>
      </details>
    )
  })
}

type ReadProps = Pick<PartsProps, 'parts' | 'words' | 'form'>

/** A form to be read: what was filled in, and nothing else. */
export function FormRead({ parts, words, form }: ReadProps) {
  const { form: texts } = useText(registrationTexts)
  const names = useText(words)
  return parts.map(({ part, fields }) => {
    const filled = fields.filter(({ key }) => partOf(form, part)[key] !== undefined)
    if (filled.length === 0) return null
    return (
      <section key={part} className="registration-read">
        <h3>{names.parts[part]}</h3>
        <dl className="facts">
          {filled.flatMap(({ key, kind }) => {
            const path = `${part}.${key}`
            return [
              <dt key={`${path} name`}>{names.labels[path] ?? path}</dt>,
              <dd key={path} className={kind === 'digest' ? 'public-mono' : ''}>{sayValue(partOf(form, part)[key], names.values[path], [texts.yes, texts.no])}</dd>,
            ]
          })}
        </dl>
      </section>
    )
  })
}

/** A value in words. */
function sayValue(value: unknown, names: Record<string, string> | undefined, [yes, no]: [string, string]): string {
  if (Array.isArray(value)) return value.join('、')
  if (typeof value === 'boolean') return value ? yes : no
  const text = String(value)
  return names?.[text] ?? text
}
