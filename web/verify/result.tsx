import { useText } from '../language/language.tsx'
import { verifyText } from '../language/verify.ts'
import { Steps } from './steps.tsx'
import type { Check } from './use-check.ts'
import { NotProven, ReceiptFacts, Verdict } from './verdict.tsx'

/** The outcome of a check: the verdict in a sentence, the six steps, what the receipt says, and what stays open. */
export function Result({ check }: { check: Check }) {
  const { found } = check
  return (
    <div className="stack result" aria-live="polite">
      <Verdict check={check} />
      <Steps found={found} content={check.file?.content ?? null} />
      {found !== null && <ReceiptFacts found={found} />}
      {found === null ? <NeverProven /> : <NotProven report={found.report} />}
    </div>
  )
}

/** What no receipt proves, said before there is one. */
function NeverProven() {
  const { notProven: { title, lead, always } } = useText(verifyText)
  return (
    <section className="card">
      <h2>{title}</h2>
      <p className="soft">{lead}</p>
      <ul className="open-list">{Object.values(always).map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
    </section>
  )
}
