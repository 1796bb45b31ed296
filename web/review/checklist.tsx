import { useText } from '../language/language.tsx'
import { reviewListingTexts } from '../language/review-listing.ts'
import type { SectionName } from './listing.tsx'

export const CHECKS = ['source', 'sensitive', 'uses', 'price', 'truth'] as const
export type Check = (typeof CHECKS)[number]

/** Where on the page each point is seen. */
const SEEN_AT: Record<Check, SectionName> = {
  source: 'source',
  sensitive: 'data',
  uses: 'text',
  price: 'price',
  truth: 'data',
}

type ChecklistProps = { ticked: Check[]; evidence: Partial<Record<Check, string>>; change: (ticked: Check[]) => void }

/** What the law asks a reviewer to check (审核要点): each with its ground, what the platform found, where to look. */
export function Checklist({ ticked, evidence, change }: ChecklistProps) {
  const { decision: texts, page } = useText(reviewListingTexts)
  return (
    <ul className="review-checks">
      {CHECKS.map((check) => (
        <li key={check}>
          <label>
            <input
              type="checkbox"
              checked={ticked.includes(check)}
              onChange={({ target }) =>
                change(target.checked ? [...ticked, check] : ticked.filter((one) => one !== check))
              }
            />
            <span className="told">
              <strong>{texts.checks[check].label}</strong>
              <span>{texts.checks[check].text}</span>
              <span className="faint">
                {texts.basis}：{texts.checks[check].basis}
              </span>
            </span>
          </label>
          <p className="review-evidence faint">
            {evidence[check]}{' '}
            <a href={`#${SEEN_AT[check]}`}>
              {texts.see}「{page.sections[SEEN_AT[check]]}」
            </a>
          </p>
        </li>
      ))}
    </ul>
  )
}
