import { api } from '../client/client.ts'
import { gateTexts } from '../language/gate.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { Page } from '../part/layout.tsx'
import { Read } from '../part/state.tsx'

/** All gates with their articles (合规规则), for everybody to read. */
export default function Rules() {
  const texts = useText(gateTexts)
  const { language } = useLanguage()
  const rules = api.useQuery('get', '/api/public/gates', {})
  return (
    <Page title={texts.page} lead={texts.pageLead}>
      <p className="soft">{texts.lead}</p>
      <Read query={rules}>
        {({ items }) => (
          <div className="sheet" role="region" aria-label={texts.page} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{texts.columns.name}</th>
                  <th scope="col">{texts.columns.asks}</th>
                  <th scope="col">{texts.columns.basis}</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ name, asks, english, basis }) => (
                  <tr key={name} id={name}>
                    <th scope="row">{name}</th>
                    <td>{language === 'en' ? english : asks}</td>
                    <td className="soft">{basis}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Read>
    </Page>
  )
}
