import type { ReactNode } from 'react'

type ChoiceProps<T extends string> = {
  legend: string
  name: string
  values: readonly T[]
  value: T
  labels: Record<string, string>
  hints: Record<string, string>
  choose: (value: T) => void
}

/** One of a few, each with what it means. */
export function Choice<T extends string>({ legend, name, values, value, labels, hints, choose }: ChoiceProps<T>) {
  return (
    <fieldset className="compliance-group">
      <legend>{legend}</legend>
      <div className="provider-modes">
        {values.map((one) => (
          <label key={one} className="provider-mode">
            <input type="radio" name={name} checked={one === value} onChange={() => choose(one)} />
            <span>
              <strong>{labels[one]}</strong>
              <span className="faint">{hints[one]}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

type TickProps = { isTicked: boolean; change: (isTicked: boolean) => void; children: ReactNode }

/** A box to tick, with what it says. */
export function Tick({ isTicked, change, children }: TickProps) {
  return (
    <label className="compliance-tick">
      <input type="checkbox" checked={isTicked} onChange={({ target }) => change(target.checked)} />
      <span>{children}</span>
    </label>
  )
}
