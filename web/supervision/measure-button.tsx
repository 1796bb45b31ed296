import { useId, useState } from 'react'
import { useMay } from '../client/session.ts'
import { useText } from '../language/language.tsx'
import { supervisionTexts } from '../language/supervision.ts'
import { TakeMeasure } from './take.tsx'
import { standingOf, type Subject, useMeasures } from './use-measures.ts'

/** Suspends a thing, or resumes it if it is suspended; whoever may not is told why. */
export function MeasureButton({ subject, className = 'button small' }: { subject: Subject; className?: string }) {
  const { take } = useText(supervisionTexts)
  const mayTake = useMay('supervision.measure')
  const { data: measures } = useMeasures()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const standing = standingOf(measures ?? [], subject)
  const act = standing.isSuspended ? 'resume' : 'suspend'
  const reason = !mayTake
    ? take.auditor
    : measures === undefined
      ? take.reading
      : standing.isResuming
        ? take.resuming
        : undefined
  const label = take.button[act][subject.scope]
  return (
    <span className="act">
      <button
        type="button"
        className={act === 'suspend' ? `${className} supervise-danger` : className}
        aria-disabled={reason !== undefined}
        title={reason}
        aria-label={subject.scope === 'ledger' ? undefined : `${label}：${subject.name}`}
        aria-describedby={reason === undefined ? undefined : id}
        onClick={() => reason === undefined && setOpen(true)}
      >
        {label}
      </button>
      {reason !== undefined && (
        <span id={id} className={mayTake ? 'faint' : 'visually-hidden'}>
          {reason}
        </span>
      )}
      {isOpen && <TakeMeasure act={act} subject={subject} close={() => setOpen(false)} />}
    </span>
  )
}
