import { RIGHTS } from '#api/property-registration/property-registration.ts'
import { useText } from '../language/language.tsx'
import { propertyTexts } from '../language/property.ts'
import { SelectField, TextField } from '../part/form.tsx'
import { anchorOf, type FormValue } from './fields.ts'
import { FileDigest } from '../part/digest-field.tsx'

type Row = { holder: string; uscc: string; right: string; until?: string; limit?: string; proofDigest?: string }
type RightsProps = { form: FormValue; faults: readonly { path: string; message: string; fix: string }[]; change: (form: FormValue) => void }

/** The rows of the table: the server's schema made them so. */
const rowsOf = (form: FormValue) => (form['rights'] ?? []) as Row[]

/** The table of rights (权利表), and the undertaking that goes with it. */
export function Rights({ form, faults, change }: RightsProps) {
  const { table: texts, rights: names } = useText(propertyTexts)
  const rows = rowsOf(form)
  const set = (next: Row[]) => change({ ...form, rights: next })
  const setRow = (at: number, part: Partial<Row>) => set(rows.map((row, index) => (index === at ? { ...row, ...part } : row)))
  const faultOf = (path: string) => {
    const found = faults.find((one) => one.path === path)
    return found && `${found.message}：${found.fix}`
  }
  const last = rows.at(-1)
  return (
    <section className="card" id={anchorOf('rights')} aria-labelledby="rights">
      <h3 id="rights">{texts.title}</h3>
      {faults.filter(({ path }) => path === 'rights').map(({ message, fix }) => <p key={message} className="registration-fault">{message}：{fix}</p>)}
      {rows.map((row, index) => (
        <div key={index} className="registration-right" id={anchorOf(`rights.${index}.proofDigest`)}>
          <TextField label={texts.holder} maxLength={100} value={row.holder} onChange={({ target }) => setRow(index, { holder: target.value })} />
          <TextField label={texts.uscc} maxLength={18} value={row.uscc} onChange={({ target }) => setRow(index, { uscc: target.value.trim() })} />
          <SelectField label={texts.right} value={row.right} onChange={({ target }) => setRow(index, { right: target.value })}>
            {RIGHTS.map((right) => <option key={right} value={right}>{names[right]}</option>)}
          </SelectField>
          <TextField label={texts.until} type="date" value={row.until ?? ''} onChange={({ target }) => setRow(index, { until: target.value })} />
          <TextField label={texts.limit} maxLength={200} value={row.limit ?? ''} onChange={({ target }) => setRow(index, { limit: target.value })} />
          <FileDigest label={texts.proof} value={row.proofDigest ?? ''} fault={faultOf(`rights.${index}.proofDigest`)} change={(digest) => setRow(index, { proofDigest: digest })} />
          <button type="button" className="button small" onClick={() => set(rows.filter((_, at) => at !== index))}>{texts.remove}</button>
        </div>
      ))}
      <p><button type="button" className="button small" onClick={() => set([...rows, last ? { holder: last.holder, uscc: last.uscc, right: 'use' } : applicantRow(form)])}>{texts.add}</button></p>
      <div id={anchorOf('undertakingDigest')}>
        <FileDigest
          label={texts.undertaking} value={typeof form['undertakingDigest'] === 'string' ? form['undertakingDigest'] : ''}
          fault={faultOf('undertakingDigest')} change={(digest) => change({ ...form, undertakingDigest: digest })}
        />
      </div>
    </section>
  )
}

/** The first row is the applicant's own. */
function applicantRow(form: FormValue): Row {
  const { name = '', uscc = '' } = (form['applicant'] ?? {}) as { name?: string; uscc?: string }
  return { holder: name, uscc, right: 'hold' }
}
