import { useId, useState } from 'react'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { TextField } from '../part/form.tsx'

export const isDigest = (text: string): boolean => /^0x[0-9a-f]{64}$/.test(text)

/** The SHA-256 of a file that stays on this machine. */
export async function digestOf(file: File): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
  return `0x${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

type DigestProps = {
  value: string
  change: (digest: string) => void
  /** What the document and its digest are called, where it is no agreement. */
  names?: { file: string; digest: string }
}

/** The digest of a document: computed here out of its file, which stays on this machine, or pasted. */
export function DigestField({ value, change, names }: DigestProps) {
  const { grant: texts } = useText(publicDataTexts)
  const [isReading, setReading] = useState(false)
  const id = useId()
  const read = async (file: File) => {
    setReading(true)
    change(await digestOf(file).catch(() => ''))
    setReading(false)
  }
  return (
    <div className="public-two">
      <div className="field">
        <label htmlFor={id}>{names?.file ?? texts.file}</label>
        <input
          id={id}
          type="file"
          className="input"
          aria-busy={isReading}
          onChange={({ target }) => target.files?.[0] && void read(target.files[0])}
        />
        <span className="hint">{texts.fileHint}</span>
      </div>
      <TextField
        label={names?.digest ?? texts.digest}
        hint={texts.digestHint}
        maxLength={66}
        value={value}
        fault={value !== '' && !isDigest(value) ? texts.digestWrong : undefined}
        onChange={({ target }) => change(target.value.trim())}
      />
    </div>
  )
}
