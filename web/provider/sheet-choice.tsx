import { useId, useState } from 'react'
import { useText } from '../language/language.tsx'
import { newTexts } from '../language/provider-new.ts'
import type { Version } from './upload.ts'

type ChoiceProps = { version: Version; file: File | undefined; open: (file: File, sheet?: string) => void }

/** Which sheet of a workbook was read, and how another one is. */
export function SheetChoice({ version, file, open }: ChoiceProps) {
  const { sheets: texts } = useText(newTexts)
  const id = useId()
  const workbook = version.inspection?.workbook
  const [chosen, setChosen] = useState<string>()
  if (workbook === undefined || workbook.sheets.length < 2) return null
  const sheet = chosen ?? workbook.sheet
  return (
    <section className="card stack" aria-labelledby={`${id}-title`}>
      <div>
        <h3 id={`${id}-title`}>{texts.title}</h3>
        <p className="soft provider-last">{texts.lead(workbook.sheet)}</p>
      </div>
      {file === undefined ? (
        <p className="soft provider-last">{texts.gone}</p>
      ) : (
        <div className="row">
          <label htmlFor={id}>{texts.sheet}</label>
          <select
            id={id}
            className="input provider-select"
            value={sheet}
            onChange={({ target }) => setChosen(target.value)}
          >
            {workbook.sheets.map(({ name, isHidden }) => (
              <option key={name} value={name}>
                {name}
                {isHidden && texts.hidden}
              </option>
            ))}
          </select>
          <button
            type="button"
            className="button"
            disabled={sheet === workbook.sheet}
            onClick={() => open(file, sheet)}
          >
            {texts.again}
          </button>
        </div>
      )}
    </section>
  )
}
