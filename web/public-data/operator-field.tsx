import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { SelectField } from '../part/form.tsx'
import { useOperators } from './party.tsx'

type FieldProps = { value: string; fault: string | undefined; choose: (id: string) => void }

/** Who is to operate: one of the admitted operators. */
export function OperatorField({ value, fault, choose }: FieldProps) {
  const { grant: texts } = useText(publicDataTexts)
  const operators = useOperators()
  return (
    <SelectField
      label={texts.operator}
      hint={texts.operatorHint}
      fault={fault}
      value={value}
      onChange={({ target }) => choose(target.value)}
    >
      <option value="">—</option>
      {operators.map((one) => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ))}
    </SelectField>
  )
}
