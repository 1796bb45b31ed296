import { isSuspected as isSuspect } from '#api/listing/sensitive.ts'
import { terms } from '../language/catalog.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { partTexts } from '../language/provider-parts.ts'
import { sayShare } from '../catalog/say.ts'
import { sayCount } from '../part/say.ts'
import type { Column } from './draft.ts'
import type { FieldsEditor } from './use-fields.ts'

type RowProps = { column: Column; rows: number; isSuspected: boolean; isFixed: boolean; fields: FieldsEditor }

const SHOWN_VALUES = 3

/** What a column holds, in a line. */
function useHolds({ nulls, distinct, top, min, max }: Column, rows: number): string {
  const { fields: texts } = useText(partTexts)
  const { language } = useLanguage()
  const examples = top.slice(0, SHOWN_VALUES).map(({ value }) => String(value))
  return [
    nulls === 0 ? texts.noNulls : texts.nulls(sayShare(nulls, rows)),
    texts.distinct(`${distinct.approximate ? '≈' : ''}${sayCount(distinct.count, language)}`),
    examples.length > 0
      ? `${texts.examples} ${examples.join('、')}`
      : min === null
        ? ''
        : texts.range(String(min), String(max)),
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

/** One field: what it holds, what it means, whether its values are hidden. */
export function FieldRow({ column, rows, isSuspected, isFixed, fields }: RowProps) {
  const { fields: texts } = useText(partTexts)
  const { type } = useText(terms)
  const holds = useHolds(column, rows)
  const { name } = column
  const why = isSuspect({ name, values: [] }) ? texts.byName : texts.byValue
  return (
    <li>
      <div className="provider-field-head">
        <strong>{name}</strong>
        <span className="tag">{type[column.type]}</span>
        {isSuspected && <span className="tag accent">{texts.suspected(why)}</span>}
      </div>
      <p className="faint provider-field-holds">{holds}</p>
      <div className="provider-field-says">
        <input
          className="input"
          maxLength={500}
          aria-label={texts.description(name)}
          placeholder={texts.placeholder}
          readOnly={isFixed}
          value={fields.told.descriptions[name] ?? ''}
          onChange={({ target }) => fields.describe(name, target.value)}
        />
        <label className="provider-mask">
          <input
            type="checkbox"
            aria-label={texts.maskOf(name)}
            disabled={isFixed}
            checked={fields.told.masked.includes(name)}
            onChange={({ target }) => fields.mask([name], target.checked)}
          />
          <span aria-hidden>{texts.mask}</span>
        </label>
      </div>
    </li>
  )
}
