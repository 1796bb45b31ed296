import { Select } from 'antd'
import { useId } from 'react'

type TagsProps = {
  label: string
  hint?: string
  fault?: string | undefined
  /** What may be chosen beside what is typed. */
  options?: readonly string[]
  value: string[]
  most: number
  longest: number
  disabled: boolean
  change: (value: string[]) => void
}

/** Several short texts, typed or chosen: Enter or a comma begins the next. */
export function TagsField({ label, hint, fault, options = [], value, most, longest, disabled, change }: TagsProps) {
  const id = useId()
  const take = (texts: string[]) =>
    change(
      [...new Set(texts.map((text) => text.trim().slice(0, longest)).filter((text) => text !== ''))].slice(0, most),
    )
  if (disabled)
    return (
      <div className="field">
        <span className="label">{label}</span>
        <span className="row">
          {value.length === 0
            ? '—'
            : value.map((text) => (
                <span key={text} className="tag main">
                  {text}
                </span>
              ))}
        </span>
      </div>
    )
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        mode="tags"
        value={value}
        maxCount={most}
        status={fault === undefined ? '' : 'error'}
        tokenSeparators={['\n', '；', ';']}
        aria-label={label}
        options={options.map((text) => ({ value: text, label: text }))}
        onChange={take}
        suffixIcon={null}
      />
      {hint !== undefined && <span className="hint">{hint}</span>}
      {fault !== undefined && <span className="fault">{fault}</span>}
    </div>
  )
}
