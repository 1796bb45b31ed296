import { Link } from 'react-router'
import { useAddress } from '../client/address.ts'
import { api } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { supervisionTexts } from '../language/supervision.ts'
import { Exports, Paging } from '../part/list.tsx'
import { sayInstant } from '../part/say.ts'
import { Empty, Read } from '../part/state.tsx'
import type { Measure } from './use-measures.ts'
import { scopeOf, useSubjectName } from './use-subject.ts'

const PAGE = 10

/** Another page of the list leaves the page where it is. */
const STAY = { preventScrollReset: true }

/** All measures that were taken, the newest first, as a table that can be taken along. */
export function MeasureHistory() {
  const {
    measures: { history, noHistory, columns },
  } = useText(supervisionTexts)
  const {
    values: { measuresAfter },
    change,
  } = useAddress(['measuresAfter'])
  const query = { limit: PAGE, ...(measuresAfter === undefined ? {} : { cursor: measuresAfter }) }
  const found = api.useQuery('get', '/api/supervision/measures', { params: { query } })
  return (
    <>
      <div className="row between">
        <h3 id="measure-history">{history}</h3>
        <Exports hrefOf={(as) => `/api/supervision/measures/export?as=${as}`} />
      </div>
      <Read query={found}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty>{noHistory}</Empty>
          ) : (
            <>
              <div className="sheet supervise-history" tabIndex={0} role="group" aria-labelledby="measure-history">
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{columns.at}</th>
                      <th scope="col">{columns.act}</th>
                      <th scope="col">{columns.subject}</th>
                      <th scope="col">{columns.reason}</th>
                      <th scope="col">{columns.state}</th>
                      <th scope="col" className="number">
                        {columns.record}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((measure) => (
                      <Row key={measure.id} measure={measure} />
                    ))}
                  </tbody>
                </table>
              </div>
              <Paging cursor={measuresAfter} next={next} go={(after) => change({ measuresAfter: after }, STAY)} />
            </>
          )
        }
      </Read>
    </>
  )
}

function Row({ measure }: { measure: Measure }) {
  const { measures: texts } = useText(supervisionTexts)
  const name = useSubjectName(measure)
  const scope = scopeOf(measure)
  const { act, subjectId, reason, state, createdAt, endedAt, recordIndex } = measure
  const [acts, states]: Record<string, string>[] = [texts.acts, texts.states]
  return (
    <tr>
      <td className="nowrap">
        <time dateTime={createdAt}>{sayInstant(createdAt)}</time>
      </td>
      <td className="nowrap">
        <span className={act === 'suspend' && endedAt === null ? 'tag danger' : 'tag'}>{acts?.[act] ?? act}</span>
      </td>
      <td className="supervise-subject">
        {scope === 'ledger' ? name : <Link to={`?q=${subjectId}#search`}>{name}</Link>}
        <span className="faint">{texts.scopes[scope]}</span>
      </td>
      <td className="supervise-reason">{reason}</td>
      <td className="nowrap">
        {states?.[state] ?? state}
        {endedAt !== null && <span className="faint supervise-block">{texts.ended(sayInstant(endedAt))}</span>}
      </td>
      <td className="number">
        {recordIndex === null ? '—' : <Link to={`/verify?leaf=${recordIndex}#look`}>#{recordIndex}</Link>}
      </td>
    </tr>
  )
}
