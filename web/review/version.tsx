import { api, type Schemas } from '../client/client.ts'
import { nameOf } from '../catalog/say.ts'
import { terms } from '../language/catalog.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { reviewListingTexts } from '../language/review-listing.ts'
import { sayCount, sayInstant, saySize } from '../part/say.ts'
import { Read } from '../part/state.tsx'
import { FieldTable, Suspects } from './fields.tsx'
import { Sample } from './sample.tsx'

export type Version = Schemas['ProductVersion']

/** The version that was submitted, as a reviewer reads it. */
export const useVersion = (productId: string, number: number) =>
  api.useQuery(
    'get',
    '/api/products/{id}/versions/{number}',
    { params: { path: { id: productId, number } } },
    { staleTime: 60_000 },
  )

/** The data that were submitted: the file, its fields with what may be sensitive, and the sample. */
export function DataSection({ productId, number }: { productId: string; number: number }) {
  const { data: texts } = useText(reviewListingTexts)
  return (
    <Read query={useVersion(productId, number)}>
      {(version) =>
        version.inspection === null ? (
          <p className="notice bad">{texts.noVersion}</p>
        ) : (
          <>
            <Facts version={version} inspection={version.inspection} />
            <Suspects version={version} />
            <FieldTable version={version} />
            <Sample version={version} />
          </>
        )
      }
    </Read>
  )
}

function Facts({ version, inspection }: { version: Version; inspection: NonNullable<Version['inspection']> }) {
  const { data: texts } = useText(reviewListingTexts)
  const words = useText(terms)
  const { language } = useLanguage()
  const { number, fileName, sizeBytes, format, encoding, createdAt, sha256, sm3 } = version
  const count = (value: number) => sayCount(value, language)
  return (
    <>
      <p>
        <strong>{texts.version(String(number))}</strong> ·{' '}
        {texts.facts(count(inspection.rows), count(inspection.columns.length))}
      </p>
      <dl className="facts">
        <dt>{texts.file}</dt>
        <dd>
          {fileName}{' '}
          <span className="faint">
            {format === null ? '' : nameOf(words.format, format)} {encoding} · {saySize(sizeBytes)}
          </span>
        </dd>
        <dt>{texts.uploaded}</dt>
        <dd>{sayInstant(createdAt)}</dd>
        <dt>{texts.duplicates}</dt>
        <dd className="number">{count(inspection.duplicateRows)}</dd>
        <dt>{texts.sha256}</dt>
        <dd className="review-mono">{sha256}</dd>
        <dt>{texts.sm3}</dt>
        <dd className="review-mono">{sm3}</dd>
      </dl>
      {inspection.notes.length > 0 && (
        <div className="notice wait">
          <p>{texts.notes}</p>
          <ul>
            {inspection.notes.map(({ code, column, message }) => (
              <li key={`${code} ${column}`}>
                {column === null ? '' : `${column}：`}
                {message}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
