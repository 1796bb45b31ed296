import { useText } from '../language/language.tsx'
import { registrationTexts } from '../language/registration.ts'
import { FileDigest } from '../part/digest-field.tsx'
import { AreaField, SelectField, TextField } from '../part/form.tsx'
import type { Spec } from './fields.ts'

type FieldProps = {
  spec: Spec
  label: string
  names: Record<string, string> | undefined
  value: unknown
  fault: string | undefined
  change: (value: unknown) => void
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const linesOf = (value: unknown): string => (Array.isArray(value) ? value.join('\n') : '')

/** One field of a form, as its kind is filled in. */
export function FormField({ spec, label, names, value, fault, change }: FieldProps) {
  const { form: texts } = useText(registrationTexts)
  const told = { label, fault }
  switch (spec.kind) {
    case 'area':
      return (
        <AreaField
          {...told} rows={3} maxLength={spec.max} value={textOf(value)}
          onChange={({ target }) => change(target.value)}
        />
      )
    case 'lines':
      return (
        <AreaField
          {...told} hint={texts.linesHint} rows={3} value={linesOf(value)}
          onChange={({ target }) => change(target.value === '' ? undefined : target.value.split('\n'))}
        />
      )
    case 'select':
      return (
        <SelectField {...told} value={textOf(value)} onChange={({ target }) => change(target.value)}>
          <option value="">{texts.choose}</option>
          {spec.values?.map((one) => <option key={one} value={one}>{names?.[one] ?? one}</option>)}
        </SelectField>
      )
    case 'bool':
      return (
        <SelectField
          {...told} value={typeof value === 'boolean' ? String(value) : ''}
          onChange={({ target }) => change(target.value === '' ? undefined : target.value === 'true')}
        >
          <option value="">{texts.choose}</option>
          <option value="true">{texts.yes}</option>
          <option value="false">{texts.no}</option>
        </SelectField>
      )
    case 'digest':
      return <FileDigest label={label} value={textOf(value)} fault={fault} change={change} />
    default:
      return (
        <TextField
          {...told} type={spec.kind === 'day' ? 'date' : 'text'} maxLength={spec.max} value={textOf(value)}
          onChange={({ target }) => change(target.value)}
        />
      )
  }
}
