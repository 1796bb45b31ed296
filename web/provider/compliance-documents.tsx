import { EVIDENCE_TITLES } from '#api/product/declaration.ts'
import { useText } from '../language/language.tsx'
import { declarationTexts } from '../language/provider-declaration.ts'
import { TextField } from '../part/form.tsx'
import { DigestField } from '../part/digest-field.tsx'
import type { Document } from './use-declaration.ts'

type DocumentsProps = { documents: Document[]; change: (update: (documents: Document[]) => Document[]) => void }

/** The documents that explain a source: those that are due first, each with the title and digest of its file. */
export function Documents({ documents, change }: DocumentsProps) {
  const { form: texts } = useText(declarationTexts)
  const replace = (at: number, changed: Partial<Document>) =>
    change((all) => all.map((one, index) => (index === at ? { ...one, ...changed } : one)))
  return (
    <fieldset className="compliance-group">
      <legend>{texts.evidence}</legend>
      <p className="soft last">{texts.evidenceLead}</p>
      {documents.map((document, at) => (
        <fieldset
          key={`${document.kind} ${at}`}
          className={`compliance-group compliance-document ${document.digest === '' ? '' : 'done'}`}
        >
          <legend lang="zh-CN">{EVIDENCE_TITLES[document.kind]}</legend>
          <TextField
            label={texts.documentTitle}
            maxLength={100}
            value={document.title}
            onChange={({ target }) => replace(at, { title: target.value })}
          />
          <DigestField
            names={{ file: texts.file, digest: texts.digest }}
            value={document.digest}
            change={(digest) =>
              replace(at, { digest, ...(document.title === '' ? { title: EVIDENCE_TITLES[document.kind] } : {}) })
            }
          />
          {document.kind === 'other' && (
            <div>
              <button
                type="button"
                className="button"
                onClick={() => change((all) => all.filter((_, index) => index !== at))}
              >
                {texts.remove}
              </button>
            </div>
          )}
        </fieldset>
      ))}
      <div>
        <button
          type="button"
          className="button"
          onClick={() => change((all) => [...all, { kind: 'other', title: '', digest: '' }])}
        >
          {texts.addOther}
        </button>
      </div>
    </fieldset>
  )
}
