import { useText } from '../language/language.tsx'
import { declarationTexts } from '../language/provider-declaration.ts'
import { reviewListingTexts } from '../language/review-listing.ts'
import { type Checks, CheckTag, Findings } from '../provider/checks.tsx'
import type { SectionName } from './listing.tsx'

export type Check = Checks['items'][number]['check']

/** Where on the page each check is seen. */
const SEEN_AT: Record<Check, SectionName> = {
  completeness: 'text',
  source: 'source',
  compliance: 'declaration',
  quality: 'data',
  grading: 'declaration',
  personal: 'declaration',
  public_data: 'source',
  delivery: 'decision',
}

/** The checks that a reviewer ticks: those that apply. */
export const due = ({ items }: Checks): Check[] =>
  items.filter(({ state }) => state !== 'not_applicable').map(({ check }) => check)

type ChecklistProps = { checks: Checks; ticked: Check[]; change: (ticked: Check[]) => void }

/** What the law asks a reviewer to check (审核要点): each with what the platform found, its ground, and where to look. */
export function Checklist({ checks, ticked, change }: ChecklistProps) {
  const { decision: texts, page } = useText(reviewListingTexts)
  const { checks: words } = useText(declarationTexts)
  return (
    <ul className="review-checks">
      {checks.items.map(({ check, state, findings, basis }) => (
        <li key={check}>
          <label>
            <input
              type="checkbox"
              checked={ticked.includes(check)}
              disabled={state === 'not_applicable'}
              onChange={({ target }) =>
                change(target.checked ? [...ticked, check] : ticked.filter((one) => one !== check))
              }
            />
            <span className="told">
              <span className="row">
                <strong>{words.names[check]}</strong>
                <CheckTag state={state} />
              </span>
            </span>
          </label>
          <div className="review-evidence">
            <Findings findings={findings} basis={basis} />
            {SEEN_AT[check] !== 'decision' && (
              <>
                {' '}
                <a href={`#${SEEN_AT[check]}`}>
                  {texts.see}「{page.sections[SEEN_AT[check]]}」
                </a>
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
