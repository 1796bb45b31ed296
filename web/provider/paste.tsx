import { useState } from 'react'
import { useText } from '../language/language.tsx'
import { partTexts } from '../language/provider-parts.ts'
import { AreaField } from '../part/form.tsx'

/** Two columns of a spreadsheet as they are pasted: fields with their descriptions, and how many lines name none. */
function parsed(text: string, names: ReadonlySet<string>) {
  const lines = text
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t').map((cell) => cell.trim()))
  const known = lines.flatMap(([name = '', description = '']) =>
    names.has(name) && description !== '' ? [[name, description.slice(0, 500)] as const] : [],
  )
  return { texts: Object.fromEntries(known), count: known.length, missed: lines.length - known.length }
}

/** Fills in descriptions that stand in a table elsewhere. */
export function Paste({ names, fill }: { names: string[]; fill: (texts: Record<string, string>) => void }) {
  const { fields: texts } = useText(partTexts)
  const [text, setText] = useState('')
  const [said, setSaid] = useState<string>()
  const apply = () => {
    const found = parsed(text, new Set(names))
    if (found.count > 0) fill(found.texts)
    setSaid(texts.pasted(String(found.count), String(found.missed)))
    if (found.missed === 0) setText('')
  }
  return (
    <details className="provider-fold">
      <summary>{texts.paste}</summary>
      <div className="stack provider-details">
        <AreaField
          label={texts.pasteLabel}
          hint={texts.pasteLead}
          rows={4}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <div className="row">
          <button type="button" className="button" disabled={text.trim() === ''} onClick={apply}>
            {texts.pasteApply}
          </button>
          <span role="status" className="soft">
            {said}
          </span>
        </div>
      </div>
    </details>
  )
}
