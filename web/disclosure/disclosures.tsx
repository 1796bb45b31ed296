import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { DISCLOSURE_KINDS, type DisclosureKind, DUTIES } from '#api/disclosure/disclosure.ts'
import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useMay, useSession } from '../client/session.ts'
import { disclosureTexts } from '../language/disclosure.ts'
import { useText } from '../language/language.tsx'
import { SelectField } from '../part/form.tsx'
import { Page } from '../part/layout.tsx'
import { sayInstant } from '../part/say.ts'
import { Empty, Read, Refused } from '../part/state.tsx'
import { Sections } from './sections.tsx'

/** What was disclosed (信息披露), for everybody; and what one's own body has to disclose. */
export default function Disclosures() {
  const texts = useText(disclosureTexts)
  const { id } = useParams()
  const mayPublish = useMay('disclosure.publish')
  return (
    <Page title={texts.title} lead={texts.lead}>
      {id === undefined ? <All /> : <One id={id} />}
      {id === undefined && mayPublish && <Own />}
    </Page>
  )
}

function All() {
  const texts = useText(disclosureTexts)
  const found = api.useQuery('get', '/api/public/disclosures', {})
  return (
    <section className="stack" aria-labelledby="published">
      <h2 id="published">{texts.published}</h2>
      <Read query={found}>
        {({ items }) =>
          items.length === 0 ? <Empty>{texts.empty}</Empty> : (
            <div className="sheet" role="region" aria-labelledby="published" tabIndex={0}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{texts.year}</th><th scope="col">{texts.kind}</th>
                    <th scope="col">{texts.body}</th><th scope="col">{texts.publishedAt}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map(({ id, year, kind, bodyName, publishedAt }) => (
                    <tr key={id}>
                      <td>{year}</td>
                      <td><Link to={`/disclosure/${id}`}>{texts.kinds[kind]}</Link></td>
                      <td>{bodyName}</td>
                      <td className="nowrap">{sayInstant(publishedAt)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Read>
    </section>
  )
}

function One({ id }: { id: string }) {
  const texts = useText(disclosureTexts)
  const found = api.useQuery('get', '/api/public/disclosures/{id}', { params: { path: { id } } })
  return (
    <Read query={found}>
      {({ title, bodyName, year, publishedAt, sections }) => (
        <article className="stack">
          <p><Link to="/disclosure">{texts.back}</Link></p>
          <h2>{year} · {title}</h2>
          <p className="soft">{bodyName} · {sayInstant(publishedAt)}</p>
          <Sections sections={sections} />
        </article>
      )}
    </Read>
  )
}

const YEARS = 5

function Own() {
  const texts = useText(disclosureTexts)
  const session = useSession()
  const thisYear = new Date().getFullYear()
  const kinds = DISCLOSURE_KINDS.filter((one) => session?.roles.includes(DUTIES[one]))
  const [kind, setKind] = useState<DisclosureKind>(kinds[0] ?? 'operator')
  const [year, setYear] = useState(String(thisYear))
  const years = Array.from({ length: YEARS }, (_, back) => String(thisYear - back))
  const query = { kind, year: Number(year) }
  const found = api.useQuery('get', '/api/disclosures/draft', { params: { query } })
  const act = useAct((body: Schemas['PublishDisclosure'], headers) => client.POST('/api/disclosures', { body, headers }))
  return (
    <section className="stack" aria-labelledby="own">
      <h2 id="own">{texts.own}</h2>
      <div className="row">
        <SelectField label={texts.kind} value={kind} onChange={({ target }) => setKind(DISCLOSURE_KINDS.find((one) => one === target.value) ?? kind)}>
          {kinds.map((one) => <option key={one} value={one}>{texts.kinds[one]}</option>)}
        </SelectField>
        <SelectField label={texts.year} value={year} onChange={({ target }) => setYear(target.value)}>
          {years.map((one) => <option key={one} value={one}>{one}</option>)}
        </SelectField>
      </div>
      {act.error !== null && <Refused error={act.error} />}
      <Read query={found}>
        {({ sections, isFinal }) => (
          <>
            {isFinal ? (
              <div className="row">
                <button type="button" className="button primary" disabled={act.isPending} onClick={() => act.mutate(query)}>{texts.publish}</button>
                <span className="soft">{texts.publishNote}</span>
              </div>
            ) : <p className="notice">{texts.notOver}</p>}
            <Sections sections={sections} />
          </>
        )}
      </Read>
    </section>
  )
}
