import { REASONS, type ReasonCode } from '#api/listing/reasons.ts'
import { useText } from '../language/language.tsx'
import { declarationTexts } from '../language/provider-declaration.ts'

type ReasonCodesProps = { chosen: ReasonCode[]; change: (chosen: ReasonCode[]) => void }

/** The codes of reasons (退回原因): each with what mends it, which the provider sees as what is to be done. */
export function ReasonCodes({ chosen, change }: ReasonCodesProps) {
  const { reasons: texts } = useText(declarationTexts)
  return (
    <fieldset className="compliance-group compliance-reasons" lang="zh-CN">
      <legend>{texts.title}</legend>
      <p className="soft last">{texts.lead}</p>
      {REASONS.map(({ code, sentence, fix }) => (
        <label key={code} className="compliance-tick">
          <input
            type="checkbox"
            checked={chosen.includes(code)}
            onChange={({ target }) =>
              change(target.checked ? [...chosen, code] : chosen.filter((one) => one !== code))
            }
          />
          <span>
            <strong>{sentence}</strong> <span className="faint">{fix}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
