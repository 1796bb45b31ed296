import type { Facts, PartyFacts } from '#api/verifier/facts.ts'
import type { Report } from '#api/verifier/report.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { verifyText } from '../language/verify.ts'
import { sayCount, sayInstant, saySize, shorten } from '../part/say.ts'
import { useFailure } from './failure.ts'
import { Mark } from './mark.tsx'
import { purposesOf } from './policy.ts'
import type { Check } from './use-check.ts'
import type { Found } from './work.ts'

const LOOK = {
  verified: ['good', 'passed'],
  consistent_unanchored: ['wait', 'not_checked'],
  failed: ['bad', 'failed'],
} as const

/** How much was delivered, in words: rows where there are rows, and the size. */
export function useAmount() {
  const { verdict } = useText(verifyText)
  const { language } = useLanguage()
  return (rows: number | null, sizeBytes: number) =>
    [...(rows === null ? [] : [verdict.rows(sayCount(rows, language))]), saySize(sizeBytes)].join(
      language === 'zh' ? '、' : ', ',
    )
}

/** The verdict as a person would say it: who got what from whom, when and how much, and what holds. */
export function Verdict({ check: { found, receipt, isBroken } }: { check: Check }) {
  const { verdict, broken } = useText(verifyText)
  if (isBroken)
    return (
      <div className="notice bad" role="alert">
        <p>{broken}</p>
      </div>
    )
  if (found === null)
    return (
      <p className="verdict-wait soft" role="status">
        {receipt === null ? verdict.waiting : verdict.working}
      </p>
    )
  const { report } = found
  const [tone, state] = LOOK[report.verdict]
  return (
    <div className={`notice ${tone} verdict`} role="status">
      <h2>
        <Mark state={state} />
        {verdict[report.verdict]}
      </h2>
      {report.facts !== null && (
        <p className="headline">
          <Headline facts={report.facts} />
        </p>
      )}
      <Basis found={found} />
    </div>
  )
}

function Headline({ facts }: { facts: Facts }) {
  const { verdict } = useText(verifyText)
  const amount = useAmount()
  const { consumer, provider, product, version, rows, sizeBytes, recordedAt } = facts
  return verdict.sentence(
    consumer.name,
    sayInstant(recordedAt),
    provider.name,
    shorten(product),
    String(version),
    amount(rows, sizeBytes),
  )
}

function Basis({ found }: { found: Found }) {
  const { verdict, step } = useText(verifyText)
  const sayFailure = useFailure()
  const { verdict: outcome, steps, facts } = found.report
  const content = steps.find(({ name }) => name === 'content')?.state
  const failed = steps.find(({ state, name }) => state === 'failed' && name !== 'content')
  if (failed) {
    const isUnread = found.receipt === null || failed.field?.startsWith('trust')
    return (
      <p>
        {!isUnread && <strong>{verdict.failedAt(step[failed.name].name)}</strong>} {sayFailure(failed, found)}
      </p>
    )
  }
  return (
    <>
      {content === 'failed' && (
        <p>
          <strong>{verdict.otherFile}</strong>
        </p>
      )}
      {outcome === 'consistent_unanchored' && <p>{verdict.withoutTrust}</p>}
      {content === 'passed' && <p>{verdict.withFile}</p>}
      {content === 'not_checked' && facts !== null && <p>{verdict.withoutFile}</p>}
    </>
  )
}

/** What the receipt says, once it is known to be sound. */
export function ReceiptFacts({ found }: { found: Found }) {
  const { facts: texts } = useText(verifyText)
  const amount = useAmount()
  const {
    report: { facts },
    receipt,
  } = found
  if (facts === null) return null
  const purposes = receipt === null ? [] : purposesOf(receipt.agreement.policy)
  return (
    <section className="card">
      <h2>{texts.title}</h2>
      <dl className="facts">
        <dt>{texts.provider}</dt>
        <dd>
          <Party party={facts.provider} />
        </dd>
        <dt>{texts.consumer}</dt>
        <dd>
          <Party party={facts.consumer} />
        </dd>
        <dt>{texts.product}</dt>
        <dd>
          <span className="mono">{facts.product}</span> {texts.version(String(facts.version))}
        </dd>
        <dt>{texts.amount}</dt>
        <dd>
          {amount(facts.rows, facts.sizeBytes)} · {facts.format.toUpperCase()}
        </dd>
        {purposes.length > 0 && (
          <>
            <dt>{texts.purpose}</dt>
            <dd>{purposes.join('、')}</dd>
          </>
        )}
        <dt>{texts.recordedAt}</dt>
        <dd>
          <time>{sayInstant(facts.recordedAt)}</time>
        </dd>
        <dt>{texts.blockAt}</dt>
        <dd>
          <time>{sayInstant(facts.blockAt)}</time>
        </dd>
        {facts.witnessedAt !== null && (
          <>
            <dt>{texts.witnessedAt}</dt>
            <dd>
              <time>{sayInstant(facts.witnessedAt)}</time>
            </dd>
          </>
        )}
        <dt>{texts.transfer}</dt>
        <dd className="mono">{facts.transfer}</dd>
      </dl>
    </section>
  )
}

function Party({ party: { name, uscc, custody } }: { party: PartyFacts }) {
  const { facts } = useText(verifyText)
  return (
    <>
      {name}
      <span className="faint">
        {' · '}{facts.uscc} {uscc} · {facts.custody}{facts.colon}{facts[custody]}
      </span>
    </>
  )
}

/** What no receipt proves, and what was left open in this one. */
export function NotProven({ report }: { report: Report }) {
  const { notProven } = useText(verifyText)
  const { language } = useLanguage()
  return (
    <section className="card">
      <h2>{notProven.title}</h2>
      <p className="soft">{notProven.lead}</p>
      <ul className="open-list">
        {(language === 'zh' ? report.notProven : report.notProvenEn).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}
