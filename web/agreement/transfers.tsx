import { Link } from 'react-router'
import { api, type Schemas } from '../client/client.ts'
import { agreementTexts } from '../language/agreement.ts'
import { useText } from '../language/language.tsx'
import { useAddress } from '../client/address.ts'
import { Exports, Paging } from '../part/list.tsx'
import { sayFen, sayInstant, saySize } from '../part/say.ts'
import { Empty, Read } from '../part/state.tsx'
import { TransferState } from '../receipt/transfer-state.tsx'

type Transfer = Schemas['Transfer']

function Row({ transfer }: { transfer: Transfer }) {
  return (
    <tr>
      <td className="nowrap"><time dateTime={transfer.at}>{sayInstant(transfer.at)}</time></td>
      <td><Link to={`/my/transfers/${transfer.id}`}>{transfer.fileName}</Link></td>
      <td className="number">{saySize(transfer.sizeBytes)}</td>
      <td className="number">{sayFen(transfer.chargedFen)}</td>
      <td>
        <TransferState state={transfer.state} />
        {transfer.rejection !== null && <span className="faint"> {transfer.rejection.title}（{transfer.rejection.basis}）</span>}
      </td>
    </tr>
  )
}

/** Transfers (交付记录), of one agreement or of all of one's own; each leads to its receipt. */
export function Transfers({ agreementId, limit = 20 }: { agreementId?: string; limit?: number }) {
  const { transfers: texts } = useText(agreementTexts)
  const { values: { transfersAfter }, change } = useAddress(['transfersAfter'])
  const query = { limit, ...(agreementId === undefined ? {} : { agreementId }), ...(transfersAfter === undefined ? {} : { cursor: transfersAfter }) }
  const found = api.useQuery('get', '/api/transfers', { params: { query } })
  const filter = agreementId === undefined ? '' : `&agreementId=${agreementId}`
  return (
    <section className="stack" aria-labelledby="transfers">
      <div className="row between">
        <h2 id="transfers">{texts.title}</h2>
        <Exports hrefOf={(as) => `/api/transfers/export?as=${as}${filter}`} />
      </div>
      <Read query={found}>
        {({ items, next }) => items.length === 0 ? <Empty>{texts.empty}</Empty> : (
          <>
            <div className="sheet" tabIndex={0} role="group" aria-labelledby="transfers">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{texts.at}</th><th scope="col">{texts.content}</th><th scope="col" className="number">{texts.size}</th>
                    <th scope="col" className="number">{texts.charged}</th><th scope="col">{texts.state}</th>
                  </tr>
                </thead>
                <tbody>{items.map((transfer) => <Row key={transfer.id} transfer={transfer} />)}</tbody>
              </table>
            </div>
            <Paging cursor={transfersAfter} next={next} go={(after) => change({ transfersAfter: after })} />
          </>
        )}
      </Read>
    </section>
  )
}
