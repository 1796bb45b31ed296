import type { Schemas } from '../client/client.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { salesTexts } from '../language/provider-sales.ts'
import { sayCount } from '../part/say.ts'

/** Uses that were denied, by reason. */
export function Denied({ denied }: { denied: Schemas['Sales']['totals']['denied'] }) {
  const { denied: texts } = useText(salesTexts)
  const { language } = useLanguage()
  return (
    <section className="card" aria-labelledby="denied">
      <h2 id="denied">{texts.title}</h2>
      <p className="soft">{denied.length === 0 ? texts.none : texts.lead}</p>
      {denied.length > 0 && (
        <div className="sheet" role="region" aria-label={texts.region} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{texts.reason}</th>
                <th scope="col">{texts.basis}</th>
                <th scope="col" className="number">
                  {texts.count}
                </th>
              </tr>
            </thead>
            <tbody>
              {denied.map(({ code, title, basis, count }) => (
                <tr key={code}>
                  <td>{title}</td>
                  <td>{basis}</td>
                  <td className="number">{sayCount(count, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
