import type { Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { declarationTexts } from '../language/provider-declaration.ts'
import './compliance.css'

type Review = Schemas['Listing']['reviews'][number]

/** Why a listing was sent back, as what is to be done: each reason with what mends it and its rule. */
export function Todo({ review: { reasons } }: { review: Review }) {
  const { todo: texts } = useText(declarationTexts)
  if (reasons.length === 0) return null
  return (
    <section aria-label={texts.title}>
      <p>
        <strong>{texts.title}</strong>
      </p>
      <ol className="compliance-todo" lang="zh-CN">
        {reasons.map(({ code, sentence, fix, basis }) => (
          <li key={code}>
            <strong>{sentence}</strong>
            <span>
              {texts.fix}：{fix}
            </span>
            <span className="faint">
              {texts.basis}：{basis}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
