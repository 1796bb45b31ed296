import { Link } from 'react-router'
import { useAddress } from '../client/address.ts'
import { api } from '../client/client.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { supervisionTexts } from '../language/supervision.ts'
import { Exports, Paging } from '../part/list.tsx'
import { sayCount } from '../part/say.ts'
import { Empty, Loading, Read } from '../part/state.tsx'
import { TransferState } from '../receipt/transfer-state.tsx'
import { Rejection, useDealSentence } from './deal.tsx'
import { type Deal, useAgreement } from './use-deal.ts'

const PAGE = 8
const EVERY_MS = 15_000

/** Another page of the list leaves the page where it is. */
const STAY = { preventScrollReset: true }

/** The latest transfers, each as a sentence that leads to its trace (最新交付). */
export function Deliveries() {
  const { deliveries: texts } = useText(supervisionTexts)
  const {
    values: { deliveriesAfter },
    change,
  } = useAddress(['deliveriesAfter'])
  const query = { limit: PAGE, ...(deliveriesAfter === undefined ? {} : { cursor: deliveriesAfter }) }
  const found = api.useQuery('get', '/api/transfers', { params: { query } }, { refetchInterval: EVERY_MS })
  return (
    <section className="stack" id="deliveries" aria-labelledby="deliveries-title">
      <div className="row between">
        <div>
          <h2 id="deliveries-title">{texts.title}</h2>
          <p className="soft last">{texts.lead}</p>
        </div>
        <Exports hrefOf={(as) => `/api/transfers/export?as=${as}`} />
      </div>
      <Read query={found}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty>{texts.empty}</Empty>
          ) : (
            <>
              <ol className="supervise-deliveries">
                {items.map((transfer) => (
                  <Delivery key={transfer.id} transfer={transfer} />
                ))}
              </ol>
              <Paging cursor={deliveriesAfter} next={next} go={(after) => change({ deliveriesAfter: after }, STAY)} />
            </>
          )
        }
      </Read>
    </section>
  )
}

function Delivery({ transfer }: { transfer: Deal['transfer'] }) {
  const { deliveries: texts } = useText(supervisionTexts)
  const { language } = useLanguage()
  const { data: agreement, isPending } = useAgreement(transfer.agreementId)
  return (
    <li>
      {isPending ? (
        <Loading />
      ) : (
        <p>{agreement === undefined ? transfer.fileName : <Sentence deal={{ transfer, agreement }} />}</p>
      )}
      <p className="faint supervise-place">
        <TransferState state={transfer.state} />
        {transfer.recordIndex !== null && <span>{texts.block(sayCount(transfer.recordIndex, language))}</span>}
        <Rejection transfer={transfer} />
        <Link to={`/supervise/trace/${transfer.id}`} aria-label={`${texts.trace}：${transfer.fileName}`}>
          {texts.trace}
        </Link>
      </p>
    </li>
  )
}

function Sentence({ deal }: { deal: Deal }) {
  return useDealSentence(deal)
}
