import { useAddress } from '../client/address.ts'
import { api } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { resourceTexts } from '../language/resource.ts'
import { Paging } from '../part/list.tsx'
import { sayInstant } from '../part/say.ts'
import { Read } from '../part/state.tsx'

/** The tables that were imported before, with what became of them and their faulty rows. */
export function ImportHistory() {
  const { import: texts } = useText(resourceTexts)
  const { values: { cursor }, change } = useAddress(['cursor'])
  const query = { limit: 10, ...(cursor === undefined ? {} : { cursor }) }
  const found = api.useQuery('get', '/api/resources/imports', { params: { query } })
  return (
    <section className="stack" aria-labelledby="imports">
      <h2 id="imports">{texts.history}</h2>
      <Read query={found}>
        {({ items, next }) =>
          items.length === 0 ? <p className="card soft last">{texts.historyNone}</p> : (
            <>
              <div className="sheet" role="region" aria-label={texts.historyRegion} tabIndex={0}>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{texts.at}</th>
                      <th scope="col">{texts.file}</th>
                      <th scope="col" className="number">{texts.created}</th>
                      <th scope="col" className="number">{texts.changed}</th>
                      <th scope="col" className="number">{texts.unchanged}</th>
                      <th scope="col" className="number">{texts.faulty}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map(({ id, createdAt, fileName, created, changed, unchanged, faulty }) => (
                      <tr key={id}>
                        <td className="nowrap">{sayInstant(createdAt)}</td>
                        <td>{fileName}</td>
                        <td className="number">{created}</td>
                        <td className="number">{changed}</td>
                        <td className="number">{unchanged}</td>
                        <td className="number">
                          {faulty === 0 ? 0 : <a href={`/api/resources/imports/${id}/faults?as=xlsx`} download>{faulty} · XLSX</a>}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
            </>
          )
        }
      </Read>
    </section>
  )
}
