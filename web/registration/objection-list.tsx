import type { ReactNode } from 'react'
import type { Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { registrationTexts } from '../language/registration.ts'
import { sayInstant } from '../part/say.ts'

type Objection = Schemas['Registration']['objections'][number]
const TONES = { open: 'accent', upheld: 'danger', dismissed: '' } as const

/** The objections to a registration, each with its ground, its answer, and what may be done about it. */
export function ObjectionList({ objections, actsOf }: { objections: Objection[]; actsOf?: (objection: Objection) => ReactNode }) {
  const { objections: texts } = useText(registrationTexts)
  if (objections.length === 0) return null
  return (
    <section className="card stack" aria-labelledby="objections">
      <h2 id="objections">{texts.title}</h2>
      {objections.map((objection) => (
        <article key={objection.id} className="registration-objection">
          <div className="row between">
            <strong>{objection.objector.name}</strong>
            <span className="row">
              {objection.isLate && <span className="faint">{texts.late}</span>}
              <span className={`tag ${TONES[objection.state]}`}>{texts[objection.state]}</span>
            </span>
          </div>
          <p>{objection.ground}</p>
          <p className="faint">{sayInstant(objection.createdAt)} · {texts.evidence} <span className="public-mono">{objection.evidenceDigest}</span></p>
          {objection.answer !== null && <p className="notice">{texts.answer}：{objection.answer}</p>}
          {actsOf?.(objection)}
        </article>
      ))}
    </section>
  )
}
