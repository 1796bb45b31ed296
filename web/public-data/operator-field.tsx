import { useId, useState } from 'react'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { TextField } from '../part/form.tsx'
import { useOperators } from './party.tsx'

const OTHER = 'other'

export const isOperatorNumber = (text: string): boolean => /^ptc_[0-9a-z]{26}$/.test(text)

/** Who is to operate: one of the operators that the catalogue knows, or another by its number. */
export function OperatorField({ value, fault, choose }: { value: string; fault: string | undefined; choose: (id: string) => void }) {
  const { grant: texts } = useText(publicDataTexts)
  const operators = useOperators()
  const [isOther, setOther] = useState(false)
  const id = useId()
  const isWrong = isOther && value !== '' && !isOperatorNumber(value)
  return (
    <div className="public-two">
      <div className="field">
        <label htmlFor={id}>{texts.operator}</label>
        <select id={id} className="input" value={isOther ? OTHER : value} onChange={({ target }) => (setOther(target.value === OTHER), choose(target.value === OTHER ? '' : target.value))}>
          <option value="">—</option>
          {operators.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          <option value={OTHER}>{texts.other}</option>
        </select>
        <span className="hint">{texts.operatorHint}</span>
        {!isOther && fault !== undefined && <span className="fault">{fault}</span>}
      </div>
      {isOther && <TextField label={texts.otherLabel} hint={texts.otherHint} maxLength={30} value={value} fault={isWrong ? texts.otherWrong : fault} onChange={({ target }) => choose(target.value.trim())} />}
    </div>
  )
}
