import { useText } from '../language/language.tsx'
import { pricesTexts } from '../language/prices.ts'
import { FileDigest } from '../part/digest-field.tsx'
import { TextField } from '../part/form.tsx'

/** A document of an application: its title, and the digest of its file once one was chosen. */
export type Document = { key: number; title: string; digest: string }

type Props = { documents: Document[]; change: (documents: Document[]) => void }

/** The documents that an application rests on: their digests are computed here, the files stay on this machine. */
export function Documents({ documents, change }: Props) {
  const { apply: texts } = useText(pricesTexts)
  const set = (key: number, part: Partial<Document>) =>
    change(documents.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const next = Math.max(...documents.map(({ key }) => key)) + 1
  const add = () => change([...documents, { key: next, title: '', digest: '' }])
  return (
    <fieldset className="plain stack">
      <legend>{texts.documents}</legend>
      <p className="hint faint">{texts.documentsHint}</p>
      {documents.map((document) => (
        <Row
          key={document.key} document={document} set={(part) => set(document.key, part)}
          remove={documents.length > 1 ? () => change(documents.filter(({ key }) => key !== document.key)) : undefined}
        />
      ))}
      {documents.length < 20 && (
        <div><button type="button" className="button small" onClick={add}>{texts.add}</button></div>
      )}
    </fieldset>
  )
}

type RowProps = { document: Document; set: (part: Partial<Document>) => void; remove: (() => void) | undefined }

function Row({ document: { title, digest }, set, remove }: RowProps) {
  const { apply: texts } = useText(pricesTexts)
  const take = (made: string, fileName: string) =>
    set({ digest: made, ...(title === '' ? { title: fileName.slice(0, 100) } : {}) })
  return (
    <div className="two">
      <TextField
        label={texts.document}
        maxLength={100}
        value={title}
        onChange={({ target }) => set({ title: target.value })}
      />
      <div>
        <FileDigest label={texts.file} value={digest} change={take} />
        {remove && <button type="button" className="button plain small" onClick={remove}>{texts.remove}</button>}
      </div>
    </div>
  )
}
