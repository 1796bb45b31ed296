import { useId } from 'react'
import { digestTexts } from '../language/digest.ts'
import { useText } from '../language/language.tsx'
import { isDigest, useDigest } from './digest.ts'
import { TextField } from './form.tsx'

type FileProps = {
  label: string
  hint: string
  fault?: string | undefined
  /** What was computed, where no field beside this one shows it. */
  shown?: string
  digest: ReturnType<typeof useDigest>
}

/** The choice of a file that is hashed here, with what came of it. */
function FileInput({ label, hint, fault, shown = '', digest: { standing, read } }: FileProps) {
  const texts = useText(digestTexts)
  const id = useId()
  const wrong = standing === 'unreadable' ? texts.unreadable : fault
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id} type="file" className="input" aria-busy={standing === 'reading'} aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-told`}
        onChange={({ target }) => target.files?.[0] && void read(target.files[0])}
      />
      <span id={`${id}-told`} className="digest-told">
        {shown === ''
          ? <span className="hint">{standing === 'reading' ? texts.reading : hint}</span>
          : <span className="mono digest-made">{shown}</span>}
        {wrong !== undefined && <span className="fault">{wrong}</span>}
      </span>
    </div>
  )
}

type DigestProps = {
  value: string
  /** Takes the digest; with the file's name, where it was computed out of a file. */
  change: (digest: string, fileName?: string) => void
  /** What the document is called, and its digest. */
  names: { file: string; digest?: string }
}

/** The digest of a document: computed here out of its file, which stays on this machine, or pasted. */
export function DigestField({ value, change, names }: DigestProps) {
  const texts = useText(digestTexts)
  const digest = useDigest((made, file) => change(made, file.name))
  return (
    <div className="two">
      <FileInput label={names.file} hint={texts.hint} digest={digest} />
      <TextField
        label={names.digest ?? texts.digest}
        hint={texts.digestHint}
        maxLength={66}
        value={value}
        fault={value !== '' && !isDigest(value) ? texts.wrong : undefined}
        onChange={({ target }) => (digest.stop(), change(target.value.trim()))}
      />
    </div>
  )
}

type FileDigestProps = {
  label: string
  value: string
  fault?: string | undefined
  change: (digest: string, fileName: string) => void
}

/** A document by its digest, which is computed here and shown below: the file stays on this machine. */
export function FileDigest({ label, value, fault, change }: FileDigestProps) {
  const texts = useText(digestTexts)
  const digest = useDigest((made, file) => change(made, file.name))
  return <FileInput label={label} hint={texts.hint} fault={fault} shown={value} digest={digest} />
}
