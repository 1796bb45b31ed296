import { sayValue } from '../catalog/say-value.ts'
import { useText } from '../language/language.tsx'
import { reviewListingTexts } from '../language/review-listing.ts'
import type { Version } from './version.tsx'

const NUMBERS = new Set(['integer', 'decimal', 'float'])

/** The sample rows, as consumers will see them. */
export function Sample({ version: { inspection, sample } }: { version: Version }) {
  const { data: texts } = useText(reviewListingTexts)
  const columns = inspection?.columns ?? []
  if (sample === null || sample.length === 0) return <p className="soft">{texts.noSample}</p>
  return (
    <>
      <div>
        <h3>{texts.sample}</h3>
        <p className="soft last">{texts.sampleLead(String(sample.length))}</p>
      </div>
      <div className="sheet review-sample" role="region" aria-label={texts.sampleRegion} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map(({ name, type }) => (
                <th key={name} scope="col" className={NUMBERS.has(type) ? 'number' : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map((row, at) => (
              // Rows of a sample have no identity but their place.
              <tr key={at}>
                {columns.map(({ name, type }) => {
                  const value = row[name] ?? null
                  const text = sayValue(value, texts)
                  return (
                    <td
                      key={name}
                      className={value === null ? 'faint' : NUMBERS.has(type) ? 'number' : undefined}
                      title={text.length > 24 ? text : undefined}
                    >
                      {text}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
