import { useId } from 'react'
import { useText } from '../language/language.tsx'
import { listingTexts } from '../language/provider-listing.ts'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import type { FieldsEditor } from './use-fields.ts'

/** Saves descriptions and masks as one; when the server refuses, says why and keeps what was typed. */
export function FieldsSave({ fields, reason }: { fields: FieldsEditor; reason: string | undefined }) {
  const { page, status } = useText(listingTexts)
  const id = useId()
  if (reason !== undefined && !fields.isDirty) return null
  return (
    <div className="stack">
      {fields.isChanged && (
        <div className="notice wait" role="alert">
          <p>
            <strong>{page.changedTitle}</strong>
          </p>
          <p>{page.changedLead}</p>
          <div className="row">
            <button type="button" className="button primary" onClick={() => void fields.reload(true)}>
              {page.reload}
            </button>
            <button type="button" className="button" onClick={() => void fields.reload(false)}>
              {page.discard}
            </button>
          </div>
        </div>
      )}
      {fields.problem !== null && (
        <>
          <Refused error={fields.problem} />
          <p className="soft provider-last">{page.kept}</p>
        </>
      )}
      <div className="provider-save">
        <span id={id} role="status" className="soft">
          {fields.isSaved ? page.saved : fields.isDirty ? status.unsaved : page.nothing}
        </span>
        <div className="row">
          {fields.isDirty && (
            <button type="button" className="button" onClick={fields.drop}>
              {page.drop}
            </button>
          )}
          <ActButton
            className="button primary"
            reason={reason ?? (fields.isDirty ? undefined : page.nothing)}
            toldBy={fields.isDirty ? undefined : id}
            onClick={() => !fields.isSaving && fields.save()}
          >
            {fields.isSaving ? page.saving : page.save}
          </ActButton>
        </div>
      </div>
    </div>
  )
}
