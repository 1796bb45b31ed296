import { useId, useState } from 'react'
import { useText } from '../language/language.tsx'
import { scenarioTexts } from '../language/scenario.ts'
import { TextField } from '../part/form.tsx'
import { digestOf, isDigest } from './digest-field.tsx'

type FileProps = { label: string; value: string; change: (digest: string, fileName?: string) => void }

/** A file's digest: computed here out of the file, which stays on this machine, or pasted. */
export function FileDigest({ label, value, change }: FileProps) {
  const { file: texts } = useText(scenarioTexts)
  const [isReading, setReading] = useState(false)
  const id = useId()
  const read = async (file: File) => {
    setReading(true)
    change(await digestOf(file).catch(() => ''), file.name)
    setReading(false)
  }
  return (
    <div className="public-two">
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <input
          id={id} type="file" className="input" aria-busy={isReading}
          onChange={({ target }) => target.files?.[0] && void read(target.files[0])}
        />
        <span className="hint">{texts.hint}</span>
      </div>
      <TextField
        label={texts.digest} hint={texts.digestHint} maxLength={66} value={value}
        fault={value !== '' && !isDigest(value) ? texts.wrong : undefined}
        onChange={({ target }) => change(target.value.trim())}
      />
    </div>
  )
}
