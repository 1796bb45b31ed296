import type { Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { resourceTexts } from '../language/resource.ts'
import { lastDayOf } from '../part/day.ts'

const TONES: Record<Schemas['PublicDataResource']['state'], string> = {
  published: 'accent', registered: 'good', lapsed: 'danger', revoked: 'danger', withdrawn: '',
}

/** Where a resource stands with its registration, and until when. */
export function StateTag({ row: { state, registration } }: { row: Pick<Schemas['PublicDataResource'], 'state' | 'registration'> }) {
  const { states, entry } = useText(resourceTexts)
  return (
    <>
      <span className={`tag ${TONES[state]}`}>{states[state]}</span>
      {registration !== null && state !== 'withdrawn' && (
        <div className="faint nowrap">{entry.until(lastDayOf(registration.validTo))}</div>
      )}
    </>
  )
}
