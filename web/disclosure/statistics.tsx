import { useAddress } from '../client/address.ts'
import { api } from '../client/client.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { disclosureTexts } from '../language/disclosure.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { TextField } from '../part/form.tsx'
import { Read } from '../part/state.tsx'

/** The market's statistics (市场统计): figures with their definitions, and their export. */
export default function Statistics() {
  const texts = useText(disclosureTexts)
  return (
    <DeskPage title={texts.statistics} lead={texts.statisticsLead} act="statistics.view">
      <Figures />
    </DeskPage>
  )
}

function Figures() {
  const texts = useText(disclosureTexts)
  const { language } = useLanguage()
  const { values, change } = useAddress(['from', 'to'])
  const query = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
  const found = api.useQuery('get', '/api/statistics', { params: { query } })
  const exported = (as: string) => `/api/statistics?${new URLSearchParams({ ...query, as }).toString()}`
  return (
    <>
      <div className="row">
        <TextField label={texts.from} type="date" value={values.from ?? ''} onChange={({ target }) => change({ from: target.value || undefined })} />
        <TextField label={texts.to} type="date" value={values.to ?? ''} onChange={({ target }) => change({ to: target.value || undefined })} />
        <a className="button" href={exported('xlsx')} download>{texts.exports} XLSX</a>
        <a className="button" href={exported('csv')} download>{texts.exports} CSV</a>
      </div>
      <Read query={found}>
        {({ items }) => (
          <div className="sheet" role="region" aria-label={texts.statistics} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{texts.columns.name}</th><th scope="col">{texts.columns.value}</th>
                  <th scope="col">{texts.columns.unit}</th><th scope="col">{texts.columns.definition}</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ key, name, english, value, unit, definition }) => (
                  <tr key={key}>
                    <th scope="row">{language === 'en' ? english : name}</th>
                    <td className="nowrap">{Number(value).toLocaleString('zh-CN')}</td>
                    <td>{unit}</td>
                    <td className="soft">{definition}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Read>
    </>
  )
}
