import { useId } from 'react'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { useOperators } from './party.tsx'

type FieldProps = { value: string; fault: string | undefined; choose: (id: string) => void }

/** Who is to operate: one of the admitted operators. */
export function OperatorField({ value, fault, choose }: FieldProps) {
  const { grant: texts } = useText(publicDataTexts)
  const operators = useOperators()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{texts.operator}</label>
      <select id={id} className="input" value={value} onChange={({ target }) => choose(target.value)}>
        <option value="">—</option>
        {operators.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
      <span className="hint">{texts.operatorHint}</span>
      {fault !== undefined && <span className="fault">{fault}</span>}
    </div>
  )
}
