import type { Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { propertyTexts } from '../language/property.ts'
import { lastDayOf } from '../part/day.ts'
import { sayDay, sayInstant } from '../part/say.ts'

export type Property = Schemas['PropertyRegistration']

const TONES = { prepared: '', submitted: 'accent', imported: 'accent', verified: 'good', refused: 'danger', lapsed: 'danger', revoked: 'danger' } as const

/** A state as a tag, with the mark of an objection beside it. */
export function PropertyTag({ registration: { state, objected } }: { registration: Property }) {
  const { states, objected: mark } = useText(propertyTexts)
  return (
    <span className="row registration-tags">
      <span className={`tag ${TONES[state]}`}>{states[state]}</span>
      {objected && <span className="tag danger">{mark}</span>}
    </span>
  )
}

/** What is known of a property registration: whose, its certificate and term, the agency's limits. */
export function PropertyFacts({ registration }: { registration: Property }) {
  const { facts: texts, rights: names, from, silence } = useText(propertyTexts)
  const { holder, product, certificate, agency, rights, validFrom, validTo, fileDigest, submittedAt, expected, renewal, reason, verifiedAt } = registration
  const rows: [string, React.ReactNode][] = [
    [texts.product, product.name],
    [texts.holder, holder.name],
    [texts.agency, agency],
    [texts.submitted, submittedAt && sayDay(submittedAt)],
    [texts.acceptedBy, expected && <>{lastDayOf(expected.acceptedBy)} <span className="faint">{silence}</span></>],
    [texts.decidedBy, expected && lastDayOf(expected.decidedBy)],
    [texts.certificate, certificate && <span className="mono">{certificate}</span>],
    [texts.rights, rights.length > 0 && rights.map((right) => names[right]).join('、')],
    [texts.valid, validFrom !== null && validTo !== null && from(sayDay(validFrom), lastDayOf(validTo))],
    [texts.renewal, renewal && from(renewal.from, renewal.to)],
    [texts.document, fileDigest && <span className="public-mono">{fileDigest}</span>],
    [texts.verified, verifiedAt && sayInstant(verifiedAt)],
    [texts.note, reason],
  ]
  return (
    <dl className="facts">
      {rows.filter(([, value]) => value !== null && value !== false).flatMap(([name, value]) => [
        <dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>,
      ])}
    </dl>
  )
}
