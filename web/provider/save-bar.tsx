import { useId } from 'react'
import { useText } from '../language/language.tsx'
import { listingTexts } from '../language/provider-listing.ts'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import type { Editor } from './use-editor.ts'

/** Saves what was typed in any part; when the server refuses, says why and keeps it. */
export function SaveBar({ editor, reason }: { editor: Editor; reason?: string | undefined }) {
  const { page } = useText(listingTexts)
  const id = useId()
  const { isDirty, isSaving, isSaved, isChanged, problem, closed } = editor
  if (closed !== undefined && !isDirty) return null
  return (
    <div className="stack">
      {isChanged && (
        <div className="notice wait" role="alert">
          <p>
            <strong>{page.changedTitle}</strong>
          </p>
          <p>{page.changedLead}</p>
          <div className="row">
            <button type="button" className="button primary" onClick={() => void editor.reload(true)}>
              {page.reload}
            </button>
            <button type="button" className="button" onClick={() => void editor.reload(false)}>
              {page.discard}
            </button>
          </div>
        </div>
      )}
      {problem !== null && (
        <>
          <Refused error={problem} />
          <p className="soft provider-last">{page.kept}</p>
        </>
      )}
      <div className="provider-save">
        <span id={id} role="status" className="soft">
          {isSaved ? page.saved : isDirty ? page.unsaved(String(editor.changed.length)) : page.nothing}
        </span>
        <div className="row">
          {isDirty && (
            <button type="button" className="button" onClick={editor.drop}>
              {page.drop}
            </button>
          )}
          <ActButton
            className="button primary"
            reason={closed ?? reason ?? (isDirty ? undefined : page.nothing)}
            toldBy={isDirty ? undefined : id}
            onClick={() => !isSaving && editor.save()}
          >
            {isSaving ? page.saving : page.save}
          </ActButton>
        </div>
      </div>
    </div>
  )
}

/** Why a part can't be changed now, on top of it. */
export function Closed({ editor }: { editor: Editor }) {
  return editor.closed === undefined ? null : <p className="notice">{editor.closed}</p>
}
