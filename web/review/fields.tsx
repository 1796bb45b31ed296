import { nameOf, sayShare } from '../catalog/say.ts'
import { sayValue } from '../catalog/say-value.ts'
import { terms } from '../language/catalog.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { reviewTexts } from '../language/review.ts'
import { reviewListingTexts } from '../language/review-listing.ts'
import { sayCount } from '../part/say.ts'
import { suspectsOf } from './suspects.ts'
import type { Version } from './version.tsx'

type Column = NonNullable<Version['inspection']>['columns'][number]

/** Which columns may be sensitive, and whether they are masked. */
export function Suspects({ version }: { version: Version }) {
  const { cut } = useText(reviewTexts)
  const { data: texts } = useText(reviewListingTexts)
  const { all, open } = suspectsOf(version)
  if (all.length === 0)
    return (
      <p className="notice">
        {texts.noSuspects} <span className="faint">{texts.suspectsLead}</span>
      </p>
    )
  return (
    <div className={`notice ${open.length > 0 ? 'wait' : 'good'}`}>
      <p className="last">
        <strong>{texts.suspects(String(all.length), String(open.length))}</strong>：{all.join(cut)}
      </p>
      <p className="faint last">
        {texts.suspectsLead}（{texts.suspectsBasis}）
      </p>
    </div>
  )
}

/** Every column: its type, what is said of it, how it is filled, and whether it is masked. */
export function FieldTable({ version }: { version: Version }) {
  const { data: texts } = useText(reviewListingTexts)
  const { inspection } = version
  const suspects = new Set(suspectsOf(version).all)
  return (
    <>
      <h3>{texts.columns}</h3>
      <div className="sheet review-fields" role="region" aria-label={texts.region} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.name}</th>
              <th scope="col">{texts.description}</th>
              <th scope="col">{texts.range}</th>
              <th scope="col" className="number">
                {texts.nulls}
              </th>
              <th scope="col" className="number">
                {texts.distinct}
              </th>
              <th scope="col">{texts.mask}</th>
            </tr>
          </thead>
          <tbody>
            {inspection?.columns.map((column) => (
              <Row
                key={column.name}
                column={column}
                rows={inspection.rows}
                description={version.descriptions[column.name] ?? ''}
                isMasked={version.maskedFields.includes(column.name)}
                isSuspect={suspects.has(column.name)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

type RowProps = { column: Column; rows: number; description: string; isMasked: boolean; isSuspect: boolean }

function Row({ column, rows, description, isMasked, isSuspect }: RowProps) {
  const { data: texts } = useText(reviewListingTexts)
  const words = useText(terms)
  const { language } = useLanguage()
  const { name, type, nulls, distinct } = column
  return (
    <tr className={isSuspect && !isMasked ? 'suspect' : undefined}>
      <td>
        {name} <span className="faint">{nameOf(words.type, type)}</span>
      </td>
      <td className="described">
        {description === '' ? <span className="faint">{texts.noDescription}</span> : description}
      </td>
      <td>
        <Values column={column} />
      </td>
      <td className="number">{sayShare(nulls, rows)}</td>
      <td className="number">
        {distinct.approximate ? '≈' : ''}
        {sayCount(distinct.count, language)}
      </td>
      <td>
        <span className="review-tags">
          {isSuspect && <span className="tag accent">{texts.suspected}</span>}
          {isMasked ? (
            <span className="tag good">{texts.masked}</span>
          ) : isSuspect ? (
            <span className="tag danger">{texts.unmasked}</span>
          ) : null}
          {!isMasked && !isSuspect && <span className="faint">—</span>}
        </span>
      </td>
    </tr>
  )
}

/** The values of a column at a glance: from the least to the greatest, or the most frequent. */
function Values({ column: { min, max, top, type } }: { column: Column }) {
  const { cut } = useText(reviewTexts)
  const { data: texts } = useText(reviewListingTexts)
  const say = (value: Column['min']) => sayValue(value, texts)
  const frequent = top.slice(0, 3).map(({ value }) => say(value))
  const isOrdered = type !== 'text' && type !== 'boolean'
  if (frequent.length > 0 && !isOrdered)
    return (
      <span>
        {texts.common} {frequent.join(cut)}
      </span>
    )
  if (min !== null && max !== null)
    return (
      <span>
        {say(min)} {texts.to} {say(max)}
      </span>
    )
  return <span className="faint">{texts.hidden}</span>
}
