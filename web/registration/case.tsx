import type { Schemas } from '../client/client.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { registrationTexts } from '../language/registration.ts'
import { Clock } from '../part/clock.tsx'
import { lastDayOf } from '../part/day.ts'
import { sayDay, sayInstant } from '../part/say.ts'

export type Registration = Schemas['Registration']

const GOOD: readonly string[] = ['valid', 'coded', 'completed']
const BAD: readonly string[] = ['returned', 'not_accepted', 'not_passed', 'terminated', 'revoked', 'refused', 'expired', 'objected']

/** A state as a tag, with the mark of an objection beside it. */
export function StateTag({ state, objected = false }: { state: Registration['state']; objected?: boolean }) {
  const { states, objected: mark } = useText(registrationTexts)
  const tone = GOOD.includes(state) ? 'good' : BAD.includes(state) ? 'danger' : 'accent'
  return (
    <span className="row registration-tags">
      <span className={`tag ${tone}`}>{states[state]}</span>
      {objected && <span className="tag danger">{mark}</span>}
    </span>
  )
}

/** The clocks of an application that still run; without any, nothing. */
export function Clocks({ clocks, isAll = false }: { clocks: Registration['clocks']; isAll?: boolean }) {
  const { clocks: title } = useText(registrationTexts)
  const { language } = useLanguage()
  const shown = isAll ? clocks : clocks.filter(({ state }) => state === 'running')
  if (shown.length === 0) return null
  return (
    <div className="registration-clocks" role="group" aria-label={title}>
      {shown.map(({ limit, name, english, basis, openedAt, dueAt, state }, index) => (
        <Clock
          key={`${limit} ${index}`} limit={language === 'zh' ? name : english} opened={openedAt} due={dueAt} state={state}
          kind={limit} basis={basis}
        />
      ))}
    </div>
  )
}

/** What is known of a registration: whose, what, its code and term, its evidence. */
export function CaseFacts({ registration }: { registration: Registration }) {
  const { facts: texts, kinds, from, local, localNote } = useText(registrationTexts)
  const { registrant, kind, code, isLocalCode, validFrom, validTo, publicity, submittedAt, round, reason } = registration
  const { evidenceDigest, isOnLog, documentDigest } = registration
  return (
    <dl className="facts">
      <dt>{texts.registrant}</dt><dd>{registrant.name}</dd>
      <dt>{texts.kind}</dt><dd>{kinds[kind]}</dd>
      {code !== null && [
        <dt key="code">{texts.code}</dt>,
        <dd key="code value"><span className="mono">{code}</span>{isLocalCode && <> <abbr className="tag main" title={localNote}>{local}</abbr></>}</dd>,
      ]}
      {validFrom !== null && validTo !== null && [
        <dt key="valid">{texts.valid}</dt>, <dd key="valid value">{from(sayDay(validFrom), lastDayOf(validTo))}</dd>,
      ]}
      {publicity !== null && [
        <dt key="publicity">{texts.publicity}</dt>,
        <dd key="publicity value">{from(sayDay(publicity.from), lastDayOf(publicity.to))}</dd>,
      ]}
      {submittedAt !== null && [
        <dt key="submitted">{texts.submitted}</dt>,
        <dd key="submitted value">{sayInstant(submittedAt)}{round > 1 && <span className="faint">（{texts.round} {round}）</span>}</dd>,
      ]}
      {evidenceDigest !== null && [
        <dt key="evidence">{texts.evidence}</dt>,
        <dd key="evidence value"><span className="public-mono">{evidenceDigest}</span> <span className={`tag ${isOnLog ? 'good' : 'accent'}`}>{isOnLog ? texts.onLog : texts.notOnLog}</span></dd>,
      ]}
      {documentDigest !== null && [
        <dt key="document">{texts.document}</dt>, <dd key="document value" className="public-mono">{documentDigest}</dd>,
      ]}
      {reason !== null && [<dt key="reason">{texts.reason}</dt>, <dd key="reason value">{reason}</dd>]}
    </dl>
  )
}

/** What the registry wants mended, all of it. */
export function Defects({ defects }: { defects: Registration['defects'] }) {
  const { defects: title, labels, parts } = useText(registrationTexts)
  if (defects.length === 0) return null
  return (
    <section className="notice bad" aria-labelledby="defects">
      <h2 id="defects">{title}</h2>
      <ol>{defects.map(({ path, message }) => <li key={`${path} ${message}`}><strong>{labels[path] ?? parts[path] ?? path}</strong>：{message}</li>)}</ol>
    </section>
  )
}
