import { BASES, implementTexts } from '../language/implement.ts'
import { useText } from '../language/language.tsx'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { DocumentForm } from './document-form.tsx'
import { useChangeActs } from './grant-acts.ts'
import type { GrantSide } from './grant-page.tsx'
import type { Grant } from './grant-row.tsx'

type Change = Grant['changes'][number]

/** What the body records next of a change, by its state. */
const RECORDED = { proposed: 'decide', decided: 'approve', accepted: 'file' } as const

const isRecorded = (state: string): state is keyof typeof RECORDED => Object.hasOwn(RECORDED, state)

/** The next act on a change on its way, for the side that it waits for. */
export function ChangeNext({ change: { id, state }, side }: { change: Change; side: GrantSide }) {
  const { changes: texts, next, grant } = useText(implementTexts)
  const acts = useChangeActs(id)
  if (side === 'operator' && state === 'approved')
    return (
      <div className="stack">
        {acts.accept.error !== null && <Refused error={acts.accept.error} />}
        <div>
          <ActButton
            className="button primary" reason={acts.accept.isPending ? next.busy : undefined}
            onClick={() => acts.accept.mutate(undefined)}
          >
            {texts.accept}
          </ActButton>
        </div>
      </div>
    )
  if (side !== 'body') return null
  return (
    <div className="stack">
      {isRecorded(state) && (
        <DocumentForm
          className="notice stack" basis={BASES.change} error={acts[RECORDED[state]].error}
          isBusy={acts[RECORDED[state]].isPending}
          texts={{
            title: texts[RECORDED[state]], lead: '', submit: texts[RECORDED[state]],
            hint: { decide: next.decide.hint, approve: next.approve.hint, file: grant.fileHint }[RECORDED[state]],
          }}
          send={(document) => acts[RECORDED[state]].mutate(document)}
        />
      )}
      {acts.abandon.error !== null && <Refused error={acts.abandon.error} />}
      <div>
        <ActButton
          reason={acts.abandon.isPending ? next.busy : undefined} onClick={() => acts.abandon.mutate(undefined)}
        >
          {texts.abandon}
        </ActButton>
      </div>
    </div>
  )
}
